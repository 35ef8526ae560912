import { digestOf } from '../src/oci/digest.ts';
import {
  type Descriptor,
  DOCKER_CONFIG,
  DOCKER_LAYER_GZIP,
  DOCKER_MANIFEST,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_LAYER_GZIP,
  OCI_MANIFEST,
  type Platform,
} from '../src/oci/manifest.ts';
import type { Layer } from './tree.ts';

/** The part of an image's config that says how it is run (image-spec config.md, "config"). */
export interface RunConfig {
  readonly User?: string;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly Env?: readonly string[];
  readonly Entrypoint?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly WorkingDir?: string;
  readonly Labels?: Readonly<Record<string, string>>;
}

/** An image's manifest or index with everything that it leads to, ready to be written somewhere. */
export interface BuiltImage {
  readonly manifest: Descriptor;
  /** Every manifest and index, children before what names them; the last is `manifest`. */
  readonly manifests: readonly { readonly descriptor: Descriptor; readonly bytes: Uint8Array }[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

/** A build has no date: its bytes are a function of its recipe and its packages. */
const CREATED = '1970-01-01T00:00:00Z';

const TYPES = {
  oci: { manifest: OCI_MANIFEST, config: OCI_CONFIG, layer: OCI_LAYER_GZIP },
  docker: { manifest: DOCKER_MANIFEST, config: DOCKER_CONFIG, layer: DOCKER_LAYER_GZIP },
} as const;

/**
 * One platform's image: layers from the bottom up, each with the line that its history shows.
 * @param format whose media types are written; the two are never mixed in one image.
 */
export function composeImage(
  platform: Platform,
  config: RunConfig,
  layers: readonly { readonly layer: Layer; readonly madeBy: string }[],
  format: keyof typeof TYPES = 'oci',
): BuiltImage {
  const types = TYPES[format];
  const blobs = new Map<string, Uint8Array>();
  const add = (mediaType: string, bytes: Uint8Array): Descriptor => {
    const digest = digestOf(bytes);
    blobs.set(digest, bytes);
    return { mediaType, digest, size: bytes.byteLength };
  };
  const configBytes = encode({
    created: CREATED,
    architecture: platform.architecture,
    ...(platform.variant && { variant: platform.variant }),
    os: platform.os,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ layer }) => layer.diffId) },
    history: layers.map(({ madeBy }) => ({ created: CREATED, created_by: madeBy })),
  });
  const bytes = encode({
    schemaVersion: 2,
    mediaType: types.manifest,
    config: add(types.config, configBytes),
    layers: layers.map(({ layer }) => add(types.layer, layer.bytes)),
  });
  const manifest = { ...describe(types.manifest, bytes), platform };
  return { manifest, manifests: [{ descriptor: manifest, bytes }], blobs };
}

/**
 * An index over one image per platform. With `attested`, each gets a child of the platform unknown/unknown that holds a
 * statement about it, in the form that BuildKit writes (docs/attestations/attestation-storage.md in moby/buildkit).
 */
export function composeIndex(images: readonly BuiltImage[], attested: boolean): BuiltImage {
  const children = attested ? [...images, ...images.map(attest)] : images;
  const bytes = encode({
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: children.map(({ manifest }) => manifest),
  });
  const manifest = describe(OCI_INDEX, bytes);
  return {
    manifest,
    manifests: [...children.flatMap((child) => child.manifests), { descriptor: manifest, bytes }],
    blobs: new Map(children.flatMap((child) => [...child.blobs])),
  };
}

function attest(image: BuiltImage): BuiltImage {
  const predicateType = 'https://slsa.dev/provenance/v0.2';
  const statement = encode({
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType,
    subject: [{ name: '_', digest: { sha256: image.manifest.digest.slice('sha256:'.length) } }],
    predicate: { builder: { id: '' }, buildType: 'https://github.com/pipewright/pipewright/images' },
  });
  const layer = describe('application/vnd.in-toto+json', statement);
  const config = encode({
    architecture: 'unknown',
    os: 'unknown',
    config: {},
    rootfs: { type: 'layers', diff_ids: [layer.digest] },
  });
  const bytes = encode({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: describe(OCI_CONFIG, config),
    layers: [{ ...layer, annotations: { 'in-toto.io/predicate-type': predicateType } }],
  });
  const manifest: Descriptor = {
    ...describe(OCI_MANIFEST, bytes),
    platform: { architecture: 'unknown', os: 'unknown' },
    annotations: {
      'vnd.docker.reference.digest': image.manifest.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    },
  };
  return {
    manifest,
    manifests: [{ descriptor: manifest, bytes }],
    blobs: new Map([
      [digestOf(config), config],
      [layer.digest, statement],
    ]),
  };
}

function describe(mediaType: string, bytes: Uint8Array): Descriptor {
  return { mediaType, digest: digestOf(bytes), size: bytes.byteLength };
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
