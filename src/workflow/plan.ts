import type { CatalogSource } from '../catalog/catalog.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { OpenPort } from './rules/step-ports.ts';
import type { DraftStep } from './rules/workflow-steps.ts';
import type { Compute, Workflow, WorkflowAlgorithm } from './workflow.ts';

/** What a workflow file comes to with its catalog: everything that running or deploying it needs to know. */
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
  /** Each behind those whose results it takes. */
  readonly steps: readonly PlannedStep[];
}

/** A bucket, where the file names one, and the prefix below which everything lies: `''`, or ending in `/`. */
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
  /** Ids of the steps whose results it takes; none: the workflow's inputs. */
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Values of declared variables, defaults included, as an environment has them; without those in `secrets`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variable → ARN of the secret that holds its value. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  readonly compute: Compute;
  /** 1,024 are one vCPU */
  readonly cpu_units: number;
  /** MiB */
  readonly memory_mb: number;
  /** GB */
  readonly disk_gb: number;
  readonly gpu_count: number;
  readonly timeout_minutes: number;
  readonly max_attempts: number;
  readonly max_agents: number;
  /** Prefixes in the input bucket (a step without needs) or in the output bucket; a run's id follows each. */
  readonly reads: readonly string[];
  /** Prefix in the output bucket; a run's id follows. */
  readonly writes: string;
  readonly spec: ExtendedSpec;
}

export const DEFAULT_MAX_AGENTS = 10;
export const DEFAULT_MAX_ATTEMPTS = 3;

/** A step with what its algorithm says: all that there is to know before planning. */
export interface ResolvedStep extends DraftStep {
  readonly algorithm: WorkflowAlgorithm;
  readonly spec: ExtendedSpec;
  readonly ports: readonly OpenPort[];
}

/**
 * What a valid workflow comes to.
 * @param name the workflow's, where the file gives none
 * @param prefixes each `''` or ending in `/`
 * @param steps in any order, without cycles
 */
export function compilePlan(
  workflow: Workflow,
  name: string,
  catalog: CatalogSource,
  prefixes: { readonly input: string; readonly output: string },
  steps: readonly ResolvedStep[],
): Plan {
  const { input_s3_name, output_s3_name, region, account_id, key_pair } = workflow;
  return {
    workflow: workflow.name ?? name,
    catalog: { name: catalog.name, ...(catalog.commit !== undefined && { commit: catalog.commit }) },
    input: { ...(input_s3_name !== undefined && { bucket: input_s3_name }), prefix: prefixes.input },
    output: { ...(output_s3_name !== undefined && { bucket: output_s3_name }), prefix: prefixes.output },
    ...(region !== undefined && { region }),
    ...(account_id !== undefined && { account_id }),
    ...(key_pair !== undefined && { key_pair }),
    network: workflow.network ?? 'open',
    subnets: workflow.subnets ?? [],
    port_sources: workflow.port_sources ?? [],
    steps: inOrder(steps).map((step) => planStep(workflow, prefixes, step)),
  };
}

function planStep(
  workflow: Workflow,
  prefixes: { readonly input: string; readonly output: string },
  { id, needs, gather, algorithm, spec, ports }: ResolvedStep,
): PlannedStep {
  const declared = spec.user_specified_environment_variables;
  const secrets = declared.flatMap(({ name }) => {
    const arn = workflow.secrets?.[name];
    return arn === undefined ? [] : [[name, arn] as const];
  });
  const values = declared.flatMap(({ name, default: standard }) => {
    const value = algorithm.variables?.[name] ?? standard;
    return value === undefined || workflow.secrets?.[name] !== undefined
      ? []
      : [[name, String(value)] as const];
  });
  return {
    id,
    algorithm: `${spec.name}@${spec.version}`,
    image: spec.container_name,
    needs,
    gather,
    variables: Object.fromEntries(values),
    secrets: Object.fromEntries(secrets),
    ports,
    compute: algorithm.compute ?? workflow.compute ?? 'auto',
    cpu_units: spec.cpu_units,
    memory_mb: spec.memory_mb,
    disk_gb: spec.disk_gb,
    gpu_count: spec.gpu?.count ?? 0,
    timeout_minutes: spec.timeout_minutes,
    max_attempts: algorithm.max_attempts ?? workflow.max_attempts ?? DEFAULT_MAX_ATTEMPTS,
    max_agents: algorithm.max_agents ?? workflow.max_agents ?? DEFAULT_MAX_AGENTS,
    reads: needs.length > 0 ? needs.map((need) => `${prefixes.output}${need}/`) : [prefixes.input],
    writes: `${prefixes.output}${id}/`,
    spec,
  };
}

/** Each behind those that it needs; as the file has them otherwise. */
function inOrder(steps: readonly ResolvedStep[]): ResolvedStep[] {
  const left = new Set(steps);
  const sorted: ResolvedStep[] = [];
  while (left.size > 0) {
    const done = new Set(sorted.map((step) => step.id));
    const next = steps.find((step) => left.has(step) && step.needs.every((need) => done.has(need)));
    if (!next) throw new Error('the steps wait for each other');
    left.delete(next);
    sorted.push(next);
  }
  return sorted;
}

/** A secret may stand in a workflow file in spite of all warnings; it need not stand in reports too. */
export function shownVariables({ spec, variables }: PlannedStep): Record<string, string> {
  const secret = new Set(
    spec.user_specified_environment_variables.filter((v) => v.secret).map((v) => v.name),
  );
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !secret.has(name)));
}
