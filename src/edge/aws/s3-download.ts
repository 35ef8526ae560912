import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import type { Download } from '../../agent/worker-edges.ts';
import { forEachConcurrent, Lanes } from '../../core/concurrency.ts';
import type { ObjectFacts, Place } from '../../protocol/object-store.ts';
import { isNamed, statusOf } from './aws-session.ts';
import { isNotFound, targetOf, unquoteEtag } from './s3.ts';

/** Larger objects are read in ranges, side by side: S3 gives each connection only so much. */
const RANGE_BYTES = 16 << 20;
const LANES = 4;
/**
 * Reads of all objects together. More would take memory, and requests that wait for a connection fail after
 * some seconds.
 */
const all = new Lanes(16);
/** A connection that is silent for longer is closed, and the rest requested again. */
const STALL_MS = 15_000;
/** Consecutive attempts without a single byte; also attempts at an object that keeps changing. */
const ATTEMPTS = 6;
const DISK_ERRORS = /^(?:ENOSPC|EDQUOT|EIO|EROFS|EACCES)$/;

/** The object was replaced during the download, or is not the wanted version. */
class ObjectChanged extends Error {}

/**
 * Streams an object into a file, and resumes where a connection broke. All bytes are of one version.
 * @returns what was read; `declined` when `accept` gave false; `changed` if it is not the wanted version;
 * undefined if there is no object
 * @throws the SDK's and the file system's errors
 */
export async function downloadObject(
  client: S3Client,
  place: Place,
  file: string,
  download: Download,
): Promise<ObjectFacts | 'declined' | 'changed' | undefined> {
  for (let round = 1; ; round++) {
    try {
      return await downloadVersion(client, place, file, download);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      if (!(error instanceof ObjectChanged)) throw error;
      if (download.etag !== undefined) return 'changed';
      if (round === ATTEMPTS) throw error;
    }
  }
}

async function downloadVersion(
  client: S3Client,
  place: Place,
  file: string,
  download: Download,
): Promise<ObjectFacts | 'declined'> {
  const begun = await all.run(() => beginDownload(client, place, file, download));
  if (begun === 'declined') return begun;
  const { firstEnd, size, ...context } = begun;
  await using _ = context.output;
  await forEachConcurrent(LANES, rangeStarts(firstEnd, size), (start) =>
    all.run(() => readRange(context, start, Math.min(size, start + RANGE_BYTES))),
  );
  return { etag: context.etag, size };
}

/** Reads the first range. @returns where the rest begins; `declined` when `accept` gave false */
async function beginDownload(
  client: S3Client,
  place: Place,
  file: string,
  { etag, expectedSize = 0, accept, signal }: Download,
): Promise<(DownloadContext & { readonly firstEnd: number; readonly size: number }) | 'declined'> {
  const ranged = expectedSize > RANGE_BYTES;
  const first = await requestRange(client, place, signal, {
    ...(ranged && { end: RANGE_BYTES - 1 }),
    ...(etag !== undefined && { etag }),
  }).catch((error) => {
    throw statusOf(error) === 412 ? new ObjectChanged() : error;
  });
  const body = first.Body as Readable;
  const facts = factsOf(first);
  const { size } = facts;
  let output: FileHandle | undefined;
  try {
    if (accept && !(await accept(facts))) return 'declined';
    output = await open(file, 'w', 0o644);
    const context = { client, place, output, etag: facts.etag, signal };
    const firstEnd = Math.min(size, ranged ? RANGE_BYTES : size);
    await readRange(context, 0, firstEnd, body);
    return { ...context, firstEnd, size };
  } catch (error) {
    await output?.close();
    throw error;
  } finally {
    body.destroy();
  }
}

function* rangeStarts(from: number, size: number): Generator<number> {
  for (let start = from; start < size; start += RANGE_BYTES) yield start;
}

interface DownloadContext {
  readonly client: S3Client;
  readonly place: Place;
  readonly output: FileHandle;
  readonly etag: string;
  readonly signal: AbortSignal | undefined;
}

/** Reads the bytes from `start` to `end`, which is excluded. */
async function readRange(
  { client, place, output, etag, signal }: DownloadContext,
  start: number,
  end: number,
  begun?: Readable,
): Promise<void> {
  let at = start;
  let body = begun;
  for (let failures = 0; at < end; ) {
    const before = at;
    try {
      body ??= (await requestRange(client, place, signal, { start: at, end: end - 1, etag }))
        .Body as Readable;
      for await (const chunk of withoutStalls(body, signal)) {
        for (let from = 0; from < chunk.length; ) {
          const { bytesWritten } = await output.write(chunk, from, chunk.length - from, at);
          from += bytesWritten;
          at += bytesWritten;
        }
      }
      if (at < end) throw new Error(`the connection ended ${end - at} bytes early`);
    } catch (error) {
      signal?.throwIfAborted();
      if (statusOf(error) === 412) throw new ObjectChanged();
      failures = at > before ? 0 : failures + 1;
      // The SDK has retried requests already; only a body that broke is worth another connection.
      const final = statusOf(error) !== undefined || isNamed(error, DISK_ERRORS);
      if (final || failures === ATTEMPTS) throw error;
    } finally {
      body?.destroy();
      body = undefined;
    }
  }
}

async function* withoutStalls(body: Readable, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const stalled = (): void => void body.destroy(new Error(`no data for ${STALL_MS / 1000} s`));
  const stop = (): void => void body.destroy(new Error('stopped'));
  let timer = setTimeout(stalled, STALL_MS);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of body) {
      clearTimeout(timer);
      yield chunk as Buffer;
      timer = setTimeout(stalled, STALL_MS);
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function requestRange(
  client: S3Client,
  place: Place,
  signal: AbortSignal | undefined,
  { start = 0, end, etag }: { start?: number; end?: number; etag?: string },
): Promise<GetObjectCommandOutput> {
  const command = new GetObjectCommand({
    ...targetOf(place),
    Range: end === undefined ? undefined : `bytes=${start}-${end}`,
    IfMatch: etag === undefined ? undefined : `"${etag}"`,
  });
  return client.send(command, { abortSignal: signal });
}

function factsOf({ ETag, ContentLength = 0, ContentRange }: GetObjectCommandOutput): ObjectFacts {
  const total = /\/(\d+)$/.exec(ContentRange ?? '')?.[1];
  return { etag: unquoteEtag(ETag), size: total === undefined ? ContentLength : Number(total) };
}
