import { Failure } from '../core/failure.ts';
import type { Aws } from '../edge/aws-account.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CommandIo } from './command-io.ts';

/** The file's region, else that of the environment. @throws Failure `MISSING_FIELD` */
export function regionOf(plan: Pick<Plan, 'workflow' | 'region'>, env: NodeJS.ProcessEnv): string {
  const region = plan.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION);
  if (region) return region;
  throw new Failure(
    'MISSING_FIELD',
    `The workflow ${plan.workflow} names no "region", and AWS_REGION is not set.`,
  );
}

const opened = new WeakMap<AbortSignal, Map<string, Promise<Aws>>>();

/** The account in a workflow's region: one per process (by the signal that ends it) and region. Loads AWS's clients. */
export function awsOf(
  plan: Pick<Plan, 'workflow' | 'region'>,
  { env, signal }: Pick<CommandIo, 'env' | 'signal'>,
): Promise<Aws> {
  const region = regionOf(plan, env);
  const regions = opened.get(signal) ?? new Map<string, Promise<Aws>>();
  opened.set(signal, regions);
  const aws =
    regions.get(region) ??
    import('../edge/aws-account.ts').then(({ openAws }) => openAws(region, env, signal));
  regions.set(region, aws);
  return aws;
}
