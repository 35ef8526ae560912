import type { Backoff } from '../protocol/agent-backoff.ts';
import type { StoppedTask } from './dispatch-event.ts';

/** An agent that ECS has not stopped. */
export interface LiveAgent {
  readonly arn: string;
  /** Milliseconds since the epoch. */
  readonly created?: number;
  /** When its container started, the image pulled; undefined before that. */
  readonly started?: number;
}

/** The first wait, which doubles with each start that leads to nothing; milliseconds. */
export const FIRST_WAIT_MS = 30_000;
export const LONGEST_WAIT_MS = 30 * 60_000;
/** An agent that has run this long works; milliseconds. */
const WORKING_MS = 2 * 60_000;

/**
 * Ends that an item causes: the kernel's kill for memory (128 + SIGKILL) and the agent's exit code for a full
 * disk. The limit of an item's receives bounds those, and a wait would only keep back the other items.
 */
const ITEMS_EXITS = [137, 73];

/** What the end of an agent says about the next one's prospects; undefined for nothing. */
export function verdictOf({
  code,
  exitCode,
  started,
  stopped,
}: StoppedTask): 'worked' | 'did not work' | undefined {
  if (exitCode === 0) return 'worked';
  if (started !== undefined && stopped !== undefined && stopped - started >= WORKING_MS) return 'worked';
  if (code === 'TaskFailedToStart') return 'did not work';
  // Not SpotInterruption, TerminationNotice, nor UserInitiated, which is StopTask.
  if (code !== 'EssentialContainerExited' || exitCode === undefined) return undefined;
  return ITEMS_EXITS.includes(exitCode) ? undefined : 'did not work';
}

/** The backoff after the end of an agent. An event that is repeated, or comes late, changes nothing. */
export function afterStop(backoff: Backoff | undefined, task: StoppedTask, now: number): Backoff | undefined {
  const { created = now, code, reason, exitCode } = task;
  const verdict = verdictOf(task);
  if (verdict === undefined || (backoff && created <= backoff.since)) return backoff;
  if (verdict === 'worked') return undefined;
  const count = backoff?.count ?? 1;
  return {
    ...{ count, since: created, until: now + waitAfter(count), begun: backoff?.begun ?? now },
    ...{ stopCode: code, reason: reason.slice(0, 1000), ...(exitCode !== undefined && { exitCode }) },
  };
}

/**
 * The backoff after a start: it counts as one that leads to nothing until its agent works, as events may be
 * lost.
 */
export function afterStart(backoff: Backoff, now: number): Backoff {
  const count = backoff.count + 1;
  return { ...backoff, count, until: now + waitAfter(count) };
}

/** Whether one of these agents, younger than the last that ended, shows that agents work again. */
export function isOver({ since }: Backoff, agents: readonly LiveAgent[], now: number): boolean {
  return agents.some(
    ({ created = 0, started }) => created > since && started !== undefined && now - started >= WORKING_MS,
  );
}

/** The agents that may soon show that agents work again. */
export function probesAmong({ since }: Backoff, agents: readonly LiveAgent[]): ReadonlySet<string> {
  return new Set(agents.filter(({ created = since + 1 }) => created > since).map(({ arn }) => arn));
}

function waitAfter(count: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - 1));
}
