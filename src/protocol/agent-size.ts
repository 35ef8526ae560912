/** MB for the agent beside the algorithm: an idle Node takes about 50. */
export const AGENT_MEMORY_MB = 128;

/** MB of the container in which an algorithm has that much, on AWS as on this machine. */
export function containerMemory(memoryMb: number): number {
  return memoryMb + AGENT_MEMORY_MB;
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

/**
 * Reads them.
 * @param machine the size where they are missing, or hold no positive number
 */
export function readAgentSize(
  environment: Readonly<Record<string, string | undefined>>,
  machine: AgentSize,
): AgentSize {
  const positive = (text: string | undefined): number | undefined =>
    Number(text) > 0 && Number.isFinite(Number(text)) ? Number(text) : undefined;
  return {
    memoryMb: positive(environment.PIPEWRIGHT_MEMORY_MB) ?? machine.memoryMb,
    cpus: positive(environment.PIPEWRIGHT_CPUS) ?? machine.cpus,
  };
}
