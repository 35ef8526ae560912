import { dirname, resolve } from 'node:path';
import { OWN_FOLDER } from '../agent/input-tree.ts';
import { Failure } from '../core/failure.ts';
import { matchesPatterns } from '../core/patterns.ts';
import { findInputs } from '../edge/local-inputs.ts';
import { filesOfSheet, sheetBeside } from '../edge/sheet-file.ts';
import { looksLikePairs } from '../protocol/file-pairs.ts';
import type { SourceFile } from '../protocol/item-files.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { fileInputs, type SheetItem } from '../protocol/root-items.ts';
import { isTakenByFirstStep, type RunInput } from '../runs/run-inputs.ts';
import { s3Inputs } from '../runs/s3-inputs.ts';
import { itemPatterns } from '../spec/named-files.ts';
import { plural } from '../text/units.ts';
import type { Place, Plan, PlannedItems, PlannedStep } from '../workflow/plan.ts';
import {
  type IncompleteItem,
  type ItemsPreview,
  previewItems,
  takesPath,
} from '../workflow/preview-items.ts';
import { isS3Url } from '../workflow/sources.ts';
import { awsOf } from './aws-access.ts';
import type { CommandIo } from './command-io.ts';
import type { ReadWorkflow } from './workflow-file.ts';

/** Incomplete items that are named one by one. */
const NAMED = 50;

/** The inputs that a run of planned items is asked for. */
export interface AskedItems {
  readonly inputs: readonly string[];
  /** A sheet to read instead of the one that the workflow file names. */
  readonly sheet?: string;
}

/**
 * The folder of the sheet whose rows are the items, absolute; undefined where files are the items.
 * @throws Failure `BAD_USAGE` where a sheet and files are given, or a sheet for a workflow that names none
 */
export function sheetFolder(
  { file, plan }: Pick<ReadWorkflow, 'file' | 'plan'>,
  { inputs, sheet }: AskedItems,
  { cwd }: Pick<CommandIo, 'cwd'>,
): string | undefined {
  const rule = plan?.items?.rule;
  if (rule?.kind !== 'sheet') {
    if (sheet === undefined) return undefined;
    throw new Failure(
      'BAD_USAGE',
      `--sheet replaces the sheet that a workflow file names, but ${file} does not name one. Add this to it: "items": ${JSON.stringify(sheet)}`,
    );
  }
  if (inputs.length > 0)
    throw new Failure(
      'BAD_USAGE',
      `The sheet ${sheet ?? rule.path} names the files, so no INPUT is needed. Leave out ${inputs[0]}.`,
    );
  return dirname(sheet === undefined ? resolve(cwd, dirname(file), rule.path) : resolve(cwd, sheet));
}

/**
 * Checks that some step takes one of the items.
 * @param given `rows` of the sheet, `files` that were given
 * @throws Failure `NO_INPUTS`
 */
export function checkUsed(
  planned: PlannedItems,
  { incomplete, items }: ItemsPreview,
  {
    sheet,
    rows,
    files,
  }: {
    readonly sheet?: string;
    readonly rows?: readonly SheetItem[];
    readonly files: readonly SourceFile[];
  },
): void {
  const unused = incomplete.filter(({ step }) => step === '');
  if (unused.length < items.length) return;
  const named = sheet ?? (planned.rule.kind === 'sheet' ? planned.rule.path : '');
  const some = unused[0] ? ` (the first is ${unused[0].id})` : '';
  throw new Failure(
    'NO_INPUTS',
    rows?.length === 0
      ? `The sheet ${named} has no rows.`
      : rows
        ? `No step takes a file of the ${plural(rows.length, 'item')} of ${named}${some}. Name its columns after the inputs of the first steps: "npx pipewright plan" shows them.`
        : `No step takes one of the ${plural(files.length, 'input')} (the first is ${files[0]?.path}).`,
  );
}

/** Items that lack something, a line each. */
export function incompleteLines(incomplete: readonly IncompleteItem[]): string[] {
  const lines = incomplete
    .slice(0, NAMED)
    .map(({ id, step, why }) =>
      step === ''
        ? `! ${id} is left out: ${why}`
        : `! ${id} is incomplete for ${step}, and counts as failed: ${why}`,
    );
  return incomplete.length > NAMED ? [...lines, `! and ${incomplete.length - NAMED} more`] : lines;
}

/** Files that names on a command line stand for, with what else their folders hold. */
interface NamedInputs {
  readonly files: readonly SourceFile[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The files on this machine, or in S3, that names stand for. AWS is asked only for names in S3.
 * @throws Failure as for a run's inputs
 */
export async function filesOfNames(
  plan: Plan,
  names: readonly string[],
  io: Pick<CommandIo, 'cwd' | 'env' | 'signal'>,
): Promise<NamedInputs> {
  const local = names.filter((name) => !isS3Url(name));
  const without = resolve(io.cwd, OWN_FOLDER);
  const takes = (path: string): boolean =>
    plan.items ? takesPath(plan.items, path) : isTakenByFirstStep(plan, path);
  const found =
    local.length > 0 ? await findInputs(local, io.cwd, { without, takes }) : { files: [], leftOut: [] };
  const listed: RunInput[] = [];
  for (const name of names.filter(isS3Url)) {
    const { storage } = await awsOf(plan, io);
    listed.push(...(await s3Inputs(name, placesOf(plan), storage, plan.sources)));
  }
  const files = [...found.files, ...listed].map(({ path, size }) => ({ path, size, version: '' }));
  return { files, leftOut: found.leftOut };
}

function placesOf({ input, output, steps }: Plan) {
  const place = ({ bucket = '', prefix }: Place) => ({ bucket, prefix });
  return { input: place(input), output: place(output), steps };
}

/**
 * The items that a sheet, or files, make; undefined where neither is there, or files are items one by one.
 * @param named files that a command names; undefined where it names none
 */
export async function itemsOf(
  { plan, sheet, file }: ReadWorkflow,
  named: NamedInputs | undefined,
  { cwd }: Pick<CommandIo, 'cwd'>,
): Promise<ItemsPreview | undefined> {
  const { items } = plan ?? {};
  if (!items) return undefined;
  if (items.rule.kind === 'sheet') {
    if (!sheet) return undefined;
    const folder = dirname(resolve(cwd, dirname(file), items.rule.path));
    return withLeftOut(await filesOfSheet(folder, items, sheet.items), (files) =>
      previewItems(items, files, sheet.items),
    );
  }
  return named && withLeftOut(named, (files) => previewItems(items, files, undefined));
}

/** The preview of files, which also names what else their folders hold. */
function withLeftOut(
  { files, leftOut }: NamedInputs,
  preview: (files: readonly SourceFile[]) => ItemsPreview,
): ItemsPreview {
  const items = preview(files);
  return { ...items, left_out: [...leftOut, ...items.left_out] };
}

/**
 * By first step, the bytes of each item that it gets from the files that a command names; undefined where no
 * file is named. For planned items, they are in the preview.
 */
export function firstItems(
  plan: Plan,
  named: NamedInputs | undefined,
  preview: ItemsPreview | undefined,
): ItemsPreview['sizes'] | undefined {
  if (preview) return preview.sizes;
  if (plan.items || !named) return undefined;
  const first = plan.steps.filter(({ needs }) => needs.length === 0);
  const takenBy = ({ spec }: PlannedStep) =>
    named.files.filter(({ path }) => matchesPatterns(itemPatterns(spec), path));
  return Object.fromEntries(first.map((step) => [step.id, takenBy(step).map(({ size }) => size)]));
}

/**
 * The line to add to a workflow file whose items are files one by one, where a sheet or pairs seem to be
 * meant.
 */
export function itemsHint(
  { plan, file }: ReadWorkflow,
  preview: ItemsPreview | undefined,
  { cwd }: Pick<CommandIo, 'cwd'>,
): string | undefined {
  const { items } = plan ?? {};
  if (items?.rule.kind !== 'file') return undefined;
  const sheet = sheetBeside(resolve(cwd, file));
  if (sheet !== undefined)
    return `${sheet} is in the folder of the workflow file. To use its rows as items, add: "items": "${sheet}"`;
  const takesPairs = fileInputs(items).some(({ most, folder }) => most !== 1 && !folder);
  const paths = preview?.items.map(({ id }) => id) ?? [];
  if (!takesPairs || !looksLikePairs(paths)) return undefined;
  return 'The files look like read pairs. To use each pair as one item, add: "items": "pairs"';
}
