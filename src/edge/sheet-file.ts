import { dirname, posix, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { quote } from '../text/quote.ts';
import type { OpenSheet } from '../workflow/sheet-table.ts';
import { kindOf, readTextFile } from './files.ts';

/** A sheet of a million rows fits. */
const LARGEST_SHEET = 256 * 1024 * 1024;

/** Names of sheets that people lay beside a workflow file. */
const USUAL_NAMES = ['samples.csv', 'samplesheet.csv', 'samples.tsv', 'samplesheet.tsv', 'items.csv'];

/**
 * Opens the sheet of a workflow file.
 * @param workflowFile absolute; @param shown as the user named it, with `/`
 * @returns a function that throws Failure `SHEET_ON_S3`, and those of reading a file
 */
export function sheetOpener(workflowFile: string, shown: string): OpenSheet {
  return async (path) => {
    if (path.startsWith('s3://'))
      throw new Failure(
        'SHEET_ON_S3',
        `The sheet ${quote(path)} is on S3, and sheets are read from this machine. Keep it beside the workflow file.`,
      );
    const file = posix.join(posix.dirname(shown), path);
    return { file, text: readTextFile(resolve(dirname(workflowFile), path), LARGEST_SHEET, file) };
  };
}

/** A sheet that lies beside a workflow file, by its usual names; undefined where there is none. */
export function sheetBeside(workflowFile: string): string | undefined {
  return USUAL_NAMES.find((name) => kindOf(resolve(dirname(workflowFile), name)) === 'file');
}
