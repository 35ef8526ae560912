import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type CompiledWorkflow, compile, type Target } from '../../src/deploy/compile.ts';
import { catalogOpener } from '../../src/edge/catalog-source.ts';
import type { ItemStep, WiredInput } from '../../src/protocol/item-plan.ts';
import { parseCompanion } from '../../src/spec/companion-names.ts';
import { loadWorkflow } from '../../src/workflow/load-workflow.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { aPlan, aStep } from './plan.ts';
import { ROOT } from './workshop.ts';

export const TARGET: Target = { account: '183351756044', region: 'us-east-1', network: { kind: 'own' } };
/** The same with an existing network. */
export const EXISTING: Target = {
  ...TARGET,
  network: { kind: 'existing', vpc: 'vpc-0a1b2c3d4e5f67890', subnets: ['subnet-0a1b2c3d'], publicIp: true },
};
const CODE = { bucket: 'pipewright-example-output', key: 'tide-gauges/.pipewright/deploy/code.zip' };

/** A plan's template for a target, with the dispatcher's code at a fixed place. */
export function compiled(plan: Plan, target: Target = TARGET): CompiledWorkflow {
  return compile(plan, target, () => CODE);
}

/** An example workflow file's plan, with the catalog of this repository. */
export async function examplePlan(name: string): Promise<Plan> {
  const file = join(ROOT, 'workflows-examples', `${name}.workflow.json`);
  const signal = new AbortController().signal;
  const open = catalogOpener({ from: dirname(file), cwd: ROOT, env: {}, signal });
  const { plan, findings } = await loadWorkflow(readFileSync(file, 'utf8'), basename(file), open);
  if (!plan) throw new Error(JSON.stringify(findings));
  return plan;
}

const PLATFORMS = [{ platform: 'linux/amd64', digest: 'sha256:0' as const, size: 50_000_000 }];

/** A step that can be deployed. */
export function deployableStep(id: string, changes: Parameters<typeof aStep>[1] = {}) {
  return aStep(id, {
    ...changes,
    spec: { platforms: PLATFORMS, instance_type: 'fargate', ...changes.spec } as never,
  });
}

/** A plan of these steps that can be deployed. */
export function deployablePlan(changes: Partial<Plan>, ...steps: Plan['steps'][number][]): Plan {
  return {
    ...aPlan(...steps),
    input: { bucket: 'some-input', prefix: 'in/' },
    output: { bucket: 'some-output', prefix: 'out/' },
    region: 'us-east-1',
    ...changes,
  };
}

/** A workflow that uses nearly everything that a workflow can ask for. */
export function everythingPlan(): Plan {
  const secret = 'arn:aws:secretsmanager:us-east-1:183351756044:secret:model-AbCdEf:key::';
  return deployablePlan(
    { workflow: 'every_thing', network: 'isolated', port_sources: ['192.0.2.0/24', '2001:db8::/32'] },
    deployableStep('cut', {
      image: '183351756044.dkr.ecr.us-east-1.amazonaws.com/pipewright/cut@sha256:1',
      disk_gb: 100,
      cpu_units: 2048,
      memory_mb: 5000,
      variables: { SEED: '7', TEXT: 'a "quoted" line\nand another' },
      secrets: { TOKEN: 'arn:aws:ssm:us-east-1:183351756044:parameter/token', KEY: secret },
      ports: [
        { port: 9090, protocol: 'tcp' },
        { port: 53, protocol: 'udp' },
      ],
      reads: ['in/'],
      writes: 'out/cut/',
    }),
    deployableStep('train', {
      image: '183351756044.dkr.ecr.us-east-1.amazonaws.com/pipewright/train@sha256:2',
      needs: ['cut'],
      gpu_count: 1,
      disk_gb: 300,
      compute: 'ec2-spot',
      reads: ['out/cut/'],
      writes: 'out/train/',
      spec: { instance_type: 'g5.xlarge' },
    }),
    deployableStep('count', {
      image: '183351756044.dkr.ecr.us-east-1.amazonaws.com/pipewright/count@sha256:3',
      needs: ['cut', 'train'],
      gather: true,
      compute: 'ec2',
      reads: ['out/cut/', 'out/train/'],
      writes: 'out/count/',
      spec: { platforms: [{ platform: 'linux/arm64', digest: 'sha256:0', size: 1 }] },
    }),
  );
}

/** Thirty steps, one after another. */
export function thirtySteps(): Plan {
  return deployablePlan(
    { workflow: 'thirty' },
    ...Array.from({ length: 30 }, (_, i) =>
      deployableStep(`step-${i}-with-a-name-that-is-not-short`, {
        needs: i === 0 ? [] : [`step-${i - 1}-with-a-name-that-is-not-short`],
        reads: [i === 0 ? 'in/' : `out/step-${i - 1}-with-a-name-that-is-not-short/`],
        writes: `out/step-${i}-with-a-name-that-is-not-short/`,
        variables: { A: 'x'.repeat(50), B: 'y'.repeat(50), C: 'z'.repeat(50) },
      }),
    ),
  );
}

const input = (name: string, changes: Partial<WiredInput>): WiredInput => ({
  ...{ name, patterns: ['*'], least: 1, most: 1, optional: false, shared: false, folder: false },
  ...{ companions: [], sources: [] },
  ...changes,
});
const align: ItemStep = {
  id: 'align',
  inputs: [
    input('reads', { sources: [{ from: 'files' }, { from: 'step', step: 'trim', output: 'reads' }] }),
    input('genome', {
      shared: true,
      companions: [parseCompanion('{name}.fai'), parseCompanion('{stem}.dict?')],
      sources: [{ from: 'shared', name: 'genome' }],
    }),
  ],
  outputs: [],
  variables: [],
};
const trim: ItemStep = {
  id: 'trim',
  inputs: [input('reads', { most: 2, sources: [{ from: 'files' }] })],
  outputs: [],
  variables: [],
};

/** A plan of items of several files with a shared genome. @param genome its path or `s3://` address */
export function itemsPlan(genome: string): Plan {
  return deployablePlan(
    {
      sources: [{ bucket: 'paid', prefix: 'refs/', access: 'requester-pays' }],
      items: { rule: { kind: 'pairs' }, shared: { genome }, steps: [trim, align] },
    },
    deployableStep('trim', { reads: ['in/'], writes: 'out/trim/' }),
    deployableStep('align', { needs: ['trim'], reads: ['out/trim/'], writes: 'out/align/' }),
  );
}

/** A plan with people to notify. */
export function notifyPlan(): Plan {
  return deployablePlan(
    { notify: ['lab@example.org', 'https://example.org/pipewright'] },
    deployableStep('a', { reads: ['in/'], writes: 'out/a/' }),
    deployableStep('b', { needs: ['a'], compute: 'ec2', reads: ['out/a/'], writes: 'out/b/' }),
  );
}

/** Steps with lanes on Fargate and on instances, with one lane, and with none. */
export function lanesPlan(): Plan {
  const memory = { minimal: 500, suggested: 1000, maximal: 6000, base: 300, per_input_mb: 4.5 };
  const sizes = { memory_mb: 1000, spec: { memory } };
  return deployablePlan(
    { workflow: 'lanes', notify: ['lab@example.org'] },
    deployableStep('call', sizes),
    deployableStep('join', { ...sizes, needs: ['call'], compute: 'ec2' }),
    deployableStep('named', {
      ...sizes,
      needs: ['call'],
      spec: { memory, instance_type: 'r5.8xlarge' } as never,
    }),
    deployableStep('small', {
      needs: ['call'],
      spec: { memory: { minimal: 64, suggested: 64, maximal: 64 } },
    }),
  );
}

/** The plans of the golden templates, by the names of their files. */
export const GOLDEN_PLANS: Readonly<Record<string, () => Promise<[Plan, Target]>>> = {
  single: async () => [await examplePlan('single'), TARGET],
  sequence: async () => [await examplePlan('sequence'), EXISTING],
  graph: async () => [await examplePlan('graph'), TARGET],
  everything: async () => [everythingPlan(), TARGET],
  items: async () => [itemsPlan('refs/a.fa'), TARGET],
  notify: async () => [notifyPlan(), TARGET],
  lanes: async () => [lanesPlan(), TARGET],
};
