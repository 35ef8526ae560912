import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultTarget } from '../../../src/catalog/catalog-settings.ts';
import { RETRY_POLICY } from '../../../src/core/retry.ts';
import { openCredentials } from '../../../src/edge/registry/credentials.ts';
import { openTransport, type Transport } from '../../../src/edge/registry/http-transport.ts';
import { Repository } from '../../../src/edge/registry/repository.ts';
import { openSession } from '../../../src/edge/registry/session.ts';
import { systemClock } from '../../../src/edge/system-clock.ts';
import { parseReference, parseRegistryReference, type Reference } from '../../../src/oci/reference.ts';
import { wrapAlgorithm } from '../../../src/wrap/wrap.ts';
import { aSpec, putImage, TINY_AGENT, TINY_AGENT_LAYER } from '../../fakes/image.ts';
import { type FakeRegistry, startFakeRegistry } from '../../fakes/registry.ts';

/** Docker Hub's own words: its API, its token service and its service name are three different things. */
const CHALLENGE = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="SCOPE"';
const HUB = ['registry-1.docker.io', 'auth.docker.io'];
const LIMITS = { answer: 10_000, commit: 10_000, stall: 10_000 };

/** Sends what is meant for Docker Hub to the stand-in, and nothing anywhere else. */
function hubTransport(standIn: FakeRegistry, asked: string[]): Transport {
  const transport = openTransport({ env: {}, limits: LIMITS });
  return {
    ...transport,
    async send(request) {
      asked.push(request.url.host);
      assert.ok(HUB.includes(request.url.host), `${request.url.host} is not Docker Hub's`);
      assert.equal(request.url.protocol, 'https:');
      const { lookup: _, ...rest } = request;
      const url = new URL(request.url.pathname + request.url.search, `http://${standIn.host}`);
      const answer = await transport.send({ ...rest, url });
      const { location } = answer.headers;
      const headers = {
        ...answer.headers,
        ...(location && {
          location: location.replace(`http://${standIn.host}`, 'https://registry-1.docker.io'),
        }),
      };
      return { ...answer, headers, url: request.url, address: '203.0.113.7' };
    },
  };
}

describe('Docker Hub', () => {
  for (const text of [
    'alice/blur',
    'docker.io/alice/blur',
    'index.docker.io/alice/blur',
    'registry-1.docker.io/alice/blur',
  ])
    it(`is what ${text} names`, () => {
      const { registry, repository } = parseRegistryReference(text);
      assert.deepEqual([registry, repository], ['docker.io', 'alice/blur']);
    });

  it('keeps images without a user under library/', () => {
    for (const text of ['ubuntu', 'docker.io/ubuntu', 'index.docker.io/library/ubuntu'])
      assert.equal(parseRegistryReference(text).repository, 'library/ubuntu');
  });

  it('is where a catalog goes whose registry is a bare user', () => {
    const target = defaultTarget({ registry: 'alice' }, aSpec()) as Reference & { kind: 'registry' };
    assert.deepEqual([target.registry, target.repository, target.tag], ['docker.io', 'alice/blur', '1.2.3']);
  });

  it('takes a push with the login of "docker login", by its own token service, one scope for each repository', async () => {
    await using hub = await startFakeRegistry({
      auth: {
        scheme: 'bearer',
        user: ['alice', 'hub-secret'],
        anonymousPull: true,
        challenge: CHALLENGE,
        oauthStatus: 404,
      },
    });
    const auth = Buffer.from('alice:hub-secret').toString('base64');
    // Docker files its Hub under an address of twenty years ago.
    const config = JSON.stringify({ auths: { 'https://index.docker.io/v1/': { auth } } });
    const asked: string[] = [];
    const session = openSession('docker.io', false, {
      transport: hubTransport(hub, asked),
      clock: systemClock,
      credentials: openCredentials({
        env: { HOME: '/home/alice' },
        askHelper: async () => ({ kind: 'none' }),
        readText: async (file) => (file === '/home/alice/.docker/config.json' ? config : undefined),
      }),
      retry: RETRY_POLICY,
      random: () => 0,
      warn: () => {},
      retried: () => {},
    });
    const house = {
      limits: { read: 1e6, write: 1e6 },
      onEvent: () => {},
      readable: new Map<string, Set<string>>(),
      endpoints: ({ registry, repository }: { registry: string; repository: string }) => {
        assert.equal(registry, 'docker.io');
        return [{ session, repository, label: `docker.io/${repository}` }];
      },
      maintenance: { createRepository: async () => false },
    };
    const open = async (reference: Reference) => new Repository(house, reference as never);
    await putImage(await open(parseReference('alice/source:1')), '1');
    hub.put('library/agent', TINY_AGENT_LAYER);
    const request = {
      spec: aSpec({ container_name: 'alice/source:1' }),
      source: parseReference('alice/source:1'),
      target: defaultTarget({ registry: 'alice' }, aSpec()),
      agent: TINY_AGENT,
      agentFrom: parseReference('agent:0'),
    };
    hub.tokenRequests.length = 0;
    const first = await wrapAlgorithm(request, { source: open, target: open });
    assert.match(first.reference, /^docker\.io\/alice\/blur:1\.2\.3@sha256:/);
    assert.equal(first.repository, 'docker.io/alice/blur');
    assert.ok(hub.manifest('alice/blur', '1.2.3'));
    assert.deepEqual(
      first.push.blobs,
      { present: 0, mounted: 2, copied: 1 },
      'layers are mounted inside the Hub',
    );
    assert.deepEqual([...new Set(asked)].sort(), [...HUB].sort());
    for (const token of hub.tokenRequests) assert.equal(token.get('service'), 'registry.docker.io');
    const scopes = hub.tokenRequests.flatMap((token) => token.getAll('scope').flatMap((s) => s.split(' ')));
    assert.ok(scopes.includes('repository:alice/blur:pull,push'), scopes.join('\n'));
    assert.ok(scopes.includes('repository:library/agent:pull'), scopes.join('\n'));

    const again = await wrapAlgorithm(request, { source: open, target: open });
    assert.equal(again.push.alreadyThere, true);
    assert.equal(again.reference, first.reference);
  });
});
