import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  type _Error as S3Error,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import type { RunStorage } from '../../protocol/object-store.ts';
import type { AwsSession } from './aws-session.ts';
import {
  listObjects,
  listPages,
  putObject,
  readLines,
  readText,
  replaceText,
  s3Client,
  targetOf,
  unquoteEtag,
  urlOf,
} from './s3.ts';
import { downloadObject } from './s3-download.ts';
import { inParts, uploadFile } from './s3-upload.ts';

/** S3's limits: of one copy (API reference, CopyObject), of one deletion (DeleteObjects). */
const COPY_BYTES = 5e9;
const COPY_PART_BYTES = 1 << 30;
const DELETE_KEYS = 1000;
/** Milliseconds; S3 answers when all bytes are copied. */
const COPY_TIMEOUT = 600_000;

/** S3 as commands about runs need it. */
export function openRunStorage(aws: AwsSession): RunStorage {
  const client = s3Client(aws);
  return {
    pages: (bucket, prefix) => listPages(aws, bucket, prefix),
    list: (bucket, prefix, access) => listObjects(aws, bucket, prefix, access),
    read: (place) => readText(aws, place),
    lines: (place) => readLines(aws, place),
    write: (place, text) => putObject(aws, place, text),
    replace: (place, text, etag) => replaceText(aws, place, text, etag),
    checksum: (place) =>
      aws.call(`Reading ${urlOf(place)}`, 's3:GetObject', async () => {
        const command = new HeadObjectCommand({ ...targetOf(place), ChecksumMode: 'ENABLED' });
        return (await client.send(command, aws.timeout())).ChecksumCRC32;
      }),
    upload: (file, size, place) =>
      aws.call(`Writing ${urlOf(place)}`, 's3:PutObject', () =>
        uploadFile(client, file, size, place, aws.signal),
      ),
    copy: ({ size, ...from }, to) =>
      aws.call(`Copying ${urlOf(from)} to ${urlOf(to)}`, 's3:GetObject and s3:PutObject', async () => {
        const CopySource = `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`;
        const target = targetOf(to);
        if (size > COPY_BYTES) return { size, etag: await copyInParts(aws, CopySource, size, target) };
        const { CopyObjectResult } = await client.send(
          // Tags stay behind: taking them along needs permissions of their own (API reference, CopyObject).
          new CopyObjectCommand({ ...target, CopySource, TaggingDirective: 'REPLACE' }),
          aws.timeout(COPY_TIMEOUT),
        );
        return { size, etag: unquoteEtag(CopyObjectResult?.ETag) };
      }),
    async remove(bucket, keys) {
      const failed = await deleteObjects(aws, bucket, keys);
      if (failed) throw deletionFailure(aws, bucket, failed);
    },
    download: (place, file, size) =>
      aws.call(`Reading ${urlOf(place)}`, 's3:GetObject', async () => {
        const facts = await downloadObject(s3Client(aws, place.access), place, file, {
          expectedSize: size,
          signal: aws.signal,
        });
        return typeof facts === 'object' ? facts : undefined;
      }),
  };
}

/** @returns the first object that S3 did not delete, and why; missing objects count as deleted */
export function deleteObjects(
  aws: AwsSession,
  bucket: string,
  keys: readonly string[],
): Promise<S3Error | undefined> {
  return aws.call(`Deleting objects of ${bucket}`, 's3:DeleteObject', async () => {
    for (let at = 0; at < keys.length; at += DELETE_KEYS) {
      const Objects = keys.slice(at, at + DELETE_KEYS).map((Key) => ({ Key }));
      const command = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
      const { Errors = [] } = await s3Client(aws).send(command, aws.timeout());
      if (Errors[0]) return Errors[0];
    }
    return undefined;
  });
}

/** The Failure for an object that S3 did not delete. */
export function deletionFailure(aws: AwsSession, bucket: string, failed: S3Error): unknown {
  const { Key, Code = 'Error', Message } = failed;
  const error = Object.assign(new Error(`${Key}: ${Message}`), { name: Code });
  return aws.failure(error, `Deleting objects of ${bucket}`, 's3:DeleteObject');
}

async function copyInParts(
  aws: AwsSession,
  CopySource: string,
  size: number,
  target: { readonly Bucket: string; readonly Key: string },
): Promise<string> {
  const client = s3Client(aws);
  const options = () => aws.timeout();
  const count = Math.ceil(size / COPY_PART_BYTES);
  return inParts(client, target, count, options, async (PartNumber, UploadId) => {
    const start = (PartNumber - 1) * COPY_PART_BYTES;
    const CopySourceRange = `bytes=${start}-${Math.min(size, start + COPY_PART_BYTES) - 1}`;
    const { CopyPartResult } = await client.send(
      new UploadPartCopyCommand({ ...target, UploadId, PartNumber, CopySource, CopySourceRange }),
      options(),
    );
    return CopyPartResult?.ETag;
  });
}
