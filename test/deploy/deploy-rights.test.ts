import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { codePlaceOf } from '../../src/deploy/code-archive.ts';
import { compile, type Target } from '../../src/deploy/compile.ts';
import { mirroredPlan } from '../../src/deploy/mirror.ts';
import { PURPOSES, type Purpose, policiesOf } from '../../src/deploy/policy.ts';
import type { PolicyDocument } from '../../src/deploy/policy-document.ts';
import type { Template } from '../../src/deploy/template.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import {
  deployablePlan,
  deployableStep,
  EXISTING,
  everythingPlan,
  GOLDEN_PLANS,
  TARGET,
} from '../fakes/deployable.ts';
import { HANDLERS, type HandlerCall, handlerCalls, idleExcuses } from '../fakes/handler-calls.ts';
import { allows } from '../fakes/iam-policy.ts';
import {
  actionsOfOperation,
  OWN_ACTIONS,
  operationsInSource,
  REGISTRY_ACTIONS,
} from '../fakes/own-actions.ts';
import { physicalResources, resolved } from '../fakes/physical-resources.ts';
import { ROOT } from '../fakes/workshop.ts';

/** The plans of the golden templates, and what else changes names and rights. */
const CASES: Readonly<Record<string, () => Promise<[Plan, Target]>>> = {
  ...GOLDEN_PLANS,
  'everything, with a long name, in another partition': async () => [
    { ...everythingPlan(), workflow: 'a-name-of-more-than-twenty-nine-characters-that-somebody-chose' },
    { ...TARGET, region: 'us-gov-west-1' },
  ],
  'everything, with a role of its own and a boundary': async () => [
    {
      ...everythingPlan(),
      deploy_role: 'arn:aws:iam::183351756044:role/cloudformation-lab',
      permissions_boundary: 'arn:aws:iam::183351756044:policy/lab-boundary',
      tags: { 'cost-center': '4711' },
    },
    TARGET,
  ],
  'one step on instances, in subnets that it names': async () => [
    deployablePlan({ subnets: ['subnet-0a1b2c3d'] }, deployableStep('a', { compute: 'ec2-spot' })),
    EXISTING,
  ],
};

function templateOf(plan: Plan, target: Target): Template {
  return compile(plan, target, codePlaceOf(plan, new Uint8Array(1))).template;
}

function refused(plan: Plan, target: Target, calls: readonly HandlerCall[]): string[] {
  const purpose = plan.deploy_role === undefined ? 'deploy' : 'stack';
  const documents = policiesOf(purpose, plan, target).map(({ document }) => document);
  const wrong = calls.filter((call) => !allows(documents, call));
  return [...new Set(wrong.map(({ by, action, resource }) => `${by}: ${action} on ${resource}`))];
}

describe('the policies for deploying', () => {
  for (const [name, open] of Object.entries(CASES)) {
    it(`allow every call of CloudFormation's resource handlers: ${name}`, async () => {
      const [plan, target] = await open();
      const calls = handlerCalls(templateOf(plan, target), target);
      assert.ok(calls.length > 300, `${calls.length}`);
      assert.deepEqual(refused(plan, target, calls), []);
    });
  }

  it('are compared with the handlers of the schemas that cfn-lint brings', () => {
    // Else: node scripts/handler-permissions.ts
    const requirements = readFileSync(join(ROOT, 'scripts/services/requirements.txt'), 'utf8');
    assert.ok(requirements.includes(`${HANDLERS.source}\n`), HANDLERS.source);
    assert.deepEqual(idleExcuses(), []);
  });

  it('would be found too narrow without one right', () => {
    const plan = everythingPlan();
    const calls = handlerCalls(templateOf(plan, TARGET), TARGET);
    const documents = policiesOf('deploy', plan, TARGET).map(({ document: { Version, Statement } }) => ({
      Version,
      Statement: Statement.map((each) => ({
        ...each,
        Action: each.Action.filter((action) => action !== 'lambda:TagResource'),
      })),
    }));
    const wrong = calls.filter((call) => !allows(documents, call));
    assert.deepEqual(
      [...new Set(wrong.map(({ by }) => by))],
      [
        'Dispatcher (AWS::Lambda::Function) create',
        'Dispatcher (AWS::Lambda::Function) update',
        'InboxToDispatcher (AWS::Lambda::EventSourceMapping) create',
        'InboxToDispatcher (AWS::Lambda::EventSourceMapping) update',
      ],
    );
  });

  it('change nothing of a workflow whose name begins in the same way', async () => {
    const plan = { ...everythingPlan(), workflow: 'tides' };
    const other = { ...plan, workflow: 'tides-2', output: { bucket: 'their-output', prefix: '' } };
    const calls = handlerCalls(templateOf(other, TARGET), TARGET);
    const documents = policiesOf('deploy', plan, TARGET).map(({ document }) => document);
    const allowed = new Set(
      calls
        .filter((call) => !/:(?:Get|List|Describe)/.test(call.action) && allows(documents, call))
        .map(({ action }) => action),
    );
    // What AWS cannot limit, the first calls for new resources, and the account's own roles.
    assert.deepEqual([...allowed].sort(), [
      'ec2:AuthorizeSecurityGroupEgress',
      'ec2:AuthorizeSecurityGroupIngress',
      'ec2:CreateRouteTable',
      'ec2:CreateSecurityGroup',
      'ec2:CreateSubnet',
      'ec2:CreateTags',
      'ec2:CreateVpc',
      'ec2:CreateVpcEndpoint',
      'ec2:DeleteTags',
      'ec2:ModifySubnetAttribute',
      'ec2:ModifyVpcAttribute',
      'ec2:RevokeSecurityGroupEgress',
      'ecs:DeregisterTaskDefinition',
      'ecs:RegisterTaskDefinition',
      'iam:CreateServiceLinkedRole',
      'lambda:TagResource',
      'lambda:UntagResource',
      'route53:AssociateVPCWithHostedZone',
    ]);
    const deleting = calls.filter(
      ({ by, action }) => by.endsWith('delete') && /:De(?:lete|tach)/.test(action),
    );
    assert.ok(deleting.length > 50);
    assert.deepEqual(
      deleting.filter((call) => allows(documents, call)).map(({ by, action }) => `${by} ${action}`),
      [],
    );
  });

  it('hold the rights for expiring results where some expire, checkpoints that were left over among them', () => {
    const may = (changes: Parameters<typeof deployableStep>[1]) => {
      const plan = deployablePlan({}, deployableStep('a', changes));
      const documents = policiesOf('deploy', plan, TARGET).map(({ document }) => document);
      const resource = 'arn:aws:s3:::some-output';
      return allows(documents, { action: 's3:PutLifecycleConfiguration', resource });
    };
    assert.deepEqual([may({}), may({ keep: 30 }), may({ keep: 'last' })], [false, true, false]);
    assert.equal(may({ spec: { checkpoint: '/data/checkpoint' } }), true);
  });

  it('hold the rights for a network only where one may be made', () => {
    const step = deployableStep('a');
    const names = (changes: Partial<Plan>) => {
      const policies = policiesOf('deploy', deployablePlan(changes, step), TARGET);
      return policies
        .filter(({ document }) => JSON.stringify(document).includes('ec2:CreateVpc"'))
        .map(({ name, only }) => [name, only !== undefined]);
    };
    assert.deepEqual(names({ subnets: ['subnet-1'] }), []);
    assert.deepEqual(names({}), [['pipewright-test-network', true]]);
    assert.equal(names({ network: 'isolated' })[0]?.[1], false);
  });
});

describe('what our own code calls', () => {
  const { steps, ...rest } = everythingPlan();
  const image = `ghcr.io/lab/cut@${digestOf('cut')}`;
  const everything = mirroredPlan(
    {
      ...{ ...rest, key_pair: 'lab', notify: ['lab@example.org'] },
      steps: steps.map((step) => ({
        ...step,
        ...(step.id === 'cut' ? { keep: 'last' as const, image } : { keep: 30 }),
        spec: { ...step.spec, checkpoint: '/data/checkpoint' },
      })),
    },
    TARGET,
  );
  const open = deployablePlan({}, deployableStep('a'));
  const granted = (purpose: Purpose, plan: Plan) =>
    new Set(
      policiesOf(purpose, plan, TARGET).flatMap(({ document }) =>
        document.Statement.flatMap(({ Action }) => Action),
      ),
    );

  it('is listed for each purpose and role, operation by operation', () => {
    const listed = new Set(Object.values(OWN_ACTIONS).flat());
    const operations = operationsInSource();
    assert.ok(operations.length > 40, operations.join(' '));
    assert.deepEqual(
      operations.filter((operation) => actionsOfOperation(operation).some((action) => !listed.has(action))),
      [],
    );
    const called = new Set(operations.flatMap(actionsOfOperation));
    const lambdas = /^logs:(?:CreateLogStream|PutLogEvents)$/;
    assert.deepEqual(
      [...listed].filter(
        (action) => !called.has(action) && !lambdas.test(action) && !REGISTRY_ACTIONS.test(action),
      ),
      [],
    );
  });

  for (const purpose of PURPOSES)
    it(`is all granted for ${purpose}, and nothing that neither our code nor a handler calls`, () => {
      const own = OWN_ACTIONS[purpose];
      const rights = granted(purpose, everything);
      assert.deepEqual(
        own.filter((action) => !rights.has(action)),
        [],
      );
      const deploy_role = 'arn:aws:iam::183351756044:role/cloudformation-lab';
      const alone = granted(purpose, { ...everything, deploy_role });
      assert.deepEqual(
        own.filter((action) => !alone.has(action)),
        [],
      );
      const plans: readonly Plan[] = [everything, open, { ...everything, deploy_role }];
      for (const plan of plans) {
        const inOurName = purpose === 'stack' || (purpose === 'deploy' && plan.deploy_role === undefined);
        const handlers = inOurName ? handlerCalls(templateOf(plan, TARGET), TARGET) : [];
        const known = new Set([...own, ...handlers.map(({ action }) => action)]);
        assert.deepEqual(
          [...granted(purpose, plan)].filter((action) => !known.has(action)),
          [],
        );
      }
    });

  it('lets the dispatcher pass the roles of agents to ECS, and no other role to no other service', () => {
    const template = templateOf(everything, TARGET);
    const resources = physicalResources(template, TARGET);
    const [policy] = resolved(
      template.Resources.DispatcherRole!.Properties.Policies,
      resources,
    ) as unknown as {
      PolicyDocument: PolicyDocument;
    }[];
    const passed = (service: string) =>
      [...resources.values()]
        .filter(({ type, arn }) => {
          const context = { 'iam:PassedToService': service };
          const request = { action: 'iam:PassRole', resource: arn, context };
          return type === 'AWS::IAM::Role' && allows([policy!.PolicyDocument], request);
        })
        .map(({ id }) => id);
    assert.deepEqual(passed('ecs-tasks.amazonaws.com'), [
      'ExecutionRole',
      'RoleCut',
      'RoleTrain',
      'RoleCount',
    ]);
    assert.deepEqual(passed('lambda.amazonaws.com'), []);
  });

  it('copies images into exactly the repositories of this plan, from where ECS may pull them, and no other', () => {
    const plan: Plan = { ...everything, steps: everything.steps.filter(({ id }) => id === 'cut') };
    const at = (repository: string, account = TARGET.account) =>
      `arn:aws:ecr:us-east-1:${account}:repository/${repository}`;
    const ours = at('pipewright/ghcr.io/lab/cut');
    const others = [at('pipewright/ghcr.io/lab/cut2'), at('lab/cut'), at('pipewright/ghcr.io/lab/cut', '1')];
    const may = (documents: readonly PolicyDocument[], action: string) =>
      [ours, ...others].filter((resource) => allows(documents, { action: `ecr:${action}`, resource }));
    const documents = (purpose: Purpose) => policiesOf(purpose, plan, TARGET).map(({ document }) => document);
    const writes = [
      'CreateRepository',
      'InitiateLayerUpload',
      'UploadLayerPart',
      'CompleteLayerUpload',
      'PutImage',
    ];
    for (const action of [
      ...writes,
      'BatchCheckLayerAvailability',
      'BatchGetImage',
      'GetDownloadUrlForLayer',
    ])
      assert.deepEqual(may(documents('deploy'), action), [ours], action);
    for (const action of writes)
      for (const purpose of ['plan', 'stack', 'run', 'status'] as const)
        assert.deepEqual(may(documents(purpose), action), [], `${purpose} ${action}`);
    const template = templateOf(plan, TARGET);
    const policies = resolved(
      template.Resources.ExecutionRole!.Properties.Policies,
      physicalResources(template, TARGET),
    ) as unknown as { PolicyDocument: PolicyDocument }[];
    const role = policies.map(({ PolicyDocument }) => PolicyDocument);
    for (const action of ['BatchGetImage', 'GetDownloadUrlForLayer', 'BatchCheckLayerAvailability'])
      assert.deepEqual(may(role, action), [ours], action);
    for (const action of writes) assert.deepEqual(may(role, action), [], action);
    assert.ok(allows(role, { action: 'ecr:GetAuthorizationToken', resource: '*' }));
  });

  it('may read and list sources, exactly them, in agents of the first steps; and list them to start a run', () => {
    const sources = [
      { bucket: 'cogs', prefix: 'tiles/' },
      { bucket: 'paid-data', prefix: '', access: 'requester-pays' as const },
      { bucket: 'open-data', prefix: 'x/', access: 'unsigned' as const },
    ];
    const plan: Plan = { ...everything, sources };
    const template = templateOf(plan, TARGET);
    const { Resources } = template;
    const physical = physicalResources(template, TARGET);
    const of = (id: string): PolicyDocument[] => {
      const policies = resolved(Resources[id]!.Properties.Policies, physical) as unknown;
      return (policies as { PolicyDocument: PolicyDocument }[]).map(({ PolicyDocument }) => PolicyDocument);
    };
    const get = (place: string) => ({ action: 's3:GetObject', resource: `arn:aws:s3:::${place}` });
    const list = (bucket: string, prefix: string) => ({
      ...{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` },
      context: { 's3:prefix': prefix },
    });
    const calls = [
      get('cogs/tiles/a.tif'),
      list('cogs', 'tiles/a.tif'),
      get('paid-data/b'),
      list('paid-data', 'b'),
      // Beside it, or without a name.
      get('cogs/a.tif'),
      list('cogs', 'til'),
      get('open-data/x/c'),
      { ...get('cogs/tiles/a.tif'), action: 's3:PutObject' },
    ];
    const allowed = (documents: readonly PolicyDocument[]) => calls.map((call) => allows(documents, call));
    const theirs = [true, true, true, true, false, false, false, false];
    const none = theirs.map(() => false);
    assert.deepEqual(allowed(of('RoleCut')), theirs);
    for (const id of ['RoleTrain', 'RoleCount', 'DispatcherRole'])
      assert.deepEqual(allowed(of(id)), none, id);
    const documents = (purpose: Purpose) => policiesOf(purpose, plan, TARGET).map(({ document }) => document);
    assert.deepEqual(allowed(documents('run')), theirs);
    assert.deepEqual(allowed(documents('status')), none);
    // Isolated agents reach them, too, and no more of their buckets.
    const { PolicyDocument: endpoint } = Resources.S3Endpoint!.Properties as unknown as {
      PolicyDocument: PolicyDocument;
    };
    assert.deepEqual(
      ['cogs/tiles/a.tif', 'open-data/x/c', 'cogs/a.tif'].map((place) => allows([endpoint], get(place))),
      [true, true, false],
    );
  });

  it('is granted to the roles in the stack, and nothing else', () => {
    const { Resources } = templateOf(everything, TARGET);
    const of = (id: string) => {
      const { Policies = [] } = Resources[id]!.Properties as {
        Policies?: { PolicyDocument: PolicyDocument }[];
      };
      return Policies.flatMap(({ PolicyDocument }) =>
        PolicyDocument.Statement.flatMap(({ Action }) => Action),
      );
    };
    assert.deepEqual([...new Set(of('DispatcherRole'))].sort(), [...OWN_ACTIONS.dispatcher].sort());
    for (const id of ['RoleCut', 'RoleTrain', 'RoleCount'])
      assert.deepEqual([...new Set(of(id))].sort(), [...OWN_ACTIONS.agent].sort());
  });
});
