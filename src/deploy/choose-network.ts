import { Failure } from '../core/failure.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud, Subnet } from './cloud.ts';
import type { Target } from './compile.ts';
import { checkAccount, checkImages } from './deploy-target.ts';
import { findKeys } from './encryption-keys.ts';
import { instanceRequirements } from './template/instance-resources.ts';
import { zonesNeeded } from './template/network-resources.ts';
import type { DeployedNetwork, NetworkChoice, Template } from './template.ts';

/** Where a plan is deployed, and why to that network. */
export interface ResolvedTarget {
  readonly target: Target;
  readonly network: string;
}

/**
 * Asks AWS for the account, the network and the keys for a deployment.
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
  const keys = await findKeys(plan, cloud.keys, account);
  return { target: { account, region, endpoint, network: choice, keys }, network: why };
}

/** A choice of network with its reason. */
export interface ChosenNetwork {
  readonly choice: NetworkChoice;
  readonly why: string;
  /** Names of the zones of existing subnets; empty for a network that the stack makes. */
  readonly zones: readonly string[];
}

/**
 * Ids of the availability zones with Fargate, in regions where only some have it (Amazon ECS Developer Guide,
 * "Supported Regions for Amazon ECS on AWS Fargate").
 */
const FARGATE_ZONES: Readonly<Record<string, readonly string[]>> = {
  'us-west-1': ['usw1-az1', 'usw1-az3'],
  'ap-northeast-1': ['apne1-az1', 'apne1-az2', 'apne1-az4'],
  'cn-north-1': ['cnn1-az1', 'cnn1-az2'],
};

/** Subnets that one RunTask takes (Amazon ECS API reference, AwsVpcConfiguration). */
const MOST_SUBNETS = 16;

/**
 * The network of a workflow's agents: what its file names, else what the stack has, as long as it fits; else
 * the default VPC's public subnets; else one that the stack makes. Moving agents to another network ends
 * them, so a default VPC that appears or disappears changes nothing.
 * @param deployed the network of the stack as it is
 * @throws Failure `SUBNETS`
 */
export async function chooseNetwork(
  plan: Plan,
  cloud: Cloud,
  deployed?: DeployedNetwork,
): Promise<ChosenNetwork> {
  if (plan.subnets.length > 0) {
    const found = await cloud.network.subnets({ ids: plan.subnets });
    const problem = subnetProblem(plan, plan.subnets, found, cloud.region);
    if (problem)
      throw new Failure('SUBNETS', `"subnets" of the workflow ${plan.workflow} cannot be used: ${problem}.`);
    return existing(found, plan.subnets, 'the subnets that the workflow names, in');
  }
  let lost = '';
  if (deployed && deployed.mode === plan.network) {
    if (deployed.kind === 'own') return ownNetwork(plan, cloud, deployed, 'the VPC of the stack');
    const found = await cloud.network.subnets({ ids: deployed.subnets });
    const problem = subnetProblem(plan, deployed.subnets, found, cloud.region);
    if (!problem) return existing(found, deployed.subnets, 'the subnets of the stack, in');
    lost = `, instead of the stack's subnets, which can no longer be used: ${problem}`;
  }
  if (plan.network === 'isolated')
    return ownNetwork(plan, cloud, undefined, `a VPC of its own without internet access${lost}`);
  const vpc = await cloud.network.defaultVpc();
  const subnets = vpc === undefined ? [] : await cloud.network.subnets({ vpc });
  const usable = subnets
    .filter((subnet) => isReached(plan, subnet) && hasFargate(cloud.region, subnet.zoneId))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SUBNETS);
  if (usable.length > 0)
    return existing(
      usable,
      usable.map(({ id }) => id),
      'the public subnets of the default VPC',
      lost,
    );
  const why = `a VPC of its own, because ${cloud.region} has ${vpc === undefined ? 'no default VPC' : 'no public subnets in the default VPC'}`;
  return ownNetwork(plan, cloud, undefined, why + lost);
}

function existing(
  found: readonly Subnet[],
  subnets: readonly string[],
  what: string,
  lost = '',
): ChosenNetwork {
  const { vpc } = found[0]!;
  const publicIp = found.some(({ internet }) => internet);
  return {
    choice: { kind: 'existing', vpc, subnets, publicIp },
    why: `${what} ${vpc}${lost}`,
    zones: found.map(({ zone }) => zone),
  };
}

/** A network of the stack's own keeps the zones that it has. */
async function ownNetwork(
  plan: Plan,
  cloud: Cloud,
  deployed: Extract<NetworkChoice, { kind: 'own' }> | undefined,
  why: string,
): Promise<ChosenNetwork> {
  const had = deployed?.zones ?? 0;
  const count = Math.max(zonesNeeded(plan), typeof had === 'number' ? had : had.length);
  // CloudFormation's list of zones has those without Fargate, too.
  const named = typeof had !== 'number' || (had === 0 && FARGATE_ZONES[cloud.region] !== undefined);
  if (!named) return { choice: { kind: 'own', zones: count }, why, zones: [] };
  const kept = typeof had === 'number' ? [] : had;
  const others = (await cloud.network.zones())
    .filter(({ name, id }) => hasFargate(cloud.region, id) && !kept.includes(name))
    .map(({ name }) => name)
    .sort();
  return { choice: { kind: 'own', zones: [...kept, ...others].slice(0, count) }, why, zones: [] };
}

function hasFargate(region: string, zoneId: string | undefined): boolean {
  return zoneId === undefined || (FARGATE_ZONES[region]?.includes(zoneId) ?? true);
}

/**
 * Whether agents in a public subnet get a public address. ECS requests one for an agent with a network
 * interface of its own, as on Fargate; an instance has one only if its subnet assigns it (Amazon ECS
 * Developer Guide, "Task networking for Managed Instances").
 */
function isReached(plan: Plan, { internet, mapsPublicIp }: Subnet): boolean {
  return internet && (mapsPublicIp || instanceRequirements(plan).size === 0);
}

function subnetProblem(
  plan: Plan,
  ids: readonly string[],
  found: readonly Subnet[],
  region: string,
): string | undefined {
  const missing = ids.filter((id) => !found.some((subnet) => subnet.id === id));
  if (missing.length > 0) return `there is no ${missing.join(', ')} in ${region}`;
  if (new Set(found.map(({ vpc }) => vpc)).size > 1) return 'they are in several VPCs';
  const isolated = plan.network === 'isolated';
  const wrong = found.filter(({ internet, nat }) => (internet || nat) === isolated).map(({ id }) => id);
  if (wrong.length > 0)
    return `${wrong.join(', ')} ${isolated ? 'have internet access, but "network" is "isolated"' : 'have no internet access, but "network" is "open"'}`;
  const unreached = found.filter((subnet) => subnet.internet && !isReached(plan, subnet)).map(({ id }) => id);
  if (unreached.length === 0) return undefined;
  return `${unreached.join(', ')} give instances no public address, so agents on them could not reach S3 and SQS. Let these subnets assign public IPv4 addresses (MapPublicIpOnLaunch), or name subnets with a NAT gateway`;
}
