import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import type { Lookups } from '../../src/deploy/account-lookups.ts';
import type { Cloud } from '../../src/deploy/cloud.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import { preflight } from '../../src/deploy/preflight.ts';
import { quotaDemands } from '../../src/deploy/quotas.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { Account, lookups } from '../fakes/cloud.ts';
import { deployablePlan, deployableStep, everythingPlan } from '../fakes/deployable.ts';

/** A workflow file of these steps, so that what is found has its lines. */
function fileOf(plan: Plan): { file: string; text: string } {
  const text = JSON.stringify(
    {
      name: plan.workflow,
      account_id: plan.account_id,
      key_pair: plan.key_pair,
      input_s3_name: plan.input.bucket,
      output_s3_name: plan.output.bucket,
      subnets: plan.subnets,
      secrets: Object.assign({}, ...plan.steps.map(({ secrets }) => secrets)),
      process: {
        type: 'graph',
        algorithms: plan.steps.map(({ id, needs, gather }) => ({ id, name: `${id}@1.0.0`, needs, gather })),
      },
    },
    null,
    1,
  );
  return { file: 'x.workflow.json', text };
}

async function found(
  plan: Plan,
  changes: Partial<Lookups> = {},
  cloud: Cloud = new Account().open(),
  mirror?: boolean,
) {
  const findings = await preflight(plan, cloud, lookups(changes), fileOf(plan), mirror);
  for (const { range } of findings) assert.ok(range, 'a place in the file');
  return findings.map(({ severity, code, path, message }) => ({ severity, code, path, message }));
}

async function only(plan: Plan, changes: Partial<Lookups>, cloud?: Cloud) {
  const [first, ...more] = await found(plan, changes, cloud);
  assert.deepEqual(more, []);
  return first ?? assert.fail('nothing was found');
}

const plain = deployablePlan({}, deployableStep('a', { max_agents: 10, cpu_units: 1024, memory_mb: 2048 }));
const onInstances = deployablePlan(
  {},
  deployableStep('a'),
  deployableStep('b', {
    compute: 'ec2',
    gpu_count: 1,
    cpu_units: 4096,
    needs: ['a'],
    spec: { instance_type: 'g5.xlarge' },
  }),
);

describe('preflight', () => {
  it('refuses an image whose agent does not read the messages of this release', async () => {
    const agent = { version: '0.0.9', digest: 'sha256:0' as const };
    const old = deployablePlan({}, deployableStep('a', { spec: { agent } }));
    const { code, path, message } = await only(old, {});
    assert.deepEqual([code, path], ['AGENT_TOO_OLD', '/process/algorithms/0/name']);
    assert.match(
      message,
      /agent \(0\.0\.9\) .* uses messages of version 1, but this release sends version 2/,
    );
  });

  it('finds nothing where everything is in order', async () => {
    assert.deepEqual(await found({ ...plain, key_pair: 'lab' }), []);
    assert.deepEqual(await found(onInstances), []);
  });

  it('reports credentials of another account, and nothing else', async () => {
    const plan = { ...plain, account_id: '000000000000', key_pair: 'none' };
    const { code, path } = await only(plan, { hasKeyPair: async () => false });
    assert.deepEqual([code, path], ['WRONG_ACCOUNT', '/account_id']);
  });

  it('reports all problems at once', async () => {
    const plan: Plan = { ...everythingPlan(), key_pair: 'lab', subnets: ['subnet-9'] };
    const codes = (
      await found(plan, {
        hasKeyPair: async () => false,
        hasSecret: async () => false,
        instanceType: async () => undefined,
        quota: async () => 0,
        pull: async () => 'missing',
      })
    ).map(({ code }) => code);
    const missing = [
      'SUBNETS',
      'NO_KEY_PAIR',
      'NO_SECRET',
      'NO_INSTANCE_TYPE',
      'QUOTA_TOO_SMALL',
      'IMAGE_MISSING',
    ].filter((code) => !codes.includes(code));
    assert.deepEqual(missing, []);
  });

  it('says which key a bucket is encrypted with, and refuses one that demands a header for it', async () => {
    const account = new Account();
    const key = 'arn:aws:kms:us-east-1:183351756044:key/1111';
    account.keys.set('some-output', key);
    const hint = await only(plain, {}, account.open());
    assert.deepEqual([hint.severity, hint.code, hint.path], ['hint', 'KMS_KEY', '/output_s3_name']);
    assert.ok(hint.message.includes(`--kms-key ${key}`), hint.message);
    const Condition = { Null: { 's3:x-amz-server-side-encryption': 'true' } };
    const policy = { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Condition }] };
    account.keys.clear();
    account.policies.set('some-output', JSON.stringify(policy));
    const refused = await only(plain, {}, account.open());
    assert.deepEqual(
      [refused.severity, refused.code, refused.path],
      ['error', 'ENCRYPTION_HEADER', '/output_s3_name'],
    );
  });

  it('tells a quota too small for a single agent from one that only limits their number', async () => {
    const none = await only(plain, { quota: async () => 0.5 });
    assert.deepEqual([none.severity, none.code], ['error', 'QUOTA_TOO_SMALL']);
    assert.match(
      none.message,
      /An agent of step a uses 1 vCPUs, .* 0\.5 Fargate Spot vCPUs and 0\.5 Fargate On/,
    );
    const few = await only(plain, { quota: async () => 3 });
    assert.deepEqual([few.severity, few.code], ['warning', 'QUOTA_BELOW_MAX_AGENTS']);
    assert.match(few.message, /need 10 vCPUs/);
    assert.match(few.message, /servicequotas\/home\/services\/fargate\/quotas\/L-36FBB829/);
    // What Spot has not, agents on demand may have.
    const spot = async (_: string, code: string) => (code === 'L-36FBB829' ? 0 : 10);
    assert.deepEqual(await found(plain, { quota: spot }), []);
    const unknown = await only(plain, { quota: async () => undefined });
    assert.deepEqual([unknown.severity, unknown.code], ['hint', 'NOT_CHECKED']);
  });

  it("uses the quota of an instance's family, on demand or Spot", () => {
    const codes = (changes: Parameters<typeof deployableStep>[1]) =>
      quotaDemands(deployablePlan({}, deployableStep('a', changes))).flatMap(({ quotas }) =>
        quotas.map(({ code }) => code),
      );
    const of = (instance_type: string, compute: 'ec2' | 'ec2-spot' = 'ec2') =>
      codes({ compute, spec: { instance_type } });
    assert.deepEqual(of('g5.xlarge'), ['L-DB2E81BA']);
    assert.deepEqual(of('g5.xlarge', 'ec2-spot'), ['L-3819A6DF']);
    assert.deepEqual(of('p4d.24xlarge'), ['L-417A185B']);
    assert.deepEqual(of('m5.large', 'ec2-spot'), ['L-34B43A08']);
    assert.deepEqual(of('u-6tb1.metal'), []);
    assert.deepEqual(codes({ compute: 'ec2', gpu_count: 1 }), ['L-DB2E81BA', 'L-417A185B']);
    assert.deepEqual(codes({ compute: 'fargate' }), ['L-3032A538']);
  });

  it('reports an instance type that is not offered, not in the zones of the subnets, or too small', async () => {
    const type = { zones: ['us-east-1a'], cpus: 4, memory: 16_384, gpus: 1 };
    const said = (instanceType: Lookups['instanceType']) => only(onInstances, { instanceType });
    assert.match((await said(async () => undefined)).message, /g5\.xlarge, which us-east-1 does not offer/);
    const elsewhere = await said(async () => ({ ...type, zones: ['us-east-1e'] }));
    assert.match(elsewhere.message, /offered in us-east-1e, but the subnets are in us-east-1a/);
    const small = await said(async () => ({ ...type, gpus: 0 }));
    assert.deepEqual([small.code, small.path], ['INSTANCE_TOO_SMALL', '/process/algorithms/1']);
    // The step asks for 64 MiB, the agent takes 128, and the system some: all of an instance's memory never fits.
    const full = await said(async () => ({ ...type, memory: 64 + 128 }));
    assert.match(full.message, /needs 207 MiB of memory, including the agent and the system/);
  });

  it('reports two steps that open one port on the same instances, which their agents share', async () => {
    const opens = (id: string, changes: object) =>
      deployableStep(id, { compute: 'ec2', ports: [{ port: 9090, protocol: 'tcp' }], ...changes });
    const type = (instance_type: string) => ({ spec: { instance_type } });
    const clash = await only(
      deployablePlan({}, opens('a', type('m5.large')), opens('b', type('m5.large'))),
      {},
    );
    assert.deepEqual(
      [clash.severity, clash.code, clash.path],
      ['error', 'PORT_CLASH', '/process/algorithms/1'],
    );
    assert.match(clash.message, /^Steps a and b both open port 9090\/tcp .* \(m5-large\)/);
    for (const other of [
      type('m5.xlarge'),
      { compute: 'fargate' },
      { ports: [{ port: 9090, protocol: 'udp' }], ...type('m5.large') },
    ])
      assert.deepEqual(await found(deployablePlan({}, opens('a', type('m5.large')), opens('b', other))), []);
  });

  it('names images that ECS cannot pull', async () => {
    const mine = await only(plain, { pull: async () => 'private' });
    assert.match(mine.message, /needs credentials, which this machine has/);
    assert.equal(mine.path, '/process/algorithms/0/name');
    const ecr = deployablePlan(
      {},
      deployableStep('a', { image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/cut@sha256:1' }),
    );
    const other = await only(ecr, { pull: async () => 'missing' });
    assert.match(
      other.message,
      /account 111122223333 allow ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to account 183351756044/,
    );
  });

  it('asks of copied images only whether this machine can read them, and nothing where the copy is there', async () => {
    const isolated = { ...plain, network: 'isolated' as const };
    const asked: string[] = [];
    const answers = (of: (isCopy: boolean) => 'pullable' | 'private' | 'missing') => ({
      async pull(image: string) {
        const isCopy = image.startsWith('183351756044.dkr.ecr.');
        asked.push(isCopy ? 'copy' : 'image');
        return of(isCopy);
      },
    });
    const codes = async (lookups: Partial<Lookups>, mirror?: boolean) => {
      asked.length = 0;
      const all = await found(isolated, lookups, new Account().open(), mirror);
      return all.map(({ code }) => code);
    };
    const own = answers((isCopy) => (isCopy ? 'missing' : 'private'));
    assert.deepEqual(await codes(own), ['IMAGE_UNREACHABLE', 'IMAGE_PRIVATE']);
    assert.deepEqual([await codes(own, true), asked], [[], ['copy', 'image']]);
    assert.deepEqual(
      [
        await codes(
          answers((isCopy) => (isCopy ? 'pullable' : 'missing')),
          true,
        ),
        asked,
      ],
      [[], ['copy']],
    );
    assert.deepEqual(
      await codes(
        answers(() => 'missing'),
        true,
      ),
      ['IMAGE_MISSING'],
    );
    // As it is deployed, unless something else is asked for.
    const account = new Account();
    await deploy(isolated, account.open(), Buffer.from(''), 'c', () => {}, {
      mirror: true,
      copyImages: async () => {},
    });
    assert.deepEqual(await found(isolated, own, account.open()), []);
    assert.equal((await found(isolated, own, account.open(), false)).length, 2);
  });

  it('reports a missing permission, or a service that does not answer, as a hint of what was not checked', async () => {
    const refused = () => {
      throw new Failure(
        'ACCESS_DENIED',
        'Looking for the key pair lab was refused by AWS: ec2:DescribeKeyPairs is missing.',
      );
    };
    const { severity, code, message } = await only(
      { ...plain, key_pair: 'lab' },
      { hasKeyPair: async () => refused() },
    );
    assert.deepEqual([severity, code], ['hint', 'NOT_CHECKED']);
    assert.match(message, /^This was not checked: Looking .* ec2:DescribeKeyPairs is missing/);
    const unknown = async () => {
      throw new Failure('AWS_REFUSED', 'Looking for it was refused by AWS: ValidationError: no such thing');
    };
    const error = await only({ ...plain, key_pair: 'lab' }, { hasKeyPair: unknown });
    assert.deepEqual([error.severity, error.code], ['error', 'AWS_REFUSED']);
    const lost = async () => {
      throw new Failure('CREDENTIALS_LOST', 'They are no longer valid.');
    };
    await assert.rejects(found(plain, { pull: lost }), { code: 'CREDENTIALS_LOST' });
  });

  it('says that a fresh account lacks the roles of ECS and Spot, and what creating them takes', async () => {
    const fresh = new Account();
    fresh.serviceRoles = new Set();
    const { severity, code, message } = await only(plain, {}, fresh.open());
    assert.deepEqual([severity, code], ['hint', 'NO_SERVICE_ROLE']);
    assert.match(
      message,
      /iam:CreateServiceLinkedRole for ecs\.amazonaws\.com\. .* create-service-linked-role/,
    );
    const spot = deployablePlan({}, deployableStep('a', { compute: 'ec2-spot' }));
    const both = await found(spot, {}, fresh.open());
    assert.deepEqual(
      both.map((each) => /AWSServiceRoleFor\w+/.exec(each.message)?.[0]),
      ['AWSServiceRoleForECS', 'AWSServiceRoleForECSCompute', 'AWSServiceRoleForEC2Spot'],
    );
  });

  it('warns of a deployed workflow of the same name with other buckets', async () => {
    const account = new Account();
    await deploy(plain, account.open(), Buffer.from(''), 'c', () => {});
    assert.deepEqual(await found(plain, {}, account.open()), []);
    const other = { ...plain, output: { bucket: 'another', prefix: '' } };
    const { severity, code, path } = await only(other, {}, account.open());
    assert.deepEqual([severity, code, path], ['warning', 'STACK_TAKEN', '/name']);
  });

  it('reports other notifications of the same uploads before anything is created', async () => {
    const account = new Account();
    account.buckets.set('some-input', new Map());
    account.notifications.set('some-input', {
      QueueConfigurations: [{ Id: 'theirs', QueueArn: 'arn:q', Events: ['s3:ObjectCreated:*'] }],
    });
    const { code, path } = await only(plain, {}, account.open());
    assert.deepEqual([code, path], ['NOTIFICATIONS_CLASH', '/input_s3_name']);
  });
});
