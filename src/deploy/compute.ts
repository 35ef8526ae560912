import { type FargateSize, fargateSize } from '../catalog/fargate-size.ts';
import { Failure } from '../core/failure.ts';
import type { PlannedStep } from '../workflow/plan.ts';

/** What a step's agents run on. */
export type Compute =
  | { readonly kind: 'fargate'; readonly spotFirst: boolean; readonly size: FargateSize }
  | { readonly kind: 'instances'; readonly wish: InstanceRequirement };

/** Which EC2 instances ECS may start: of one type, or of any that holds so much. */
export interface InstanceRequirement {
  readonly type?: string;
  readonly spot: boolean;
  /** vCPUs, MiB, GB, GPUs: at least */
  readonly cpus: number;
  readonly memory: number;
  readonly disk: number;
  readonly gpus: number;
}

/** GB (Amazon ECS Developer Guide, "Fargate task ephemeral storage") */
const FARGATE_DISK_GB = 200;

/**
 * `auto` is Fargate, Spot first, unless the step needs what Fargate has not, or its algorithm names an instance type
 * that is larger than Fargate's largest size or has accelerators.
 * @throws Failure `TOO_LARGE_FOR_FARGATE`
 */
export function computeOf(step: PlannedStep): Compute {
  const size = step.gpu_count > 0 ? null : fargateSize(step.cpu_units, step.memory_mb);
  const type = step.spec.instance_type === 'fargate' ? undefined : step.spec.instance_type;
  const fits = size !== null && step.disk_gb <= FARGATE_DISK_GB;
  const instances =
    step.compute.startsWith('ec2') ||
    (step.compute === 'auto' && (!fits || (type !== undefined && !fargateHolds(type))));
  if (instances)
    return {
      kind: 'instances',
      wish: {
        ...(type !== undefined && { type }),
        spot: step.compute === 'ec2-spot',
        cpus: Math.ceil(step.cpu_units / 1024),
        memory: step.memory_mb,
        disk: step.disk_gb,
        gpus: step.gpu_count,
      },
    };
  if (size === null || !fits)
    throw new Failure(
      'TOO_LARGE_FOR_FARGATE',
      `Step ${step.id} needs ${step.cpu_units / 1024} vCPUs, ${step.memory_mb} MB of memory${step.gpu_count > 0 ? ', a GPU' : ''} and ${step.disk_gb} GB of disk, more than Fargate has. Write "compute": "ec2" for it.`,
    );
  return { kind: 'fargate', spotFirst: step.compute !== 'fargate', size };
}

/** Families with GPUs or other accelerators (Amazon EC2, "Instance types"). */
const ACCELERATED = /^(?:g\d|gr\d|p\d|inf|trn|dl\d|vt\d|f\d)/;
/** vCPUs per size; `large` and smaller have two at most. */
const LARGEST_CPUS = 16;
/** Families with 16 GiB of memory per vCPU and more. */
const MUCH_MEMORY = /^(?:x\d|u-|z1d)/;

/** Whether Fargate's largest size (16 vCPUs, 120 GiB) has what an instance type has. */
export function fargateHolds(type: string): boolean {
  const [family = '', size = ''] = type.split('.');
  if (ACCELERATED.test(family) || MUCH_MEMORY.test(family) || size.startsWith('metal')) return false;
  const factor = /^(\d*)xlarge$/.exec(size)?.[1];
  const cpus = factor === undefined ? 2 : Number(factor || 1) * 4;
  // r has 8 GiB per vCPU: 16 of them come to 128.
  return family.startsWith('r') ? cpus < LARGEST_CPUS : cpus <= LARGEST_CPUS;
}

/** The name of the instances that several steps may share: `g5-xlarge`, `4cpu-8192mb-spot`. */
export function instanceKind({ type, spot, cpus, memory, disk, gpus }: InstanceRequirement): string {
  const base = type?.replaceAll('.', '-') ?? `${cpus}cpu-${memory}mb${gpus > 0 ? `-${gpus}gpu` : ''}`;
  return `${base}${disk > 20 ? `-${disk}gb` : ''}${spot ? '-spot' : ''}`;
}
