import { Failure } from '../core/failure.ts';
import type { Plan } from '../workflow/plan.ts';
import { isInEcr } from './aws-reference.ts';

/** @throws Failure `WRONG_ACCOUNT` */
export function checkAccount(plan: Pick<Plan, 'workflow' | 'account_id'>, account: string): void {
  if (plan.account_id !== undefined && plan.account_id !== account)
    throw new Failure(
      'WRONG_ACCOUNT',
      `The workflow ${plan.workflow} is for the AWS account ${plan.account_id}, and these credentials belong to ${account}: nothing was done. Use credentials of the right account, or change "account_id".`,
    );
}

/** Without the internet, images can only come from ECR. @throws Failure `IMAGE_UNREACHABLE` */
export function checkImages(plan: Plan): void {
  const unreachable = plan.network === 'isolated' ? plan.steps.filter(({ image }) => !isInEcr(image)) : [];
  if (unreachable.length > 0)
    throw new Failure(
      'IMAGE_UNREACHABLE',
      `"network" is "isolated", which can only pull images from ECR. Not in ECR: ${unreachable.map(({ id, image }) => `${id} (${image})`).join(', ')}. Publish them to a registry in ECR, or set "network": "open".`,
    );
}
