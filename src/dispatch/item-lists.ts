import type { StoredFile } from '../protocol/item-content.ts';
import { type ListLine, listLines, readListItem } from '../protocol/item-list.ts';
import type { RootItem } from '../protocol/root-items.ts';

/** A version of a run's list of items, and its lines. */
export interface ListSource {
  readonly run: string;
  /** As in `run.json`. */
  readonly etag: string;
  readonly lines: () => AsyncIterable<string>;
}

/** Characters of lists that are kept: a list of a hundred thousand items has some 60 million. */
const KEPT_CHARACTERS = 64_000_000;

/**
 * Lists of runs' items, kept from call to call of the dispatcher while they fit, as lines: objects would take
 * several times the memory. A list that is too long is read again each time, and only the wanted items are
 * kept.
 */
export class ItemLists {
  readonly #limit: number;
  /** By run and version, the least recently used first. */
  readonly #kept = new Map<
    string,
    { readonly lines: ReadonlyMap<string, ListLine>; readonly size: number }
  >();

  constructor(limit = KEPT_CHARACTERS) {
    this.#limit = limit;
  }

  /** The items with these ids that the list has. @throws Failure `BAD_ITEM_LIST` */
  async find(source: ListSource, ids: ReadonlySet<string>): Promise<RootItem<StoredFile>[]> {
    const found: RootItem<StoredFile>[] = [];
    await this.#read(
      source,
      (kept) => {
        for (const id of ids) {
          const line = kept.get(id);
          if (line) found.push(readListItem(line));
        }
      },
      (line) => {
        if (ids.has(line.id)) found.push(readListItem(line));
      },
    );
    return found;
  }

  /**
   * The items of the list from index `from` up to, but not including, `to`.
   * @throws Failure `BAD_ITEM_LIST`
   */
  async slice(source: ListSource, from: number, to: number): Promise<RootItem<StoredFile>[]> {
    const found: RootItem<StoredFile>[] = [];
    const take = (line: ListLine): void => {
      // The first line is the head.
      const index = line.number - 2;
      if (index >= from && index < to) found.push(readListItem(line));
    };
    await this.#read(
      source,
      (kept) => {
        for (const line of kept.values()) take(line);
      },
      take,
    );
    return found;
  }

  /** @param each gets the lines of a list that is not kept, as they come */
  async #read(
    { run, etag, lines }: ListSource,
    all: (kept: ReadonlyMap<string, ListLine>) => void,
    each: (line: ListLine) => void,
  ): Promise<void> {
    const key = `${run} ${etag}`;
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      all(known.lines);
      return;
    }
    let kept: Map<string, ListLine> | undefined = new Map();
    let size = 0;
    for await (const line of listLines(lines())) {
      each(line);
      size += line.text.length;
      if (size > this.#limit) kept = undefined;
      kept?.set(line.id, line);
    }
    if (kept) this.#keep(key, kept, size);
  }

  #keep(key: string, lines: ReadonlyMap<string, ListLine>, size: number): void {
    let all = size;
    for (const other of this.#kept.values()) all += other.size;
    for (const [other, { size: freed }] of this.#kept) {
      if (all <= this.#limit) break;
      this.#kept.delete(other);
      all -= freed;
    }
    this.#kept.set(key, { lines, size });
  }
}
