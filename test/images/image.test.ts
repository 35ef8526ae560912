import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BuiltImage, composeImage, composeIndex } from '../../images/image.ts';
import { readLayout, writeLayout } from '../../images/layout.ts';
import { AMD64, ARM64 } from '../../images/recipe.ts';
import { file, packLayer } from '../../images/tree.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const layer = await packLayer([file('tool', 'program', 0o755)]);
const layers = [{ layer, madeBy: 'a test' }];
const amd64 = composeImage(AMD64, { Entrypoint: ['/tool'] }, layers);
const arm64 = composeImage(ARM64, { Entrypoint: ['/tool'] }, layers);

function top(image: BuiltImage) {
  return JSON.parse(new TextDecoder().decode(image.manifests.at(-1)?.bytes));
}

describe('an image', () => {
  for (const [format, word] of [
    ['oci', '.oci.image.'],
    ['docker', '.docker.'],
  ] as const) {
    it(`in the ${format} format names media types of no other`, () => {
      const manifest = top(composeImage(AMD64, {}, layers, format));
      for (const { mediaType } of [manifest, manifest.config, ...manifest.layers]) {
        assert.ok(mediaType.includes(word), mediaType);
      }
    });
  }

  it('leads only to what it holds, with right digests and sizes', () => {
    const index = composeIndex([amd64, arm64], true);
    for (const { descriptor, bytes } of index.manifests) {
      assert.deepEqual([descriptor.digest, descriptor.size], [digestOf(bytes), bytes.byteLength]);
      const document = JSON.parse(new TextDecoder().decode(bytes));
      for (const blob of [document.config, ...(document.layers ?? [])].filter(Boolean)) {
        assert.equal(index.blobs.get(blob.digest)?.byteLength, blob.size);
      }
    }
    for (const [digest, bytes] of index.blobs) assert.equal(digest, digestOf(bytes));
  });
});

describe('an index', () => {
  it('has a child for each platform and one attestation about each', () => {
    const { manifests } = top(composeIndex([amd64, arm64], true));
    const platforms = manifests.map(
      (child: { platform: { os: string; architecture: string } }) =>
        `${child.platform.os}/${child.platform.architecture}`,
    );
    assert.deepEqual(platforms, ['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown']);
    assert.deepEqual(
      manifests.slice(2).map((child: { annotations: Record<string, string> }) => child.annotations),
      [amd64, arm64].map(({ manifest }) => ({
        'vnd.docker.reference.digest': manifest.digest,
        'vnd.docker.reference.type': 'attestation-manifest',
      })),
    );
  });

  it('comes back from a layout as it went in', async () => {
    await using folder = await temporaryFolder();
    const index = composeIndex([amd64, arm64], true);
    writeLayout(`${folder.path}/layout`, '1.0', index);
    const read = readLayout(`${folder.path}/layout`);
    assert.deepEqual(read?.manifest, index.manifest);
    assert.deepEqual(
      read?.manifests.map(({ descriptor }) => descriptor),
      index.manifests.map(({ descriptor }) => descriptor),
    );
    assert.deepEqual([...(read?.blobs.keys() ?? [])].sort(), [...index.blobs.keys()].sort());
    assert.equal(readLayout(`${folder.path}/nothing`), undefined);
  });
});
