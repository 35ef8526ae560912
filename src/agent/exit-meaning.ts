import type { Spec } from '../spec/spec.ts';

/** How a command ended. */
export interface CommandEnd {
  /** Null when a signal ended it, or it never started. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why the agent ended it, if it did. */
  readonly endedFor?: 'time limit' | 'output limit' | 'stop';
  /** Why it could not be started: `ENOENT`, `EACCES`, … */
  readonly startError?: string;
  /** The kernel killed a process of the container meanwhile, as memory ran out. */
  readonly outOfMemory: boolean;
}

/** What shells and kernels mean by a code (bash(1), "EXIT STATUS"), where the author does not say. */
const COMMON: Readonly<Record<number, string>> = {
  126: 'a program could not be executed',
  127: 'a program was not found',
  134: 'it aborted',
  137: 'it was killed, often because it ran out of memory',
  139: 'it crashed: invalid memory access',
  143: 'it was asked to end',
};

const OUT_OF_MEMORY = 'it ran out of memory: give the container more, or raise memory in the spec';

/** Why a command did not succeed, in words; undefined when it did. */
export function exitMeaning(end: CommandEnd, spec: Spec, program: string): string | undefined {
  if (end.startError !== undefined) return startMeaning(end.startError, program);
  if (end.endedFor === 'time limit')
    return `it took longer than timeout_minutes (${spec.timeout_minutes}) and was ended`;
  if (end.endedFor === 'output limit') return `it wrote more than disk_gb (${spec.disk_gb} GB) and was ended`;
  if (end.endedFor === 'stop') return 'it was ended because the container was asked to stop';
  if (end.exitCode === 0) return undefined;
  const memory = end.outOfMemory ? OUT_OF_MEMORY : undefined;
  if (end.exitCode === null) return memory ?? `it was ended by ${end.signal}`;
  // The command chose this code itself, so its author's words come first.
  const authors = spec.exit_codes?.[String(end.exitCode)];
  return [authors, memory].filter(Boolean).join('; ') || COMMON[end.exitCode];
}

function startMeaning(code: string, program: string): string {
  if (code === 'ENOENT') return `the program ${program} is not in the image, or its loader is not`;
  if (code === 'EACCES') return `the program ${program} may not be executed by the container's user`;
  if (code === 'ENOEXEC')
    return `${program} is not a program for this machine, or a script without a #! line`;
  return `the program ${program} could not be started (${code})`;
}
