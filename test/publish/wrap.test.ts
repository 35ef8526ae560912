import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openLayout } from '../../src/edge/layout.ts';
import { digestOf } from '../../src/image/digest.ts';
import {
  DOCKER_LAYER_GZIP,
  DOCKER_MANIFEST,
  type ImageConfig,
  type ImageIndex,
  type ImageManifest,
  OCI_LAYER_GZIP,
} from '../../src/image/manifest.ts';
import type { ImageTarget } from '../../src/image/store.ts';
import { AGENT_ENTRYPOINT } from '../../src/publish/agent-release.ts';
import { deriveWrap, type Wrap } from '../../src/publish/derive.ts';
import { pushWrap } from '../../src/publish/push.ts';
import type { CompleteSpec } from '../../src/spec/complete.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import {
  aSpec,
  decode,
  type ImageShape,
  putImage,
  putIndex,
  rawManifest,
  TINY_AGENT,
  TINY_AGENT_LAYER,
} from '../fakes/image.ts';

const ARM = { os: 'linux', architecture: 'arm64', variant: 'v8' };

function derive(store: ImageTarget, reference = 'it', spec: CompleteSpec = aSpec()): Promise<Wrap> {
  return deriveWrap(store, { name: 'ghcr.io/alice/blur:1.2', reference, spec, agent: TINY_AGENT });
}

/** Wraps one image and gives the new manifest and config as JSON. */
async function wrapped(
  shape: ImageShape,
  spec?: CompleteSpec,
): Promise<{ manifest: ImageManifest; config: ImageConfig; wrap: Wrap }> {
  await using folder = await temporaryFolder();
  const store = openLayout(folder.path);
  await putImage(store, 'it', shape);
  const wrap = await derive(store, 'it', spec);
  const image = wrap.images[0]!;
  return { wrap, manifest: decode(image.manifest.bytes), config: decode(image.config.bytes) };
}

function variable(config: ImageConfig, name: string): string | undefined {
  return config.config?.Env?.find((v) => v.startsWith(`${name}=`))?.slice(name.length + 1);
}

describe('a wrapped image', () => {
  it('starts the agent, which knows the spec and the old entrypoint', async () => {
    const { config } = await wrapped({
      config: { Env: ['A=1'], Entrypoint: ['/blur'], Cmd: ['--help'], User: '12', WorkingDir: '/w' },
    });
    assert.deepEqual(config.config?.Entrypoint, AGENT_ENTRYPOINT);
    assert.equal(config.config?.Cmd, undefined);
    assert.equal(config.config?.User, '12');
    assert.equal(config.config?.WorkingDir, '/w');
    assert.equal(config.config?.Env?.[0], 'A=1');
    assert.deepEqual(JSON.parse(variable(config, 'PIPEWRIGHT_IMAGE')!), {
      entrypoint: ['/blur'],
      cmd: ['--help'],
      env: {},
    });
    assert.equal(JSON.parse(variable(config, 'PIPEWRIGHT_SPEC')!).name, 'blur');
  });

  it('keeps hostile variables for the algorithm only', async () => {
    const { config } = await wrapped({
      config: {
        Env: [
          'LD_PRELOAD=/x.so',
          'NODE_OPTIONS=--require /y',
          'PIPEWRIGHT_QUEUE_URL=z',
          'LD_LIBRARY_PATH=/l',
        ],
      },
    });
    assert.equal(variable(config, 'LD_PRELOAD'), undefined);
    assert.equal(variable(config, 'NODE_OPTIONS'), undefined);
    assert.equal(variable(config, 'PIPEWRIGHT_QUEUE_URL'), undefined);
    assert.equal(variable(config, 'LD_LIBRARY_PATH'), '/l');
    assert.deepEqual(JSON.parse(variable(config, 'PIPEWRIGHT_IMAGE')!).env, {
      LD_PRELOAD: '/x.so',
      NODE_OPTIONS: '--require /y',
    });
  });

  it('adds one layer, of the type its manifest asks for', async () => {
    for (const [docker, type] of [
      [false, OCI_LAYER_GZIP],
      [true, DOCKER_LAYER_GZIP],
    ] as const) {
      const { manifest, config, wrap } = await wrapped({ docker, layers: 2 });
      assert.equal(manifest.layers.length, 3);
      assert.equal(manifest.layers.at(-1)?.mediaType, type);
      assert.equal(manifest.layers.at(-1)?.digest, TINY_AGENT.platforms['linux/amd64']?.digest);
      assert.equal(config.rootfs.diff_ids.at(-1), TINY_AGENT.platforms['linux/amd64']?.diff_id);
      assert.equal(config.history?.length, 3);
      assert.equal(manifest.config.digest, wrap.images[0]?.config.descriptor.digest);
      assert.equal(manifest.annotations !== undefined, !docker, 'only OCI manifests have annotations');
    }
  });

  it('says where it came from, and no longer what its source said of itself', async () => {
    const { config, manifest, wrap } = await wrapped({
      config: {
        Labels: { 'org.opencontainers.image.source': 'https://example.org/alice', 'com.example.team': 'a' },
      },
    });
    const labels = config.config?.Labels ?? {};
    assert.equal(labels['org.opencontainers.image.base.name'], 'ghcr.io/alice/blur:1.2');
    assert.equal(labels['org.opencontainers.image.base.digest'], wrap.source.digest);
    assert.equal(labels['org.opencontainers.image.title'], 'blur');
    assert.equal(labels['org.opencontainers.image.version'], '1.2.3');
    assert.equal(labels['org.opencontainers.image.source'], undefined);
    assert.equal(
      labels['dev.pipewright.source.label.org.opencontainers.image.source'],
      'https://example.org/alice',
    );
    assert.equal(labels['com.example.team'], 'a');
    assert.equal(manifest.annotations?.['org.opencontainers.image.title'], 'blur');
    assert.deepEqual(Object.keys(labels), Object.keys(labels).sort());
  });

  it("opens the spec's ports beside the image's", async () => {
    const spec = aSpec({ port: [{ port: 9090 }, { port: 53, protocol: 'udp' }] });
    const { config } = await wrapped({ config: { ExposedPorts: { '80/tcp': {} } } }, spec);
    assert.deepEqual(config.config?.ExposedPorts, { '53/udp': {}, '80/tcp': {}, '9090/tcp': {} });
  });

  it('has no subject, since it refers to nothing', async () => {
    const { manifest } = await wrapped({
      manifest: { subject: { mediaType: 'x', digest: digestOf('s'), size: 1 } },
    });
    assert.equal(manifest.subject, undefined);
  });

  it('keeps keys and layers that it knows nothing of', async () => {
    const zstd = {
      mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd',
      digest: digestOf('z'),
      size: 9,
      annotations: { 'containerd.io/snapshot/stargz/toc.digest': 'sha256:1' },
    };
    const { manifest } = await wrapped({ manifest: { layers: [zstd], 'x-other': 1 } });
    assert.deepEqual(manifest.layers[0], zstd);
    assert.equal((manifest as unknown as Record<string, unknown>)['x-other'], 1);
  });

  it('has no history when its source has none', async () => {
    assert.deepEqual((await wrapped({ history: [] })).config.history, []);
  });

  it('is the same bytes each time, and other bytes for another spec, source or agent', async () => {
    const first = (await wrapped({})).wrap.root.digest;
    assert.equal((await wrapped({})).wrap.root.digest, first);
    assert.notEqual((await wrapped({}, aSpec({ memory: { suggested: 257 } }))).wrap.root.digest, first);
    assert.notEqual((await wrapped({ layers: 2 })).wrap.root.digest, first);
  });

  it('is not made for platforms without an agent', async () => {
    await assert.rejects(wrapped({ platform: { os: 'windows', architecture: 'amd64' } }), {
      code: 'UNSUPPORTED_PLATFORM',
      message: /windows\/amd64.*linux\/amd64 and linux\/arm64/,
    });
  });

  it('is not made when it would be too deep to run', async () => {
    assert.equal((await wrapped({ layers: 124 })).manifest.layers.length, 125);
    await assert.rejects(wrapped({ layers: 125 }), {
      code: 'TOO_MANY_LAYERS',
      message: /125 layers.*Squash/,
    });
  });

  it('is not made when its spec does not fit into one variable', async () => {
    const spec = aSpec({ description: 'x'.repeat(131072) });
    await assert.rejects(wrapped({}, spec), { code: 'SPEC_TOO_LARGE' });
  });
});

describe('wrapping a wrapped image', () => {
  for (const docker of [false, true]) {
    it(`gives what wrapping its source gives (${docker ? 'Docker' : 'OCI'})`, async () => {
      await using folder = await temporaryFolder();
      const store = openLayout(folder.path);
      const agent = openLayout(`${folder.path}-agent`);
      await agent.writeBlob(
        { mediaType: '', digest: digestOf(TINY_AGENT_LAYER), size: TINY_AGENT_LAYER.byteLength },
        TINY_AGENT_LAYER,
      );
      const shape: ImageShape = {
        docker,
        config: {
          Env: ['LD_PRELOAD=/x.so', 'A=1'],
          Entrypoint: ['/e'],
          Labels: { 'org.opencontainers.image.version': '9' },
          ExposedPorts: { '1/tcp': {} },
        },
        manifest: docker ? {} : { annotations: { 'org.opencontainers.image.version': '9', other: 'x' } },
      };
      const amd = await putImage(store, 'amd', shape);
      const arm = await putImage(store, 'arm', { ...shape, platform: ARM });
      await putIndex(
        store,
        'all',
        [
          { raw: amd, platform: { os: 'linux', architecture: 'amd64' } },
          { raw: arm, platform: ARM },
        ],
        { docker },
      );
      const old = aSpec({ version: '0.9.0', port: [{ port: 7 }] });
      for (const tag of ['amd', 'all']) {
        const earlier = await derive(store, tag, old);
        await pushWrap(earlier, store, { tag: `${tag}-wrapped`, from: { source: store, agent } });
        const fresh = await derive(store, tag);
        const again = await derive(store, `${tag}-wrapped`);
        assert.equal(again.replaced, true);
        assert.equal(again.root.digest, fresh.root.digest);
        assert.deepEqual(again.source, fresh.source);
      }
      await (await import('node:fs/promises')).rm(`${folder.path}-agent`, { recursive: true });
    });
  }
});

describe('an index', () => {
  it('keeps its platforms in order and drops what does not belong, saying so', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const amd = await putImage(store, 'amd');
    const arm = await putImage(store, 'arm', { platform: ARM });
    const other = await putImage(store, 's390x', { platform: { os: 'linux', architecture: 's390x' } });
    const mislabelled = await putImage(store, 'ppc', { platform: { os: 'linux', architecture: 'ppc64le' } });
    const attestation = rawManifest('application/vnd.oci.image.manifest.v1+json', { attestation: true });
    const soci = rawManifest('application/vnd.oci.image.manifest.v1+json', { soci: true });
    const nested = await putIndex(store, 'nested', [{ raw: amd }]);
    await putIndex(
      store,
      'all',
      [
        { raw: arm, platform: ARM, annotations: { 'org.opencontainers.image.revision': 'abc', keep: 'me' } },
        {
          raw: attestation,
          platform: { os: 'unknown', architecture: 'unknown' },
          annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
        },
        { raw: soci, artifactType: 'application/vnd.amazon.soci.index.v2+json' },
        { raw: other, platform: { os: 'linux', architecture: 's390x' } },
        { raw: mislabelled },
        { raw: nested },
        { raw: amd },
      ],
      { annotations: { 'org.opencontainers.image.url': 'https://example.org' } },
    );
    const wrap = await derive(store, 'all');
    const index = decode<ImageIndex>(wrap.root.bytes);
    assert.deepEqual(
      index.manifests.map((m) => m.platform),
      [ARM, { os: 'linux', architecture: 'amd64' }],
    );
    assert.deepEqual(index.manifests[0]?.annotations, { keep: 'me' });
    assert.equal(index.annotations?.['org.opencontainers.image.url'], undefined);
    assert.equal(index.annotations?.['org.opencontainers.image.base.digest'], wrap.source.digest);
    const reasons = Object.fromEntries(wrap.dropped.map((d) => [d.digest, d.reason]));
    assert.deepEqual(reasons, {
      [attestation.digest]: 'attestation',
      [soci.digest]: 'SOCI index',
      [other.digest]: 'no agent for this platform',
      [mislabelled.digest]: 'no agent for this platform',
      [nested.digest]: 'nested index',
    });
  });

  it('without any platform to wrap is refused with what it holds', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const raw = await putImage(store, 'x', { platform: { os: 'windows', architecture: 'amd64' } });
    await putIndex(store, 'all', [{ raw, platform: { os: 'windows', architecture: 'amd64' } }]);
    await assert.rejects(derive(store, 'all'), {
      code: 'UNSUPPORTED_PLATFORM',
      message: /holds images for windows\/amd64/,
    });
  });
});

describe('a Docker image', () => {
  it('stays a Docker image', async () => {
    const { manifest } = await wrapped({ docker: true });
    assert.equal(manifest.mediaType, DOCKER_MANIFEST);
  });
});
