import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetBucketNotificationConfigurationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type NotificationConfiguration,
  PutBucketEncryptionCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Failure } from '../../core/failure.ts';
import type { NotificationConfig } from '../../deploy/bucket-notifications.ts';
import type { Buckets } from '../../deploy/cloud.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';
import { statusOf } from './aws-failure.ts';

/** Pages of a thousand objects that are counted. */
const MOST_PAGES = 100;

/** Buckets as deploying needs them. @param account whose they must be: names are the whole world's */
export function openBuckets(
  region: string,
  endpoint: string | undefined,
  account: () => Promise<string>,
  signal: AbortSignal,
): Buckets {
  const client = new S3Client({ ...CLIENT, region, forcePathStyle: endpoint !== undefined });
  const limit = () => callLimit(signal);
  const failing = async <T>(doing: string, permission: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      throw accountFailure(error, doing, `s3:${permission}`);
    }
  };
  const orMissing = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await call();
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  };

  async function look(bucket: string): Promise<boolean> {
    const ExpectedBucketOwner = await account();
    let there: { BucketRegion?: string | undefined } | undefined;
    try {
      there = await orMissing(() =>
        client.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner }), limit()),
      );
    } catch (error) {
      if (statusOf(error) === 301) there = { BucketRegion: 'another region' };
      else if (statusOf(error) === 403)
        throw new Failure(
          'BUCKET_REFUSED',
          `The bucket ${bucket} is there, but it is not account ${ExpectedBucketOwner}'s, or the permission s3:ListBucket on it is missing. Bucket names are the whole world's: name another one, or give the right.`,
          { cause: error },
        );
      else throw error;
    }
    if (there?.BucketRegion !== undefined && there.BucketRegion !== region)
      throw new Failure(
        'BUCKET_REGION',
        `The bucket ${bucket} is in ${there.BucketRegion}, and the workflow in ${region}; S3 tells only queues of its own region. Change "region", or name another bucket.`,
      );
    return there !== undefined;
  }

  return {
    look: (bucket) =>
      failing(`Looking for the bucket ${bucket}`, `ListBucket on ${bucket}`, () => look(bucket)),

    ensure: (bucket) =>
      failing(`Looking for the bucket ${bucket}`, `ListBucket on ${bucket}`, async () => {
        if (await look(bucket)) return false;
        await client.send(
          new CreateBucketCommand({
            Bucket: bucket,
            ...(region !== 'us-east-1' && {
              CreateBucketConfiguration: { LocationConstraint: region as never },
            }),
          }),
          limit(),
        );
        await client.send(
          new PutPublicAccessBlockCommand({
            Bucket: bucket,
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          }),
          limit(),
        );
        await client.send(
          new PutBucketEncryptionCommand({
            Bucket: bucket,
            ServerSideEncryptionConfiguration: {
              Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
            },
          }),
          limit(),
        );
        return true;
      }),

    has: (bucket, key) =>
      failing(`Looking at s3://${bucket}/${key}`, 'GetObject', async () => {
        const found = await orMissing(() =>
          client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }), limit()),
        );
        return found !== undefined;
      }),

    get: (bucket, key) =>
      failing(`Reading s3://${bucket}/${key}`, `GetObject on ${bucket}/${key}`, async () => {
        const found = await orMissing(() =>
          client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), limit()),
        );
        return await found?.Body?.transformToByteArray();
      }),

    put: (bucket, key, body) =>
      failing(`Writing s3://${bucket}/${key}`, `PutObject on ${bucket}/${key}`, async () => {
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }), limit());
      }),

    url: (bucket, key) => {
      const path = key.split('/').map(encodeURIComponent).join('/');
      const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
      return `${endpoint?.replace(/\/+$/, '') ?? `https://s3.${region}.${domain}`}/${bucket}/${path}`;
    },

    notifications: (bucket) =>
      failing(
        `Reading whom the bucket ${bucket} tells of uploads`,
        `GetBucketNotification on ${bucket}`,
        async () => {
          const answer = await orMissing(() =>
            client.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket }), limit()),
          );
          if (!answer) return undefined;
          const { $metadata: _, ...config } = answer;
          return config as NotificationConfig;
        },
      ),

    setNotifications: (bucket, config) =>
      failing(
        `Changing whom the bucket ${bucket} tells of uploads`,
        `PutBucketNotification on ${bucket}`,
        async () => {
          await client.send(
            new PutBucketNotificationConfigurationCommand({
              Bucket: bucket,
              NotificationConfiguration: config as NotificationConfiguration,
            }),
            limit(),
          );
        },
      ),

    measure: (bucket, prefix) =>
      failing(`Measuring s3://${bucket}/${prefix}`, `ListBucket on ${bucket}`, async () => {
        const sum = { objects: 0, bytes: 0, more: false };
        let token: string | undefined;
        for (let page = 0; ; page++) {
          const answer = await orMissing(() =>
            client.send(
              new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
              limit(),
            ),
          );
          if (!answer) return undefined;
          for (const { Size = 0 } of answer.Contents ?? []) {
            sum.objects += 1;
            sum.bytes += Size;
          }
          token = answer.NextContinuationToken;
          if (token === undefined || page === MOST_PAGES) return { ...sum, more: token !== undefined };
        }
      }),

    removeAll: (bucket, prefix) =>
      failing(`Deleting s3://${bucket}/${prefix}`, `DeleteObject on ${bucket}/${prefix}*`, async () => {
        for (let page = 0; page < MOST_PAGES; page++) {
          const answer = await orMissing(() =>
            client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }), limit()),
          );
          const keys = (answer?.Contents ?? []).map(({ Key }) => ({ Key }));
          if (keys.length === 0) return;
          await client.send(
            new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: keys, Quiet: true } }),
            limit(),
          );
        }
      }),
  };
}
