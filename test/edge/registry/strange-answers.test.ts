import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, Failure } from '../../../src/core/failure.ts';
import { digestOf } from '../../../src/oci/digest.ts';
import { DOCKER_MANIFEST, OCI_CONFIG, OCI_INDEX, OCI_MANIFEST } from '../../../src/oci/manifest.ts';
import { deriveWrap } from '../../../src/wrap/derive.ts';
import { aSpec, rawManifest, TINY_AGENT } from '../../fakes/image.ts';
import { type Fault, startFakeRegistry } from '../../fakes/registry.ts';
import { client, layer, manifestOf, SMALL, small } from '../../fakes/registry-client.ts';

const LONG = `\u001b[31m\n${'secret '.repeat(2000)}`;
const json = (value: unknown, contentType = 'application/json'): Fault => ({
  status: 200,
  headers: { 'content-type': contentType },
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

/** What a registry may answer to everything: odd, broken, or hostile. */
const ANSWERS: readonly (readonly [what: string, fault: Fault])[] = [
  ['nothing', { status: 200 }],
  ['JSON that is null', json('null')],
  ['JSON that is a number', json('7')],
  ['JSON that is cut off', json('{"token": "secret')],
  ['a list', json([])],
  ['a page', { status: 200, headers: { 'content-type': 'text/html' }, body: `<html>${LONG}` }],
  ['a long type', json({ schemaVersion: 2, mediaType: LONG, layers: [] })],
  ['a type of numbers', json({ schemaVersion: 2, mediaType: 7, layers: 7, config: 7, manifests: 7 })],
  ['an index of nulls', json({ schemaVersion: 2, manifests: [null, 7, LONG] }, OCI_INDEX)],
  [
    'an index of itself',
    json({ schemaVersion: 2, manifests: [{ digest: layer.digest, size: 1 }] }, OCI_INDEX),
  ],
  [
    'a config that is not an image',
    json({ schemaVersion: 2, config: { ...small, mediaType: OCI_CONFIG }, layers: [] }),
  ],
  ['schema 1', json({ schemaVersion: 1, history: [{ v1Compatibility: LONG }] })],
  [
    'a refusal of another shape',
    { status: 400, body: JSON.stringify({ errors: { code: 7, message: [LONG] } }) },
  ],
  ['a refusal with nulls', { status: 403, body: '{"errors":[null]}' }],
  ['a long refusal', { status: 400, body: JSON.stringify({ errors: [{ code: LONG, message: LONG }] }) }],
  ['an unknown status', { status: 799 }],
  ['a redirect to nowhere', { status: 307, headers: { location: 'http://[' } }],
  ['a redirect without a place', { status: 302 }],
  ['a challenge of another shape', { status: 401, headers: { 'www-authenticate': 'Bearer realm="::",,,=' } }],
  ['a challenge without a realm', { status: 401, headers: { 'www-authenticate': 'Bearer' } }],
  ['an unknown scheme', { status: 401, headers: { 'www-authenticate': 'Negotiate' } }],
  ['a wrong length', { status: 200, headers: { 'content-length': '5' }, body: '{}' }],
  ['an answer that breaks off', { resetAnswerAfter: 3 }],
  ['no answer', { resetRequestAfter: 0 }],
];

describe('whatever a registry answers becomes a Failure of one line', () => {
  for (const [what, fault] of ANSWERS)
    it(what, async () => {
      await using registry = await startFakeRegistry();
      registry.tag('app', '1', manifestOf(layer).bytes, OCI_MANIFEST);
      registry.fault(() => fault);
      const limits = { answer: 200, commit: 200, stall: 200 };
      const { repository, edge } = client(registry, { limits });
      const app = repository('app');
      const attempts: readonly (() => Promise<unknown>)[] = [
        () => app.readManifest('1'),
        () => app.headManifest('1'),
        () => app.readBlob(small, 1000),
        () => app.writeBlob(small, SMALL),
        () => repository('other').copyBlob(layer, [app]),
        () => app.writeManifest('1', manifestOf(small)),
        () => deriveWrap(app, { name: 'it', reference: '1', spec: aSpec(), agent: TINY_AGENT }),
      ];
      for (const attempt of attempts) {
        const error = await attempt().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        if (error === undefined) continue;
        assert.ok(error instanceof Failure, String((error as Error).stack));
        const said = explain(error);
        assert.ok(said.length < 700, said);
        assert.doesNotMatch(said, /\p{Cc}/u);
        assert.doesNotMatch(said, /(secret ){40}/);
      }
      edge.close();
    });

  it('a token service that answers with something else than a token', async () => {
    for (const body of [
      '{"token": "secret',
      'secret',
      'null',
      '{"token": 7}',
      '{"token":"se\\ncret"}',
      `[${'1,'.repeat(40_000)}1]`,
    ]) {
      await using registry = await startFakeRegistry({ auth: { scheme: 'bearer' } });
      registry.fault((r) => (r.path.startsWith('/token') ? { status: 200, body } : undefined));
      await assert.rejects(client(registry).repository('app').readManifest('1'), (error) => {
        assert.ok(
          error instanceof Failure && /^The token service 127\.0\.0\.1/.test(error.message),
          explain(error),
        );
        return !explain(error).includes('cret');
      });
    }
  });

  it('a manifest that names its platform with an essay', async () => {
    await using registry = await startFakeRegistry();
    const config = Buffer.from(
      JSON.stringify({ os: LONG, architecture: LONG, rootfs: { type: 'layers', diff_ids: [] } }),
    );
    registry.put('app', config);
    const raw = rawManifest(DOCKER_MANIFEST, {
      schemaVersion: 2,
      config: { mediaType: OCI_CONFIG, digest: digestOf(config), size: config.length },
      layers: [],
    });
    registry.tag('app', '1', raw.bytes, OCI_MANIFEST);
    const app = client(registry).repository('app');
    const options = { name: 'it', reference: '1', spec: aSpec(), agent: TINY_AGENT };
    await assert.rejects(deriveWrap(app, options), ({ message }: Error) => message.length < 400);
  });
});
