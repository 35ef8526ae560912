import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { proxyOf } from '../../../src/edge/registry/proxy.ts';
import { NO_RULES, parseRegistriesConf } from '../../../src/edge/registry/registries-conf.ts';
import { openRegistry } from '../../../src/edge/registry-client.ts';
import { parseRegistryReference } from '../../../src/oci/reference.ts';
import { type ConnectRule, startConnectProxy } from '../../fakes/connect-proxy.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { missing } from '../../fakes/missing.ts';
import { freePort, startRealRegistry } from '../../fakes/real-registry.ts';
import { startFakeRegistry } from '../../fakes/registry.ts';
import { client, manifestOf } from '../../fakes/registry-client.ts';
import { ROOT } from '../../fakes/workshop.ts';

// No name that resolves: only the proxy could know it.
const NAME = 'registry.invalid/team/app';

/** Runs the command line in a process of its own; it has to end on its own. */
async function pipewright(args: readonly string[], env: Record<string, string>) {
  await using folder = await temporaryFolder();
  const child = spawn(process.execPath, ['--no-warnings', join(ROOT, 'src/cli.ts'), ...args], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, HOME: folder.path, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

describe('a proxy that refuses CONNECT and keeps the connection', () => {
  for (const [status, says] of [
    [
      403,
      /the proxy http:\/\/127\.0\.0\.1:\d+ \(HTTPS_PROXY\) refuses the connection to registry\.invalid \(403\)\. Ask for registry\.invalid to be allowed there, or, if .* NO_PROXY\.$/,
    ],
    [407, /requires a user name and password \(407\)\. Write them into HTTPS_PROXY/],
    [405, /refuses the connection to registry\.invalid \(405\)/],
  ] as const)
    it(`is named, with what helps: ${status}`, async () => {
      await using proxy = await startConnectProxy(() => ({ status }));
      const { repository, edge } = client({ host: '' } as never, {
        env: { HTTPS_PROXY: `http://alice:secret@${proxy.host}` },
      });
      await assert.rejects(repository(`${NAME}:1`).readManifest('1'), (error: Error & { code: string }) => {
        assert.equal(error.code, 'REGISTRY_UNREACHABLE');
        assert.match(error.message, says);
        assert.ok(!error.message.includes('secret'));
        return true;
      });
      assert.deepEqual(proxy.asked, ['registry.invalid:443']);
      assert.equal(proxy.logins[0], `Basic ${Buffer.from('alice:secret').toString('base64')}`);
      edge.close();
    });

  it('is asked again after 503', async () => {
    await using proxy = await startConnectProxy(() => ({ status: 503 }));
    const { repository, sleeps } = client({ host: '' } as never, { env: { https_proxy: proxy.host } });
    await assert.rejects(repository(`${NAME}:1`).readManifest('1'), {
      code: 'REGISTRY_UNREACHABLE',
      message: /\(https_proxy\) refuses the connection .* \(503\)/,
    });
    assert.deepEqual(sleeps, [250, 500, 1000, 2000]);
  });

  for (const [what, rule, says] of [
    ['never answers', 'silent', /no answer from registry\.invalid for 0\.05 s/],
    ['hangs up', 'closes', /the proxy .* (gave no answer|cannot be reached)/],
  ] as const)
    it(`is given up when it ${what}`, async () => {
      await using proxy = await startConnectProxy(() => rule as ConnectRule);
      const { repository, edge } = client({ host: '' } as never, {
        env: { HTTPS_PROXY: `http://${proxy.host}` },
        limits: { answer: 50 },
      });
      await assert.rejects(repository(`${NAME}:1`).readManifest('1'), {
        code: 'REGISTRY_UNREACHABLE',
        message: says,
      });
      edge.close();
    });

  it('that is not there is named, not the registry', async () => {
    const port = await freePort();
    const env = { HTTPS_PROXY: `http://127.0.0.1:${port}`, HTTP_PROXY: `http://127.0.0.1:${port}` };
    const { repository } = client({ host: '' } as never, { env });
    await assert.rejects(repository(`${NAME}:1`).readManifest('1'), {
      code: 'REGISTRY_UNREACHABLE',
      message:
        /the proxy http:\/\/127\.0\.0\.1:\d+ \(HTTPS_PROXY\) cannot be reached \(ECONNREFUSED\)\. Check HTTPS_PROXY/,
    });
  });

  for (const when of ['before it is asked', 'while it is silent'])
    it(`is left at once when the command is stopped ${when}`, async () => {
      let ask = (): void => {};
      const asked = new Promise<void>((resolve) => {
        ask = resolve;
      });
      await using proxy = await startConnectProxy(() => {
        ask();
        return 'silent';
      });
      const stop = new AbortController();
      const edge = openRegistry({
        env: { HTTPS_PROXY: `http://${proxy.host}` },
        registriesConf: NO_RULES,
        credentials: async () => undefined,
        signal: stop.signal,
        limits: { answer: 2_000_000_000 },
      });
      const reading = edge.repository(parseRegistryReference(NAME)).readManifest('1');
      if (when === 'while it is silent') await asked;
      stop.abort(new Error('enough'));
      await assert.rejects(reading, /enough/);
      edge.close();
    });
});

describe('a command behind a proxy', () => {
  for (const [what, rule] of [
    ['refuses and keeps the connection', { status: 403 }],
    ['refuses with a page without end', { status: 403, body: '' }],
  ] as const)
    it(`ends on its own with one sentence when it ${what}`, async () => {
      await using proxy = await startConnectProxy(() => rule);
      const { code, said } = await pipewright(['init', `${NAME}:1`], {
        HTTPS_PROXY: `http://alice:secret@${proxy.host}`,
      });
      assert.equal(code, 1);
      assert.match(said, /^error REGISTRY_UNREACHABLE: .*the proxy http:\/\/127/m);
      assert.doesNotMatch(said, /FAULT|secret|\n {4}at /);
    });

  it('names a proxy that is none', async () => {
    const { code, said } = await pipewright(['init', `${NAME}:1`], {
      HTTPS_PROXY: 'socks5://user:secret@p:1',
    });
    assert.equal(code, 1);
    assert.match(said, /^error BAD_PROXY: HTTPS_PROXY names a proxy of the kind "socks5"/m);
    assert.doesNotMatch(said, /secret/);
  });
});

describe('a proxy that lets through', () => {
  it('is used for plain HTTP, and its 407 there is no refusal by the registry', async () => {
    await using registry = await startFakeRegistry();
    registry.tag('team/app', '1', manifestOf().bytes, manifestOf().mediaType);
    await using proxy = await startConnectProxy((_, count) =>
      count > 2 ? { status: 407 } : { to: registry.host },
    );
    const edge = openRegistry({
      env: { http_proxy: proxy.host },
      registriesConf: parseRegistriesConf('[[registry]]\nlocation = "registry.invalid"\ninsecure = true\n'),
      credentials: async () => undefined,
    });
    const repository = edge.repository(parseRegistryReference(NAME));
    assert.equal((await repository.readManifest('1')).digest, manifestOf().digest);
    await assert.rejects(repository.readManifest('1'), {
      code: 'REGISTRY_UNREACHABLE',
      message: /a proxy before registry\.invalid requires a user name and password \(407\)/,
    });
    edge.close();
  });

  it('carries TLS to a registry: the process ends after success, too', {
    skip: missing('docker-registry') || missing('openssl'),
  }, async () => {
    await using registry = await startRealRegistry({ tls: true });
    await using proxy = await startConnectProxy(() => ({ to: registry.host }));
    await using folder = await temporaryFolder();
    const script = `
      const { openRegistry } = await import(${JSON.stringify(join(ROOT, 'src/edge/registry-client.ts'))});
      const { NO_RULES } = await import(${JSON.stringify(join(ROOT, 'src/edge/registry/registries-conf.ts'))});
      const edge = openRegistry({ env: process.env, registriesConf: NO_RULES, credentials: async () => undefined });
      const target = edge.repository({ kind: 'registry', registry: 'registry.invalid', repository: 'app' });
      console.log(await target.headManifest('1'));`;
    const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      env: {
        PATH: process.env.PATH,
        HOME: folder.path,
        HTTPS_PROXY: `http://${proxy.host}`,
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
        NODE_NO_WARNINGS: '1',
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    const [code] = (await once(child, 'close')) as [number];
    assert.deepEqual([code, said.trim()], [0, 'undefined'], 'close() was not called');
    assert.deepEqual(proxy.asked, ['registry.invalid:443']);
  });
});

describe('proxyOf', () => {
  const of = (env: Record<string, string>, url: string) => proxyOf(env, new URL(url))?.url.href;
  it('reads the variables as curl does', () => {
    assert.equal(of({ HTTPS_PROXY: 'proxy:3128' }, 'https://ghcr.io'), 'http://proxy:3128/');
    assert.equal(of({ HTTPS_PROXY: 'http://A', https_proxy: 'http://b' }, 'https://ghcr.io'), 'http://b/');
    assert.equal(of({ HTTPS_PROXY: 'http://a' }, 'http://ghcr.io'), undefined);
    assert.equal(of({ HTTP_PROXY: 'http://a' }, 'http://ghcr.io'), 'http://a/');
    assert.equal(of({ HTTPS_PROXY: '' }, 'https://ghcr.io'), undefined);
    assert.equal(of({ HTTPS_PROXY: 'http://a' }, 'https://127.0.0.1:5000'), undefined);
  });

  for (const [list, yes, no] of [
    ['example.com', ['example.com', 'r.example.com'], ['xexample.com', 'example.com.evil']],
    ['.example.com, b.org', ['r.example.com', 'b.org'], ['c.org']],
    ['*.example.com', ['r.example.com'], ['xexample.com']],
    ['*', ['anything', '[2001:db8::1]'], []],
    ['r.org:5000', ['r.org:5000'], ['r.org', 'r.org:5001']],
    ['10.0.0.0/8,192.168.1.7', ['10.1.2.3', '192.168.1.7'], ['11.0.0.1', '192.168.1.8', '10.example']],
    ['2001:db8::/32', ['[2001:db8::1]'], ['[2001:db9::1]', '1.2.3.4']],
    ['10.0.0.0/99,x/y', [], ['10.0.0.1', 'x']],
  ] as const)
    it(`leaves out what NO_PROXY names: ${list}`, () => {
      const env = { HTTPS_PROXY: 'http://p:1', NO_PROXY: list };
      for (const host of yes) assert.equal(of(env, `https://${host}`), undefined, host);
      for (const host of no) assert.equal(of(env, `https://${host}`), 'http://p:1/', host);
    });

  for (const text of ['http://', 'socks5h://p:1', 'http://a:%zz@p:1', 'http://p:99999', 'http:// p\u0000'])
    it(`refuses ${JSON.stringify(text)} without repeating it`, () => {
      assert.throws(
        () => of({ HTTPS_PROXY: text }, 'https://ghcr.io'),
        (error: Error & { code: string }) =>
          error.code === 'BAD_PROXY' && !error.message.includes('%zz') && /^HTTPS_PROXY /.test(error.message),
      );
    });
});
