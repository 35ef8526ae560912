import { parentPort } from 'node:worker_threads';
import { constants, inflateRawSync } from 'node:zlib';
import { Deflate } from 'fflate';
import { LEVEL, type Piece } from './gzip.ts';

/** fflate's result depends on how its input is cut: always alike. */
const SLICE = 64 * 1024;

/**
 * Compresses one piece to whole bytes of DEFLATE blocks, none of them the last one, so that pieces can be put one
 * after the other (RFC 1951; the empty stored block at the end is zlib's "sync flush").
 */
parentPort!.on('message', ({ before, bytes }: Piece) => {
  const chunks: Uint8Array[] = [];
  const deflate = new Deflate({ level: LEVEL, dictionary: before }, (chunk) => chunks.push(chunk));
  for (let at = 0; at < bytes.length; at += SLICE) deflate.push(bytes.subarray(at, at + SLICE), false);
  deflate.flush(true);
  const compressed = Buffer.concat(chunks);
  const back = inflateRawSync(compressed, { dictionary: before, finishFlush: constants.Z_SYNC_FLUSH });
  if (!back.equals(bytes)) throw new Error('compressed piece does not inflate to what it was');
  parentPort!.postMessage(compressed);
});
