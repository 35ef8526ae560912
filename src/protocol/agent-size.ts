type Variables = Readonly<Record<string, string | undefined>>;

/** MB for the agent beside the algorithm: an idle Node takes about 50. */
export const AGENT_MEMORY_MB = 128;

/** MB of the container for an algorithm with `memoryMb`, both on AWS and on this machine. */
export function containerMemory(memoryMb: number): number {
  return memoryMb + AGENT_MEMORY_MB;
}

/** What one item may take. */
export interface ItemLimits {
  readonly timeout_minutes?: number;
  readonly disk_gb?: number;
}

/** What an agent's container has. */
export interface AgentSize {
  /** Of the whole container, the agent included. */
  readonly memoryMb: number;
  readonly cpus: number;
}

/** The variables that say how large an agent's container is. */
export function sizeVariables({ memoryMb, cpus }: AgentSize): Record<string, string> {
  return { PIPEWRIGHT_MEMORY_MB: `${Math.floor(memoryMb)}`, PIPEWRIGHT_CPUS: `${cpus}` };
}

/** The variables of limits that replace those in the image's own spec. */
export function limitVariables({ timeout_minutes, disk_gb }: ItemLimits): Record<string, string> {
  return {
    ...(timeout_minutes !== undefined && { PIPEWRIGHT_TIMEOUT_MINUTES: `${timeout_minutes}` }),
    ...(disk_gb !== undefined && { PIPEWRIGHT_DISK_GB: `${disk_gb}` }),
  };
}

/** A spec with the limits of the environment, where it has some. */
export function withLimits<T extends ItemLimits>(spec: T, environment: Variables): T {
  const timeout = positive(environment.PIPEWRIGHT_TIMEOUT_MINUTES);
  const disk = positive(environment.PIPEWRIGHT_DISK_GB);
  return {
    ...spec,
    ...(timeout !== undefined && { timeout_minutes: timeout }),
    ...(disk !== undefined && { disk_gb: disk }),
  };
}

/**
 * Reads an agent's size.
 * @param machine the size where variables are missing or not positive numbers
 */
export function readAgentSize(environment: Variables, machine: AgentSize): AgentSize {
  return {
    memoryMb: positive(environment.PIPEWRIGHT_MEMORY_MB) ?? machine.memoryMb,
    cpus: positive(environment.PIPEWRIGHT_CPUS) ?? machine.cpus,
  };
}

function positive(text: string | undefined): number | undefined {
  return Number(text) > 0 && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
