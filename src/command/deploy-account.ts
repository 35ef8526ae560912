import { randomBytes } from 'node:crypto';
import type { Finding } from '../core/finding.ts';
import { type Preview, preview } from '../deploy/change-preview.ts';
import { PLAN_SET } from '../deploy/code-archive.ts';
import { type DeployResult, deploy } from '../deploy/deploy.ts';
import { preflight } from '../deploy/preflight.ts';
import type { ProgressLog } from '../deploy/stack.ts';
import type { Plan } from '../workflow/plan.ts';
import { awsOf } from './aws-region.ts';
import type { CommandIo } from './command-io.ts';
import type { ReadWorkflow } from './workflow-file.ts';

/** What commands and the action's modes do with an AWS account. Its clients are loaded only here, and only then. */

type From = Pick<CommandIo, 'env' | 'signal'>;

/** What would keep a plan from running in the account. @throws Failure where AWS answers nothing at all */
export async function preflightOf(plan: Plan, read: ReadWorkflow, from: From): Promise<Finding[]> {
  const aws = await awsOf(plan, from);
  const { openLookups } = await import('../edge/aws-lookups.ts');
  return preflight(plan, aws, openLookups(aws.session, from.env, from.signal), read);
}

/** @throws Failure for what would keep the plan from being deployed */
export async function previewOf(plan: Plan, from: From): Promise<Preview> {
  const { readDispatcherCode } = await import('../edge/dispatcher-code.ts');
  const changeSet = `${PLAN_SET}${randomBytes(8).toString('hex')}`;
  return preview(plan, await awsOf(plan, from), await readDispatcherCode(), changeSet);
}

/** @throws Failure for whatever the user can mend */
export async function deployTo(plan: Plan, from: From, say: ProgressLog): Promise<DeployResult> {
  const { readDispatcherCode } = await import('../edge/dispatcher-code.ts');
  const changeSet = `pipewright-${randomBytes(8).toString('hex')}`;
  return deploy(plan, await awsOf(plan, from), await readDispatcherCode(), changeSet, say);
}
