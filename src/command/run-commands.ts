import { Failure } from '../core/failure.ts';
import { checkDeployed, type Deployment, locateDeployment } from '../deploy/deployment.ts';
import type { Aws } from '../edge/aws-account.ts';
import { ADHOC } from '../protocol/run-id.ts';
import type { Plan } from '../workflow/plan.ts';
import { awsOf } from './aws-region.ts';
import type { CommandIo } from './command-io.ts';
import { readWorkflowFile } from './workflow-file.ts';

/** A run that a command is about, with the workflow that it is of. */
export interface NamedRun extends Deployment {
  readonly run: string;
  readonly plan: Plan;
  readonly cloud: Aws;
}

/**
 * What `pipewright COMMAND RUN … FILE` is about.
 * @param options.exact the workflow must be deployed as its file has it now
 * @returns undefined where the workflow file has errors, which are told
 * @throws Failure for whatever the user can mend
 */
export async function namedRun(
  run: string,
  file: string,
  io: CommandIo,
  options: { readonly json: boolean; readonly catalog: string | undefined; readonly exact?: boolean },
): Promise<NamedRun | undefined> {
  const { json, catalog } = options;
  const plan = await readWorkflowFile(file, io, { json, ...(catalog !== undefined && { catalog }) });
  if (!plan) return undefined;
  const cloud = await awsOf(plan, io);
  if (!options.exact) return { ...(await locateDeployment(plan, cloud)), run, plan, cloud };
  const { readDispatcherCode } = await import('../edge/dispatcher-code.ts');
  return { ...(await checkDeployed(plan, cloud, await readDispatcherCode())), run, plan, cloud };
}

/** For commands that need to know all items of a run. @throws Failure `BAD_USAGE` */
export function checkCounted(run: string): void {
  if (run === ADHOC)
    throw new Failure(
      'BAD_USAGE',
      `"${ADHOC}" is no run that was begun: it is all files that were uploaded by hand, and nobody knows how many there will be. Upload one again to have it worked on again; "pipewright destroy" stops all of them.`,
    );
}

/** Positional arguments of a command about a run. @throws Failure `BAD_USAGE` that shows how it is called */
export function namesIn<const T extends readonly string[]>(
  positionals: readonly string[],
  usage: string,
  ...names: T
): { readonly [K in keyof T]: string } {
  if (positionals.length === names.length) return positionals as never;
  throw new Failure('BAD_USAGE', `Name ${names.join(', ')}: ${usage.split('\n', 1)[0]}`);
}
