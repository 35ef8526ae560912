import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import type { Download } from '../../agent/worker-edges.ts';
import { type ObjectFacts, type Place, unquoteEtag } from '../../protocol/s3-object.ts';
import { statusOf } from './aws-failure.ts';

/** Larger objects are read in ranges, side by side: S3 gives each connection only so much. */
const RANGE_BYTES = 16 << 20;
const LANES = 4;
/** A connection that gives nothing for so long is given up, and the rest asked for anew. */
const STALL_MS = 15_000;
/** So often in a row without a single byte. */
const TRIES = 6;

/** Another version is there than the one that was begun. */
class Changed extends Error {}

/**
 * Streams an object into a file, and goes on where a connection broke. All bytes are of one version.
 * @returns what was read; `declined` when `accept` said so; undefined where there is no object
 * @throws the SDK's and the file system's errors
 */
export async function downloadObject(
  client: S3Client,
  place: Place,
  file: string,
  download: Download,
): Promise<ObjectFacts | 'declined' | undefined> {
  for (let round = 1; ; round++) {
    try {
      return await once(client, place, file, download);
    } catch (error) {
      if (statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket') return undefined;
      if (!(error instanceof Changed) || round === TRIES) throw error;
    }
  }
}

async function once(
  client: S3Client,
  place: Place,
  file: string,
  { expectedSize = 0, accept, signal }: Download,
): Promise<ObjectFacts | 'declined'> {
  const ranged = expectedSize > RANGE_BYTES;
  const first = await ask(client, place, signal, ranged ? { end: RANGE_BYTES - 1 } : {});
  const body = first.Body as Readable;
  const facts = factsOf(first);
  try {
    if (accept && !(await accept(facts))) return 'declined';
    await using output = await open(file, 'w', 0o644);
    const context = { client, place, output, etag: facts.etag, signal };
    const firstEnd = Math.min(facts.size, ranged ? RANGE_BYTES : facts.size);
    await readRange(context, 0, firstEnd, body);
    let next = firstEnd;
    const lane = async (): Promise<void> => {
      while (next < facts.size) {
        const start = next;
        next = Math.min(facts.size, start + RANGE_BYTES);
        await readRange(context, start, next);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return facts;
  } finally {
    body.destroy();
  }
}

interface Context {
  readonly client: S3Client;
  readonly place: Place;
  readonly output: FileHandle;
  readonly etag: string;
  readonly signal: AbortSignal;
}

/** Reads the bytes from `start` up to, without, `end`. */
async function readRange(context: Context, start: number, end: number, begun?: Readable): Promise<void> {
  let at = start;
  let body = begun;
  for (let failures = 0; at < end; ) {
    const before = at;
    try {
      body ??= (
        await ask(context.client, context.place, context.signal, {
          start: at,
          end: end - 1,
          etag: context.etag,
        })
      ).Body as Readable;
      for await (const chunk of withoutStalls(body, context.signal)) {
        for (let from = 0; from < chunk.length; ) {
          const { bytesWritten } = await context.output.write(chunk, from, chunk.length - from, at);
          from += bytesWritten;
          at += bytesWritten;
        }
      }
      if (at < end) throw new Error(`the connection ended ${end - at} bytes early`);
    } catch (error) {
      context.signal.throwIfAborted();
      if (statusOf(error) === 412) throw new Changed();
      failures = at > before ? 0 : failures + 1;
      // The SDK has tried again already; what is worth another connection is a body that broke.
      const answered = statusOf(error) !== undefined || isOfDisk(error);
      if (answered || failures === TRIES) throw error;
    } finally {
      body?.destroy();
      body = undefined;
    }
  }
}

async function* withoutStalls(body: Readable, signal: AbortSignal): AsyncGenerator<Buffer> {
  const stalled = (): void => void body.destroy(new Error(`nothing came for ${STALL_MS / 1000} s`));
  const stop = (): void => void body.destroy(new Error('stopped'));
  let timer = setTimeout(stalled, STALL_MS);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of body) {
      clearTimeout(timer);
      yield chunk as Buffer;
      timer = setTimeout(stalled, STALL_MS);
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function ask(
  client: S3Client,
  { bucket, key }: Place,
  signal: AbortSignal,
  range: { start?: number; end?: number; etag?: string },
): Promise<GetObjectCommandOutput> {
  const { start = 0, end, etag } = range;
  return client.send(
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ...(end !== undefined && { Range: `bytes=${start}-${end}` }),
      ...(etag !== undefined && { IfMatch: `"${etag}"` }),
    }),
    { abortSignal: signal },
  );
}

function factsOf({ ETag, ContentLength = 0, ContentRange }: GetObjectCommandOutput): ObjectFacts {
  const total = /\/(\d+)$/.exec(ContentRange ?? '')?.[1];
  return { etag: unquoteEtag(ETag), size: total === undefined ? ContentLength : Number(total) };
}

function isOfDisk(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
}
