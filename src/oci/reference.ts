import { Failure } from '../core/failure.ts';
import { type Digest, isDigest } from './digest.ts';

/** A repository in a registry, with a tag or digest. Fully qualified: Docker's short forms are resolved. */
export interface RegistryReference {
  readonly kind: 'registry';
  /** host, with port if one was written: `docker.io`, `ghcr.io`, `127.0.0.1:5000` */
  readonly registry: string;
  /** `library/ubuntu`, `alice/blur` */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

/** An OCI image layout directory (image-spec image-layout.md): `oci:DIR` or `oci:DIR:TAG`. */
export interface LayoutReference {
  readonly kind: 'layout';
  readonly directory: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

/** An image of the local engine, as containers-transports(5) writes it: `docker-daemon:name:tag`. */
export interface EngineReference {
  readonly kind: 'engine';
  readonly image: string;
}

export type Reference = RegistryReference | LayoutReference | EngineReference;

// The grammar of github.com/distribution/reference, which Docker, Podman and the registries share.
const DOMAIN_LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = new RegExp(`^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
/** image-spec annotations.md, `org.opencontainers.image.ref.name`, without the separators `/` and `:`. */
const LAYOUT_TAG = /^[A-Za-z0-9]+(?:(?:[-._@+]|--)[A-Za-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

/**
 * Reads an image name as people write it. Docker's defaults apply: no host means `docker.io`, a single-part
 * repository there gets `library/`. No tag is added: absent means absent.
 * @throws Failure `BAD_REFERENCE` saying which part is wrong.
 */
export function parseReference(text: string): Reference {
  if (text.startsWith('oci:')) return parseLayout(text);
  if (text.startsWith('docker-daemon:')) {
    const image = text.slice('docker-daemon:'.length);
    if (!image) throw bad(text, 'the name of an image in the local engine must follow "docker-daemon:"');
    return { kind: 'engine', image };
  }
  return parseRegistryReference(text.replace(/^docker:\/\//, ''));
}

/** As `parseReference`, but only for names in a registry. @throws Failure `BAD_REFERENCE` */
export function parseRegistryReference(text: string): RegistryReference {
  const [named, digest] = cutAt(text, text.indexOf('@'));
  if (digest !== undefined && !isDigest(digest))
    throw bad(text, `a digest like sha256:<64 hex digits> must follow "@", not "${digest}"`);
  const [rest, tag] = cutTag(named);
  if (tag !== undefined && !TAG.test(tag))
    throw bad(text, `the tag "${tag}" may hold letters, digits, "_", "." and "-", 128 at most`);
  const slash = rest.indexOf('/');
  const first = slash < 0 ? '' : rest.slice(0, slash);
  const hasHost =
    /[.:]/.test(first) || first === 'localhost' || (first !== '' && first !== first.toLowerCase());
  let registry = hasHost ? first : 'docker.io';
  if (!DOMAIN.test(registry)) throw bad(text, `"${registry}" is not a host name`);
  if (registry === 'index.docker.io' || registry === 'registry-1.docker.io') registry = 'docker.io';
  let repository = hasHost ? rest.slice(slash + 1) : rest;
  if (!repository) throw bad(text, 'the name of a repository is missing');
  for (const part of repository.split('/')) {
    if (PATH_PART.test(part)) continue;
    const lower = part.toLowerCase();
    throw bad(
      text,
      part !== lower && PATH_PART.test(lower)
        ? `repository names are lower case: write "${lower}" for "${part}"`
        : `"${part}" may hold lower-case letters and digits, with single ".", "_" or "-" between them`,
    );
  }
  if (repository.length > 255) throw bad(text, 'the repository name is longer than 255 characters');
  if (registry === 'docker.io' && !repository.includes('/')) repository = `library/${repository}`;
  return { kind: 'registry', registry, repository, ...(tag && { tag }), ...(digest && { digest }) };
}

function parseLayout(text: string): LayoutReference {
  const whole = text.slice('oci:'.length);
  const [named, after] = cutAt(whole, whole.lastIndexOf('@'));
  // A folder's name may contain "@".
  const digest = after !== undefined && isDigest(after) ? after : undefined;
  const [directory, tag] = cutTag(digest ? named : whole);
  if (!directory) throw bad(text, 'a directory must follow "oci:"');
  if (tag && !LAYOUT_TAG.test(tag)) {
    throw bad(
      text,
      `the tag "${tag}" may hold letters and digits, with single ".", "_", "-", "+" or "@" between them`,
    );
  }
  return { kind: 'layout', directory, ...(tag && { tag }), ...(digest && { digest }) };
}

/** The text before and behind a separator; `behind` is undefined where there is no separator. */
function cutAt(text: string, index: number): [before: string, behind: string | undefined] {
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

/** A colon before a slash belongs to a port or a folder, one before a backslash to a drive on Windows. */
function cutTag(text: string): [name: string, tag: string | undefined] {
  const colon = text.lastIndexOf(':');
  return cutAt(text, colon > Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) ? colon : -1);
}

/** The repository's full name, without tag and digest: `docker.io/library/ubuntu`. */
export function repositoryName(ref: RegistryReference): string {
  return `${ref.registry}/${ref.repository}`;
}

/** The full reference, as in extended specs, labels and reports. */
export function formatReference(ref: Reference): string {
  if (ref.kind === 'engine') return `docker-daemon:${ref.image}`;
  const name = ref.kind === 'layout' ? `oci:${ref.directory}` : repositoryName(ref);
  return `${name}${ref.tag ? `:${ref.tag}` : ''}${ref.digest ? `@${ref.digest}` : ''}`;
}

/** The digest to request from a repository, else the tag, else `latest`; for the engine, always `latest`. */
export function tagOrDigest(ref: Reference): string {
  if (ref.kind === 'engine') return 'latest';
  return ref.digest ?? ref.tag ?? 'latest';
}

function bad(text: string, why: string): Failure {
  const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return new Failure('BAD_REFERENCE', `"${shown}" is not an image name: ${why}.`);
}
