import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { digestOf } from '../../../src/oci/digest.ts';
import { DOCKER_MANIFEST, OCI_INDEX, OCI_MANIFEST } from '../../../src/oci/manifest.ts';
import { rawManifest } from '../../fakes/image.ts';
import { type Fault, type Seen, startFakeRegistry } from '../../fakes/registry.ts';
import { client, LAYER, layer, manifestOf, SMALL, small } from '../../fakes/registry-client.ts';

const isTag = (r: Seen): boolean => r.path.endsWith('/manifests/1');
const refused = (status: number, code: string, detail: unknown = ''): Fault => ({
  status,
  body: JSON.stringify({ errors: [{ code, message: 'unknown to registry', detail }] }),
});

describe('a registry that shows a tag only some time after it was written', () => {
  for (const head of [200, 400, 403, 405, 501])
    it(`is believed when its 201 has our digest, whatever HEAD answers (${head})`, async () => {
      await using registry = await startFakeRegistry();
      registry.put('app', SMALL);
      let written = false;
      registry.fault((r) => {
        if (r.method === 'PUT') written = true;
        else if (isTag(r) && head !== 200 && r.method === 'HEAD') return { status: head };
        else if (isTag(r) && written) return { status: 404 };
        return undefined;
      });
      const { repository, sleeps } = client(registry);
      await repository('app').writeManifest('1', manifestOf());
      assert.ok(registry.tags.has('app:1'));
      assert.deepEqual(sleeps, []);
      assert.equal(registry.requests().at(-1), 'PUT /v2/app/manifests/1', 'nothing was asked after it');
    });

  it('is asked for some seconds when its 201 does not say the digest', async () => {
    await using registry = await startFakeRegistry();
    registry.put('app', SMALL);
    registry.tag('app', '1', manifestOf(small).bytes, OCI_MANIFEST);
    const old = registry.manifest('app', '1')!;
    let asked = 0;
    registry.fault((r) => {
      if (r.method === 'PUT') asked = 1;
      else if (isTag(r) && asked > 0 && asked++ < 4)
        return asked % 2 ? { status: 404 } : { status: 200, body: old.toString() };
      return { without: ['docker-content-digest'] };
    });
    const { repository, sleeps } = client(registry);
    await repository('app').writeManifest('1', manifestOf());
    assert.deepEqual(sleeps, [250, 500, 1000]);
  });

  for (const [what, before, later, says] of [
    [
      'the previous image',
      true,
      'old',
      /accepted .*\/app:1, but for 7\.75 s it has shown the previous image \(sha256:/,
    ],
    ['nothing', true, undefined, /it has shown nothing there\. Start again/],
  ] as const)
    it(`is reported when it continues showing ${what}`, async () => {
      await using registry = await startFakeRegistry();
      registry.put('app', SMALL);
      if (before) registry.tag('app', '1', manifestOf(small).bytes, OCI_MANIFEST);
      const old = registry.manifest('app', '1')!;
      let written = false;
      registry.fault((r) => {
        if (r.method === 'PUT') written = true;
        else if (written) return later ? { status: 200, body: old.toString() } : { status: 404 };
        return { without: ['docker-content-digest'] };
      });
      await assert.rejects(client(registry).repository('app').writeManifest('1', manifestOf()), {
        code: 'REGISTRY_ERROR',
        message: says,
      });
    });

  for (const status of [400, 403, 501])
    it(`is believed when it allows no look (${status})`, async () => {
      await using registry = await startFakeRegistry();
      registry.put('app', SMALL);
      registry.fault((r) => (r.method === 'PUT' ? { without: ['docker-content-digest'] } : { status }));
      await client(registry).repository('app').writeManifest('1', manifestOf());
      assert.ok(registry.tags.has('app:1'));
    });

  it('does not fail where two write the same under an immutable tag', async () => {
    await using registry = await startFakeRegistry({ immutable: true });
    registry.put('app', SMALL);
    registry.fault((r) => {
      // The other one is faster, after we looked.
      if (r.method === 'PUT') registry.tag('app', '1', manifestOf().bytes, OCI_MANIFEST);
      return undefined;
    });
    await client(registry).repository('app').writeManifest('1', manifestOf());
  });

  it('still reports another image under an immutable tag that HEAD does not tell', async () => {
    await using registry = await startFakeRegistry({ immutable: true });
    registry.put('app', SMALL);
    registry.tag('app', '1', manifestOf(small).bytes, OCI_MANIFEST);
    registry.fault((r) => (r.method === 'HEAD' ? { status: 501 } : undefined));
    await assert.rejects(client(registry).repository('app').writeManifest('1', manifestOf()), {
      code: 'TAG_IMMUTABLE',
    });
  });
});

describe('a registry that sees the parts of an image late', () => {
  for (const [what, fault] of [
    ['a blob', refused(400, 'MANIFEST_BLOB_UNKNOWN', { digest: layer.digest })],
    ['a blob, with 404', refused(404, 'BLOB_UNKNOWN', layer.digest)],
    ['a child', refused(404, 'MANIFEST_UNKNOWN')],
  ] as const)
    it(`is waited for: ${what}`, async () => {
      await using registry = await startFakeRegistry();
      registry.put('app', SMALL);
      registry.fault((r, count) => (r.method === 'PUT' && isTag(r) && count < 4 ? fault : undefined));
      const { repository, sleeps } = client(registry);
      await repository('app').writeManifest('1', manifestOf());
      assert.deepEqual(sleeps, [250, 500, 1000]);
      assert.ok(registry.tags.has('app:1'));
    });

  it('gets a blob for real that it said it had mounted, and no other', async () => {
    await using registry = await startFakeRegistry();
    registry.put('src', LAYER);
    registry.fault((r) => (r.path.includes('mount=') ? { status: 201 } : undefined));
    const { repository, edge } = client(registry);
    const target = repository('dst');
    assert.equal(await target.copyBlob(layer, [repository('src')]), 'mounted');
    await target.writeBlob(small, SMALL);
    await target.writeManifest('1', manifestOf(layer));
    assert.deepEqual(registry.blob('dst', layer.digest), LAYER);
    assert.ok(registry.tags.has('dst:1'));
    assert.equal(edge.traffic.sent, SMALL.length + LAYER.length + 7 * manifestOf(layer).bytes.length);
  });

  it('gets a blob for real that it said it had, with no word which one is missing', async () => {
    await using registry = await startFakeRegistry();
    await using elsewhere = await startFakeRegistry();
    elsewhere.put('src', LAYER);
    registry.fault((r) => {
      if (r.method === 'HEAD' && r.path.includes('/blobs/')) return { status: 200 };
      const lacking = r.method === 'PUT' && isTag(r) && !registry.blob('dst', layer.digest);
      return lacking ? refused(400, 'MANIFEST_BLOB_UNKNOWN') : undefined;
    });
    const { repository } = client(registry);
    const target = repository('dst');
    assert.equal(await target.copyBlob(layer, [repository(`${elsewhere.host}/src`)]), 'present');
    await target.writeBlob(small, SMALL);
    await target.writeManifest('1', manifestOf(layer));
    assert.deepEqual(registry.blob('dst', layer.digest), LAYER);
  });

  it('gets a child of an index again', async () => {
    await using registry = await startFakeRegistry();
    const child = manifestOf();
    const index = rawManifest(OCI_INDEX, {
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [{ mediaType: OCI_MANIFEST, digest: child.digest, size: child.bytes.length }],
    });
    let puts = 0;
    registry.fault((r) => {
      if (r.method !== 'PUT') return undefined;
      if (r.path.endsWith(child.digest)) puts += 1;
      return isTag(r) && puts < 2 ? refused(404, 'MANIFEST_UNKNOWN', { digest: child.digest }) : undefined;
    });
    const target = client(registry).repository('app');
    await target.writeBlob(small, SMALL);
    await target.writeManifest(child.digest, child);
    await target.writeManifest('1', index);
    assert.equal(puts, 2);
    assert.ok(registry.tags.has('app:1'));
  });

  it('is given up when it loses what it gets', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) =>
      r.method === 'PUT' && isTag(r)
        ? refused(400, 'MANIFEST_BLOB_UNKNOWN', { digest: small.digest })
        : undefined,
    );
    const { repository, sleeps } = client(registry);
    const target = repository('app');
    await target.writeBlob(small, SMALL);
    await assert.rejects(target.writeManifest('1', manifestOf()), {
      code: 'PARTS_MISSING',
      message: new RegExp(`does not see all parts of the image, among them ${small.digest}`),
    });
    assert.ok(sleeps.reduce((sum, each) => sum + each) < 20_000);
  });

  it('is not waited for when the manifest itself is refused', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) => (r.method === 'PUT' ? refused(400, 'MANIFEST_INVALID') : undefined));
    const { repository, sleeps } = client(registry);
    await assert.rejects(repository('app').writeManifest('1', manifestOf()), { code: 'REGISTRY_ERROR' });
    assert.deepEqual(sleeps, []);
  });
});

describe('a registry in which a repository that was made is not there at once', () => {
  it('is asked again, by uploads and by mounts', async () => {
    const existing = new Set(['src']);
    await using registry = await startFakeRegistry({ existing });
    registry.put('src', LAYER);
    let late = 0;
    registry.fault((r) => {
      if (r.method === 'POST' && ++late > 3) existing.add('dst');
      return undefined;
    });
    const { repository, sleeps } = client(registry, { createRepository: async () => true });
    const target = repository('dst');
    assert.equal(await target.copyBlob(layer, [repository('src')]), 'mounted');
    assert.deepEqual(sleeps, [500, 1000]);
    await target.writeBlob(small, SMALL);
  });
});

describe('a manifest whose answer breaks off', () => {
  it('is asked for again, and so is a token', async () => {
    await using registry = await startFakeRegistry({
      auth: { scheme: 'bearer', anonymousPull: true },
    });
    const { bytes, digest } = manifestOf(layer);
    registry.tag('app', '1', bytes, DOCKER_MANIFEST);
    let broken = 0;
    registry.fault((r) => {
      const isAnswer = r.path.startsWith('/token') || r.headers.authorization;
      return isAnswer && ++broken < 4 && broken !== 2 ? { resetAnswerAfter: 10 } : undefined;
    });
    const { repository, events } = client(registry);
    assert.equal((await repository('app').readManifest('1')).digest, digest);
    assert.equal(events.filter((event) => event.kind === 'retry').length, 2);
    assert.equal(digestOf(bytes), digest);
  });
});
