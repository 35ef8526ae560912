import { Failure } from '../../core/failure.ts';
import { isConnectionError, isTransientStatus, type RetryState } from '../../core/retry.ts';
import type { Transfer } from '../../oci/image-store.ts';
import type { Descriptor } from '../../oci/manifest.ts';
import { type Refusal, readRefusal } from './answers.ts';
import { type Endpoint, isDone, pullScope, pushScope } from './endpoint.ts';
import type { Answer } from './http-transport.ts';
import { inRepository, type RegistryMaintenance } from './repository-creation.ts';
import type { Session } from './session.ts';
import {
  type OpenBlob,
  sendBlob,
  sessionOf,
  startUpload,
  UPLOAD_FORMS,
  type Upload,
  type UploadForm,
  type UploadSession,
} from './upload-forms.ts';

/** Sizes of PATCH requests, tried in turn when a whole blob is refused; nginx takes 1 MiB by default. */
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

/** What a mount request led to. */
export type Mount =
  | { readonly kind: 'mounted' }
  /** 202: not mounted, and an upload session is open already. */
  | { readonly kind: 'session'; readonly opened: UploadSession }
  | { readonly kind: 'refused' };

/**
 * Asks the registry to link a blob from another of its repositories. Never fatal: every answer but 201 and
 * 202 means only that it refuses. The parameter `origin` is not sent: strict registries answer 202 to it.
 * @param readable further scopes for the token, so that one token serves all mounts
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
  const opened = sessionOf(answer, target);
  return opened ? { kind: 'session', opened } : { kind: 'refused' };
}

/** Cancels an upload session. Best effort: registries expire abandoned sessions. */
export async function cancelUpload(target: Endpoint, opened: UploadSession): Promise<void> {
  try {
    const answer = await target.session.send({
      method: 'DELETE',
      to: opened.at,
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

/** The form that a registry takes, known once it has refused another one. */
const takenForms = new WeakMap<Session, { readonly form: UploadForm; readonly chunk: number }>();

/**
 * Sends a blob: in one PUT, which nearly every registry takes; in the other forms of the specification where
 * that is refused; in smaller chunks where a request is too large (413) or keeps breaking. A failed attempt
 * starts over from zero with a new session. `opened` is a session that is open already.
 * @throws Failure `LAYER_TOO_LARGE`, `ACCESS_DENIED`, `DIGEST_MISMATCH`, `REGISTRY_ERROR`,
 *   `REGISTRY_UNREACHABLE`
 */
export async function uploadBlob(
  target: Endpoint,
  blob: Descriptor,
  source: Uint8Array | OpenBlob,
  maintenance: RegistryMaintenance,
  opened?: UploadSession,
): Promise<Transfer> {
  const { session } = target;
  const doing = `writing ${blob.digest} to ${target.label}`;
  const upload: Upload = { target, blob, source, doing };
  const fail = (refusal: Refusal): Promise<Failure> =>
    session.failure(refusal, { doing, repository: target.repository }, true);
  const taken = takenForms.get(session);
  /** Forms that were not refused yet; the first one is used. */
  let forms = [...new Set([...(taken ? [taken.form] : []), ...UPLOAD_FORMS])];
  let chunk = taken?.chunk ?? CHUNKS[0]!;
  /** Switches to smaller requests; false if there are none. */
  const shrink = (least: number): boolean => {
    if (!forms.includes('chunks')) return false;
    const now = forms[0] === 'chunks' ? chunk : blob.size;
    const next = CHUNKS.map((size) => Math.max(size, least)).find((size) => size < now);
    if (next === undefined) return false;
    forms = [...new Set<UploadForm>(['chunks', ...forms])];
    chunk = next;
    return true;
  };
  const retry: RetryState = { failed: 0, waited: 0 };
  let open = opened;
  let first: Refusal | undefined;
  for (;;) {
    const form = forms[0]!;
    let cause: unknown;
    try {
      const started = form === 'post' ? undefined : (open ?? (await startUpload(upload, maintenance)));
      open = undefined;
      const isRefused = isAnswer(started);
      // `send` has retried it already.
      if (isRefused && isTransientStatus(started.status)) throw await fail(await readRefusal(started));
      const least = started && !isRefused ? started.leastChunk : 0;
      const answer = isRefused ? started : await sendBlob(upload, form, started, Math.max(chunk, least));
      if (isDone(answer)) {
        answer.discard();
        if (form !== 'put') takenForms.set(session, { form, chunk });
        return 'copied';
      }
      cause = answer;
      if (answer.status === 413 || answer.status === 416) {
        answer.discard();
        if (!shrink(least)) throw tooLarge(target, blob);
        continue;
      }
      if (!isTransientStatus(answer.status)) {
        const refusal = await readRefusal(answer);
        first ??= refusal;
        // When no session can be opened, one POST is the only form left.
        forms = forms.filter((each) => (isRefused ? each === 'post' : each !== form));
        if (!isRefusedForm(refusal) || forms.length === 0) throw await fail(first);
        continue;
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
    // Front ends that cut long requests break the connection.
    if (isConnectionError(cause) && retry.failed >= 2 && forms[0] !== 'chunks') shrink(0);
  }
}

/** Whether another form may be accepted: not if the refusal is about the repository or the user. */
function isRefusedForm({ status, code }: Refusal): boolean {
  const about = /^(NAME_|DENIED|UNAUTHORIZED|TOOMANYREQUESTS)/;
  return [202, 400, 404, 405, 411, 415, 422, 501].includes(status) && !about.test(code);
}

function isAnswer(cause: unknown): cause is Answer {
  return typeof cause === 'object' && cause !== null && 'discard' in cause;
}

function tooLarge(target: Endpoint, blob: Descriptor): Failure {
  return new Failure(
    'LAYER_TOO_LARGE',
    `The registry of ${target.label} does not accept a blob of ${blob.size} bytes (${blob.digest}), neither whole nor in chunks. Raise its limit (for nginx: client_max_body_size), or make the layer smaller.`,
  );
}
