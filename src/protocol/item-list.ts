import { Failure } from '../core/failure.ts';
import { pushTo } from '../core/grouped-lists.ts';
import { isRecord } from '../core/record.ts';
import { entriesJson, readEntries, type StoredFile } from './item-content.ts';
import type { RootItem } from './root-items.ts';

/*
 * The list of a run's items: JSON Lines, so that a million are written and read one by one. The dispatcher
 * plans joins and groups from it, and people see from it what a run began with. The first line says how many
 * follow.
 */

const LIST_VERSION = 2;

export function writeListHead(items: number): string {
  return `${JSON.stringify({ version: LIST_VERSION, items })}\n`;
}

export function writeListItem(item: RootItem<StoredFile>): string {
  const { id, version, variables, columns, problem, entries } = item;
  const byColumn = new Map<string, RootItem<StoredFile>['entries'][number]['entry'][]>();
  for (const { column, entry } of entries) pushTo(byColumn, column, entry);
  return `${JSON.stringify({ id, item_version: version, files: entriesJson(byColumn), variables, columns, problem })}\n`;
}

/**
 * Reads a list line by line. Files of one column keep their order.
 * @throws Failure `BAD_ITEM_LIST` with the line's number, and when it ends too early
 */
export async function* readItemList(lines: AsyncIterable<string>): AsyncGenerator<RootItem<StoredFile>> {
  for await (const line of listLines(lines)) yield readListItem(line);
}

/** A line of a list, of which only the id has been read. */
export interface ListLine {
  readonly id: string;
  readonly text: string;
  readonly number: number;
}

const ID = /^\{"id":("(?:[^"\\]|\\.)+")/;

/** As {@link readItemList}, but without parsing: of a hundred thousand items, a reader may want a few. */
export async function* listLines(lines: AsyncIterable<string>): AsyncGenerator<ListLine> {
  let expected: number | undefined;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (expected === undefined) expected = readHead(text);
    else {
      const [, id] = ID.exec(text) ?? [];
      yield { id: id === undefined ? readListItem({ text, number }).id : JSON.parse(id), text, number };
    }
  }
  if (expected !== number - 1)
    throw new Failure(
      'BAD_ITEM_LIST',
      `the list announces ${expected ?? 'no number of'} items, but has ${Math.max(0, number - 1)}`,
    );
}

function readHead(text: string): number {
  const value = parse(text, 1);
  if (value.version !== LIST_VERSION) throw bad(1, `its version is not ${LIST_VERSION}`);
  if (!Number.isSafeInteger(value.items)) throw bad(1, 'it does not say how many items follow');
  return value.items as number;
}

/** @throws Failure `BAD_ITEM_LIST` */
export function readListItem({ text, number }: Pick<ListLine, 'text' | 'number'>): RootItem<StoredFile> {
  return itemOf(parse(text, number), (what) => {
    throw bad(number, what);
  });
}

function parse(text: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad(number, 'it is not JSON');
  }
  if (!isRecord(value)) throw bad(number, 'it is not an object');
  return value;
}

function bad(number: number, what: string): Failure {
  return new Failure('BAD_ITEM_LIST', `line ${number} of the list of items is wrong: ${what}`);
}

function itemOf(
  { id, item_version, files, variables, columns, problem }: Readonly<Record<string, unknown>>,
  reject: (what: string) => never,
): RootItem<StoredFile> {
  if (typeof id !== 'string' || id === '') return reject('it has no id');
  if (typeof item_version !== 'string' || item_version === '') return reject('it has no item_version');
  const entries = [...readEntries(files, 'files', reject)].flatMap(([column, all]) =>
    all.map((entry) => ({ column, entry })),
  );
  return {
    ...{ id, version: item_version, entries },
    variables: textsIn(variables, 'variables', reject),
    columns: textsIn(columns, 'columns', reject),
    ...(typeof problem === 'string' && { problem }),
  };
}

function textsIn(value: unknown, field: string, reject: (what: string) => never): Record<string, string> {
  if (!isRecord(value) || Object.values(value).some((each) => typeof each !== 'string'))
    return reject(`${field} is not an object of texts`);
  return value as Record<string, string>;
}
