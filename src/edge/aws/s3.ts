import { text as readBody } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Failure } from '../../core/failure.ts';
import { decodeKey } from '../../protocol/event-keys.ts';
import type {
  DatedText,
  ListedObject,
  ObjectAccess,
  ObjectFacts,
  Place,
} from '../../protocol/object-store.ts';
import { type AwsSession, isNamed, statusOf } from './aws-session.ts';

/** bytes; the project's own objects that are read whole stay far below it. */
const MAX_TEXT_BYTES = 32 << 20;
const CONFLICT_ATTEMPTS = 5;
/** Attempts to read an object whose answers break off. */
export const CUT_ATTEMPTS = 5;

/** An answer began and broke off. */
class CutAnswer {
  readonly cause: unknown;

  constructor(cause: unknown) {
    this.cause = cause;
  }
}

/** Operations that store something in a bucket, and say whose it must be. */
const WRITES =
  /^(?:PutObject|CopyObject|CreateMultipartUpload|UploadPart|UploadPartCopy|CompleteMultipartUpload)Command$/;

const guarded = new WeakSet<S3Client>();

/** A class of its own, since sessions have one client per class. */
class UnsignedS3Client extends S3Client {}

/** @param access `unsigned`: requests name no caller, so S3 decides as for the public */
export function s3Client(aws: AwsSession, access?: ObjectAccess): S3Client {
  if (access === 'unsigned')
    return aws.client(UnsignedS3Client, {
      ...clientOptions(),
      signer: { sign: async <R>(request: R) => request },
    });
  const client = aws.client(S3Client, clientOptions());
  const { bucketOwner } = aws;
  if (bucketOwner === undefined || guarded.has(client)) return client;
  guarded.add(client);
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const { headers } = args.request as { headers: Record<string, string> };
        if (WRITES.test(commandName)) headers['x-amz-expected-bucket-owner'] = await bucketOwner();
        return next(args);
      },
    { step: 'build', name: 'expectedBucketOwner' },
  );
  return client;
}

function clientOptions() {
  return {
    // Custom endpoints (emulators, gateways) have no host name per bucket.
    forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL),
    // Inputs may lie in a bucket of another region.
    followRegionRedirects: true,
    // A ranged read has no checksum, so lengths, ETags and TLS must be enough.
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
  };
}

/** How requests name an object. */
export function targetOf({ bucket, key, access }: Place): {
  Bucket: string;
  Key: string;
  RequestPayer?: 'requester';
} {
  return { Bucket: bucket, Key: key, ...payerOf(access) };
}

function payerOf(access: ObjectAccess | undefined): { RequestPayer?: 'requester' } {
  return access === 'requester-pays' ? { RequestPayer: 'requester' } : {};
}

export function urlOf({ bucket, key }: Place): string {
  return `s3://${bucket}/${key}`;
}

export function unquoteEtag(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '');
}

/** The object does not exist, but its bucket does. */
export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404 && !isNamed(error, /^NoSuchBucket$/);
}

export async function headObject(
  aws: AwsSession,
  place: Place,
  isMissing = isNotFound,
): Promise<ObjectFacts | undefined> {
  const answer = await aws.find(`Reading ${urlOf(place)}`, 's3:GetObject or s3:ListBucket', isMissing, () =>
    s3Client(aws, place.access).send(new HeadObjectCommand(targetOf(place)), aws.timeout()),
  );
  return answer && { etag: unquoteEtag(answer.ETag), size: answer.ContentLength ?? 0 };
}

/** What `read` takes from the answer; undefined where there is no such object. */
export function getObject<T>(
  aws: AwsSession,
  place: Place,
  read: (answer: GetObjectCommandOutput) => Promise<T>,
  isMissing = isNotFound,
): Promise<T | undefined> {
  return aws.find(`Reading ${urlOf(place)}`, 's3:GetObject or s3:ListBucket', isMissing, async () =>
    read(await s3Client(aws, place.access).send(new GetObjectCommand(targetOf(place)), aws.timeout())),
  );
}

/** A small object; undefined where there is none. */
export async function readText(
  aws: AwsSession,
  place: Place,
  isMissing = isNotFound,
): Promise<DatedText | undefined> {
  const read = async ({ Body, ContentLength = 0, ETag, LastModified }: GetObjectCommandOutput) => {
    if (ContentLength > MAX_TEXT_BYTES)
      throw new Failure('BAD_RUN', `${urlOf(place)} is larger than any file of its kind can be.`);
    const modified = LastModified?.getTime() ?? 0;
    const text = await Body!.transformToString().catch((error) => new CutAnswer(error));
    return text instanceof CutAnswer ? text : { text, etag: unquoteEtag(ETag), modified };
  };
  // The SDK retries only until an answer begins, and not an answer that breaks off.
  for (let attempt = 1; ; attempt++) {
    const found = await getObject(aws, place, read, isMissing);
    if (!(found instanceof CutAnswer)) return found;
    aws.signal?.throwIfAborted();
    if (attempt === CUT_ATTEMPTS) throw aws.failure(found.cause, `Reading ${urlOf(place)}`, 's3:GetObject');
  }
}

export async function putObject(aws: AwsSession, place: Place, body: string | Uint8Array): Promise<void> {
  await aws.call(`Writing ${urlOf(place)}`, 's3:PutObject', () =>
    s3Client(aws).send(new PutObjectCommand({ ...targetOf(place), Body: body }), aws.timeout()),
  );
}

/** Conditional write. @returns the new ETag; undefined where `isLost` recognizes S3's refusal */
function putIf(
  aws: AwsSession,
  place: Place,
  text: string,
  condition: { IfMatch: string } | { IfNoneMatch: '*' },
  isLost: (error: unknown) => boolean,
): Promise<string | undefined> {
  const put = { ...targetOf(place), Body: text, ContentType: 'application/json', ...condition };
  return aws.find(`Writing ${urlOf(place)}`, 's3:PutObject', isLost, async () =>
    unquoteEtag((await s3Client(aws).send(new PutObjectCommand(put), aws.timeout())).ETag),
  );
}

/**
 * Replaces the version with this ETag, or, without one, creates the object.
 * @returns the new ETag; undefined when a concurrent write came first
 */
export function replaceText(
  aws: AwsSession,
  place: Place,
  text: string,
  etag: string | undefined,
): Promise<string | undefined> {
  const condition = etag === undefined ? { IfNoneMatch: '*' as const } : { IfMatch: `"${etag}"` };
  // 409: a concurrent write; 404: the object to replace is gone (API reference, PutObject).
  return putIf(
    aws,
    place,
    text,
    condition,
    (error) => [409, 412].includes(statusOf(error) ?? 0) || isNotFound(error),
  );
}

/** Creates an object: false where it exists. */
export async function createText(aws: AwsSession, place: Place, text: string): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    let conflict = false;
    const etag = await putIf(aws, place, text, { IfNoneMatch: '*' }, (error) => {
      // 409: a concurrent write, which may yet fail (API reference, PutObject, If-None-Match).
      conflict = statusOf(error) === 409 && attempt < CONFLICT_ATTEMPTS;
      return conflict || statusOf(error) === 412;
    });
    if (!conflict) return etag !== undefined;
    await sleep(200 * attempt);
  }
}

interface Wire {
  readonly statusCode: number;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}

const CONTENTS = /<Contents>(.*?)<\/Contents>/gs;

/** All objects below a prefix, in the order of keys. */
export async function* listObjects(
  aws: AwsSession,
  bucket: string,
  prefix: string,
  access?: ObjectAccess,
): AsyncGenerator<ListedObject> {
  for await (const page of listPages(aws, bucket, prefix, access)) yield* page;
}

/** As `listObjects`, by the page of at most a thousand. */
export async function* listPages(
  aws: AwsSession,
  bucket: string,
  prefix: string,
  access?: ObjectAccess,
): AsyncGenerator<readonly ListedObject[]> {
  let token: string | undefined;
  do {
    const { objects, next } = await aws.call(
      `Listing s3://${bucket}/${prefix}`,
      `s3:ListBucket on ${bucket}`,
      () => listPage(aws, { Bucket: bucket, Prefix: prefix, ContinuationToken: token }, access),
    );
    yield objects;
    token = next;
  } while (token !== undefined);
}

/**
 * A regular expression takes the objects out of the answer, and the SDK parses only the rest: for a hundred
 * pages, its parser takes a hundred megabytes.
 */
async function listPage(
  aws: AwsSession,
  request: { Bucket: string; Prefix: string; ContinuationToken: string | undefined },
  access: ObjectAccess | undefined,
): Promise<{ readonly objects: readonly ListedObject[]; readonly next: string | undefined }> {
  // Keys may have characters that XML cannot hold. Encoded, they have no character that XML escapes, either.
  const command = new ListObjectsV2Command({ ...request, ...payerOf(access), EncodingType: 'url' });
  let objects: ListedObject[] = [];
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as Wire;
      if (response.statusCode !== 200) return result;
      const { body } = response;
      const text = await (body instanceof Uint8Array ? Buffer.from(body).toString() : readBody(body));
      objects = Array.from(text.matchAll(CONTENTS), ([, contents = '']) => ({
        key: decodeKey(field(contents, 'Key')),
        // A copy: a substring keeps the whole answer in memory.
        etag: Buffer.from(field(contents, 'ETag').replaceAll(/&quot;|&#34;|"/g, '')).toString(),
        size: Number(field(contents, 'Size')),
        modified: Date.parse(field(contents, 'LastModified')),
      }));
      response.body = Buffer.from(text.replaceAll(CONTENTS, ''));
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'takeListedObjects' },
  );
  const { IsTruncated, NextContinuationToken } = await s3Client(aws, access).send(command, aws.timeout());
  if (IsTruncated && !NextContinuationToken)
    throw new Failure(
      'LISTING_CUT',
      `The S3 endpoint cut off the listing of s3://${request.Bucket}/${request.Prefix} without a token to continue it (NextContinuationToken). Use another S3 endpoint.`,
    );
  return { objects, next: IsTruncated === false ? undefined : NextContinuationToken };
}

function field(contents: string, name: string): string {
  const begin = contents.indexOf(`<${name}>`);
  return begin < 0 ? '' : contents.slice(begin + name.length + 2, contents.indexOf(`</${name}>`, begin));
}
