import { Failure } from '../core/failure.ts';
import type { ItemPlan } from './item-plan.ts';
import type { Lane } from './lanes.ts';

/**
 * What `run` writes about a run once all its inputs are known: the object at `runManifestKey`. It says what
 * gather steps wait for and what progress is measured against, and the dispatcher drops items of a run that
 * it marks as canceled. Written before the first upload; changed by conditional writes only.
 */
export interface RunManifest {
  readonly version: 1;
  readonly run: string;
  readonly workflow: string;
  /** ISO 8601 */
  readonly created_at: string;
  /**
   * Fingerprint with which a run of the same inputs finds this one, if one command named them all
   * (runs/run-inputs.ts).
   */
  readonly inputs?: string;
  /** How many of the inputs each step without needs takes, by its spec's patterns. */
  readonly expected: Readonly<Record<string, number>>;
  /** Of a workflow with "items": the list at `runItemsKey`, and what is shared. */
  readonly items?: RunItems;
  /** How the items of such a workflow flow, as planned when the run started. */
  readonly plan?: ItemPlan;
  /** All steps as they were when the run started, in the plan's order. */
  readonly steps: readonly RunStep[];
  /** From `created_at` on; then watching ends. */
  readonly time_limit_minutes: number;
  /** `owner/name` of the repository that the run was started from. */
  readonly repository?: string;
  /** 40 hex digits, of that repository. */
  readonly commit?: string;
  /** The workflow file, as it was named; in that repository, relative to its root, with `/`. */
  readonly file?: string;
  /** As the plan has it. */
  readonly catalog?: { readonly name: string; readonly commit?: string };
  /** Steps that gather what is done, whatever has failed: the command `gather` adds them. */
  readonly gathered?: readonly string[];
  /** ISO 8601. No item is started from then on; resuming the run removes it. */
  readonly canceled_at?: string;
  /** Set if the workflow has a budget, so that the cost of agents is recorded. */
  readonly budget?: {
    /** USD that the run's agents may cost; missing where it has no limit of its own. */
    readonly run_usd?: number;
  };
  /** ISO 8601. The budget is reached, and no item is started from then on; resuming the run removes it. */
  readonly paused_at?: string;
}

/** Whether the dispatcher starts no more items of a run, until somebody resumes it. */
export function isHalted({
  canceled_at,
  paused_at,
}: Pick<RunManifest, 'canceled_at' | 'paused_at'>): boolean {
  return canceled_at !== undefined || paused_at !== undefined;
}

export interface RunItems {
  readonly count: number;
  /** Of the list; another one after the run continues with a changed sheet. */
  readonly etag: string;
  /** Shared inputs by name, as `entriesJson` writes them: the contents that this run began with. */
  readonly shared: unknown;
  /**
   * How many items of each step have taken over what an earlier run computed; missing where there are none.
   */
  readonly reused?: Readonly<Record<string, number>>;
  /** Some items are still being sent; if that was interrupted, those that have not ended are sent again. */
  readonly sending?: true;
}

/** What a step's results depend on besides its inputs, and what reports show of it. */
export interface RunStep {
  readonly id: string;
  /** `name@version` */
  readonly algorithm: string;
  /** The wrapped image by digest. */
  readonly image: string;
  /** The copy that agents pull, with the same digest; missing where they pull `image`. */
  readonly mirrored?: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** Patterns of the inputs that it takes. */
  readonly patterns: readonly string[];
  /** Without secret ones. */
  readonly variables: Readonly<Record<string, string>>;
  /** 1,024 are one vCPU */
  readonly cpu_units: number;
  /** MiB */
  readonly memory_mb: number;
  /** Its agents' capacity; missing where they run on instances. */
  readonly fargate?: 'spot' | 'on-demand';
  /** Missing where they are x86_64, and in runs of earlier releases. */
  readonly architecture?: 'arm64';
  /** Bytes that each agent pulls; missing in runs of earlier releases. */
  readonly image_bytes?: number;
  /** Sizes of its agents, from the smallest; missing where they have one. */
  readonly lanes?: readonly Lane[];
  /** Missing in runs of earlier releases. */
  readonly max_agents?: number;
  /** Digest of image and variables, lower-case hex: steps with the same one have the same results. */
  readonly settings: string;
}

/** Thirteen days: SQS keeps messages for fourteen, and GitHub keeps check runs open for as long. */
export const TIME_LIMIT_MINUTES = 13 * 24 * 60;

export function writeRunManifest(manifest: RunManifest): string {
  return JSON.stringify(manifest);
}

/** @throws Failure `BAD_RUN_MANIFEST` when it is not what `run` writes */
export function readRunManifest(text: string): RunManifest {
  const bad = (what: string): Failure =>
    new Failure('BAD_RUN_MANIFEST', `this release cannot read the run.json: ${what}`);
  let value: RunManifest;
  try {
    value = JSON.parse(text) as RunManifest;
  } catch {
    throw bad('it is not JSON');
  }
  if (value?.version !== 1) throw bad('its version is not 1');
  for (const field of ['run', 'workflow', 'created_at'] as const)
    if (typeof value[field] !== 'string') throw bad(`${field} is missing`);
  const { expected, steps } = value;
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    throw bad('expected is missing');
  for (const [step, items] of Object.entries(expected))
    if (!Number.isSafeInteger(items) || items < 0)
      throw bad(`expected.${step} is ${JSON.stringify(items)}, not a number of items`);
  if (!Array.isArray(steps)) throw bad('steps is missing');
  for (const step of steps)
    if (typeof step?.id !== 'string' || !Array.isArray(step.needs)) throw bad('a step lacks its id or needs');
  if (!(value.time_limit_minutes > 0)) throw bad('time_limit_minutes is not a number of minutes');
  return value;
}
