import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import type { Agent } from '../runs/run-cloud.ts';
import { ecsTrouble, NO_QUOTA, NO_ROOM } from './ecs-diagnosis.ts';
import type { StepProgress } from './progress.ts';
import type { RunSnapshot, StepSnapshot } from './run-snapshot.ts';

/** Why a run does not move, or moves less than it could, and what to do. */
export interface Trouble {
  /** Upper snake case. */
  readonly code: string;
  /** Missing where the whole run is meant. */
  readonly step?: string;
  /** What is the matter: a clause without a full stop. */
  readonly what: string;
  /** What to do: a sentence. */
  readonly remedy: string;
  /** What AWS said of it, as it said it. */
  readonly said?: string;
}

/** ECS's states of a task that is on its way. */
const STARTING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];
/** For how long a stopped agent says something about now; milliseconds. */
const LATELY_MS = 10 * 60_000;
/** An agent that has run for so long has found its variables, queue and buckets; milliseconds. */
const SETTLED_MS = 30_000;
/** What nobody has moved for so long does not move; milliseconds. */
const STILL_MS = 2 * 60_000;

export function agentsOf({ agents }: StepSnapshot): { readonly running: number; readonly starting: number } {
  return {
    running: agents.filter(({ status }) => status === 'RUNNING').length,
    starting: agents.filter(({ status }) => STARTING.includes(status)).length,
  };
}

/**
 * Everything that keeps a run from moving, by what was seen once: each reason shows in the first look that can see it.
 * @param steps how far its steps are, by the same look
 * @param begun when the run was begun, in milliseconds since 1970
 */
export function diagnose(
  seen: RunSnapshot,
  steps: readonly StepProgress[],
  watched: DeployedWorkflow,
  begun: number,
): Trouble[] {
  const open = steps.filter(({ known, complete, failed, canceled }) => known > complete + failed + canceled);
  if (open.length === 0) return [];
  const gone = open.filter(({ id }) => seen.steps[id]?.queue === undefined);
  if (gone.length > 0)
    return [
      {
        code: 'NOT_DEPLOYED',
        what: `the workflow ${watched.workflow} is not deployed (any more): there is no work queue of ${gone.map(({ id }) => id).join(', ')}`,
        remedy: 'Deploy it again; what was uploaded is still there, and the same "run" again sends it anew.',
      },
    ];
  const ofSteps = open.flatMap((step) => ofStep(step, seen));
  const ofDispatcher = dispatcherTroubles(seen, open);
  const all = [...ofDispatcher, ...ofSteps];
  return all.length > 0 ? all : stillness(seen, open, begun);
}

/** What the agents of a step say. One that works is no trouble, whatever befell others. */
function ofStep(step: StepProgress, seen: RunSnapshot): Trouble[] {
  const state = seen.steps[step.id]!;
  const { running, starting } = agentsOf(state);
  const last = newestStopped(state.agents, seen.at);
  const trouble = last && ecsTrouble(last, step.id);
  if (trouble && !isWorking(state, last, seen.at)) return [trouble];
  if (running > 0) return busy(step, state, running);
  return starting > 0 ? slowStart(step, state, seen) : [];
}

/** Whether others do better than the agent that ended last: one that has just started may end as that one did. */
function isWorking({ agents, last = 0 }: StepSnapshot, { stopped = 0 }: Agent, now: number): boolean {
  return (
    last > stopped ||
    agents.some(({ status, started = 0 }) => status === 'RUNNING' && now - started > SETTLED_MS)
  );
}

/** The agent that ended last, lately. */
function newestStopped(agents: readonly Agent[], now: number): Agent | undefined {
  const [newest] = agents
    .filter(({ status, stopped = now }) => status === 'STOPPED' && now - stopped < LATELY_MS)
    .sort((a, b) => (b.stopped ?? now) - (a.stopped ?? now));
  return newest;
}

function busy(step: StepProgress, { queue, last }: StepSnapshot, running: number): Trouble[] {
  const open = step.known - step.complete - step.failed - step.canceled;
  const others = (queue?.waiting ?? 0) + (queue?.taken ?? 0) - open;
  // The numbers are approximate: a few more than there should be say nothing.
  if (last !== undefined || others <= Math.max(10, 0.2 * open)) return [];
  return [
    {
      code: 'BUSY',
      step: step.id,
      what: `all ${running} agents of ${step.id} are at work, and about ${others} items of other runs are in its queue too`,
      remedy: 'It goes on by itself. A higher "max_agents" in the workflow file lets more work at once.',
    },
  ];
}

/** Managed instances take minutes; that an agent is on its way for long without one is worth a word. */
function slowStart(step: StepProgress, state: StepSnapshot, seen: RunSnapshot): Trouble[] {
  const waits = state.agents.filter(({ status }) => status === 'PROVISIONING').length;
  const refused = seen.dispatcher.some((line) => /ECS refused/.test(line));
  if (waits === 0 || !refused) return [];
  return [
    {
      code: 'NO_CAPACITY',
      step: step.id,
      what: `${waits} agents of ${step.id} wait for a place to run`,
      remedy:
        'AWS gives them one when it has it. Another instance type, or "compute": "fargate", may be there sooner.',
    },
  ];
}

interface DispatchLine {
  readonly errors?: readonly string[];
  readonly failures?: readonly string[];
  readonly steps?: readonly { readonly step: string; readonly why?: string }[];
}

/** What the dispatcher said of itself in its newest call, and of steps where the run has something open. */
function dispatcherTroubles(
  { dispatcher, inboxDead }: RunSnapshot,
  open: readonly StepProgress[],
): Trouble[] {
  const found: Trouble[] = [];
  const newest = dispatcher.findLast(isCall);
  const crash = dispatcher.findLast((line) => CRASH.test(line));
  if (crash !== undefined && (newest === undefined || dispatcher.indexOf(newest) < dispatcher.indexOf(crash)))
    found.push({
      code: 'DISPATCHER_FAILS',
      what: 'the dispatcher, which starts the agents, fails',
      remedy: 'Deploy the workflow again. If it still fails, its log has the whole story.',
      said: clipped(crash),
    });
  const { errors = [], failures = [], steps = [] } = newest === undefined ? {} : callOf(newest);
  for (const error of errors)
    found.push({
      ...(REFUSED.test(error)
        ? {
            code: 'DISPATCHER_RIGHTS',
            what: 'the dispatcher lacks a right',
            remedy:
              "Deploy the workflow again, which gives its role what it needs; if a rule of the account forbids it, the account's keeper can tell.",
          }
        : {
            code: 'DISPATCHER_FAILS',
            what: 'the dispatcher could not do all of its work',
            remedy: 'It tries again every five minutes by itself.',
          }),
      said: clipped(error),
    });
  for (const { step, why } of steps) {
    if (!open.some(({ id }) => id === step)) continue;
    const trouble = why === undefined ? undefined : startTrouble(step, why);
    if (trouble) found.push(trouble);
  }
  if (failures.length > 0 || inboxDead > 0)
    found.push({
      code: 'UNREADABLE',
      what:
        inboxDead > 0
          ? `${inboxDead} messages were put aside because the dispatcher could not read or pass them on`
          : 'the dispatcher cannot read or pass on some messages',
      remedy: 'Deploy the workflow with this release, and wrap its images with the same; then upload again.',
      ...(failures[0] !== undefined && { said: clipped(failures[0]) }),
    });
  return found;
}

const REFUSED = /refused by AWS|AccessDenied|not authorized/i;
/** What Lambda writes of a call that failed ("Task timed out", "Runtime.ImportModuleError", an error of the handler). */
const CRASH =
  /Task timed out after|\bERROR\b.*(?:Invoke|Uncaught)|Error Type: |"errorType"|Runtime\.[A-Z]\w+/;

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

/** @param why what the dispatcher says of a step for which it started too few agents */
function startTrouble(step: string, why: string): Trouble | undefined {
  if (/limit on the number of vCPUs|vCPU limit/i.test(why))
    return { ...NO_QUOTA, step, what: NO_QUOTA.what(step), said: clipped(why) };
  if (/^ECS refused/.test(why)) return { ...NO_ROOM, step, what: NO_ROOM.what(step), said: clipped(why) };
  if (/^ECS asked for a pause/.test(why))
    return {
      code: 'THROTTLED',
      step,
      what: `ECS lets agents of ${step} start only slowly`,
      remedy: 'It goes on by itself in half a minute.',
    };
  if (REFUSED.test(why))
    return {
      code: 'DISPATCHER_RIGHTS',
      step,
      what: `the dispatcher may not start agents of ${step}`,
      remedy:
        "Deploy the workflow again, which gives its role what it needs; if a rule of the account forbids it, the account's keeper can tell.",
      said: clipped(why),
    };
  if (/Unable to find|TaskDefinition.*(?:not found|inactive)/i.test(why))
    return {
      code: 'NOT_DEPLOYED',
      step,
      what: `the task definition of ${step} is gone`,
      remedy: 'Deploy the workflow again.',
      said: clipped(why),
    };
  return /^(?:no item waits|enough agents|as many agents|other calls|\d+ were started)/.test(why)
    ? undefined
    : {
        code: 'DISPATCHER_FAILS',
        step,
        what: `agents of ${step} could not be started`,
        remedy: 'It is tried again every five minutes by itself.',
        said: clipped(why),
      };
}

/** Nobody says anything, and nothing moves. */
function stillness(seen: RunSnapshot, open: readonly StepProgress[], begun: number): Trouble[] {
  const states = open.map(({ id }) => seen.steps[id]!);
  const agents = Object.values(seen.steps).reduce((sum, state) => {
    const { running, starting } = agentsOf(state);
    return sum + running + starting;
  }, 0);
  const last = Math.max(begun, ...Object.values(seen.steps).map((state) => state.last ?? 0));
  const inQueues = states.reduce((sum, { queue }) => sum + (queue?.waiting ?? 0) + (queue?.taken ?? 0), 0);
  const inInbox = (seen.inbox?.waiting ?? 0) + (seen.inbox?.taken ?? 0);
  if (agents > 0 || seen.at - last < STILL_MS) return [];
  if (inInbox > 0)
    return [
      {
        code: 'DISPATCHER_SILENT',
        what: `${inInbox} messages wait in the inbox, and the dispatcher does not take them`,
        remedy:
          'Deploy the workflow again; if it is paused by a "destroy" that was not finished, finish that first.',
      },
    ];
  if (inQueues > 0)
    return [
      {
        code: 'NO_AGENTS',
        what: `${inQueues} items wait in the queues, and no agent is started`,
        remedy: 'The dispatcher looks again every five minutes. If it stays so, deploy the workflow again.',
      },
    ];
  const missing = open.reduce(
    (sum, step) => sum + step.known - step.complete - step.failed - step.canceled,
    0,
  );
  const dead = states.reduce((sum, { deadLetters, failed }) => sum + Math.max(0, deadLetters - failed), 0);
  return [
    dead > 0
      ? {
          code: 'LOST_ITEMS',
          what: `${missing} items never came to an end and are in no queue; the dead-letter queues hold ${dead} that nobody reported`,
          remedy: '"pipewright retry" sends them once more.',
        }
      : {
          code: 'NOT_UPLOADED',
          what: `${missing} items are expected and are in no queue`,
          remedy:
            'Start "run" again with the same inputs: it uploads what is missing, and sends what was lost. If the bucket does not tell the workflow of uploads, deploy it again first.',
        },
  ];
}

function clipped(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}
