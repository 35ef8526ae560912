import { posix } from 'node:path';
import { compareNaturally } from '../core/natural-order.ts';
import { readMate } from '../protocol/file-pairs.ts';
import { splitEnding } from '../spec/output-name.ts';

/** A file for a sheet. */
export interface SheetFile {
  /** Relative to the folder that was given, with `/`. */
  readonly path: string;
  /** As the sheet writes it: relative to the sheet. */
  readonly written: string;
}

/** A sheet made of a folder's files. */
export interface DraftSheet {
  readonly text: string;
  readonly items: number;
  /** Items of two files. */
  readonly pairs: number;
  /** Paths of files that are in no row, each with the reason. */
  readonly left_out: readonly { readonly path: string; readonly why: string }[];
}

/** Files of reads, with or without a compressed ending. */
const READS = /\.f(?:ast)?q(?:\.|$)/i;
/** Companions: they travel with the file that their names begin with. */
const COMPANION = /\.(?:bai|csi|tbi|crai|fai|gzi|md5|sha256)$/i;

/**
 * Writes a sheet from files. Files of reads get the columns of nf-core, `sample,fastq_1,fastq_2`, and other
 * files are left out; without reads, the columns are `item,input`.
 */
export function draftSheet(files: readonly SheetFile[]): DraftSheet {
  const left_out: { path: string; why: string }[] = [];
  const leave = (path: string, why: string): void => void left_out.push({ path, why });
  const sorted = [...files].sort((a, b) => compareNaturally(a.path, b.path));
  const reads = sorted.filter(({ path }) => READS.test(posix.basename(path)));
  const rows = reads.length > 0 ? rowsOfReads(reads, leave) : rowsOfFiles(sorted, leave);
  if (reads.length > 0)
    for (const { path } of sorted) if (!READS.test(posix.basename(path))) leave(path, 'not a file of reads');
  const ids = idsOf(rows);
  const pairs = rows.filter((row) => row.files.length === 2).length;
  const header =
    reads.length === 0 ? ['item', 'input'] : ['sample', 'fastq_1', ...(pairs > 0 ? ['fastq_2'] : [])];
  const lines = rows.map((row, i) => [
    ids[i]!,
    ...header.slice(1).map((_, n) => (row.files[n] === undefined ? '' : pathCell(row.files[n]))),
  ]);
  const text = [header, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
  return { text, items: rows.length, pairs, left_out };
}

interface Row {
  readonly folder: string;
  readonly name: string;
  readonly files: string[];
}

function rowsOfReads(files: readonly SheetFile[], leave: (path: string, why: string) => void): Row[] {
  const rows = new Map<string, Row & { readonly numbers: Set<number> }>();
  for (const { path, written } of files) {
    const folder = posix.dirname(path);
    const base = posix.basename(path);
    const mate = readMate(base);
    const name = mate?.sample ?? splitEnding(base).stem;
    const number = mate?.number ?? 0;
    const key = `${folder}/${name}`;
    const row = rows.get(key);
    if (!row) rows.set(key, { folder, name, files: [written], numbers: new Set([number]) });
    else if (number === 2 && row.numbers.has(1) && row.numbers.size === 1) {
      row.files.push(written);
      row.numbers.add(2);
    } else leave(path, `another file already has this number in the pair ${name}`);
  }
  return [...rows.values()];
}

function rowsOfFiles(files: readonly SheetFile[], leave: (path: string, why: string) => void): Row[] {
  return files.flatMap(({ path, written }): Row[] => {
    if (COMPANION.test(path)) {
      leave(path, 'it is a companion, and goes with its file automatically');
      return [];
    }
    return [{ folder: posix.dirname(path), name: splitEnding(posix.basename(path)).stem, files: [written] }];
  });
}

/** Ids without `/`: the row's name, with its folder before it where another row has the same name. */
function idsOf(rows: readonly Row[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of rows) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return rows.map(({ folder, name }) => {
    const own = folder === '.' || counts.get(name) === 1 ? name : `${folder.replaceAll('/', '_')}_${name}`;
    const base = own.replace(/^\.+/, '') || 'item';
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}_${n}`;
    taken.add(id);
    return id;
  });
}

/** A path that could be read as several is written as a list. */
function pathCell(path: string): string {
  return path.includes(';') || path.startsWith('[') ? JSON.stringify([path]) : path;
}

/** RFC 4180 */
function csvCell(text: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
