import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseManifest } from '../../src/oci/manifest.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { putImage, rawManifest } from '../fakes/image.ts';
import { missing } from '../fakes/missing.ts';

type Entry = Record<string, unknown>;

/** Changes the entries of a layout's index.json. */
async function changeIndex(folder: string, change: (entries: Entry[]) => unknown[]): Promise<void> {
  const path = join(folder, 'index.json');
  const index = JSON.parse(await readFile(path, 'utf8')) as { manifests: Entry[] };
  await writeFile(path, JSON.stringify({ ...index, manifests: change(index.manifests) }));
}

const untag = (entry: Entry): Entry => ({ ...entry, annotations: undefined });

describe('entries of a layout', () => {
  for (const [what, change] of [
    ['no mediaType', ({ mediaType: _, ...rest }: Entry) => rest],
    ['null for mediaType', (entry: Entry) => ({ ...entry, mediaType: null })],
    ['no size', ({ size: _, ...rest }: Entry) => rest],
    ['a platform that is a text', (entry: Entry) => ({ ...entry, platform: 'linux/amd64' })],
  ] as const)
    it(`with ${what} are read, and so is a manifest that has no mediaType either`, async () => {
      await using folder = await temporaryFolder();
      const store = openLayout(folder.path);
      const whole = await putImage(store, 'whole');
      const { mediaType: _, ...bare } = JSON.parse(Buffer.from(whole.bytes).toString()) as Entry;
      await store.writeManifest('bare', rawManifest(whole.mediaType, bare));
      await changeIndex(folder.path, (entries) => entries.map(change));
      for (const tag of ['whole', 'bare'])
        assert.equal(parseManifest(await store.readManifest(tag), 'it').mediaType, whole.mediaType);
    });

  it('with annotations of another type count as untagged', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const raw = await putImage(store, '1');
    for (const annotations of [null, 'x', { 'org.opencontainers.image.ref.name': 7 }]) {
      await changeIndex(folder.path, ([entry]) => [{ ...entry, annotations }]);
      assert.equal((await store.readManifest('latest')).digest, raw.digest);
    }
  });
});

describe('a layout with images that have no tag', () => {
  it('names them, and says how to choose one', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const first = await putImage(store, '1');
    const second = await putImage(store, '2');
    await changeIndex(folder.path, ([one, two]) => [
      { ...untag(one!), platform: { os: 'linux', architecture: 'amd64' } },
      untag(two!),
    ]);
    await assert.rejects(store.readManifest('latest'), {
      code: 'IMAGE_NOT_FOUND',
      message: `oci:${folder.path} contains no image "latest". It contains 2 images without a tag: ${first.digest} (linux/amd64), ${second.digest}. Name one by its digest: oci:${folder.path}@${first.digest}.`,
    });
    assert.equal((await store.readManifest(second.digest)).digest, second.digest);
  });

  it('needs no choice between a tag and the same image without one', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const raw = await putImage(store, '1');
    await changeIndex(folder.path, ([entry]) => [entry, untag(entry!)]);
    assert.equal((await store.readManifest('latest')).digest, raw.digest);
  });

  it('names tags, images without one, and what it cannot read', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    await putImage(store, '1');
    await putImage(store, '2');
    const sha512 = { mediaType: 'x', digest: `sha512:${'0'.repeat(128)}`, size: 1 };
    await changeIndex(folder.path, ([one, two]) => [
      { ...one, annotations: { 'org.opencontainers.image.ref.name': `\u001b[31m${'x'.repeat(500)}` } },
      untag(two!),
      sha512,
    ]);
    await assert.rejects(store.readManifest('3'), ({ message }: Error) => {
      assert.match(message, /It contains: ".*…"\. It contains an image without a tag: sha256:/);
      assert.match(message, /Entries without a sha256 digest, which cannot be read here: 1\.$/);
      assert.ok(!message.includes('\u001b') && message.length < 700);
      return true;
    });
  });

  it('is one for which skopeo asks for a choice, too', { skip: missing('skopeo') }, async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    await putImage(store, '1');
    await putImage(store, '2');
    await changeIndex(folder.path, (entries) => entries.map(untag));
    const { status, stderr } = spawnSync('skopeo', ['inspect', '--raw', `oci:${folder.path}`], {
      encoding: 'utf8',
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /more than one image/);
    await assert.rejects(store.readManifest('latest'), /Name one by its digest/);
  });
});

describe('a layout of bytes that are not there', () => {
  it('says so for a digest that it lacks', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    await putImage(store, '1');
    await assert.rejects(store.readManifest(digestOf('no')), { code: 'IMAGE_NOT_FOUND' });
  });
});
