import type { Agents } from '../deploy/cloud.ts';
import { agentStream, runsAtWork, STATE_PATTERN } from '../protocol/agent-log.ts';
import type { DispatchPlan, DispatchStep } from '../protocol/dispatch-plan.ts';
import { readWorkMessage } from '../protocol/message.ts';
import type { Plan } from '../workflow/plan.ts';
import { type DrainResult, drainMatching } from './drain-matching.ts';
import type { AgentReader, Logs, RunCloud } from './run-cloud.ts';
import { updateRun } from './stored-run.ts';

/** What else cancelling needs of AWS. */
export interface CancelCloud extends Pick<RunCloud, 'storage' | 'queues' | 'now'> {
  readonly agents: AgentReader & Pick<Agents, 'stop'>;
  readonly logs: Pick<Logs, 'filter'>;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface CancelledStep {
  readonly id: string;
  /** Items that waited and will not be worked on. */
  readonly dropped: number;
  /** Agents that worked on an item of the run and were asked to stop. */
  readonly stopped: number;
  /** Of those, how many had not ended when we stopped waiting. */
  readonly still: number;
  /** The queue holds more than could be looked through. */
  readonly incomplete: boolean;
}

export interface CancelledRun {
  readonly run: string;
  readonly cancelled_at: string;
  readonly steps: readonly CancelledStep[];
}

/** No command works on one item for longer. */
const LONGEST_ITEM_MS = 12 * 3600_000;
const POLL_MS = 2000;
/** Longer than ECS lets a task end itself. */
const MOST_POLLS = 75;

/**
 * Cancels a run. The manifest says so first: from then on the dispatcher drops whatever of it comes to the inbox. Then
 * its waiting items are taken out of the work queues, and agents whose command is at one of its items are stopped: they
 * hand that back, and it is taken out too. Agents at items of other runs, or at none, stay; an agent that is stopped and
 * had fetched ahead an item of another run hands that back, and nothing of it is lost. Repeating it is safe.
 * @throws Failure `RUN_NOT_FOUND`, `RUN_BUSY`
 */
export async function cancelRun(
  plan: Plan,
  run: string,
  dispatch: DispatchPlan,
  agentLogs: string,
  cloud: CancelCloud,
): Promise<CancelledRun> {
  const now = new Date(cloud.now()).toISOString();
  const manifest = await updateRun(plan, run, cloud.storage, (before) =>
    before.cancelled_at === undefined ? { ...before, cancelled_at: now } : undefined,
  );
  const steps = await Promise.all(
    dispatch.steps.map((step) => cancelStep(step, run, dispatch, agentLogs, cloud)),
  );
  return { run, cancelled_at: manifest.cancelled_at!, steps };
}

async function cancelStep(
  step: DispatchStep,
  run: string,
  { cluster }: DispatchPlan,
  group: string,
  cloud: CancelCloud,
): Promise<CancelledStep> {
  const { id, taskDefinition } = step;
  const first = await drop(step, run, cloud);
  const agents = (await cloud.agents.describe(cluster, taskDefinition)).filter(
    ({ status }) => status !== 'STOPPED',
  );
  const streams = new Map(agents.map((agent) => [agentStream(id, agent.id), agent.id]));
  const working =
    agents.length === 0 ? new Map<string, string>() : await runsOf([...streams.keys()], group, cloud);
  const ours = [...working].flatMap(([stream, of]) => (of === run ? (streams.get(stream) ?? []) : []));
  for (const agent of ours) await cloud.agents.stop(cluster, agent, `The run ${run} was cancelled.`);
  if (ours.length === 0)
    return { id, dropped: first.taken, stopped: 0, still: 0, incomplete: !first.complete };
  let still = ours.length;
  for (let poll = 0; still > 0 && poll < MOST_POLLS; poll++) {
    if (poll > 0) await cloud.sleep(POLL_MS);
    const there = await cloud.agents.describe(cluster, taskDefinition);
    still = there.filter((agent) => ours.includes(agent.id) && agent.status !== 'STOPPED').length;
  }
  // What they handed back.
  const second = await drop(step, run, cloud);
  return {
    id,
    dropped: first.taken + second.taken,
    stopped: ours.length,
    still,
    incomplete: !second.complete,
  };
}

async function runsOf(streams: readonly string[], group: string, cloud: CancelCloud) {
  const working = new Map<string, string>();
  // CloudWatch takes a hundred streams at once (API reference, FilterLogEvents).
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

function drop({ work }: DispatchStep, run: string, { queues, now }: CancelCloud): Promise<DrainResult> {
  return drainMatching(
    queues.drainable(work.url),
    (body) => runOf(body) === run,
    async () => {},
    now,
  );
}

/** The run of a message in a work queue; undefined for what is none of ours. */
function runOf(body: string): string | undefined {
  try {
    return readWorkMessage(body).run;
  } catch {
    return undefined;
  }
}
