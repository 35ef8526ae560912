import type { ResourceNames } from '../../protocol/resource-names.ts';
import type { Plan } from '../../workflow/plan.ts';
import { computeOf, type InstanceRequirement, instanceKind, instanceMemory } from '../compute.ts';
import { att, type Resource, type Resources, ref } from '../template.ts';
import type { NetworkValues } from './dispatcher-resources.ts';
import { role } from './role-resources.ts';

/** Seconds that an idle instance is kept, so that the next agent can reuse its cached images. */
export const SCALE_IN_SECONDS = 300;
/** GB: ECS's minimum. */
const MIN_DISK = 80;

/**
 * The instances that a plan's steps need, by kind; steps of one kind share instances, sized for the largest
 * step.
 */
export function instanceRequirements(plan: Plan): Map<string, InstanceRequirement> {
  const requirements = new Map<string, InstanceRequirement>();
  for (const step of plan.steps) {
    const compute = computeOf(step);
    if (compute.kind !== 'instances') continue;
    const { instance } = compute;
    const kind = instanceKind(instance);
    const before = requirements.get(kind) ?? instance;
    requirements.set(kind, {
      ...instance,
      cpus: Math.max(instance.cpus, before.cpus),
      memory: Math.max(instance.memory, before.memory),
      gpus: Math.max(instance.gpus, before.gpus),
    });
  }
  return requirements;
}

/**
 * Capacity providers of ECS Managed Instances: ECS starts instances when agents wait, and stops idle ones.
 * The roles are those that AWS requires, with its managed policies.
 */
export function instanceResources(plan: Plan, names: ResourceNames, network: NetworkValues): Resources {
  const requirements = instanceRequirements(plan);
  if (requirements.size === 0) return {};
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
      managed: [managed('AmazonECSInfrastructureRolePolicyForManagedInstances')],
    }),
  };
  for (const [kind, instance] of requirements)
    resources[names.logical('Instances', kind)] = capacityProvider(kind, instance, names, network);
  return resources;
}

function capacityProvider(
  kind: string,
  { type, spot, cpus, memory, disk, gpus }: InstanceRequirement,
  names: ResourceNames,
  network: NetworkValues,
): Resource {
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
          StorageConfiguration: { StorageSizeGiB: Math.max(MIN_DISK, Math.ceil(disk)) },
          InstanceRequirements: {
            VCpuCount: { Min: cpus },
            MemoryMiB: { Min: instanceMemory(memory) },
            ...(type !== undefined && {
              AllowedInstanceTypes: [type],
              // Excluded by default, even if the type is named (Amazon EC2 API reference,
              // InstanceRequirements).
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
