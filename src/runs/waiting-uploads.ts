import { isOwnObject, splitFirstSegment } from '../protocol/event-keys.ts';
import { sharedPinsKey } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { findRootItems, type RootItem } from '../protocol/root-items.ts';
import { isRunId } from '../protocol/run-id.ts';
import { readUploadedItems, type UploadedItems } from '../protocol/shared-pins.ts';
import { completenessOf } from '../protocol/step-files.ts';
import type { DeployedWorkflow } from './deployed-workflow.ts';

/** Objects that are listed, which takes half a minute. The inputs of runs count as well. */
const SEEN_LIMIT = 100_000;

/** An item of files that were uploaded without a run, which does not begin yet. */
export interface WaitingUpload {
  readonly id: string;
  /** What it lacks. */
  readonly why: string;
}

export interface WaitingUploads {
  /** In the order of ids. */
  readonly items: readonly WaitingUpload[];
  /** There are more objects than were looked at. */
  readonly isCut: boolean;
}

/**
 * Items of files that were uploaded without a run and lack other files, by the same rules as the
 * dispatcher's: it begins items that lack nothing.
 * @returns undefined if, according to the last deployment, uploads make no such items
 * @throws Failure `BAD_SHARED_PINS`; as the storage does
 */
export async function findWaitingUploads(
  { input, output }: Pick<DeployedWorkflow, 'input' | 'output'>,
  storage: Pick<RunStorage, 'read' | 'list'>,
): Promise<WaitingUploads | undefined> {
  const stored = await storage.read({ bucket: output.bucket, key: sharedPinsKey(output.prefix) });
  const uploads = stored && readUploadedItems(stored.text);
  if (!uploads) return undefined;
  const own = { output, steps: uploads.steps };
  const files: { path: string; version: string }[] = [];
  let seen = 0;
  for await (const { key, etag } of storage.list(input.bucket, input.prefix)) {
    if (++seen > SEEN_LIMIT) break;
    const path = key.slice(input.prefix.length);
    if (isRunId(splitFirstSegment(path)[0]) || key.endsWith('/') || isOwnObject(input.bucket, key, own))
      continue;
    files.push({ path, version: etag });
  }
  const items = findRootItems(uploads, uploads.rule, files).items.flatMap((root) => {
    const why = lackOf(root, uploads);
    return why === undefined ? [] : [{ id: root.id, why }];
  });
  return { items, isCut: seen > SEEN_LIMIT };
}

function lackOf(
  root: RootItem<{ path: string; version: string }>,
  { steps }: UploadedItems,
): string | undefined {
  if (root.problem !== undefined) return root.problem;
  for (const step of steps) {
    const found = completenessOf(step, root);
    if (found?.state === 'lacking') return found.why;
  }
  return undefined;
}
