import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicyDocument } from '../../src/deploy/policy-document.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import {
  compiled,
  deployablePlan,
  deployableStep,
  everythingPlan,
  itemsPlan,
  TARGET,
} from '../fakes/deployable.ts';
import { allows } from '../fakes/iam-policy.ts';
import { physicalResources, resolved } from '../fakes/physical-resources.ts';

const isolated = { network: 'isolated' as const };
const withCheckpoint = deployableStep('a', { spec: { checkpoint: '/data/checkpoint' } });
const PLANS: Readonly<Record<string, Plan>> = {
  'nearly everything': everythingPlan(),
  'a checkpoint, which is removed at the end': deployablePlan(isolated, withCheckpoint),
  'a shared input on this machine': { ...itemsPlan('refs/a.fa'), ...isolated },
  'a shared input in a bucket that is no source': { ...itemsPlan('s3://refs/hg38/a.fa'), ...isolated },
  'a shared folder in such a bucket': { ...itemsPlan('s3://refs/index/'), ...isolated },
};

/** What roles of agents may do in S3, and the policy of the endpoint through which they reach it. */
function behindEndpoint(plan: Plan) {
  const { template } = compiled(plan);
  const resources = physicalResources(template, TARGET);
  const roles = [...resources.values()].filter(
    ({ id, type }) => type === 'AWS::IAM::Role' && id.startsWith('Role'),
  );
  const statements = roles.flatMap(({ properties }) => {
    const policies = properties.Policies as unknown as { PolicyDocument: PolicyDocument }[];
    return policies.flatMap(({ PolicyDocument }) => resolved(PolicyDocument, resources).Statement);
  });
  const requests = statements.flatMap(({ Action, Resource }) =>
    Action.filter((action) => action.startsWith('s3:')).flatMap((action) =>
      Resource.map((resource) => ({ action, resource: String(resource) })),
    ),
  );
  const document = template.Resources.S3Endpoint!.Properties.PolicyDocument as unknown as PolicyDocument;
  return { requests, document };
}

describe('the S3 endpoint of an isolated network', () => {
  for (const [what, plan] of Object.entries(PLANS))
    it(`lets through all that agents may do, with ${what}`, () => {
      const { requests, document } = behindEndpoint(plan);
      assert.ok(requests.length > 3);
      assert.deepEqual(
        requests.filter((request) => !allows([document], request)),
        [],
      );
    });

  it('lets nothing else through', () => {
    const { document } = behindEndpoint({ ...itemsPlan('s3://refs/hg38/a.fa'), ...isolated });
    const may = (action: string, place: string) =>
      allows([document], { action: `s3:${action}`, resource: `arn:aws:s3:::${place}` });
    assert.equal(may('GetObject', 'refs/hg38/a.fa.fai'), true);
    assert.equal(may('GetObject', 'refs/hg38/b.fa'), false);
    assert.equal(may('PutObject', 'refs/hg38/a.fa'), false);
    assert.equal(may('GetObject', 'theirs/a'), false);
    assert.equal(may('DeleteObject', 'some-output/out/a'), false);
  });
});
