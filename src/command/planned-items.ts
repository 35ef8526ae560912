import { dirname, resolve } from 'node:path';
import { OWN_FOLDER } from '../agent/input-tree.ts';
import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import { inputsOfNames } from '../edge/item-inputs.ts';
import { filesOfSheet, sheetBeside } from '../edge/sheet-file.ts';
import { looksLikePairs } from '../protocol/file-pairs.ts';
import { fileInputs } from '../protocol/root-items.ts';
import type { Plan } from '../workflow/plan.ts';
import { type ItemsPreview, previewItems } from '../workflow/preview-items.ts';
import type { CommandIo } from './command-io.ts';
import type { ReadWorkflow } from './workflow-file.ts';

/** The finding about a workflow whose items AWS cannot process yet; undefined for all others. */
export function itemsFinding(plan: Plan, file: string): Finding | undefined {
  if (!plan.items) return undefined;
  return {
    ...{ code: 'NOT_YET_RUNNABLE', severity: 'error', file, path: '' },
    message: `The items of ${plan.workflow} have several files, come from a sheet, are joined or gathered by group. This release runs such workflows on this machine ("npx pipewright run FILE --local"), and cannot run them on AWS yet: "npx pipewright plan" shows their items.`,
  };
}

/** @throws Failure `NOT_YET_RUNNABLE` for a workflow whose items AWS cannot process yet */
export function refuseItems(plan: Plan): void {
  const finding = itemsFinding(plan, '');
  if (finding) throw new Failure(finding.code, finding.message);
}

/**
 * The items that a sheet, or files on this machine, make; undefined where neither is there, or files are items one by one.
 * @throws Failure as for a run's inputs
 */
export async function itemsOf(
  { plan, sheet, file }: ReadWorkflow,
  inputs: readonly string[],
  { cwd }: Pick<CommandIo, 'cwd'>,
): Promise<ItemsPreview | undefined> {
  const { items } = plan ?? {};
  if (!items) return undefined;
  if (items.rule.kind === 'sheet') {
    if (!sheet) return undefined;
    const folder = dirname(resolve(cwd, dirname(file), items.rule.path));
    return previewItems(items, await filesOfSheet(folder, items, sheet.items), sheet.items);
  }
  if (inputs.length === 0) return undefined;
  const { files } = await inputsOfNames(items, inputs, cwd, resolve(cwd, OWN_FOLDER));
  return previewItems(items, files, undefined);
}

/** The line to add to a workflow file whose items are files one by one, where something else seems to be meant. */
export function itemsHint(
  { plan, file }: ReadWorkflow,
  preview: ItemsPreview | undefined,
  { cwd }: Pick<CommandIo, 'cwd'>,
): string | undefined {
  const { items } = plan ?? {};
  if (items?.rule.kind !== 'file') return undefined;
  const sheet = sheetBeside(resolve(cwd, file));
  if (sheet !== undefined)
    return `${sheet} lies beside the workflow file. To take its rows as items, add: "items": "${sheet}"`;
  const takesPairs = fileInputs(items).some(({ most, folder }) => most !== 1 && !folder);
  const paths = preview?.items.map(({ id }) => id) ?? [];
  if (!takesPairs || !looksLikePairs(paths)) return undefined;
  return 'The files look like read pairs. To take each pair as one item, add: "items": "pairs"';
}
