import { Failure } from '../core/failure.ts';
import type { ImageSource, ImageTarget } from '../oci/image-store.ts';
import {
  formatReference,
  parseReference,
  type Reference,
  repositoryName,
  tagOrDigest,
} from '../oci/reference.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import type { AgentRelease } from './agent-release.ts';
import { deriveWrap, type Wrap } from './derive.ts';
import { type PushProgress, type PushReport, pushWrap } from './push.ts';

/** Opens the repository behind a reference. The edges implement it; tests may give layouts only. */
export interface Images {
  source(reference: Reference): Promise<ImageSource>;
  target(reference: Reference): Promise<ImageTarget>;
}

/** Told as the story goes on; every step ends with the next one or with the result. */
export interface WrapProgress extends PushProgress {
  step(name: 'read' | 'push', subject: string): void;
  derived(wrap: Wrap): void;
}

export interface WrapRequest {
  /** Valid and complete. */
  readonly spec: CompleteSpec;
  /** Where the source image is read; what is written down stays the spec's `container_name`. */
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
  /** Name, tag and digest of what was pushed. */
  readonly reference: string;
}

/**
 * From a spec to a wrapped image in its place: read kilobytes, derive, push. Nothing is built, no layer is
 * unpacked, and between repositories of one registry no layer moves.
 * @throws Failure as source and target do; see `deriveWrap` and `pushWrap`
 */
export async function wrapAlgorithm(
  request: WrapRequest,
  images: Images,
  progress?: WrapProgress,
): Promise<WrapResult> {
  const { spec, agent } = request;
  if (request.target.kind === 'engine') {
    throw new Failure(
      'BAD_REFERENCE',
      'A wrapped image goes to a registry or to "oci:DIR", not into the local engine; "pipewright test" runs it there.',
    );
  }
  if (request.target.digest) {
    throw new Failure(
      'BAD_REFERENCE',
      `${formatReference(request.target)} names a digest; the wrap decides that. Name a tag.`,
    );
  }
  const [source, target, agentFrom] = await Promise.all([
    images.source(request.source),
    images.target(request.target),
    images.source(request.agentFrom),
  ]);
  progress?.step('read', source.name);
  const wrap = await deriveWrap(source, {
    name: sourceName(spec),
    reference: tagOrDigest(request.source),
    spec,
    agent,
  });
  progress?.derived(wrap);
  const tag = request.target.tag ?? spec.version;
  const named: Reference = { ...request.target, tag };
  progress?.step('push', formatReference(named));
  const push = await pushWrap(wrap, target, {
    tag,
    from: { source, agent: agentFrom },
    ...(progress && { progress }),
  });
  const repository =
    request.target.kind === 'registry' ? repositoryName(request.target) : `oci:${request.target.directory}`;
  return {
    wrap,
    push,
    repository,
    reference: formatReference({ ...named, digest: wrap.root.digest }),
  };
}

/** What is written down of the source: the name that the spec gives it, in full, without a digest beside a tag. */
export function sourceName(spec: CompleteSpec): string {
  const reference = parseReference(spec.container_name);
  if (reference.kind === 'engine' || !reference.tag) return formatReference(reference);
  const { digest: _, ...tagged } = reference;
  return formatReference(tagged);
}
