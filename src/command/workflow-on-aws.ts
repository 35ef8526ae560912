import { Failure } from '../core/failure.ts';
import { checkDeployed, type Deployment, locateDeployment } from '../deploy/deployment.ts';
import type { Aws } from '../edge/aws-account.ts';
import { readDispatcherCode } from '../edge/dispatcher-code.ts';
import { ADHOC } from '../protocol/run-id.ts';
import { deployedWorkflow } from '../runs/deployed-workflow.ts';
import type { Plan } from '../workflow/plan.ts';
import { awsOf } from './aws-access.ts';
import type { CommandIo } from './command-io.ts';
import type { StatusTarget } from './followed-runs.ts';
import { refuseItems } from './planned-items.ts';
import { readPlan } from './workflow-file.ts';

/** A workflow whose runs a command changes, and the AWS that it is on. */
export interface WorkflowOnAws extends Deployment, StatusTarget {
  readonly plan: Plan;
  readonly cloud: Aws;
}

/**
 * @param options.exact it must be deployed as its file has it now
 * @throws Failure for whatever the user can fix
 */
export async function openWorkflow(
  { file, catalog }: { readonly file: string; readonly catalog?: string },
  io: CommandIo,
  options: { readonly exact?: boolean } = {},
): Promise<WorkflowOnAws> {
  const plan = await readPlan(file, io, catalog);
  if (options.exact) refuseItems(plan);
  const cloud = await awsOf(plan, io);
  const deployment = options.exact
    ? await checkDeployed(plan, cloud, await readDispatcherCode())
    : await locateDeployment(plan, cloud);
  const watched = deployedWorkflow(plan, deployment.site);
  return { ...deployment, file, plan, cloud, watched, world: cloud };
}

/** For commands that need all items of a run. @throws Failure `BAD_USAGE` */
export function checkCounted(run: string): void {
  if (run === ADHOC)
    throw new Failure(
      'BAD_USAGE',
      `"${ADHOC}" is not a run that was started: it is all files that were uploaded by hand, without an end. Upload a file again to process it again; "npx pipewright destroy" stops all of them.`,
    );
}
