import { Failure } from '../core/failure.ts';

/**
 * What `run` says of a run when all its inputs are known: the object at `runManifestKey` (src/protocol/run-keys.ts). A step
 * that gathers is begun by it, progress is measured against it, and the dispatcher drops what belongs to a run that it
 * calls cancelled. Written before the first upload; replaced only where nobody else has replaced it meanwhile.
 */
export interface RunManifest {
  readonly version: 1;
  readonly run: string;
  readonly workflow: string;
  /** ISO 8601 */
  readonly created_at: string;
  /** By which a run of the same inputs finds this one, where one command named them all: src/runs/run-inputs.ts. */
  readonly inputs?: string;
  /** Of each step without needs: how many of the inputs it takes (by its spec's patterns). */
  readonly expected: Readonly<Record<string, number>>;
  /** All steps as they were when the run was begun, in the plan's order. */
  readonly steps: readonly RunStep[];
  /** From `created_at` on; then nobody waits for it any more. */
  readonly time_limit_minutes: number;
  /** `owner/name` of the repository that the run was started from. */
  readonly repository?: string;
  /** 40 hex digits, of that repository. */
  readonly commit?: string;
  /** The workflow file, as it was named; in that repository, relative to its root, with `/`. */
  readonly file?: string;
  /** As the plan has it. */
  readonly catalog?: { readonly name: string; readonly commit?: string };
  /** ISO 8601. Nothing new is begun from then on; a run that is continued loses it. */
  readonly cancelled_at?: string;
}

/** What a step's results depend on besides its inputs, and what is shown of it. */
export interface RunStep {
  readonly id: string;
  /** `name@version` */
  readonly algorithm: string;
  /** The wrapped image by digest. */
  readonly image: string;
  readonly needs: readonly string[];
  readonly gather: boolean;
  /** What it takes of its inputs. */
  readonly patterns: readonly string[];
  /** Without secret ones. */
  readonly variables: Readonly<Record<string, string>>;
  /** 1,024 are one vCPU */
  readonly cpu_units: number;
  /** MiB */
  readonly memory_mb: number;
  /** How its agents are paid; missing where they run on instances. */
  readonly fargate?: 'spot' | 'on-demand';
  /** Digest of image and variables: the same one, the same results. Lower-case hex. */
  readonly settings: string;
}

/** Thirteen days: messages of SQS live for fourteen, and so do GitHub's check runs. */
export const TIME_LIMIT_MINUTES = 13 * 24 * 60;

export function writeRunManifest(manifest: RunManifest): string {
  return JSON.stringify(manifest);
}

/** @throws Failure `BAD_RUN_MANIFEST` when it is not what `run` writes */
export function readRunManifest(text: string): RunManifest {
  const bad = (what: string): Failure =>
    new Failure('BAD_RUN_MANIFEST', `this is no run.json that this release can read: ${what}`);
  let value: RunManifest;
  try {
    value = JSON.parse(text) as RunManifest;
  } catch {
    throw bad('it is no JSON');
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
  if (!(value.time_limit_minutes > 0)) throw bad('time_limit_minutes is no number of minutes');
  return value;
}
