import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { OUTPUT_COUNT_LIMIT } from '../agent/item-places.ts';
import { Failure } from '../core/failure.ts';
import { isBelow } from '../core/path-below.ts';
import type { SmokeOutput } from '../pull-request/smoke.ts';
import { type OutputPreview, PREVIEW_BYTES, PREVIEWED_OUTPUTS, previewOf } from '../report/output-preview.ts';

/** bytes; the report of all results that an item may have, with long names, stays below it. */
const REPORT_LIMIT = 64 * 1024 * 1024;

/**
 * Reads files that a container wrote: the digest of each, which texts occur in it, and how the first ones
 * begin. Skips what is not a plain file or is behind a link, as links could lead to this machine's own files.
 * Memory use does not depend on the files' size.
 * @param names relative to the folder, with `/`
 * @param wanted the texts to look for in an output, by its name
 * @throws Failure `OUTPUT_TOO_LARGE` for more results than one item may have
 */
export async function readResults(
  folder: string,
  names: readonly string[],
  wanted: (name: string) => readonly string[],
): Promise<SmokeOutput[]> {
  // An untrusted program wrote them, and what it reports may be forged.
  if (names.length > OUTPUT_COUNT_LIMIT)
    throw new Failure(
      'OUTPUT_TOO_LARGE',
      `There are ${names.length} results; ${OUTPUT_COUNT_LIMIT} are allowed.`,
    );
  const outputs: SmokeOutput[] = [];
  for (const name of [...new Set(names)].sort()) {
    await using file = await readPlain(folder, name);
    if (!file) continue;
    const preview = outputs.length < PREVIEWED_OUTPUTS ? await readPreview(file) : undefined;
    outputs.push({ name, ...(await scan(file, wanted(name))), ...(preview && { preview }) });
  }
  return outputs;
}

/**
 * Opens a plain file below a folder; undefined for all else, and when a link is on the way.
 * @param folder absolute, without links; @param name relative to it, with `/`
 */
export async function readPlain(folder: string, name: string): Promise<FileHandle | undefined> {
  const path = join(folder, name);
  return isBelow(folder, path) ? openPlain(path) : undefined;
}

/** Changes when a file is rewritten or replaced; undefined where there is no plain file. */
export async function stampOf(path: string): Promise<string | undefined> {
  const info = await lstat(path, { bigint: true }).catch(() => undefined);
  return info?.isFile() ? `${info.ino}:${info.mtimeNs}:${info.size}` : undefined;
}

/**
 * The agent's report; undefined when none can be read.
 * @throws Failure `OUTPUT_TOO_LARGE` for one that names more than can be read
 */
export async function readReport(path: string): Promise<unknown> {
  await using file = await openPlain(path);
  if (!file) return undefined;
  const { size } = await file.stat();
  if (size > REPORT_LIMIT)
    throw new Failure(
      'OUTPUT_TOO_LARGE',
      `The report of the results has ${size} bytes; ${REPORT_LIMIT} are allowed. Write fewer files, or shorten their names.`,
    );
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Opens a plain file, without following links. Opening a pipe would block without O_NONBLOCK. */
async function openPlain(path: string): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  let file: FileHandle | undefined;
  try {
    if ((await realpath(path)) !== path) return undefined;
    file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if ((await file.stat()).isFile()) return file;
  } catch {
    // Missing, or not readable.
  }
  await file?.close();
  return undefined;
}

async function readPreview(file: FileHandle): Promise<OutputPreview> {
  const head = Buffer.alloc(PREVIEW_BYTES);
  const { bytesRead } = await file.read(head, 0, PREVIEW_BYTES, 0);
  const { size } = await file.stat();
  return previewOf(head.subarray(0, bytesRead), size);
}

async function scan(
  file: FileHandle,
  texts: readonly string[],
): Promise<Omit<SmokeOutput, 'name' | 'preview'>> {
  const hash = createHash('sha256');
  const needles = texts.map((text) => ({ text, bytes: Buffer.from(text) }));
  const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.byteLength - 1));
  const found = new Set<string>();
  let tail: Buffer = Buffer.alloc(0);
  const options = { start: 0, highWaterMark: 1024 * 1024, autoClose: false };
  for await (const chunk of file.createReadStream(options)) {
    hash.update(chunk as Buffer);
    if (needles.length === found.size) continue;
    const window = Buffer.concat([tail, chunk as Buffer]);
    for (const { text, bytes } of needles) if (window.includes(bytes)) found.add(text);
    tail = overlap > 0 ? window.subarray(-overlap) : tail;
  }
  return { sha256: hash.digest('hex'), found };
}
