import { AWS_REGIONS, mayBeRegion } from '../core/aws-regions.ts';
import { Failure } from '../core/failure.ts';
import type { Lookups } from '../deploy/account-lookups.ts';
import type { Aws } from '../edge/aws-account.ts';
import { nearest } from '../text/near.ts';
import type { WorkflowPlaces } from '../workflow/parse-workflow.ts';
import type { CommandIo } from './command-io.ts';

/**
 * The one place where commands and the action's modes open AWS. Its clients are loaded only here, and only
 * then.
 */

type Places = Pick<WorkflowPlaces, 'workflow' | 'region'>;
type From = Pick<CommandIo, 'env' | 'signal'>;

/** The file's region, else that of the environment. @throws Failure `MISSING_FIELD`, `UNKNOWN_REGION` */
export function regionOf({ workflow, region }: Places, env: NodeJS.ProcessEnv): string {
  const chosen = region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION);
  if (region === undefined && chosen) checkRegion(chosen, env);
  if (chosen) return chosen;
  throw new Failure(
    'MISSING_FIELD',
    `The workflow ${workflow} does not set "region", and AWS_REGION is not set. Set one of them.`,
  );
}

/** The file's region was checked with the file. Another endpoint may have regions of its own. */
function checkRegion(region: string, { AWS_ENDPOINT_URL }: NodeJS.ProcessEnv): void {
  if (AWS_ENDPOINT_URL || mayBeRegion(region)) return;
  const meant = nearest(region, AWS_REGIONS);
  throw new Failure(
    'UNKNOWN_REGION',
    `AWS_REGION is "${region}", but AWS has no such region${meant ? `; did you mean "${meant}"?` : '. Set it to a region such as us-east-1.'}`,
  );
}

const opened = new WeakMap<AbortSignal, Map<string, Promise<Aws>>>();

/**
 * The account in a workflow's region, opened once per region and process (known by the signal that ends it).
 */
export function awsOf(places: Places, { env, signal }: From): Promise<Aws> {
  const region = regionOf(places, env);
  const regions = opened.get(signal) ?? new Map<string, Promise<Aws>>();
  opened.set(signal, regions);
  const aws =
    regions.get(region) ??
    import('../edge/aws-account.ts').then(({ openAws }) => openAws(region, env, signal));
  regions.set(region, aws);
  return aws;
}

/** For the checks before deploying. */
export async function lookupsOf(places: Places, from: From): Promise<Lookups> {
  const { openLookups } = await import('../edge/aws-lookups.ts');
  return openLookups((await awsOf(places, from)).session, from.env, from.signal);
}
