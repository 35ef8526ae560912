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
  /** Where it was copied from, in place of being computed: a marker, or the folder of a run. */
  readonly reused_from?: string;
}

type ListedItem = Pick<ItemRecord, 'step' | 'item' | 'outputs' | 'reused_from'>;

/** All results of a run's finished items, by step, then by item. */
export function listResults(items: readonly ListedItem[]): ListedResult[] {
  return items.flatMap(({ step, item, outputs, reused_from }) =>
    outputs.flatMap(({ key, bytes, sha256 = '', outputs: names = ['output'], companion_of }) =>
      names.map((output) => ({
        ...{ item, step, output, key: `${step}/${key}`, bytes, sha256 },
        ...(companion_of !== undefined && { companion_of: `${step}/${companion_of}` }),
        ...(reused_from !== undefined && { reused_from }),
      })),
    ),
  );
}

const COLUMNS = ['item', 'step', 'output', 'key', 'bytes', 'sha256'] as const;

/** CSV (RFC 4180) with a header; lines end in a line feed. What was reused has a column where there is some. */
export function resultsCsv(results: readonly ListedResult[]): string {
  const isReused = results.some(({ reused_from }) => reused_from !== undefined);
  const columns = isReused ? ([...COLUMNS, 'reused_from'] as const) : COLUMNS;
  const rows = results.map((result) => columns.map((column) => cell(String(result[column] ?? ''))));
  return [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
