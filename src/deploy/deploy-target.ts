import { Failure } from '../core/failure.ts';
import type { Plan } from '../workflow/plan.ts';
import { isInEcr } from './aws-reference.ts';
import type { Cloud, Subnet } from './cloud.ts';
import type { Target } from './compile.ts';
import { findKeys } from './encryption-keys.ts';
import type { NetworkChoice } from './template/network-resources.ts';

/** Where a plan is deployed, and why to that network. */
export interface ResolvedTarget {
  readonly target: Target;
  readonly network: string;
}

/**
 * Asks AWS for the account and the subnets to deploy to.
 * @throws Failure `WRONG_ACCOUNT`, `SUBNETS`, `IMAGE_UNREACHABLE`
 */
export async function findTarget(plan: Plan, cloud: Cloud): Promise<ResolvedTarget> {
  const account = await cloud.account();
  checkAccount(plan, account);
  checkImages(plan);
  const { choice, why } = await chooseNetwork(plan, cloud);
  const keys = await findKeys(plan, cloud.keys, account);
  const { region, endpoint } = cloud;
  return { target: { account, region, endpoint, network: choice, keys }, network: why };
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

/** A choice of network with its reason. */
interface ChosenNetwork {
  readonly choice: NetworkChoice;
  readonly why: string;
  /** Of existing subnets. */
  readonly zones: readonly string[];
}

/** @throws Failure `SUBNETS` */
export async function chooseNetwork(plan: Plan, cloud: Cloud): Promise<ChosenNetwork> {
  if (plan.subnets.length > 0) {
    const found = await cloud.network.subnets({ ids: plan.subnets });
    const problem = subnetProblem(plan, found, cloud.region);
    if (problem)
      throw new Failure('SUBNETS', `"subnets" of the workflow ${plan.workflow} cannot be used: ${problem}.`);
    const publicIp = found.some(({ internet }) => internet);
    return {
      choice: { kind: 'existing', vpc: found[0]!.vpc, subnets: plan.subnets, publicIp },
      why: `the subnets that the workflow names, in ${found[0]!.vpc}`,
      zones: found.map(({ zone }) => zone),
    };
  }
  if (plan.network === 'isolated')
    return { choice: { kind: 'own' }, why: 'a VPC of its own without internet access', zones: [] };
  const vpc = await cloud.network.defaultVpc();
  const subnets = vpc === undefined ? [] : await cloud.network.subnets({ vpc });
  const usable = subnets
    .filter(({ internet }) => internet)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, 16);
  if (vpc !== undefined && usable.length > 0)
    return {
      choice: { kind: 'existing', vpc, subnets: usable.map(({ id }) => id), publicIp: true },
      why: `the public subnets of the default VPC ${vpc}`,
      zones: usable.map(({ zone }) => zone),
    };
  return {
    choice: { kind: 'own' },
    why: `a VPC of its own, as ${cloud.region} has ${vpc === undefined ? 'no default VPC' : 'no public subnets in the default VPC'}`,
    zones: [],
  };
}

function subnetProblem(plan: Plan, found: readonly Subnet[], region: string): string | undefined {
  const missing = plan.subnets.filter((id) => !found.some((subnet) => subnet.id === id));
  if (missing.length > 0) return `there is no ${missing.join(', ')} in ${region}`;
  if (new Set(found.map(({ vpc }) => vpc)).size > 1) return 'they are in several VPCs';
  const isolated = plan.network === 'isolated';
  const wrong = found.filter(({ internet, nat }) => (internet || nat) === isolated).map(({ id }) => id);
  if (wrong.length === 0) return undefined;
  return `${wrong.join(', ')} ${isolated ? 'have internet access, but "network" is "isolated"' : 'have no internet access, but "network" is "open"'}`;
}
