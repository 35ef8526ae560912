import { Failure } from '../core/failure.ts';
import { type Digest, isDigest } from './digest.ts';

/** A repository in a registry and what of it is meant. Always fully qualified: Docker's short forms are resolved. */
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

/** An image held by the local engine, as containers-transports(5) writes it: `docker-daemon:name:tag`. */
export interface EngineReference {
  readonly kind: 'engine';
  readonly image: string;
}

export type Reference = RegistryReference | LayoutReference | EngineReference;

// The grammar of github.com/distribution/reference, which Docker, Podman and the registries share.
const DOMAIN_LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = new RegExp(`^(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const PATH_PART = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
/** image-spec annotations.md, `org.opencontainers.image.ref.name`; what a `/` or `:` begins is read otherwise here. */
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

/** As `parseReference`, for places where only a registry makes sense. */
export function parseRegistryReference(text: string): RegistryReference {
  let rest = text;
  let digest: Digest | undefined;
  const at = rest.indexOf('@');
  if (at >= 0) {
    const found = rest.slice(at + 1);
    if (!isDigest(found))
      throw bad(text, `after "@" a digest like sha256:<64 hex digits> must follow, not "${found}"`);
    digest = found;
    rest = rest.slice(0, at);
  }
  let tag: string | undefined;
  const colon = rest.lastIndexOf(':');
  if (colon > rest.lastIndexOf('/')) {
    tag = rest.slice(colon + 1);
    if (!TAG.test(tag)) {
      throw bad(text, `the tag "${tag}" may hold letters, digits, "_", "." and "-", 128 at most`);
    }
    rest = rest.slice(0, colon);
  }
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
  let rest = text.slice('oci:'.length);
  let digest: Digest | undefined;
  const at = rest.lastIndexOf('@');
  if (at >= 0 && isDigest(rest.slice(at + 1))) {
    digest = rest.slice(at + 1) as Digest;
    rest = rest.slice(0, at);
  }
  const colon = rest.lastIndexOf(':');
  const tag = colon > rest.lastIndexOf('/') ? rest.slice(colon + 1) : undefined;
  const directory = tag === undefined ? rest : rest.slice(0, colon);
  if (!directory) throw bad(text, 'a directory must follow "oci:"');
  if (tag && !LAYOUT_TAG.test(tag)) {
    throw bad(
      text,
      `the tag "${tag}" may hold letters and digits, with single ".", "_", "-", "+" or "@" between them`,
    );
  }
  return { kind: 'layout', directory, ...(tag && { tag }), ...(digest && { digest }) };
}

/** The repository's full name, without tag and digest: `docker.io/library/ubuntu`. */
export function repositoryName(ref: RegistryReference): string {
  return `${ref.registry}/${ref.repository}`;
}

/** The reference in full: what extended specs, labels and reports hold. */
export function formatReference(ref: Reference): string {
  if (ref.kind === 'engine') return `docker-daemon:${ref.image}`;
  const name = ref.kind === 'layout' ? `oci:${ref.directory}` : repositoryName(ref);
  return `${name}${ref.tag ? `:${ref.tag}` : ''}${ref.digest ? `@${ref.digest}` : ''}`;
}

/** What to ask a repository for: the digest if there is one, else the tag, else `latest`. */
export function tagOrDigest(ref: Reference): string {
  if (ref.kind === 'engine') return 'latest';
  return ref.digest ?? ref.tag ?? 'latest';
}

function bad(text: string, why: string): Failure {
  const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return new Failure('BAD_REFERENCE', `"${shown}" is not an image name: ${why}.`);
}
