import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageTarget, RawManifest } from '../../src/oci/image-store.ts';
import type { ImageManifest } from '../../src/oci/manifest.ts';
import { compareWrap } from '../../src/wrap/compare-wrap.ts';
import { deriveWrap, type Wrap } from '../../src/wrap/derive.ts';
import { pushWrap } from '../../src/wrap/push.ts';
import { aSpec, decode, putImage, putIndex, rawManifest, TINY_AGENT } from '../fakes/image.ts';
import { agentStore } from '../fakes/image-store.ts';

const AMD = { os: 'linux', architecture: 'amd64' };
const ARM = { os: 'linux', architecture: 'arm64' };

/** A wrap of two platforms in a layout, and of one. */
async function wrappedStore(t: TestContext): Promise<{ store: ImageTarget; all: Wrap; one: Wrap }> {
  const store = await agentStore(t);
  const amd = await putImage(store, 'amd');
  const arm = await putImage(store, 'arm', { platform: ARM });
  await putIndex(store, 'all', [
    { raw: amd, platform: AMD },
    { raw: arm, platform: ARM },
  ]);
  const derive = (reference: string): Promise<Wrap> =>
    deriveWrap(store, { name: 'ghcr.io/alice/blur:1.2', reference, spec: aSpec(), agent: TINY_AGENT });
  const [all, one] = [await derive('all'), await derive('amd')];
  for (const wrap of [all, one])
    await pushWrap(wrap, store, { tag: 'x', from: { source: store, agent: store } });
  return { store, all, one };
}

/** The manifest of one platform, as it should be and with another config of the same content in other order. */
async function reordered(store: ImageTarget, raw: RawManifest): Promise<RawManifest> {
  const manifest = decode<ImageManifest>(raw.bytes);
  const config = decode<object>(await store.readBlob(manifest.config, 1e6));
  const bytes = Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(config).reverse())));
  const descriptor = { ...manifest.config, digest: digestOf(bytes), size: bytes.byteLength };
  await store.writeBlob(descriptor, bytes);
  const other = rawManifest(raw.mediaType, { ...manifest, config: descriptor });
  await store.writeManifest(other.digest, other);
  return other;
}

describe('compareWrap detects a forged image', () => {
  const forgeries: readonly [
    what: string,
    forge: (store: ImageTarget, all: Wrap, one: Wrap) => Promise<{ wanted: Wrap; found: RawManifest }>,
    says: RegExp,
  ][] = [
    [
      'with a second image for a platform',
      async (store, all) => {
        const [amd, arm] = all.images;
        const evil = await putImage(store, 'evil');
        const found = await putIndex(store, 'f', [
          { raw: evil, platform: AMD },
          { raw: amd!.manifest, platform: AMD },
          { raw: arm!.manifest, platform: ARM },
        ]);
        return { wanted: all, found };
      },
      /The platform linux\/amd64 a second time \(sha256:[0-9a-f]+\) differs/,
    ],
    [
      'that is one image in the place of an index',
      async (store, all) => ({ wanted: all, found: await store.readManifest('amd') }),
      /The kind of image differs/,
    ],
    [
      'that is an index in the place of one image',
      async (store, all, one) => ({ wanted: one, found: await store.readManifest(all.root.digest) }),
      /The kind of image differs/,
    ],
    [
      'with an index in the place of a platform',
      async (store, all) => {
        const nested = await putIndex(store, 'n', [{ raw: all.images[0]!.manifest, platform: AMD }]);
        const found = await putIndex(store, 'f', [
          { raw: nested, platform: AMD },
          { raw: all.images[1]!.manifest, platform: ARM },
        ]);
        return { wanted: all, found };
      },
      /The kind of image differs/,
    ],
    [
      'with the same content in another order',
      async (store, _, one) => ({ wanted: one, found: await reordered(store, one.root) }),
      /The config differs: found "?sha256/,
    ],
    [
      'with other annotations on its index',
      async (store, all) => {
        const index = decode<{ annotations: object }>(all.root.bytes);
        const found = rawManifest(all.root.mediaType, {
          ...index,
          annotations: { ...index.annotations, evil: '1' },
        });
        await store.writeManifest('f', found);
        return { wanted: all, found };
      },
      /\/annotations\/evil differs: found "1", wrapping gives nothing/,
    ],
    [
      'with other blanks',
      async (store, _, one) => {
        const bytes = Buffer.from(JSON.stringify(decode(one.root.bytes), null, 1));
        const found = { mediaType: one.root.mediaType, digest: digestOf(bytes), bytes };
        await store.writeManifest('f', found);
        return { wanted: one, found };
      },
      /order or spacing of its JSON differs/,
    ],
  ];
  for (const [what, forge, says] of forgeries)
    it(what, async (t) => {
      const { store, all, one } = await wrappedStore(t);
      const { wanted, found } = await forge(store, all, one);
      const findings = await compareWrap(wanted, found, store);
      assert.match(findings.map(({ message }) => message).join('\n'), says);
      assert.ok(findings.every(({ severity }) => severity === 'error'));
    });

  it('and accepts the real one', async (t) => {
    const { store, all, one } = await wrappedStore(t);
    for (const wrap of [all, one])
      assert.deepEqual(await compareWrap(wrap, await store.readManifest(wrap.root.digest), store), []);
  });
});
