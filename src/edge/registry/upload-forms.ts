import type { Descriptor } from '../../oci/manifest.ts';
import { header } from './answers.ts';
import { type Endpoint, isDone, pushScope } from './endpoint.ts';
import type { Answer, Body } from './http-transport.ts';
import { inRepository, type RegistryMaintenance } from './repository-creation.ts';
import { type Call, resolve } from './session.ts';

/** Opens the bytes of a blob from its start on every call, so that retries can start over. */
export type OpenBlob = () => AsyncIterable<Uint8Array>;

export interface Upload {
  readonly target: Endpoint;
  readonly blob: Descriptor;
  readonly source: Uint8Array | OpenBlob;
  /** For messages: `writing sha256:… to ghcr.io/alice/blur`. */
  readonly doing: string;
}

/**
 * The forms of distribution-spec "Pushing blobs", the most usual first: a session and one PUT of the whole;
 * one PATCH of the whole, as docker and crane do it; several PATCHes; one POST.
 */
export const UPLOAD_FORMS = ['put', 'patch', 'chunks', 'post'] as const;
export type UploadForm = (typeof UPLOAD_FORMS)[number];

/** A session that a registry has opened. */
export interface UploadSession {
  readonly at: URL;
  /** Least bytes of every chunk but the last (`OCI-Chunk-Min-Length`). */
  readonly leastChunk: number;
}

/** The session of an answer; undefined when it opens none. */
export function sessionOf(answer: Answer, target: Endpoint): UploadSession | undefined {
  const location = answer.status === 202 ? header(answer, 'location') : undefined;
  if (!location) return undefined;
  const least = Number(header(answer, 'oci-chunk-min-length'));
  return {
    at: resolve(location, answer.url, target.session.host),
    leastChunk: Number.isSafeInteger(least) && least > 0 ? least : 0,
  };
}

/**
 * Opens a session, and creates a missing repository first.
 * @returns the session, or the registry's refusal
 */
export async function startUpload(
  { target, doing }: Upload,
  maintenance: RegistryMaintenance,
): Promise<UploadSession | Answer> {
  const { repository } = target;
  const to = `/v2/${repository}/blobs/uploads/`;
  const call: Call = { method: 'POST', to, repository, scopes: [pushScope(target)], doing };
  const answer = await inRepository(target, maintenance, () => target.session.send(call));
  const opened = sessionOf(answer, target);
  if (opened) answer.discard();
  return opened ?? answer;
}

/**
 * Sends a blob in one form.
 * @param chunk bytes of each request of the form `chunks`
 * @returns the last answer
 */
export function sendBlob(
  upload: Upload,
  form: UploadForm,
  opened: UploadSession | undefined,
  chunk: number,
): Promise<Answer> {
  if (form === 'post' || !opened) return post(upload);
  if (form === 'chunks') return putChunks(upload, opened.at, chunk);
  return form === 'put' ? finish(upload, opened.at, bodyOf(upload)) : patchWhole(upload, opened.at);
}

function bodyOf({ blob, source }: Upload): Body {
  return source instanceof Uint8Array ? source : { size: blob.size, open: source };
}

/** One request of an upload, never retried alone: a blob that was sent in part starts a new upload. */
function ask(upload: Upload, call: Pick<Call, 'method' | 'to' | 'headers' | 'body'>): Promise<Answer> {
  const { target, doing } = upload;
  return target.session.send({
    ...call,
    headers: { 'content-type': 'application/octet-stream', ...call.headers },
    commits: true,
    repository: target.repository,
    scopes: [pushScope(target)],
    doing,
    repeat: false,
  });
}

function withDigest(location: URL, blob: Descriptor): URL {
  // The location may carry a query of its own, which must stay as it is.
  const to = new URL(location);
  to.search = `${to.search ? `${to.search}&` : '?'}digest=${encodeURIComponent(blob.digest)}`;
  return to;
}

function finish(upload: Upload, location: URL, body?: Body): Promise<Answer> {
  return ask(upload, { method: 'PUT', to: withDigest(location, upload.blob), ...(body && { body }) });
}

function post(upload: Upload): Promise<Answer> {
  const to = `/v2/${upload.target.repository}/blobs/uploads/?digest=${encodeURIComponent(upload.blob.digest)}`;
  return ask(upload, { method: 'POST', to, body: bodyOf(upload) });
}

async function patchWhole(upload: Upload, location: URL): Promise<Answer> {
  const answer = await ask(upload, { method: 'PATCH', to: location, body: bodyOf(upload) });
  const next = nextOf(answer, location, upload);
  return next ? finish(upload, next) : answer;
}

/** Several PATCHes in order, then an empty PUT. */
async function putChunks(upload: Upload, location: URL, size: number): Promise<Answer> {
  const { source } = upload;
  let at = location;
  let offset = 0;
  for await (const bytes of inChunks(source instanceof Uint8Array ? [source] : source(), size)) {
    const answer = await ask(upload, {
      method: 'PATCH',
      to: at,
      headers: { 'content-range': `${offset}-${offset + bytes.length - 1}` },
      body: bytes,
    });
    // Our own count decides: the `Range` that ECR answers is stale.
    offset += bytes.length;
    const next = nextOf(answer, at, upload);
    if (!next) return answer;
    at = next;
  }
  return finish(upload, at);
}

/** Where an upload continues after a PATCH; undefined when it was refused. */
function nextOf(answer: Answer, at: URL, { target }: Upload): URL | undefined {
  if (answer.status !== 202 && !isDone(answer)) return undefined;
  answer.discard();
  const next = header(answer, 'location');
  return next ? resolve(next, answer.url, target.session.host) : at;
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
