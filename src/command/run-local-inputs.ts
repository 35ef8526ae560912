import { dirname, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { inputsOfNames, inputsOfSheet } from '../edge/item-inputs.ts';
import { findInputs } from '../edge/local-inputs.ts';
import { findShared } from '../edge/shared-files.ts';
import type { InputFile, NamedFile } from '../local/flow.ts';
import type { LocalItems } from '../local/planned-flow.ts';
import { filesOf } from '../protocol/item-files.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { checkTaken, isTakenByFirstStep } from '../runs/run-inputs.ts';
import { plural } from '../text/units.ts';
import type { Plan, PlannedItems } from '../workflow/plan.ts';
import { type ItemsPreview, previewItems } from '../workflow/preview-items.ts';
import type { CommandIo } from './command-io.ts';
import type { ReadWorkflow } from './workflow-file.ts';

/** What a local run runs on. */
export interface LocalRunInputs {
  readonly files: readonly InputFile[] | readonly NamedFile[];
  /** All files that containers read, shared ones included. */
  readonly read: readonly InputFile[];
  /** What else the folders hold. */
  readonly leftOut: readonly LeftOut[];
  /** For people: `12 items`. */
  readonly count: string;
  /** Of a plan that says what an item is. */
  readonly items?: LocalItems;
  readonly preview?: ItemsPreview;
}

/**
 * Finds what a local run runs on: files by their names, or what a sheet names.
 * @param sheet to read instead of the one that the workflow file names
 * @param without the folder of the results, absolute, without links
 * @throws Failure `BAD_USAGE` where neither is given, or both; as finding them does
 */
export async function findRunInputs(
  workflow: Pick<ReadWorkflow, 'file' | 'sheet'>,
  plan: Plan,
  { inputs, sheet }: { readonly inputs: readonly string[]; readonly sheet?: string },
  { cwd }: Pick<CommandIo, 'cwd'>,
  without: string,
): Promise<LocalRunInputs> {
  const { items } = plan;
  if (sheet !== undefined && items?.rule.kind !== 'sheet')
    throw new Failure(
      'BAD_USAGE',
      `--sheet replaces the sheet that a workflow file names, and ${workflow.file} names none. Add to it: "items": ${JSON.stringify(sheet)}`,
    );
  if (items) return plannedInputs(workflow, items, { inputs, sheet }, cwd, without);
  if (inputs.length === 0) throw withoutInput();
  const takes = (path: string): boolean => isTakenByFirstStep(plan, path);
  const { files, leftOut } = await findInputs(inputs, cwd, { without, takes });
  checkTaken(
    plan,
    files.map(({ path }) => path),
    leftOut,
  );
  return { files, read: files, leftOut, count: `${files.length} inputs` };
}

export function withoutInput(): Failure {
  return new Failure(
    'BAD_USAGE',
    'Name what to run on, and where results go: npx pipewright run FILE --local INPUT… --out DIR',
  );
}

async function plannedInputs(
  workflow: Pick<ReadWorkflow, 'file' | 'sheet'>,
  planned: PlannedItems,
  { inputs, sheet }: { readonly inputs: readonly string[]; readonly sheet?: string },
  cwd: string,
  without: string,
): Promise<LocalRunInputs> {
  const folder = resolve(cwd, dirname(workflow.file));
  const { rule } = planned;
  if (rule.kind === 'sheet' && inputs.length > 0)
    throw new Failure(
      'BAD_USAGE',
      `The sheet ${sheet ?? rule.path} names the files, so no INPUT is needed. Leave out ${inputs[0]}.`,
    );
  if (rule.kind !== 'sheet' && inputs.length === 0) throw withoutInput();
  const rows = rule.kind === 'sheet' ? (workflow.sheet?.items ?? []) : undefined;
  const sheetFile =
    rule.kind === 'sheet' ? (sheet === undefined ? resolve(folder, rule.path) : resolve(cwd, sheet)) : '';
  const { files, leftOut } = rows
    ? await inputsOfSheet(planned, rows, dirname(sheetFile))
    : await inputsOfNames(planned, inputs, cwd, without);
  const shared = await findShared(planned, folder);
  const preview = previewItems(planned, files, rows);
  const unused = preview.incomplete.filter(({ step }) => step === '');
  if (unused.length === preview.items.length)
    throw new Failure('NO_INPUTS', nothingTaken(sheet ?? sheetFile, rows?.length, files, unused[0]?.id));
  return {
    ...{ files, preview },
    leftOut: [...leftOut, ...shared.leftOut],
    read: [...files, ...[...shared.entries.values()].flatMap(filesOf)],
    count: plural(preview.items.length, 'item'),
    items: { ...(rows && { rows }), shared: shared.entries },
  };
}

function nothingTaken(
  sheet: string,
  rows: number | undefined,
  files: readonly NamedFile[],
  first: string | undefined,
): string {
  if (rows === 0) return `The sheet ${sheet} has no rows.`;
  const some = first === undefined ? '' : ` (the first is ${first})`;
  if (rows !== undefined)
    return `No step takes a file of the ${plural(rows, 'item')} of ${sheet}${some}. Name its columns after the inputs of the first steps: "npx pipewright plan" shows them.`;
  return `No step takes one of the ${plural(files.length, 'input')} (the first is ${files[0]?.path}).`;
}
