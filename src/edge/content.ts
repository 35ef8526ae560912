import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { ContentChecksums } from '../protocol/object-store.ts';
import { partBytesOf } from './aws/s3-upload.ts';

/**
 * Computes the ETag and CRC-32 that S3 would report for a file.
 * @param size of the file, in bytes, when it was listed
 */
export async function contentOf(file: string, size: number): Promise<ContentChecksums> {
  const partBytes = partBytesOf(size) ?? Infinity;
  const parts: { md5: Buffer; crc: number }[] = [];
  let part = { md5: createHash('md5'), crc: 0, bytes: 0 };
  const close = (): void => {
    parts.push({ md5: part.md5.digest(), crc: part.crc });
    part = { md5: createHash('md5'), crc: 0, bytes: 0 };
  };
  await using input = await open(file, 'r');
  for await (const chunk of input.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + partBytes - part.bytes);
      part.md5.update(piece);
      part.crc = crc32(piece, part.crc);
      part.bytes += piece.length;
      at += piece.length;
      if (part.bytes === partBytes) close();
    }
  }
  if (part.bytes > 0 || parts.length === 0) close();
  const [first] = parts;
  if (partBytes === Infinity) return { etag: first!.md5.toString('hex'), crc32: base64(first!.crc) };
  const md5 = createHash('md5');
  for (const { md5: digest } of parts) md5.update(digest);
  const checksums = Buffer.concat(parts.map(({ crc }) => bytesOf(crc)));
  return {
    etag: `${md5.digest('hex')}-${parts.length}`,
    crc32: `${base64(crc32(checksums))}-${parts.length}`,
  };
}

function bytesOf(crc: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc);
  return bytes;
}

function base64(crc: number): string {
  return bytesOf(crc).toString('base64');
}
