import { createHash } from 'node:crypto';
import { Failure } from '../../core/failure.ts';
import type { RetryState } from '../../core/retry.ts';
import type { Descriptor } from '../../oci/manifest.ts';
import { header } from './answers.ts';
import { type Endpoint, pullScope } from './endpoint.ts';
import type { Answer } from './http-transport.ts';

/**
 * Streams a blob and verifies it: the last chunk is yielded only after size and digest match. A broken
 * connection resumes at the offset reached (`Range`), or from the start where the registry cannot. Waits for
 * the first response, so that a missing blob is found before anything is sent elsewhere.
 */
export async function streamBlob(endpoint: Endpoint, blob: Descriptor): Promise<AsyncIterable<Uint8Array>> {
  const first = await openBlob(endpoint, blob, 0);
  return verified(resumed(endpoint, blob, first), blob, endpoint.label);
}

async function openBlob(endpoint: Endpoint, blob: Descriptor, from: number): Promise<Answer> {
  const { session, repository } = endpoint;
  const doing = `reading ${blob.digest} of ${endpoint.label}`;
  const answer = await session.send({
    method: 'GET',
    to: `/v2/${repository}/blobs/${blob.digest}`,
    ...(from > 0 && { headers: { range: `bytes=${from}-` } }),
    repository,
    scopes: [pullScope(endpoint)],
    doing,
  });
  if (answer.status !== 200 && answer.status !== 206) {
    throw await session.refuse(answer, { doing, repository }, false);
  }
  const length = header(answer, 'content-length');
  const expected = answer.status === 206 ? blob.size - from : blob.size;
  if (length !== undefined && Number(length) !== expected) {
    answer.discard();
    throw wrongSize(blob, endpoint.label, answer.status === 206 ? Number(length) + from : Number(length));
  }
  return answer;
}

async function* resumed(endpoint: Endpoint, blob: Descriptor, first: Answer): AsyncGenerator<Uint8Array> {
  const retry: RetryState = { failed: 0, waited: 0 };
  let answer = first;
  let delivered = 0;
  for (;;) {
    let skip = answer.status === 206 ? 0 : delivered;
    try {
      for await (const chunk of answer.stream()) {
        if (skip >= chunk.length) {
          skip -= chunk.length;
          continue;
        }
        const fresh = skip > 0 ? chunk.subarray(skip) : chunk;
        skip = 0;
        delivered += fresh.length;
        yield fresh;
      }
      return;
    } catch (error) {
      const what = `reading ${blob.digest} of ${endpoint.label}`;
      if (!(await endpoint.session.again(retry, what, error))) throw endpoint.session.broken(error, what);
      answer = await openBlob(endpoint, blob, delivered);
    }
  }
}

/** Passes chunks on, one behind, and fails before the last one when size or digest differs. */
export async function* verified(
  chunks: AsyncIterable<Uint8Array>,
  blob: Descriptor,
  label: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  let previous: Uint8Array | undefined;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > blob.size) throw wrongSize(blob, label, size);
    hash.update(chunk);
    if (previous) yield previous;
    previous = chunk;
  }
  if (size !== blob.size) throw wrongSize(blob, label, size);
  const digest = `sha256:${hash.digest('hex')}`;
  if (digest !== blob.digest) {
    throw new Failure(
      'DIGEST_MISMATCH',
      `The blob ${blob.digest} of ${label} arrived with other content: its digest is ${digest}. The registry, or something on the way, changed it. Nothing was used.`,
    );
  }
  if (previous) yield previous;
}

function wrongSize(blob: Descriptor, label: string, size: number): Failure {
  return new Failure(
    'DIGEST_MISMATCH',
    `The blob ${blob.digest} of ${label} should have ${blob.size} bytes, but ${size} arrived. Nothing was used.`,
  );
}

/**
 * A small blob, whole and checked.
 * @throws Failure `REGISTRY_ERROR` when it is described as larger than `limit`.
 */
export async function readBlob(endpoint: Endpoint, blob: Descriptor, limit: number): Promise<Uint8Array> {
  if (blob.size > limit) {
    throw new Failure(
      'REGISTRY_ERROR',
      `The blob ${blob.digest} of ${endpoint.label} has ${blob.size} bytes; at most ${limit} are reasonable for it.`,
    );
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of await streamBlob(endpoint, blob)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
