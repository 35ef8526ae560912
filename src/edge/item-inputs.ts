import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { mapConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import type { NamedFile } from '../local/flow.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import type { SheetItem } from '../protocol/root-items.ts';
import type { PlannedItems } from '../workflow/plan.ts';
import { takesPath } from '../workflow/preview-items.ts';
import { isS3Url } from '../workflow/sources.ts';
import { findInputs } from './local-inputs.ts';
import { filesOfSheet } from './sheet-file.ts';

/** Files that are resolved at the same time: a sheet may name hundreds of thousands. */
const LOOKUPS = 64;

/** The files of a workflow with "items", and what was left out. */
export interface ItemInputs {
  readonly files: readonly NamedFile[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The files that the rows of a sheet name, as far as they exist, with their companions.
 * @param folder of the sheet, absolute
 * @throws Failure `INPUT_ON_S3`
 */
export async function inputsOfSheet(
  planned: PlannedItems,
  rows: readonly SheetItem[],
  folder: string,
): Promise<ItemInputs> {
  const remote = rows.flatMap(({ files }) => files).find(({ path }) => isS3Url(path));
  if (remote)
    throw new Failure(
      'INPUT_ON_S3',
      `The sheet names ${remote.path}, but a local run reads files of this machine. Download the files from S3, and write their local paths into the sheet.`,
    );
  return localFilesOfSheet(planned, rows, folder);
}

/** As {@link inputsOfSheet}, but skips files on S3. */
export async function localFilesOfSheet(
  planned: PlannedItems,
  rows: readonly SheetItem[],
  folder: string,
): Promise<{ files: NamedFile[]; leftOut: LeftOut[] }> {
  const found = await filesOfSheet(folder, planned, rows);
  const local = found.files.filter(({ path }) => !isS3Url(path));
  const files = await mapConcurrent(LOOKUPS, local, async (file) => ({
    ...file,
    file: await realpath(resolve(folder, file.path)),
  }));
  return { files, leftOut: found.leftOut };
}

/**
 * The files that names on a command line stand for.
 * @param without the folder of the results, absolute, without links
 * @throws Failure as {@link findInputs}
 */
export async function inputsOfNames(
  planned: PlannedItems,
  names: readonly string[],
  cwd: string,
  without: string,
): Promise<ItemInputs> {
  const takes = (path: string): boolean => takesPath(planned, path);
  const { files, leftOut } = await findInputs(names, cwd, { without, takes });
  return { files: files.map((file) => ({ ...file, version: '' })), leftOut };
}
