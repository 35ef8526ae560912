import { forEachConcurrent } from '../core/concurrency.ts';
import { readManifest } from '../protocol/gather-manifest.ts';
import { runInputsKey } from '../protocol/object-keys.ts';
import type { ObjectReference } from '../protocol/object-reference.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import type { Plan } from '../workflow/plan.ts';
import type { RunCloud } from './run-cloud.ts';
import { inputFolder, isFreshCopy, isSameContent, type RunInput } from './run-inputs.ts';
import { homeOf } from './stored-run.ts';

/** Files read concurrently to compare them, which loads disk and CPU. */
const COMPARED = 4;

/** Inputs compared with those that a run has. */
export interface InputComparison {
  /** The run's inputs: those in its own folder by their paths there, and those elsewhere by path. */
  readonly there: ReadonlyMap<string, ListedObject>;
  readonly inPlace: ReadonlyMap<string, ObjectReference>;
  readonly missing: readonly RunInput[];
  /** The run has them with other content. */
  readonly changed: readonly RunInput[];
  readonly same: readonly RunInput[];
}

/** The comparison for a new run. */
export function allMissing(inputs: readonly RunInput[]): InputComparison {
  return { there: new Map(), inPlace: new Map(), missing: inputs, changed: [], same: [] };
}

/** What is known about the inputs of a run of a workflow with "items". */
export interface KnownInputs {
  /** By path, from the run's list of items. A file whose ETag is its checksum was never uploaded. */
  readonly inPlace: ReadonlyMap<string, ObjectReference & { readonly sha256?: string }>;
  /** Gives an input's path in the run's folder. */
  readonly pathOf: (path: string) => string;
}

/**
 * Whether a file was not uploaded because all results that are made from it existed already: until something
 * must be computed from it, its checksum stands for its ETag.
 */
function isPending({ etag, sha256 }: ObjectReference & { readonly sha256?: string }): boolean {
  return sha256 !== undefined && etag === sha256;
}

/** Compares given inputs with those that a run has. @param inputs those that some step takes */
export async function compareInputs(
  plan: Plan,
  inputs: readonly RunInput[],
  run: string,
  cloud: RunCloud,
  known?: KnownInputs,
): Promise<InputComparison> {
  const { storage, contentOf, sha256 } = cloud;
  const inPlace = known?.inPlace ?? (await recordedInputs(plan, run, cloud));
  const there = await uploadedInputs(plan, run, cloud);
  const pathOf = known?.pathOf ?? ((path: string) => path);
  const missing: RunInput[] = [];
  const changed: RunInput[] = [];
  const same: RunInput[] = [];
  await forEachConcurrent(COMPARED, inputs, async (input) => {
    const { path, size, from } = input;
    const isSame = async (): Promise<boolean | undefined> => {
      if (from.kind === 'in place') {
        const recorded = inPlace.get(path);
        return recorded && recorded.etag === from.object.etag;
      }
      const object = there.get(pathOf(path));
      if (!object) {
        const recorded = known?.inPlace.get(path);
        if (from.kind !== 'file' || !recorded || !isPending(recorded)) return undefined;
        return recorded.sha256 === (await sha256(from.file));
      }
      if (from.kind === 'copy') return isFreshCopy({ size, modified: from.modified }, object);
      const checksum = () => storage.checksum({ bucket: plan.input.bucket!, key: object.key });
      return object.size === size && isSameContent(await contentOf(from.file, size), object, checksum);
    };
    const result = await isSame();
    (result === undefined ? missing : result ? same : changed).push(input);
  });
  return { there, inPlace, missing, changed, same };
}

/** The objects in a run's own input folder, by path. */
async function uploadedInputs(
  { input }: Plan,
  run: string,
  { storage }: RunCloud,
): Promise<Map<string, ListedObject>> {
  const folder = inputFolder(input.prefix, run);
  const there = new Map<string, ListedObject>();
  for await (const object of storage.list(input.bucket!, folder))
    if (!object.key.endsWith('/')) there.set(object.key.slice(folder.length), object);
  return there;
}

/** A run's inputs that are used in place, by path. */
async function recordedInputs(
  plan: Plan,
  run: string,
  { storage }: RunCloud,
): Promise<Map<string, ObjectReference>> {
  const { bucket, prefix } = homeOf(plan);
  const place = { bucket, key: runInputsKey(prefix, run) };
  const inputs = new Map<string, ObjectReference>();
  for await (const { key } of storage.list(bucket, place.key))
    if (key === place.key)
      for await (const { path, ...object } of readManifest(storage.lines(place))) inputs.set(path, object);
  return inputs;
}
