import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Stacks } from '../../src/deploy/cloud.ts';
import { type GitHubSetup, PROVIDER, setupStack, setupTemplate } from '../../src/deploy/github-roles.ts';
import {
  applySetup,
  examineSetup,
  type IdentityProvider,
  removeSetup,
  type SetupCloud,
} from '../../src/deploy/set-up-github.ts';
import { providerArn } from '../../src/deploy/trust-policy.ts';
import { deployablePlan, deployableStep, TARGET } from '../fakes/deployable.ts';

const SETUP: GitHubSetup = {
  repository: 'my-lab/tides',
  branch: 'main',
  environment: 'production',
  plans: [deployablePlan({}, deployableStep('a'))],
  site: TARGET,
  keys: [],
};
const STACK = setupStack(SETUP.repository);
const ARN = providerArn(TARGET);
const OURS: IdentityProvider = {
  audiences: ['sts.amazonaws.com'],
  tags: { 'pipewright:setup': 'github' },
};
const OTHERS: IdentityProvider = { audiences: ['sts.amazonaws.com'], tags: {} };

/** An account as it is: at most one stack, and one provider that some roles trust. */
function account(
  has: {
    readonly stack?: { readonly status: string; readonly template?: string };
    readonly provider?: IdentityProvider;
    readonly trusting?: readonly string[];
  } = {},
) {
  const did: string[] = [];
  let { stack } = has;
  const stacks: Partial<Stacks> = {
    describe: async () => stack && { ...stack, outputs: { PlanRole: 'arn:plan' } },
    template: async () => stack?.template,
    events: async () => [],
    prepare: async (name, _, source, kind, tags) => {
      did.push(`${kind} ${name} ${'text' in source ? 'inline' : source.url} ${JSON.stringify(tags)}`);
      return [{ action: 'Add', id: 'x', type: 'x', details: [] }];
    },
    execute: async () => {
      stack = { status: 'CREATE_COMPLETE' };
    },
    delete: async (name) => {
      did.push(`delete ${name}`);
      stack = undefined;
    },
  };
  const cloud = {
    stacks,
    sleep: async () => {},
    buckets: {
      ensure: async (bucket: string) => did.push(`ensure ${bucket}`),
      put: async (bucket: string, key: string) => did.push(`put ${bucket} ${key}`),
      url: (bucket: string, key: string) => `https://${bucket}/${key}`,
    },
    providers: {
      find: async (arn: string) => (arn === ARN ? has.provider : undefined),
      trusting: async () => has.trusting ?? [],
      delete: async (arn: string) => did.push(`delete ${arn}`),
    },
  } as unknown as SetupCloud;
  return { cloud, did };
}
const made = (ownsProvider: boolean, setup = SETUP) => ({
  status: 'CREATE_COMPLETE',
  template: JSON.stringify(setupTemplate(setup, ownsProvider)),
});

describe('examining a set-up', () => {
  const cases = [
    ['an empty account', {}, 'create', 'create'],
    ["somebody's provider", { provider: OTHERS }, 'create', 'reuse'],
    ["another set-up's provider", { provider: OURS }, 'create', 'reuse'],
    ['the same, made before', { provider: OURS, stack: made(true) }, 'none', 'keep'],
    ['the same, with a reused provider', { provider: OTHERS, stack: made(false) }, 'none', 'reuse'],
    ['another branch', { provider: OURS, stack: made(true, { ...SETUP, branch: 'old' }) }, 'update', 'keep'],
    [
      'a stack whose creation failed',
      { stack: { status: 'ROLLBACK_COMPLETE', template: '{}' } },
      'create',
      'create',
    ],
    [
      'a stack of which only a change set is there',
      { stack: { status: 'REVIEW_IN_PROGRESS' } },
      'create',
      'create',
    ],
  ] as const;
  for (const [name, has, change, provider] of cases)
    it(`finds in ${name}: ${change} the stack, ${provider} the provider`, async () => {
      const { cloud, did } = account(has);
      const found = await examineSetup(SETUP, cloud);
      assert.deepEqual([found.stack, found.change, found.provider], [STACK, change, provider]);
      assert.equal(Object.hasOwn(found.template.Resources, PROVIDER), provider !== 'reuse');
      assert.deepEqual(did, []);
    });

  it('says how to add a missing audience', async () => {
    const { cloud } = account({ provider: { audiences: ['https://github.com/my-lab'], tags: {} } });
    await assert.rejects(examineSetup(SETUP, cloud), {
      code: 'PROVIDER_AUDIENCE',
      message: /aws iam add-client-id-to-open-id-connect-provider .*--client-id sts\.amazonaws\.com/,
    });
  });

  it('says what to do when the provider of its stack was deleted by hand', async () => {
    const { cloud } = account({ stack: made(true) });
    await assert.rejects(examineSetup(SETUP, cloud), { code: 'PROVIDER_GONE', message: /--remove/ });
  });

  it("leaves somebody else's stack of its name alone", async () => {
    for (const template of ['{"Resources":{}}', 'Resources: {}']) {
      const has = { stack: { status: 'CREATE_COMPLETE', template }, provider: OTHERS };
      await assert.rejects(examineSetup(SETUP, account(has).cloud), { code: 'STACK_TAKEN' });
      const { cloud, did } = account(has);
      await assert.rejects(
        removeSetup(SETUP.repository, TARGET, cloud, () => {}),
        { code: 'STACK_TAKEN' },
      );
      assert.deepEqual(did, []);
    }
  });
});

describe('applying a set-up', () => {
  const applied = async (setup: GitHubSetup, has: Parameters<typeof account>[0] = {}) => {
    const { cloud, did } = account(has);
    const roles = await applySetup(await examineSetup(setup, cloud), setup, cloud, 'c1', () => {});
    return { did, roles };
  };

  it('creates the stack, tagged with its repository', async () => {
    const { did, roles } = await applied(SETUP);
    assert.deepEqual(did, [`CREATE ${STACK} inline {"pipewright:repository":"my-lab/tides"}`]);
    assert.equal(roles.plan, 'arn:plan');
  });

  it('asks CloudFormation nothing when all is as it was', async () => {
    assert.deepEqual((await applied(SETUP, { provider: OURS, stack: made(true) })).did, []);
  });

  it('puts a long template into the first output bucket', async () => {
    const plans = Array.from({ length: 7 }, (_, i) =>
      deployablePlan(
        {
          workflow: `w${i}`,
          input: { bucket: `in-${i}`, prefix: '' },
          output: { bucket: `out-${i}`, prefix: 'p/' },
        },
        deployableStep('a'),
      ),
    );
    const { did } = await applied({ ...SETUP, plans });
    assert.deepEqual(did.slice(0, 2), ['ensure out-0', 'put out-0 p/.pipewright/deploy/c1.json']);
    assert.match(did[2] ?? '', /https:\/\/out-0\/p\/\.pipewright\/deploy\/c1\.json/);
  });
});

describe('removing a set-up', () => {
  const cases = [
    ['deletes a provider that only it has used', { provider: OURS }, 'deleted'],
    ['leaves one that other roles trust', { provider: OURS, trusting: ['others'] }, 'stays'],
    ['leaves one that it has not made', { provider: OTHERS }, 'stays'],
    ['works without one', {}, 'none'],
  ] as const;
  for (const [name, has, provider] of cases)
    it(name, async () => {
      const { cloud, did } = account({ ...has, stack: made(false) });
      const removed = await removeSetup(SETUP.repository, TARGET, cloud, () => {});
      assert.equal(removed.provider, provider);
      assert.deepEqual(did, [`delete ${STACK}`, ...(provider === 'deleted' ? [`delete ${ARN}`] : [])]);
    });

  it('may be repeated', async () => {
    const { cloud, did } = account();
    assert.equal((await removeSetup(SETUP.repository, TARGET, cloud, () => {})).provider, 'none');
    assert.deepEqual(did, []);
  });
});
