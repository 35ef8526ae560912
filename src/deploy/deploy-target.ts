import { Failure } from '../core/failure.ts';
import type { Plan } from '../workflow/plan.ts';
import { isInEcr } from './aws-reference.ts';
import { chooseNetwork } from './choose-network.ts';
import type { Cloud } from './cloud.ts';
import type { Target } from './compile.ts';
import type { Template } from './template.ts';

/** Where a plan is deployed, and why to that network. */
export interface ResolvedTarget {
  readonly target: Target;
  readonly network: string;
}

/**
 * Asks AWS for the account and the subnets to deploy to.
 * @param deployed the stack as it is: undefined if there is none
 * @throws Failure `WRONG_ACCOUNT`, `SUBNETS`, `IMAGE_UNREACHABLE`
 */
export async function findTarget(
  plan: Plan,
  cloud: Cloud,
  deployed: Template | undefined,
): Promise<ResolvedTarget> {
  const account = await cloud.account();
  checkAccount(plan, account);
  checkImages(plan);
  const { choice, why } = await chooseNetwork(plan, cloud, deployed?.Metadata.Pipewright.network);
  const { region, endpoint } = cloud;
  return { target: { account, region, endpoint, network: choice }, network: why };
}

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
