import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { SmokeOutput } from '../publish/smoke.ts';

/** An untrusted program wrote these files; more than this are not looked at. */
const MAX_FILES = 10_000;
const REPORT_LIMIT = 1024 * 1024;

/**
 * Reads the files below a folder that a container wrote: digest of each, and which texts occur in it. Links are not
 * followed. Memory stays small whatever the files' size.
 * @param wanted the texts to look for in an output, by its name relative to the folder, with `/`
 */
export async function readResults(
  folder: string,
  wanted: (name: string) => readonly string[],
): Promise<SmokeOutput[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).slice(0, MAX_FILES);
  const outputs: SmokeOutput[] = [];
  for (const entry of files) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    outputs.push({ name, ...(await scan(path, wanted(name))) });
  }
  return outputs.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A report that the agent wrote, or undefined when it wrote none that can be read. */
export async function readReport(path: string): Promise<unknown> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    if ((await file.stat()).size > REPORT_LIMIT) return undefined;
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

async function scan(path: string, texts: readonly string[]): Promise<Omit<SmokeOutput, 'name'>> {
  const hash = createHash('sha256');
  const needles = texts.map((text) => ({ text, bytes: Buffer.from(text) }));
  const overlap = Math.max(0, ...needles.map(({ bytes }) => bytes.byteLength - 1));
  const found = new Set<string>();
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    const window = Buffer.concat([tail, chunk as Buffer]);
    for (const { text, bytes } of needles) if (window.includes(bytes)) found.add(text);
    tail = overlap > 0 ? window.subarray(-overlap) : tail;
  }
  return { sha256: hash.digest('hex'), found };
}
