import { type Digest, isDigest } from '../oci/digest.ts';
import { type CompleteSpec, specDigest } from '../spec/complete-spec.ts';
import type { AgentRelease } from './agent-release.ts';

/** Incremented when the same source, agent and spec would wrap to different bytes than before. */
export const WRAP_REVISION = 1;

/** Labels (image config) and annotations (manifests) share their keys: image-spec annotations.md. */
export type Labels = Readonly<Record<string, string>>;

export const OCI_PREFIX = 'org.opencontainers.image.';
export const BASE_NAME = `${OCI_PREFIX}base.name`;
const BASE_DIGEST = `${OCI_PREFIX}base.digest`;
const OWN_PREFIX = 'dev.pipewright.';
const AGENT_DIGEST = `${OWN_PREFIX}agent.digest`;
const AGENT_VERSION = `${OWN_PREFIX}agent.version`;
const SPEC_DIGEST = `${OWN_PREFIX}spec.digest`;
/** The layer that holds the agent: when it is not the last one, the image was changed after wrapping. */
const AGENT_LAYER = `${OWN_PREFIX}agent.layer`;
const REVISION = `${OWN_PREFIX}revision`;
/** The digest of the named source: the index's where `base.digest` is one platform's. */
const SOURCE_DIGEST = `${OWN_PREFIX}source.digest`;
/** The source image's own ports, recorded only when the spec adds others. */
const SOURCE_PORTS = `${OWN_PREFIX}source.ports`;
/** The source image's own labels are kept under this prefix, so that unwrapping can restore them. */
const SOURCE_LABEL = `${OWN_PREFIX}source.label.`;

/** These refer to things that belong only to the source's manifest and would be wrong on a changed one. */
const DROPPED_ANNOTATIONS = ['com.amazon.soci.index-digest'];

/** Where an image came from: its name as a person wrote it, and the digest it resolved to. */
export interface Source {
  readonly name: string;
  readonly digest: Digest;
}

/**
 * The labels of a wrapped image: the source's labels, its `org.opencontainers.image.*` moved aside (they
 * describe another image: an inherited `source` would link a package to someone else's repository), and
 * Pipewright's. Sorted.
 */
export function wrappedLabels(
  original: Labels | null | undefined,
  facts: {
    spec: CompleteSpec;
    agent: AgentRelease;
    source: Source;
    /**
     * The manifest or index that these labels' owner was made from: the source itself, or one platform of it.
     */
    base: Digest;
    /** The agent layer; an index has none. */
    layer?: Digest;
    /** The source's own ports, when the spec adds others. */
    ports?: readonly string[];
  },
): Labels {
  const { spec, agent, source, base, layer, ports } = facts;
  const labels = new Map<string, string>();
  for (const [key, value] of Object.entries(original ?? {})) {
    // A source image cannot claim Pipewright's own labels.
    if (DROPPED_ANNOTATIONS.includes(key) || key.startsWith(OWN_PREFIX)) continue;
    labels.set(key.startsWith(OCI_PREFIX) ? SOURCE_LABEL + key : key, value);
  }
  const described: Record<string, string | undefined> = {
    title: spec.name,
    version: spec.version,
    description: spec.description,
    licenses: spec.license,
    url: spec.homepage,
    source: spec.source,
    documentation: spec.documentation,
    authors: spec.authors?.map((a) => a.name).join(', '),
  };
  for (const [key, value] of Object.entries(described)) if (value) labels.set(OCI_PREFIX + key, value);
  labels.set(BASE_NAME, source.name);
  labels.set(BASE_DIGEST, base);
  labels.set(SOURCE_DIGEST, source.digest);
  labels.set(AGENT_VERSION, agent.version);
  labels.set(AGENT_DIGEST, agent.digest);
  if (layer) labels.set(AGENT_LAYER, layer);
  labels.set(SPEC_DIGEST, specDigest(spec));
  labels.set(REVISION, String(WRAP_REVISION));
  if (ports) labels.set(SOURCE_PORTS, JSON.stringify(ports));
  return sorted(labels);
}

/** Undoes `wrappedLabels`: the source image's own labels. Undefined when there are none. */
export function sourceLabels(wrapped: Labels | null | undefined): Labels | undefined {
  const labels = new Map<string, string>();
  for (const [key, value] of Object.entries(wrapped ?? {})) {
    if (key.startsWith(SOURCE_LABEL)) labels.set(key.slice(SOURCE_LABEL.length), value);
    else if (!key.startsWith(OWN_PREFIX) && !key.startsWith(OCI_PREFIX)) labels.set(key, value);
  }
  return labels.size > 0 ? sorted(labels) : undefined;
}

/** How a wrapped image was made, by its own labels. */
export interface WrapRecord {
  readonly source: Source;
  readonly base: Digest;
  readonly agent: Digest;
  /** The agent layer; undefined in the annotations of an index. */
  readonly layer: string | undefined;
  /** The source's own ports as JSON, when the spec added others. */
  readonly ports: string | undefined;
}

/**
 * Reads the labels back; undefined for an image that is not wrapped. Labels are claims: to verify them,
 * derive the image again and compare.
 */
export function readWrapRecord(labels: Labels | null | undefined): WrapRecord | undefined {
  const [name, base, digest, agent] = [BASE_NAME, BASE_DIGEST, SOURCE_DIGEST, AGENT_DIGEST].map(
    (key) => labels?.[key],
  );
  if (!name || !base || !digest || !agent || ![base, digest, agent].every(isDigest)) return undefined;
  return {
    source: { name, digest: digest as Digest },
    base: base as Digest,
    agent: agent as Digest,
    layer: labels?.[AGENT_LAYER],
    ports: labels?.[SOURCE_PORTS],
  };
}

function sorted(labels: ReadonlyMap<string, string>): Labels {
  return Object.fromEntries([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}
