import type { SourceFile } from './item-files.ts';
import { type ItemNode, isFinal } from './item-nodes.ts';
import type { SampleCounts } from './run-record.ts';

type Situation = Pick<ItemNode<SourceFile>, 'state' | 'why'>;

/** What people count: the workflow's own items in all steps, and what items of a step wait for. */
export class ItemCounts {
  /** How many items of each step have not ended. */
  readonly #openIn = new Map<string, number>();
  /** How many items of each root item have not ended. */
  readonly #open = new Map<string, number>();
  readonly #failed = new Map<string, number>();
  readonly #notThrough = new Set<string>();
  readonly #waiting = new Map<string, Map<string, number>>();

  /**
   * Notes a change of an item.
   * @param root the workflow's own item that it comes from, if it comes from a single one
   * @param before undefined for a new item
   */
  change(step: string, root: string | undefined, before: Situation | undefined, now: Situation): void {
    const waiting = this.#waiting.get(step) ?? new Map<string, number>();
    this.#waiting.set(step, waiting);
    if (before?.state === 'waiting') add(waiting, before.why, -1);
    if (now.state === 'waiting') add(waiting, now.why, 1);
    const isOpen = ({ state }: Situation): boolean => !isFinal(state);
    const opened = Number(isOpen(now)) - Number(before !== undefined && isOpen(before));
    add(this.#openIn, step, opened);
    if (root === undefined) return;
    const hasFailed = ({ state }: Situation): boolean => state === 'failed' || state === 'skipped';
    add(this.#open, root, opened);
    add(this.#failed, root, Number(hasFailed(now)) - Number(before !== undefined && hasFailed(before)));
    if (this.#open.has(root) || this.#failed.has(root)) this.#notThrough.add(root);
    else this.#notThrough.delete(root);
  }

  /** Items of a step that have not ended. */
  openIn(step: string): number {
    return this.#openIn.get(step) ?? 0;
  }

  samples(all: number): SampleCounts {
    return { all, failed: this.#failed.size, through: all - this.#notThrough.size };
  }

  /** How many items of a step wait, by what they wait for. */
  waitingIn(step: string): ReadonlyMap<string, number> {
    return this.#waiting.get(step) ?? new Map();
  }
}

/** What a group waits for. @param open items before it */
export function waitText(open: number): string {
  if (open === 0) return 'it is about to be gathered';
  return `it waits for ${open} ${open === 1 ? 'item' : 'items'} before it`;
}

/** Adds to a count, and removes a count of 0. */
function add(counts: Map<string, number>, key: string, change: number): void {
  const count = (counts.get(key) ?? 0) + change;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
