import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Services, settingOf } from '../../../scripts/services.ts';
import { readTextIfThere } from '../../../src/edge/registry/credential-files.ts';
import { openCredentials } from '../../../src/edge/registry/credentials.ts';
import { NO_RULES } from '../../../src/edge/registry/registries-conf.ts';
import { openRegistry } from '../../../src/edge/registry-client.ts';
import type { ImageIndex, ImageManifest } from '../../../src/oci/manifest.ts';
import { parseRegistryReference } from '../../../src/oci/reference.ts';
import { deriveWrap } from '../../../src/wrap/derive.ts';
import { startConnectProxy } from '../../fakes/connect-proxy.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { aSpec, decode, putImage, TINY_AGENT } from '../../fakes/image.ts';
import { missing } from '../../fakes/missing.ts';
import { type Fault, type Seen, startFakeRegistry } from '../../fakes/registry.ts';
import { client } from '../../fakes/registry-client.ts';
import { must, run } from '../../fakes/workshop.ts';

const ARM = { os: 'linux', architecture: 'arm64' };

describe('what crane does, we do', { skip: missing('go') }, () => {
  const services = new Services(settingOf(undefined, () => {}));
  let crane = '';
  before(async () => {
    crane = await services.goTool('crane');
  });
  after(() => services[Symbol.asyncDispose]());

  it('wraps every image of an index that crane index append made', async () => {
    await using registry = await startFakeRegistry();
    const { repository } = client(registry);
    await putImage(repository('docker'), '1', { docker: true });
    await putImage(repository('oci'), '1', { platform: ARM });
    const all = `${registry.host}/all:1`;
    const images = ['docker', 'oci'].flatMap((name) => ['-m', `${registry.host}/${name}:1`]);
    await must(crane, ['index', 'append', '--insecure', ...images, '-t', all]);
    const index = decode<ImageIndex>(registry.manifest('all', '1')!);
    assert.ok(
      index.manifests.some((child) => child.artifactType?.includes('container.image')),
      'as in the field',
    );
    const options = { name: all, reference: '1', spec: aSpec(), agent: TINY_AGENT };
    const wrap = await deriveWrap(repository('all'), options);
    assert.deepEqual(wrap.dropped, []);
    assert.equal(wrap.images.length, 2);
  });

  it('copies an ordinary layer that has urls', async () => {
    await using registry = await startFakeRegistry();
    await using other = await startFakeRegistry();
    const { repository } = client(registry);
    const [layer] = decode<ImageManifest>((await putImage(repository('app'), 'plain')).bytes).layers;
    const linked = { ...layer!, urls: ['https://example.org/layer'] };
    await putImage(repository('app'), '1', { manifest: { layers: [linked] } });
    await must(crane, ['copy', '--insecure', `${registry.host}/app:1`, `${other.host}/theirs:1`]);
    await repository(`${other.host}/ours`).copyBlob(linked, [repository('app')]);
    for (const name of ['theirs', 'ours']) assert.ok(other.blob(name, layer!.digest), name);
  });

  const isTag = (r: Seen): boolean => r.path.endsWith('/manifests/1');
  const registries: readonly (readonly [
    what: string,
    fault: (r: Seen, count: number) => Fault | undefined,
  ])[] = [
    [
      'shows no tag after it was written',
      (r) => (r.method !== 'PUT' && isTag(r) ? { status: 404 } : undefined),
    ],
    [
      'takes no blob in one PUT',
      (r) =>
        r.method === 'PUT' && r.path.includes('digest=') && Number(r.headers['content-length']) > 0
          ? { status: 400 }
          : undefined,
    ],
  ];
  for (const [what, fault] of registries)
    it(`writes to a registry that ${what}`, async () => {
      await using source = await startFakeRegistry();
      await using target = await startFakeRegistry();
      const { repository } = client(source);
      const raw = await putImage(repository('app'), '1');
      target.fault(fault);
      await must(crane, ['copy', '--insecure', `${source.host}/app:1`, `${target.host}/theirs:1`]);
      const { config, layers } = decode<ImageManifest>(raw.bytes);
      const ours = repository(`${target.host}/ours`);
      for (const blob of [config, ...layers]) await ours.copyBlob(blob, [repository('app')]);
      await ours.writeManifest('1', raw);
      assert.deepEqual(target.manifest('ours', '1'), target.manifest('theirs', '1'));
    });

  it('ends with an error behind a proxy that refuses', async () => {
    await using proxy = await startConnectProxy(() => ({ status: 403 }));
    const env = { ...process.env, HTTPS_PROXY: `http://${proxy.host}` };
    const said = await run(crane, ['manifest', 'registry.invalid/app:1'], env);
    assert.notEqual(said.code, 0);
    const { repository } = client({ host: '' } as never, { env: { HTTPS_PROXY: `http://${proxy.host}` } });
    await assert.rejects(repository('registry.invalid/app:1').readManifest('1'), {
      code: 'REGISTRY_UNREACHABLE',
    });
    assert.deepEqual(new Set(proxy.asked), new Set(['registry.invalid:443']));
  });
});

describe('a login that skopeo finds, we find', { skip: missing('skopeo') }, () => {
  for (const [what, place, variables] of [
    ['in XDG_RUNTIME_DIR', 'run/containers/auth.json', { XDG_RUNTIME_DIR: 'run' }],
    ['in the home', '.config/containers/auth.json', {}],
    ['in XDG_CONFIG_HOME', 'cfg/containers/auth.json', { XDG_CONFIG_HOME: 'cfg' }],
    ["in Docker's file", '.docker/config.json', {}],
    ["in Docker's old file", '.dockercfg', {}],
    ['where REGISTRY_AUTH_FILE says', 'mine.json', { REGISTRY_AUTH_FILE: 'mine.json' }],
  ] as const)
    it(what, async () => {
      await using folder = await temporaryFolder();
      await using registry = await startFakeRegistry({
        auth: { scheme: 'basic', user: ['alice', 'secret'] },
      });
      const entry = { [registry.host]: { auth: Buffer.from('alice:secret').toString('base64') } };
      const file = join(folder.path, place);
      await mkdir(join(file, '..'), { recursive: true });
      await writeFile(file, JSON.stringify(place === '.dockercfg' ? entry : { auths: entry }));
      const env: Record<string, string> = { PATH: process.env.PATH ?? '', HOME: folder.path };
      for (const [name, value] of Object.entries(variables)) env[name] = join(folder.path, value);
      const edge = openRegistry({
        env,
        registriesConf: NO_RULES,
        credentials: openCredentials({
          env,
          askHelper: async () => ({ kind: 'none' }),
          readText: readTextIfThere,
        }),
      });
      const ours = edge.repository(parseRegistryReference(`${registry.host}/app`));
      const put = await putImage(ours, '1');
      const said = await run(
        'skopeo',
        ['inspect', '--raw', '--tls-verify=false', `docker://${registry.host}/app:1`],
        env,
      );
      assert.equal(said.stdout, Buffer.from(put.bytes).toString(), said.stderr);
      edge.close();
    });
});
