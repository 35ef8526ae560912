import type { ItemRecord } from '../protocol/run-record.ts';

/** A result, for programs that go on from a run. */
export interface ListedResult {
  readonly item: string;
  readonly step: string;
  /** `output` where the algorithm names none; a file of several outputs is listed for each. */
  readonly output: string;
  /** Relative to the folder of results, with `/`. */
  readonly key: string;
  readonly bytes: number;
  /** lower-case hex */
  readonly sha256: string;
  /** The key of the file that it travels with. */
  readonly companion_of?: string;
}

/** All results of a run's finished items, by step, then by item. */
export function listResults(items: readonly Pick<ItemRecord, 'step' | 'item' | 'outputs'>[]): ListedResult[] {
  return items.flatMap(({ step, item, outputs }) =>
    outputs.flatMap(({ key, bytes, sha256 = '', outputs: names = ['output'], companion_of }) =>
      names.map((output) => ({
        ...{ item, step, output, key: `${step}/${key}`, bytes, sha256 },
        ...(companion_of !== undefined && { companion_of: `${step}/${companion_of}` }),
      })),
    ),
  );
}

const COLUMNS = ['item', 'step', 'output', 'key', 'bytes', 'sha256'] as const;

/** CSV (RFC 4180) with a header; lines end in a line feed. */
export function resultsCsv(results: readonly ListedResult[]): string {
  const rows = results.map((result) => COLUMNS.map((column) => cell(String(result[column]))));
  return [COLUMNS, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
