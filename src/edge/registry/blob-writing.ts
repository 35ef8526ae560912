import { Failure } from '../../core/failure.ts';
import { isConnectionError, isTransientStatus, type RetryState } from '../../core/retry.ts';
import type { Transfer } from '../../oci/image-store.ts';
import type { Descriptor } from '../../oci/manifest.ts';
import { header, readRefusal } from './answers.ts';
import { type Endpoint, isDone, pullScope, pushScope } from './endpoint.ts';
import type { Answer, Body } from './http-transport.ts';
import { resolve } from './session.ts';

/** Opens the bytes of a blob from its start on every call, so that retries can start over. */
export type OpenBlob = () => AsyncIterable<Uint8Array>;

/** What a registry's operator needs beyond the protocol. */
export interface RegistryMaintenance {
  /** Creates a missing repository where a push does not (ECR); false: it cannot. */
  createRepository(endpoint: Endpoint): Promise<boolean>;
}

/** Sizes of PATCH requests that are tried in turn when a whole blob is refused; nginx takes 1 MiB by default. */
const CHUNKS = [16, 4, 1].map((mebibytes) => mebibytes * 1024 * 1024);

/** Whether the repository has the blob; undefined: it does not say (ECR Public answers 403 to HEAD). */
export async function hasBlob(endpoint: Endpoint, blob: Descriptor): Promise<boolean | undefined> {
  const answer = await endpoint.session.send({
    method: 'HEAD',
    to: `/v2/${endpoint.repository}/blobs/${blob.digest}`,
    repository: endpoint.repository,
    scopes: [pushScope(endpoint)],
    doing: `looking for ${blob.digest} in ${endpoint.label}`,
  });
  answer.discard();
  if (answer.status === 200) return true;
  return answer.status === 404 ? false : undefined;
}

/** Milliseconds before a repository that was just made is asked again: it may not be seen everywhere at once. */
const CREATION_WAITS = [0, 500, 1000, 2000];

/** Sends a request; where it finds no repository that can be made, makes it and sends it again. */
export async function inRepository(
  target: Endpoint,
  maintenance: RegistryMaintenance,
  send: () => Promise<Answer>,
): Promise<Answer> {
  let answer = await send();
  if (answer.status !== 404 || !(await maintenance.createRepository(target))) return answer;
  for (const wait of CREATION_WAITS) {
    answer.discard();
    if (wait > 0) await target.session.pause(wait);
    answer = await send();
    if (answer.status !== 404) break;
  }
  return answer;
}

/** What a mount request led to. */
export type Mount =
  | { readonly kind: 'mounted' }
  /** 202: not mounted, and an upload session is open already. */
  | { readonly kind: 'session'; readonly location: URL }
  | { readonly kind: 'refused' };

/**
 * Asks the registry to link a blob from another of its repositories. Never fatal: every answer but 201 and 202 means
 * only that it does not. `origin` is not sent, strict registries answer 202 to it.
 */
export async function mountBlob(
  target: Endpoint,
  blob: Descriptor,
  from: Endpoint,
  readable: readonly string[],
  maintenance: RegistryMaintenance,
): Promise<Mount> {
  const query = new URLSearchParams({ mount: blob.digest, from: from.repository });
  const call = {
    method: 'POST' as const,
    to: `/v2/${target.repository}/blobs/uploads/?${query}`,
    repository: target.repository,
    scopes: [pushScope(target), pullScope(from), ...readable.filter((s) => s !== pullScope(from))],
    doing: `mounting ${blob.digest} into ${target.label}`,
  };
  const answer = await inRepository(target, maintenance, () => target.session.send(call));
  answer.discard();
  if (answer.status === 201) return { kind: 'mounted' };
  const location = answer.status === 202 ? header(answer, 'location') : undefined;
  if (!location) return { kind: 'refused' };
  return { kind: 'session', location: resolve(location, answer.url, target.session.host) };
}

/** Cancels an upload session. Best effort: registries expire abandoned sessions. */
export async function cancelUpload(target: Endpoint, location: URL): Promise<void> {
  try {
    const answer = await target.session.send({
      method: 'DELETE',
      to: location,
      repository: target.repository,
      scopes: [pushScope(target)],
      doing: `canceling an upload to ${target.label}`,
      repeat: false,
    });
    answer.discard();
  } catch {
    // Best effort.
  }
}

/**
 * Sends a blob: one PUT of the whole, as every registry understands it; in chunks where that is refused (413) or keeps
 * breaking. A failed attempt starts over from zero with a new session. `location` is a session that is open already.
 * @throws Failure `LAYER_TOO_LARGE`, `ACCESS_DENIED`, `DIGEST_MISMATCH`, `REGISTRY_ERROR`, `REGISTRY_UNREACHABLE`
 */
export async function uploadBlob(
  target: Endpoint,
  blob: Descriptor,
  source: Uint8Array | OpenBlob,
  maintenance: RegistryMaintenance,
  location?: URL,
): Promise<Transfer> {
  const { session } = target;
  const doing = `writing ${blob.digest} to ${target.label}`;
  const retry: RetryState = { failed: 0, waited: 0 };
  /** Index into CHUNKS; -1: all in one. */
  let chunk = -1;
  let open = location;
  for (;;) {
    let cause: unknown;
    try {
      const at = open ?? (await startUpload(target, doing, maintenance));
      open = undefined;
      const answer =
        chunk < 0
          ? await putWhole(target, at, blob, source, doing)
          : await putChunks(target, at, blob, source, doing, CHUNKS[chunk]!);
      if (isDone(answer)) {
        answer.discard();
        return 'copied';
      }
      cause = answer;
      const smaller = CHUNKS.findIndex((size, index) => index > chunk && size < blob.size);
      if (answer.status === 413 || answer.status === 416) {
        if (smaller < 0) throw tooLarge(target, blob);
        answer.discard();
        chunk = smaller;
        continue;
      }
      if (!isTransientStatus(answer.status)) {
        throw await session.failure(
          await readRefusal(answer),
          { doing, repository: target.repository },
          true,
        );
      }
    } catch (error) {
      if (error instanceof Failure) throw error;
      cause = error;
    }
    if (!(await session.again(retry, doing, cause))) {
      if (cause instanceof Error) throw session.broken(cause, doing);
      throw await session.refuse(cause as Answer, { doing, repository: target.repository }, true);
    }
    if (isAnswer(cause)) cause.discard();
    // Front ends that cut long requests answer with a broken connection.
    if (isConnectionError(cause) && retry.failed >= 2 && blob.size > CHUNKS[0]!) chunk = Math.max(chunk, 0);
  }
}

async function startUpload(target: Endpoint, doing: string, maintenance: RegistryMaintenance): Promise<URL> {
  const { session, repository } = target;
  const call = {
    method: 'POST' as const,
    to: `/v2/${repository}/blobs/uploads/`,
    repository,
    scopes: [pushScope(target)],
    doing,
  };
  const answer = await inRepository(target, maintenance, () => session.send(call));
  const location = header(answer, 'location');
  if (answer.status !== 202 || !location) throw await session.refuse(answer, call, true);
  answer.discard();
  return resolve(location, answer.url, session.host);
}

function putWhole(
  target: Endpoint,
  location: URL,
  blob: Descriptor,
  source: Uint8Array | OpenBlob,
  doing: string,
): Promise<Answer> {
  const body: Body = source instanceof Uint8Array ? source : { size: blob.size, open: source };
  return put(target, location, blob, doing, body);
}

function put(target: Endpoint, location: URL, blob: Descriptor, doing: string, body?: Body): Promise<Answer> {
  // The location may carry a query of its own, which must stay as it is.
  const to = new URL(location);
  to.search = `${to.search ? `${to.search}&` : '?'}digest=${encodeURIComponent(blob.digest)}`;
  return target.session.send({
    method: 'PUT',
    to,
    headers: { 'content-type': 'application/octet-stream' },
    ...(body && { body }),
    commits: true,
    repository: target.repository,
    scopes: [pushScope(target)],
    doing,
    repeat: false,
  });
}

/** PATCH by PATCH in order (distribution-spec "Pushing a blob in chunks"), then an empty PUT. Gives the last answer. */
async function putChunks(
  target: Endpoint,
  location: URL,
  blob: Descriptor,
  source: Uint8Array | OpenBlob,
  doing: string,
  size: number,
): Promise<Answer> {
  let at = location;
  let offset = 0;
  for await (const bytes of inChunks(source instanceof Uint8Array ? [source] : source(), size)) {
    const answer = await target.session.send({
      method: 'PATCH',
      to: at,
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `${offset}-${offset + bytes.length - 1}`,
      },
      body: bytes,
      repository: target.repository,
      scopes: [pushScope(target)],
      doing,
      repeat: false,
    });
    // Our own count is what holds: ECR's Range answer is stale.
    offset += bytes.length;
    const next = header(answer, 'location');
    if (answer.status !== 202 && !isDone(answer)) return answer;
    answer.discard();
    if (next) at = resolve(next, answer.url, target.session.host);
  }
  return put(target, at, blob, doing);
}

/** The same bytes in pieces of exactly `size`, the last one shorter. */
async function* inChunks(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let piece = Buffer.allocUnsafe(size);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const take = Math.min(size - filled, chunk.length - at);
      piece.set(chunk.subarray(at, at + take), filled);
      at += take;
      filled += take;
      if (filled === size) {
        yield piece;
        piece = Buffer.allocUnsafe(size);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}

function isAnswer(cause: unknown): cause is Answer {
  return typeof cause === 'object' && cause !== null && 'discard' in cause;
}

function tooLarge(target: Endpoint, blob: Descriptor): Failure {
  return new Failure(
    'LAYER_TOO_LARGE',
    `The registry of ${target.label} does not take a blob of ${blob.size} bytes (${blob.digest}), whole or in chunks. Raise its limit (for nginx: client_max_body_size), or make the layer smaller.`,
  );
}
