import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { quote } from '../text/quote.ts';
import { type Digest, isDigest } from './digest.ts';
import type { RawManifest } from './image-store.ts';
import { parseJson } from './lossless-json.ts';

/** Media types of image-spec v1.1 media-types.md and of Docker's distribution "v2, schema 2". */
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
export const OCI_LAYER_GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip';
export const OCI_LAYER_TAR = 'application/vnd.oci.image.layer.v1.tar';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
export const DOCKER_CONFIG = 'application/vnd.docker.container.image.v1+json';
export const DOCKER_LAYER_GZIP = 'application/vnd.docker.image.rootfs.diff.tar.gzip';

/** image-spec descriptor.md. `mediaType` is '' where a child of an index has none. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** bytes */
  readonly size: number;
  readonly urls?: readonly string[];
  readonly annotations?: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly artifactType?: string;
  readonly platform?: Platform;
}

/** image-spec image-index.md#image-index-property-descriptions. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly 'os.version'?: string;
}

/** image-spec manifest.md, or Docker's schema 2: the same shape. Unknown keys are kept. */
export interface ImageManifest {
  readonly schemaVersion: 2;
  readonly mediaType?: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations?: Readonly<Record<string, string>>;
  readonly subject?: Descriptor;
  readonly artifactType?: string;
}

/** image-spec image-index.md, or Docker's manifest list. */
export interface ImageIndex {
  readonly schemaVersion: 2;
  readonly mediaType?: string;
  readonly manifests: readonly Descriptor[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** image-spec config.md. Unknown keys are kept. */
export interface ImageConfig {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  readonly created?: string;
  readonly config?: RuntimeConfig;
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly Digest[] };
  readonly history?: readonly HistoryEntry[];
}

export interface RuntimeConfig {
  readonly User?: string;
  readonly WorkingDir?: string;
  readonly Env?: readonly string[] | null;
  readonly Entrypoint?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly ExposedPorts?: Readonly<Record<string, object>> | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly StopSignal?: string;
  /** Docker's own, in images of either format (moby image/spec). */
  readonly Healthcheck?: Readonly<Record<string, unknown>> | null;
}

export interface HistoryEntry {
  readonly created?: string;
  readonly created_by?: string;
  readonly comment?: string;
  readonly empty_layer?: boolean;
}

interface Parsed<Kind extends string, Json> {
  readonly kind: Kind;
  readonly mediaType: string;
  readonly digest: Digest;
  readonly json: Json;
}
export type ParsedImage = Parsed<'image', ImageManifest>;
export type ParsedIndex = Parsed<'index', ImageIndex>;
export type Manifest = ParsedImage | ParsedIndex;

const MANIFEST_TYPES = new Set([OCI_MANIFEST, DOCKER_MANIFEST]);
const INDEX_TYPES = new Set([OCI_INDEX, DOCKER_LIST]);
const CONFIG_TYPES = new Set([OCI_CONFIG, DOCKER_CONFIG]);
/** Names of `uname -m`, which some tools write into images. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
};
const SCHEMA1 = /^application\/vnd\.docker\.distribution\.manifest\.v1\+/;

/**
 * Reads a manifest or index. Its type is its own `mediaType`, else the Content-Type it came with, else its
 * shape: an OCI manifest may leave `mediaType` out.
 * @throws Failure `NOT_AN_IMAGE` for charts, models and other artifacts, schema 1, and anything that could be
 *   read as both a manifest and an index (CVE-2021-41190).
 */
export function parseManifest(raw: RawManifest, name: string): Manifest {
  const json = parseObject(raw.bytes, `The manifest of ${name}`);
  const declared = typeof json.mediaType === 'string' && json.mediaType ? json.mediaType : undefined;
  const mediaType = declared ?? inferType(raw.mediaType, json);
  if (SCHEMA1.test(mediaType) || json.schemaVersion === 1) {
    throw notAnImage(name, 'is in the old "schema 1" format. Push it again with a current Docker or Podman');
  }
  const isIndex = INDEX_TYPES.has(mediaType);
  if (!isIndex && !MANIFEST_TYPES.has(mediaType)) {
    throw notAnImage(name, `has the type ${quote(mediaType)}, which is not a container image`);
  }
  if (!isStringMap(json.annotations))
    throw notAnImage(name, 'has "annotations" that do not map strings to strings');
  if (json.schemaVersion !== 2) throw notAnImage(name, 'does not have "schemaVersion": 2');
  if (Array.isArray(json.manifests) && (Array.isArray(json.layers) || json.config !== undefined)) {
    throw notAnImage(name, 'is both a manifest and an index, so it is ambiguous');
  }
  if (isIndex) {
    const manifests = listOf(json, 'manifests');
    if (!manifests) throw notAnImage(name, 'is an index without "manifests"');
    json.manifests = manifests.map(childOf);
    checkDescriptors(json.manifests as unknown[], 'manifests', name);
    return { kind: 'index', mediaType, digest: raw.digest, json: json as unknown as ImageIndex };
  }
  const layers = listOf(json, 'layers');
  if (!layers) throw notAnImage(name, 'has no "layers"');
  json.layers = layers;
  json.config = withType(json.config, mediaType === DOCKER_MANIFEST ? DOCKER_CONFIG : OCI_CONFIG);
  checkDescriptor(json.config, `config of ${name}`);
  checkDescriptors(layers, 'layers', name);
  const manifest = json as unknown as ImageManifest;
  if (!CONFIG_TYPES.has(manifest.config.mediaType)) {
    throw notAnImage(
      name,
      `has a config of type ${quote(manifest.config.mediaType)}: it is not a container image`,
    );
  }
  return { kind: 'image', mediaType, digest: raw.digest, json: manifest };
}

/**
 * Reads an image's config and checks it against its manifest. An image without layers may have no `diff_ids`:
 * Go writes an empty list as null.
 * @throws Failure `NOT_AN_IMAGE`
 */
export function parseConfig(bytes: Uint8Array, manifest: ImageManifest, name: string): ImageConfig {
  const json = parseObject(bytes, `The config of ${name}`);
  if (manifest.layers.length === 0 && isRecord(json.rootfs ?? {})) {
    const rootfs = (json.rootfs ?? { type: 'layers' }) as Record<string, unknown>;
    json.rootfs = { ...rootfs, diff_ids: rootfs.diff_ids ?? [] };
  }
  const diffIds = isRecord(json.rootfs) ? json.rootfs.diff_ids : undefined;
  if (!Array.isArray(diffIds) || !diffIds.every((id) => typeof id === 'string' && isDigest(id))) {
    throw notAnImage(name, 'has a config without "rootfs.diff_ids"');
  }
  if (diffIds.length !== manifest.layers.length) {
    throw notAnImage(
      name,
      `is damaged: its config names ${diffIds.length} layers and its manifest ${manifest.layers.length}`,
    );
  }
  for (const key of ['os', 'architecture']) {
    if (typeof json[key] !== 'string') throw notAnImage(name, `has a config without "${key}"`);
  }
  const runtime = json.config ?? {};
  if (!isRecord(runtime)) throw notAnImage(name, 'has a "config" that is not an object');
  for (const key of ['Env', 'Entrypoint', 'Cmd']) {
    const list = runtime[key];
    if (list != null && !(Array.isArray(list) && list.every((s) => typeof s === 'string'))) {
      throw notAnImage(name, `has a "config.${key}" that is not a list of strings`);
    }
  }
  if (runtime.StopSignal != null && typeof runtime.StopSignal !== 'string')
    throw notAnImage(name, 'has a "config.StopSignal" that is not a string');
  if (runtime.Healthcheck != null && !isRecord(runtime.Healthcheck))
    throw notAnImage(name, 'has a "config.Healthcheck" that is not an object');
  if (runtime.ExposedPorts != null && !isRecord(runtime.ExposedPorts))
    throw notAnImage(name, 'has a "config.ExposedPorts" that is not an object');
  if (!isStringMap(runtime.Labels))
    throw notAnImage(name, 'has "config.Labels" that do not map strings to strings');
  if (json.history != null && !Array.isArray(json.history))
    throw notAnImage(name, 'has a "history" that is not a list');
  return json as unknown as ImageConfig;
}

/** `os/architecture`, with the usual names for others that engines accept (containerd `platforms`). */
export function platformKey({ os, architecture }: Platform): string {
  const known = architecture.toLowerCase();
  return `${os.toLowerCase()}/${ARCHITECTURES[known] ?? known}`;
}

/** A platform with the usual names, as engines choose images by them. */
export function normalPlatform(platform: Platform): Platform {
  const [os = '', architecture = ''] = platformKey(platform).split('/');
  return { ...platform, os, architecture };
}

/** `linux/arm64/v8`, as Docker writes platforms. */
export function formatPlatform(platform: Platform): string {
  return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

/**
 * A layer that only its publisher serves (image-spec layer.md#non-distributable-layers). `urls` alone do not
 * make a layer foreign: engines pull an ordinary layer from the registry, even if it has them.
 */
export function isForeignLayer(layer: Descriptor): boolean {
  return /nondistributable|\.foreign\./.test(layer.mediaType) && Boolean(layer.urls?.length);
}

/** Whether it has an image's layers, or none. An attestation (in-toto) has a config, but other layers. */
export function hasImageLayers({ layers }: ImageManifest): boolean {
  return layers.length === 0 || layers.some((layer) => /\.layer\.|\.rootfs\./.test(layer.mediaType));
}

function inferType(contentType: string | undefined, json: Record<string, unknown>): string {
  const type = contentType?.split(';')[0]?.trim() ?? '';
  if (MANIFEST_TYPES.has(type) || INDEX_TYPES.has(type) || SCHEMA1.test(type)) return type;
  if (Array.isArray(json.manifests)) return OCI_INDEX;
  if (!isRecord(json.config) && !Array.isArray(json.layers)) return type || 'unknown';
  // Docker's layers come only with Docker's config, so the config decides, as in containers/image.
  return isRecord(json.config) && json.config.mediaType === DOCKER_CONFIG ? DOCKER_MANIFEST : OCI_MANIFEST;
}

/** A list; Go writes an empty one as null. */
function listOf(json: Record<string, unknown>, key: string): unknown[] | undefined {
  const list = json[key];
  return list === null ? [] : Array.isArray(list) ? list : undefined;
}

/** A child of an index. Its manifest decides what it is, so hints of a wrong JSON type are left out. */
function childOf(child: unknown): unknown {
  if (!isRecord(child)) return child;
  const { mediaType = '', platform, artifactType, ...rest } = child;
  const isPlatform =
    isRecord(platform) && typeof platform.os === 'string' && typeof platform.architecture === 'string';
  return {
    mediaType: mediaType ?? '',
    ...rest,
    ...(isPlatform && { platform }),
    ...(typeof artifactType === 'string' && { artifactType }),
  };
}

function withType(descriptor: unknown, mediaType: string): unknown {
  return isRecord(descriptor) && (descriptor.mediaType ?? '') === ''
    ? { ...descriptor, mediaType }
    : descriptor;
}

function parseObject(bytes: Uint8Array, what: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Failure('NOT_AN_IMAGE', `${what} is not JSON.`);
  }
  if (!isRecord(json)) throw new Failure('NOT_AN_IMAGE', `${what} is not a JSON object.`);
  return json;
}

function checkDescriptors(list: readonly unknown[], field: string, name: string): void {
  for (const [i, descriptor] of list.entries()) checkDescriptor(descriptor, `${field}[${i}] of ${name}`);
}

function checkDescriptor(value: unknown, what: string): void {
  const refuse = (why: string): Failure => new Failure('NOT_AN_IMAGE', `The ${what} ${why}.`);
  if (!isRecord(value)) throw refuse('is missing');
  const { mediaType, digest, size, annotations } = value;
  if (typeof mediaType !== 'string') throw refuse('has no "mediaType"');
  if (typeof digest !== 'string' || !isDigest(digest))
    throw refuse('has no sha256 digest; other algorithms are not supported');
  if (!Number.isSafeInteger(size) || (size as number) < 0) throw refuse('has no valid "size"');
  if (!isStringMap(annotations)) throw refuse('has "annotations" that do not map strings to strings');
}

/** Labels and annotations: nothing, or a map of strings to strings. */
function isStringMap(value: unknown): boolean {
  return value == null || (isRecord(value) && Object.values(value).every((text) => typeof text === 'string'));
}

function notAnImage(name: string, why: string): Failure {
  return new Failure('NOT_AN_IMAGE', `${name} ${why}.`);
}
