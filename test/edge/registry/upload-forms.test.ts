import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RETRY_POLICY } from '../../../src/core/retry.ts';
import { hasBlob } from '../../../src/edge/registry/blob-writing.ts';
import type { Endpoint } from '../../../src/edge/registry/endpoint.ts';
import { openTransport } from '../../../src/edge/registry/http-transport.ts';
import { openSession } from '../../../src/edge/registry/session.ts';
import {
  sendBlob,
  startUpload,
  UPLOAD_FORMS,
  type UploadSession,
} from '../../../src/edge/registry/upload-forms.ts';
import { systemClock } from '../../../src/edge/system-clock.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { OCI_LAYER_GZIP } from '../../../src/oci/manifest.ts';
import { missing } from '../../fakes/missing.ts';
import { startRealRegistry } from '../../fakes/real-registry.ts';
import { type FakeRegistry, type Fault, type Seen, startFakeRegistry } from '../../fakes/registry.ts';
import { client, LAYER, layer, SMALL, small } from '../../fakes/registry-client.ts';

const hasBody = (r: Seen): boolean => Number(r.headers['content-length'] ?? 0) > 0;
const isWholePut = (r: Seen): boolean => r.method === 'PUT' && hasBody(r);
const isOpenPatch = (r: Seen): boolean => r.method === 'PATCH' && !r.headers['content-range'];
/** Methods and paths of a registry's requests, without sessions. */
const steps = (registry: FakeRegistry): string[] =>
  registry.seen.map(({ method, path }) => method + (path.includes('digest=') ? ' digest' : ''));

describe('a registry that refuses a blob in one PUT', () => {
  for (const status of [400, 404, 405, 411, 415, 501])
    it(`gets it by PATCH, and the next blob at once (${status})`, async () => {
      await using registry = await startFakeRegistry();
      registry.fault((r) => (isWholePut(r) ? { status } : undefined));
      const target = client(registry).repository('app');
      await target.writeBlob(layer, LAYER);
      assert.deepEqual(registry.blob('app', layer.digest), LAYER);
      registry.seen.length = 0;
      await target.writeBlob(small, SMALL);
      assert.deepEqual(steps(registry), ['POST', 'PATCH', 'PUT digest']);
      assert.deepEqual(registry.blob('app', small.digest), SMALL);
    });

  it('and a PATCH without a range gets it in chunks', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) => (isWholePut(r) || isOpenPatch(r) ? { status: 400 } : undefined));
    const target = client(registry).repository('app');
    await target.writeBlob(layer, LAYER);
    await target.writeBlob(small, SMALL);
    assert.deepEqual(registry.blob('app', layer.digest), LAYER);
    assert.deepEqual(registry.blob('app', small.digest), SMALL);
    const ranges = registry.seen.flatMap((s) => s.headers['content-range'] ?? []);
    assert.deepEqual(ranges, ['0-2499999', '0-13']);
  });

  it('and every session gets it in one POST', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) => (r.method === 'POST' && !r.path.includes('digest=') ? { status: 405 } : undefined));
    const target = client(registry).repository('app');
    await target.writeBlob(layer, LAYER);
    await target.writeBlob(small, SMALL);
    assert.deepEqual(registry.blob('app', layer.digest), LAYER);
    assert.deepEqual(steps(registry), ['HEAD', 'POST', 'POST digest', 'POST digest']);
  });

  it('and every session, and the POST as too large, gets it in no form', async () => {
    await using registry = await startFakeRegistry();
    registry.fault((r) =>
      r.method === 'POST' ? { status: r.path.includes('digest=') ? 413 : 405 } : undefined,
    );
    await assert.rejects(client(registry).repository('app').writeBlob(layer, LAYER), {
      code: 'LAYER_TOO_LARGE',
    });
    assert.deepEqual(steps(registry), ['HEAD', 'POST', 'POST digest']);
  });

  it('and all other forms is reported with its first words', async () => {
    await using registry = await startFakeRegistry();
    const refuse = (code: string): Fault => ({
      status: 400,
      body: JSON.stringify({ errors: [{ code, message: 'no' }] }),
    });
    registry.fault((r) => (hasBody(r) ? refuse(r.method === 'PUT' ? 'FIRST' : 'LATER') : undefined));
    await assert.rejects(client(registry).repository('app').writeBlob(small, SMALL), {
      code: 'REGISTRY_ERROR',
      message: /answered 400 FIRST: no\.$/,
    });
    assert.equal(steps(registry).filter((step) => step !== 'POST').length, 4, 'each form once');
  });

  it('because of the name or the rights gets it in no other form', async () => {
    for (const [status, code] of [
      [400, 'NAME_INVALID'],
      [403, 'DENIED'],
    ] as const) {
      await using registry = await startFakeRegistry();
      registry.fault((r) =>
        isWholePut(r) ? { status, body: JSON.stringify({ errors: [{ code }] }) } : undefined,
      );
      await assert.rejects(client(registry).repository('app').writeBlob(small, SMALL));
      assert.deepEqual(steps(registry), ['POST', 'PUT digest']);
    }
  });
});

describe('chunks', () => {
  const BIG = Buffer.alloc(20 * 1024 * 1024, 'chunk');
  const big = { mediaType: OCI_LAYER_GZIP, digest: digestOf(BIG), size: BIG.length };

  it('are never smaller than the registry takes them (OCI-Chunk-Min-Length)', async () => {
    await using registry = await startFakeRegistry({ largestBody: 9 * 1024 * 1024 });
    registry.fault((r) =>
      r.method === 'POST' ? { replace: { 'oci-chunk-min-length': String(8 * 1024 * 1024) } } : undefined,
    );
    await client(registry).repository('app').writeBlob(big, BIG);
    assert.deepEqual(registry.blob('app', big.digest), BIG);
    const sizes = registry.seen
      .filter((s) => s.method === 'PATCH' && s.status === 202)
      .map((s) => Number(s.headers['content-length']) / 1024 / 1024);
    assert.deepEqual(sizes, [8, 8, 4]);
  });

  it('that have to be larger than the registry takes them are given up', async () => {
    await using registry = await startFakeRegistry({ largestBody: 1024 });
    registry.fault((r) =>
      r.method === 'POST' ? { replace: { 'oci-chunk-min-length': String(64 * 1024 * 1024) } } : undefined,
    );
    await assert.rejects(client(registry).repository('app').writeBlob(big, BIG), { code: 'LAYER_TOO_LARGE' });
  });
});

describe("Debian's docker-registry", { skip: missing('docker-registry') }, () => {
  for (const form of UPLOAD_FORMS)
    it(`takes a blob in the form "${form}", or refuses that form`, async () => {
      await using registry = await startRealRegistry();
      const limits = { answer: 60_000, commit: 60_000, stall: 60_000 };
      const transport = openTransport({ env: {}, limits });
      const session = openSession(registry.host, false, {
        transport,
        clock: systemClock,
        credentials: async () => undefined,
        retry: RETRY_POLICY,
        random: () => 0,
        warn: () => {},
        retried: () => {},
      });
      const target: Endpoint = { session, repository: 'app', label: 'app' };
      const upload = { target, blob: layer, source: LAYER, doing: 'writing' };
      const opened = await startUpload(upload, { createRepository: async () => false });
      assert.ok('at' in opened);
      const answer = await sendBlob(upload, form, opened as UploadSession, 1_000_000);
      answer.discard();
      // It has no single POST, and opens a session instead, as the specification allows.
      assert.equal(answer.status, form === 'post' ? 202 : 201);
      assert.equal(await hasBlob(target, layer), form !== 'post');
      transport.close();
    });
});
