/** What the dispatcher's log says about a run that does not move. */

import { isRecord } from '../core/record.ts';
import { type Backoff, readBackoff } from '../protocol/agent-backoff.ts';
import type { Trouble } from './diagnosis.ts';
import { ecsTrouble, NO_QUOTA, NO_ROOM } from './ecs-diagnosis.ts';
import type { StepProgress } from './progress.ts';
import type { RunSnapshot } from './run-snapshot.ts';

/** What the dispatcher logs about one call. */
interface DispatchLine {
  readonly errors?: readonly string[];
  readonly failures?: readonly string[];
  readonly steps?: readonly StepLine[];
}

interface StepLine {
  readonly step: string;
  readonly lane?: number;
  readonly why?: string;
  readonly backoff?: unknown;
}

const REFUSED = /refused by AWS|AccessDenied|not authorized/i;
/** What Lambda logs about a failed call ("Task timed out", "Runtime.ImportModuleError", an error's type). */
const CRASH =
  /Task timed out after|\bERROR\b.*(?:Invoke|Uncaught)|Error Type: |"errorType"|Runtime\.[A-Z]\w+/;
/** Reasons for having fewer agents than items; these are not problems. */
const EXPECTED =
  /^(?:no items wait|enough agents|max_agents are|other calls|the rest of the budget|all known waiting items|\d+ were started)/;
const RIGHTS_REMEDY =
  "Deploy the workflow again, which gives its role what it needs. If a policy of the account forbids it, ask the account's administrator.";

/** Problems that the dispatcher's newest call reports, of the run as a whole and of its open steps. */
export function dispatcherTroubles(
  { dispatcher, inboxDead, steps: states }: RunSnapshot,
  open: readonly StepProgress[],
): Trouble[] {
  const newest = dispatcher.findLastIndex(isCall);
  const crash = dispatcher.findLastIndex((line) => CRASH.test(line));
  const { errors = [], failures = [] } = newest < 0 ? {} : callOf(dispatcher[newest]!);
  const troubles: Trouble[] = [];
  if (crash > newest)
    troubles.push({
      code: 'DISPATCHER_FAILS',
      what: 'the dispatcher, which starts the agents, fails',
      remedy: 'Deploy the workflow again. If it still fails, see its log for details.',
      said: clipped(dispatcher[crash]!),
    });
  for (const error of errors)
    troubles.push({
      ...(REFUSED.test(error)
        ? { code: 'DISPATCHER_RIGHTS', what: 'the dispatcher lacks a permission', remedy: RIGHTS_REMEDY }
        : {
            code: 'DISPATCHER_FAILS',
            what: 'the dispatcher could not do all of its work',
            remedy: 'It tries again every five minutes.',
          }),
      said: clipped(error),
    });
  for (const { step, why, backoff } of newestOfSteps(dispatcher)) {
    if (!open.some(({ id }) => id === step)) continue;
    const waiting = readBackoff(backoff);
    if (waiting) {
      // An item that has ended since shows that agents work again.
      if ((states[step]?.last ?? 0) <= waiting.since) troubles.push(backoffTrouble(step, waiting));
    } else if (why !== undefined && !EXPECTED.test(why)) troubles.push({ step, ...startTrouble(step, why) });
  }
  if (failures.length > 0 || inboxDead > 0)
    troubles.push({
      code: 'UNREADABLE',
      what:
        inboxDead > 0
          ? `${inboxDead} messages are in the inbox's dead-letter queue because the dispatcher could not read or forward them`
          : 'the dispatcher cannot read or forward some messages',
      remedy: 'Deploy the workflow and wrap its images with the same release; then upload again.',
      said: failures[0] === undefined ? undefined : clipped(failures[0]),
    });
  return troubles;
}

/**
 * The newest lines of each step, one for each lane. A call for one step does not report the others; a
 * scheduled call reports all.
 */
function newestOfSteps(dispatcher: readonly string[]): StepLine[] {
  const newest = new Map<string, StepLine[]>();
  for (const line of dispatcher.filter(isCall)) {
    const all = (callOf(line).steps ?? []).filter((step) => isRecord(step) && typeof step.step === 'string');
    // A call may start agents of a step twice: the last time counts.
    for (const [step, lines] of Map.groupBy(all, (each) => each.step))
      newest.set(step, [...new Map(lines.map((each) => [each.lane, each])).values()]);
  }
  return [...newest.values()].flat();
}

function isCall(line: string): boolean {
  return line.startsWith('{') && line.includes('"event":"dispatch"');
}

function callOf(line: string): DispatchLine {
  try {
    return JSON.parse(line) as DispatchLine;
  } catch {
    return {};
  }
}

/** The trouble of a step whose agents fail: few are started until the cause of the last failure is fixed. */
function backoffTrouble(step: string, { count, until, stopCode, reason, exitCode }: Backoff): Trouble {
  const trouble = ecsTrouble({ id: '', status: 'STOPPED', stopCode, reason, exitCode }, step);
  const next = new Date(until).toISOString().slice(11, 16);
  return {
    code: 'AGENTS_FAIL',
    step,
    what: `agents of ${step} end without processing any item`,
    said: reason === '' ? stopCode : reason,
    ...trouble,
    remedy: `${trouble?.remedy ?? 'See the log of the agent.'} After ${count} failed starts, the dispatcher tries one agent at a time, the next after ${next} UTC; within five minutes of a deployment it starts all again.`,
  };
}

/** @param why the dispatcher's reason for starting too few agents of a step */
function startTrouble(step: string, why: string): Omit<Trouble, 'step'> {
  const said = clipped(why);
  if (/limit on the number of vCPUs|vCPU limit/i.test(why))
    return { ...NO_QUOTA, what: NO_QUOTA.what(step), said };
  if (/^ECS refused/.test(why)) return { ...NO_ROOM, what: NO_ROOM.what(step), said };
  if (/^the budget of /.test(why))
    return {
      code: 'BUDGET_REACHED',
      what: `${why}, so that step ${step} gets no agents`,
      remedy:
        'Items wait, and none is lost. Raise "month_usd" in the workflow file and deploy it, or wait for the next month (UTC). A run with its own budget continues with "run --run RUN --budget USD".',
    };
  if (/^ECS asked for a pause/.test(why))
    return {
      code: 'THROTTLED',
      what: `ECS throttles the start of agents of ${step}`,
      remedy: 'No action is needed: the dispatcher tries again after half a minute.',
    };
  if (REFUSED.test(why))
    return {
      code: 'DISPATCHER_RIGHTS',
      what: `the dispatcher is not allowed to start agents of ${step}`,
      remedy: RIGHTS_REMEDY,
      said,
    };
  if (/Unable to find|TaskDefinition.*(?:not found|inactive)/i.test(why))
    return {
      code: 'NOT_DEPLOYED',
      what: `the task definition of ${step} is gone`,
      remedy: 'Deploy the workflow again.',
      said,
    };
  return {
    code: 'DISPATCHER_FAILS',
    what: `agents of ${step} could not be started`,
    remedy: 'The dispatcher tries again every five minutes.',
    said,
  };
}

function clipped(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}
