import type { CatalogSource } from '../catalog/catalog.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { ItemLimits } from '../protocol/agent-size.ts';
import type { Keep } from '../protocol/dispatch-plan.ts';
import type { ItemStep } from '../protocol/item-plan.ts';
import { valueText } from '../spec/variable-values.ts';
import type { Prefixes } from './rules/bucket-places.ts';
import type { WrittenItems } from './rules/item-rules.ts';
import type { OpenPort } from './rules/step-ports.ts';
import type { DraftStep } from './rules/workflow-steps.ts';
import { readSource, type Source } from './sources.ts';
import type { Architecture, Budget, Compute, Workflow, WorkflowAlgorithm } from './workflow.ts';

/** A workflow file resolved with its catalog: everything that running or deploying it needs to know. */
export interface Plan {
  /** The workflow's name. */
  readonly workflow: string;
  readonly catalog: CatalogSource;
  readonly input: Place;
  readonly output: Place;
  readonly region?: string;
  readonly account_id?: string;
  readonly key_pair?: string;
  readonly network: 'open' | 'isolated';
  readonly subnets: readonly string[];
  readonly port_sources: readonly string[];
  /** Tags of the stack and everything in it, besides Pipewright's own. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Mail addresses and https URLs of those who are notified of runs; missing where there are none. */
  readonly notify?: readonly string[];
  /** What agents may cost, in USD; without it no accounts are kept. */
  readonly budget?: Budget;
  /** ARN of the policy that limits all roles. */
  readonly permissions_boundary?: string;
  /**
   * ARN of the role with which CloudFormation changes the stack; by default the caller's permissions count.
   */
  readonly deploy_role?: string;
  /** Agents pull copies of the images from the account's own registry; set by deploying, not by the file. */
  readonly mirror?: true;
  /** Places besides `input` whose objects are inputs in place. */
  readonly sources?: readonly Source[];
  /** Runs take over results that an earlier run computed from the same inputs; then `items` is set. */
  readonly reuse?: true;
  /** Each step is after those whose results it takes. */
  readonly steps: readonly PlannedStep[];
  /** Missing where the items are files one by one. */
  readonly items?: PlannedItems;
}

/** How files become items, and how these go through the steps. */
export interface PlannedItems {
  readonly rule: WrittenItems;
  /** Name → path, relative to the workflow file, or `s3://`. */
  readonly shared: Readonly<Record<string, string>>;
  /** In the plan's order. */
  readonly steps: readonly ItemStep[];
}

/** A bucket, if the file names one, and the prefix of all its keys: `''`, or ending in `/`. */
export interface Place {
  readonly bucket?: string;
  readonly prefix: string;
}

export interface PlannedStep {
  readonly id: string;
  /** `name@version` */
  readonly algorithm: string;
  /** The wrapped image by digest. */
  readonly image: string;
  /** The copy that agents pull, with the same digest; missing where they pull `image`. */
  readonly mirrored?: string;
  /** Ids of the steps whose results it takes; without any it takes the workflow's inputs. */
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Values of declared variables, defaults included, as environment text; without those in `secrets`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variable → ARN of the secret that holds its value. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  readonly compute: Compute;
  /** Default: x86_64, where the image is for that. */
  readonly architecture?: Architecture;
  /** 1,024 are one vCPU */
  readonly cpu_units: number;
  /** MiB */
  readonly memory_mb: number;
  /** GB */
  readonly disk_gb: number;
  readonly gpu_count: number;
  readonly timeout_minutes: number;
  /** `timeout_minutes` and `disk_gb` from the workflow file: the image's agent knows only its spec. */
  readonly limits?: ItemLimits;
  readonly max_attempts: number;
  readonly max_agents: number;
  /** How long its results stay in S3; missing where they are not deleted. */
  readonly keep?: Keep;
  /** Prefixes in the input bucket (a step without needs) or in the output bucket; a run's id follows each. */
  readonly reads: readonly string[];
  /** Prefix in the output bucket; a run's id follows. */
  readonly writes: string;
  /** With the step's sizes instead of the algorithm's. */
  readonly spec: ExtendedSpec;
}

export const DEFAULT_MAX_AGENTS = 10;
export const DEFAULT_MAX_ATTEMPTS = 3;

/** A step with its algorithm's spec, which has the step's sizes: everything planning needs. */
export interface ResolvedStep extends Omit<DraftStep, 'wiring'> {
  readonly algorithm: WorkflowAlgorithm;
  readonly spec: ExtendedSpec;
  readonly ports: readonly OpenPort[];
}

/**
 * Plans a valid workflow.
 * @param name the workflow's, when the file does not give one
 * @param prefixes each `''` or ending in `/`
 * @param steps in any order, without cycles
 * @param items of a workflow whose items are more than files one by one
 */
export function compilePlan(
  workflow: Workflow,
  name: string,
  catalog: CatalogSource,
  prefixes: Prefixes,
  steps: readonly ResolvedStep[],
  items?: PlannedItems,
): Plan {
  return {
    workflow: workflow.name ?? name,
    catalog: { name: catalog.name, commit: catalog.commit },
    input: { bucket: workflow.input_s3_name, prefix: prefixes.input },
    output: { bucket: workflow.output_s3_name, prefix: prefixes.output },
    region: workflow.region,
    account_id: workflow.account_id,
    key_pair: workflow.key_pair,
    network: workflow.network ?? 'open',
    subnets: workflow.subnets ?? [],
    port_sources: workflow.port_sources ?? [],
    tags: workflow.tags,
    ...(workflow.notify && workflow.notify.length > 0 && { notify: [...new Set(workflow.notify)] }),
    ...(workflow.budget && { budget: workflow.budget }),
    permissions_boundary: workflow.permissions_boundary,
    deploy_role: workflow.deploy_role,
    ...(workflow.sources && {
      sources: Object.entries(workflow.sources).map(([url, how]) => readSource(url, how)),
    }),
    ...(workflow.reuse && { reuse: true }),
    steps: inOrder(steps).map((step) => planStep(workflow, prefixes, step)),
    ...(items && { items }),
  };
}

function planStep(
  workflow: Workflow,
  prefixes: Prefixes,
  { id, needs, gather, algorithm, spec, ports }: ResolvedStep,
): PlannedStep {
  const declared = spec.user_specified_environment_variables.map((variable) => ({
    variable,
    name: variable.name,
    arn: own(workflow.secrets, variable.name),
    value: own(algorithm.variables, variable.name) ?? variable.default,
  }));
  return {
    id,
    algorithm: `${spec.name}@${spec.version}`,
    image: spec.container_name,
    needs,
    gather,
    // AWS refuses a name in both lists, and a secret must not show as plain text.
    variables: Object.fromEntries(
      declared.flatMap(({ variable, name, arn, value }) =>
        arn === undefined && value !== undefined ? [[name, valueText(variable, value)]] : [],
      ),
    ),
    secrets: Object.fromEntries(
      declared.flatMap(({ name, arn }) => (arn === undefined ? [] : [[name, arn]])),
    ),
    ports,
    compute: algorithm.compute ?? workflow.compute ?? 'auto',
    ...architectureOf(algorithm.architecture ?? workflow.architecture),
    cpu_units: spec.cpu_units,
    memory_mb: spec.memory_mb,
    disk_gb: spec.disk_gb,
    gpu_count: spec.gpu?.count ?? 0,
    timeout_minutes: spec.timeout_minutes,
    ...limitsOf(algorithm),
    max_attempts: algorithm.max_attempts ?? workflow.max_attempts ?? DEFAULT_MAX_ATTEMPTS,
    max_agents: algorithm.max_agents ?? workflow.max_agents ?? DEFAULT_MAX_AGENTS,
    ...keepOf(algorithm.keep),
    reads: needs.length > 0 ? needs.map((need) => `${prefixes.output}${need}/`) : [prefixes.input],
    writes: `${prefixes.output}${id}/`,
    spec,
  };
}

function architectureOf(architecture: Architecture | undefined): Pick<PlannedStep, 'architecture'> {
  return architecture === undefined ? {} : { architecture };
}

function keepOf(written: string | undefined): Pick<PlannedStep, 'keep'> {
  if (written === undefined || written === 'all') return {};
  return { keep: written === 'last' ? 'last' : Number.parseInt(written, 10) };
}

function limitsOf({ timeout_minutes, disk_gb }: WorkflowAlgorithm): Pick<PlannedStep, 'limits'> {
  const limits = {
    ...(timeout_minutes !== undefined && { timeout_minutes }),
    ...(disk_gb !== undefined && { disk_gb }),
  };
  return Object.keys(limits).length > 0 ? { limits } : {};
}

/** A variable may be called `constructor`: inherited properties do not count. */
function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

/**
 * Steps in the order of the file, except that each comes after those that it needs.
 * @throws Error for a cycle
 */
export function inOrder<T extends Pick<ResolvedStep, 'id' | 'needs'>>(steps: readonly T[]): T[] {
  const left = new Set(steps);
  const sorted: T[] = [];
  while (left.size > 0) {
    const done = new Set(sorted.map((step) => step.id));
    const next = steps.find((step) => left.has(step) && step.needs.every((need) => done.has(need)));
    if (!next) throw new Error('the steps wait for each other');
    left.delete(next);
    sorted.push(next);
  }
  return sorted;
}

/**
 * The variables that reports may show: a secret may be in a workflow file in plain text, despite the warning.
 */
export function shownVariables({ spec, variables }: PlannedStep): Record<string, string> {
  const secret = new Set(
    spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name),
  );
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !secret.has(name)));
}
