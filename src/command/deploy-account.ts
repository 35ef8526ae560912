import { randomBytes } from 'node:crypto';
import type { Finding } from '../core/finding.ts';
import { type Preview, preview } from '../deploy/change-preview.ts';
import type { Cloud } from '../deploy/cloud.ts';
import { PLAN_SET } from '../deploy/code-archive.ts';
import { type DeployResult, deploy } from '../deploy/deploy.ts';
import { preflight } from '../deploy/preflight.ts';
import type { ProgressLog } from '../deploy/stack.ts';
import type { Plan } from '../workflow/plan.ts';
import { regionOf } from './aws-region.ts';
import type { CommandIo } from './command-io.ts';
import type { ReadWorkflow } from './workflow-file.ts';

/** What commands and the action's modes do with an AWS account. Its clients are loaded only here, and only then. */

type From = Pick<CommandIo, 'env' | 'signal'>;

export async function accountOf(plan: Plan, { env, signal }: From): Promise<Cloud> {
  const { openCloud } = await import('../edge/aws-cloud.ts');
  return openCloud(regionOf(plan, env), env, signal);
}

/** What would keep a plan from running in the account. @throws Failure where AWS answers nothing at all */
export async function preflightOf(plan: Plan, read: ReadWorkflow, from: From): Promise<Finding[]> {
  const { openLookups } = await import('../edge/aws-lookups.ts');
  const lookups = openLookups(regionOf(plan, from.env), from.env, from.signal);
  return preflight(plan, await accountOf(plan, from), lookups, read);
}

/** @throws Failure for what would keep the plan from being deployed */
export async function previewOf(plan: Plan, from: From): Promise<Preview> {
  const { readDispatcherCode } = await import('../edge/dispatcher-code.ts');
  const changeSet = `${PLAN_SET}${randomBytes(8).toString('hex')}`;
  return preview(plan, await accountOf(plan, from), await readDispatcherCode(), changeSet);
}

/** @throws Failure for whatever the user can mend */
export async function deployTo(plan: Plan, from: From, say: ProgressLog): Promise<DeployResult> {
  const { readDispatcherCode } = await import('../edge/dispatcher-code.ts');
  const changeSet = `pipewright-${randomBytes(8).toString('hex')}`;
  return deploy(plan, await accountOf(plan, from), await readDispatcherCode(), changeSet, say);
}
