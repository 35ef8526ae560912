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
import { loadWorkflowFile, planOf, type ReadWorkflow } from './workflow-file.ts';

/** A workflow whose runs a command changes, and the AWS that it is on. */
export interface WorkflowOnAws extends Deployment, StatusTarget, Pick<ReadWorkflow, 'file' | 'sheet'> {
  readonly cloud: Aws;
}

/**
 * Reads a workflow file, and finds where it is deployed.
 * @param sheet what to read instead of the sheet that the file names
 * @param options.exact the workflow must be deployed as its file is now
 * @param options.check called before AWS is asked
 * @throws Failure for whatever the user can fix
 */
export async function openWorkflow(
  { file, catalog, sheet }: { readonly file: string; readonly catalog?: string; readonly sheet?: string },
  io: CommandIo,
  options: { readonly exact?: boolean; readonly check?: (read: ReadWorkflow) => void } = {},
): Promise<WorkflowOnAws> {
  const read = await loadWorkflowFile(file, io, catalog, sheet);
  const written = planOf(read);
  options.check?.(read);
  const cloud = await awsOf(written, io);
  const deployment = options.exact
    ? await checkDeployed(written, cloud, await readDispatcherCode())
    : await locateDeployment(written, cloud);
  const watched = deployedWorkflow(written, deployment.site);
  return { ...deployment, cloud, watched, world: cloud, file: read.file, sheet: read.sheet };
}

/** For commands that need all items of a run. @throws Failure `BAD_USAGE` */
export function checkCounted(run: string): void {
  if (run === ADHOC)
    throw new Failure(
      'BAD_USAGE',
      `"${ADHOC}" is not a run that you can name here: it stands for all files that were uploaded without a run. To process such a file again, upload it again; "npx pipewright destroy" stops all of them.`,
    );
}

/** @throws Failure `BAD_USAGE` for a step that the workflow does not have */
export function checkStep({ workflow, steps }: Plan, step: string | undefined): void {
  if (step === undefined || steps.some(({ id }) => id === step)) return;
  throw new Failure(
    'BAD_USAGE',
    `The workflow ${workflow} has no step ${step}. Its steps are ${steps.map(({ id }) => id).join(', ')}.`,
  );
}
