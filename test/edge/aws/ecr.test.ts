import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { openEcr, parseEcrHost } from '../../../src/edge/aws/ecr.ts';
import { openCredentials } from '../../../src/edge/registry/credentials.ts';
import { openRegistry } from '../../../src/edge/registry-client.ts';
import { parseReference, type Reference, type RegistryReference } from '../../../src/oci/reference.ts';
import { wrapAlgorithm } from '../../../src/wrap/wrap.ts';
import { aSpec, putImage, TINY_AGENT, TINY_AGENT_LAYER } from '../../fakes/image.ts';
import { startFakeRegistry } from '../../fakes/registry.ts';

describe('parseEcrHost', () => {
  for (const [host, region] of [
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'eu-west-1'],
    ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
    ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['123456789012.dkr-ecr.eu-west-1.on.aws', 'eu-west-1'],
    ['12345.dkr.ecr.eu-west-1.amazonaws.com', undefined],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com.evil.example', undefined],
    ['x123456789012.dkr.ecr.eu-west-1.amazonaws.com', undefined],
    ['public.ecr.aws', undefined],
    ['ghcr.io', undefined],
  ] as const) {
    it(`${region ? `reads ${region} from` : 'is not misled by'} ${host}`, () =>
      assert.equal(parseEcrHost(host)?.region, region));
  }
});

describe('ECR', () => {
  const HOST = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  const asked: { target: string; body: Record<string, unknown>; signed: string }[] = [];
  let answer: (target: string) => [status: number, body: object] = () => [500, {}];
  const saved = { ...process.env };
  // Speaks the JSON protocol that the SDK speaks to ECR.
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const target = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    asked.push({
      target,
      body: JSON.parse(Buffer.concat(chunks).toString()),
      signed: request.headers.authorization ?? '',
    });
    const [status, body] = answer(target);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env.AWS_ACCESS_KEY_ID = 'AKIATEST';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
  });
  after(() => {
    process.env = saved;
    server.closeAllConnections();
    server.close();
  });

  it('gives a login for a host of ECR and nothing for any other', async () => {
    const token = Buffer.from('AWS:pass:word').toString('base64');
    answer = () => [200, { authorizationData: [{ authorizationToken: token }] }];
    const ecr = openEcr({});
    assert.deepEqual(await ecr.credential(HOST), {
      username: 'AWS',
      password: 'pass:word',
      from: 'the AWS credentials (ecr:GetAuthorizationToken)',
    });
    assert.match(asked.at(-1)?.signed ?? '', /\/eu-west-1\/ecr\/aws4_request/);
    const before = asked.length;
    assert.equal(await ecr.credential('ghcr.io'), undefined);
    assert.equal(await ecr.createRepository('ghcr.io', 'a'), false);
    assert.equal(asked.length, before);
  });

  it('creates a repository in the account of the host', async () => {
    answer = () => [200, { repository: {} }];
    assert.equal(await openEcr({}).createRepository(HOST, 'team/app'), true);
    assert.deepEqual(asked.at(-1)?.body, { registryId: '123456789012', repositoryName: 'team/app' });
  });

  it('succeeds when another process created the repository first', async () => {
    answer = () => [400, { __type: 'RepositoryAlreadyExistsException', message: 'exists' }];
    assert.equal(await openEcr({}).createRepository(HOST, 'team/app'), true);
  });

  it('names the permission that is missing', async () => {
    answer = () => [400, { __type: 'AccessDeniedException', message: 'User is not authorized' }];
    await assert.rejects(openEcr({}).createRepository(HOST, 'team/app'), {
      code: 'ACCESS_DENIED',
      message: /User is not authorized.*needs the permission ecr:CreateRepository/,
    });
    await assert.rejects(openEcr({}).credential(HOST), {
      code: 'ACCESS_DENIED',
      message: /ecr:GetAuthorizationToken/,
    });
  });

  it('takes a wrapped image into a repository that it makes on the way, and takes the same image twice', async () => {
    const existing = new Set(['source', 'agent']);
    await using registry = await startFakeRegistry({
      auth: { scheme: 'basic', user: ['AWS', 'pass:word'] },
      existing,
      immutable: true,
    });
    answer = (target) => {
      if (target === 'GetAuthorizationToken') {
        const authorizationToken = Buffer.from('AWS:pass:word').toString('base64');
        return [200, { authorizationData: [{ authorizationToken }] }];
      }
      existing.add('lab/blur');
      return [200, { repository: {} }];
    };
    const hostOf = (host: string) =>
      host === registry.host ? { account: '123456789012', region: 'eu-west-1' } : undefined;
    const ecr = openEcr({ hostOf });
    const edge = openRegistry({
      env: {},
      registriesConf: { registries: [] },
      credentials: openCredentials({
        env: {},
        ecr: ecr.credential,
        askHelper: async () => ({ kind: 'none' }),
        readText: async () => undefined,
      }),
      createRepository: ecr.createRepository,
    });
    const open = async (reference: Reference) => edge.repository(reference as RegistryReference);
    const at = (name: string) => parseReference(`${registry.host}/${name}`);
    await putImage(await open(at('source:1')), '1');
    registry.put('agent', TINY_AGENT_LAYER);
    const request = {
      spec: aSpec({ container_name: `${registry.host}/source:1` }),
      source: at('source:1'),
      target: at('lab/blur'),
      agent: TINY_AGENT,
      agentFrom: at('agent:0'),
    };
    asked.length = 0;
    const first = await wrapAlgorithm(request, { source: open, target: open });
    assert.ok(registry.manifest('lab/blur', '1.2.3'));
    const made = asked.filter(({ target }) => target === 'CreateRepository');
    assert.deepEqual(
      made.map(({ body }) => body),
      [{ registryId: '123456789012', repositoryName: 'lab/blur' }],
    );
    // ECR refuses a second push of an immutable tag even of the same bytes: the very image there is success.
    const again = await wrapAlgorithm(request, { source: open, target: open });
    assert.deepEqual([again.reference, again.push.alreadyThere], [first.reference, true]);
    const other = { ...request, spec: aSpec({ ...request.spec, memory: { suggested: 512 } } as never) };
    await assert.rejects(wrapAlgorithm(other, { source: open, target: open }), { code: 'TAG_IMMUTABLE' });
    edge.close();
  });
});
