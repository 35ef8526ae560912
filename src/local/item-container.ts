import { containerMemory, type ItemLimits, limitVariables, sizeVariables } from '../protocol/agent-size.ts';
import type { AttemptState, LeftOut } from '../protocol/item-report.ts';
import type { ResultFile } from '../protocol/run-record.ts';

/** One item in one container of a wrapped image, without AWS: how it starts, and what its end means. */

/** Mount points: inside Pipewright's own directory, so that they hide nothing of the image. */
export const INPUT_MOUNT = '/.pipewright/in';
export const OUTPUT_MOUNT = '/.pipewright/out';
export const REPORT_FILE = 'report.json';
export const RESULTS_FOLDER = 'results';

/** The least memory of an algorithm, in MB, without the agent's. */
export const LEAST_MEMORY_MB = 32;
const DEFAULT_CPUS = 1;
/** Seconds for the engine and the agent on top of the algorithm's time limit. */
export const GRACE_SECONDS = 60;

/** What an algorithm requests: MB, vCPUs (`{}`: unspecified), GB. */
export interface Needs {
  readonly memory: { readonly suggested: number };
  readonly CPU: number | object;
  readonly disk_gb: number;
}

/** The size of an item's container: MB, the agent's included, and vCPUs. */
export function containerNeeds({ memory, CPU }: Needs): { megabytes: number; cpus: number } {
  return {
    megabytes: containerMemory(Math.max(memory.suggested, LEAST_MEMORY_MB)),
    cpus: typeof CPU === 'number' ? CPU : DEFAULT_CPUS,
  };
}

/**
 * The options of `docker run` that limit a container's memory, CPUs and largest file, and that pass the
 * limits to the agent in variables.
 * @param engineCpus processors of the engine, which refuses more
 * @param limits those that replace the limits of the spec in the image
 */
export function limitArguments(needs: Needs, engineCpus: number, limits: ItemLimits = {}): string[] {
  const { megabytes: memoryMb, cpus: wanted } = containerNeeds(needs);
  const megabytes = `${memoryMb}m`;
  const cpus = Math.min(wanted, engineCpus);
  return [
    `--ulimit=fsize=${Math.ceil(needs.disk_gb * 1e9)}`,
    `--memory=${megabytes}`,
    `--memory-swap=${megabytes}`,
    `--cpus=${cpus}`,
    ...Object.entries({ ...sizeVariables({ memoryMb, cpus }), ...limitVariables(limits) }).map(
      ([name, value]) => `--env=${name}=${value}`,
    ),
    // A health check would probe the image's own program, which does not run here.
    '--no-healthcheck',
  ];
}

/**
 * The option that mounts a file or folder of this machine. Its value is a line of CSV (RFC 4180).
 * @param source absolute; @param target absolute, in the container
 */
export function bindMount(source: string, target: string, readonly: boolean): string {
  return `--mount=type=bind,${csv(`source=${source}`)},${csv(`target=${target}`)}${readonly ? ',readonly' : ''}`;
}

/** The option that mounts an empty folder in memory, writable by all users. */
export function memoryMount(target: string): string {
  return `--mount=type=tmpfs,${csv(`target=${target}`)},tmpfs-mode=1777`;
}

function csv(field: string): string {
  return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/**
 * The agent's call for one item.
 * @param inputs words of the call: paths in the container, and options about them
 */
export function runCall(inputs: readonly string[]): string[] {
  return [
    'run',
    '--report',
    `${OUTPUT_MOUNT}/${REPORT_FILE}`,
    ...inputs,
    `${OUTPUT_MOUNT}/${RESULTS_FOLDER}`,
  ];
}

/** The outcome of the one item of a container. */
export interface ItemOutcome {
  readonly state: AttemptState;
  /** The algorithm's own; null when a signal ended it or it never started. */
  readonly exitCode: number | null;
  /** Why there is no result. */
  readonly reason?: string;
  /** No other attempt can succeed: the agent could not start, or the spec says so about the exit code. */
  readonly isFinal?: boolean;
  /** Keys are relative to the folder of results, with `/`. */
  readonly outputs: readonly ResultFile[];
  /** Files in its folder of results that are not results. */
  readonly leftOut?: readonly LeftOut[];
  /** The end of what the algorithm printed, without secrets; only for failed items. */
  readonly logTail?: string;
  /** Of the whole container, in bytes. */
  readonly peakMemory?: number;
  /** Of the command's processes, in MB. */
  readonly peakMb?: number;
  /** The kernel killed the container or a process in it for memory: with more, the item may succeed. */
  readonly outOfMemory?: true;
}

/** The exit codes of the agent's `run` by the state of its one item. */
const AGENT_EXIT: Readonly<Record<AttemptState, number>> = {
  COMPLETE: 0,
  EXECUTOR_ERROR: 1,
  SYSTEM_ERROR: 70,
};
/** The agent's exit code where it cannot start: wrong arguments, inputs or variables. */
const BAD_CALL = 2;

const OUT_OF_MEMORY_INSIDE =
  'The kernel killed one of its processes because memory ran out, although the command ended with 0: raise "memory" in the workflow file or the spec.';

/** Reads an agent's report; undefined for anything that the agent would not write. */
export function readItemReport(json: unknown): ItemOutcome | undefined {
  const report = json as { items?: unknown; peak_memory_bytes?: unknown } | null | undefined;
  const item = (Array.isArray(report?.items) ? report.items[0] : undefined) as
    | Record<string, unknown>
    | undefined;
  if (typeof item !== 'object' || item === null) return undefined;
  const { state, exit_code, meaning, retry, outputs, left_out, log_tail, peak_mb, out_of_memory } = item;
  if (typeof state !== 'string' || !Object.hasOwn(AGENT_EXIT, state)) return undefined;
  const peak = report?.peak_memory_bytes;
  return {
    state: state as AttemptState,
    exitCode: typeof exit_code === 'number' ? exit_code : null,
    ...(state !== 'COMPLETE' && typeof meaning === 'string' && { reason: meaning }),
    ...(state === 'EXECUTOR_ERROR' && retry === false && { isFinal: true }),
    outputs: (Array.isArray(outputs) ? outputs : []).filter(isOutput),
    ...(Array.isArray(left_out) && { leftOut: left_out.filter(isLeftOut) }),
    ...(typeof log_tail === 'string' && { logTail: log_tail }),
    ...(Number.isSafeInteger(peak) && { peakMemory: peak as number }),
    ...(Number.isSafeInteger(peak_mb) && { peakMb: peak_mb as number }),
    ...(state === 'EXECUTOR_ERROR' && out_of_memory === true && { outOfMemory: true }),
  };
}

function isOutput(value: unknown): value is ItemOutcome['outputs'][number] {
  const output = value as Partial<ItemOutcome['outputs'][number]> | null;
  return (
    typeof output?.key === 'string' &&
    Number.isSafeInteger(output.bytes) &&
    typeof output.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(output.sha256) &&
    (output.outputs === undefined ||
      (Array.isArray(output.outputs) && output.outputs.every((name) => typeof name === 'string'))) &&
    (output.companion_of === undefined || typeof output.companion_of === 'string')
  );
}

function isLeftOut(value: unknown): value is LeftOut {
  const leftOut = value as Partial<LeftOut> | null;
  return typeof leftOut?.path === 'string' && typeof leftOut.why === 'string';
}

/**
 * What a container's end means. The algorithm could also write a report, so a report counts only with the
 * matching exit code from the engine: the agent writes it after all processes of the algorithm have ended,
 * and then exits.
 * @param container its exit code, and whether the engine saw the kernel kill a process of it for memory
 * @param log the end of what it printed
 */
export function outcomeOf(
  { exitCode, outOfMemory }: { readonly exitCode: number | null; readonly outOfMemory: boolean },
  report: ItemOutcome | undefined,
  log: string,
): ItemOutcome {
  const failed = (state: AttemptState, reason: string): ItemOutcome => ({
    state,
    exitCode: null,
    reason,
    outputs: [],
  });
  const outgrown = (reason: string): ItemOutcome => ({
    ...failed('EXECUTOR_ERROR', reason),
    outOfMemory: true,
  });
  if (report && AGENT_EXIT[report.state] === exitCode) {
    if (!outOfMemory || report.state === 'SYSTEM_ERROR') return report;
    return report.state === 'COMPLETE'
      ? { ...report, ...outgrown(OUT_OF_MEMORY_INSIDE) }
      : { ...report, outOfMemory };
  }
  if (outOfMemory)
    return outgrown('The container ran out of memory: raise "memory" in the workflow file or the spec.');
  if (exitCode === 137)
    return outgrown(
      'The container was killed, most likely because it ran out of memory: raise "memory" in the workflow file or the spec.',
    );
  const lastLine = log.trim().split('\n').at(-1) ?? '';
  const refusal = exitCode === BAD_CALL ? refusalIn(lastLine) : undefined;
  if (refusal) return { ...failed('EXECUTOR_ERROR', refusal), isFinal: true };
  const last = lastLine.slice(0, 500);
  return failed(
    'SYSTEM_ERROR',
    `The agent ended with ${exitCode ?? 'a signal'} without a report${last ? `: ${last}` : '.'}`,
  );
}

/**
 * Whether the report alone says how the item ended: the agent wrote it and could read its cgroup, so it knows
 * which processes the kernel killed. The engine is less exact: it also reports a lack of memory that killed
 * no process.
 */
export function isConclusive(exitCode: number | null, report: ItemOutcome | undefined): boolean {
  return report !== undefined && AGENT_EXIT[report.state] === exitCode && report.peakMemory !== undefined;
}

/** The agent's message when it cannot start. */
function refusalIn(line: string): string | undefined {
  try {
    const { meaning } = JSON.parse(line) as { meaning?: unknown };
    return typeof meaning === 'string' ? meaning : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a line is the agent's own, about an item's state. */
export function isAgentLine(line: string): boolean {
  return /^\{"state":"[A-Z_]+","item":/.test(line);
}
