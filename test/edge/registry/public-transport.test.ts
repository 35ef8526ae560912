import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it, mock } from 'node:test';
import type { Outgoing, Transport } from '../../../src/edge/registry/http-transport.ts';
import { openTransport } from '../../../src/edge/registry/http-transport.ts';
import { publicTransport } from '../../../src/edge/registry/public-transport.ts';
import { NO_RULES } from '../../../src/edge/registry/registries-conf.ts';
import { openRegistry } from '../../../src/edge/registry-client.ts';
import { parseRegistryReference } from '../../../src/oci/reference.ts';

const limits = { answer: 5000, commit: 5000, stall: 5000 };
const get = (url: string): Outgoing => ({ method: 'GET', url: new URL(url) });
const REFUSED = { code: 'EREFUSEDADDRESS' };

/** A service inside the network, which counts who reaches it. */
let inside: Server;
let reached = 0;
let port = 0;
before(async () => {
  inside = createServer((_, answer) => {
    reached += 1;
    answer.statusCode = 404;
    answer.end('{"message":"a secret of the inside"}');
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  port = (inside.address() as AddressInfo).port;
});
after(() => inside.close());

describe('a transport to public addresses', () => {
  const transport = openTransport({ env: {}, limits });
  const open = publicTransport(transport);
  after(() => transport.close());

  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '[::ffff:127.0.0.1]'])
    it(`does not contact ${host}`, async () => {
      await assert.rejects(open.send(get(`http://${host}:${port}/`)), REFUSED);
      assert.equal(reached, 0);
    });

  it('does not contact a name that leads inside, though another name of the address was looked up before', async (t) => {
    const dns = process.getBuiltinModule('node:dns');
    // The first answer is public, the next ones are not: DNS rebinding.
    const answers = ['203.0.113.5', '127.0.0.1'];
    const lookup = mock.method(
      dns,
      'lookup',
      (_name: string, _options: object, done: (...found: unknown[]) => void) =>
        done(null, [{ address: answers.length > 1 ? answers.shift() : answers[0], family: 4 }]),
    );
    t.after(() => lookup.mock.restore());
    const seen: string[] = [];
    const resolve = async () => ['203.0.113.5'];
    dns.lookup('rebinding.example', {}, (_error, found) => seen.push(String(found)));
    await assert.rejects(
      publicTransport(transport, resolve).send(get(`http://rebinding.example:${port}/`)),
      REFUSED,
    );
    assert.deepEqual([seen.length, reached], [1, 0]);
  });

  it('asks this machine about a name before a proxy is asked for it, and never about the proxy', async () => {
    const sent: Outgoing[] = [];
    const proxied = {
      ...transport,
      send: async (request: Outgoing) => sent.push(request),
    } as never as Transport;
    const addresses: Record<string, string[]> = {
      'inside.example': ['10.0.0.1'],
      'ghcr.io': ['203.0.113.5'],
    };
    const careful = publicTransport(proxied, async (name) => addresses[name] ?? []);
    await assert.rejects(careful.send(get('https://inside.example/')), REFUSED);
    await careful.send(get('https://ghcr.io/'));
    await careful.send(get('https://unknown.example/'));
    assert.deepEqual(
      sent.map(({ url }) => url.host),
      ['ghcr.io', 'unknown.example'],
    );
    const { lookup } = sent[0]!;
    const found = await new Promise((resolve) =>
      lookup!('localhost', {}, (error, address) => resolve(error ?? address)),
    );
    assert.match(String(found), /^(127\.0\.0\.1|::1)$/);
  });

  it('makes nothing of the answer of a connection that was open already', async () => {
    const answer = { address: '10.0.0.1', discard: mock.fn() };
    const kept = { ...transport, send: async () => answer } as never as Transport;
    await assert.rejects(publicTransport(kept).send(get('https://a.example/')), REFUSED);
    assert.equal(answer.discard.mock.callCount(), 1);
  });
});

describe('a registry that a stranger names', () => {
  const open = (mayBePrivate?: (registry: string) => boolean) =>
    openRegistry({
      env: {},
      registriesConf: NO_RULES,
      credentials: async () => undefined,
      mayBePrivate,
    });

  it('is not contacted at an address inside the network, unless the catalog names it', async (t) => {
    const name = `localhost:${port}`;
    const image = parseRegistryReference(`${name}/x:1`);
    const strict = open(() => false);
    t.after(() => strict.close());
    await assert.rejects(strict.repository(image).readManifest('1'), {
      code: 'ADDRESS_REFUSED',
      message: /was given up: localhost is an address that is not public\.$/,
    });
    assert.equal(reached, 0);
    const listed = open((registry) => registry === name);
    t.after(() => listed.close());
    await assert.rejects(listed.repository(image).readManifest('1'), (error: Error) => {
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
    assert.ok(reached > 0);
  });
});
