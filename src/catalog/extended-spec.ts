import type { Digest } from '../oci/digest.ts';
import { formatPlatform } from '../oci/manifest.ts';
import { type CompleteSpec, specDigest } from '../spec/complete-spec.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import type { Wrap } from '../wrap/derive.ts';
import { WRAP_REVISION } from '../wrap/labels.ts';
import { type FargateSize, fargateSize } from './fargate-size.ts';

/** What the machine writes after wrapping: `catalog/<name>/<version>.json`, design section 5. */
export interface ExtendedSpec extends Omit<CompleteSpec, 'container_name' | 'instance_type'> {
  /** The wrapped image by digest. */
  readonly container_name: string;
  readonly source_image: { readonly name: string; readonly digest: Digest };
  readonly platforms: readonly {
    readonly platform: string;
    readonly digest: Digest;
    /** Bytes of all layers, compressed: what a pull transfers. */
    readonly size: number;
  }[];
  readonly agent: {
    readonly version: string;
    readonly digest: Digest;
    /** The version of the messages that it reads and writes; 1 where it is missing. */
    readonly protocol?: number;
  };
  readonly spec_digest: Digest;
  readonly revision: number;
  /** The spec's instance type, or `fargate` where it names none. */
  readonly instance_type: string;
  /** 1,024 are one vCPU */
  readonly cpu_units: number;
  /** MiB */
  readonly memory_mb: number;
  /** The smallest Fargate size that holds both; null when none does or a GPU is asked for. */
  readonly fargate: FargateSize | null;
  readonly environment: readonly EnvironmentVariable[];
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly required: boolean;
  /** Who gives the value: the workflow file, or deploying. */
  readonly from: 'user' | 'deploy';
  readonly secret?: boolean;
}

/** What deploying sets in every agent's environment (design section 6). */
const DEPLOY_VARIABLES = ['AWS_REGION', 'PIPEWRIGHT_QUEUE_URL', 'PIPEWRIGHT_IDLE_SECONDS'] as const;

/** CPU units for specs without `CPU`: Fargate's least. More memory may need a larger Fargate size. */
const DEFAULT_CPU_UNITS = 256;

/**
 * The extended spec of a wrapped image: a function of its arguments alone, without times or host names.
 * @param repository the wrapped image's repository by name, e.g. `ghcr.io/pipewright/catalog/blur`
 */
export function extendSpec(
  spec: CompleteSpec,
  wrap: Wrap,
  agent: AgentRelease,
  repository: string,
): ExtendedSpec {
  const { container_name: _, instance_type, ...rest } = spec;
  return {
    ...rest,
    container_name: `${repository}@${wrap.root.digest}`,
    source_image: wrap.source,
    platforms: wrap.images.map((image) => ({
      platform: formatPlatform(image.platform),
      digest: image.manifest.digest,
      size: image.layers.reduce((sum, layer) => sum + layer.size, 0),
    })),
    agent: { version: agent.version, digest: agent.digest, protocol: agent.protocol },
    spec_digest: specDigest(spec),
    revision: WRAP_REVISION,
    instance_type: instance_type || 'fargate',
    ...resolvedSize(spec),
    environment: [
      ...(spec.user_specified_environment_variables ?? []).map((variable) => ({
        name: variable.name,
        required: variable.required === true,
        from: 'user' as const,
        ...(variable.secret && { secret: true }),
      })),
      ...DEPLOY_VARIABLES.map((name) => ({ name, required: true, from: 'deploy' as const })),
    ],
  };
}

function resolvedSize({
  CPU,
  memory,
  gpu,
}: Pick<CompleteSpec, 'CPU' | 'memory' | 'gpu'>): Pick<ExtendedSpec, 'cpu_units' | 'memory_mb' | 'fargate'> {
  const cpu_units = typeof CPU === 'number' ? Math.ceil(CPU * 1024) : DEFAULT_CPU_UNITS;
  const memory_mb = Math.ceil(memory.suggested);
  return { cpu_units, memory_mb, fargate: gpu ? null : fargateSize(cpu_units, memory_mb) };
}

/** Sizes that a step of a workflow requests instead of those in its algorithm's spec. */
export interface Sizes {
  /** MB */
  readonly memory?: number;
  /** MB that one item may get: the spec's `memory.maximal`. */
  readonly max_memory?: number;
  /** Number of vCPUs. */
  readonly CPU?: number;
  readonly disk_gb?: number;
  readonly timeout_minutes?: number;
}

/** A spec with other sizes, in every field that depends on them. */
export function resized(spec: ExtendedSpec, sizes: Sizes): ExtendedSpec {
  const { CPU = spec.CPU, disk_gb = spec.disk_gb, timeout_minutes = spec.timeout_minutes } = sizes;
  const memory = {
    ...spec.memory,
    suggested: sizes.memory ?? spec.memory.suggested,
    ...(sizes.max_memory !== undefined && { maximal: sizes.max_memory }),
  };
  const size =
    sizes.memory === undefined && sizes.CPU === undefined ? {} : resolvedSize({ ...spec, CPU, memory });
  return { ...spec, memory, CPU, disk_gb, timeout_minutes, ...size };
}

/** The file's text: two spaces, a closing newline. */
export function formatExtendedSpec(extended: ExtendedSpec): string {
  return `${JSON.stringify(extended, null, 2)}\n`;
}
