import { DeleteObjectsCommand, type _Error as S3Error } from '@aws-sdk/client-s3';
import type { AwsSession } from './aws-session.ts';
import { s3Client } from './s3.ts';

/** Keys in one request (API reference, DeleteObjects). */
const DELETE_KEYS = 1000;

/** Deletes objects; missing ones are not an error. @throws Failure for the first that S3 does not delete */
export async function removeObjects(aws: AwsSession, bucket: string, keys: readonly string[]): Promise<void> {
  const failed = await deleteObjects(aws, bucket, keys);
  if (failed) throw deletionFailure(aws, bucket, failed);
}

/** @returns the first object that S3 did not delete, and why; missing objects count as deleted */
function deleteObjects(
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
function deletionFailure(aws: AwsSession, bucket: string, failed: S3Error): unknown {
  const { Key, Code = 'Error', Message } = failed;
  const error = Object.assign(new Error(`${Key}: ${Message}`), { name: Code });
  return aws.failure(error, `Deleting objects of ${bucket}`, 's3:DeleteObject');
}
