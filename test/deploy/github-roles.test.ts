import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  GITHUB_ROLES,
  type GitHubRole,
  type GitHubSetup,
  PROVIDER,
  roleId,
  type SetupTemplate,
  setupStack,
  setupTemplate,
} from '../../src/deploy/github-roles.ts';
import { policiesOf } from '../../src/deploy/policy.ts';
import type { PolicyDocument } from '../../src/deploy/policy-document.ts';
import { deployablePlan, deployableStep, everythingPlan, TARGET } from '../fakes/deployable.ts';
import { allows } from '../fakes/iam-policy.ts';
import { type Judge, openServiceSpec } from '../fakes/service-spec.ts';

/** IAM's limit for one managed policy, without white space. */
const MOST_CHARACTERS = 6144;
const setupOf = (changes: Partial<GitHubSetup> = {}): GitHubSetup => ({
  repository: 'my-lab/tides',
  ids: { owner: 7, repository: 9 },
  branch: 'main',
  environment: 'production',
  plans: [everythingPlan()],
  site: TARGET,
  keys: [],
  ...changes,
});
/** Small workflows of different names and buckets. */
const several = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    deployablePlan(
      {
        workflow: `tides-${i}`,
        input: { bucket: `in-${i}`, prefix: '' },
        output: { bucket: `out-${i}`, prefix: '' },
      },
      deployableStep('a'),
    ),
  );

function documentsOf({ Resources }: SetupTemplate, role: GitHubRole): PolicyDocument[] {
  return Object.values(Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::IAM::ManagedPolicy' && JSON.stringify(Properties.Roles).includes(`"${roleId(role)}"`)
      ? [Properties.PolicyDocument as unknown as PolicyDocument]
      : [],
  );
}

describe('the stack of a set-up', () => {
  let judge: Judge;
  before(async () => {
    judge = await openServiceSpec();
  });

  it('is what CloudFormation knows, with the provider and without', () => {
    for (const setup of [
      setupOf(),
      setupOf({ plans: several(3), boundary: 'arn:aws:iam::183351756044:policy/lab' }),
      setupOf({ site: { ...TARGET, region: 'us-gov-west-1' } }),
    ])
      for (const owns of [true, false]) assert.deepEqual(judge(setupTemplate(setup, owns)), []);
  });

  it('has the provider only where the account has none, keeps it, and makes the roles after it', () => {
    const own = setupTemplate(setupOf(), true).Resources;
    assert.equal(own[PROVIDER]?.Type, 'AWS::IAM::OIDCProvider');
    assert.equal(own[PROVIDER]?.DeletionPolicy, 'RetainExceptOnCreate');
    assert.deepEqual(own[PROVIDER]?.Properties.ClientIdList, ['sts.amazonaws.com']);
    assert.equal(own.RunRole?.DependsOn, PROVIDER);
    const reused = setupTemplate(setupOf(), false).Resources;
    assert.equal(reused[PROVIDER], undefined);
    assert.equal(reused.RunRole?.DependsOn, undefined);
  });

  it('trusts pull requests to plan, the environment to deploy, and the branch to run and look', () => {
    const { Resources } = setupTemplate(
      setupOf({ branch: 'trunk', defaultBranch: 'main', environment: 'aws' }),
      true,
    );
    const subjects = GITHUB_ROLES.map((role) => {
      const text = JSON.stringify(Resources[roleId(role)]?.Properties.AssumeRolePolicyDocument);
      assert.ok(!text.includes('*'), text);
      const [{ Principal, Condition }] = JSON.parse(text).Statement;
      assert.equal(
        Principal.Federated,
        `arn:aws:iam::${TARGET.account}:oidc-provider/token.actions.githubusercontent.com`,
      );
      assert.equal(Condition.StringEquals['token.actions.githubusercontent.com:aud'], 'sts.amazonaws.com');
      return Condition.StringEquals['token.actions.githubusercontent.com:sub'];
    });
    const both = (end: string) => [`repo:my-lab/tides:${end}`, `repo:my-lab@7/tides@9:${end}`];
    assert.deepEqual(subjects, [
      both('pull_request'),
      both('environment:aws'),
      both('ref:refs/heads/trunk'),
      // Schedules are of the default branch.
      both('ref:refs/heads/main'),
    ]);
  });

  it('gives each role what "policy" prints for it, in documents that IAM takes', () => {
    for (const plans of [[everythingPlan()], several(5)]) {
      const template = setupTemplate(setupOf({ plans }), true);
      for (const role of GITHUB_ROLES) {
        const documents = documentsOf(template, role);
        assert.ok(documents.length > 0 && documents.length <= 10, `${documents.length}`);
        for (const document of documents)
          assert.ok(JSON.stringify(document).length <= MOST_CHARACTERS, `${JSON.stringify(document).length}`);
        const rights = (all: readonly PolicyDocument[]) =>
          all
            .flatMap(({ Statement }) => Statement)
            .flatMap(({ Action, Resource, Condition }) =>
              Action.flatMap((action) => Resource.map((each) => JSON.stringify([action, each, Condition]))),
            );
        const printed = plans.flatMap((plan) =>
          policiesOf(role, plan, TARGET).map(({ document }) => document),
        );
        assert.deepEqual([...new Set(rights(documents))].sort(), [...new Set(rights(printed))].sort(), role);
      }
    }
  });

  it('lets a pull request change nothing that is deployed, and a run not deploy', () => {
    const template = setupTemplate(setupOf({ plans: several(1) }), true);
    const may = (role: GitHubRole, action: string, resource: string) =>
      allows(documentsOf(template, role), { action, resource });
    const stack = `arn:aws:cloudformation:us-east-1:${TARGET.account}:stack/pipewright-tides-0/5ea7`;
    const results = 'arn:aws:s3:::out-0/a/run-20261125T092236Z-3fa9c1/x';
    assert.deepEqual(
      GITHUB_ROLES.map((role) => may(role, 'cloudformation:ExecuteChangeSet', stack)),
      [false, true, false, false],
    );
    assert.deepEqual(
      GITHUB_ROLES.map((role) => may(role, 's3:DeleteObject', results)),
      [false, false, true, false],
    );
    assert.deepEqual(
      GITHUB_ROLES.map((role) => may(role, 's3:GetObject', 'arn:aws:s3:::others/x')),
      [false, false, false, false],
    );
  });

  it('lets a job wait for a run as long as it may last', () => {
    const { Resources } = setupTemplate(setupOf(), true);
    assert.equal(Resources.RunRole?.Properties.MaxSessionDuration, 6 * 3600);
    assert.equal(Resources.DeployRole?.Properties.MaxSessionDuration, undefined);
  });

  it('has a name of its own for each repository, which no workflow has', () => {
    const names = ['my-lab/tides', 'my-lab/ti.des', 'my-lab/ti_des', 'my/lab-tides'].map(setupStack);
    assert.equal(new Set(names).size, names.length);
    assert.equal(setupStack('My-Lab/Tides'), names[0]);
    for (const name of [...names, setupStack(`${'o'.repeat(39)}/${'n'.repeat(100)}`)]) {
      assert.match(name, /^[a-z][a-z0-9-]{0,127}$/);
      assert.ok(!name.startsWith('pipewright-'));
    }
  });

  it('takes several workflows, and says when they are too many for one role', () => {
    assert.ok(documentsOf(setupTemplate(setupOf({ plans: several(7) }), true), 'deploy').length <= 10);
    assert.throws(() => setupTemplate(setupOf({ plans: several(20) }), true), { code: 'TOO_MANY_POLICIES' });
  });
});
