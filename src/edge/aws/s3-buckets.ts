import {
  CreateBucketCommand,
  DeleteBucketLifecycleCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  type NotificationConfiguration,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  type LifecycleRule as S3Rule,
} from '@aws-sdk/client-s3';
import { Failure } from '../../core/failure.ts';
import { isAwsKey } from '../../deploy/aws-reference.ts';
import type { LifecycleConfig } from '../../deploy/bucket-lifecycle.ts';
import type { NotificationConfig } from '../../deploy/bucket-notifications.ts';
import type { Buckets } from '../../deploy/cloud.ts';
import type { ListedObject } from '../../protocol/object-store.ts';
import { type AwsSession, isNamed, statusOf } from './aws-session.ts';
import { getObject, headObject, listPages, putObject, s3Client } from './s3.ts';
import { removeObjects } from './s3-delete.ts';

/** Most pages, of a thousand objects, that are counted. */
const MAX_PAGES = 100;

/** Buckets as deploying needs them. @param account their expected owner: bucket names are global */
export function openBuckets(
  aws: AwsSession,
  region: string,
  endpoint: string | undefined,
  account: () => Promise<string>,
): Buckets {
  const client = s3Client(aws);
  const isMissing = (error: unknown): boolean => statusOf(error) === 404;

  async function check(bucket: string): Promise<boolean> {
    const owner = await account();
    const command = new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: owner });
    const found = await aws.find(
      `Looking for the bucket ${bucket}`,
      `s3:ListBucket on ${bucket}`,
      isMissing,
      async () => {
        try {
          return (await client.send(command, aws.timeout())).BucketRegion ?? region;
        } catch (error) {
          if (statusOf(error) === 301) return 'another region';
          if (statusOf(error) !== 403) throw error;
          throw new Failure(
            'BUCKET_REFUSED',
            `The bucket ${bucket} exists, but account ${owner} does not own it, or the permission s3:ListBucket on it is missing. Bucket names are global: choose another one, or add the permission.`,
            { cause: error },
          );
        }
      },
    );
    if (found !== undefined && found !== region)
      throw new Failure(
        'BUCKET_REGION',
        `The bucket ${bucket} is in ${found}, but the workflow is in ${region}, and S3 notifies only queues in its own region. Change "region", or choose another bucket.`,
      );
    return found !== undefined;
  }

  /**
   * New buckets are encrypted and private on their own (Amazon S3 User Guide, "Default settings for new S3
   * buckets FAQ").
   */
  async function create(bucket: string): Promise<void> {
    await client.send(
      new CreateBucketCommand({
        Bucket: bucket,
        CreateBucketConfiguration:
          region === 'us-east-1' ? undefined : { LocationConstraint: region as never },
      }),
      aws.timeout(),
    );
  }

  return {
    look: check,

    async ensure(bucket) {
      if (await check(bucket)) return false;
      await aws.call(`Creating the bucket ${bucket}`, `s3:CreateBucket on ${bucket}`, () => create(bucket));
      return true;
    },

    has: async (bucket, key) => (await headObject(aws, { bucket, key }, isMissing)) !== undefined,
    get: (bucket, key) =>
      getObject(aws, { bucket, key }, ({ Body }) => Body!.transformToByteArray(), isMissing),
    put: (bucket, key, body) => putObject(aws, { bucket, key }, body),

    url: (bucket, key) => {
      const path = key.split('/').map(encodeURIComponent).join('/');
      const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
      return `${endpoint?.replace(/\/+$/, '') ?? `https://s3.${region}.${domain}`}/${bucket}/${path}`;
    },

    async notifications(bucket) {
      const command = new GetBucketNotificationConfigurationCommand({ Bucket: bucket });
      const answer = await aws.find(
        `Reading the notifications of the bucket ${bucket}`,
        `s3:GetBucketNotification on ${bucket}`,
        isMissing,
        () => client.send(command, aws.timeout()),
      );
      if (!answer) return undefined;
      const { $metadata: _, ...config } = answer;
      return config as NotificationConfig;
    },

    async policy(bucket) {
      const command = new GetBucketPolicyCommand({ Bucket: bucket });
      const answer = await aws.find(
        `Reading the policy of the bucket ${bucket}`,
        `s3:GetBucketPolicy on ${bucket}`,
        isMissing,
        () => client.send(command, aws.timeout()),
      );
      return answer?.Policy;
    },

    async lifecycle(bucket) {
      const command = new GetBucketLifecycleConfigurationCommand({ Bucket: bucket });
      const answer = await aws.find(
        `Reading the lifecycle rules of the bucket ${bucket}`,
        `s3:GetLifecycleConfiguration on ${bucket}`,
        (error) => isNamed(error, /^NoSuchBucket$/),
        async (): Promise<Partial<LifecycleConfig>> => {
          try {
            return (await client.send(command, aws.timeout())) as Partial<LifecycleConfig>;
          } catch (error) {
            if (isNamed(error, /^NoSuchLifecycleConfiguration$/)) return {};
            throw error;
          }
        },
      );
      if (!answer) return undefined;
      const { Rules = [], TransitionDefaultMinimumObjectSize } = answer;
      return { Rules, ...(TransitionDefaultMinimumObjectSize && { TransitionDefaultMinimumObjectSize }) };
    },

    setLifecycle: (bucket, { Rules, TransitionDefaultMinimumObjectSize }) =>
      aws.call(
        `Changing the lifecycle rules of the bucket ${bucket}`,
        `s3:PutLifecycleConfiguration on ${bucket}`,
        async () => {
          // S3 refuses a configuration without rules.
          if (Rules.length === 0)
            await client.send(new DeleteBucketLifecycleCommand({ Bucket: bucket }), aws.timeout());
          else
            await client.send(
              new PutBucketLifecycleConfigurationCommand({
                Bucket: bucket,
                LifecycleConfiguration: { Rules: Rules as S3Rule[] },
                TransitionDefaultMinimumObjectSize: TransitionDefaultMinimumObjectSize as never,
              }),
              aws.timeout(),
            );
        },
      ),

    setNotifications: (bucket, config, options) =>
      aws.call(
        `Changing the notifications of the bucket ${bucket}`,
        `s3:PutBucketNotification on ${bucket}`,
        async () => {
          const command = new PutBucketNotificationConfigurationCommand({
            Bucket: bucket,
            NotificationConfiguration: config as NotificationConfiguration,
            SkipDestinationValidation: options?.unchecked,
          });
          try {
            await client.send(command, aws.timeout());
          } catch (error) {
            const { message = '' } = error as Error;
            if (!isNamed(error, /^InvalidArgument$/) || !/destination/i.test(message)) throw error;
            return { reason: message, arns: arnsIn(error as Error) };
          }
          return undefined;
        },
      ),

    measure: (bucket, prefix) =>
      inBucket(async () => {
        const sum = { objects: 0, bytes: 0, more: false };
        let pages = 0;
        for await (const page of listPages(aws, bucket, prefix)) {
          if (++pages > MAX_PAGES) return { ...sum, more: true };
          sum.objects += page.length;
          for (const { size } of page) sum.bytes += size;
        }
        return sum;
      }),

    async removeAll(bucket, prefix) {
      for (;;) {
        // From the beginning: what was deleted is no longer listed.
        const page = await inBucket(() => listPages(aws, bucket, prefix).next());
        const keys = (page?.value ?? []).map(({ key }: ListedObject) => key);
        if (keys.length === 0) return;
        await removeObjects(aws, bucket, keys);
      }
    },
  };
}

/** The destinations that an error names, in its message or in fields of its own (`ArgumentName1`, …). */
function arnsIn(error: Error): string[] {
  const texts = [error.message, ...Object.values(error)].filter((text) => typeof text === 'string');
  return [...new Set(texts.flatMap((text) => text.match(/\barn:[\w-]+:(?:sqs|sns|lambda):[\w:.-]+/g) ?? []))];
}

/**
 * The customer-managed key that encrypts a bucket's objects; undefined where it is AWS's own, or there is no
 * bucket.
 */
export async function bucketKey(aws: AwsSession, bucket: string): Promise<string | undefined> {
  const answer = await aws.find(
    `Reading the encryption of the bucket ${bucket}`,
    `s3:GetEncryptionConfiguration on ${bucket}`,
    (error) => statusOf(error) === 404,
    () => s3Client(aws).send(new GetBucketEncryptionCommand({ Bucket: bucket }), aws.timeout()),
  );
  const rules = answer?.ServerSideEncryptionConfiguration?.Rules ?? [];
  const key = rules[0]?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
  return key === undefined || isAwsKey(key) ? undefined : key;
}

/** The result of `work`; undefined where there is no such bucket. */
async function inBucket<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if ((error as Failure).code === 'BUCKET_GONE') return undefined;
    throw error;
  }
}
