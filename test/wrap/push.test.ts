import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageSource, ImageTarget } from '../../src/oci/image-store.ts';
import { compareWrap } from '../../src/wrap/compare-wrap.ts';
import { deriveWrap } from '../../src/wrap/derive.ts';
import { streamAgentLayer } from '../../src/wrap/layer-sources.ts';
import { pushWrap } from '../../src/wrap/push.ts';
import { aSpec, decode, putImage, putIndex, rawManifest, TINY_AGENT } from '../fakes/image.ts';
import { agentStore, emptyStore } from '../fakes/image-store.ts';

const ARM = { os: 'linux', architecture: 'arm64' };

async function stores(t: TestContext) {
  const source = await emptyStore(t);
  const amd = await putImage(source, 'amd', { layers: 3 });
  const arm = await putImage(source, 'arm', { layers: 3, platform: ARM });
  await putIndex(source, 'all', [{ raw: amd }, { raw: arm, platform: ARM }]);
  return { source, agent: await agentStore(t), target: await emptyStore(t) };
}

const options = { name: 'ghcr.io/alice/blur:1.2', reference: 'all', spec: aSpec(), agent: TINY_AGENT };

describe('pushing a wrap', () => {
  it('writes blobs, then children, then the tag', async (t) => {
    const { source, agent, target } = await stores(t);
    const order: string[] = [];
    const noted: ImageTarget = {
      ...target,
      copyBlob: async (blob, from) => {
        const how = await target.copyBlob(blob, from);
        order.push('layer');
        return how;
      },
      writeBlob: async (blob, bytes) => {
        const how = await target.writeBlob(blob, bytes);
        order.push('config');
        return how;
      },
      writeManifest: async (tag, raw) => {
        order.push(tag.startsWith('sha256:') ? 'child' : tag);
        return target.writeManifest(tag, raw);
      },
    };
    const wrap = await deriveWrap(source, options);
    const report = await pushWrap(wrap, noted, { tag: '1.2.3', from: { source, agent } });
    assert.equal(report.alreadyThere, false);
    // Three layers a platform and one agent layer that both share; the layers' content differs by tag.
    assert.deepEqual(order.slice(0, 9).sort(), ['config', 'config', ...Array(7).fill('layer')]);
    assert.deepEqual(order.slice(9), ['child', 'child', '1.2.3']);
    assert.equal(await target.headManifest('1.2.3'), wrap.root.digest);
  });

  it('sends everything again where a registry kept the manifest and removed its parts', async (t) => {
    const { source, agent, target } = await stores(t);
    const wrap = await deriveWrap(source, options);
    let complete = false;
    const cleaned: ImageTarget = {
      ...target,
      headManifest: async () => wrap.root.digest,
      writeManifest: async (tag, raw) => {
        if (tag === '1' && !complete) {
          complete = true;
          throw new Failure('PARTS_MISSING', 'does not see all parts');
        }
        return target.writeManifest(tag, raw);
      },
    };
    const report = await pushWrap(wrap, cleaned, { tag: '1', from: { source, agent } });
    assert.deepEqual(report.blobs, { present: 0, mounted: 0, copied: 9 });
    assert.equal(await target.headManifest('1'), wrap.root.digest);
  });

  it('does nothing the second time', async (t) => {
    const { source, agent, target } = await stores(t);
    const wrap = await deriveWrap(source, options);
    await pushWrap(wrap, target, { tag: '1.2.3', from: { source, agent } });
    const again = await pushWrap(wrap, target, { tag: '1.2.3', from: { source, agent } });
    assert.deepEqual(again, {
      alreadyThere: true,
      blobs: { present: 0, mounted: 0, copied: 0 },
      copiedBytes: 0,
    });
  });

  it('leaves the tag alone when a layer cannot be read', async (t) => {
    const { source, target } = await stores(t);
    const wrap = await deriveWrap(source, options);
    await assert.rejects(pushWrap(wrap, target, { tag: '1.2.3', from: { source, agent: source } }), {
      code: 'AGENT_UNAVAILABLE',
    });
    assert.equal(await target.headManifest('1.2.3'), undefined);
    assert.equal(await target.headManifest(wrap.root.digest), undefined);
  });

  it("takes the agent's layer from this machine where its repository does not give it, and says why", async (t) => {
    const { source, agent, target } = await stores(t);
    const wrap = await deriveWrap(source, options);
    const why: string[] = [];
    const makeAgent = async (_layer: unknown, { code }: Failure) => {
      why.push(code);
      return agent;
    };
    // A repository that is there and lacks the layer, and one that no token may read.
    const denied: ImageSource = {
      ...source,
      streamBlob: () => Promise.reject(new Failure('ACCESS_DENIED', 'not without a login')),
    };
    for (const [tag, published] of [
      ['1', await emptyStore(t)],
      ['2', denied],
    ] as const) {
      const into = tag === '1' ? target : await emptyStore(t);
      await pushWrap(wrap, into, { tag, from: { source, agent: published, makeAgent } });
      assert.equal(await into.headManifest(tag), wrap.root.digest);
      const layer = wrap.images[0]!.layers.at(-1)!;
      const streamed = await streamAgentLayer(layer, { source, agent: published, makeAgent });
      assert.equal(digestOf(await buffer(streamed)), layer.digest);
    }
    assert.deepEqual(why, ['BLOB_NOT_FOUND', 'BLOB_NOT_FOUND', 'ACCESS_DENIED', 'ACCESS_DENIED']);
  });

  it('makes no agent where the target is what refuses', async (t) => {
    const { source, agent, target } = await stores(t);
    const wrap = await deriveWrap(source, options);
    const refusing: ImageTarget = {
      ...target,
      copyBlob: () => Promise.reject(new Failure('ACCESS_DENIED', 'you may not write')),
    };
    const makeAgent = () => assert.fail('It is there.');
    await assert.rejects(pushWrap(wrap, refusing, { tag: '1', from: { source, agent, makeAgent } }), {
      code: 'ACCESS_DENIED',
    });
  });

  it('does not push foreign layers', async (t) => {
    const { source, agent, target } = await stores(t);
    const foreign = {
      mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
      digest: digestOf('elsewhere'),
      size: 9,
      urls: ['https://example.org/layer'],
    };
    await putImage(source, 'foreign', { layers: 1, manifest: { layers: [foreign] } });
    const wrap = await deriveWrap(source, { ...options, reference: 'foreign' });
    const report = await pushWrap(wrap, target, { tag: 'x', from: { source, agent } });
    assert.deepEqual(report.blobs, { present: 0, mounted: 0, copied: 2 });
  });
});

describe('verifying', () => {
  it('finds a changed label, a changed layer and a missing platform, and says where', async (t) => {
    const { source, agent, target } = await stores(t);
    const wrap = await deriveWrap(source, options);
    await pushWrap(wrap, target, { tag: 'x', from: { source, agent } });
    const [amd, arm] = wrap.images;
    const config = decode<{ config: { Labels: Record<string, string> } }>(amd!.config.bytes);
    config.config.Labels['com.example.evil'] = 'yes';
    const changed = Buffer.from(JSON.stringify(config));
    const blob = { ...amd!.config.descriptor, digest: digestOf(changed), size: changed.byteLength };
    await target.writeBlob(blob, changed);
    const amdManifest = decode<{ layers: { digest: string }[] }>(amd!.manifest.bytes);
    const evil = rawManifest(amd!.manifest.mediaType, { ...amdManifest, config: blob });
    await target.writeManifest(evil.digest, evil);
    const armManifest = decode<{ layers: { digest: string }[] }>(arm!.manifest.bytes);
    armManifest.layers[0]!.digest = digestOf('other');
    const bent = rawManifest(arm!.manifest.mediaType, armManifest);
    await target.writeManifest(bent.digest, bent);
    const platforms = [
      { raw: evil, platform: { os: 'linux', architecture: 'amd64' } },
      { raw: bent, platform: ARM },
    ];
    const index = await putIndex(target, 'y', platforms);
    const paths = (await compareWrap(wrap, index, target)).map((f) => f.path);
    assert.ok(paths.includes('/config/Labels/com.example.evil'), paths.join());
    assert.ok(paths.includes('/layers/0/digest'), paths.join());
    const half = await putIndex(target, 'z', platforms.slice(0, 1));
    const findings = await compareWrap(wrap, half, target);
    assert.ok(findings.some((f) => f.path === '/manifests' && f.message.includes('linux/arm64')));
  });
});
