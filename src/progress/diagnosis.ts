import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import type { Agent } from '../runs/run-cloud.ts';
import { agentsOf } from './agents-of.ts';
import { dispatcherTroubles } from './dispatcher-diagnosis.ts';
import { ecsTrouble } from './ecs-diagnosis.ts';
import { remainingCount, type StepProgress } from './progress.ts';
import { messagesIn, type RunSnapshot, type StepSnapshot } from './run-snapshot.ts';

/** Why a run does not move, or is slower than it could be, and what to do. */
export interface Trouble {
  /** Upper snake case. */
  readonly code: string;
  /** Missing where the whole run is meant. */
  readonly step?: string;
  /** What is wrong: a clause without a full stop. */
  readonly what: string;
  /** What to do: a sentence. */
  readonly remedy: string;
  /** AWS's own message. */
  readonly said?: string;
}

/** A stopped agent explains the present state for this long; milliseconds. */
const LATELY_MS = 10 * 60_000;
/** An agent that has run for this long has found its variables, queue and buckets; milliseconds. */
const SETTLED_MS = 30_000;
/** A run without progress for this long is stuck; milliseconds. */
const STILL_MS = 2 * 60_000;

/**
 * Everything in one snapshot that can keep a run from moving.
 * @param steps progress from the same snapshot
 * @param begun when the run started, in milliseconds since 1970
 */
export function diagnose(
  snapshot: RunSnapshot,
  steps: readonly StepProgress[],
  { workflow }: DeployedWorkflow,
  begun: number,
): Trouble[] {
  const open = steps.filter((step) => remainingCount(step) > 0 || (step.waits ?? []).length > 0);
  if (open.length === 0) return [];
  const gone = open.filter(({ id }) => snapshot.steps[id]?.queue === undefined);
  if (gone.length > 0)
    return [
      {
        code: 'NOT_DEPLOYED',
        what: `the workflow ${workflow} is not deployed: these steps have no work queue: ${gone.map(({ id }) => id).join(', ')}`,
        remedy:
          'Deploy it again, then repeat the same "run" command: your uploads are still there, and their items are sent again.',
      },
    ];
  const told = dispatcherTroubles(snapshot, open);
  const all = [
    ...told,
    // Of two with the same code, the dispatcher's also says what it does about the problem.
    ...open
      .flatMap((step) => stepTrouble(step, snapshot) ?? [])
      .filter(({ step, code }) => !told.some((other) => other.step === step && other.code === code)),
  ];
  const still = all.length > 0 ? undefined : stillness(snapshot, open, begun);
  return still ? [still] : all;
}

/** The trouble that a step's agents show. While one works, the end of another is not a problem. */
function stepTrouble(step: StepProgress, snapshot: RunSnapshot): Trouble | undefined {
  const state = snapshot.steps[step.id]!;
  const { running, starting } = agentsOf(state);
  const last = newestStopped(state.agents, snapshot.at);
  const trouble = last && ecsTrouble(last, step.id);
  if (trouble && !isWorking(state, last, snapshot.at)) return trouble;
  if (running > 0) return busy(step, state, running);
  return starting > 0 ? slowStart(step, state, snapshot) : undefined;
}

/** Whether other agents work better than the stopped one. One that has just started may end the same way. */
function isWorking({ agents, last = 0 }: StepSnapshot, { stopped = 0 }: Agent, now: number): boolean {
  return (
    last > stopped ||
    agents.some(({ status, started = 0 }) => status === 'RUNNING' && now - started > SETTLED_MS)
  );
}

function newestStopped(agents: readonly Agent[], now: number): Agent | undefined {
  const [newest] = agents
    .filter(({ status, stopped = now }) => status === 'STOPPED' && now - stopped < LATELY_MS)
    .sort((a, b) => (b.stopped ?? now) - (a.stopped ?? now));
  return newest;
}

function busy(step: StepProgress, { queue, last }: StepSnapshot, running: number): Trouble | undefined {
  const open = remainingCount(step);
  const others = messagesIn(queue) - open;
  // SQS counts approximately: ignore a small excess.
  if (last !== undefined || others <= Math.max(10, 0.2 * open)) return undefined;
  return {
    code: 'BUSY',
    step: step.id,
    what: `all ${running} agents of ${step.id} are busy, and its queue also has about ${others} items of other runs`,
    remedy: 'No action is needed. A higher "max_agents" in the workflow file lets more agents work at once.',
  };
}

/** Managed instances start slowly: agents that wait are reported only after ECS has refused some. */
function slowStart(
  step: StepProgress,
  state: StepSnapshot,
  { dispatcher }: RunSnapshot,
): Trouble | undefined {
  const waits = state.agents.filter(({ status }) => status === 'PROVISIONING').length;
  if (waits === 0 || !dispatcher.some((line) => /ECS refused/.test(line))) return undefined;
  return {
    code: 'NO_CAPACITY',
    step: step.id,
    what: `${waits} agents of ${step.id} wait for capacity`,
    remedy:
      'They start as soon as AWS has capacity. Another instance type, or "compute": "fargate", may be available sooner.',
  };
}

/** No component reports a problem, and nothing moves. */
function stillness(snapshot: RunSnapshot, open: readonly StepProgress[], begun: number): Trouble | undefined {
  const all = Object.values(snapshot.steps);
  const states = open.map(({ id }) => snapshot.steps[id]!);
  const last = Math.max(begun, ...all.map((state) => state.last ?? 0));
  const hasAgents = all.map(agentsOf).some(({ running, starting }) => running + starting > 0);
  if (hasAgents || snapshot.at - last < STILL_MS) return undefined;
  const inInbox = messagesIn(snapshot.inbox);
  if (inInbox > 0)
    return {
      code: 'DISPATCHER_SILENT',
      what: `${inInbox} messages wait in the inbox, but the dispatcher does not read them`,
      remedy:
        'Deploy the workflow again: that also resumes a dispatcher that an interrupted "destroy" has paused.',
    };
  const inQueues = states.reduce((sum, { queue }) => sum + messagesIn(queue), 0);
  if (inQueues > 0)
    return {
      code: 'NO_AGENTS',
      what: `${inQueues} items wait in the queues, but no agent is being started`,
      remedy: 'The dispatcher checks every five minutes. If nothing changes, deploy the workflow again.',
    };
  const missing = open.reduce((sum, step) => sum + remainingCount(step), 0);
  if (missing === 0)
    return {
      code: 'NOT_GATHERED',
      step: open[0]!.id,
      what: `everything before ${open[0]!.id} has ended, but the dispatcher has not started to gather it`,
      remedy: 'The dispatcher checks every five minutes. If nothing changes, deploy the workflow again.',
    };
  const dead = states.reduce((sum, { deadLetters, failed }) => sum + Math.max(0, deadLetters - failed), 0);
  return dead > 0
    ? {
        code: 'LOST_ITEMS',
        what: `${missing} items have not ended and are not in a queue; the dead-letter queues contain ${dead} without a marker`,
        remedy: '"npx pipewright retry" sends them again.',
      }
    : {
        code: 'NOT_UPLOADED',
        what: `${missing} items are expected, but no queue contains them`,
        remedy:
          'Repeat the "run" command with the same inputs: it uploads missing files and sends lost items again. If the bucket does not notify the workflow of uploads, deploy the workflow again first.',
      };
}
