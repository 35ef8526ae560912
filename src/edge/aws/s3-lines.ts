import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Place } from '../../protocol/object-store.ts';
import type { AwsSession } from './aws-session.ts';
import { CUT_ATTEMPTS, getObject, unquoteEtag, urlOf } from './s3.ts';

/**
 * Lines of a large object, a chunk in memory at a time; none where there is no such object. An answer that
 * breaks off is requested again, and reading continues where it was: the SDK retries only until an answer
 * begins.
 * @throws Failure when every answer breaks off, or when the object changes in between
 */
export async function* readLines(aws: AwsSession, place: Place): AsyncGenerator<string> {
  let known: string | undefined;
  let given = 0;
  for (let attempt = 1; ; attempt++) {
    const found = await getObject(aws, place, async ({ Body, ETag }) => ({
      body: Body as Readable,
      etag: unquoteEtag(ETag),
    }));
    if (!found) return;
    known ??= found.etag;
    try {
      if (found.etag !== known) throw new Error('it changed while it was read');
      let number = 0;
      for await (const line of linesOf(found.body)) {
        number += 1;
        if (number <= given) continue;
        given = number;
        yield line;
      }
      return;
    } catch (error) {
      found.body.destroy();
      aws.signal?.throwIfAborted();
      if (attempt === CUT_ATTEMPTS || found.etag !== known)
        throw aws.failure(error, `Reading ${urlOf(place)}`, 's3:GetObject');
    }
  }
}

/** Whole lines only: a part of a line before the connection broke is not given. */
async function* linesOf(body: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
