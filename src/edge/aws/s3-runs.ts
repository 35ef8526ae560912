import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { RunWorld } from '../../run/observe.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';
import { statusOf } from './failure.ts';
import { listPage } from './s3-listing.ts';
import { unquoted } from './s3-object.ts';

/** Connections at once: markers are listed in sixteen parts. */
const SOCKETS = 32;

/** Objects that only change where nobody else changed them meanwhile. */
export interface RunNotes {
  read(bucket: string, key: string): Promise<{ text: string; etag: string } | undefined>;
  /** Writes in place of what has this ETag, or of nothing. @returns false when something else is there */
  replace(bucket: string, key: string, text: string, etag: string | undefined): Promise<boolean>;
}

/** What runs leave in the output bucket, as whoever looks at them needs it. */
export function openRunObjects(
  region: string,
  endpoint: string | undefined,
  signal: AbortSignal,
): Pick<RunWorld, 'list' | 'read'> & { readonly notes: RunNotes } {
  const client = new S3Client({
    ...CLIENT,
    region,
    forcePathStyle: endpoint !== undefined,
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { httpsAgent: { maxSockets: SOCKETS }, httpAgent: { maxSockets: SOCKETS } },
  });
  const limit = () => callLimit(signal);

  const read = async (bucket: string, key: string): Promise<{ text: string; etag: string } | undefined> => {
    try {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), limit());
      return { text: await answer.Body!.transformToString(), etag: unquoted(answer.ETag) };
    } catch (error) {
      signal.throwIfAborted();
      if (statusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket') return undefined;
      throw accountFailure(error, `Reading s3://${bucket}/${key}`, 's3:GetObject');
    }
  };

  return {
    read: async (bucket, key) => (await read(bucket, key))?.text,
    notes: {
      read,
      async replace(bucket, key, text, etag) {
        const condition = etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: `"${etag}"` };
        const put = { Bucket: bucket, Key: key, Body: text, ContentType: 'application/json', ...condition };
        try {
          await client.send(new PutObjectCommand(put), limit());
          return true;
        } catch (error) {
          signal.throwIfAborted();
          // 409: another writer is at it right now; 404: what should be replaced is gone (API reference, PutObject).
          if ([404, 409, 412].includes(statusOf(error) ?? 0) && (error as Error).name !== 'NoSuchBucket')
            return false;
          throw accountFailure(error, `Writing s3://${bucket}/${key}`, 's3:PutObject');
        }
      },
    },
    async *list(bucket, prefix) {
      let token: string | undefined;
      do {
        const page = await listPage(client, bucket, prefix, token, limit()).catch((error: unknown) => {
          signal.throwIfAborted();
          throw accountFailure(error, `Listing s3://${bucket}/${prefix}`, 's3:ListBucket');
        });
        yield page.objects;
        token = page.next;
      } while (token !== undefined);
    },
  };
}
