import type { ItemRecord, MissingItem } from '../protocol/run-record.ts';

/** A result, for programs that continue from a run. */
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
  /** Where it was copied from, instead of being computed: a marker, or the folder of a run. */
  readonly reused_from?: string;
  /** Items that are missing from it because they failed, which the workflow file tolerates. */
  readonly missing?: readonly string[];
}

/**
 * All results of a run's finished items, by step, then by item.
 * @param missing items that failed, with the steps whose results lack them
 */
export function listResults(
  items: readonly Pick<ItemRecord, 'step' | 'item' | 'outputs' | 'reused_from'>[],
  missing: readonly MissingItem[] = [],
): ListedResult[] {
  return items.flatMap(({ step, item, outputs, reused_from }) => {
    const without = missing.filter(({ not_in }) => not_in.includes(step)).map((each) => each.item);
    return outputs.flatMap(({ key, bytes, sha256 = '', outputs: names = ['output'], companion_of }) =>
      names.map((output) => ({
        ...{ item, step, output, key: `${step}/${key}`, bytes, sha256 },
        ...(companion_of !== undefined && { companion_of: `${step}/${companion_of}` }),
        ...(reused_from !== undefined && { reused_from }),
        ...(without.length > 0 && { missing: without }),
      })),
    );
  });
}

const COLUMNS = ['item', 'step', 'output', 'key', 'bytes', 'sha256'] as const;

/**
 * CSV (RFC 4180) with a header; lines end in a line feed. If some results are reused, a column says from
 * where; if some lack items, the last column has their names, separated by semicolons.
 */
export function resultsCsv(results: readonly ListedResult[]): string {
  const rare = (['reused_from', 'missing'] as const).filter((column) =>
    results.some((result) => result[column] !== undefined),
  );
  const columns = [...COLUMNS, ...rare];
  const text = (value: ListedResult[(typeof columns)[number]]): string =>
    typeof value === 'object' ? value.join(';') : String(value ?? '');
  const rows = results.map((result) => columns.map((column) => cell(text(result[column]))));
  return [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
