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
import { type AskedItems, checkUsed, sheetFolder } from './planned-items.ts';
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
  /** Of a plan with "items". */
  readonly items?: LocalItems;
  readonly preview?: ItemsPreview;
}

/**
 * Finds what a local run runs on: files by their names, or what a sheet names.
 * @param without the folder of the results, absolute, without links
 * @throws Failure `BAD_USAGE` where neither is given, or both; as finding them does
 */
export async function findRunInputs(
  workflow: Pick<ReadWorkflow, 'file' | 'plan' | 'sheet'>,
  plan: Plan,
  asked: AskedItems,
  { cwd }: Pick<CommandIo, 'cwd'>,
  without: string,
): Promise<LocalRunInputs> {
  const { inputs } = asked;
  const folder = sheetFolder(workflow, asked, { cwd });
  if (plan.items) return plannedInputs(workflow, plan.items, asked, folder, cwd, without);
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
  { inputs, sheet }: AskedItems,
  ofSheet: string | undefined,
  cwd: string,
  without: string,
): Promise<LocalRunInputs> {
  if (ofSheet === undefined && inputs.length === 0) throw withoutInput();
  const rows = ofSheet === undefined ? undefined : (workflow.sheet?.items ?? []);
  const { files, leftOut } =
    rows && ofSheet !== undefined
      ? await inputsOfSheet(planned, rows, ofSheet)
      : await inputsOfNames(planned, inputs, cwd, without);
  const shared = await findShared(planned, resolve(cwd, dirname(workflow.file)));
  const preview = previewItems(planned, files, rows);
  checkUsed(planned, preview, { sheet, rows, files });
  return {
    ...{ files, preview },
    leftOut: [...leftOut, ...shared.leftOut],
    read: [...files, ...[...shared.entries.values()].flatMap(filesOf)],
    count: plural(preview.items.length, 'item'),
    items: { ...(rows && { rows }), shared: shared.entries },
  };
}
