import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ensurePythonTools, settingOf } from '../../scripts/services.ts';
import { architectureOf } from '../../src/deploy/compute.ts';
import { setupTemplate } from '../../src/deploy/github-roles.ts';
import { MOST_RESOURCES, TEMPLATE_BYTES, type Template } from '../../src/deploy/template.ts';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import type { Plan, PlannedItems } from '../../src/workflow/plan.ts';
import type { Architecture } from '../../src/workflow/workflow.ts';
import {
  compiled,
  deployablePlan,
  deployableStep,
  everythingPlan,
  examplePlan,
  GOLDEN_PLANS,
  TARGET,
  thirtySteps,
} from '../fakes/deployable.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { missing } from '../fakes/missing.ts';
import { type Judge, openServiceSpec } from '../fakes/service-spec.ts';
import { ROOT, run } from '../fakes/workshop.ts';
import { planOf as itemPlanOf } from '../protocol/item-cases.ts';

/** A template that may be changed. */
interface Spoilt {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
  readonly Outputs: Record<string, { Value: unknown }>;
}

/** How long a value is with an ARN for every reference. */
function resolvedLength(value: unknown): number {
  return JSON.stringify(value ?? '').replace(/\{"(?:Ref|Fn::GetAtt)":[^}]*\}/g, 'x'.repeat(120)).length;
}

async function templateOf(name: string): Promise<Template> {
  return compiled(...(await GOLDEN_PLANS[name]!())).template;
}

describe('compile of a workflow with "items"', () => {
  const items = (rule: PlannedItems['rule'], gather: boolean): PlannedItems => {
    const all = { patterns: ['*'], count: [1, null] } as const;
    const { steps } = itemPlanOf({ steps: { all: { inputs: { f: all }, ...(gather && { gather: {} }) } } });
    return { rule, shared: {}, steps };
  };
  const compile = (planned: PlannedItems) => {
    const { template, dispatch } = compiled(
      deployablePlan({ items: planned }, deployableStep('all')),
      TARGET,
    );
    const { Dispatcher, DispatcherRole } = template.Resources as Spoilt['Resources'];
    const lists = JSON.stringify(DispatcherRole!.Properties).includes('"s3:prefix":["in/*"]');
    return { dispatch, lists, memory: Dispatcher!.Properties.MemorySize };
  };

  it('tells the dispatcher how uploads without a run become items, and lets it list them', () => {
    const { dispatch, lists, memory } = compile(items({ kind: 'pairs' }, false));
    assert.deepEqual([dispatch.adhoc, lists, memory], [{ kind: 'pairs' }, true, 512]);
    assert.equal(dispatch.items!.steps.length, 1);
  });

  it('gives the dispatcher the memory that groups need, and leaves out what only sheets say', () => {
    const { dispatch, lists, memory } = compile(items({ kind: 'sheet', path: 'samples.csv' }, true));
    assert.deepEqual([dispatch.adhoc, lists, memory], [undefined, false, 2048]);
  });
});

describe('compile', () => {
  let judge: Judge;
  before(async () => {
    judge = await openServiceSpec();
  });

  for (const name of Object.keys(GOLDEN_PLANS)) {
    it(`compiles ${name} to the reviewed template (UPDATE_GOLDEN=1 rewrites it)`, async () => {
      const file = join(ROOT, 'test/golden', `${name}.template.json`);
      const { template, dispatch } = compiled(...(await GOLDEN_PLANS[name]!()));
      // Images are wrapped again with every release of the agent.
      const text = `${JSON.stringify({ template, dispatch }, null, 1)}\n`.replace(
        /sha256:[0-9a-f]{64}/g,
        'sha256:(64 hex digits)',
      );
      if (process.env.UPDATE_GOLDEN || !existsSync(file)) writeFileSync(file, text);
      assert.equal(text, readFileSync(file, 'utf8'));
    });

    it(`compiles ${name} to resources that match AWS's schemas`, async () => {
      assert.deepEqual(judge(await templateOf(name)), []);
    });
  }

  it('is checked by schemas that find errors', async () => {
    const template = structuredClone(await templateOf('single')) as unknown as Spoilt;
    template.Resources.Inbox!.Properties.Visibility = 1;
    template.Resources.Inbox!.Properties.MessageRetentionPeriod = 'long';
    template.Resources.Cluster!.Type = 'AWS::ECS::Clutter';
    template.Resources.DispatcherRole!.Properties.AssumeRolePolicyDocument = undefined;
    template.Outputs.AgentLogs!.Value = { 'Fn::GetAtt': ['Inbox', 'Size'] };
    assert.deepEqual(judge(template as never), [
      'Inbox.MessageRetentionPeriod: "long" is no integer',
      'Inbox: there is no property Visibility',
      'Cluster: there is no type AWS::ECS::Clutter',
      'DispatcherRole: AssumeRolePolicyDocument is missing',
      'Outputs.AgentLogs.Value: AWS::SQS::Queue has no attribute Size',
    ]);
  });

  it('passes cfn-lint', { skip: missing('python3') }, async () => {
    const programs = await ensurePythonTools(settingOf(), join(ROOT, 'scripts/services/requirements.txt'));
    await using folder = await temporaryFolder();
    const files = [];
    for (const name of Object.keys(GOLDEN_PLANS)) {
      files.push(join(folder.path, `${name}.json`));
      writeFileSync(files.at(-1)!, JSON.stringify(await templateOf(name)));
    }
    files.push(join(folder.path, 'thirty.json'));
    writeFileSync(files.at(-1)!, JSON.stringify(compiled(thirtySteps()).template));
    files.push(join(folder.path, 'setup.json'));
    const setup = { repository: 'my-lab/tides', branch: 'main', environment: 'production', keys: [] };
    writeFileSync(
      files.at(-1)!,
      JSON.stringify(setupTemplate({ ...setup, plans: [everythingPlan()], site: TARGET }, true)),
    );
    const said = await run(join(programs, 'cfn-lint'), ['--regions', 'us-east-1', '--', ...files]);
    assert.deepEqual([said.code, said.stdout + said.stderr], [0, '']);
  });

  it('lets agents of a step with a checkpoint keep it, in its place alone, by image, variables and secrets', () => {
    const of = (changes: Parameters<typeof deployableStep>[1], spec: object = { checkpoint: '/data/ck' }) => {
      const plan = deployablePlan({}, deployableStep('a', { ...changes, spec }));
      return JSON.stringify(compiled(plan).template);
    };
    const digestIn = (text: string) => /"PIPEWRIGHT_CHECKPOINT","Value":"([0-9a-f]{16})"/.exec(text)?.[1];
    const all = [
      of({}),
      of({ image: 'other' }),
      of({ variables: { A: '1' } }),
      of({ secrets: { A: 'arn:aws:ssm:::x' } }),
    ];
    assert.equal(new Set(all.map(digestIn)).size, 4);
    assert.equal(digestIn(of({ memory_mb: 999, max_attempts: 9 })), digestIn(of({})));
    const folder = 'arn:aws:s3:::some-output/out/.pipewright/checkpoints/*/a/*';
    const removes = `"Action":["s3:DeleteObject"],"Resource":["${folder}"]`;
    assert.ok(of({}).includes(removes) && of({}).split(folder).length === 4, of({}));
    assert.doesNotMatch(of({}, {}), /checkpoint|CHECKPOINT/);
  });

  it("gives agents the limits of the workflow file, and else leaves them their image's own", () => {
    const environmentOf = (limits?: Plan['steps'][number]['limits']) => {
      const { template } = compiled(deployablePlan({}, deployableStep('a', { ...(limits && { limits }) })));
      return JSON.stringify(template).match(/"PIPEWRIGHT_(?:TIMEOUT_MINUTES|DISK_GB)","Value":"\d+"/g);
    };
    assert.deepEqual(environmentOf({ timeout_minutes: 90, disk_gb: 50 }), [
      '"PIPEWRIGHT_TIMEOUT_MINUTES","Value":"90"',
      '"PIPEWRIGHT_DISK_GB","Value":"50"',
    ]);
    assert.equal(environmentOf(), null);
  });

  it('chooses processors that the image is for', () => {
    const of = (
      architecture: Architecture | undefined,
      platforms: readonly string[],
      rest: Parameters<typeof deployableStep>[1] = {},
    ) => {
      const spec = {
        ...rest.spec,
        platforms: platforms.map((platform) => ({ platform, digest: '', size: 1 })),
      };
      const step = deployableStep('a', {
        ...rest,
        ...(architecture && { architecture }),
        spec: spec as never,
      });
      return architectureOf(step);
    };
    const [x86, arm] = ['linux/amd64', 'linux/arm64/v8'];
    assert.deepEqual(
      [
        of(undefined, [arm!, x86!]),
        of('x86_64', [arm!, x86!]),
        of('arm64', [x86!, arm!]),
        of('auto', [x86!, arm!]),
      ],
      ['X86_64', 'X86_64', 'ARM64', 'ARM64'],
    );
    assert.deepEqual(
      [of(undefined, [arm!]), of('auto', [x86!]), of('auto', ['linux/s390x']), of('arm64', [x86!])],
      ['ARM64', 'X86_64', undefined, undefined],
    );
    // On instances: those of the type; their prices differ less, and are not known where ECS chooses.
    const onType = (instance_type: string) =>
      of('auto', [x86!, arm!], { compute: 'ec2', spec: { instance_type } });
    assert.deepEqual(
      ['m7g.large', 'is4gen.large', 'a1.large', 'g5.xlarge', 'm5zn.large', 'fargate'].map(onType),
      ['ARM64', 'ARM64', 'ARM64', 'X86_64', 'X86_64', 'X86_64'],
    );
    const plan = deployablePlan({}, deployableStep('a', { architecture: 'arm64' }));
    assert.throws(() => compiled(plan), { code: 'NO_PLATFORM', message: /asks for arm64/ });
  });

  it('keeps thirty steps under the limits of CloudFormation', () => {
    const { template } = compiled(thirtySteps());
    assert.ok(Object.keys(template.Resources).length < MOST_RESOURCES / 2);
    assert.ok(Buffer.byteLength(JSON.stringify(template)) < TEMPLATE_BYTES / 2);
    assert.ok(Object.keys(template.Outputs).length < 200);
    for (const [id, { Type, Properties }] of Object.entries(template.Resources))
      if (Type === 'AWS::IAM::Role')
        assert.ok(resolvedLength(Properties.Policies) < 10_240, `${id} has too long a policy for IAM`);
    assert.deepEqual(judge(template), []);
  });

  it('keeps accounts of what agents cost where there is a budget, with the prices of lanes, disk and Spot', () => {
    const ofStep = deployableStep('a', { disk_gb: 120 });
    const plan = deployablePlan({ budget: { run_usd: 5, month_usd: 50 } }, ofStep);
    const { dispatch, template } = compiled(plan);
    assert.deepEqual(dispatch.budget, { month_usd: 50 });
    const [step] = dispatch.steps;
    const { second, spot_second } = step!.agent_price!;
    assert.ok(second > spot_second! && spot_second! > (100 * 0.000111) / 3600);
    const before = compiled(deployablePlan({}, ofStep));
    assert.deepEqual([before.dispatch.budget, before.dispatch.steps[0]!.agent_price], [undefined, undefined]);
    const rights = (of: typeof template) => JSON.stringify(of).match(/sqs:ReceiveMessage/g)!.length;
    assert.equal(rights(template) - rights(before.template), 1);
    assert.deepEqual(judge(template), []);
  });

  it('is deterministic', async () => {
    const once = JSON.stringify(compiled(await examplePlan('graph')));
    assert.equal(JSON.stringify(compiled(await examplePlan('graph'))), once);
  });

  it('names the buckets that a workflow lacks', () => {
    const { bucket: _, ...input } = { bucket: '', prefix: '' };
    assert.throws(() => compiled(deployablePlan({ input }, deployableStep('a'))), {
      code: 'MISSING_FIELD',
      message: /"input_s3_name", the bucket that inputs come from\. Add this/,
    });
  });

  it('gives the dispatcher names that AWS and emulators derive in the same way', () => {
    const plan = deployablePlan({}, deployableStep('a', { compute: 'fargate' }));
    const { steps, inbox } = compiled(plan).dispatch;
    assert.deepEqual(steps[0], {
      id: 'a',
      needs: [],
      gather: false,
      patterns: ['*'],
      work: {
        url: 'https://sqs.us-east-1.amazonaws.com/183351756044/pipewright-test_Work-a',
        arn: 'arn:aws:sqs:us-east-1:183351756044:pipewright-test_Work-a',
      },
      deadLetter: {
        url: 'https://sqs.us-east-1.amazonaws.com/183351756044/pipewright-test_Dead-a',
        arn: 'arn:aws:sqs:us-east-1:183351756044:pipewright-test_Dead-a',
      },
      taskDefinition: 'pipewright-test_Task-a',
      compute: { kind: 'fargate', spotFirst: false },
      maxAgents: 10,
      perAgent: 4,
    });
    const china = compiled(plan, { ...TARGET, region: 'cn-north-1' }).dispatch.inbox;
    assert.equal(china.url, 'https://sqs.cn-north-1.amazonaws.com.cn/183351756044/pipewright-test_Inbox');
    assert.match(china.arn, /^arn:aws-cn:/);
    const local = compiled(plan, { ...TARGET, endpoint: 'http://172.17.0.1:4566/' }).dispatch.inbox;
    assert.equal(local.url, 'http://172.17.0.1:4566/183351756044/pipewright-test_Inbox');
    assert.match(inbox.arn, /Inbox$/);
  });
});

describe('names', () => {
  const long = 'a-very-long-name-for-a-workflow-that-somebody-really-wrote-down';

  it('stay within the limits of each service, and differ', () => {
    const names = resourceNames(long, TARGET);
    const step = 'another-name-that-is-as-long-as-the-schema-lets-it-be-wherever';
    const limits: [string, number][] = [
      [names.base, 40],
      [names.work(step), 80],
      [names.dead(step), 80],
      [names.inbox, 80],
      [names.taskRole(step), 64],
      [names.taskRole(`${step}x`), 64],
      [names.instanceRole, 64],
      [names.dispatcher, 64],
    ];
    for (const [name, most] of limits) assert.ok(name.length <= most, name);
    assert.equal(new Set(limits.map(([name]) => name)).size, limits.length);
    assert.ok(names.work(step).startsWith(names.own));
  });

  it('of two workflows never collide, whatever their steps are called', () => {
    const [a, b] = [resourceNames('a', TARGET), resourceNames('a-b', TARGET)];
    assert.notEqual(a.work('b-c'), b.work('c'));
  });

  it('of resources differ where ids do', () => {
    const { logical } = resourceNames('a', TARGET);
    const ids = ['a1', 'a-1', 'a-b', 'ab', 'a_b', 'a--b', 'a__b', '1a', 'a-b1', 'role-a'];
    const all = ids.map((id) => logical('Work', id));
    assert.equal(new Set(all).size, ids.length, all.join(' '));
    for (const each of all) assert.match(each, /^[A-Za-z0-9]+$/);
  });
});
