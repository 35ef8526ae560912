/** A size that Fargate offers: CPU in units (1,024 = one vCPU), memory in MiB. */
export interface FargateSize {
  readonly cpu: number;
  readonly memory: number;
}

/**
 * Linux sizes on platform version 1.4.0 (Amazon ECS Developer Guide, "Task CPU and memory"):
 * CPU units, least and most memory in MiB, and the step between.
 */
const SIZES: readonly (readonly [cpu: number, least: number, most: number, step: number])[] = [
  [256, 512, 512, 512],
  [256, 1024, 2048, 1024],
  [512, 1024, 4096, 1024],
  [1024, 2048, 8192, 1024],
  [2048, 4096, 16384, 1024],
  [4096, 8192, 30720, 1024],
  [8192, 16384, 61440, 4096],
  [16384, 32768, 122880, 8192],
];

/** The smallest Fargate size with this much CPU (units) and memory (MiB), or null when none is that large. */
export function fargateSize(cpuUnits: number, memory: number): FargateSize | null {
  for (const [cpu, least, most, step] of SIZES) {
    if (cpu < cpuUnits || most < memory) continue;
    return { cpu, memory: Math.max(least, Math.ceil(memory / step) * step) };
  }
  return null;
}
