import { statSync } from 'node:fs';
import { dirname, posix, resolve } from 'node:path';
import { readInputTree } from '../agent/input-tree.ts';
import { Failure } from '../core/failure.ts';
import type { SourceFile } from '../protocol/item-files.ts';
import type { ItemPlan } from '../protocol/item-plan.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { fileInputs, type SheetItem } from '../protocol/root-items.ts';
import { companionNames } from '../spec/companion-names.ts';
import { quote } from '../text/quote.ts';
import type { OpenSheet } from '../workflow/sheet-table.ts';
import { isS3Url } from '../workflow/sources.ts';
import * as workspace from './agent-workspace.ts';
import { kindOf, readTextFile } from './files.ts';

/** Bytes; a sheet of a million rows fits. */
const LARGEST_SHEET = 256 * 1024 * 1024;

/** Usual names of sheets beside a workflow file. */
const USUAL_NAMES = ['samples.csv', 'samplesheet.csv', 'samples.tsv', 'samplesheet.tsv', 'items.csv'];

/**
 * Opens the sheet of a workflow file.
 * @param workflowFile absolute; @param shown as the user named it, with `/`
 * @returns a function that throws Failure `SHEET_ON_S3`, and those of reading a file
 */
export function sheetOpener(workflowFile: string, shown: string): OpenSheet {
  return async (path) => {
    if (isS3Url(path))
      throw new Failure(
        'SHEET_ON_S3',
        `The sheet ${quote(path)} is on S3, but sheets are read from this machine. Keep it beside the workflow file.`,
      );
    const file = posix.join(posix.dirname(shown), path);
    return { file, text: readTextFile(resolve(dirname(workflowFile), path), LARGEST_SHEET, file) };
  };
}

/** A sheet that lies beside a workflow file, by its usual names; undefined where there is none. */
export function sheetBeside(workflowFile: string): string | undefined {
  return USUAL_NAMES.find((name) => kindOf(resolve(dirname(workflowFile), name)) === 'file');
}

/** A path that a sheet names, or that a companion of a named file may have. */
export interface SheetPath {
  readonly path: string;
  readonly isCompanion: boolean;
}

/** The paths of all files that rows name, and of all companions that these may have. */
export function pathsOfSheet(plan: ItemPlan, rows: readonly SheetItem[]): SheetPath[] {
  const companions = fileInputs(plan).flatMap((input) => input.companions);
  const named = new Set(rows.flatMap(({ files }) => files.map(({ path }) => path)));
  const others = new Set<string>();
  for (const path of named) {
    const slash = path.lastIndexOf('/') + 1;
    for (const companion of companions)
      for (const name of companionNames(companion, path.slice(slash)))
        others.add(path.slice(0, slash) + name);
  }
  return [
    ...[...named].map((path) => ({ path, isCompanion: false })),
    ...[...others].filter((path) => !named.has(path)).map((path) => ({ path, isCompanion: true })),
  ];
}

/**
 * The files that the rows of a sheet name, and their companions, as far as they exist. A folder stands for
 * all input files in it; what else it holds is left out. Files on S3 are assumed to exist. Nothing is read:
 * versions are empty.
 * @param folder of the sheet, absolute
 */
export async function filesOfSheet(
  folder: string,
  plan: ItemPlan,
  rows: readonly SheetItem[],
): Promise<{ files: SourceFile[]; leftOut: LeftOut[] }> {
  const files: SourceFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const { path } of pathsOfSheet(plan, rows)) {
    if (isS3Url(path)) {
      files.push({ path, version: '' });
      continue;
    }
    const file = statSync(resolve(folder, path), { throwIfNoEntry: false });
    if (file?.isFile()) files.push({ path, version: '', size: file.size });
    else if (file?.isDirectory()) {
      const tree = await readInputTree(resolve(folder, path), workspace, { takes: () => false });
      const start = path.endsWith('/') ? path : `${path}/`;
      files.push(...tree.files.map((each) => ({ path: start + each.path, version: '', size: each.size })));
      leftOut.push(...tree.leftOut.map((each) => ({ ...each, path: start + each.path })));
    }
  }
  return { files, leftOut };
}
