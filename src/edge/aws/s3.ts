import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import type { Objects } from '../../agent/worker-edges.ts';
import { explain, Failure } from '../../core/failure.ts';
import { type Place, unquoteEtag } from '../../protocol/s3-object.ts';
import { awsFailure, statusOf } from './aws-failure.ts';
import { downloadObject } from './s3-download.ts';
import { uploadFile } from './s3-upload.ts';

const CALL_LIMIT = 120_000;
const ATTEMPTS = 6;
const CONFLICT_ROUNDS = 5;
const LARGEST_TEXT = 32 << 20;

/** S3 through the SDK, with region and endpoint from the process's environment. */
export function openObjects(credentials: NonNullable<S3ClientConfig['credentials']>): Objects {
  const client = new S3Client({
    credentials,
    maxAttempts: ATTEMPTS,
    customUserAgent: 'pipewright',
    // Endpoints of one's own (emulators, gateways) have no host name per bucket.
    forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL),
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
  const limit = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(CALL_LIMIT) });

  return {
    async head({ bucket, key }) {
      try {
        const answer = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }), limit());
        return { etag: unquoteEtag(answer.ETag), size: answer.ContentLength ?? 0 };
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw awsFailure(error, `Looking at s3://${bucket}/${key}`, 's3:GetObject');
      }
    },

    async readText({ bucket, key }) {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), limit());
        if ((answer.ContentLength ?? 0) > LARGEST_TEXT)
          throw new Failure('AWS_UNREACHABLE', `s3://${bucket}/${key} is too large for what it should be`);
        return await answer.Body!.transformToString();
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw awsFailure(error, `Reading s3://${bucket}/${key}`, 's3:GetObject');
      }
    },

    async download(place, file, download) {
      try {
        return await downloadObject(client, place, file, download);
      } catch (error) {
        download.signal.throwIfAborted();
        throw diskFull(error) ?? awsFailure(error, `Reading ${urlOf(place)}`, 's3:GetObject');
      }
    },

    async upload(file, size, place, signal) {
      try {
        return await uploadFile(client, file, size, place, signal);
      } catch (error) {
        signal.throwIfAborted();
        throw awsFailure(error, `Writing ${urlOf(place)}`, 's3:PutObject');
      }
    },

    async create({ bucket, key }, text) {
      const put = { Bucket: bucket, Key: key, Body: text, ContentType: 'application/json', IfNoneMatch: '*' };
      for (let round = 1; ; round++) {
        try {
          await client.send(new PutObjectCommand(put), limit());
          return true;
        } catch (error) {
          if (statusOf(error) === 412) return false;
          // Another writer is at it right now, and may yet fail (API reference, PutObject, If-None-Match).
          if (statusOf(error) === 409 && round < CONFLICT_ROUNDS) await sleep(200 * round);
          else throw awsFailure(error, `Writing s3://${bucket}/${key}`, 's3:PutObject');
        }
      }
    },
  };
}

/** S3 answers 403 for what is not there when the caller may not list the bucket (API reference, GetObject). */
function isAbsent(error: unknown): boolean {
  const { name } = error as Error;
  if (name === 'NoSuchBucket') return false;
  return (
    statusOf(error) === 404 || (statusOf(error) === 403 && /AccessDenied|Forbidden|^403$|Unknown/.test(name))
  );
}

function urlOf({ bucket, key }: Place): string {
  return `s3://${bucket}/${key}`;
}

function diskFull(error: unknown): Failure | undefined {
  if (!['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
  return new Failure(
    'DISK_FULL',
    `there is no room for the input on the disk (${explain(error)}): raise disk_gb in the spec`,
    { cause: error },
  );
}
