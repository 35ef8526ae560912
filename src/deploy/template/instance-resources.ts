import type { ResourceNames, Site } from '../../protocol/resource-names.ts';
import type { Plan } from '../../workflow/plan.ts';
import { computeOf, type InstanceRequirement, instanceKind } from '../compute.ts';
import { att, type Resource, type Resources, ref } from '../template.ts';
import type { NetworkValues } from './dispatcher-resources.ts';
import { role } from './role-resources.ts';

/** Seconds that an instance without agents is kept: the next one may take its images as they are. */
const SCALE_IN_SECONDS = 300;
/** GB: what ECS gives an instance that asks for less. */
const LEAST_DISK = 80;

/** The different instances that a plan's steps ask for, by the name of their kind. */
export function instanceRequirements(plan: Plan): Map<string, InstanceRequirement> {
  const wishes = new Map<string, InstanceRequirement>();
  for (const step of plan.steps) {
    const compute = computeOf(step);
    if (compute.kind !== 'instances') continue;
    const kind = instanceKind(compute.wish);
    const before = wishes.get(kind);
    // Of one type, whichever step asks: enough for the largest.
    wishes.set(kind, {
      ...compute.wish,
      cpus: Math.max(compute.wish.cpus, before?.cpus ?? 0),
      memory: Math.max(compute.wish.memory, before?.memory ?? 0),
      gpus: Math.max(compute.wish.gpus, before?.gpus ?? 0),
    });
  }
  return wishes;
}

/**
 * Capacity providers of ECS Managed Instances: ECS starts instances when agents wait, and ends them when they idle. The
 * roles are those that AWS asks for, with its own policies.
 */
export function instanceResources(
  plan: Plan,
  names: ResourceNames,
  site: Site,
  network: NetworkValues,
): Resources {
  const wishes = instanceRequirements(plan);
  if (wishes.size === 0) return {};
  const managed = (policy: string) => `arn:${names.partition}:iam::aws:policy/${policy}`;
  const resources: Record<string, Resource> = {
    InstanceRole: role(names.instanceRole, 'ec2.amazonaws.com', [], {
      description: `What the instances of ${plan.workflow} may do: join the cluster`,
      managed: [managed('AmazonECSInstanceRolePolicyForManagedInstances')],
    }),
    InstanceProfile: {
      Type: 'AWS::IAM::InstanceProfile',
      Properties: { InstanceProfileName: names.instanceRole, Roles: [ref('InstanceRole')] },
    },
    InfrastructureRole: role(names.infrastructureRole, 'ecs.amazonaws.com', [], {
      description: `What ECS may do for ${plan.workflow}: start and end its instances`,
      condition: { StringEquals: { 'aws:SourceAccount': site.account } },
      managed: [managed('AmazonECSInfrastructureRolePolicyForManagedInstances')],
    }),
  };
  for (const [kind, wish] of wishes)
    resources[names.logical('Instances', kind)] = capacityProvider(kind, wish, names, network);
  return resources;
}

function capacityProvider(
  kind: string,
  wish: InstanceRequirement,
  names: ResourceNames,
  network: NetworkValues,
): Resource {
  const { type, spot, cpus, memory, disk, gpus } = wish;
  return {
    Type: 'AWS::ECS::CapacityProvider',
    Properties: {
      Name: names.capacityProvider(kind),
      ClusterName: ref('Cluster'),
      ManagedInstancesProvider: {
        InfrastructureRoleArn: att('InfrastructureRole', 'Arn'),
        PropagateTags: 'CAPACITY_PROVIDER',
        InfrastructureOptimization: { ScaleInAfter: SCALE_IN_SECONDS },
        InstanceLaunchTemplate: {
          Ec2InstanceProfileArn: att('InstanceProfile', 'Arn'),
          CapacityOptionType: spot ? 'SPOT' : 'ON_DEMAND',
          Monitoring: 'BASIC',
          NetworkConfiguration: { Subnets: network.subnets, SecurityGroups: network.securityGroups },
          StorageConfiguration: { StorageSizeGiB: Math.max(LEAST_DISK, Math.ceil(disk)) },
          InstanceRequirements: {
            VCpuCount: { Min: cpus },
            MemoryMiB: { Min: memory },
            ...(type !== undefined && {
              AllowedInstanceTypes: [type],
              // Left out by themselves, though the type is named (Amazon EC2 API reference, InstanceRequirements).
              BurstablePerformance: 'included',
              BareMetal: 'included',
            }),
            ...(gpus > 0 && {
              AcceleratorTypes: ['gpu'],
              AcceleratorManufacturers: ['nvidia'],
              AcceleratorCount: { Min: gpus },
            }),
          },
        },
      },
    },
  };
}
