import { Failure } from '../failure.ts';

/**
 * What `run` says of a run when all its inputs are known: the object at `runManifestKey` (src/run/run-folder.ts). A step
 * that gathers is begun by it, and progress is measured against it. Written before the first upload.
 */
export interface RunManifest {
  readonly version: 1;
  readonly run: string;
  readonly workflow: string;
  /** ISO 8601 */
  readonly created_at: string;
  /** Of each step without needs: how many of the inputs it takes (by its spec's patterns). */
  readonly expected: Readonly<Record<string, number>>;
  /** 40 hex digits, of the workflow file's repository. */
  readonly commit?: string;
  /** As the plan has it. */
  readonly catalog?: { readonly name: string; readonly commit?: string };
}

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
  const { expected } = value;
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected))
    throw bad('expected is missing');
  for (const [step, items] of Object.entries(expected))
    if (!Number.isSafeInteger(items) || items < 0)
      throw bad(`expected.${step} is ${JSON.stringify(items)}, not a number of items`);
  return value;
}
