import { Failure } from '../core/failure.ts';
import type { Plan } from '../workflow/plan.ts';

/** The file's region, else that of the environment. @throws Failure `MISSING_FIELD` */
export function regionOf(plan: Pick<Plan, 'workflow' | 'region'>, env: NodeJS.ProcessEnv): string {
  const region = plan.region ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION);
  if (region) return region;
  throw new Failure(
    'MISSING_FIELD',
    `The workflow ${plan.workflow} names no "region", and AWS_REGION is not set.`,
  );
}
