import { randomBytes } from 'node:crypto';
import type { Finding } from '../core/finding.ts';
import { type Preview, preview } from '../deploy/change-preview.ts';
import { PLAN_SET } from '../deploy/code-archive.ts';
import { compile } from '../deploy/compile.ts';
import { type Estimate, estimate } from '../deploy/cost-estimate.ts';
import { type DeployResult, deploy } from '../deploy/deploy.ts';
import { preflight } from '../deploy/preflight.ts';
import type { ProgressLog } from '../deploy/stack.ts';
import { readDispatcherCode } from '../edge/dispatcher-code.ts';
import type { Plan } from '../workflow/plan.ts';
import { openDeploying, openLookups } from './aws-access.ts';
import type { CommandIo } from './command-io.ts';
import type { ShownFile } from './shown-findings.ts';

/** What the commands and the action's modes for deploying do with a plan, each on its own. */

type From = Pick<CommandIo, 'env' | 'signal'>;

/** The costs of a workflow that names its buckets; they do not depend on the account. */
export function costsOf(plan: Plan): Estimate | undefined {
  if (plan.input.bucket === undefined || plan.output.bucket === undefined) return undefined;
  const target = {
    account: plan.account_id ?? '000000000000',
    region: plan.region ?? 'us-east-1',
    network: { kind: 'own' as const },
  };
  return estimate(plan, compile(plan, target, () => ({ bucket: 'none', key: 'none' })).template);
}

/** What would keep a plan from running in the account. @throws Failure where AWS answers nothing at all */
export async function preflightOf(plan: Plan, file: ShownFile, from: From): Promise<Finding[]> {
  return preflight(plan, await openDeploying(plan, from), await openLookups(plan, from), file);
}

/** @throws Failure for what would keep the plan from being deployed */
export async function previewOf(plan: Plan, from: From): Promise<Preview> {
  return preview(plan, await openDeploying(plan, from), await readDispatcherCode(), changeSet(PLAN_SET));
}

/** @throws Failure for whatever the user can fix */
export async function deployTo(plan: Plan, from: From, log: ProgressLog): Promise<DeployResult> {
  const cloud = await openDeploying(plan, from);
  return deploy(plan, cloud, await readDispatcherCode(), changeSet('pipewright-'), log);
}

function changeSet(prefix: string): string {
  return `${prefix}${randomBytes(8).toString('hex')}`;
}
