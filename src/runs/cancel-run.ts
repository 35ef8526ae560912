import type { Agents } from '../deploy/cloud.ts';
import { type DrainResult, drainMatching, parseWorkMessage, uncounted } from '../dispatch/drain-matching.ts';
import { agentStream, runsAtWork, STATE_PATTERN } from '../protocol/agent-log.ts';
import { type DispatchPlan, type DispatchStep, workQueues } from '../protocol/dispatch-plan.ts';
import type { Plan } from '../workflow/plan.ts';
import type { AgentReader, Logs, RunCloud } from './run-cloud.ts';
import { updateRun } from './stored-run.ts';

/** The parts of AWS that canceling a run needs. */
export interface CancelCloud extends Pick<RunCloud, 'storage' | 'queues' | 'now'> {
  readonly agents: AgentReader & Pick<Agents, 'stop'>;
  readonly logs: Pick<Logs, 'filter'>;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface CanceledStep {
  readonly id: string;
  /** Waiting items that were removed. */
  readonly dropped: number;
  /** Agents that were processing an item of the run and were asked to stop. */
  readonly stopped: number;
  /** Of those, how many were still running at the timeout. */
  readonly still: number;
  /** The queue was too long to scan completely. */
  readonly incomplete: boolean;
}

export interface CanceledRun {
  readonly run: string;
  readonly canceled_at: string;
  readonly steps: readonly CanceledStep[];
}

/** The longest that a command can take for one item. */
const LONGEST_ITEM_MS = 12 * 3600_000;
const POLL_MS = 2000;
/** Longer than the stop timeout of ECS. */
const MOST_POLLS = 75;

/** A run to cancel. */
export interface CancelRequest {
  readonly plan: Plan;
  readonly run: string;
  readonly dispatch: DispatchPlan;
  /** The agents' log group. */
  readonly agentLogs: string;
}

/**
 * Cancels a run. Marks the manifest first: from then on the dispatcher drops the run's messages in the inbox.
 * Then removes the run's waiting items from the work queues and stops agents that process one of its items;
 * they return the item, which is removed too. Agents with items of other runs, or without items, keep
 * running; a stopped agent returns a prefetched item of another run, so that it is not lost. Idempotent.
 * @throws Failure `RUN_NOT_FOUND`, `RUN_BUSY`
 */
export async function cancelRun(request: CancelRequest, cloud: CancelCloud): Promise<CanceledRun> {
  const { plan, run, dispatch } = request;
  const now = new Date(cloud.now()).toISOString();
  const manifest = await updateRun(plan, run, cloud.storage, (before) =>
    before.canceled_at === undefined ? { ...before, canceled_at: now } : undefined,
  );
  const steps = await Promise.all(dispatch.steps.map((step) => cancelStep(step, request, cloud)));
  return { run, canceled_at: manifest.canceled_at!, steps };
}

async function cancelStep(
  step: DispatchStep,
  { run, dispatch: { cluster }, agentLogs }: CancelRequest,
  cloud: CancelCloud,
): Promise<CanceledStep> {
  const { id, taskDefinition } = step;
  const first = await drop(step, run, cloud);
  const running = async () => {
    const agents = await cloud.agents.describe(cluster, taskDefinition);
    return agents.filter(({ status }) => status !== 'STOPPED').map((agent) => agent.id);
  };
  const streams = new Map((await running()).map((agent) => [agentStream(id, agent), agent]));
  const runs = await runsByStream([...streams.keys()], agentLogs, cloud);
  const stopped = [...streams].filter(([stream]) => runs.get(stream) === run).map(([, agent]) => agent);
  for (const agent of stopped) await cloud.agents.stop(cluster, agent, `The run ${run} was canceled.`);
  if (stopped.length === 0)
    return { id, dropped: first.taken, stopped: 0, still: 0, incomplete: !first.complete };
  let still = stopped.length;
  for (let poll = 0; still > 0 && poll < MOST_POLLS; poll++) {
    if (poll > 0) await cloud.sleep(POLL_MS);
    still = (await running()).filter((agent) => stopped.includes(agent)).length;
  }
  // Removes the items that these agents have returned.
  const second = await drop(step, run, cloud);
  const dropped = first.taken + second.taken;
  return { id, dropped, stopped: stopped.length, still, incomplete: !second.complete };
}

/** The runs whose items agents are processing, by log stream. */
async function runsByStream(streams: readonly string[], group: string, cloud: CancelCloud) {
  const working = new Map<string, string>();
  // CloudWatch accepts a hundred streams per call (API reference, FilterLogEvents).
  for (let at = 0; at < streams.length; at += 100) {
    const events = await cloud.logs.filter(group, {
      pattern: STATE_PATTERN,
      from: cloud.now() - LONGEST_ITEM_MS,
      streams: streams.slice(at, at + 100),
    });
    for (const [stream, run] of runsAtWork(events)) working.set(stream, run);
  }
  return working;
}

/**
 * Removes the run's items from all queues of the step, one after the other: an agent may move an item to the
 * next lane meanwhile.
 */
async function drop(
  step: DispatchStep,
  run: string,
  { queues, now }: CancelCloud,
): Promise<Pick<DrainResult, 'taken' | 'complete'>> {
  const dropped = { taken: 0, complete: true };
  for (const { url } of workQueues(step)) {
    const queue = queues.drainable(url);
    const { taken, complete } = await drainMatching(
      // A scan counts as a receive of every message. With lanes, two scans would move items of other runs to
      // a larger one.
      step.lanes ? uncounted(queue, (messages) => queues.send(url, messages)) : queue,
      (body) => parseWorkMessage(body)?.run === run,
      async () => {},
      now,
    );
    dropped.taken += taken;
    dropped.complete &&= complete;
  }
  return dropped;
}
