import { Failure } from '../core/failure.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import type { RawManifest } from '../oci/image-store.ts';
import {
  type Descriptor,
  DOCKER_LAYER_GZIP,
  DOCKER_MANIFEST,
  type ImageConfig,
  type ImageIndex,
  type ImageManifest,
  normalPlatform,
  OCI_INDEX,
  OCI_LAYER_GZIP,
  type Platform,
  platformKey,
} from '../oci/manifest.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import { AGENT_ENTRYPOINT, type AgentLayer, type AgentRelease } from './agent-release.ts';
import {
  IMAGE_VARIABLE,
  SPEC_VARIABLE,
  steersAgent,
  writeOriginalImage,
  writeSpecVariable,
} from './image-environment.ts';
import { platformName } from './index-child.ts';
import { type Labels, OCI_PREFIX, type Source, wrappedLabels } from './labels.ts';

/**
 * Docker Engine chains at most 125 layers (`maxLayerDepth` in moby's layer store: overlay2's 127 less the two
 * of a running container), and wrapping adds one.
 */
export const MAX_SOURCE_LAYERS = 124;

/**
 * Keys that describe the old entrypoint, or are written again. `ArgsEscaped` is a Windows leftover;
 * `Healthcheck` would probe a program that does not run, and `StopSignal` might not stop the agent.
 */
const REWRITTEN = [
  ...['ArgsEscaped', 'Healthcheck', 'StopSignal'],
  ...['Cmd', 'Env', 'Entrypoint', 'ExposedPorts', 'Labels'],
];

/** Everything besides the source image that determines the wrapped image's bytes. */
export interface WrapFacts {
  readonly spec: CompleteSpec;
  readonly agent: AgentRelease;
  readonly source: Source;
}

/** One platform's wrapped image. `manifest.bytes` and `config.bytes` must be pushed exactly. */
export interface WrappedImage {
  readonly platform: Platform;
  readonly manifest: RawManifest;
  readonly config: { readonly descriptor: Descriptor; readonly bytes: Uint8Array };
  /** In order; the last one is the agent layer. */
  readonly layers: readonly Descriptor[];
}

/** The agent layer for an image; undefined when there is no agent for its platform. */
export function agentLayerFor(agent: AgentRelease, image: Platform): AgentLayer | undefined {
  return agent.platforms[platformKey(image)];
}

/** @param found which platforms the source has, as the start of a sentence */
export function unsupportedPlatform(found: string, agent: AgentRelease): Failure {
  return new Failure(
    'UNSUPPORTED_PLATFORM',
    `${found}; there is an agent for ${Object.keys(agent.platforms).join(' and ')}. Build the image for one of these.`,
  );
}

/**
 * Source image + agent layer + new config. Pure and deterministic: the same arguments give the same bytes.
 * The layer's media type follows the manifest's, since engines refuse a mix of Docker and OCI types.
 * @throws Failure `UNSUPPORTED_PLATFORM`, `TOO_MANY_LAYERS`, `SPEC_TOO_LARGE`, `IMAGE_CONFIG_TOO_LARGE`.
 */
export function wrapImage(
  source: { mediaType: string; digest: Digest; manifest: ImageManifest; config: ImageConfig },
  facts: WrapFacts,
): WrappedImage {
  const layer = agentLayerFor(facts.agent, source.config);
  if (!layer)
    throw unsupportedPlatform(
      `${facts.source.name} is an image for ${platformName(source.config)}`,
      facts.agent,
    );
  if (source.manifest.layers.length > MAX_SOURCE_LAYERS) {
    throw new Failure(
      'TOO_MANY_LAYERS',
      `${facts.source.name} has ${source.manifest.layers.length} layers, but engines allow 125, and the agent needs one of them. Squash the image (docker build --squash, or a multi-stage build with one COPY).`,
    );
  }
  const labels: MakeLabels = (original, ports) =>
    wrappedLabels(original, { ...facts, base: source.digest, layer: layer.digest, ports });
  const isDocker = source.mediaType === DOCKER_MANIFEST;
  const bytes = encode(wrapConfig(source.config, layer, facts, labels));
  const config: Descriptor = {
    mediaType: source.manifest.config.mediaType,
    digest: digestOf(bytes),
    size: bytes.byteLength,
  };
  const layers: Descriptor[] = [
    ...source.manifest.layers,
    { mediaType: isDocker ? DOCKER_LAYER_GZIP : OCI_LAYER_GZIP, digest: layer.digest, size: layer.size },
  ];
  // A kept `subject` would make the wrapped image a referrer of something else (image-spec manifest.md).
  const { schemaVersion: _, mediaType: __, subject: ___, annotations, ...rest } = source.manifest;
  const manifest = {
    schemaVersion: 2,
    mediaType: source.mediaType,
    ...rest,
    config,
    layers,
    // Docker's schema 2 has no annotations.
    ...(isDocker ? annotations && { annotations } : { annotations: labels(annotations) }),
  };
  const { os, architecture, variant } = source.config;
  return {
    // Engines choose from an index by the usual names; the config keeps its own.
    platform: normalPlatform({ os, architecture, ...(variant && { variant }) }),
    manifest: toRaw(source.mediaType, manifest),
    config: { descriptor: config, bytes },
    layers,
  };
}

/** The index over wrapped images, each with its descriptor in the source's index, in the source's order. */
export function wrapIndex(
  source: { mediaType: string; index: ImageIndex },
  children: readonly { readonly descriptor: Descriptor; readonly image: WrappedImage }[],
  facts: WrapFacts,
): RawManifest {
  const { schemaVersion: _, mediaType: __, annotations, ...rest } = source.index;
  const { subject: ___, ...kept } = rest as typeof rest & { subject?: unknown };
  const index = {
    schemaVersion: 2,
    mediaType: source.mediaType,
    ...kept,
    manifests: children.map(({ descriptor, image }) => {
      const own = Object.entries(descriptor.annotations ?? {}).filter(([key]) => !key.startsWith(OCI_PREFIX));
      return {
        mediaType: image.manifest.mediaType,
        digest: image.manifest.digest,
        size: image.manifest.bytes.byteLength,
        ...(own.length > 0 && { annotations: Object.fromEntries(own) }),
        platform: { ...descriptor.platform, ...image.platform },
      };
    }),
    ...(source.mediaType === OCI_INDEX
      ? {
          annotations: wrappedLabels(annotations, { ...facts, base: facts.source.digest }),
        }
      : annotations && { annotations }),
  };
  return toRaw(source.mediaType, index);
}

type MakeLabels = (original: Labels | null | undefined, ports?: readonly string[]) => Labels;

function wrapConfig(
  source: ImageConfig,
  layer: AgentLayer,
  facts: WrapFacts,
  labels: MakeLabels,
): ImageConfig {
  const runtime = source.config ?? {};
  const { env, moved } = splitEnvironment(runtime.Env ?? []);
  const original = {
    entrypoint: runtime.Entrypoint ?? null,
    cmd: runtime.Cmd ?? null,
    user: runtime.User || undefined,
    env: moved,
    stop_signal: runtime.StopSignal || undefined,
    healthcheck: runtime.Healthcheck ?? undefined,
  };
  const ports = (facts.spec.port ?? []).map((p) => `${p.port}/${p.protocol ?? 'tcp'}`);
  const had = runtime.ExposedPorts ?? {};
  const exposed = Object.fromEntries(
    [...new Set([...Object.keys(had), ...ports])].sort().map((port) => [port, had[port] ?? {}]),
  );
  const portsAdded = ports.some((port) => !(port in had));
  // Rewritten keys go to the end, so that wrapping a wrapped image again keeps their order.
  const kept = Object.fromEntries(Object.entries(runtime).filter(([key]) => !REWRITTEN.includes(key)));
  return {
    ...source,
    config: {
      ...kept,
      Env: [
        ...env,
        `${SPEC_VARIABLE}=${writeSpecVariable(facts.spec)}`,
        `${IMAGE_VARIABLE}=${writeOriginalImage(original)}`,
      ],
      Entrypoint: [...AGENT_ENTRYPOINT],
      ...(Object.keys(exposed).length > 0 && { ExposedPorts: exposed }),
      Labels: labels(runtime.Labels, portsAdded ? Object.keys(had).sort() : undefined),
    },
    rootfs: { ...source.rootfs, diff_ids: [...source.rootfs.diff_ids, layer.diff_id] },
    ...extendHistory(source, facts.agent.version),
  };
}

/** Variables that would steer the agent go only to the algorithm, so that the agent starts in any image. */
function splitEnvironment(variables: readonly string[]): {
  env: string[];
  moved: Record<string, string>;
} {
  const env: string[] = [];
  const moved: Record<string, string> = {};
  for (const variable of variables) {
    const at = variable.indexOf('=');
    const name = at < 0 ? variable : variable.slice(0, at);
    // These two belong to wrapping.
    if (name === SPEC_VARIABLE || name === IMAGE_VARIABLE) continue;
    if (steersAgent(name)) moved[name] = variable.slice(name.length + 1);
    else env.push(variable);
  }
  return { env, moved };
}

/**
 * Podman refuses an image whose history has fewer non-empty entries than there are layers, so a history gets
 * an entry for the agent layer; an image without a history stays without one.
 */
function extendHistory(source: ImageConfig, version: string): Pick<ImageConfig, 'history'> {
  const history = source.history ?? [];
  if (history.length === 0) return {};
  const created = history.at(-1)?.created ?? source.created;
  return {
    history: [
      ...history,
      { ...(created && { created }), created_by: `pipewright wrap: agent ${version}`, comment: 'pipewright' },
    ],
  };
}

function encode(json: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(json));
}

function toRaw(mediaType: string, json: unknown): RawManifest {
  const bytes = encode(json);
  return { mediaType, digest: digestOf(bytes), bytes };
}
