import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ResourceChange } from '../../src/deploy/cloud.ts';
import { estimate } from '../../src/deploy/cost-estimate.ts';
import { deployPage, failurePage, planPage } from '../../src/report/deploy-page.ts';
import { compiled, everythingPlan } from '../fakes/deployable.ts';

const plan = everythingPlan();
const costs = estimate(plan, compiled(plan).template);
const change = (action: ResourceChange['action'], id: string, type: string): ResourceChange => ({
  action,
  id,
  type,
  details: [],
});
const previewed = (first: boolean, ...changes: ResourceChange[]) =>
  planPage({
    name: plan.workflow,
    plan,
    findings: [],
    costs,
    preview: { stack: 'pipewright-every-thing', network: 'a VPC of its own', first, changes, costs },
  });

describe('the page of a workflow', () => {
  it('counts changes, and puts those first that need approval', () => {
    const { title, blocks } = previewed(
      false,
      change('Modify', 'TaskCut', 'AWS::ECS::TaskDefinition'),
      change('Remove', 'WorkCount', 'AWS::SQS::Queue'),
      change('Add', 'RoleNew', 'AWS::IAM::Role'),
    );
    assert.equal(title, 'every_thing: 1 to create, 1 to change, 1 to delete');
    assert.match(blocks[1]!, /^> \[!WARNING\]\n> 1 queue would be deleted: <code>WorkCount<\/code>\./);
    assert.match(blocks[2]!, /^> \[!IMPORTANT\]\n> Permissions change: <code>RoleNew<\/code>/);
    assert.ok(blocks.some((block) => /\| - delete \| <code>WorkCount<\/code> \|/.test(block)));
  });

  it('does not warn about a new stack, and says when nothing changes', () => {
    const { title, blocks } = previewed(true, change('Add', 'RoleNew', 'AWS::IAM::Role'));
    assert.equal(title, 'every_thing: would be created, 1 resource');
    assert.doesNotMatch(blocks.join(), /\[!/);
    assert.match(previewed(false).blocks[0]!, /: is up to date\n\nDeploying it changes nothing\./);
  });

  it('shows what steps run on, and never the value of a variable', () => {
    const text = previewed(false).blocks.join('\n');
    assert.match(text, /\| train \| .* \| <code>g5\.xlarge<\/code>, Spot, 1 GPU \|/);
    assert.doesNotMatch(text, /"quoted"|AbCdEf/);
  });

  it('shows untrusted text as text', () => {
    const evil = '@octo-org/team <img src=x> [a](javascript:1) | x';
    for (const { blocks } of [
      failurePage('a', 'deploy', evil, []),
      deployPage('a', { stack: evil, network: evil, outputs: { UploadTo: evil }, changes: [] }, []),
      planPage({ name: evil, findings: [], preview: { unknown: evil } }),
    ])
      assert.doesNotMatch(blocks.join('\n'), /<img|@octo-org|\[a\]\(/);
  });
});
