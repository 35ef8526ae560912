import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { ListedObject } from '../../run/observe.ts';

interface Wire {
  readonly statusCode: number;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}

/** Keys are encoded as in URLs, so that no character of XML is in one. */
const CONTENTS =
  /<Contents>.*?<Key>([^<]*)<\/Key>.*?<LastModified>([^<]*)<\/LastModified>.*?<ETag>(?:&quot;|&#34;|")?([^<]*?)(?:&quot;|&#34;|")?<\/ETag>.*?<\/Contents>/gs;

/**
 * One page of a listing. Its objects are taken from the answer by a pattern, and the SDK reads the little that is left: of
 * a hundred pages its own reader makes a hundred megabytes.
 * @throws what the SDK throws
 */
export async function listPage(
  client: S3Client,
  bucket: string,
  prefix: string,
  token: string | undefined,
  options: { readonly abortSignal: AbortSignal },
): Promise<{ readonly objects: readonly ListedObject[]; readonly next: string | undefined }> {
  const command = new ListObjectsV2Command({
    Bucket: bucket,
    Prefix: prefix,
    EncodingType: 'url',
    ContinuationToken: token,
  });
  let objects: ListedObject[] = [];
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as Wire;
      if (response.statusCode !== 200) return result;
      const text = await textOf(response.body);
      objects = Array.from(text.matchAll(CONTENTS), ([, key = '', modified = '', etag = '']) => ({
        key: decodeURIComponent(key.replaceAll('+', ' ')),
        // A copy: a part of a text keeps the whole of it in memory.
        etag: Buffer.from(etag).toString(),
        modified: Date.parse(modified),
      }));
      response.body = Buffer.from(text.replaceAll(CONTENTS, ''));
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'takeListedObjects' },
  );
  const { NextContinuationToken } = await client.send(command, options);
  return { objects, next: NextContinuationToken };
}

async function textOf(body: Wire['body']): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
