import { Failure } from '../core/failure.ts';
import type { Plan } from '../workflow/plan.ts';
import { inEcr } from './aws-reference.ts';
import type { Cloud } from './cloud.ts';
import type { Target } from './compile.ts';
import type { NetworkChoice } from './template/network-resources.ts';

/** Where a plan goes, with why its network is the one that it is. */
export interface ResolvedTarget {
  readonly target: Target;
  readonly network: string;
}

/**
 * Asks AWS where the plan goes: whose account it is, and which subnets there are.
 * @throws Failure `WRONG_ACCOUNT`, `SUBNETS`, `IMAGE_UNREACHABLE`
 */
export async function findTarget(plan: Plan, cloud: Cloud): Promise<ResolvedTarget> {
  const account = await cloud.account();
  checkAccount(plan, account);
  checkImages(plan);
  const { choice, why } = await chooseNetwork(plan, cloud);
  const { region, endpoint } = cloud;
  return {
    target: { account, region, ...(endpoint !== undefined && { endpoint }), network: choice },
    network: why,
  };
}

/** @throws Failure `WRONG_ACCOUNT` */
export function checkAccount(plan: Pick<Plan, 'workflow' | 'account_id'>, account: string): void {
  if (plan.account_id !== undefined && plan.account_id !== account)
    throw new Failure(
      'WRONG_ACCOUNT',
      `The workflow ${plan.workflow} is for the AWS account ${plan.account_id}, and these credentials are of ${account}: nothing was done. Use credentials of the right account, or change "account_id".`,
    );
}

/** Without the internet, images come from ECR alone. @throws Failure `IMAGE_UNREACHABLE` */
export function checkImages(plan: Plan): void {
  const far = plan.network === 'isolated' ? plan.steps.filter(({ image }) => !inEcr(image)) : [];
  if (far.length > 0)
    throw new Failure(
      'IMAGE_UNREACHABLE',
      `"network" is "isolated", and from there only images in ECR can be pulled. Not there: ${far.map(({ id, image }) => `${id} (${image})`).join(', ')}. Publish them to a registry in ECR, or write "network": "open".`,
    );
}

/** A choice of network with its reason. */
interface ChosenNetwork {
  readonly choice: NetworkChoice;
  readonly why: string;
  /** Of subnets that are there. */
  readonly zones: readonly string[];
}

/** @throws Failure `SUBNETS` */
export async function chooseNetwork(plan: Plan, cloud: Cloud): Promise<ChosenNetwork> {
  const isolated = plan.network === 'isolated';
  if (plan.subnets.length > 0) {
    const found = await cloud.network.subnets({ ids: plan.subnets });
    const missing = plan.subnets.filter((id) => !found.some((subnet) => subnet.id === id));
    const vpcs = new Set(found.map(({ vpc }) => vpc));
    const wrong =
      missing.length > 0
        ? `there is no ${missing.join(', ')} in ${cloud.region}`
        : vpcs.size > 1
          ? 'they are in several VPCs'
          : isolated
            ? sayLeading(
                found,
                (subnet) => subnet.internet || subnet.nat,
                'lead to the internet, but "network" is "isolated"',
              )
            : sayLeading(
                found,
                (subnet) => !subnet.internet && !subnet.nat,
                'lead nowhere, but "network" is "open"',
              );
    if (wrong)
      throw new Failure('SUBNETS', `"subnets" of the workflow ${plan.workflow} cannot be used: ${wrong}.`);
    const publicIp = found.some(({ internet }) => internet);
    return {
      choice: { kind: 'existing', vpc: found[0]!.vpc, subnets: plan.subnets, publicIp },
      why: `the subnets that the workflow names, in ${found[0]!.vpc}`,
      zones: found.map(({ zone }) => zone),
    };
  }
  if (isolated)
    return { choice: { kind: 'own' }, why: 'a VPC of its own without a way to the internet', zones: [] };
  const vpc = await cloud.network.defaultVpc();
  const open = vpc === undefined ? [] : await cloud.network.subnets({ vpc });
  const usable = open
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

function sayLeading<T extends { readonly id: string }>(
  subnets: readonly T[],
  does: (subnet: T) => boolean,
  what: string,
): string | undefined {
  const ids = subnets.filter(does).map(({ id }) => id);
  return ids.length > 0 ? `${ids.join(', ')} ${what}` : undefined;
}
