import { Failure } from '../../core/failure.ts';
import { isDigest } from '../../oci/digest.ts';
import { oneLine } from './answers.ts';
import type { Answer } from './http-transport.ts';
import type { Session } from './session.ts';

/** The actual location of a repository, after registries.conf is applied. */
export interface Endpoint {
  readonly session: Session;
  /** On that host: `alice/blur`. */
  readonly repository: string;
  /** For messages: the name, and the location in parentheses if it differs. */
  readonly label: string;
}

export function pullScope(endpoint: Endpoint): string {
  return `repository:${endpoint.repository}:pull`;
}

export function pushScope(endpoint: Endpoint): string {
  return `repository:${endpoint.repository}:pull,push`;
}

/** `name:tag` or `name@digest` for messages. */
export function labelOf(endpoint: Endpoint, tagOrDigest: string): string {
  const mark = tagOrDigest.includes(':') ? '@' : ':';
  const [name, ...location] = endpoint.label.split(' ');
  return [`${name}${mark}${tagOrDigest}`, ...location].join(' ');
}

/** The path of a manifest on its registry's host. */
export function manifestPath(repository: string, tagOrDigest: string): string {
  return `/v2/${repository}/manifests/${tagOrDigest}`;
}

/** Whether an answer's status means success; some registries answer 200 instead of 201. */
export function isDone(answer: Answer): boolean {
  return answer.status === 200 || answer.status === 201 || answer.status === 204;
}

/**
 * Checks a digest. Digests come from manifests that strangers wrote, and go into the paths of requests.
 * @throws Failure `BAD_DIGEST`
 */
export function checkDigest(digest: string, name: string): void {
  if (isDigest(digest)) return;
  throw new Failure(
    'BAD_DIGEST',
    `${name} names "${oneLine(digest).slice(0, 80)}" as a digest; only sha256:<64 hex digits> is supported.`,
  );
}
