import { join } from 'node:path';
import { writeText } from '../edge/files.ts';
import type { ItemRecord, MissingItem } from '../protocol/run-record.ts';
import { listResults, resultsCsv } from '../report/result-list.ts';

/** Writes results.csv and results.json: what another program needs to continue from here. */
export async function writeResultLists(
  folder: string,
  items: readonly Pick<ItemRecord, 'step' | 'item' | 'outputs' | 'reused_from'>[],
  missing?: readonly MissingItem[],
): Promise<void> {
  const results = listResults(items, missing);
  await writeText(join(folder, 'results.csv'), resultsCsv(results));
  await writeText(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
}
