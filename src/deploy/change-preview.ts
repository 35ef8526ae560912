import type { Plan } from '../workflow/plan.ts';
import { ourNotification } from './bucket-notifications.ts';
import type { Cloud, ResourceChange } from './cloud.ts';
import { codeArchive, deployFolder } from './code-archive.ts';
import { compile } from './compile.ts';
import { type Estimate, estimate } from './cost-estimate.ts';
import { checkClashes, templateSource } from './deploy.ts';
import { findTarget } from './deploy-target.ts';
import { allNew } from './stack-changes.ts';

/** What deploying a plan would do. */
export interface Preview {
  readonly stack: string;
  /** Where agents would run, and why there. */
  readonly network: string;
  /** Nothing of it is there yet. */
  readonly first: boolean;
  readonly changes: readonly ResourceChange[];
  readonly costs: Estimate;
}

/**
 * Asks AWS what deploying would change, and changes nothing. For a stack that is not there, nothing is asked of
 * CloudFormation: everything is new.
 * @throws Failure for what would keep the plan from being deployed
 */
export async function preview(
  plan: Plan,
  cloud: Cloud,
  code: Uint8Array,
  changeSet: string,
): Promise<Preview> {
  const { target, network } = await findTarget(plan, cloud);
  const folder = deployFolder(plan.output.prefix);
  const { names, dispatch, template } = compile(plan, target, (told) => ({
    bucket: plan.output.bucket!,
    key: `${folder}${codeArchive(code, told).name}`,
  }));
  const ours = ourNotification(names.base, dispatch.inbox.arn, dispatch.input.prefix);
  await checkClashes(cloud, dispatch.input.bucket, ours);
  const about = { stack: names.base, network, costs: estimate(plan, template) };
  const state = await cloud.stacks.describe(names.base);
  const there = state && /^(?:CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK)_COMPLETE$/.test(state.status);
  if (!there) return { ...about, first: true, changes: allNew(template) };
  const key = `${folder}${changeSet}.json`;
  const source = await templateSource(template, cloud, dispatch.output.bucket, key);
  const tags = { 'pipewright:workflow': plan.workflow };
  const changes = await cloud.stacks.prepare(names.base, changeSet, source, 'UPDATE', tags);
  if (changes) await cloud.stacks.forget(names.base, changeSet);
  if ('url' in source) await cloud.buckets.removeAll(dispatch.output.bucket, key);
  return { ...about, first: false, changes: changes ?? [] };
}
