import { gatheredFolder } from './gathered-folder.ts';
import { bytesOfFiles } from './input-bytes.ts';
import { contentJson, type ItemContent, type StoredFile } from './item-content.ts';
import type { ItemEntry, NamedEntries, SourceFile } from './item-files.ts';
import type { StepItem } from './item-nodes.ts';
import type { ItemPlan } from './item-plan.ts';
import { INLINE_LIMIT_BYTES, type ItemMessage } from './message.ts';
import { itemContentKey } from './object-keys.ts';
import type { Place } from './object-store.ts';

/*
 * An item that is ready, as its agent gets it: what the planner found, with the shared inputs of its run.
 * `run` and the dispatcher send the same message, whichever finds the item ready first.
 */

/**
 * A message, and the object with its content if that is too large for a message: the sender creates the
 * object first, unless it exists.
 */
export interface SentItem {
  readonly message: ItemMessage;
  readonly manifest?: { readonly place: Place; readonly text: string };
}

/** Where the objects of a run are. */
export interface RunPlace {
  readonly run: string;
  /** The bucket and prefix of the workflow's output. */
  readonly bucket: string;
  readonly prefix: string;
}

/**
 * The message of an item. The same item with the same files always has the same content, so sending it twice
 * is safe.
 * @param shared the entries that the run began with, by their names in `shared`
 */
export function sentItem(
  runPlace: RunPlace,
  plan: ItemPlan,
  item: StepItem<StoredFile>,
  shared: NamedEntries<StoredFile>,
): SentItem {
  const { run, bucket, prefix } = runPlace;
  const { step, segments, id, version } = item;
  const content = itemContent(runPlace, plan, item, shared);
  const text = JSON.stringify(contentJson(content));
  const message = { kind: 'item', run, step, item: id, attempt: 1 } as const;
  if (Buffer.byteLength(text) <= INLINE_LIMIT_BYTES) return { message: { ...message, content } };
  const place = { bucket, key: itemContentKey(prefix, { run, step, segments }, text) };
  return {
    message: {
      ...message,
      content: { segments, id, version, manifest: place, bytes: bytesOfFiles(content.files) },
    },
    manifest: { place, text },
  };
}

/** What an item's agent is given. @param shared entries by their names in `shared` */
export function itemContent(
  runPlace: RunPlace,
  plan: ItemPlan,
  item: StepItem<StoredFile>,
  shared: NamedEntries<StoredFile>,
): ItemContent {
  const { segments, id, version, variables, missing } = item;
  const step = plan.steps.find((each) => each.id === item.step);
  const allows = step?.gather?.allowFailed !== undefined;
  const files = withShared(plan, item, shared);
  return {
    ...{ segments, id, version, variables },
    files: step ? gatheredFolder(step, id, files, runPlace) : files,
    ...(allows && missing && { missing }),
  };
}

/** All files of an item by input: its own, then those that are the same for every item. */
export function withShared<F extends SourceFile>(
  plan: ItemPlan,
  { step: id, files: own }: Pick<StepItem<F>, 'step' | 'files'>,
  shared: NamedEntries<F>,
): NamedEntries<F> {
  const files = new Map<string, readonly ItemEntry<F>[]>();
  for (const { name, sources } of plan.steps.find((each) => each.id === id)?.inputs ?? []) {
    const same = sources.flatMap((source) =>
      source.from === 'shared' ? (shared.get(source.name) ?? []) : [],
    );
    const all = [...(own.get(name) ?? []), ...same];
    if (all.length > 0) files.set(name, all);
  }
  return files;
}
