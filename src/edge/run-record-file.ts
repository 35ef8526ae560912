import { globSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import type { RunRecord } from '../protocol/run-record.ts';
import { readTextFile } from './files.ts';

/** Bytes; the record of a run of a hundred thousand items has about as many. */
const LARGEST = 256 * 1024 * 1024;

/**
 * The record of a run, from the folder that the run wrote to.
 * @param folder absolute @param shown as the user named it
 * @throws Failure `FILE_NOT_FOUND`, `CANNOT_READ`
 */
export function readRunRecord(folder: string, shown: string): RunRecord {
  const file = join(shown, 'run.json');
  const text = readTextFile(join(folder, 'run.json'), LARGEST, file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isRecord(value) && Array.isArray(value.steps) && Array.isArray(value.items))
    return value as unknown as RunRecord;
  throw new Failure(
    'CANNOT_READ',
    `${file} is not the record of a run. Name a folder that "npx pipewright run --local" wrote to.`,
  );
}

/**
 * The records in the folders of a folder, the newest first; files that are not records are skipped.
 * @param folder absolute
 */
export function* runRecordsIn(
  folder: string,
): Generator<{ readonly name: string; readonly record: RunRecord }> {
  const found = globSync('*/run.json', { cwd: folder }).map((file) => ({
    name: dirname(file),
    at: statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }));
  for (const { name } of found.sort((a, b) => b.at - a.at))
    try {
      yield { name, record: readRunRecord(join(folder, name), name) };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
}
