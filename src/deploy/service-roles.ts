import type { ResourceNames } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud } from './cloud.ts';
import type { ProgressLog } from './stack.ts';
import { instanceRequirements } from './template/instance-resources.ts';

/**
 * A role that AWS defines and that each account has once: a service acts with it for everybody in the
 * account.
 */
export interface ServiceRole {
  readonly name: string;
  readonly service: string;
}

const ECS: ServiceRole = { name: 'AWSServiceRoleForECS', service: 'ecs.amazonaws.com' };
const INSTANCES: ServiceRole = { name: 'AWSServiceRoleForECSCompute', service: 'ecs-compute.amazonaws.com' };
const SPOT: ServiceRole = { name: 'AWSServiceRoleForEC2Spot', service: 'spot.amazonaws.com' };

/** IAM answers at once, but other services see a new role only seconds later. */
const SETTLE_MS = 15_000;

/**
 * The service-linked roles that a workflow needs: ECS's for every cluster with capacity providers, that of
 * ECS Managed Instances, and Spot's for Spot instances, which are asked for by API here (Amazon EC2 User
 * Guide, "Service-linked role for Spot Instance requests"). Fargate Spot needs none of its own.
 */
export function serviceRolesOf(plan: Plan): ServiceRole[] {
  const instances = [...instanceRequirements(plan).values()];
  return [
    ECS,
    ...(instances.length > 0 ? [INSTANCES] : []),
    ...(instances.some(({ spot }) => spot) ? [SPOT] : []),
  ];
}

/** The role's ARN: its path names the service. */
export function serviceRoleArn({ name, service }: ServiceRole, { roleArn }: ResourceNames): string {
  return roleArn(`aws-service-role/${service}/${name}`);
}

/**
 * Creates the service-linked roles that a fresh account lacks. ECS creates its own with the first cluster,
 * too late for that cluster, which fails with "Unable to assume the service linked role".
 */
export async function ensureServiceRoles(plan: Plan, cloud: Cloud, say: ProgressLog): Promise<void> {
  const made: string[] = [];
  for (const { name, service } of serviceRolesOf(plan))
    if (!(await cloud.roles.has(name)) && (await cloud.roles.create(service))) made.push(name);
  if (made.length === 0) return;
  say(`Created ${made.join(' and ')}, once for the account; waiting until all AWS services see it`);
  await cloud.sleep(SETTLE_MS);
}
