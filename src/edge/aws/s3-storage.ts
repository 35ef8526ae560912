import { CopyObjectCommand, HeadObjectCommand, UploadPartCopyCommand } from '@aws-sdk/client-s3';
import type { ObjectFacts, Place, RunStorage } from '../../protocol/object-store.ts';
import { type AwsSession, statusOf } from './aws-session.ts';
import {
  isNotFound,
  listObjects,
  listPages,
  putObject,
  readText,
  replaceText,
  s3Client,
  targetOf,
  unquoteEtag,
  urlOf,
} from './s3.ts';
import { removeObjects } from './s3-delete.ts';
import { downloadObject } from './s3-download.ts';
import { readLines } from './s3-lines.ts';
import { inParts, uploadFile } from './s3-upload.ts';

/** S3's limit of one copy (API reference, CopyObject). */
const COPY_BYTES = 5e9;
const COPY_PART_BYTES = 1 << 30;
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
    copy: (from, to) =>
      aws.call(copying(from, to), 's3:GetObject and s3:PutObject', () => copyObject(aws, from, to)),
    async copyVersion(from, to) {
      let refused = false;
      const isLost = (error: unknown): boolean => {
        refused = statusOf(error) === 403;
        return refused || statusOf(error) === 412 || isNotFound(error);
      };
      const copied = await aws.find(copying(from, to), 's3:GetObject and s3:PutObject', isLost, () =>
        copyObject(aws, from, to, from.etag),
      );
      return copied ?? (refused ? 'refused' : 'gone');
    },
    remove: (bucket, keys) => removeObjects(aws, bucket, keys),
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

function copying(from: Place, to: Place): string {
  return `Copying ${urlOf(from)} to ${urlOf(to)}`;
}

/** @param etag of the wanted version; S3 answers 412 if there is another one */
async function copyObject(
  aws: AwsSession,
  { bucket, key, size }: Place & { readonly size: number },
  to: Place,
  etag?: string,
): Promise<ObjectFacts> {
  const source = {
    CopySource: `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
    ...(etag !== undefined && { CopySourceIfMatch: `"${etag}"` }),
  };
  const target = targetOf(to);
  if (size > COPY_BYTES) return { size, etag: await copyInParts(aws, source, size, target) };
  const { CopyObjectResult } = await s3Client(aws).send(
    // Tags are not copied, as that needs permissions of its own (API reference, CopyObject).
    new CopyObjectCommand({ ...target, ...source, TaggingDirective: 'REPLACE' }),
    aws.timeout(COPY_TIMEOUT),
  );
  return { size, etag: unquoteEtag(CopyObjectResult?.ETag) };
}

async function copyInParts(
  aws: AwsSession,
  source: { readonly CopySource: string; readonly CopySourceIfMatch?: string },
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
      new UploadPartCopyCommand({ ...target, ...source, UploadId, PartNumber, CopySourceRange }),
      options(),
    );
    return CopyPartResult?.ETag;
  });
}
