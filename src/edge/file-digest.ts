import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const CHUNK_BYTES = 256 << 10;

/** The sha256 of a file in lower-case hex, read in chunks. @throws the file system's error */
export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await using file = await open(path);
  // One buffer: streams make a new one for each chunk, and V8 lets a hundred megabytes of them pile up.
  const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(chunk.subarray(0, bytesRead));
  }
}
