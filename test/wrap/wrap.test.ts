import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageTarget } from '../../src/oci/image-store.ts';
import {
  DOCKER_LAYER_GZIP,
  DOCKER_MANIFEST,
  type ImageConfig,
  type ImageIndex,
  type ImageManifest,
  OCI_LAYER_GZIP,
} from '../../src/oci/manifest.ts';
import type { CompleteSpec } from '../../src/spec/complete-spec.ts';
import { AGENT_ENTRYPOINT } from '../../src/wrap/agent-release.ts';
import { deriveWrap, type Wrap } from '../../src/wrap/derive.ts';
import { pushWrap } from '../../src/wrap/push.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import {
  aSpec,
  decode,
  type ImageShape,
  putImage,
  putIndex,
  rawManifest,
  TINY_AGENT,
} from '../fakes/image.ts';
import { agentStore, emptyStore } from '../fakes/image-store.ts';

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
      user: '12',
      env: {},
    });
    assert.equal(JSON.parse(variable(config, 'PIPEWRIGHT_SPEC')!).name, 'blur');
  });

  it('knows the old stop signal and health check, which would not suit the agent', async () => {
    const Healthcheck = { Test: ['CMD', '/blur', '--ping'], Interval: 1e9 };
    const { config } = await wrapped({ config: { StopSignal: 'SIGWINCH', Healthcheck } });
    assert.deepEqual([config.config?.StopSignal, config.config?.Healthcheck], [undefined, undefined]);
    const { stop_signal, healthcheck } = JSON.parse(variable(config, 'PIPEWRIGHT_IMAGE')!);
    assert.deepEqual([stop_signal, healthcheck], ['SIGWINCH', Healthcheck]);
  });

  it('keeps variables that steer the agent for the algorithm only', async () => {
    const { config } = await wrapped({
      config: {
        Env: [
          'LD_PRELOAD=/x.so',
          'NODE_OPTIONS=--require /y',
          'PIPEWRIGHT_QUEUE_URL=z',
          'AWS_ENDPOINT_URL=http://x',
          'PIPEWRIGHT_IMAGE=forged',
          'LD=/l',
        ],
      },
    });
    assert.equal(variable(config, 'LD_PRELOAD'), undefined);
    assert.equal(variable(config, 'NODE_OPTIONS'), undefined);
    assert.equal(variable(config, 'PIPEWRIGHT_QUEUE_URL'), undefined);
    assert.equal(variable(config, 'AWS_ENDPOINT_URL'), undefined);
    assert.equal(variable(config, 'LD'), '/l');
    assert.deepEqual(JSON.parse(variable(config, 'PIPEWRIGHT_IMAGE')!).env, {
      AWS_ENDPOINT_URL: 'http://x',
      PIPEWRIGHT_QUEUE_URL: 'z',
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

  it("describes its own origin, without its source's labels", async () => {
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

  it('has no subject', async () => {
    const { manifest } = await wrapped({
      manifest: { subject: { mediaType: 'x', digest: digestOf('s'), size: 1 } },
    });
    assert.equal(manifest.subject, undefined);
  });

  it('keeps unknown keys and layers', async () => {
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

  it('is deterministic, and differs for another spec, source or agent', async () => {
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
    it(`gives what wrapping its source gives (${docker ? 'Docker' : 'OCI'})`, async (t) => {
      const store = await agentStore(t);
      const agent = await agentStore(t);
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
    });
  }
});

describe("an image built on a wrapped one, or with Pipewright's labels", () => {
  /** Wraps, pushes, changes what was pushed, and gives the store with the changed image as "changed". */
  async function changed(
    t: TestContext,
    change: (image: { manifest: Mutable; config: Mutable }) => void,
  ): Promise<ImageTarget> {
    const store = await agentStore(t);
    await putImage(store, 'it', { layers: 2 });
    const wrap = await derive(store);
    await pushWrap(wrap, store, { tag: 'wrapped', from: { source: store, agent: store } });
    const image = wrap.images[0]!;
    const manifest = decode<Mutable>(image.manifest.bytes);
    const config = decode<Mutable>(image.config.bytes);
    change({ manifest, config });
    const bytes = Buffer.from(JSON.stringify(config));
    const descriptor = { ...image.config.descriptor, digest: digestOf(bytes), size: bytes.byteLength };
    await store.writeBlob(descriptor, bytes);
    await store.writeManifest(
      'changed',
      rawManifest(image.manifest.mediaType, { ...manifest, config: descriptor }),
    );
    return store;
  }
  // biome-ignore lint/suspicious/noExplicitAny: hostile images have any shape
  type Mutable = any;
  const LABEL = 'dev.pipewright.';
  const MORE = { mediaType: OCI_LAYER_GZIP, digest: digestOf('more'), size: 4 };

  const cases: readonly [what: string, change: (image: { manifest: Mutable; config: Mutable }) => void][] = [
    [
      'a layer more',
      ({ manifest, config }) => {
        manifest.layers.push(MORE);
        config.rootfs.diff_ids.push(digestOf('more tar'));
      },
    ],
    [
      'another layer in the place of the agent',
      ({ manifest }) => {
        manifest.layers[2] = MORE;
      },
    ],
    [
      'no layer at all',
      ({ manifest, config }) => {
        manifest.layers = [];
        config.rootfs.diff_ids = [];
      },
    ],
    [
      'no labels',
      ({ config }) => {
        config.config.Labels = {};
      },
    ],
    [
      'no label of the agent layer',
      ({ config }) => {
        delete config.config.Labels[`${LABEL}agent.layer`];
      },
    ],
    [
      'another entrypoint',
      ({ config }) => {
        config.config.Entrypoint = ['/blur'];
      },
    ],
    [
      'a damaged variable',
      ({ config }) => {
        config.config.Env = ['PIPEWRIGHT_IMAGE={"entrypoint":1}'];
      },
    ],
    [
      'damaged ports',
      ({ config }) => {
        config.config.Labels[`${LABEL}source.ports`] = '{';
      },
    ],
  ];
  for (const [what, change] of cases)
    it(`that has ${what} is refused, and no layer of it is dropped`, async (t) => {
      const store = await changed(t, change);
      await assert.rejects(derive(store, 'changed'), {
        code: 'BUILT_ON_WRAPPED',
        message: /^ghcr\.io\/alice\/blur:1\.2 was built on a wrapped image.*Build it on the original image/,
      });
    });

  it('is never called what its labels claim', async (t) => {
    const store = await changed(t, ({ config }) => {
      config.config.Labels['org.opencontainers.image.base.name'] = 'ghcr.io/trusted/blur:1.2';
      config.config.Labels[`${LABEL}source.digest`] = digestOf('trusted');
    });
    const wrap = await derive(store, 'changed');
    const { digest } = await store.readManifest('changed');
    assert.equal(wrap.replaced, true);
    assert.deepEqual(wrap.source, { name: 'ghcr.io/alice/blur:1.2', digest });
    const config = decode<ImageConfig>(wrap.images[0]!.config.bytes);
    assert.equal(config.config?.Labels?.['org.opencontainers.image.base.digest'], digest);
    assert.equal(wrap.images[0]?.layers.length, 3, 'the agent layer was replaced');
  });

  it("gets none of Pipewright's labels from a source that sets them", async () => {
    const { config, wrap } = await wrapped({
      config: {
        Labels: {
          [`${LABEL}agent.digest`]: digestOf('x'),
          [`${LABEL}source.label.org.opencontainers.image.url`]: 'https://evil.example',
          [`${LABEL}source.ports`]: '["1/tcp"]',
          __proto__x: 'kept',
        },
      },
    });
    assert.equal(wrap.replaced, false);
    const labels = config.config?.Labels ?? {};
    assert.equal(labels[`${LABEL}agent.digest`], TINY_AGENT.digest);
    assert.equal(labels[`${LABEL}source.label.org.opencontainers.image.url`], undefined);
    assert.equal(labels[`${LABEL}source.ports`], undefined);
    assert.equal(labels.__proto__x, 'kept');
  });
});

describe('configs of every shape', () => {
  const shapes: readonly [what: string, shape: ImageShape][] = [
    ['no config', { text: (json) => json.replace(/"config":\{.*?\},"rootfs"/, '"rootfs"') }],
    [
      'null for config',
      { text: (json) => json.replace(/"config":\{.*?\},"rootfs"/, '"config":null,"rootfs"') },
    ],
    ['nulls', { config: { Env: null, Entrypoint: null, Cmd: null, Labels: null, ExposedPorts: null } }],
    [
      'a stop signal and a health check with numbers of any size',
      {
        text: (json) =>
          json.replace(
            '"config":{',
            '"config":{"StopSignal":"SIGQUIT","Healthcheck":{"Interval":12345678901234567890},',
          ),
      },
    ],
    ['empty lists', { config: { Env: [], Entrypoint: [], Cmd: [], Labels: {}, ExposedPorts: {} } }],
    ['no history', { text: (json) => json.replace(/,"history":\[.*\]/, '') }],
    ['null for history', { text: (json) => json.replace(/"history":\[.*\]/, '"history":null') }],
    ['an empty history', { history: [] }],
    [
      'a label that is called like a prototype',
      { text: (json) => json.replace('"config":{', '"config":{"Labels":{"__proto__":"x","a":"1"},') },
    ],
    ['annotations', { manifest: { annotations: { 'org.opencontainers.image.url': 'x', b: 'y' } } }],
    ['layers with data', { manifest: { 'x-unknown': { z: 1, a: 2 } } }],
    ['Docker types', { docker: true }],
  ];
  for (const [what, shape] of shapes)
    it(`${what}: wrapped, and wrapped again from the wrapped one, to the same bytes`, async (t) => {
      const store = await agentStore(t);
      await putImage(store, 'it', shape);
      const wrap = await derive(store);
      const { config } = decode<{ config: { Labels: Record<string, string> } }>(wrap.images[0]!.config.bytes);
      if (what.includes('prototype'))
        assert.equal(Object.getOwnPropertyDescriptor(config.Labels, '__proto__')?.value, 'x');
      await pushWrap(wrap, store, { tag: 'wrapped', from: { source: store, agent: store } });
      const again = await derive(store, 'wrapped');
      assert.equal(again.replaced, true);
      assert.equal(again.root.digest, wrap.root.digest);
    });

  it('keep everything that wrapping does not change, to the last digit', async (t) => {
    const store = await agentStore(t);
    const health = '{"Test":["CMD","x"],"Interval":12345678901234567890,"Retries":1e400}';
    const old = `"Healthcheck":${health},"StopSignal":"SIGUSR1","ArgsEscaped":true,`;
    const own = '"OnBuild":["RUN x"],"Volumes":{"/data":{}},"Shell":["/s"],';
    await putImage(store, 'it', {
      text: (json) =>
        json
          .replace(
            '"config":{',
            `"x-number":0.10000000000000000555,"x-text":"\\ud800é","config":{${own}${old}`,
          )
          .replace('"rootfs":{', '"rootfs":{"x-inside":-0.0,'),
    });
    const bytes = Buffer.from((await derive(store)).images[0]!.config.bytes).toString('utf8');
    assert.ok(bytes.includes('"x-number":0.10000000000000000555,"x-text":"\\ud800é","config":{'), bytes);
    assert.ok(bytes.includes(own), bytes);
    assert.doesNotMatch(bytes, /ArgsEscaped|"Healthcheck"|"StopSignal"/);
    assert.ok(bytes.includes(`\\"healthcheck\\":${health.replaceAll('"', '\\"')}`), 'remembered as it is');
    assert.ok(
      bytes.startsWith('{"os":"linux","architecture":"amd64","created":'),
      'in the order of the source',
    );
  });

  it('with too deep a nesting are refused', async (t) => {
    const store = await agentStore(t);
    const deep = 200_000;
    await putImage(store, 'it', {
      text: (json) => json.replace('"config":{', `"x":${'['.repeat(deep)}${']'.repeat(deep)},"config":{`),
    });
    await assert.rejects(derive(store), { code: 'NOT_AN_IMAGE' });
  });
});

describe('layers of every kind', () => {
  const blob = (mediaType: string, more: object = {}) => ({
    mediaType,
    digest: digestOf(mediaType),
    size: 9,
    ...more,
  });
  const OCI = 'application/vnd.oci.image.layer.';
  const toc = {
    'containerd.io/snapshot/stargz/toc.digest': digestOf('toc'),
    'io.containers.zstd-chunked.manifest-checksum': 'x',
  };
  for (const [what, layer, docker] of [
    ['zstd', blob(`${OCI}v1.tar+zstd`, { annotations: toc }), false],
    ['eStargz', blob(OCI_LAYER_GZIP, { annotations: toc }), false],
    ['plain tar', blob(`${OCI}v1.tar`), false],
    ['foreign', blob(`${OCI}nondistributable.v1.tar+gzip`, { urls: ['https://example.org/l'] }), false],
    [
      'foreign of Docker',
      blob('application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', { urls: ['https://example.org/l'] }),
      true,
    ],
    ['with its data inside', blob(OCI_LAYER_GZIP, { data: 'AAAA' }), false],
  ] as const)
    it(`${what}: kept as they are, in their places`, async () => {
      const { manifest } = await wrapped({ docker, layers: 3, manifest: { layers: [layer, layer, layer] } });
      assert.deepEqual(manifest.layers.slice(0, 3), [layer, layer, layer]);
      assert.equal(manifest.layers.length, 4);
    });

  it('move once when they occur twice', async (t) => {
    const store = await agentStore(t);
    const target = await emptyStore(t);
    const once = decode<ImageManifest>((await putImage(store, 'it')).bytes).layers[0]!;
    await putImage(store, 'it', { layers: 2, manifest: { layers: [once, once] } });
    const wrap = await derive(store);
    const { blobs } = await pushWrap(wrap, target, { tag: 'x', from: { source: store, agent: store } });
    assert.deepEqual(blobs, { present: 0, mounted: 0, copied: 3 });
    assert.deepEqual(decode<ImageManifest>(wrap.root.bytes).layers.slice(0, 2), [once, once]);
  });

  it('leave nothing of the config descriptor but type, digest and size', async (t) => {
    const store = await agentStore(t);
    const { config, ...rest } = decode<ImageManifest>((await putImage(store, 'plain')).bytes);
    const more = { ...config, data: 'AAAA', annotations: { a: 'b' } };
    await store.writeManifest('it', rawManifest('', { ...rest, config: more, mediaType: undefined }));
    const wrap = await derive(store);
    const manifest = decode<ImageManifest>(wrap.root.bytes);
    assert.deepEqual(Object.keys(manifest.config), ['mediaType', 'digest', 'size']);
    assert.equal(manifest.mediaType, 'application/vnd.oci.image.manifest.v1+json', 'it is written down');
  });

  it("lose the reference to a SOCI index that does not know the agent's layer", async () => {
    const { manifest } = await wrapped({
      manifest: { annotations: { 'com.amazon.soci.index-digest': digestOf('s'), a: 'b' } },
    });
    assert.equal(manifest.annotations?.['com.amazon.soci.index-digest'], undefined);
    assert.equal(manifest.annotations?.a, 'b');
  });
});

describe('an index', () => {
  it('leaves out children without a platform that are not images, and refuses a broken one with a platform', async (t) => {
    const store = await agentStore(t);
    const amd = await putImage(store, 'amd');
    const chart = rawManifest('application/vnd.oci.image.manifest.v1+json', {
      schemaVersion: 2,
      config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', digest: digestOf('h'), size: 1 },
      layers: [],
    });
    await store.writeManifest(chart.digest, chart);
    await putIndex(store, 'all', [{ raw: chart }, { raw: amd }]);
    const wrap = await derive(store, 'all');
    assert.deepEqual(wrap.dropped, [{ digest: chart.digest, platform: 'unknown', reason: 'not an image' }]);
    await putIndex(store, 'bad', [
      { raw: chart, platform: { os: 'linux', architecture: 'amd64' } },
      { raw: amd },
    ]);
    await assert.rejects(derive(store, 'bad'), { code: 'NOT_AN_IMAGE', message: /helm/ });
  });

  it('keeps its platforms in order and reports what it drops', async (t) => {
    const store = await agentStore(t);
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

  it('without any platform to wrap is refused, and the message lists its platforms', async (t) => {
    const store = await agentStore(t);
    const raw = await putImage(store, 'x', { platform: { os: 'windows', architecture: 'amd64' } });
    await putIndex(store, 'all', [{ raw, platform: { os: 'windows', architecture: 'amd64' } }]);
    await assert.rejects(derive(store, 'all'), {
      code: 'UNSUPPORTED_PLATFORM',
      message: /contains images for windows\/amd64/,
    });
  });
});

describe('a Docker image', () => {
  it('stays a Docker image', async () => {
    const { manifest } = await wrapped({ docker: true });
    assert.equal(manifest.mediaType, DOCKER_MANIFEST);
  });
});
