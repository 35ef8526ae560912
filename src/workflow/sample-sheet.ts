import { posix } from 'node:path';
import type { Finding } from '../core/finding.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { ItemPlan, WiredInput } from '../protocol/item-plan.ts';
import { fileInputs, idProblem, type SheetItem } from '../protocol/root-items.ts';
import type { CompleteVariable } from '../spec/complete-spec.ts';
import { expectedValue, fitsVariable } from '../spec/variable-values.ts';
import { nearest } from '../text/near.ts';
import { quote } from '../text/quote.ts';
import type { SheetCell, SheetTable } from './sheet-table.ts';

/** Names of the column that holds ids, in the order in which they win. */
const ID_COLUMNS = ['item', 'sample'] as const;
/** nf-core's columns for reads: they go to the one input that takes such files. */
const FASTQ = /^fastq_([12])$/;
const SAMPLE_FASTQ = 'sample.fastq.gz';

/** A step as a sheet can give it values. */
export interface SheetStep {
  readonly id: string;
  readonly variables: readonly CompleteVariable[];
  /** Names of those that the workflow file gives. */
  readonly given: ReadonlySet<string>;
}

export interface SampleSheet {
  readonly items: readonly SheetItem[];
  readonly findings: readonly Finding[];
}

/** What a column holds. */
type Role =
  | { readonly kind: 'id' | 'other' }
  | { readonly kind: 'files'; readonly column: string }
  | { readonly kind: 'variable'; readonly name: string; readonly declared: readonly CompleteVariable[] };

/**
 * What the rows of a sheet say of a workflow's items. Rows with the same id are one item.
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
  const id = ID_COLUMNS.map((name) => table.header.findIndex(({ text }) => text === name)).find(
    (at) => at >= 0,
  );
  if (id === undefined) {
    const [first] = table.header;
    if (first)
      add(
        'error',
        'NO_ID_COLUMN',
        first,
        'The sheet has no column "item" (or "sample"): it holds the id of each item. Add it.',
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

type AddFinding = (
  severity: Finding['severity'],
  code: string,
  cell: SheetCell,
  message: string,
  more?: Partial<Finding>,
) => void;

function roleOf(
  cell: SheetCell,
  plan: ItemPlan,
  steps: readonly SheetStep[],
  used: ReadonlySet<string>,
  add: AddFinding,
): Role {
  const { text: name } = cell;
  if (ID_COLUMNS.some((each) => each === name)) return { kind: 'id' };
  const files = filesColumn(name, plan);
  const declared = steps.flatMap(({ id, variables }) =>
    variables.filter((variable) => variable.name === name || `${id}.${variable.name}` === name),
  );
  const secret = declared.find((variable) => variable.secret);
  if (secret)
    add(
      'error',
      'SECRET_IN_SHEET',
      cell,
      `${quote(secret.name)} is secret: everybody who reads the sheet could see its values. Remove the column, and name the ARN in the workflow file's "secrets".`,
    );
  if (files !== undefined && declared.length > 0) {
    add(
      'error',
      'INPUT_AND_VARIABLE',
      cell,
      `${quote(name)} is both an input and a variable. Name the step, too: ${quote(`${steps[0]?.id ?? 'step'}.${name}`)}.`,
      { got: quote(name) },
    );
    return { kind: 'other' };
  }
  if (files !== undefined) return { kind: 'files', column: files };
  if (declared.length > 0) return { kind: 'variable', name, declared };
  if (!used.has(name) && name !== '') {
    const known = [
      ...fileInputs(plan).map((input) => input.name),
      ...steps.flatMap(({ variables }) => variables.map((variable) => variable.name)),
    ];
    const meant = nearest(name, known);
    add(
      'hint',
      'UNUSED_COLUMN',
      cell,
      `No step has an input or a variable ${quote(name)}${meant === undefined ? ': the column is kept, and does nothing' : `; did you mean ${quote(meant)}?`}.`.replace(
        '?.',
        '?',
      ),
      { got: quote(name), expected: meant },
    );
  }
  return { kind: 'other' };
}

/** The input, as files of items name it, that a column is for: `reads` for `reads`, `reads_1`, and `fastq_1`. */
function filesColumn(name: string, plan: ItemPlan): string | undefined {
  const named = new Set<string>();
  for (const step of plan.steps)
    for (const input of step.inputs)
      for (const source of input.sources) {
        if (source.from !== 'files') continue;
        named.add(source.column ?? input.name);
        if (source.column === undefined) named.add(`${step.id}.${input.name}`);
      }
  if (named.has(name)) return name;
  const base = name.replace(/_[1-9]\d*$/, '');
  if (base !== name && named.has(base)) return base;
  if (!FASTQ.test(name)) return undefined;
  const taking = fileInputs(plan).filter((input) => takesFastq(input));
  const names = new Set(taking.map((input) => input.name));
  return names.size === 1 ? [...names][0] : undefined;
}

function takesFastq({ patterns, most }: WiredInput): boolean {
  return most !== 1 && matchesPatterns(patterns, SAMPLE_FASTQ);
}

interface DraftItem {
  readonly cell: SheetCell;
  readonly files: { column: string; path: string }[];
  readonly variables: Map<string, SheetCell>;
  readonly columns: Map<string, string>;
}

class Rows {
  readonly #table: SheetTable;
  readonly #roles: readonly Role[];
  readonly #id: number;
  readonly #add: AddFinding;
  readonly #items = new Map<string, DraftItem>();

  constructor(table: SheetTable, roles: readonly Role[], id: number, add: AddFinding) {
    this.#table = table;
    this.#roles = roles;
    this.#id = id;
    this.#add = add;
  }

  take(row: readonly SheetCell[]): void {
    const cell = row[this.#id]!;
    const id = cell.text;
    const why = id.includes('/') ? `its id ${quote(id)} holds "/"` : idProblem(id);
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

  /** Variables that steps need and only the sheet can give: each item has them. */
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

  #value(item: DraftItem, role: Role, name: string, cell: SheetCell, id: string): void {
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
      `${quote(name)} of ${quote(id)} is ${quote(cell.text)} here, and ${quote(before)} in a row before: rows with one id are one item. ${isVariable ? 'Write the same value' : 'The first value counts; write the same'} in all of them.`,
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
        `${quote(cell.text)} begins with "[" and is no JSON list of paths. Write ["a.fq", "b.fq"], or separate the paths with ";".`,
        { got: quote(cell.text) },
      );
      return;
    }
    for (const path of paths) {
      if (item.files.some((file) => file.path === path)) {
        this.#add(
          'error',
          'DUPLICATE_FILE',
          cell,
          `The file ${quote(path)} is there twice for one item. Remove one.`,
          { got: quote(path) },
        );
        continue;
      }
      item.files.push({ column, path });
    }
  }
}

/** The paths of a cell, as they are or in a JSON list; undefined for what only begins like one. */
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
  return path.startsWith('s3://') ? path : posix.normalize(path);
}
