import { forEachConcurrent } from '../core/concurrency.ts';
import { explain } from '../core/failure.ts';
import { optimisticUpdate, storedAs } from '../core/optimistic-update.ts';
import type { AdhocRule, DispatchPlan } from '../protocol/dispatch-plan.ts';
import { isOwnObject, splitFirstSegment } from '../protocol/event-keys.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import { filesOf } from '../protocol/item-files.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import { readListItem, writeListItem } from '../protocol/item-list.ts';
import type { ItemPlan } from '../protocol/item-plan.ts';
import { adhocItemKey } from '../protocol/object-keys.ts';
import { findRootItems, type RootItem } from '../protocol/root-items.ts';
import { ADHOC, isRunId } from '../protocol/run-id.ts';
import { type RunPlace, sentItem } from '../protocol/sent-item.ts';
import { pinsOf } from '../protocol/shared-pins.ts';
import { completenessOf } from '../protocol/step-files.ts';
import type { InboxMessage } from './dispatch-event.ts';
import type { Bucket } from './gather-step.ts';
import type { IgnoreReason } from './route.ts';
import { isLater, type Routed, type RoutedUpload } from './route-messages.ts';
import type { RunBook } from './run-book.ts';

/*
 * Items of files that were uploaded without a run. The bucket itself holds an item's state: the event of each
 * upload lists it, and the event of an item's last file finds all of them. So nothing is collected, and
 * events may come twice and in any order.
 */

export interface AdhocContext {
  readonly plan: DispatchPlan;
  readonly items: ItemPlan;
  readonly book: RunBook;
  readonly bucket: Bucket;
  readonly now: number;
  /** Gets why messages were not processed, by their ids. */
  readonly failed: Map<string, string>;
}

export interface AdhocItems {
  readonly work: Routed[];
  readonly ignored: IgnoreReason[];
  /** Items that could begin and may get more files: they are checked again after a while. */
  readonly settling: { readonly message: InboxMessage; readonly seconds: number }[];
}

/**
 * An item that has enough files, and may get more, begins when no file has come for this long; milliseconds.
 * SQS delays messages by at most 15 minutes.
 */
export const SETTLE_MS = 10 * 60_000;
/** Limit of files that are listed for an upload. */
const LISTED_LIMIT = 20_000;
/** The same including files of runs in that place, which are skipped: half a minute of listing. */
const SEEN_LIMIT = 100_000;
const CONCURRENCY = 16;

/** A file with its time, where it is known. */
interface SeenFile extends StoredFile {
  readonly modified?: number;
}

/** The items that uploads complete. */
export async function findAdhocItems(
  uploads: readonly RoutedUpload[],
  rule: AdhocRule,
  context: AdhocContext,
): Promise<AdhocItems> {
  const found: AdhocItems = { work: [], ignored: [], settling: [] };
  const places = Map.groupBy(uploads, ({ upload }) =>
    placeOf(pathOf(upload.key, context.plan), rule, context.items),
  );
  await forEachConcurrent(CONCURRENCY, places, async ([place, own]) => {
    try {
      await new AdhocPlace(rule, context, found).look(place, own);
    } catch (error) {
      for (const { message } of own) context.failed.set(message.id, explain(error));
    }
  });
  return found;
}

/** The newest versions of items that have begun, for joins. */
export async function readAdhocItems(
  ids: ReadonlySet<string>,
  { output }: DispatchPlan,
  bucket: Pick<Bucket, 'read'>,
): Promise<RootItem<StoredFile>[]> {
  const roots: RootItem<StoredFile>[] = [];
  await forEachConcurrent(CONCURRENCY, ids, async (id) => {
    const stored = await bucket.read({ bucket: output.bucket, key: adhocItemKey(output.prefix, id) });
    if (stored) roots.push(readListItem({ text: readNote(stored.text).item, number: 1 }));
  });
  return roots;
}

/**
 * The beginning of the paths of files that may belong to an upload's item; undefined where the upload is an
 * item alone.
 */
function placeOf(path: string, { kind }: AdhocRule, { steps }: ItemPlan): string | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = path.slice(folder.length);
  const hasCompanions = steps.some(({ inputs }) => inputs.some(({ companions }) => companions.length > 0));
  const takesFolders = steps.some(({ inputs }) => inputs.some((input) => input.folder));
  // An input may take the outermost of nested folders.
  if (takesFolders) return folder.slice(0, folder.indexOf('/') + 1);
  switch (kind) {
    case 'file':
      return hasCompanions ? folder + name.split('.')[0] : undefined;
    case 'pairs':
      return folder + name.split(/[._-]/)[0];
    case 'by':
    case 'folder':
      return folder;
  }
}

function pathOf(key: string, { input }: DispatchPlan): string {
  return key.slice(input.prefix.length);
}

class AdhocPlace {
  readonly #rule: AdhocRule;
  readonly #context: AdhocContext;
  readonly #found: AdhocItems;

  constructor(rule: AdhocRule, context: AdhocContext, found: AdhocItems) {
    this.#rule = rule;
    this.#context = context;
    this.#found = found;
  }

  async look(place: string | undefined, uploads: readonly RoutedUpload[]): Promise<void> {
    const { items, plan, book } = this.#context;
    const files = place === undefined ? this.#alone(uploads) : await this.#list(place);
    const times = new Map(files.map(({ path, modified = 0 }) => [path, modified]));
    const pins = pinsOf(await book.sharedNow());
    const roots = findRootItems(items, this.#rule, files, pins).items;
    const byPath = new Map<string, RootItem<StoredFile>>();
    for (const root of roots)
      for (const { entry } of root.entries) for (const { path } of filesOf(entry)) byPath.set(path, root);
    const wanted = new Map<RootItem<StoredFile>, RoutedUpload[]>();
    for (const upload of uploads) {
      const root = byPath.get(pathOf(upload.upload.key, plan));
      if (root) wanted.set(root, [...(wanted.get(root) ?? []), upload]);
      else this.#found.ignored.push('no step takes it');
    }
    for (const [root, own] of wanted) {
      const all = root.entries.flatMap(({ entry }) => filesOf(entry));
      const newest = Math.max(...all.map(({ path }) => times.get(path) ?? 0));
      const sequencer = place === undefined ? lastOf(own).upload.sequencer : '';
      await this.#decide(root, own, { newest, sequencer });
    }
  }

  async #decide(root: RootItem<StoredFile>, uploads: readonly RoutedUpload[], age: NoteAge): Promise<void> {
    const { items, now } = this.#context;
    const states = items.steps.flatMap((step) => completenessOf(step, root) ?? []);
    if (
      root.problem !== undefined ||
      states.length === 0 ||
      states.some(({ state }) => state === 'lacking')
    ) {
      this.#found.ignored.push(...uploads.map(() => 'its item lacks files' as const));
      return;
    }
    const left = age.newest + SETTLE_MS - now;
    if (left > 0 && states.some(({ state }) => state === 'enough')) {
      // One message is enough for the item.
      this.#found.settling.push({ message: uploads[0]!.message, seconds: Math.ceil(left / 1000) });
      return;
    }
    if (await this.#record(root, age)) await this.#begin(root, uploads);
  }

  /** Keeps the item for joins. @returns false where a newer version is kept */
  async #record(root: RootItem<StoredFile>, age: NoteAge): Promise<boolean> {
    const { plan, bucket } = this.#context;
    const place = { bucket: plan.output.bucket, key: adhocItemKey(plan.output.prefix, root.id) };
    const item = writeListItem(root).trimEnd();
    let isNewest = true;
    const store = storedAs(
      bucket,
      place,
      (text) => (text === undefined ? undefined : readNote(text)),
      JSON.stringify,
    );
    const stored = await optimisticUpdate<AdhocNote | undefined>(store, (note) => {
      isNewest = !note || (note.newest <= age.newest && isLater(age, note));
      return !isNewest || note?.item === item ? undefined : { ...age, item };
    });
    if (!stored) throw new Error(`other calls of the dispatcher are writing ${place.key}`);
    return isNewest;
  }

  async #begin(root: RootItem<StoredFile>, uploads: readonly RoutedUpload[]): Promise<void> {
    const { plan, items, book, bucket } = this.#context;
    const run: RunPlace = { run: ADHOC, bucket: plan.output.bucket, prefix: plan.output.prefix };
    const shared = await book.sharedNow();
    const flow = new ItemFlow(items, [root], { partial: true });
    for (const change of flow.start()) {
      if (change.kind !== 'ready') continue;
      const { message, manifest } = sentItem(run, items, change.item, shared);
      if (manifest) await bucket.create(manifest.place, manifest.text);
      this.#found.work.push({ message, from: uploads.map((each) => each.message.id), sequencer: '' });
    }
  }

  /** Of two versions of a file, the later one counts. */
  #alone(uploads: readonly RoutedUpload[]): SeenFile[] {
    return [...Map.groupBy(uploads, ({ upload }) => upload.key)].flatMap(([key, own]) => {
      const { bucket, etag, size } = lastOf(own).upload;
      if (etag === undefined || size === undefined) return [];
      return [{ path: pathOf(key, this.#context.plan), bucket, key, etag, size, version: etag }];
    });
  }

  async #list(place: string): Promise<SeenFile[]> {
    const { plan, bucket } = this.#context;
    const { prefix } = plan.input;
    const files: SeenFile[] = [];
    const tooMany = (limit: number, what: string): Error =>
      new Error(
        `there are more than ${limit} ${what} at ${prefix}${place}: send them with "npx pipewright run"`,
      );
    let seen = 0;
    for await (const { key, etag, size, modified } of bucket.list(plan.input.bucket, prefix + place)) {
      if (seen++ === SEEN_LIMIT) throw tooMany(SEEN_LIMIT, 'objects (including those of runs)');
      const path = pathOf(key, plan);
      if (
        isRunId(splitFirstSegment(path)[0]) ||
        key.endsWith('/') ||
        isOwnObject(plan.input.bucket, key, plan)
      )
        continue;
      if (files.length === LISTED_LIMIT) throw tooMany(LISTED_LIMIT, 'files');
      files.push({ path, bucket: plan.input.bucket, key, etag, size, version: etag, modified });
    }
    return files;
  }
}

/** Which of two versions of an item is the newer one. */
interface NoteAge {
  /** When the last of its files was written: milliseconds since the epoch; 0 where that is not known. */
  readonly newest: number;
  /** S3's, of the event of a file that is an item on its own; else `''`. */
  readonly sequencer: string;
}

/** An item that has begun. */
interface AdhocNote extends NoteAge {
  /** As in a list of items. */
  readonly item: string;
}

function readNote(text: string): AdhocNote {
  return JSON.parse(text) as AdhocNote;
}

function lastOf(uploads: readonly RoutedUpload[]): RoutedUpload {
  return uploads.reduce((last, each) => (isLater(each.upload, last.upload) ? each : last));
}
