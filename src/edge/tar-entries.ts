import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Extract, extract } from 'tar-stream';

export { type Pack as TarPack, pack as startTar } from 'tar-stream';

export type TarEntry = Extract extends AsyncIterable<infer Entry> ? Entry : never;

/**
 * The entries of a tar archive on disk, in order. Each must be read, or skipped with `resume`, before the
 * next one comes.
 * @throws the file system's, zlib's or the reader's error
 */
export async function* tarEntries(archive: string, isGzip = false): AsyncGenerator<TarEntry> {
  const entries = extract();
  const file = createReadStream(archive);
  const reading = isGzip ? pipeline(file, createGunzip(), entries) : pipeline(file, entries);
  reading.catch(() => undefined);
  yield* entries;
  await reading;
}
