import { forEachConcurrent } from '../core/concurrency.ts';
import { readManifest } from '../protocol/gather-manifest.ts';
import type { ObjectReference } from '../protocol/message.ts';
import { runInputsKey } from '../protocol/object-keys.ts';
import type { ListedObject } from '../protocol/object-store.ts';
import type { Plan } from '../workflow/plan.ts';
import type { RunCloud } from './run-cloud.ts';
import { inputFolder, isFreshCopy, isSameContent, type RunInput } from './run-inputs.ts';
import { homeOf } from './stored-run.ts';

/** Files read at once to compare them: that is the disk's and the processor's work. */
const COMPARED = 4;

/** Inputs beside what a run has of them. */
export interface InputComparison {
  /** What the run has: in its own folder, and elsewhere. By path. */
  readonly there: ReadonlyMap<string, ListedObject>;
  readonly inPlace: ReadonlyMap<string, ObjectReference>;
  /** Not there. */
  readonly missing: readonly RunInput[];
  /** There with other content. */
  readonly changed: readonly RunInput[];
  readonly same: readonly RunInput[];
}

/** Inputs of a run that begins. */
export function nothingThere(inputs: readonly RunInput[]): InputComparison {
  return { there: new Map(), inPlace: new Map(), missing: inputs, changed: [], same: [] };
}

/** @param inputs those that some step takes */
export async function compareInputs(
  plan: Plan,
  inputs: readonly RunInput[],
  run: string,
  cloud: RunCloud,
): Promise<InputComparison> {
  const { storage, contentOf } = cloud;
  const [inPlace, there] = [await recordedInputs(plan, run, cloud), await uploadedInputs(plan, run, cloud)];
  const folder = inputFolder(plan.input.prefix, run);
  const missing: RunInput[] = [];
  const changed: RunInput[] = [];
  const same: RunInput[] = [];
  await forEachConcurrent(COMPARED, inputs, async (input) => {
    const { path, size, from } = input;
    const known = from.kind === 'in place' ? inPlace.get(path) : there.get(path);
    if (!known) return void missing.push(input);
    const isSame =
      from.kind === 'in place'
        ? known.etag === from.object.etag
        : from.kind === 'copy'
          ? isFreshCopy({ size, modified: from.modified }, known as ListedObject)
          : known.size === size &&
            (await isSameContent(await contentOf(from.file, size), known as ListedObject, () =>
              storage.checksum({ bucket: plan.input.bucket!, key: folder + path }),
            ));
    if (isSame) same.push(input);
    else changed.push(input);
  });
  return { there, inPlace, missing, changed, same };
}

/** What lies in a run's own input folder, by path. */
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

/** Inputs of a run that lie elsewhere, by path. */
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
