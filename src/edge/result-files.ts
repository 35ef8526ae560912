import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { SmokeOutput } from '../pull-request/smoke.ts';

/** An untrusted program wrote these files; more than this are not looked at. */
const MAX_FILES = 10_000;
/** bytes; as many results as an item may have, with long names, stay below it. */
const REPORT_LIMIT = 16 * 1024 * 1024;

/**
 * Reads files that a container wrote: digest of each, and which texts occur in it. What is no plain file or is behind a
 * link is left out: links could lead to this machine's own files. Memory stays small whatever the files' size.
 * @param names relative to the folder, with `/`
 * @param wanted the texts to look for in an output, by its name
 */
export async function readResults(
  folder: string,
  names: readonly string[],
  wanted: (name: string) => readonly string[],
): Promise<SmokeOutput[]> {
  const outputs: SmokeOutput[] = [];
  for (const name of new Set(names.slice(0, MAX_FILES))) {
    await using file = await readPlain(folder, name);
    if (file) outputs.push({ name, ...(await scan(file, wanted(name))) });
  }
  return outputs.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Opens a file below a folder, when it is a plain file and no link is on the way; undefined for all else.
 * @param folder absolute, without links; @param name relative to it, with `/`
 */
export async function readPlain(folder: string, name: string): Promise<FileHandle | undefined> {
  const path = join(folder, name);
  return path.startsWith(`${folder}/`) ? openPlain(path) : undefined;
}

/** Differs when a file was written anew or is another one; undefined where there is no plain file. */
export async function stampOf(path: string): Promise<string | undefined> {
  const info = await lstat(path, { bigint: true }).catch(() => undefined);
  return info?.isFile() ? `${info.ino}:${info.mtimeNs}:${info.size}` : undefined;
}

/** A report that the agent wrote, or undefined when it wrote none that can be read. */
export async function readReport(path: string): Promise<unknown> {
  try {
    await using file = await openPlain(path);
    if (!file || (await file.stat()).size > REPORT_LIMIT) return undefined;
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Opens a file only when it is one and no link is on the way; opening a pipe would wait for ever. */
async function openPlain(path: string): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  let file: FileHandle | undefined;
  try {
    if ((await realpath(path)) !== path) return undefined;
    file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    if ((await file.stat()).isFile()) return file;
  } catch {
    // Nothing there, or not for us.
  }
  await file?.close();
  return undefined;
}

async function scan(file: FileHandle, texts: readonly string[]): Promise<Omit<SmokeOutput, 'name'>> {
  const hash = createHash('sha256');
  const needles = texts.map((text) => ({ text, bytes: Buffer.from(text) }));
  const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.byteLength - 1));
  const found = new Set<string>();
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ highWaterMark: 1024 * 1024, autoClose: false })) {
    hash.update(chunk as Buffer);
    if (needles.length === found.size) continue;
    const window = Buffer.concat([tail, chunk as Buffer]);
    for (const { text, bytes } of needles) if (window.includes(bytes)) found.add(text);
    tail = overlap > 0 ? window.subarray(-overlap) : tail;
  }
  return { sha256: hash.digest('hex'), found };
}
