import { CopyObjectCommand, HeadObjectCommand, UploadPartCopyCommand } from '@aws-sdk/client-s3';
import type { RunStorage } from '../../protocol/object-store.ts';
import type { AwsSession } from './aws-session.ts';
import {
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
