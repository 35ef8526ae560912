import type { AgentSize } from '../protocol/agent-size.ts';
import { namesOf, parseCommand } from '../spec/command-tree.ts';
import { exitCodeOf } from '../spec/exit-codes.ts';
import type { Spec } from '../spec/spec.ts';
import { type CommandItem, commandValues } from './command-values.ts';
import { expandCommand, type ProgramCall } from './expand-command.ts';

/** Between SIGTERM and SIGKILL. `docker stop` gives ten seconds in all. */
export const GRACE_MS = 8000;
export const LOG_TAIL_BYTES = 8192;

/**
 * The command of one item, as pipelines of programs: `run_command` read as a shell would, with names
 * replaced; no shell ever sees it.
 * @throws CommandSyntaxError for a spec that was never validated
 */
export function commandLine(
  spec: Spec,
  item: CommandItem,
  variables: Readonly<Record<string, string>>,
  size: AgentSize,
): ProgramCall[][] {
  const tree = parseCommand(spec.run_command);
  const names = new Set(namesOf(tree).map(({ name }) => name));
  return expandCommand(tree, commandValues(spec, names, item, variables, size));
}

/** Keeps the end of a log. */
export class LogTail {
  #chunks: Buffer[] = [];
  #bytes = 0;
  #total = 0;

  add(chunk: Buffer): void {
    this.#total += chunk.length;
    // A copy, as a small slice would keep a large read buffer alive.
    this.#chunks.push(Buffer.from(chunk.subarray(-LOG_TAIL_BYTES)));
    this.#bytes += this.#chunks.at(-1)!.length;
    while (this.#bytes - this.#chunks[0]!.length >= LOG_TAIL_BYTES)
      this.#bytes -= this.#chunks.shift()!.length;
  }

  /**
   * At most {@link LOG_TAIL_BYTES}, starting with a whole character; `secrets` of at least 4 characters are
   * masked. If the log is longer, a line on top says how much is left out.
   */
  text(secrets: readonly string[] = []): string {
    const bytes = Buffer.concat(this.#chunks);
    let start = Math.max(0, bytes.length - LOG_TAIL_BYTES);
    if (start > 0) while (start < bytes.length && (bytes[start]! & 0xc0) === 0x80) start++;
    let text = bytes.toString('utf8', start);
    for (const secret of secrets) if (secret.length >= 4) text = text.replaceAll(secret, '***');
    const leftOut = this.#total - (bytes.length - start);
    return leftOut > 0 ? `[… ${leftOut} bytes are left out here …]\n${text}` : text;
  }
}

export interface CommandRequest {
  /** Each is started when all programs of the one before have succeeded. */
  readonly pipelines: readonly (readonly ProgramCall[])[];
  /** The folders and files that redirections may write and read. */
  readonly writable: readonly string[];
  /** What redirections may only read. */
  readonly readable: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The command's working directory; without it, the agent's own. */
  readonly folder?: string;
  /** The command's user; without it, the agent's own. Only root may set it. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Milliseconds after which the command is ended. */
  readonly timeLimitMs?: number;
  /** Between the stop signal and SIGKILL, in milliseconds. */
  readonly graceMs: number;
  /** The image's own stop signal, as its config writes it; without it, SIGTERM. */
  readonly stopSignal?: string;
  /** Ends the command when it is aborted. */
  readonly stop?: AbortSignal;
  /** Called every `checkEveryMs` while the command runs; true ends it. */
  readonly isOverLimit?: () => Promise<boolean>;
  readonly checkEveryMs?: number;
  /** Takes what the command prints; the command blocks until the promise settles. */
  readonly onOutput: (stream: 'stdout' | 'stderr', chunk: Buffer) => Promise<void> | undefined;
}

/** A program of a command. */
export interface FailedProgram {
  /** As the command names it. */
  readonly name: string;
  /** Which of several it is: `part 2 of the pipe`. */
  readonly place?: string;
  /** What it wrote was no longer read, and its reader had succeeded. */
  readonly readerHadEnded?: boolean;
}

/** How a command ended. Of a command of several programs, the one that failed first decides. */
export interface CommandEnd {
  /** Null when a signal ended it, or it never started. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why the agent ended it, if it did. */
  readonly endedFor?: 'time limit' | 'output limit' | 'stop';
  /** Why it could not be started: `ENOENT`, `EACCES`, … */
  readonly startError?: string;
  /** The same in words, where the program's file shows the reason. */
  readonly startReason?: string;
  /** Why a redirection's file was not opened, in words. */
  readonly refused?: string;
  /** The program that failed, or could not be started, if one did. */
  readonly program?: FailedProgram;
  /** The kernel killed a process of the container meanwhile, as memory ran out. */
  readonly outOfMemory: boolean;
  /**
   * The most memory that its processes took together, in bytes; missing where the command was too short to
   * measure.
   */
  readonly peakMemory?: number;
  /** Ids of its processes that could not be ended. */
  readonly survivors?: readonly number[];
}

/** What shells and kernels mean by a code (bash(1), "EXIT STATUS"), where the author does not say. */
const COMMON_MEANINGS: Readonly<Record<number, string>> = {
  126: 'a program could not be executed',
  127: 'a program was not found',
  134: 'it aborted',
  137: 'it was killed, often because it ran out of memory',
  139: 'it crashed: invalid memory access',
  143: 'it was asked to end',
};

const OUT_OF_MEMORY =
  'it ran out of memory: give the container more, or raise memory in the workflow file or the spec';
/**
 * Its results may lack what the killed process would have written: a pipe's last program ends with 0 even if
 * the first one is killed.
 */
const OUT_OF_MEMORY_INSIDE = `the kernel killed one of its processes, although it ended with 0: ${OUT_OF_MEMORY}`;

/** Why a command did not succeed, in words; undefined when it did. */
export function exitMeaning(end: CommandEnd, spec: Spec): string | undefined {
  if (end.refused !== undefined) return end.refused;
  if (end.startError !== undefined)
    return end.startReason ?? startMeaning(end.startError, end.program?.name ?? '');
  if (end.endedFor === 'time limit')
    return `it took longer than timeout_minutes (${spec.timeout_minutes}) and was ended`;
  if (end.endedFor === 'output limit') return `it wrote more than disk_gb (${spec.disk_gb} GB) and was ended`;
  if (end.endedFor === 'stop') return 'it was ended because the container was asked to stop';
  if (end.exitCode === 0) return end.outOfMemory ? OUT_OF_MEMORY_INSIDE : undefined;
  const place = placeMeaning(end);
  if (place !== undefined && end.exitCode === null && !end.outOfMemory) return place;
  return [place, codeMeaning(end, spec)].filter(Boolean).join(': ') || undefined;
}

function codeMeaning(end: CommandEnd, spec: Spec): string | undefined {
  const memory = end.outOfMemory ? OUT_OF_MEMORY : undefined;
  if (end.exitCode === null) return memory ?? `it was ended by ${end.signal}`;
  // The command chose this code itself, so its author's words come first.
  const authors = exitCodeOf(spec, end.exitCode)?.meaning;
  return [authors, memory].filter(Boolean).join('; ') || COMMON_MEANINGS[end.exitCode];
}

/**
 * Whether another attempt would end in the same way, as the spec says of the code that the command chose
 * itself. After a lack of memory, or when the agent ended the command, the code may have another cause.
 */
export function isFinalEnd(end: CommandEnd, spec: Spec): boolean {
  const ownChoice = end.endedFor === undefined && end.startError === undefined && !end.outOfMemory;
  return ownChoice && end.exitCode !== 0 && exitCodeOf(spec, end.exitCode)?.retry === false;
}

/** Which program failed, of a command of several. */
function placeMeaning({ program, exitCode, signal }: CommandEnd): string | undefined {
  if (program?.place === undefined) return undefined;
  const how = exitCode === null ? `was ended by ${signal}` : `ended with ${exitCode}`;
  const reader = program.readerHadEnded ? ' (its reader had ended)' : '';
  return `${program.place}, \`${program.name}\`, ${how}${reader}`;
}

function startMeaning(code: string, program: string): string {
  if (code === 'ENOENT') return `the program ${program} is not in the image, or its loader is not`;
  if (code === 'EACCES') return `the container's user is not allowed to execute the program ${program}`;
  if (code === 'ENOEXEC')
    return `${program} is neither a program for this machine nor a script with a #! line`;
  return `the program ${program} could not be started (${code})`;
}
