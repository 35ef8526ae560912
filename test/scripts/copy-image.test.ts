import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { copyImage } from '../../scripts/copy-image.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { type ImageManifest, OCI_MANIFEST } from '../../src/oci/manifest.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { decode, putImage, putIndex } from '../fakes/image.ts';

describe('copying an image', () => {
  it('takes every platform, byte for byte, and leaves foreign layers where they are', async () => {
    await using folder = await temporaryFolder();
    const source = openLayout(`${folder.path}/source`);
    const target = openLayout(`${folder.path}/target`);
    const foreign = {
      mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
      digest: digestOf('elsewhere'),
      size: 9,
      urls: ['https://example.org/layer'],
    };
    const amd = await putImage(source, 'amd');
    const arm = await putImage(source, 'arm', {
      platform: { os: 'linux', architecture: 'arm64' },
      manifest: { layers: [foreign] },
    });
    const all = await putIndex(source, 'all', [{ raw: amd }, { raw: arm }]);
    await copyImage(source, target, { reference: 'all', tag: 'copy' });
    assert.equal((await target.readManifest('copy')).digest, all.digest);
    for (const raw of [amd, arm]) {
      assert.equal((await target.readManifest(raw.digest)).mediaType || OCI_MANIFEST, OCI_MANIFEST);
      const manifest = decode<ImageManifest>(raw.bytes);
      await target.readBlob(manifest.config, 1e6);
    }
    await assert.rejects(target.streamBlob(foreign), { code: 'BLOB_NOT_FOUND' });
  });

  it('writes no tag when a layer is missing', async () => {
    await using folder = await temporaryFolder();
    const source = openLayout(`${folder.path}/source`);
    const target = openLayout(`${folder.path}/target`);
    const lost = { mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digestOf('lost'), size: 4 };
    await putImage(source, 'it', { manifest: { layers: [lost] } });
    await assert.rejects(copyImage(source, target, { reference: 'it', tag: 'copy' }), {
      code: 'BLOB_NOT_FOUND',
    });
    assert.equal(await target.headManifest('copy'), undefined);
  });
});
