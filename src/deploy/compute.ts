import { type FargateSize, fargateSize } from '../catalog/fargate-size.ts';
import { Failure } from '../core/failure.ts';
import { AGENT_MEMORY_MB, containerMemory } from '../protocol/agent-size.ts';
import { asksForLanes, type Lane, lanesOf } from '../protocol/lanes.ts';
import { FARGATE_DISK_GB } from '../spec/rules/resources.ts';
import type { PlannedStep } from '../workflow/plan.ts';

/** What a step's agents run on. */
export type Compute =
  | { readonly kind: 'fargate'; readonly spotFirst: boolean; readonly size: FargateSize }
  | { readonly kind: 'instances'; readonly instance: InstanceRequirement };

/** Which EC2 instances ECS may start: of one type, or of any type with at least these resources. */
export interface InstanceRequirement {
  readonly type?: string;
  readonly spot: boolean;
  /** Minimum vCPUs, MiB (of the agent's container), GB and GPUs. */
  readonly cpus: number;
  readonly memory: number;
  readonly disk: number;
  readonly gpus: number;
}

/**
 * Decides what a step runs on. `auto` is Fargate, Spot first, unless the step needs more than Fargate offers,
 * or its algorithm names an instance type with accelerators or larger than Fargate's largest size.
 * @throws Failure `TOO_LARGE_FOR_FARGATE`
 */
export function computeOf(step: PlannedStep): Compute {
  const size = step.gpu_count > 0 ? null : fargateSize(step.cpu_units, containerMemory(step.memory_mb));
  const type = step.spec.instance_type === 'fargate' ? undefined : step.spec.instance_type;
  const fits = size !== null && step.disk_gb <= FARGATE_DISK_GB;
  const instances =
    step.compute.startsWith('ec2') ||
    (step.compute === 'auto' && (!fits || (type !== undefined && !fargateHolds(type))));
  if (instances)
    return {
      kind: 'instances',
      instance: {
        type,
        spot: step.compute === 'ec2-spot',
        cpus: Math.ceil(step.cpu_units / 1024),
        memory: containerMemory(step.memory_mb),
        disk: step.disk_gb,
        gpus: step.gpu_count,
      },
    };
  if (size === null || !fits)
    throw new Failure(
      'TOO_LARGE_FOR_FARGATE',
      `Step ${step.id} needs ${step.cpu_units / 1024} vCPUs, ${step.memory_mb} MB of memory, ${AGENT_MEMORY_MB} MB more for the agent${step.gpu_count > 0 ? ', a GPU' : ''} and ${step.disk_gb} GB of disk, more than Fargate offers. Set "compute": "ec2" for this step.`,
    );
  return { kind: 'fargate', spotFirst: step.compute !== 'fargate', size };
}

/**
 * The lanes of a step, from the smallest; none if all its agents have one size: its algorithm needs no more,
 * or an instance type is named, on which all its agents run.
 */
export function stepLanes(step: PlannedStep): readonly Lane[] {
  const { memory } = step.spec;
  if (!asksForLanes(memory)) return [];
  const compute = computeOf(step);
  if (compute.kind === 'instances' && compute.instance.type !== undefined) return [];
  const lanes = lanesOf({
    cpu: step.cpu_units,
    memory: step.memory_mb,
    maximal: memory.maximal,
    sizes: compute.kind === 'fargate' ? 'fargate' : 'any',
  });
  return lanes.length > 1 ? lanes : [];
}

/** The share of an instance's memory that its system keeps, about 5 % of large ones and 8 % of small ones. */
const SYSTEM_SHARE = 0.07;

/** MiB that an instance must have for a container of `memory` MiB. */
export function instanceMemory(memory: number): number {
  return Math.ceil(memory / (1 - SYSTEM_SHARE));
}

/** As task definitions name processors. */
export type CpuArchitecture = 'ARM64' | 'X86_64';

/**
 * The processors that a step runs on: those that the workflow names. With `auto`, arm64 on Fargate, where it
 * is cheaper, and on Graviton instances, else x86_64; without a choice, x86_64. In these two cases the other
 * kind, if the image is only for that.
 * @returns undefined if the image is for none of these
 */
export function architectureOf(step: PlannedStep): CpuArchitecture | undefined {
  const all = architecturesOf(step);
  const or = (first: CpuArchitecture): CpuArchitecture | undefined => (all.includes(first) ? first : all[0]);
  switch (step.architecture) {
    case 'arm64':
      return all.find((each) => each === 'ARM64');
    case 'x86_64':
      return all.find((each) => each === 'X86_64');
    case 'auto': {
      const compute = computeOf(step);
      return or(compute.kind === 'fargate' || isGraviton(compute.instance.type) ? 'ARM64' : 'X86_64');
    }
    case undefined:
      return or('X86_64');
  }
}

/**
 * `m7g.large`, `is4gen.xlarge`: a `g` after the generation, and the first of them, `a1` (Amazon EC2, "Naming
 * conventions").
 */
function isGraviton(type = ''): boolean {
  return /^(?:a1\.|[a-z]+\d+[a-z]*g)/.test(type);
}

/** The processors that AWS has and that the image of a step is for. */
export function architecturesOf({ spec: { platforms } }: Pick<PlannedStep, 'spec'>): CpuArchitecture[] {
  return (['X86_64', 'ARM64'] as const).filter((each) =>
    platforms.some(({ platform }) => platform.startsWith(PLATFORM_OF[each])),
  );
}

const PLATFORM_OF = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' } as const;

/**
 * What an agent pulls: the compressed layers of the platform that AWS runs, in bytes; 0 where that is not
 * known.
 */
export function imageBytes(step: PlannedStep): number {
  const architecture = architectureOf(step);
  if (architecture === undefined) return 0;
  const of = ({ platform }: { readonly platform: string }) => platform.startsWith(PLATFORM_OF[architecture]);
  return step.spec.platforms.find(of)?.size ?? 0;
}

/** Families with GPUs or other accelerators (Amazon EC2, "Instance types"). */
const ACCELERATED = /^(?:g\d|gr\d|p\d|inf|trn|dl\d|vt\d|f\d)/;
/** vCPUs of Fargate's largest size. */
const LARGEST_CPUS = 16;
/** Families with 16 GiB of memory per vCPU or more. */
const HIGH_MEMORY = /^(?:x\d|u-|z1d)/;

/** Whether Fargate's largest size (16 vCPUs, 120 GiB) is at least as large as an instance type. */
export function fargateHolds(type: string): boolean {
  const [family = '', size = ''] = type.split('.');
  if (ACCELERATED.test(family) || HIGH_MEMORY.test(family) || size.startsWith('metal')) return false;
  const factor = /^(\d*)xlarge$/.exec(size)?.[1];
  // `large` and smaller types have at most two.
  const cpus = factor === undefined ? 2 : Number(factor || 1) * 4;
  // r has 8 GiB per vCPU: 16 vCPUs come with 128 GiB.
  return family.startsWith('r') ? cpus < LARGEST_CPUS : cpus <= LARGEST_CPUS;
}

/** Names the instances that several steps can share: `g5-xlarge`, `4cpu-8192mb-spot`. */
export function instanceKind({ type, spot, cpus, memory, disk, gpus }: InstanceRequirement): string {
  const base = type?.replaceAll('.', '-') ?? `${cpus}cpu-${memory}mb${gpus > 0 ? `-${gpus}gpu` : ''}`;
  return `${base}${disk > 20 ? `-${disk}gb` : ''}${spot ? '-spot' : ''}`;
}
