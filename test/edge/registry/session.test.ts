import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RETRY_POLICY } from '../../../src/core/retry.ts';
import type { Answer, Outgoing, Transport } from '../../../src/edge/registry/http-transport.ts';
import { openSession } from '../../../src/edge/registry/session.ts';
import { systemClock } from '../../../src/edge/system-clock.ts';

/** A network in which hosts are public that no test could reach: every request is answered by a function. */
function network(
  answer: (request: Outgoing) => { status: number; headers?: Record<string, string>; address?: string },
) {
  const sent: Outgoing[] = [];
  const transport: Transport = {
    traffic: { requests: 0, sent: 0, received: 0 },
    close: () => {},
    async send(request) {
      sent.push(request);
      const { status, headers = {}, address = '203.0.113.5' } = answer(request);
      const body = Buffer.from('{"token":"t"}');
      const made: Answer = {
        status,
        headers,
        url: request.url,
        address,
        stream: async function* () {
          yield body;
        },
        bytes: async () => body,
        discard: () => {},
      };
      return made;
    },
  };
  const open = (host: string, insecure = false) =>
    openSession(host, insecure, {
      transport,
      clock: systemClock,
      credentials: async () => ({ username: 'alice', password: 'secret', from: 'the test' }),
      retry: RETRY_POLICY,
      random: () => 0,
      warn: () => {},
      retried: () => {},
    });
  return { sent, open };
}

const call = {
  method: 'GET',
  to: '/v2/app/manifests/1',
  repository: 'app',
  scopes: ['repository:app:pull'],
  doing: 'reading app:1',
} as const;

describe('a session with a public registry', () => {
  it('sends nothing to a token service at a private address', async () => {
    const { sent, open } = network(() => ({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="https://10.0.0.1/token",service="s"' },
    }));
    await assert.rejects(open('registry.example').send(call), {
      code: 'ADDRESS_REFUSED',
      message: /registry\.example redirected to https:\/\/10\.0\.0\.1, and it is a private address/,
    });
    assert.equal(sent.length, 1);
  });

  it('sends nothing to an upload location or a redirect at a private address', async () => {
    const { sent, open } = network(() => ({ status: 307, headers: { location: 'https://192.168.0.1/x' } }));
    await assert.rejects(open('registry.example').send(call), { code: 'ADDRESS_REFUSED' });
    await assert.rejects(
      open('registry.example').send({ ...call, method: 'PUT', to: new URL('https://[::1]/upload') }),
      { code: 'ADDRESS_REFUSED' },
    );
    assert.equal(sent.length, 1);
  });

  it('follows elsewhere only with a name resolution that refuses private addresses', async () => {
    const { sent, open } = network((request) =>
      request.url.host === 'registry.example'
        ? { status: 307, headers: { location: 'https://storage.example/x' } }
        : { status: 200 },
    );
    assert.equal((await open('registry.example').send(call)).status, 200);
    assert.equal(sent[0]?.lookup, undefined);
    assert.equal(typeof sent[1]?.lookup, 'function');
  });

  it('lets one that turns out to be private lead to private addresses', async () => {
    const { open } = network((request) =>
      request.url.host === 'registry.lan'
        ? { status: 307, headers: { location: 'https://10.0.0.1/x' }, address: '10.0.0.9' }
        : { status: 200 },
    );
    assert.equal((await open('registry.lan').send(call)).status, 200);
  });

  it('speaks to Docker Hub under the name of its API', async () => {
    const { sent, open } = network(() => ({ status: 200 }));
    await open('docker.io').send(call);
    assert.equal(sent[0]?.url.href, 'https://registry-1.docker.io/v2/app/manifests/1');
  });

  it('asks an insecure registry once whether it speaks HTTPS or HTTP', async () => {
    const { sent, open } = network((request) => {
      if (request.url.protocol === 'https:')
        throw Object.assign(new Error('wrong version'), { code: 'EPROTO' });
      return { status: 200 };
    });
    const session = open('registry.lan:5000', true);
    await session.send(call);
    await session.send(call);
    assert.deepEqual(
      sent.map((r) => r.url.href),
      [
        'https://registry.lan:5000/v2/',
        'http://registry.lan:5000/v2/',
        'http://registry.lan:5000/v2/app/manifests/1',
        'http://registry.lan:5000/v2/app/manifests/1',
      ],
    );
    assert.ok(sent.every((r) => r.verifyTls === false));
  });

  it('gives credentials to its token service, not to where that redirects', async () => {
    const { sent, open } = network((request): { status: number; headers?: Record<string, string> } => {
      if (request.headers?.authorization === 'Bearer t') return { status: 200 };
      if (request.url.host === 'registry.example') {
        return { status: 401, headers: { 'www-authenticate': 'Bearer realm="https://auth.example/token"' } };
      }
      return request.url.host === 'auth.example'
        ? { status: 307, headers: { location: 'https://other.example/token' } }
        : { status: 200 };
    });
    await open('registry.example').send(call);
    assert.deepEqual(
      sent.map((r) => [r.url.host, (r.headers?.authorization ?? '').split(' ')[0]]),
      [
        ['registry.example', ''],
        ['auth.example', 'Basic'],
        ['other.example', ''],
        ['registry.example', 'Bearer'],
      ],
    );
  });
});
