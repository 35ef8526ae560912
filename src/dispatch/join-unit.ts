import type { StoredFile } from '../protocol/item-content.ts';
import { ItemFlow } from '../protocol/item-flow.ts';
import { keyOf, type StepEnd, type StepItem } from '../protocol/item-nodes.ts';
import type { RefusedItem } from '../protocol/refused-item.ts';
import type { RootItem } from '../protocol/root-items.ts';
import type { JoinWiring } from './join-wiring.ts';
import type { StoredEnd, StoredEnds } from './stored-ends.ts';

/** An item that has ended, says a message. */
export interface EndedItem {
  readonly end: StepEnd<StoredFile>;
  /** When the message was sent: milliseconds since the epoch. Its marker was there by then. */
  readonly sent?: number;
}

/** What belongs together: one of the workflow's own items with all that comes of it, or a group. */
export interface JoinUnit {
  readonly root?: RootItem<StoredFile>;
  /** The segment that all its items begin with. */
  readonly first?: string;
  /** Done ones. */
  readonly ended: ReadonlySet<EndedItem>;
  /** Steps whose items they may complete. */
  readonly targets: ReadonlySet<string>;
}

export interface JoinedUnit {
  readonly ready: readonly StepItem<StoredFile>[];
  /** Items that can never begin: too few files, or too many. */
  readonly refused: readonly RefusedItem[];
  /** Complete items that are sent when another one's message comes. */
  readonly left: number;
}

/** Clocks of S3 and SQS may differ by this much; milliseconds. */
const CLOCK_SKEW_MS = 5_000;

/**
 * Finds the items that ends have completed. What else these are made of is looked up by the keys of markers, which are a function
 * of the workflow's own item. An item is left to another source where that one's marker is younger than the messages: its message
 * comes later, and finds everything. Where neither is clearly younger, both send the item, and the agent takes it once.
 */
export async function joinUnit(
  { root, first, ended: all, targets }: JoinUnit,
  wiring: JoinWiring,
  stored: StoredEnds,
): Promise<JoinedUnit> {
  const ended = [...all];
  const flow = new ItemFlow(wiring.plan, root ? [root] : [], { partial: true });
  const depth = Math.max(1, Math.min(...ended.map(({ end }) => end.segments.length)));
  const lookups = wiring.lookups(targets, depth);
  const times = new Map<string, StoredTime[]>();
  const asked = new Set(ended.map(({ end }) => placeOf(end.step, end.segments)));
  const isRelated = (segments: readonly string[]): boolean =>
    ended.some(({ end }) => isPrefix(end.segments, segments));

  const changes = flow.start();
  for (const { end } of ended) changes.push(...flow.end(end));
  const take = ({ end, modified }: StoredEnd): void => {
    times.set(end.step, [...(times.get(end.step) ?? []), { segments: end.segments, modified }]);
    changes.push(...flow.end(end));
  };
  const longest = ended.reduce<readonly string[]>(
    (best, { end }) => (end.segments.length > best.length ? end.segments : best),
    first === undefined ? [] : [first],
  );
  for (const [step, lookup] of lookups) {
    const depth = wiring.at(step)!.axes.axes.length;
    if (lookup === 'by listing') {
      const start = longest.slice(0, depth);
      if (depth > 0 && asked.has(placeOf(step, start))) continue;
      for (const each of await stored.groups(step, start, depth))
        if (isRelated(each.end.segments)) take(each);
    } else if (lookup === 'by its root' && root) {
      const all = new Map(
        [[root.id], ...ended.map(({ end }) => end.segments)].map((segments) => {
          const own = segments.slice(0, depth);
          return [placeOf(step, own), own];
        }),
      );
      for (const [place, own] of all) {
        if (own.length < depth || asked.has(place)) continue;
        const found = await stored.done(step, own, root.version);
        if (found) take(found);
      }
    }
  }

  const ready: StepItem<StoredFile>[] = [];
  const refused: RefusedItem[] = [];
  let left = 0;
  // It grows while ends are found.
  for (const change of changes) {
    const { step, segments } = change.kind === 'ready' ? change.item : change;
    if (!isRelated(segments)) continue;
    if (
      change.kind === 'ready' &&
      lookups.get(step) === 'by its sources' &&
      !asked.has(placeOf(step, segments))
    ) {
      const found = await stored.done(step, segments, change.item.version);
      if (found) take(found);
    } else if (targets.has(step)) {
      const sources = new Set(wiring.sources(step));
      const own = ended.filter(({ end }) => sources.has(end.step) && isPrefix(end.segments, segments));
      if (own.length === 0) continue;
      if (change.kind === 'failed') refused.push(change);
      if (change.kind !== 'ready') continue;
      const sent = Math.max(...own.map((each) => each.sent ?? Number.POSITIVE_INFINITY));
      const youngest = Math.max(
        0,
        ...[...sources].flatMap((source) =>
          (times.get(source) ?? []).flatMap((each) =>
            isPrefix(each.segments, segments) ? [each.modified] : [],
          ),
        ),
      );
      if (youngest > sent + CLOCK_SKEW_MS) left += 1;
      else ready.push(change.item);
    }
  }
  return { ready, refused, left };
}

interface StoredTime {
  readonly segments: readonly string[];
  readonly modified: number;
}

function placeOf(step: string, segments: readonly string[]): string {
  return `${step} ${keyOf(segments)}`;
}

/** Whether one of the two is the beginning of the other. */
function isPrefix(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false;
  return true;
}
