import { Failure } from '../core/failure.ts';
import type { Lookups } from '../deploy/account-lookups.ts';
import type { Cloud } from '../deploy/cloud.ts';
import type { RunWorld } from '../progress/take-snapshot.ts';
import type { RunNotes } from '../protocol/run-storage.ts';
import type { CancelCloud } from '../runs/cancel-run.ts';
import type { Logs, RunCloud } from '../runs/run-cloud.ts';
import type { WorkflowPlaces } from '../workflow/workflow-places.ts';
import type { CommandIo } from './command-io.ts';

/** The one place where commands and the action's modes open AWS. Its clients are loaded only here, and only then. */

type Places = Pick<WorkflowPlaces, 'workflow' | 'region'>;
type From = Pick<CommandIo, 'env' | 'signal'>;

/** The file's region, else that of the environment. @throws Failure `MISSING_FIELD` */
export function regionOf({ workflow, region }: Places, env: NodeJS.ProcessEnv): string {
  const chosen = region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION);
  if (chosen) return chosen;
  throw new Failure(
    'MISSING_FIELD',
    `The workflow ${workflow} names no "region", and AWS_REGION is not set.`,
  );
}

/** For deploying a workflow. */
export async function openDeploying(places: Places, { env, signal }: From): Promise<Cloud> {
  const { openCloud } = await import('../edge/aws-cloud.ts');
  return openCloud(regionOf(places, env), env, signal);
}

/** For the checks before deploying. */
export async function openLookups(places: Places, { env, signal }: From): Promise<Lookups> {
  const lookups = await import('../edge/aws-lookups.ts');
  return lookups.openLookups(regionOf(places, env), env, signal);
}

/** For changing runs. */
export async function openRuns(
  places: Places,
  { env, signal }: From,
): Promise<RunCloud & CancelCloud & { readonly logs: Logs; readonly deploying: Cloud }> {
  const { openRunCloud } = await import('../edge/aws-run-cloud.ts');
  return openRunCloud(regionOf(places, env), env, signal);
}

/** For reading the state of runs. */
export async function openWatching(places: Places, { env, signal }: From): Promise<RunWorld & RunNotes> {
  const { openRunWorld } = await import('../edge/aws-run-world.ts');
  return openRunWorld(regionOf(places, env), env, signal);
}

/** The account that the credentials belong to. */
export async function accountOf(places: Places, { env, signal }: From): Promise<string> {
  const { callerAccount } = await import('../edge/aws/sts.ts');
  return callerAccount(regionOf(places, env), signal);
}
