import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';

/** Measured on Node's program: level 6 is 0.1 % larger than 9 and takes half the time. */
export const LEVEL = 6;
/** Bytes after which long parts are cut. */
const PIECE = 8 * 1024 * 1024;
/**
 * Parts of this size get pieces of their own, shorter ones share pieces: a change in one part leaves the
 * bytes of other pieces alone.
 */
const OWN_PIECE = 1024 * 1024;

/** Next to this chunk in `dist/`, or next to this source. */
const WORKER = join(
  dirname(fileURLToPath(import.meta.url)),
  import.meta.url.endsWith('.ts') ? 'deflate-worker.ts' : 'deflate-worker.mjs',
);

/** How far back DEFLATE may refer (RFC 1951). */
const WINDOW = 32 * 1024;

/** A stretch to compress, and what comes before it, which it may refer to. */
export interface Piece {
  readonly before: Uint8Array;
  readonly bytes: Uint8Array;
}

/**
 * Compresses the parts of a layer into one gzip member (RFC 1952: time 0, no name, unknown system) whose
 * bytes depend on the parts and on fflate's version only. Node's own zlib will not do: its result depends on
 * the processor. Pieces are compressed in parallel.
 * @param cache keeps compressed pieces under their content's digest, for builds that change little
 */
export async function gzipLayer(parts: readonly Uint8Array[], cache?: string): Promise<Buffer> {
  const tar = Buffer.concat(parts);
  const trailer = Buffer.alloc(10);
  trailer.writeUInt16LE(3, 0); // the last block: empty, with the fixed code (RFC 1951, 3.2.6)
  trailer.writeUInt32LE(crc32(tar), 2);
  trailer.writeUInt32LE(tar.length % 2 ** 32, 6);
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const pieces = cutPieces(tar, parts);
  // fflate needs a full window of preceding bytes, or it refers to zeros before the beginning.
  const first = storedBlock(tar.subarray(0, WINDOW));
  return Buffer.concat([header, first, ...(await compressAll(pieces, cache)), trailer]);
}

/** A block that is not compressed (RFC 1951, 3.2.4). */
function storedBlock(bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(5);
  header.writeUInt16LE(bytes.length, 1);
  header.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([header, bytes]);
}

function cutPieces(tar: Uint8Array, parts: readonly Uint8Array[]): Piece[] {
  const cuts = new Set<number>();
  let at = 0;
  for (const { length } of parts) {
    if (length >= OWN_PIECE) {
      for (let inside = 0; inside < length; inside += PIECE) cuts.add(at + inside);
      cuts.add(at + length);
    }
    at += length;
  }
  const starts = [WINDOW, ...[...cuts].filter((cut) => cut > WINDOW)].filter((start) => start < tar.length);
  return starts.map((start, i) => ({
    before: tar.subarray(start - WINDOW, start),
    bytes: tar.subarray(start, starts[i + 1] ?? tar.length),
  }));
}

async function compressAll(pieces: readonly Piece[], cache?: string): Promise<Uint8Array[]> {
  if (cache) await mkdir(cache, { recursive: true });
  const results: Uint8Array[] = [];
  const queue = [...pieces.entries()];
  const workers: Worker[] = [];
  async function work(): Promise<void> {
    let worker: Worker | undefined;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [i, piece] = next;
      const file = cache && join(cache, keyOf(piece));
      const cached = file && (await readFile(file).catch(() => undefined));
      if (cached) {
        results[i] = cached;
        continue;
      }
      if (!worker) {
        worker = new Worker(WORKER);
        workers.push(worker);
      }
      results[i] = await compress(worker, piece);
      if (!file) continue;
      const temporary = `${file}.${process.pid}.tmp`;
      await writeFile(temporary, results[i]);
      await rename(temporary, file);
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(availableParallelism(), 8) }, work));
  } finally {
    for (const worker of workers) await worker.terminate();
  }
  return results;
}

function keyOf({ before, bytes }: Piece): string {
  return createHash('sha256').update(before).update(bytes).digest('hex');
}

function compress(worker: Worker, piece: Piece): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const give = (compressed: Uint8Array): void => end(() => resolve(compressed));
    const fail = (error: Error): void => end(() => reject(error));
    const gone = (): void => fail(new Error('the compressing thread ended early'));
    const end = (settle: () => void): void => {
      worker.off('message', give).off('error', fail).off('exit', gone);
      settle();
    };
    worker.on('message', give).on('error', fail).on('exit', gone);
    worker.postMessage(piece);
  });
}
