import { posix } from 'node:path';
import type { Finding } from '../core/finding.ts';
import type { ItemPlan } from '../protocol/item-plan.ts';
import { idProblem, type SheetItem } from '../protocol/root-items.ts';
import { expectedValue, fitsVariable } from '../spec/variable-values.ts';
import { quote } from '../text/quote.ts';
import { type AddFinding, type ColumnRole, idColumn, roleOf, type SheetStep } from './sheet-columns.ts';
import type { SheetCell, SheetTable } from './sheet-table.ts';
import { isS3Url } from './sources.ts';

export interface SampleSheet {
  readonly items: readonly SheetItem[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the items of a workflow from the rows of a sheet. Rows with the same id are one item.
 * @param plan with the inputs that take files, as far as the workflow could be understood
 * @param used columns that steps gather by
 */
export function readSampleSheet(
  table: SheetTable,
  plan: ItemPlan,
  steps: readonly SheetStep[],
  used: ReadonlySet<string>,
): SampleSheet {
  const findings: Finding[] = [...table.findings];
  const add: AddFinding = (severity, code, cell, message, more = {}) =>
    void findings.push({ code, severity, file: table.file, path: '', range: cell.range, message, ...more });
  const roles = table.header.map((cell) => roleOf(cell, plan, steps, used, add));
  const id = idColumn(table.header);
  if (id === undefined) {
    const [first] = table.header;
    if (first)
      add(
        'error',
        'NO_ID_COLUMN',
        first,
        'The sheet has no column "item" (or "sample"), which has the id of each item. Add it.',
        {
          expected: 'item',
        },
      );
    return { items: [], findings };
  }
  const rows = new Rows(table, roles, id, add);
  for (const row of table.rows) rows.take(row);
  rows.checkRequired(steps);
  return { items: rows.items(), findings };
}

interface DraftItem {
  readonly cell: SheetCell;
  readonly files: { column: string; path: string; place: string }[];
  readonly variables: Map<string, SheetCell>;
  readonly columns: Map<string, string>;
}

class Rows {
  readonly #table: SheetTable;
  readonly #roles: readonly ColumnRole[];
  readonly #id: number;
  readonly #add: AddFinding;
  readonly #items = new Map<string, DraftItem>();

  constructor(table: SheetTable, roles: readonly ColumnRole[], id: number, add: AddFinding) {
    this.#table = table;
    this.#roles = roles;
    this.#id = id;
    this.#add = add;
  }

  take(row: readonly SheetCell[]): void {
    const cell = row[this.#id]!;
    const id = cell.text;
    const why = id.includes('/') ? `its id ${quote(id)} contains "/"` : idProblem(id);
    if (why !== undefined) {
      this.#add(
        'error',
        'BAD_ID',
        cell,
        `This row cannot be an item: ${why}. Ids have 1 to 200 bytes, no "/", and do not begin with ".".`,
        { got: quote(id) },
      );
      return;
    }
    const item = this.#items.get(id) ?? { cell, files: [], variables: new Map(), columns: new Map() };
    this.#items.set(id, item);
    for (const [i, value] of row.entries())
      this.#value(item, this.#roles[i]!, this.#table.header[i]!.text, value, id);
  }

  items(): SheetItem[] {
    return [...this.#items].map(([id, { files, variables, columns }]) => ({
      id,
      files,
      variables: Object.fromEntries([...variables].map(([name, cell]) => [name, cell.text])),
      columns: Object.fromEntries(columns),
    }));
  }

  /** Every item must have the variables that a step needs and only the sheet sets. */
  checkRequired(steps: readonly SheetStep[]): void {
    const columns = new Set(this.#table.header.map(({ text }) => text));
    for (const { id: step, variables, given } of steps)
      for (const { name, required } of variables) {
        const names = [`${step}.${name}`, name].filter((each) => columns.has(each));
        if (!required || given.has(name) || names.length === 0) continue;
        for (const [id, item] of this.#items)
          if (!names.some((each) => item.variables.has(each)))
            this.#add(
              'error',
              'MISSING_VALUE',
              item.cell,
              `${quote(id)} has no value in the column ${quote(names[0])}, which the step ${quote(step)} needs.`,
              { expected: name },
            );
      }
  }

  #value(item: DraftItem, role: ColumnRole, name: string, cell: SheetCell, id: string): void {
    if (cell.text === '') return;
    if (role.kind === 'files') this.#files(item, role.column, cell);
    else if (role.kind === 'variable') {
      const wrong = role.declared.find((variable) => !fitsVariable(variable, cell.text));
      if (wrong)
        this.#add(
          'error',
          'WRONG_VALUE',
          cell,
          `${quote(name)} of ${quote(id)} is ${quote(cell.text)}; it must be ${expectedValue(wrong)}.`,
          {
            ...{ got: quote(cell.text), expected: expectedValue(wrong) },
          },
        );
      this.#once(item.variables.get(name)?.text, name, cell, id, true);
      item.variables.set(name, item.variables.get(name) ?? cell);
    } else if (role.kind === 'other') {
      this.#once(item.columns.get(name), name, cell, id, false);
      item.columns.set(name, item.columns.get(name) ?? cell.text);
    }
  }

  #once(before: string | undefined, name: string, cell: SheetCell, id: string, isVariable: boolean): void {
    if (before === undefined || before === cell.text) return;
    this.#add(
      isVariable ? 'error' : 'warning',
      'ROWS_DIFFER',
      cell,
      `${quote(name)} of ${quote(id)} is ${quote(cell.text)} here, but ${quote(before)} in an earlier row, and rows with the same id are one item. ${isVariable ? 'Write the same value' : 'The first value counts; write the same'} in all of them.`,
      {
        ...{ got: quote(cell.text), expected: quote(before) },
      },
    );
  }

  #files(item: DraftItem, column: string, cell: SheetCell): void {
    const paths = pathsIn(cell.text);
    if (paths === undefined) {
      this.#add(
        'error',
        'BAD_LIST',
        cell,
        `${quote(cell.text)} begins with "[" and is not a JSON list of paths. Write ["a.fq", "b.fq"], or separate the paths with ";".`,
        { got: quote(cell.text) },
      );
      return;
    }
    const { line, column: character } = cell.range.start;
    const place = `${this.#table.file}:${line}:${character}`;
    for (const path of paths) {
      if (item.files.some((file) => file.path === path)) {
        this.#add(
          'error',
          'DUPLICATE_FILE',
          cell,
          `The item has the file ${quote(path)} twice. Remove one.`,
          { got: quote(path) },
        );
        continue;
      }
      item.files.push({ column, path, place });
    }
  }
}

/** The paths of a cell, separated by `;` or in a JSON list; undefined for a list that is not valid. */
function pathsIn(text: string): string[] | undefined {
  let paths = text.split(';');
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text);
      if (!Array.isArray(list) || !list.every((each) => typeof each === 'string')) return undefined;
      paths = list;
    } catch {
      return undefined;
    }
  }
  return paths
    .map((path) => path.trim())
    .filter((path) => path !== '')
    .map(normalPath);
}

/** `./a.fq` and `a.fq` are one file. */
function normalPath(path: string): string {
  return isS3Url(path) ? path : posix.normalize(path);
}
