import type { Finding } from '../core/finding.ts';
import { matchesPatterns } from '../core/patterns.ts';
import type { ItemPlan, WiredInput } from '../protocol/item-plan.ts';
import { fileInputs } from '../protocol/root-items.ts';
import type { CompleteVariable } from '../spec/complete-spec.ts';
import { nearest } from '../text/near.ts';
import { quote } from '../text/quote.ts';
import type { SheetCell } from './sheet-table.ts';

/** Names of the column that holds ids; the first one that a sheet has counts. */
const ID_COLUMNS = ['item', 'sample'] as const;
/** nf-core's columns for reads: they go to the one input that takes FASTQ files. */
const FASTQ = /^fastq_([12])$/;
const SAMPLE_FASTQ = 'sample.fastq.gz';

/** A step whose variables a sheet can set. */
export interface SheetStep {
  readonly id: string;
  readonly variables: readonly CompleteVariable[];
  /** Names of the variables that the workflow file sets. */
  readonly given: ReadonlySet<string>;
}

/** What a column holds. */
export type ColumnRole =
  | { readonly kind: 'id' | 'other' }
  | { readonly kind: 'files'; readonly column: string }
  | { readonly kind: 'variable'; readonly name: string; readonly declared: readonly CompleteVariable[] };

/** Adds a finding at a cell. */
export type AddFinding = (
  severity: Finding['severity'],
  code: string,
  cell: SheetCell,
  message: string,
  more?: Partial<Finding>,
) => void;

/** The column that holds the ids of a sheet's items; undefined where there is none. */
export function idColumn(header: readonly SheetCell[]): number | undefined {
  return ID_COLUMNS.map((name) => header.findIndex(({ text }) => text === name)).find((at) => at >= 0);
}

/** What a column of a sheet is for. @param used columns that steps gather by */
export function roleOf(
  cell: SheetCell,
  plan: ItemPlan,
  steps: readonly SheetStep[],
  used: ReadonlySet<string>,
  add: AddFinding,
): ColumnRole {
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
      `${quote(secret.name)} is secret, but everyone who reads the sheet could see its values. Remove the column, and write the ARN in "secrets" of the workflow file.`,
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
      `No step has an input or a variable ${quote(name)}${meant === undefined ? ', so the column has no effect' : `; did you mean ${quote(meant)}?`}.`.replace(
        '?.',
        '?',
      ),
      { got: quote(name), expected: meant },
    );
  }
  return { kind: 'other' };
}

/** The input, as items name it, of a column with files: `reads` for `reads`, `reads_1` and `fastq_1`. */
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
