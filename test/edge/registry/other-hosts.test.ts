import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OCI_MANIFEST } from '../../../src/oci/manifest.ts';
import { type FakeRegistry, startFakeRegistry } from '../../fakes/registry.ts';
import { ALICE, bytesOf, client, LAYER, layer, manifestOf } from '../../fakes/registry-client.ts';

/** A registry that sends everything that is read to another one. */
async function front(to: FakeRegistry): Promise<FakeRegistry> {
  const registry = await startFakeRegistry({ auth: { scheme: 'basic', user: ['alice', 'secret'] } });
  registry.fault((r) =>
    r.headers.authorization && /GET|HEAD/.test(r.method)
      ? { status: 307, headers: { location: `http://${to.host}${r.path}` } }
      : undefined,
  );
  return registry;
}

async function filled(options: Parameters<typeof startFakeRegistry>[0]): Promise<FakeRegistry> {
  const registry = await startFakeRegistry(options);
  registry.tag('app', '1', manifestOf(layer).bytes, OCI_MANIFEST);
  registry.put('app', LAYER);
  return registry;
}

describe('a registry that redirected to another one', () => {
  it('reads there with a token of that one, got without credentials, once', async () => {
    await using other = await filled({ auth: { scheme: 'bearer', anonymousPull: true, lifetime: 300 } });
    await using registry = await front(other);
    const { repository } = client(registry, { credential: ALICE });
    const app = repository('app');
    assert.equal((await app.readManifest('1')).digest, manifestOf(layer).digest);
    assert.deepEqual(await bytesOf(app.streamBlob(layer)), LAYER);
    assert.deepEqual(
      other.seen.map((s) => [s.path.split('?')[0], s.status, s.headers.authorization]),
      [
        ['/v2/app/manifests/1', 401, undefined],
        ['/token', 200, undefined],
        ['/v2/app/manifests/1', 200, 'Bearer token-1'],
        [`/v2/app/blobs/${layer.digest}`, 200, 'Bearer token-1'],
      ],
    );
  });

  it('renews a token there that has expired', async () => {
    await using other = await filled({ auth: { scheme: 'bearer', anonymousPull: true, lifetime: 3600 } });
    await using registry = await front(other);
    const { repository, pass } = client(registry, { credential: ALICE });
    await repository('app').readManifest('1');
    pass(10_000);
    other.expireTokens();
    await repository('app').readManifest('1');
    assert.equal(other.tokenRequests.length, 2);
  });

  for (const [what, auth] of [
    ['wants a login', { scheme: 'bearer', user: ['bob', 'x'] }],
    ['wants a login by Basic', { scheme: 'basic', user: ['bob', 'x'] }],
  ] as const)
    it(`that ${what} is named, and gets no credentials`, async () => {
      await using other = await filled({ auth });
      await using registry = await front(other);
      const { repository } = client(registry, { credential: ALICE });
      await assert.rejects(repository('app').readManifest('1'), {
        code: 'ACCESS_DENIED',
        message: new RegExp(
          `^Reading ${registry.host}/app:1 failed: ${registry.host} redirected to ${other.host}, which answered 401.*use the image's name there and log in with "docker login ${other.host}"`,
        ),
      });
      for (const { headers } of other.seen) assert.doesNotMatch(headers.authorization ?? '', /^Basic/);
    });

  for (const [status, code] of [
    [403, 'ACCESS_DENIED'],
    [404, 'IMAGE_NOT_FOUND'],
    [418, 'REGISTRY_ERROR'],
  ] as const)
    it(`is distinguished from the other one when that answers ${status}`, async () => {
      await using other = await startFakeRegistry();
      other.fault(() => ({ status }));
      await using registry = await front(other);
      const { repository } = client(registry, { credential: ALICE });
      await assert.rejects(repository('app').streamBlob(layer), {
        code,
        message: new RegExp(`${registry.host} redirected to ${other.host}, which answered ${status}`),
      });
    });

  it('has uploads go there without credentials, and names it when it refuses them', async () => {
    await using storage = await startFakeRegistry();
    storage.fault(() => ({ status: 403, body: 'RequestTimeTooSkewed' }));
    await using registry = await startFakeRegistry();
    registry.fault((r) =>
      r.method === 'POST' ? { location: () => `http://${storage.host}/up?sig=1` } : undefined,
    );
    await assert.rejects(client(registry, { credential: ALICE }).repository('app').writeBlob(layer, LAYER), {
      code: 'ACCESS_DENIED',
      message: new RegExp(`redirected to ${storage.host}, which answered 403\\. That request had no`),
    });
    assert.equal(storage.seen.length, 1);
  });
});

describe('a token service that redirected to another one', () => {
  it('takes no refresh token there', async () => {
    await using thief = await startFakeRegistry();
    await using registry = await startFakeRegistry({
      auth: { scheme: 'bearer', user: ['<token>', 'refresh-me'], identityToken: 'refresh-me' },
    });
    registry.fault((r) =>
      r.method === 'POST' ? { status: 307, headers: { location: `http://${thief.host}/token` } } : undefined,
    );
    const credential = { username: '<token>', password: '', identityToken: 'refresh-me', from: 'the test' };
    await assert.rejects(client(registry, { credential }).repository('app').readManifest('1'));
    assert.equal(thief.seen.length, 0);
  });
});
