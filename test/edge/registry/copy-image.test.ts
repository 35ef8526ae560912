import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { copyImage } from '../../../src/oci/copy-image.ts';
import type { RawManifest } from '../../../src/oci/image-store.ts';
import { putImage, putIndex } from '../../fakes/image.ts';
import { type FakeRegistry, startFakeRegistry } from '../../fakes/registry.ts';
import { ALICE, client } from '../../fakes/registry-client.ts';

const ARM = { os: 'linux', architecture: 'arm64' };

/** An image for two platforms of three layers each in a registry, and one like ECR that has no repository for it yet. */
async function scene() {
  const registry = await startFakeRegistry();
  const existing = new Set<string>();
  const user = [ALICE.username, ALICE.password] as const;
  const ecr = await startFakeRegistry({ existing, immutable: true, auth: { scheme: 'basic', user } });
  const from = () => client(registry).repository('lab/blur');
  const intel = await putImage(from(), 'amd64', { layers: 3 });
  const arm = await putImage(from(), 'arm64', { layers: 3, platform: ARM });
  const index = await putIndex(from(), '1.0', [
    { raw: intel, platform: { os: 'linux', architecture: 'amd64' } },
    { raw: arm, platform: ARM },
  ]);
  registry.seen.length = 0;
  const made: string[] = [];
  const to = () =>
    client(ecr, {
      credential: ALICE,
      createRepository: async (_, repository) => {
        made.push(repository);
        existing.add(repository);
        return true;
      },
    }).repository('pipewright/lab/blur');
  /** As another process would: with clients of its own. */
  const copy = (progress?: Parameters<typeof copyImage>[3]) =>
    copyImage({ digest: index.digest, tag: '1.0-abc' }, from(), to(), progress);
  return {
    ...{ registry, ecr, made, index, children: [intel, arm], copy },
    [Symbol.asyncDispose]: async () => {
      await registry[Symbol.asyncDispose]();
      await ecr[Symbol.asyncDispose]();
    },
  };
}

const uploads = ({ seen }: FakeRegistry) =>
  seen.filter(({ method, path }) => method === 'PUT' && path.includes('/uploads/')).length;
const bytes = ({ bytes: of }: RawManifest) => Buffer.from(of);

describe('copying an image', () => {
  it('takes all platforms, byte for byte, into a repository that it makes once', async () => {
    await using scenery = await scene();
    const { ecr, made, index, children, copy } = scenery;
    let found = 0;
    let arrived = 0;
    const report = await copy({
      found: (blobs) => {
        found = blobs.length;
      },
      blob: () => {
        arrived += 1;
      },
    });
    // Three layers and a config of each.
    assert.deepEqual([found, arrived, report.blobs], [8, 8, { present: 0, mounted: 0, copied: 8 }]);
    assert.deepEqual(made, ['pipewright/lab/blur']);
    assert.deepEqual(ecr.manifest('pipewright/lab/blur', '1.0-abc'), bytes(index));
    assert.deepEqual(ecr.manifest('pipewright/lab/blur', index.digest), bytes(index));
    for (const child of children)
      assert.deepEqual(ecr.manifest('pipewright/lab/blur', child.digest), bytes(child));
  });

  it('asks one thing, and the source nothing, where the copy is there', async () => {
    await using scenery = await scene();
    const { registry, ecr, copy } = scenery;
    await copy();
    registry.seen.length = 0;
    ecr.seen.length = 0;
    assert.equal((await copy()).alreadyThere, true);
    assert.deepEqual(registry.requests(), []);
    // A new client's first request learns how to log in.
    assert.deepEqual(
      ecr.seen.map(({ method, path, status }) => [method, path, status]),
      [401, 200].map((status) => ['HEAD', '/v2/pipewright/lab/blur/manifests/1.0-abc', status]),
    );
  });

  it('continues where it was ended, and sends nothing twice', async () => {
    await using scenery = await scene();
    const { ecr, index, copy } = scenery;
    const enough = 3;
    ecr.fault(() => (uploads(ecr) > enough ? { status: 403, body: '{}' } : undefined));
    await assert.rejects(copy(), { code: 'ACCESS_DENIED' });
    assert.equal(ecr.manifest('pipewright/lab/blur', '1.0-abc'), undefined, 'half an image is never seen');
    ecr.fault(() => undefined);
    ecr.seen.length = 0;
    const { blobs } = await copy();
    assert.deepEqual(blobs, { present: enough, mounted: 0, copied: 8 - enough });
    assert.equal(uploads(ecr), 8 - enough);
    assert.deepEqual(ecr.manifest('pipewright/lab/blur', index.digest), bytes(index));
  });

  it('says which part the source lacks, and writes no image', async () => {
    await using scenery = await scene();
    const { registry, ecr, children, copy } = scenery;
    const lost = JSON.parse(bytes(children[1]!).toString()).layers[2].digest;
    registry.fault(({ path }) =>
      path.includes(lost) ? { status: 404, body: '{"errors":[{"code":"BLOB_UNKNOWN"}]}' } : undefined,
    );
    await assert.rejects(copy(), (error: Error & { code: string }) => {
      assert.equal(error.code, 'IMAGE_NOT_FOUND');
      assert.ok(error.message.includes(lost) && error.message.includes('lab/blur'), error.message);
      return true;
    });
    assert.equal(ecr.manifest('pipewright/lab/blur', '1.0-abc'), undefined);
  });
});
