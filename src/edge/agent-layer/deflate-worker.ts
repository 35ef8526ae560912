import { parentPort } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { Deflate } from 'fflate';
import { LEVEL, type Piece } from './gzip.ts';

/** Bytes. fflate's result depends on how its input is cut, so it is always cut the same way. */
const SLICE = 64 * 1024;

/** Each moves the boundary by two bits: four go once around a byte. */
const MOST_FLUSHES = 4;

/** An empty last block: it makes a single piece a whole DEFLATE stream. */
const LAST_BLOCK = Buffer.from([3, 0]);

parentPort!.on('message', (piece: Piece) => {
  // fflate 0.8.3 writes its byte boundary wrongly at some positions of a byte; each additional empty block
  // (ten bits) before the boundary moves it by two bits. Whatever the cause, only a result that inflates
  // correctly is used.
  let compressed: Uint8Array | undefined;
  for (let flushes = 1; !compressed && flushes <= MOST_FLUSHES; flushes++)
    compressed = compress(piece, flushes);
  if (!compressed) throw new Error('fflate gave a piece that does not inflate to what it was');
  parentPort!.postMessage(compressed);
});

/**
 * Compresses one piece to whole bytes of DEFLATE blocks, none of them the last one, so that pieces can be put
 * one after the other (RFC 1951; the empty stored block at the end is zlib's "sync flush").
 */
function compress({ before, bytes }: Piece, flushes: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  const deflate = new Deflate({ level: LEVEL, dictionary: before }, (chunk) => chunks.push(chunk));
  for (let at = 0; at < bytes.length; at += SLICE) deflate.push(bytes.subarray(at, at + SLICE), false);
  for (let flush = 1; flush < flushes; flush++) deflate.flush();
  deflate.flush(true);
  const compressed = Buffer.concat(chunks);
  try {
    const back = inflateRawSync(Buffer.concat([compressed, LAST_BLOCK]), { dictionary: before });
    return back.equals(bytes) ? compressed : undefined;
  } catch {
    return undefined;
  }
}
