import { Failure } from '../core/failure.ts';
import type { ImageSource, ImageTarget } from '../oci/image-store.ts';
import {
  formatReference,
  type LayoutReference,
  parseReference,
  type Reference,
  type RegistryReference,
  repositoryName,
  tagOrDigest,
} from '../oci/reference.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import type { AgentRelease } from './agent-release.ts';
import { deriveWrap, type Wrap } from './derive.ts';
import type { MakeAgentLayer } from './layer-sources.ts';
import { type PushProgress, type PushReport, pushWrap } from './push.ts';

/** Opens the repository behind a reference. */
export interface Images {
  source(reference: Reference): Promise<ImageSource>;
  target(reference: Reference): Promise<ImageTarget>;
  readonly makeAgent?: MakeAgentLayer;
}

/** Receives each step as it starts; it ends with the next one or with the result. */
export interface WrapProgress extends PushProgress {
  step(name: 'read' | 'push', subject: string): void;
  derived(wrap: Wrap): void;
}

export interface WrapRequest {
  /** Valid and complete. */
  readonly spec: CompleteSpec;
  /** Where to read the source image; the recorded name is the spec's `container_name`. */
  readonly source: Reference;
  /** Where the wrapped image goes. Without a tag it gets the spec's version. */
  readonly target: Reference;
  readonly agent: AgentRelease;
  /** Where the agent layer is mounted or copied from. */
  readonly agentFrom: Reference;
}

export interface WrapResult {
  readonly wrap: Wrap;
  readonly push: PushReport;
  /** The wrapped image's repository by name, e.g. `ghcr.io/pipewright/catalog/blur`. */
  readonly repository: string;
  /** Name, tag and digest of the pushed image. */
  readonly reference: string;
}

/**
 * Wraps the image of a spec and pushes it: read kilobytes, derive, push. Nothing is built, no layer is
 * unpacked, and between repositories of one registry no layer is transferred.
 * @throws Failure as source and target do; see `deriveWrap` and `pushWrap`
 */
export async function wrapAlgorithm(
  { spec, agent, ...at }: WrapRequest,
  images: Images,
  progress?: WrapProgress,
): Promise<WrapResult> {
  const named = wrappedReference(at.target, spec.version);
  const [source, target, agentFrom] = await Promise.all([
    images.source(at.source),
    images.target(at.target),
    images.source(at.agentFrom),
  ]);

  progress?.step('read', source.name);
  const name = sourceName(spec);
  const wrap = await deriveWrap(source, { name, reference: tagOrDigest(at.source), spec, agent });
  progress?.derived(wrap);

  progress?.step('push', formatReference(named));
  const from = { source, agent: agentFrom, makeAgent: images.makeAgent };
  const push = await pushWrap(wrap, target, { tag: named.tag, from, progress });

  const repository = named.kind === 'registry' ? repositoryName(named) : `oci:${named.directory}`;
  return { wrap, push, repository, reference: formatReference({ ...named, digest: wrap.root.digest }) };
}

/** The tag that the wrapped image gets. @throws Failure `BAD_REFERENCE` when it cannot go there */
function wrappedReference(
  target: Reference,
  version: string,
): (RegistryReference | LayoutReference) & { readonly tag: string } {
  if (target.kind === 'engine') {
    throw new Failure(
      'BAD_REFERENCE',
      'A wrapped image goes to a registry or to "oci:DIR", not into the local engine; "npx pipewright test" runs it there.',
    );
  }
  if (target.digest) {
    throw new Failure(
      'BAD_REFERENCE',
      `${formatReference(target)} names a digest, but wrapping determines the digest. Name a tag.`,
    );
  }
  return { ...target, tag: target.tag ?? version };
}

/** The recorded name of the source: as in the spec, in full, without a digest beside a tag. */
export function sourceName(spec: CompleteSpec): string {
  const reference = parseReference(spec.container_name);
  if (reference.kind === 'engine' || !reference.tag) return formatReference(reference);
  const { digest: _, ...tagged } = reference;
  return formatReference(tagged);
}
