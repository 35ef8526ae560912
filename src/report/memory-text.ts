import { lineOf, type MemoryLine } from '../protocol/memory-line.ts';
import type { SpecMemory } from '../spec/spec.ts';
import { formatCount } from '../text/units.ts';

/**
 * What a spec says about memory besides the suggested amount: `at least 50 MB`; empty where it says nothing.
 */
export function memoryLimits(memory: SpecMemory): string[] {
  const { minimal, suggested, maximal } = memory;
  const line = lineOf(memory);
  return [
    ...(minimal !== undefined && minimal < suggested ? [`at least ${formatCount(minimal)} MB`] : []),
    ...(maximal === undefined ? [] : [`at most ${formatCount(maximal)} MB`]),
    ...(line ? [memoryLineText(line)] : []),
  ];
}

/** `200 MB and 3.1 MB for each MB of input` */
export function memoryLineText({ base, per_input_mb }: MemoryLine): string {
  if (per_input_mb === 0) return `${formatCount(base)} MB for any input`;
  const rise = `${formatCount(per_input_mb)} MB for each MB of input`;
  return base === 0 ? rise : `${formatCount(base)} MB and ${rise}`;
}
