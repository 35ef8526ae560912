import { gzipSync } from 'node:zlib';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageTarget, RawManifest } from '../../src/oci/image-store.ts';
import {
  type Descriptor,
  DOCKER_CONFIG,
  DOCKER_LAYER_GZIP,
  DOCKER_LIST,
  DOCKER_MANIFEST,
  type ImageConfig,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_LAYER_GZIP,
  OCI_MANIFEST,
  type Platform,
} from '../../src/oci/manifest.ts';
import { type CompleteSpec, completeSpec } from '../../src/spec/complete-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';
import type { AgentRelease } from '../../src/wrap/agent-release.ts';

/** An agent of a few bytes, to wrap and push images without the real one. */
export const TINY_AGENT_LAYER = gzipSync(Buffer.alloc(1024));
export const TINY_AGENT: AgentRelease = {
  version: '0.0.1',
  protocol: 2,
  name: 'ghcr.io/pipewright/agent',
  digest: digestOf('agent index'),
  platforms: Object.fromEntries(
    ['linux/amd64', 'linux/arm64'].map((platform) => [
      platform,
      {
        digest: digestOf(TINY_AGENT_LAYER),
        size: TINY_AGENT_LAYER.byteLength,
        diff_id: digestOf(Buffer.alloc(1024)),
      },
    ]),
  ),
};

export function aSpec(changes: Partial<Spec> = {}): CompleteSpec {
  return completeSpec({
    name: 'blur',
    version: '1.2.3',
    container_name: 'ghcr.io/alice/blur:1.2',
    run_command: '/blur $input $output',
    input_file_path: '/in',
    output_file_path: '/out',
    memory: { suggested: 256 },
    ...changes,
  });
}

export interface ImageShape {
  readonly docker?: boolean;
  readonly platform?: Platform;
  readonly config?: ImageConfig['config'];
  readonly layers?: number;
  /** Merged over the manifest; `undefined` values are left out. */
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly history?: ImageConfig['history'];
  /** Changes the config's JSON text before it is stored. */
  readonly text?: (config: string) => string;
}

/** Puts a small image with real blobs into a store. @returns its manifest */
export async function putImage(
  store: ImageTarget,
  tag: string,
  shape: ImageShape = {},
): Promise<RawManifest> {
  const tars = Array.from({ length: shape.layers ?? 1 }, (_, i) =>
    Buffer.alloc(1024, `layer ${i} of ${tag}`),
  );
  const layers: Descriptor[] = [];
  for (const tar of tars) {
    const bytes = gzipSync(tar);
    const layer = {
      mediaType: shape.docker ? DOCKER_LAYER_GZIP : OCI_LAYER_GZIP,
      digest: digestOf(bytes),
      size: bytes.byteLength,
    };
    await store.writeBlob(layer, bytes);
    layers.push(layer);
  }
  const created = '2026-01-02T03:04:05Z';
  const config: ImageConfig = {
    ...(shape.platform ?? { os: 'linux', architecture: 'amd64' }),
    created,
    config: shape.config ?? { Env: ['PATH=/usr/bin:/bin'], Entrypoint: ['/blur'], Cmd: ['--help'] },
    rootfs: { type: 'layers', diff_ids: tars.map((tar) => digestOf(tar)) },
    history: shape.history ?? tars.map(() => ({ created, created_by: 'COPY . /' })),
  };
  const text = JSON.stringify(config);
  const bytes = Buffer.from(shape.text ? shape.text(text) : text);
  const descriptor = {
    mediaType: shape.docker ? DOCKER_CONFIG : OCI_CONFIG,
    digest: digestOf(bytes),
    size: bytes.byteLength,
  };
  await store.writeBlob(descriptor, bytes);
  const mediaType = shape.docker ? DOCKER_MANIFEST : OCI_MANIFEST;
  const raw = rawManifest(mediaType, {
    schemaVersion: 2,
    mediaType,
    config: descriptor,
    layers,
    ...shape.manifest,
  });
  await store.writeManifest(tag, raw);
  return raw;
}

export interface IndexChild {
  readonly raw: RawManifest;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly artifactType?: string;
}

/** Puts an index of manifests that are already in the store. */
export async function putIndex(
  store: ImageTarget,
  tag: string,
  children: readonly IndexChild[],
  options: { docker?: boolean; annotations?: Readonly<Record<string, string>> } = {},
): Promise<RawManifest> {
  const mediaType = options.docker ? DOCKER_LIST : OCI_INDEX;
  const raw = rawManifest(mediaType, {
    schemaVersion: 2,
    mediaType,
    manifests: children.map(({ raw: child, ...rest }) => ({
      mediaType: child.mediaType,
      digest: child.digest,
      size: child.bytes.byteLength,
      ...rest,
    })),
    ...(options.annotations && { annotations: options.annotations }),
  });
  await store.writeManifest(tag, raw);
  return raw;
}

export function rawManifest(mediaType: string, json: unknown): RawManifest {
  const bytes = Buffer.from(JSON.stringify(json));
  return { mediaType, digest: digestOf(bytes), bytes };
}

/** The parsed JSON of a manifest or a blob. */
export function decode<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
}
