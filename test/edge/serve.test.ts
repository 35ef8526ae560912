import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { serveImage } from '../../src/edge/serve.ts';
import { type Digest, digestOf } from '../../src/oci/digest.ts';
import { OCI_LAYER_GZIP, OCI_MANIFEST } from '../../src/oci/manifest.ts';
import { rawManifest } from '../fakes/image.ts';

const LAYER = Buffer.alloc(3_000_000, 'x');
const manifest = rawManifest(OCI_MANIFEST, { schemaVersion: 2 });

async function* chunks(): AsyncIterable<Uint8Array> {
  for (let at = 0; at < LAYER.byteLength; at += 65_536) yield LAYER.subarray(at, at + 65_536);
}

function imageOf(open: () => Promise<AsyncIterable<Uint8Array>>, digest: Digest = digestOf(LAYER)) {
  const blob = { mediaType: OCI_LAYER_GZIP, digest, size: LAYER.byteLength };
  return { manifests: [manifest], blobs: new Map([[digest, { blob, open }]]) };
}

describe('an image served to the engine', () => {
  it('is what was given, and nothing else', async () => {
    await using server = await serveImage(imageOf(async () => chunks()));
    const at = (path: string, method = 'GET') => fetch(`http://${server.host}${path}`, { method });
    assert.equal((await at('/v2/')).status, 200);
    const served = await at(`/v2/a/b/manifests/${manifest.digest}`);
    assert.equal(served.headers.get('content-type'), OCI_MANIFEST);
    assert.equal(digestOf(Buffer.from(await served.arrayBuffer())), manifest.digest);
    const blob = `/v2/a/b/blobs/${digestOf(LAYER)}`;
    assert.equal(digestOf(Buffer.from(await (await at(blob)).arrayBuffer())), digestOf(LAYER));
    const head = await at(blob, 'HEAD');
    assert.equal(head.headers.get('content-length'), String(LAYER.byteLength));
    for (const path of [
      `/v2/a/blobs/${digestOf('x')}`,
      '/v2/a/manifests/latest',
      '/',
      '/v2/a/tags/list',
      '/%ff',
    ])
      assert.equal((await at(path)).status, 404, path);
    for (const method of ['PUT', 'POST', 'DELETE'])
      assert.equal((await at(blob, method)).status, 405, method);
  });

  it('says why a layer is not available, and refuses it at once', async () => {
    const why = new Failure('AGENT_UNAVAILABLE', 'It is not there.');
    await using server = await serveImage(imageOf(() => Promise.reject(why)));
    const answer = await fetch(`http://${server.host}/v2/a/blobs/${digestOf(LAYER)}`);
    assert.equal(answer.status, 404);
    assert.equal(server.failure(), why);
  });

  it('breaks off a layer that turns out wrong, and says why', async () => {
    const why = new Failure('DIGEST_MISMATCH', 'It has another digest.');
    await using server = await serveImage(
      imageOf(async () =>
        (async function* () {
          yield LAYER.subarray(0, 1000);
          throw why;
        })(),
      ),
    );
    await assert.rejects(
      fetch(`http://${server.host}/v2/a/blobs/${digestOf(LAYER)}`).then((answer) => answer.arrayBuffer()),
    );
    assert.equal(server.failure(), why);
  });

  it('does not take a reader that goes away for a failure', async () => {
    await using server = await serveImage(imageOf(async () => chunks()));
    const gone = new AbortController();
    const answer = await fetch(`http://${server.host}/v2/a/blobs/${digestOf(LAYER)}`, {
      signal: gone.signal,
    });
    gone.abort();
    await assert.rejects(answer.arrayBuffer());
    assert.equal((await fetch(`http://${server.host}/v2/`)).status, 200);
    assert.equal(server.failure(), undefined);
  });

  it('is gone when it is closed, also while it is read', async () => {
    const server = await serveImage(imageOf(async () => chunks()));
    const answer = await fetch(`http://${server.host}/v2/a/blobs/${digestOf(LAYER)}`);
    await server[Symbol.asyncDispose]();
    await answer.arrayBuffer().catch(() => undefined);
    await assert.rejects(fetch(`http://${server.host}/v2/`));
  });
});
