import { isOwnObject, splitFirstSegment } from '../protocol/event-keys.ts';
import { sharedPinsKey } from '../protocol/object-keys.ts';
import type { RunStorage } from '../protocol/object-store.ts';
import { findRootItems, type RootItem } from '../protocol/root-items.ts';
import { isRunId } from '../protocol/run-id.ts';
import { readUploadedItems, type UploadedItems } from '../protocol/shared-pins.ts';
import { completenessOf } from '../protocol/step-files.ts';
import type { DeployedWorkflow } from './deployed-workflow.ts';

/** Objects that are looked at: half a minute of listing. Those of runs lie there, too. */
const SEEN_LIMIT = 100_000;

/** An item of files that were uploaded without a run, which does not begin. */
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
 * Items of files that were uploaded without a run and lack others, by the same rules as those of the dispatcher, which begins those that lack
 * nothing.
 * @returns undefined where uploads make no such items, as far as the last deployment says
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
