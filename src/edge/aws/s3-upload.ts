import { type FileHandle, open } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { forEachConcurrent } from '../../core/concurrency.ts';
import type { ObjectFacts, Place } from '../../protocol/object-store.ts';
import { targetOf, unquoteEtag } from './s3.ts';

/** Larger files go in parts; each part is in memory while it is sent, so that it can be sent again. */
const PART_BYTES = 8 << 20;
const LANES = 3;
/** S3's limits (user guide, "Amazon S3 multipart upload limits"). */
const MOST_PARTS = 10_000;
const CALL_TIMEOUT = 300_000;
/** Memory for the parts of all files together. */
const BUDGET_BYTES = 32 << 20;
/** Buffers of smaller parts are not kept for reuse. */
const SMALL_BYTES = 1 << 20;

/** The part size, in bytes, for a file of this size; undefined where it is not split. ETags depend on it. */
export function partBytesOf(size: number): number | undefined {
  return size <= PART_BYTES ? undefined : Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
}

let inMemory = 0;
const waiting: (() => void)[] = [];
/** Buffers to reuse: V8 would let many of them pile up before it frees them. */
const spare: Buffer[] = [];

/** Sends a part of a file once there is memory for it. */
async function withPart<T>(
  file: FileHandle,
  start: number,
  length: number,
  send: (part: Buffer) => Promise<T>,
): Promise<T> {
  while (inMemory > 0 && inMemory + length > BUDGET_BYTES)
    await new Promise<void>((resolve) => waiting.push(resolve));
  inMemory += length;
  const memory = length > SMALL_BYTES && length <= PART_BYTES ? spare.pop() : undefined;
  const part = memory ?? Buffer.allocUnsafeSlow(length > SMALL_BYTES ? Math.max(PART_BYTES, length) : length);
  try {
    const sent = await send(await readPart(file, start, part.subarray(0, length)));
    // After a failure, a connection may still read the buffer.
    if (part.length === PART_BYTES) spare.push(part);
    return sent;
  } finally {
    inMemory -= length;
    for (const next of waiting.splice(0)) next();
  }
}

/**
 * Writes a file into an object; readers see the old object or the whole new one.
 * @throws the SDK's and the file system's errors
 */
export async function uploadFile(
  client: S3Client,
  file: string,
  size: number,
  place: Place,
  signal: AbortSignal | undefined,
): Promise<ObjectFacts> {
  const to = targetOf(place);
  const options = (): { abortSignal: AbortSignal } => ({
    abortSignal: AbortSignal.any([AbortSignal.timeout(CALL_TIMEOUT), ...(signal ? [signal] : [])]),
  });
  await using input = await open(file, 'r');
  const partBytes = partBytesOf(size);
  if (partBytes === undefined) {
    const answer = await withPart(input, 0, size, (Body) =>
      client.send(new PutObjectCommand({ ...to, Body }), options()),
    );
    return { etag: unquoteEtag(answer.ETag), size };
  }

  const etag = await inParts(
    client,
    to,
    Math.ceil(size / partBytes),
    options,
    async (PartNumber, UploadId) => {
      const start = (PartNumber - 1) * partBytes;
      const { ETag } = await withPart(input, start, Math.min(partBytes, size - start), (Body) =>
        client.send(new UploadPartCommand({ ...to, UploadId, PartNumber, Body }), options()),
      );
      return ETag;
    },
  );
  return { etag, size };
}

/**
 * A multipart upload.
 * @param send sends the part with a number, from 1, and gives its ETag
 * @returns the object's ETag
 */
export async function inParts(
  client: S3Client,
  to: { readonly Bucket: string; readonly Key: string },
  count: number,
  options: () => { abortSignal: AbortSignal },
  send: (part: number, upload: string | undefined) => Promise<string | undefined>,
): Promise<string> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(to), options());
  try {
    const Parts = Array.from({ length: count }, (_, i): CompletedPart => ({ PartNumber: i + 1 }));
    // All must have ended before the upload is aborted.
    await forEachConcurrent(LANES, Parts, async (part) => {
      part.ETag = await send(part.PartNumber!, UploadId);
    });
    const complete = new CompleteMultipartUploadCommand({ ...to, UploadId, MultipartUpload: { Parts } });
    return unquoteEtag((await client.send(complete, options())).ETag);
  } catch (error) {
    // The bucket's lifecycle rule for incomplete uploads deletes what this leaves behind.
    await client
      .send(new AbortMultipartUploadCommand({ ...to, UploadId }), {
        abortSignal: AbortSignal.timeout(10_000),
      })
      .catch(() => {});
    throw error;
  }
}

/** Fills `part` with the file's bytes from `start` on. */
async function readPart(file: FileHandle, start: number, part: Buffer): Promise<Buffer> {
  for (let at = 0; at < part.length; ) {
    const { bytesRead } = await file.read(part, at, part.length - at, start + at);
    if (bytesRead === 0) throw new Error(`the file ended ${part.length - at} bytes early`);
    at += bytesRead;
  }
  return part;
}
