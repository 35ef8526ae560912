import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { decodeKey } from '../../protocol/object-paths.ts';
import type { ListedObject } from '../../protocol/run-storage.ts';

interface Wire {
  readonly statusCode: number;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}

const CONTENTS = /<Contents>(.*?)<\/Contents>/gs;

/**
 * All pages of a listing, in the order of keys. Objects are taken from each answer by a pattern, and the SDK reads the
 * little that is left: of a hundred pages its own reader makes a hundred megabytes.
 * @param limit made anew for each call
 * @throws what the SDK throws
 */
export async function* listPages(
  client: S3Client,
  bucket: string,
  prefix: string,
  limit: () => { readonly abortSignal: AbortSignal },
): AsyncGenerator<readonly ListedObject[]> {
  let token: string | undefined;
  do {
    const { objects, next } = await listPage(client, bucket, prefix, token, limit());
    yield objects;
    token = next;
  } while (token !== undefined);
}

async function listPage(
  client: S3Client,
  bucket: string,
  prefix: string,
  token: string | undefined,
  options: { readonly abortSignal: AbortSignal },
): Promise<{ readonly objects: readonly ListedObject[]; readonly next: string | undefined }> {
  const command = new ListObjectsV2Command({
    Bucket: bucket,
    Prefix: prefix,
    // Keys may have characters that XML cannot; and so no character of XML is in one.
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
      objects = Array.from(text.matchAll(CONTENTS), ([, contents = '']) => ({
        key: decodeKey(field(contents, 'Key')),
        // A copy: a part of a text keeps the whole of it in memory.
        etag: Buffer.from(field(contents, 'ETag').replaceAll(/&quot;|&#34;|"/g, '')).toString(),
        size: Number(field(contents, 'Size')),
        modified: Date.parse(field(contents, 'LastModified')),
      }));
      response.body = Buffer.from(text.replaceAll(CONTENTS, ''));
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'takeListedObjects' },
  );
  const { NextContinuationToken } = await client.send(command, options);
  return { objects, next: NextContinuationToken };
}

function field(contents: string, name: string): string {
  const begin = contents.indexOf(`<${name}>`);
  return begin < 0 ? '' : contents.slice(begin + name.length + 2, contents.indexOf(`</${name}>`, begin));
}

async function textOf(body: Wire['body']): Promise<string> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
