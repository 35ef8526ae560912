import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Failure } from '../../core/failure.ts';
import type { RunWorld } from '../../progress/take-snapshot.ts';
import type { ListedObject, RunStorage } from '../../protocol/run-storage.ts';
import { type Place, unquoteEtag } from '../../protocol/s3-object.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';
import { statusOf } from './aws-failure.ts';
import { downloadObject } from './s3-download.ts';
import { listPages } from './s3-listing.ts';
import { uploadFile } from './s3-upload.ts';

/** S3's limits: of one copy (API reference, CopyObject), of one deletion (DeleteObjects). */
const COPY_BYTES = 5e9;
const COPY_PART_BYTES = 1 << 30;
const DELETE_KEYS = 1000;
/** bytes; a run's own objects that are read whole stay far below it. */
const LARGEST_TEXT = 32 << 20;

/** S3 for whoever starts and follows runs, with credentials from the environment. */
export function openRunStorage(
  region: string,
  endpoint: string | undefined,
  signal: AbortSignal,
): RunStorage & Pick<RunWorld, 'pages'> {
  const client = new S3Client({
    ...CLIENT,
    region,
    forcePathStyle: endpoint !== undefined,
    // Inputs may lie in a bucket of another region.
    followRegionRedirects: true,
    // A ranged read has no checksum, so lengths, ETags and TLS have to do.
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: 5000,
      socketTimeout: 30_000,
      httpAgent: { maxSockets: 64 },
      httpsAgent: { maxSockets: 64 },
    },
  });
  const limit = () => callLimit(signal);
  const failureOf = (error: unknown, doing: string, permission: string): unknown => {
    signal.throwIfAborted();
    return (error as Error).name === 'NoSuchBucket'
      ? new Failure('BUCKET_GONE', `${doing} failed: there is no such bucket (any more).`, { cause: error })
      : accountFailure(error, doing, `s3:${permission}`);
  };
  const failing = async <T>(doing: string, permission: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw failureOf(error, doing, permission);
    }
  };
  const isGone = (error: unknown) => statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket';
  const get = async ({ bucket, key }: Place) => {
    try {
      return await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), limit());
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  };

  async function* pages(bucket: string, prefix: string): AsyncGenerator<readonly ListedObject[]> {
    try {
      yield* listPages(client, bucket, prefix, limit);
    } catch (error) {
      throw failureOf(error, `Listing s3://${bucket}/${prefix}`, `ListBucket on ${bucket}`);
    }
  }

  return {
    pages,

    async *list(bucket, prefix) {
      for await (const page of pages(bucket, prefix)) yield* page;
    },

    read: (place) =>
      failing(`Reading ${urlOf(place)}`, 'GetObject', async () => {
        const answer = await get(place);
        if (!answer) return undefined;
        if ((answer.ContentLength ?? 0) > LARGEST_TEXT)
          throw new Failure('BAD_RUN', `${urlOf(place)} is too large for what it should be.`);
        return { text: await answer.Body!.transformToString(), etag: unquoteEtag(answer.ETag) };
      }),

    async *lines(place) {
      const answer = await failing(`Reading ${urlOf(place)}`, 'GetObject', () => get(place));
      if (answer) yield* createInterface({ input: answer.Body as Readable, crlfDelay: Infinity });
    },

    write: ({ bucket, key }, text) =>
      failing(`Writing s3://${bucket}/${key}`, 'PutObject', async () => {
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }), limit());
      }),

    replace: ({ bucket, key }, text, etag) =>
      failing(`Writing s3://${bucket}/${key}`, 'PutObject', async () => {
        const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: `"${etag}"` };
        try {
          await client.send(
            new PutObjectCommand({
              Bucket: bucket,
              Key: key,
              Body: text,
              ContentType: 'application/json',
              ...condition,
            }),
            limit(),
          );
          return true;
        } catch (error) {
          // 409: another writer is at it right now; 404: what should be replaced is gone (API reference, PutObject).
          if ([409, 412].includes(statusOf(error) ?? 0) || isGone(error)) return false;
          throw error;
        }
      }),

    checksum: ({ bucket, key }) =>
      failing(`Looking at s3://${bucket}/${key}`, 'GetObject', async () => {
        const command = new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' });
        return (await client.send(command, limit())).ChecksumCRC32;
      }),

    upload: (file, size, place) =>
      failing(`Writing ${urlOf(place)}`, 'PutObject', () => uploadFile(client, file, size, place, signal)),

    copy: ({ size, ...from }, to) =>
      failing(`Copying ${urlOf(from)} to ${urlOf(to)}`, 'GetObject and s3:PutObject', async () => {
        const CopySource = `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`;
        const target = { Bucket: to.bucket, Key: to.key };
        if (size <= COPY_BYTES)
          await client.send(new CopyObjectCommand({ ...target, CopySource }), {
            abortSignal: AbortSignal.any([signal, AbortSignal.timeout(600_000)]),
          });
        else await copyInParts(client, CopySource, size, target, limit);
      }),

    remove: (bucket, keys) =>
      failing(`Deleting in ${bucket}`, 'DeleteObject', async () => {
        for (let at = 0; at < keys.length; at += DELETE_KEYS) {
          const Objects = keys.slice(at, at + DELETE_KEYS).map((Key) => ({ Key }));
          const { Errors = [] } = await client.send(
            new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
            limit(),
          );
          const [first] = Errors;
          if (first)
            throw Object.assign(new Error(`${first.Key}: ${first.Message}`), { name: first.Code ?? 'Error' });
        }
      }),

    download: (place, file, size) =>
      failing(`Reading ${urlOf(place)}`, 'GetObject', async () => {
        const facts = await downloadObject(client, place, file, { expectedSize: size, signal });
        return facts === 'declined' ? undefined : facts;
      }),
  };
}

async function copyInParts(
  client: S3Client,
  CopySource: string,
  size: number,
  target: { Bucket: string; Key: string },
  limit: () => { abortSignal: AbortSignal },
): Promise<void> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target), limit());
  try {
    const Parts: { PartNumber: number; ETag?: string | undefined }[] = [];
    for (let at = 0; at < size; at += COPY_PART_BYTES) {
      const PartNumber = Parts.length + 1;
      const CopySourceRange = `bytes=${at}-${Math.min(size, at + COPY_PART_BYTES) - 1}`;
      const { CopyPartResult } = await client.send(
        new UploadPartCopyCommand({ ...target, UploadId, PartNumber, CopySource, CopySourceRange }),
        limit(),
      );
      Parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
    }
    const done = { ...target, UploadId, MultipartUpload: { Parts } };
    await client.send(new CompleteMultipartUploadCommand(done), limit());
  } catch (error) {
    await client
      .send(new AbortMultipartUploadCommand({ ...target, UploadId }), {
        abortSignal: AbortSignal.timeout(10_000),
      })
      .catch(() => {});
    throw error;
  }
}

function urlOf({ bucket, key }: Place): string {
  return `s3://${bucket}/${key}`;
}
