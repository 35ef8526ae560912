import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Bucket } from '../../dispatch/gather-step.ts';
import type { Notes } from '../../dispatch/start-agents.ts';
import { unquoteEtag } from '../../protocol/s3-object.ts';
import { awsFailure, statusOf } from './aws-failure.ts';
import { listPages } from './s3-listing.ts';

/** Milliseconds for one call, the SDK's own retries included. */
const CALL_LIMIT = 15_000;
const ATTEMPTS = 4;

/** The output bucket as the dispatcher needs it, with region, endpoint and credentials from the process's environment. */
export function openBucket(): Notes & Bucket {
  const client = new S3Client({
    maxAttempts: ATTEMPTS,
    customUserAgent: 'pipewright',
    forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL_S3 ?? process.env.AWS_ENDPOINT_URL),
    followRegionRedirects: true,
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 3000, socketTimeout: 10_000 },
  });
  const limit = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(CALL_LIMIT) });

  /** @returns the new ETag, or undefined when what is there is not as `condition` says */
  async function put(
    { bucket, key }: { bucket: string; key: string },
    text: string,
    condition: { IfMatch: string } | { IfNoneMatch: '*' },
  ): Promise<string | undefined> {
    try {
      const command = { Bucket: bucket, Key: key, Body: text, ContentType: 'application/json', ...condition };
      return unquoteEtag((await client.send(new PutObjectCommand(command), limit())).ETag);
    } catch (error) {
      // 409: another writer is at it right now; 404: what should be replaced is gone (API reference, PutObject).
      if ([404, 409, 412].includes(statusOf(error) ?? 0) && (error as Error).name !== 'NoSuchBucket')
        return undefined;
      throw awsFailure(error, `Writing s3://${bucket}/${key}`, 's3:PutObject');
    }
  }

  return {
    async read({ bucket, key }) {
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), limit());
        return { text: await answer.Body!.transformToString(), etag: unquoteEtag(answer.ETag) };
      } catch (error) {
        if (statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket') return undefined;
        throw awsFailure(error, `Reading s3://${bucket}/${key}`, 's3:GetObject and s3:ListBucket');
      }
    },

    replace: (place, text, etag) =>
      put(place, text, etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: `"${etag}"` }),

    create: async (place, text) => (await put(place, text, { IfNoneMatch: '*' })) !== undefined,

    async *list(bucket, prefix) {
      try {
        for await (const page of listPages(client, bucket, prefix, limit)) yield* page;
      } catch (error) {
        throw awsFailure(error, `Listing s3://${bucket}/${prefix}`, 's3:ListBucket');
      }
    },
  };
}
