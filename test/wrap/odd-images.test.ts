import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageTarget, RawManifest } from '../../src/oci/image-store.ts';
import {
  DOCKER_CONFIG,
  DOCKER_LIST,
  DOCKER_MANIFEST,
  type ImageConfig,
  type ImageIndex,
  type ImageManifest,
  isForeignLayer,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_LAYER_GZIP,
  OCI_MANIFEST,
  parseManifest,
} from '../../src/oci/manifest.ts';
import { compareWrap } from '../../src/wrap/compare-wrap.ts';
import { deriveWrap, type Wrap } from '../../src/wrap/derive.ts';
import { inspectImage } from '../../src/wrap/inspect.ts';
import { pushWrap } from '../../src/wrap/push.ts';
import { aSpec, decode, putImage, putIndex, rawManifest, TINY_AGENT } from '../fakes/image.ts';
import { agentStore, emptyStore } from '../fakes/image-store.ts';

const AMD = { os: 'linux', architecture: 'amd64' };
const ARM = { os: 'linux', architecture: 'arm64' };
const NAME = 'ghcr.io/alice/blur:1.2';

const derive = (store: ImageTarget, reference = 'it'): Promise<Wrap> =>
  deriveWrap(store, { name: NAME, reference, spec: aSpec(), agent: TINY_AGENT });

/** A manifest of something that is not an image, as ORAS and Helm write it. */
async function putArtifact(store: ImageTarget, more: object = {}): Promise<RawManifest> {
  const config = Buffer.from('{}');
  const blob = { mediaType: 'application/vnd.oci.empty.v1+json', digest: digestOf(config), size: 2 };
  await store.writeBlob(blob, config);
  const raw = rawManifest(OCI_MANIFEST, { schemaVersion: 2, config: blob, layers: [blob], ...more });
  await store.writeManifest(raw.digest, raw);
  return raw;
}

/** What BuildKit stores: in-toto statements as the layers of an image for nothing. */
async function putAttestation(store: ImageTarget): Promise<RawManifest> {
  const statement = Buffer.from('{"_type":"https://in-toto.io/Statement/v0.1"}');
  const layer = {
    mediaType: 'application/vnd.in-toto+json',
    digest: digestOf(statement),
    size: statement.length,
  };
  await store.writeBlob(layer, statement);
  return putImage(store, 'attestation', {
    platform: { os: 'unknown', architecture: 'unknown' },
    manifest: { layers: [layer] },
  });
}

async function withStore(t: TestContext): Promise<ImageTarget> {
  return agentStore(t);
}

describe("an index whose descriptors do not say what its children's manifests say", () => {
  it('keeps an image that carries the type of its config as artifactType, as crane index append writes it', async (t) => {
    const store = await withStore(t);
    const docker = await putImage(store, 'docker', { docker: true });
    const oci = await putImage(store, 'oci', { platform: ARM });
    await putIndex(store, 'it', [
      { raw: docker, platform: AMD, artifactType: DOCKER_CONFIG },
      { raw: oci, platform: ARM, artifactType: OCI_CONFIG },
    ]);
    const wrap = await derive(store);
    assert.deepEqual(
      wrap.images.map((image) => image.platform),
      [AMD, ARM],
    );
    assert.deepEqual(wrap.dropped, []);
  });

  for (const [what, platform] of [
    ['another platform', { os: 'linux', architecture: 's390x' }],
    ['no known platform', { os: 'unknown', architecture: 'unknown' }],
    ['an empty platform', { os: '', architecture: '' }],
    ['a SOCI index', undefined],
  ] as const)
    it(`keeps an image that is listed as one for ${what}`, async (t) => {
      const store = await withStore(t);
      const raw = await putImage(store, 'amd');
      const artifactType = 'application/vnd.amazon.soci.index.v2+json';
      await putIndex(store, 'it', [platform ? { raw, platform } : { raw, artifactType }]);
      const wrap = await derive(store);
      assert.deepEqual(decode<ImageIndex>(wrap.root.bytes).manifests[0]?.platform, AMD);
      assert.deepEqual(wrap.dropped, []);
      assert.equal((await inspectImage(store, 'it', NAME)).config.architecture, 'amd64');
    });

  for (const hints of [
    { platform: null },
    { platform: 'linux/amd64' },
    { platform: { os: 1 } },
    { artifactType: 7 },
  ])
    it(`keeps an image with hints of another type: ${JSON.stringify(hints)}`, async (t) => {
      const store = await withStore(t);
      const raw = await putImage(store, 'amd');
      await putIndex(store, 'it', [{ raw, ...(hints as object) }]);
      assert.equal((await derive(store)).images.length, 1);
    });

  it('drops what is not an image, whatever platform it claims, and says why', async (t) => {
    const store = await withStore(t);
    const amd = await putImage(store, 'amd');
    const windows = await putImage(store, 'w', { platform: { os: 'windows', architecture: 'amd64' } });
    const artifact = await putArtifact(store);
    const soci = await putArtifact(store, { artifactType: 'application/vnd.amazon.soci.index.v2+json' });
    const attestation = await putAttestation(store);
    const missing = rawManifest(OCI_MANIFEST, { never: 'stored' });
    await putIndex(store, 'it', [
      { raw: soci, platform: AMD, artifactType: 'application/vnd.amazon.soci.index.v2+json' },
      { raw: attestation },
      { raw: artifact, platform: AMD, artifactType: 'application/vnd.example.sbom' },
      { raw: missing, platform: { os: 'linux', architecture: 'riscv64' } },
      { raw: windows, platform: AMD },
      { raw: amd, platform: AMD },
    ]);
    const wrap = await derive(store);
    assert.deepEqual(Object.fromEntries(wrap.dropped.map((d) => [d.digest, `${d.platform}: ${d.reason}`])), {
      [soci.digest]: 'linux/amd64: SOCI index',
      [attestation.digest]: 'unknown: attestation',
      [artifact.digest]: 'linux/amd64: not an image',
      [missing.digest]: 'linux/riscv64: not there',
      [windows.digest]: 'windows/amd64: no agent for this platform',
    });
    assert.equal(wrap.images.length, 1);
  });

  it('is refused with the reason for each child when none can be wrapped', async (t) => {
    const store = await withStore(t);
    const artifact = await putArtifact(store);
    const windows = await putImage(store, 'w', { platform: { os: 'windows', architecture: 'amd64' } });
    const nested = await putIndex(store, 'nested', [{ raw: windows }]);
    await putIndex(store, 'it', [{ raw: artifact }, { raw: nested, platform: AMD }, { raw: windows }]);
    await assert.rejects(derive(store), {
      code: 'UNSUPPORTED_PLATFORM',
      message:
        /contains images for windows\/amd64, and sha256:\w{12} \(unknown\) is not an image, sha256:\w{12} \(linux\/amd64\) is an index within the index; there is an agent for linux\/amd64 and linux\/arm64/,
    });
    await putIndex(store, 'no-image', [{ raw: artifact }]);
    await assert.rejects(derive(store, 'no-image'), {
      code: 'NOT_AN_IMAGE',
      message: /without an image to wrap: sha256:\w{12} \(unknown\) is not an image/,
    });
    await assert.rejects(inspectImage(store, 'no-image', NAME), { code: 'NOT_AN_IMAGE' });
  });
});

describe('an architecture by its other name', () => {
  for (const [written, usual] of [
    ['x86_64', 'amd64'],
    ['aarch64', 'arm64'],
    ['X86-64', 'amd64'],
  ] as const)
    it(`${written} gets the agent for ${usual}, and its config keeps its own word`, async (t) => {
      const store = await withStore(t);
      const platform = { os: 'linux', architecture: written };
      const raw = await putImage(store, 'it', { platform });
      const wrap = await derive(store);
      assert.equal(decode<ImageConfig>(wrap.images[0]!.config.bytes).architecture, written);
      assert.equal(wrap.images[0]?.platform.architecture, usual);
      await pushWrap(wrap, store, { tag: 'wrapped', from: { source: store, agent: store } });
      const wrapped = await store.readManifest('wrapped');
      assert.deepEqual(await compareWrap(wrap, wrapped, store), []);
      const other = await deriveWrap(store, {
        name: NAME,
        reference: 'it',
        spec: aSpec({ memory: { suggested: 300 } }),
        agent: TINY_AGENT,
      });
      const paths = (await compareWrap(other, wrapped, store)).map(({ path }) => path);
      assert.ok(!paths.includes('/manifests'), 'the platforms are one');

      await putIndex(store, 'all', [{ raw, platform }]);
      const index = decode<ImageIndex>((await derive(store, 'all')).root.bytes);
      assert.deepEqual(index.manifests[0]?.platform, { os: 'linux', architecture: usual });
    });
});

describe('manifests that leave out what can be read elsewhere', () => {
  const json = (value: unknown, mediaType = '') => ({ ...rawManifest(mediaType, value), mediaType });
  const layer = { mediaType: OCI_LAYER_GZIP, digest: digestOf('layer'), size: 5 };
  const config = { digest: digestOf('config'), size: 6 };
  for (const [what, value, kind, mediaType] of [
    [
      'an OCI image',
      { schemaVersion: 2, config: { ...config, mediaType: OCI_CONFIG }, layers: [layer] },
      'image',
      OCI_MANIFEST,
    ],
    [
      "an image with Docker's config",
      { schemaVersion: 2, config: { ...config, mediaType: DOCKER_CONFIG }, layers: [] },
      'image',
      DOCKER_MANIFEST,
    ],
    [
      'an image whose config has no type',
      { schemaVersion: 2, config, layers: [layer] },
      'image',
      OCI_MANIFEST,
    ],
    [
      'an image without layers, as Go writes it',
      { schemaVersion: 2, config, layers: null },
      'image',
      OCI_MANIFEST,
    ],
    ['an index', { schemaVersion: 2, manifests: [config] }, 'index', OCI_INDEX],
  ] as const)
    it(`${what}: its fields say what it is, with and without a type from outside`, () => {
      const raw = json(value);
      for (const served of [raw, { ...raw, mediaType: undefined as unknown as string }]) {
        const parsed = parseManifest(served, 'it');
        assert.deepEqual([parsed.kind, parsed.mediaType], [kind, mediaType]);
      }
    });

  it('takes the type of an index that is served as one', () => {
    const raw = json({ schemaVersion: 2, manifests: [] }, DOCKER_LIST);
    assert.equal(parseManifest(raw, 'it').mediaType, DOCKER_LIST);
  });

  it('refuses a layer without a type, naming it', () => {
    const { mediaType: _, ...bare } = layer;
    assert.throws(() => parseManifest(json({ schemaVersion: 2, config, layers: [layer, bare] }), 'it'), {
      code: 'NOT_AN_IMAGE',
      message: 'The layers[1] of it has no "mediaType".',
    });
  });

  it('quotes what others wrote in one short line', () => {
    for (const value of [
      { schemaVersion: 2, mediaType: `\u001b[31m\n${'x'.repeat(9000)}`, layers: [] },
      { schemaVersion: 2, config: { ...config, mediaType: `\n${'y'.repeat(9000)}` }, layers: [] },
    ])
      assert.throws(
        () => parseManifest(json(value), 'it'),
        ({ message }: Error) => message.length < 200 && !/\p{Cc}/u.test(message),
      );
  });
});

describe('an image without layers', () => {
  for (const [what, change] of [
    ['null', (text: string) => text.replace('"diff_ids":[]', '"diff_ids":null')],
    ['nothing', (text: string) => text.replace(',"diff_ids":[]', '')],
    ['no rootfs', (text: string) => text.replace(/"rootfs":\{.*?\}/, '"rootfs":null')],
  ] as const)
    it(`may have ${what} for its diff_ids: wrapped, and wrapped again to the same bytes`, async (t) => {
      const store = await withStore(t);
      await putImage(store, 'it', { layers: 0, text: change });
      const wrap = await derive(store);
      const { rootfs } = decode<ImageConfig>(wrap.images[0]!.config.bytes);
      assert.equal(rootfs.diff_ids.length, 1);
      await pushWrap(wrap, store, { tag: 'wrapped', from: { source: store, agent: store } });
      assert.equal((await derive(store, 'wrapped')).root.digest, wrap.root.digest);
    });

  it('is still refused when it has layers and no diff_ids', async (t) => {
    const store = await withStore(t);
    await putImage(store, 'it', { text: (text) => text.replace(/"diff_ids":\[.*?\]/, '"diff_ids":null') });
    await assert.rejects(derive(store), { code: 'NOT_AN_IMAGE', message: /without "rootfs\.diff_ids"/ });
  });
});

describe('an ordinary layer that has urls', () => {
  it('is copied like any other: engines pull it from the registry', async (t) => {
    const store = await withStore(t);
    const target = await emptyStore(t);
    const [layer] = decode<ImageManifest>((await putImage(store, 'plain')).bytes).layers;
    const linked = { ...layer!, urls: ['https://example.org/layer'] };
    await putImage(store, 'it', { manifest: { layers: [linked] } });
    const wrap = await derive(store);
    await pushWrap(wrap, target, { tag: '1', from: { source: store, agent: store } });
    for await (const _ of await target.streamBlob(layer!)) assert.ok(true);
    assert.deepEqual(decode<ImageManifest>(wrap.root.bytes).layers[0], linked);
  });

  it('is distinguished from a foreign one by its type, and a foreign one without urls is copied', () => {
    const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
    const blob = { mediaType: OCI_LAYER_GZIP, digest: digestOf('x'), size: 1 };
    const urls = ['https://example.org/layer'];
    assert.equal(isForeignLayer({ ...blob, urls }), false);
    assert.equal(isForeignLayer({ ...blob, mediaType: foreign, urls }), true);
    assert.equal(isForeignLayer({ ...blob, mediaType: foreign }), false);
  });
});
