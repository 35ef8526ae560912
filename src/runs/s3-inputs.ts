import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { isOwnObject } from '../protocol/event-keys.ts';
import type { ListedObject, RunStorage } from '../protocol/object-store.ts';
import { isRunId } from '../protocol/run-id.ts';
import { type Source, sourceIn } from '../workflow/sources.ts';
import type { RunInput } from './run-inputs.ts';

/** Where a workflow takes its inputs from, and writes to. */
type Places = Pick<DispatchPlan, 'input' | 'output'> & { readonly steps: readonly { readonly id: string }[] };

const MOST_INPUTS = 1_000_000;
/** Concurrent listings of single files. */
const LISTINGS = 16;

/**
 * The inputs that `s3://bucket/prefix` names: one object, or all objects below a folder with their paths
 * relative to it. Objects below the workflow's own input prefix, or in one of its sources, are used in place,
 * all others are copied. Results, markers and inputs of other runs are left out, except where the URL names a
 * run's folder.
 * @throws Failure `BAD_USAGE`, `NO_INPUTS`, `INPUT_UNUSABLE`
 */
export async function s3Inputs(
  url: string,
  dispatch: Places,
  storage: Pick<RunStorage, 'list'>,
  sources: readonly Source[] = [],
): Promise<RunInput[]> {
  const { bucket, prefix } = placeOf(url);
  const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  const inputs: RunInput[] = [];
  for await (const object of storage.list(bucket, prefix, sourceIn(sources, bucket, prefix)?.access)) {
    const { key } = object;
    const isFile = key === prefix && !key.endsWith('/');
    if (!isFile && (!key.startsWith(folder) || key.endsWith('/'))) continue;
    const path = isFile ? key.slice(key.lastIndexOf('/') + 1) : key.slice(folder.length);
    if (isOwnObject(bucket, key, dispatch) || isOfOtherRun(bucket, key, folder, dispatch)) continue;
    inputs.push(inputOf(bucket, object, path, dispatch, sources));
    if (inputs.length > MOST_INPUTS)
      throw new Failure(
        'INPUT_UNUSABLE',
        `${url} has more than ${MOST_INPUTS} objects. Choose a narrower prefix.`,
      );
  }
  if (inputs.length === 0)
    throw new Failure('NO_INPUTS', `There is no object at ${url} that could be an input.`);
  return inputs;
}

/** A path of a sheet in S3, and whether it may be a folder, too. */
export interface S3Path {
  /** `s3://bucket/key` */
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * The objects that a sheet names, with the sheet's names as paths, if they exist; for folders, all objects in
 * them. They are used in place or copied as by {@link s3Inputs}.
 * @throws Failure `BAD_USAGE`, `INPUT_UNUSABLE`
 */
export async function s3Files(
  paths: readonly S3Path[],
  dispatch: Places,
  storage: Pick<RunStorage, 'list'>,
  sources: readonly Source[] = [],
): Promise<RunInput[]> {
  // One row may name a folder, and another row a file in it.
  const inputs = new Map<string, RunInput>();
  const add = (object: ListedObject, bucket: string, named: string): void => {
    inputs.set(named, inputOf(bucket, object, named, dispatch, sources));
    if (inputs.size > MOST_INPUTS)
      throw new Failure(
        'INPUT_UNUSABLE',
        `The sheet names folders in S3 with more than ${MOST_INPUTS} objects, such as those in s3://${bucket}. Name narrower folders.`,
      );
  };
  await forEachConcurrent(LISTINGS, paths, async ({ path, isFolder }) => {
    const { bucket, prefix: key } = placeOf(path);
    const access = sourceIn(sources, bucket, key)?.access;
    // An object with exactly this key is the first one of its listing.
    for await (const object of storage.list(bucket, key, access)) {
      if (object.key !== key || key.endsWith('/')) break;
      add(object, bucket, path);
      return;
    }
    if (!isFolder) return;
    const folder = key.endsWith('/') ? key : `${key}/`;
    for await (const object of storage.list(bucket, folder, access))
      if (!object.key.endsWith('/')) add(object, bucket, `s3://${bucket}/${object.key}`);
  });
  return [...inputs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** @throws Failure `BAD_USAGE` */
function placeOf(url: string): { readonly bucket: string; readonly prefix: string } {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(url) ?? [];
  if (bucket === undefined)
    throw new Failure('BAD_USAGE', `"${url}" is not an S3 URL: write s3://bucket/prefix/`);
  return { bucket, prefix };
}

function inputOf(
  bucket: string,
  { key, size, etag, modified }: ListedObject,
  path: string,
  { input }: Places,
  sources: readonly Source[],
): RunInput {
  const source = sourceIn(sources, bucket, key);
  const isThere = source !== undefined || (bucket === input.bucket && key.startsWith(input.prefix));
  const access = source?.access;
  return {
    path,
    size,
    from: isThere
      ? { kind: 'in place', object: { bucket, key, etag, size, ...(access && { access }) } }
      : { kind: 'copy', bucket, key, modified },
  };
}

function isOfOtherRun(bucket: string, key: string, folder: string, { input }: Places): boolean {
  if (bucket !== input.bucket || !key.startsWith(input.prefix)) return false;
  const [run = '', ...rest] = key.slice(input.prefix.length).split('/');
  return rest.length > 0 && isRunId(run) && !folder.startsWith(`${input.prefix}${run}/`);
}

/** Merges the inputs of several arguments. @throws Failure `INPUT_COLLISION` */
export function mergeInputs(lists: readonly (readonly RunInput[])[]): RunInput[] {
  const merged = new Map<string, RunInput>();
  for (const input of lists.flat()) {
    const other = merged.get(input.path);
    if (other && sourceOf(other) !== sourceOf(input))
      throw new Failure(
        'INPUT_COLLISION',
        `${sourceOf(other)} and ${sourceOf(input)} both have the path "${input.path}". Pass the folder that contains both, or rename one.`,
      );
    merged.set(input.path, input);
  }
  return [...merged.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function sourceOf({ from }: RunInput): string {
  if (from.kind === 'file') return from.file;
  const { bucket, key } = from.kind === 'copy' ? from : from.object;
  return `s3://${bucket}/${key}`;
}
