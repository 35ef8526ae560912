import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { NO_RULES, parseRegistriesConf } from '../../src/edge/registry/registries-conf.ts';
import { openRegistry, type RegistryEvent } from '../../src/edge/registry-client.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageTarget, RawManifest } from '../../src/oci/image-store.ts';
import { type Descriptor, OCI_CONFIG, OCI_LAYER_GZIP, OCI_MANIFEST } from '../../src/oci/manifest.ts';
import { parseRegistryReference } from '../../src/oci/reference.ts';
import { type RealRegistry, startRealRegistry } from '../fakes/real-registry.ts';

const run = promisify(execFile);

function open(conf = NO_RULES, events: RegistryEvent[] = []) {
  return openRegistry({
    env: {},
    registriesConf: conf,
    credentials: async () => undefined,
    onEvent: (event) => events.push(event),
  });
}

function describeBytes(bytes: Uint8Array, mediaType: string): Descriptor {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}

/** Writes an image of one random layer under a tag. */
async function publish(target: ImageTarget, tag: string, layerBytes: Uint8Array) {
  const layer = describeBytes(layerBytes, OCI_LAYER_GZIP);
  const configBytes = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    }),
  );
  const config = describeBytes(configBytes, OCI_CONFIG);
  await target.writeBlob(layer, layerBytes);
  await target.writeBlob(config, configBytes);
  const bytes = Buffer.from(
    JSON.stringify({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [layer] }),
  );
  const manifest: RawManifest = { mediaType: OCI_MANIFEST, digest: digestOf(bytes), bytes };
  await target.writeManifest(tag, manifest);
  return { layer, config, configBytes, manifest };
}

const randomBytes = (size: number, seed: number): Buffer => {
  const bytes = Buffer.alloc(size);
  let state = seed;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[i] = state >>> 16;
  }
  return bytes;
};

describe('the registry edge, with a real registry', () => {
  let one: RealRegistry;
  let two: RealRegistry;
  before(async () => {
    [one, two] = await Promise.all([startRealRegistry(), startRealRegistry()]);
  });
  after(async () => {
    await one[Symbol.asyncDispose]();
    await two[Symbol.asyncDispose]();
  });
  const at = (registry: RealRegistry, name: string) => parseRegistryReference(`${registry.host}/${name}`);

  it('writes an image that it and skopeo read back', async () => {
    const registry = open();
    const target = registry.repository(at(one, 'alice/blur'));
    assert.equal(await target.headManifest('1'), undefined);
    const image = await publish(target, '1', randomBytes(300_000, 1));
    assert.equal(await target.headManifest('1'), image.manifest.digest);
    const read = await open().repository(at(one, 'alice/blur')).readManifest('1');
    assert.deepEqual(Buffer.from(read.bytes), Buffer.from(image.manifest.bytes));
    assert.equal(read.mediaType, OCI_MANIFEST);
    assert.deepEqual(Buffer.from(await target.readBlob(image.config, 10_000)), image.configBytes);
    const { stdout } = await run('skopeo', [
      'inspect',
      '--tls-verify=false',
      `docker://${one.host}/alice/blur:1`,
    ]);
    assert.equal(JSON.parse(stdout).Digest, image.manifest.digest);
    registry.close();
  });

  it('mounts a layer within one registry with a single request and no bytes', async () => {
    const image = await publish(open().repository(at(one, 'mount/from')), '1', randomBytes(200_000, 2));
    const events: RegistryEvent[] = [];
    const registry = open(NO_RULES, events);
    const source = registry.repository(at(one, 'mount/from'));
    const target = registry.repository(at(one, 'mount/to'));
    assert.equal(await target.copyBlob(image.layer, [source]), 'mounted');
    assert.deepEqual({ ...registry.traffic, received: 0 }, { requests: 1, sent: 0, received: 0 });
    assert.equal(await target.copyBlob(image.layer, [source]), 'present');
    assert.equal(registry.traffic.requests, 1);
    assert.deepEqual(
      events.map((e) => e.kind === 'blob' && [e.repository, e.transfer]),
      [[`${one.host}/mount/to`, 'mounted']],
    );
  });

  it('streams a layer between registries, and knows that it is there the next time', async () => {
    const image = await publish(open().repository(at(one, 'stream/from')), '1', randomBytes(3_000_000, 3));
    const registry = open();
    const source = registry.repository(at(one, 'stream/from'));
    const target = registry.repository(at(two, 'stream/to'));
    assert.equal(await target.copyBlob(image.layer, [source]), 'copied');
    assert.equal(registry.traffic.sent, image.layer.size);
    const again = open();
    assert.equal(
      await again
        .repository(at(two, 'stream/to'))
        .copyBlob(image.layer, [again.repository(at(one, 'stream/from'))]),
      'present',
    );
    assert.equal(again.traffic.sent, 0);
    const chunks: Uint8Array[] = [];
    for await (const chunk of await target.streamBlob(image.layer)) chunks.push(chunk);
    assert.equal(digestOf(Buffer.concat(chunks)), image.layer.digest);
  });

  it('leaves foreign layers where they are', async () => {
    const registry = open();
    const foreign: Descriptor = {
      mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
      digest: digestOf('foreign'),
      size: 7,
      urls: ['https://example.com/layer'],
    };
    assert.equal(await registry.repository(at(one, 'foreign/to')).copyBlob(foreign, []), 'present');
    assert.equal(registry.traffic.requests, 0);
  });

  it('says plainly that an image is missing', async () => {
    await assert.rejects(open().repository(at(one, 'no/such')).readManifest('7'), {
      code: 'IMAGE_NOT_FOUND',
      message:
        /^Reading 127\.0\.0\.1:\d+\/no\/such:7 failed \(404 MANIFEST_UNKNOWN: .*\): there is no such image/,
    });
  });

  it('speaks TLS with a registry that wants it, without trust only where registries.conf says "insecure"', async () => {
    await using tls = await startRealRegistry({ tls: true });
    const conf = parseRegistriesConf(`[[registry]]\nlocation = "${tls.host}"\ninsecure = true`);
    const image = await publish(open(conf).repository(at(tls, 'app')), '1', randomBytes(1000, 6));
    assert.equal(await open(conf).repository(at(tls, 'app')).headManifest('1'), image.manifest.digest);
    await assert.rejects(open().repository(at(tls, 'app')).readManifest('1'), {
      code: 'REGISTRY_UNREACHABLE',
      message: /certificate of 127\.0\.0\.1:\d+ is not trusted .*NODE_EXTRA_CA_CERTS/,
    });
  });

  it('agrees with skopeo that a blocked registry is not used', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conf-'));
    const file = join(folder, 'registries.conf');
    const text = `[[registry]]\nprefix = "${one.host}/blocked"\nlocation = "${one.host}/blocked"\nblocked = true`;
    await writeFile(file, text);
    await publish(open().repository(at(one, 'blocked/app')), '1', randomBytes(1000, 7));
    const blocked = open(parseRegistriesConf(text)).repository(at(one, 'blocked/app'));
    await assert.rejects(blocked.readManifest('1'), { code: 'REGISTRY_BLOCKED' });
    const skopeo = ['--registries-conf', file, 'inspect', '--tls-verify=false', '--no-tags'];
    await assert.rejects(run('skopeo', [...skopeo, `docker://${one.host}/blocked/app:1`]), /is blocked/);
    await rm(folder, { recursive: true });
  });

  it('agrees with skopeo on where registries.conf leads a name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'conf-'));
    const text = `
[[registry]]
prefix = "ghcr.io/pipewright"
location = "${two.host}/ghcr"
insecure = true
[[registry.mirror]]
location = "${one.host}/mirror"
insecure = true
`;
    const file = join(folder, 'registries.conf');
    await writeFile(file, text);
    const conf = parseRegistriesConf(text);
    const onMirror = await publish(open().repository(at(one, 'mirror/images/a')), '1', randomBytes(1000, 4));
    const behind = await publish(open().repository(at(two, 'ghcr/images/b')), '1', randomBytes(1000, 5));
    for (const [name, image] of [
      ['images/a', onMirror],
      ['images/b', behind],
    ] as const) {
      const ours = await open(conf)
        .repository(parseRegistryReference(`ghcr.io/pipewright/${name}`))
        .readManifest('1');
      const { stdout } = await run('skopeo', [
        '--registries-conf',
        file,
        'inspect',
        '--no-tags',
        `docker://ghcr.io/pipewright/${name}:1`,
      ]);
      assert.equal(ours.digest, image.manifest.digest);
      assert.equal(JSON.parse(stdout).Digest, ours.digest);
    }
    await rm(folder, { recursive: true });
  });
});
