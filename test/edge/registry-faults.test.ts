import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credential } from '../../src/edge/registry/credentials.ts';
import { NO_RULES } from '../../src/edge/registry/registries-conf.ts';
import { openRegistry } from '../../src/edge/registry-client.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageSource } from '../../src/oci/image-store.ts';
import { type Descriptor, OCI_MANIFEST } from '../../src/oci/manifest.ts';
import { parseRegistryReference } from '../../src/oci/reference.ts';
import { startFakeRegistry } from '../fakes/registry.ts';
import { ALICE, bytesOf, client, LAYER, layer, manifestOf, SMALL, small } from '../fakes/registry-client.ts';

describe('a registry that does not mount', () => {
  for (const status of [400, 401, 403, 404, 405, 500]) {
    it(`answers ${status}: the layer is streamed instead`, async () => {
      await using registry = await startFakeRegistry();
      registry.put('src', LAYER);
      registry.fault((r) => (r.path.includes('mount=') ? { status } : undefined));
      const { repository } = client(registry);
      assert.equal(await repository('dst').copyBlob(layer, [repository('src')]), 'copied');
      assert.deepEqual(registry.blob('dst', layer.digest), LAYER);
    });
  }

  it('answers 202: its open session takes the bytes, no other is opened', async () => {
    await using registry = await startFakeRegistry();
    await using elsewhere = await startFakeRegistry();
    elsewhere.put('src', LAYER);
    const { repository } = client(registry);
    const sources = [repository('src'), repository(`${elsewhere.host}/src`)];
    assert.equal(await repository('dst').copyBlob(layer, sources), 'copied');
    assert.equal(registry.requests().filter((r) => r.startsWith('POST')).length, 1);
    assert.deepEqual(registry.blob('dst', layer.digest), LAYER);
  });

  it('answers 202 and then breaks: the next try opens a session of its own', async () => {
    await using registry = await startFakeRegistry();
    await using elsewhere = await startFakeRegistry();
    elsewhere.put('src', LAYER);
    let puts = 0;
    registry.fault((r) =>
      r.method === 'PUT' && ++puts === 1 ? { resetRequestAfter: 1_000_000 } : undefined,
    );
    const { repository } = client(registry);
    const sources = [repository('src'), repository(`${elsewhere.host}/src`)];
    assert.equal(await repository('dst').copyBlob(layer, sources), 'copied');
    assert.equal(registry.requests().filter((r) => r.startsWith('POST')).length, 2);
  });

  it('is asked nothing when source and target are one repository', async () => {
    await using registry = await startFakeRegistry();
    const { repository } = client(registry);
    assert.equal(await repository('app').copyBlob(layer, [repository('app')]), 'present');
    assert.equal(registry.seen.length, 0);
  });

  it('answers 202 but has the blob already: the session is given back and nothing is sent', async () => {
    await using registry = await startFakeRegistry();
    registry.put('dst', LAYER);
    const { repository, edge } = client(registry);
    assert.equal(await repository('dst').copyBlob(layer, [repository('src')]), 'present');
    assert.match(registry.requests().at(-1) ?? '', /^DELETE /);
    assert.equal(edge.traffic.sent, 0);
  });

  it('is not asked again for a source that it refused', async () => {
    await using registry = await startFakeRegistry();
    registry.put('src', LAYER);
    registry.put('src', SMALL);
    registry.fault((r) => (r.path.includes('mount=') ? { status: 400 } : undefined));
    const { repository } = client(registry);
    const target = repository('dst');
    await target.copyBlob(layer, [repository('src')]);
    await target.copyBlob(small, [repository('src')]);
    assert.equal(registry.requests().filter((r) => r.includes('mount=')).length, 1);
  });

  it('answers 403 to HEAD of a blob: that is not fatal', async () => {
    await using registry = await startFakeRegistry();
    await using elsewhere = await startFakeRegistry();
    elsewhere.put('src', LAYER);
    registry.fault((r) => (r.method === 'HEAD' ? { status: 403 } : undefined));
    const { repository } = client(registry);
    assert.equal(await repository('dst').copyBlob(layer, [repository(`${elsewhere.host}/src`)]), 'copied');
  });
});

describe('authorization', () => {
  it('takes the bearer challenge out of two in one header', async () => {
    await using registry = await startFakeRegistry({
      auth: {
        scheme: 'bearer',
        user: ['alice', 'secret'],
        challenge: 'Basic realm="a, b", Bearer realm="REALM",service="fake",scope="SCOPE"',
      },
    });
    registry.tag('app', '1', manifestOf().bytes, OCI_MANIFEST);
    const { repository } = client(registry, { credential: ALICE });
    assert.equal((await repository('app').readManifest('1')).digest, manifestOf().digest);
    assert.equal(registry.tokenRequests.length, 1);
  });

  it('uses Basic where nothing else is offered', async () => {
    await using registry = await startFakeRegistry({ auth: { scheme: 'basic', user: ['alice', 'secret'] } });
    const { repository } = client(registry, { credential: ALICE });
    const target = repository('app');
    await target.writeBlob(small, SMALL);
    await target.writeManifest('1', manifestOf());
    assert.equal(registry.seen.filter((s) => s.status === 401).length, 1);
  });

  it('gets one token for many requests at once', async () => {
    await using registry = await startFakeRegistry({
      auth: { scheme: 'bearer', anonymousPull: true, user: ['alice', 'secret'], lifetime: 300 },
    });
    registry.put('src', LAYER);
    const { repository } = client(registry, { credential: ALICE });
    const source = repository('src');
    await Promise.all(Array.from({ length: 8 }, () => source.readBlob(layer, LAYER.length)));
    assert.equal(registry.tokenRequests.length, 1);
  });

  it('asks for the source too when mounting, so that one token does for both', async () => {
    await using registry = await startFakeRegistry({
      auth: { scheme: 'bearer', user: ['alice', 'secret'], lifetime: 300 },
    });
    registry.put('src', LAYER);
    const { repository } = client(registry, { credential: ALICE });
    assert.equal(await repository('dst').copyBlob(layer, [repository('src')]), 'mounted');
    assert.deepEqual(registry.tokenRequests[0]?.getAll('scope'), [
      'repository:dst:pull,push',
      'repository:src:pull',
    ]);
    assert.equal(registry.tokenRequests.length, 1);
  });

  for (const quirk of ['firstScopeOnly', 'oneScopeOnly', 'accessToken'] as const) {
    it(`works with a token service of the kind ${quirk}`, async () => {
      await using registry = await startFakeRegistry({
        auth: { scheme: 'bearer', user: ['alice', 'secret'], [quirk]: true },
      });
      registry.put('src', LAYER);
      const { repository } = client(registry, { credential: ALICE });
      assert.equal(await repository('dst').copyBlob(layer, [repository('src')]), 'mounted');
    });
  }

  it('renews a token that expires in the middle of a push and sends the blob again', async () => {
    await using registry = await startFakeRegistry({
      auth: { scheme: 'bearer', user: ['alice', 'secret'], lifetime: 3600 },
    });
    const { repository, pass } = client(registry, { credential: ALICE });
    const target = repository('app');
    let expired = false;
    registry.fault((r) => {
      if (r.method === 'PUT' && !expired) {
        expired = true;
        pass(10_000);
        registry.expireTokens();
      }
      return undefined;
    });
    await target.writeBlob(layer, LAYER);
    await target.writeBlob(small, SMALL);
    await target.writeManifest('1', manifestOf(layer));
    assert.equal(registry.tokenRequests.length, 2);
    assert.ok(registry.tags.has('app:1'));
  });

  it('renews a token without asking when its time is over; 60 s when the service does not say', async () => {
    await using registry = await startFakeRegistry({ auth: { scheme: 'bearer', user: ['alice', 'secret'] } });
    registry.put('app', SMALL);
    const { repository, pass } = client(registry, { credential: ALICE });
    const source = repository('app');
    await source.readBlob(small, 100);
    pass(40_000);
    await source.readBlob(small, 100);
    assert.equal(registry.tokenRequests.length, 1);
    pass(20_000);
    await source.readBlob(small, 100);
    assert.equal(registry.tokenRequests.length, 2);
    assert.equal(registry.seen.filter((s) => s.status === 401).length, 1);
  });

  for (const oauthStatus of [undefined, 404, 405]) {
    it(`uses an identity token, ${oauthStatus ? `with GET where POST is ${oauthStatus}` : 'with POST'}`, async () => {
      await using registry = await startFakeRegistry({
        auth: {
          scheme: 'bearer',
          user: ['<token>', 'refresh-me'],
          identityToken: 'refresh-me',
          ...(oauthStatus && { oauthStatus }),
        },
      });
      registry.put('app', SMALL);
      const credential: Credential = {
        username: '<token>',
        password: '',
        identityToken: 'refresh-me',
        from: 'the test',
      };
      const { repository } = client(registry, { credential });
      assert.deepEqual(Buffer.from(await repository('app').readBlob(small, 100)), SMALL);
    });
  }

  it('reads what is public in spite of a stale login, and says so', async () => {
    await using registry = await startFakeRegistry({
      auth: { scheme: 'bearer', anonymousPull: true, user: ['alice', 'new password'] },
    });
    registry.put('app', SMALL);
    const { repository, warnings } = client(registry, { credential: ALICE });
    await repository('app').readBlob(small, 100);
    assert.match(warnings()[0] ?? '', /refused the credentials from the test/);
  });

  it('does not ask again and again when a new token does not suffice', async () => {
    await using registry = await startFakeRegistry({
      auth: { scheme: 'bearer', user: ['alice', 'secret'] },
    });
    await assert.rejects(client(registry).repository('app').readManifest('1'), { code: 'ACCESS_DENIED' });
    assert.deepEqual(
      registry.seen.map((s) => s.status),
      [401, 200, 401],
    );
  });

  it('says which credentials were tried and how to log in', async () => {
    await using registry = await startFakeRegistry({
      auth: { scheme: 'bearer', user: ['alice', 'new password'] },
    });
    await assert.rejects(client(registry, { credential: ALICE }).repository('app').writeBlob(small, SMALL), {
      code: 'ACCESS_DENIED',
      message: /sent with the credentials from the test\. .*docker login 127\.0\.0\.1:/,
    });
    await assert.rejects(client(registry).repository('app').readManifest('1'), {
      code: 'ACCESS_DENIED',
      message: /without credentials, because none were found for 127\.0\.0\.1:\d+\. Log in/,
    });
  });
});

describe('addresses that a registry gives', () => {
  it('takes a relative Location with a query', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ location: (given) => given.replace(/^http:\/\/[^/]+/, '') }));
    await client(registry).repository('app').writeBlob(small, SMALL);
    assert.match(registry.requests().at(-1) ?? '', /^PUT .*\?_state=a%2Fb&digest=sha256%3A/);
    assert.deepEqual(registry.blob('app', small.digest), SMALL);
  });

  it('follows a blob to another origin without Authorization, which storage would refuse', async () => {
    await using storage = await startFakeRegistry();
    storage.put('app', LAYER);
    storage.fault((r) =>
      r.headers.authorization ? { status: 400, body: 'Only one auth mechanism allowed' } : undefined,
    );
    await using registry = await startFakeRegistry({ auth: { scheme: 'basic', user: ['alice', 'secret'] } });
    registry.fault((r) =>
      r.headers.authorization && r.path.includes('/blobs/')
        ? { status: 307, headers: { location: `http://${storage.host}${r.path}` } }
        : undefined,
    );
    const { repository } = client(registry, { credential: ALICE });
    assert.deepEqual(await bytesOf(repository('app').streamBlob(layer)), LAYER);
    assert.equal(storage.seen[0]?.headers.authorization, undefined);
  });

  it('uploads to a Location at another origin without Authorization', async () => {
    await using storage = await startFakeRegistry();
    storage.fault((r) => (r.headers.authorization ? { status: 400 } : { status: 201 }));
    await using registry = await startFakeRegistry({ auth: { scheme: 'basic', user: ['alice', 'secret'] } });
    registry.fault(() => ({ location: () => `http://${storage.host}/upload?signature=x` }));
    await client(registry, { credential: ALICE }).repository('app').writeBlob(small, SMALL);
    assert.deepEqual(
      storage.seen.map((s) => [s.method, s.received, s.headers.authorization]),
      [['PUT', 0, undefined]],
    );
  });

  it('gives up after five redirects', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) => ({ status: 307, headers: { location: r.path } }));
    await assert.rejects(client(registry).repository('app').readManifest('1'), { code: 'REGISTRY_ERROR' });
    assert.equal(registry.seen.length, 6);
  });

  it('never follows to a link-local address, where clouds keep credentials', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ status: 307, headers: { location: 'http://169.254.169.254/latest/meta-data' } }));
    await assert.rejects(client(registry).repository('app').readManifest('1'), {
      code: 'ADDRESS_REFUSED',
      message: /redirected to http:\/\/169\.254\.169\.254, and it is a link-local address/,
    });
  });
});

describe('waiting and trying again', () => {
  for (const [header, delay] of [
    ['7', 7000],
    ['Mon, 23 Nov 2026 12:00:09 GMT', 9000],
    [undefined, 250],
  ] as const) {
    it(`waits after 429 for what Retry-After says: ${header ?? 'nothing'}`, async () => {
      await using registry = await startFakeRegistry();
      const retryAfter: Record<string, string> = header ? { 'retry-after': header } : {};
      registry.tag('app', '1', manifestOf().bytes, OCI_MANIFEST);
      registry.fault((_, count) =>
        count === 1 ? { status: 429, body: 'Too Many Requests', headers: retryAfter } : undefined,
      );
      const { repository, sleeps } = client(registry);
      await repository('app').readManifest('1');
      assert.deepEqual(sleeps, [delay]);
    });
  }

  it('gives up on a registry that wants too much patience', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({
      status: 429,
      headers: { 'retry-after': '21600' },
      body: '{"errors":[{"code":"TOOMANYREQUESTS","message":"You have reached your limit"}]}',
    }));
    const { repository, sleeps } = client(registry);
    await assert.rejects(repository('app').readManifest('1'), {
      code: 'RATE_LIMITED',
      message: /429 TOOMANYREQUESTS: You have reached your limit.*log in with "docker login/,
    });
    assert.deepEqual(sleeps, []);
  });

  for (const status of [408, 499, 500, 502, 503, 504, 522]) {
    it(`tries again after ${status}, five times in all`, async () => {
      await using registry = await startFakeRegistry();
      registry.fault(() => ({ status, body: '<html>oops</html>' }));
      const { repository, sleeps, events } = client(registry);
      await assert.rejects(repository('app').readManifest('1'), {
        code: 'REGISTRY_ERROR',
        message: new RegExp(`answered ${status}\\.$`),
      });
      assert.deepEqual(sleeps, [250, 500, 1000, 2000]);
      assert.equal(events.filter((e) => e.kind === 'retry').length, 4);
    });
  }

  it('does not try again after other refusals', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ status: 418 }));
    await assert.rejects(client(registry).repository('app').readManifest('1'), { code: 'REGISTRY_ERROR' });
    assert.equal(registry.seen.length, 1);
  });

  it('starts a blob from zero when the connection breaks in the middle of it', async () => {
    await using registry = await startFakeRegistry();
    await using elsewhere = await startFakeRegistry();
    elsewhere.put('src', LAYER);
    let puts = 0;
    registry.fault((r) =>
      r.method === 'PUT' && ++puts === 1 ? { resetRequestAfter: 1_000_000 } : undefined,
    );
    const { repository } = client(registry);
    assert.equal(await repository('dst').copyBlob(layer, [repository(`${elsewhere.host}/src`)]), 'copied');
    assert.deepEqual(registry.blob('dst', layer.digest), LAYER);
    const uploads = registry.seen.filter((s) => s.method === 'PUT').map((s) => s.path);
    assert.notEqual(uploads[0], uploads[1]);
  });

  it('takes a download up where it broke', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', LAYER);
    registry.fault((_, count) => (count === 1 ? { resetAnswerAfter: 1_000_000 } : undefined));
    const { repository, edge } = client(registry);
    assert.deepEqual(await bytesOf(repository('app').streamBlob(layer)), LAYER);
    assert.match(String(registry.seen[1]?.headers.range), /^bytes=\d+-$/);
    assert.equal(edge.traffic.received, LAYER.length);
  });

  it('takes a download up from the start where the registry has no ranges', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', LAYER);
    registry.fault((r, count) =>
      count === 1
        ? { resetAnswerAfter: 1_000_000 }
        : { status: 200, body: LAYER.toString(), headers: { 'x-range': String(r.headers.range) } },
    );
    const { repository } = client(registry);
    assert.deepEqual(await bytesOf(repository('app').streamBlob(layer)), LAYER);
  });

  it('notices that a slow body has stopped, and tries again', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', LAYER);
    registry.fault((_, count) => (count === 1 ? { stallAnswerAfter: 1_000_000 } : undefined));
    const { repository, events } = client(registry, { limits: { stall: 100 } });
    assert.deepEqual(await bytesOf(repository('app').streamBlob(layer)), LAYER);
    assert.match(JSON.stringify(events), /sent nothing for 0\.1 s/);
  });

  it('notices a registry that stops taking bytes', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) => (r.method === 'PUT' ? { silent: true } : undefined));
    const { repository, events } = client(registry, { limits: { stall: 50, commit: 50 } });
    const bytes = Buffer.alloc(32 * 1024 * 1024);
    const blob = { ...layer, size: bytes.length };
    const source: ImageSource = {
      ...repository('unused'),
      name: 'a source of zeros',
      streamBlob: async () =>
        (async function* () {
          yield bytes;
        })(),
    };
    await assert.rejects(repository('dst').copyBlob(blob, [source]), { code: 'REGISTRY_UNREACHABLE' });
    assert.match(JSON.stringify(events), /no answer from .* for 0\.05 s/);
  });

  it('gives up on a registry that never answers', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ silent: true }));
    const { repository, events } = client(registry, { limits: { answer: 50 } });
    await assert.rejects(repository('app').readManifest('1'), {
      code: 'REGISTRY_UNREACHABLE',
      message: /no answer from .* for 0\.05 s.*Try again later/,
    });
    assert.equal(events.filter((e) => e.kind === 'retry').length, 4);
  });

  it('stops at once on request', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ silent: true }));
    const stop = new AbortController();
    const edge = openRegistry({
      env: {},
      registriesConf: NO_RULES,
      credentials: async () => undefined,
      signal: stop.signal,
    });
    const reading = edge.repository(parseRegistryReference(`${registry.host}/app`)).readManifest('1');
    stop.abort(new Error('enough'));
    await assert.rejects(reading, /enough/);
  });
});

describe('bytes that are not what they should be', () => {
  it('refuses a manifest whose digest is another than was asked for', async () => {
    await using registry = await startFakeRegistry();
    registry.tag('app', '1', manifestOf().bytes, OCI_MANIFEST);
    registry.fault(() => ({ corrupt: true }));
    await assert.rejects(client(registry).repository('app').readManifest(manifestOf().digest), {
      code: 'DIGEST_MISMATCH',
    });
  });

  it('never gives the last bytes of a blob with a wrong digest', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', LAYER);
    registry.fault(() => ({ corrupt: true }));
    const got: Uint8Array[] = [];
    await assert.rejects(
      async () => {
        for await (const chunk of await client(registry).repository('app').streamBlob(layer)) got.push(chunk);
      },
      { code: 'DIGEST_MISMATCH' },
    );
    assert.ok(Buffer.concat(got).length < LAYER.length);
  });

  it('publishes nothing when the source gives wrong bytes', async () => {
    await using source = await startFakeRegistry();
    source.put('src', LAYER);
    source.fault(() => ({ corrupt: true }));
    await using registry = await startFakeRegistry();
    const { repository } = client(registry);
    await assert.rejects(repository('dst').copyBlob(layer, [repository(`${source.host}/src`)]), {
      code: 'DIGEST_MISMATCH',
    });
    assert.equal(registry.blob('dst', layer.digest), undefined);
  });

  it('refuses a blob of another size before reading it', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', LAYER);
    const { repository, edge } = client(registry);
    await assert.rejects(repository('app').streamBlob({ ...layer, size: 5 }), { code: 'DIGEST_MISMATCH' });
    assert.equal(edge.traffic.received, 0);
  });

  it('computes the digest where the registry does not say it', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ without: ['docker-content-digest'] }));
    const target = client(registry).repository('app');
    await target.writeBlob(small, SMALL);
    await target.writeManifest('1', manifestOf());
    assert.equal(await target.headManifest('1'), manifestOf().digest);
    assert.equal((await target.readManifest('1')).digest, manifestOf().digest);
  });

  it('fails when the registry stored a manifest under another digest', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', SMALL);
    const other = digestOf('other');
    registry.fault((r) => (r.method === 'PUT' ? { replace: { 'docker-content-digest': other } } : undefined));
    await assert.rejects(client(registry).repository('app').writeManifest('1', manifestOf()), {
      code: 'DIGEST_MISMATCH',
    });
  });

  it('fails when the tag reads back with another digest', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', SMALL);
    let written = false;
    registry.fault((r) => {
      if (r.method === 'PUT') written = true;
      else if (written) return { status: 200, body: 'another manifest' };
      return { without: ['docker-content-digest'] };
    });
    await assert.rejects(client(registry).repository('app').writeManifest('1', manifestOf()), {
      code: 'DIGEST_MISMATCH',
      message: /Another process may be writing the same tag/,
    });
  });

  it('never puts a digest into a path that is none', async () => {
    await using registry = await startFakeRegistry();
    const digest = 'sha256:../../../v2/secret/manifests/1' as Descriptor['digest'];
    const { repository } = client(registry);
    const evil = { ...layer, digest };
    await assert.rejects(repository('app').readManifest(digest), { code: 'BAD_DIGEST' });
    await assert.rejects(repository('app').streamBlob(evil), { code: 'BAD_DIGEST' });
    await assert.rejects(repository('app').readBlob(evil, LAYER.length), { code: 'BAD_DIGEST' });
    await assert.rejects(repository('app').copyBlob(evil, []), { code: 'BAD_DIGEST' });
    assert.equal(registry.seen.length, 0);
  });

  it('says so when a host is not a registry at all', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>hello' }));
    await assert.rejects(client(registry).repository('app').readManifest('1'), {
      code: 'REGISTRY_ERROR',
      message: /text\/html instead of a manifest. The host may not be a registry/,
    });
  });
});

describe('limits', () => {
  it('refuses to read or write a manifest over the limit', async () => {
    await using registry = await startFakeRegistry();
    registry.tag('app', '1', manifestOf(layer, layer).bytes, OCI_MANIFEST);
    const { repository } = client(registry, { limits: { manifestRead: 300, manifestWrite: 300 } });
    await assert.rejects(repository('app').readManifest('1'), { code: 'MANIFEST_TOO_LARGE' });
    await assert.rejects(repository('app').writeManifest('2', manifestOf(layer, layer)), {
      code: 'MANIFEST_TOO_LARGE',
    });
    assert.ok(!registry.tags.has('app:2'));
  });

  it('says so when the registry takes no manifest of that size', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) => (r.method === 'PUT' ? { status: 413 } : undefined));
    await assert.rejects(client(registry).repository('app').writeManifest('1', manifestOf()), {
      code: 'MANIFEST_TOO_LARGE',
    });
  });

  it('sends a layer in chunks where a front end refuses it whole (413)', async () => {
    await using registry = await startFakeRegistry({ largestBody: 1024 * 1024 });
    await using elsewhere = await startFakeRegistry();
    elsewhere.put('src', LAYER);
    const { repository } = client(registry);
    assert.equal(await repository('dst').copyBlob(layer, [repository(`${elsewhere.host}/src`)]), 'copied');
    assert.deepEqual(registry.blob('dst', layer.digest), LAYER);
    assert.deepEqual(
      registry.seen.filter((s) => s.method === 'PATCH').map((s) => s.headers['content-range']),
      ['0-1048575', '1048576-2097151', '2097152-2499999'],
    );
  });

  it('stops sending when the answer comes before the end', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) => (/PUT|PATCH/.test(r.method) ? { status: 413 } : undefined));
    const { repository } = client(registry);
    const piece = Buffer.alloc(1024 * 1024);
    const large = { ...layer, size: 256 * piece.length };
    let given = 0;
    const source: ImageSource = {
      ...repository('unused'),
      name: 'a source of zeros',
      streamBlob: async () =>
        (async function* () {
          for (let i = 0; i < 256; i++) {
            given += piece.length;
            yield piece;
          }
        })(),
    };
    await assert.rejects(repository('dst').copyBlob(large, [source]), { code: 'LAYER_TOO_LARGE' });
    assert.ok(given < large.size, `${given} bytes were asked for`);
  });

  it('fails clearly when even chunks are refused', async () => {
    await using registry = await startFakeRegistry({ largestBody: 1000 });
    await assert.rejects(client(registry).repository('app').writeBlob(layer, LAYER), {
      code: 'LAYER_TOO_LARGE',
      message: /client_max_body_size/,
    });
  });

  it('reads at most 64 KiB of an error and shows one clean line of it', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ status: 400, body: `\u001b[31m::error::${'x'.repeat(500)}\n` }));
    await assert.rejects(client(registry).repository('app').readManifest('1'), (error: Error) => {
      assert.ok(!error.message.includes('\u001b') && error.message.length < 400);
      return true;
    });
  });

  it('refuses a config over the limit without asking for it', async () => {
    await using registry = await startFakeRegistry();
    await assert.rejects(client(registry).repository('app').readBlob(layer, 1000), {
      code: 'REGISTRY_ERROR',
    });
    assert.equal(registry.seen.length, 0);
  });
});

describe('tags', () => {
  it('leaves an immutable tag with the same digest alone, which is success', async () => {
    await using registry = await startFakeRegistry({ immutable: true });
    registry.put('app', SMALL);
    registry.tag('app', '1', manifestOf().bytes, OCI_MANIFEST);
    await client(registry).repository('app').writeManifest('1', manifestOf());
    assert.deepEqual(
      registry.seen.map((s) => s.method),
      ['HEAD'],
    );
  });

  it('fails clearly for an immutable tag with another digest', async () => {
    await using registry = await startFakeRegistry({ immutable: true });
    registry.put('app', SMALL);
    registry.tag('app', '1', manifestOf(small).bytes, OCI_MANIFEST);
    await assert.rejects(client(registry).repository('app').writeManifest('1', manifestOf()), {
      code: 'TAG_IMMUTABLE',
      message: /already has another image \(sha256:.*Publish a new version/,
    });
  });

  it('are not moved when a layer failed', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', SMALL);
    await assert.rejects(client(registry).repository('app').writeManifest('1', manifestOf(layer)), {
      code: 'PARTS_MISSING',
      message: /MANIFEST_BLOB_UNKNOWN/,
    });
    assert.equal(registry.tags.size, 0);
  });

  it('are read as absent where the registry says 403 for what does not exist', async () => {
    await using registry = await startFakeRegistry();
    registry.fault(() => ({ status: 403 }));
    assert.equal(await client(registry).repository('app').headManifest('1'), undefined);
  });
});

describe('what the registry says', () => {
  it('shows each warning once', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', SMALL);
    registry.fault(() => ({ replace: { warning: '299 - "this repository \\"moves\\" soon"' } }));
    const { repository, warnings } = client(registry);
    await repository('app').readBlob(small, 100);
    await repository('app').readBlob(small, 100);
    assert.deepEqual(warnings(), [`${registry.host} says: this repository "moves" soon`]);
  });

  it('distinguishes a refused connection from an unknown name', async () => {
    const registry = await startFakeRegistry();
    const { repository } = client(registry);
    await registry[Symbol.asyncDispose]();
    await assert.rejects(repository('app').readManifest('1'), {
      code: 'REGISTRY_UNREACHABLE',
      message: /nothing listens at 127\.0\.0\.1:\d+\. Check the name/,
    });
    await assert.rejects(repository('no-such-host.invalid:443/app').readManifest('1'), {
      code: /^REGISTRY_(NOT_FOUND|UNREACHABLE)$/,
      message: /the name no-such-host\.invalid:443 does not resolve\. Check its spelling/,
    });
  });

  it('mounts into a repository that it had to create first', async () => {
    const existing = new Set(['src']);
    await using registry = await startFakeRegistry({ existing });
    registry.put('src', LAYER);
    registry.put('src', SMALL);
    const edge = openRegistry({
      env: {},
      registriesConf: NO_RULES,
      credentials: async () => undefined,
      createRepository: async (_, repository) => {
        existing.add(repository);
        return true;
      },
    });
    const [source, target] = ['src', 'dst'].map((name) =>
      edge.repository(parseRegistryReference(`${registry.host}/${name}`)),
    );
    assert.deepEqual(
      await Promise.all([target!.copyBlob(layer, [source!]), target!.copyBlob(small, [source!])]),
      ['mounted', 'mounted'],
    );
    assert.equal(edge.traffic.sent, 0);
  });

  it('creates a missing repository once where pushing does not', async () => {
    const existing = new Set<string>();
    await using registry = await startFakeRegistry({ existing });
    const created: string[] = [];
    const edge = openRegistry({
      env: {},
      registriesConf: NO_RULES,
      credentials: async () => undefined,
      createRepository: async (host, repository) => {
        created.push(`${host}/${repository}`);
        existing.add(repository);
        return true;
      },
    });
    const target = edge.repository(parseRegistryReference(`${registry.host}/team/app`));
    await Promise.all([target.writeBlob(small, SMALL), target.writeBlob(layer, LAYER)]);
    assert.deepEqual(created, [`${registry.host}/team/app`]);
    assert.deepEqual(registry.blob('team/app', small.digest), SMALL);
  });
});
