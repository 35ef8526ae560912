import { type ConditionalStore, optimisticUpdate } from '../core/optimistic-update.ts';
import type { Backoff } from '../protocol/agent-backoff.ts';
import { deployedKey } from '../protocol/object-keys.ts';
import { afterStop, isOver, probesAmong } from './backoff.ts';
import type { StoppedTask } from './dispatch-event.ts';
import { type Ledger, pruneLedger } from './ledger.ts';
import type { StartContext, Tasks } from './start-agents.ts';

/**
 * Records a stopped task for later calls, which do not get this event: a task that stopped soon after its
 * start must not count as an agent, and after one that ended without processing any item they start fewer.
 * @returns the backoff that begins with this event
 */
export async function noteStopped(
  store: ConditionalStore<Ledger>,
  task: StoppedTask,
  clock: StartContext['clock'],
): Promise<Backoff | undefined> {
  let begun: Backoff | undefined;
  const noted = await optimisticUpdate(store, (ledger) => {
    const now = clock.now();
    const backoff = afterStop(ledger.backoff, task, now);
    begun = ledger.backoff ? undefined : backoff;
    if (backoff === ledger.backoff && !ledger.starts.some(({ tasks = [] }) => tasks.includes(task.arn)))
      return undefined;
    return { ...pruneLedger(ledger, now, new Set([task.arn])), backoff };
  });
  return noted && begun;
}

/** The agents that may end a backoff soon; undefined where one has ended it, or a deployment has. */
export async function probesOf(
  backoff: Backoff,
  listed: ReadonlySet<string>,
  tasks: Tasks,
  { plan, notes, clock }: StartContext,
): Promise<ReadonlySet<string> | undefined> {
  const agents = listed.size > 0 ? await tasks.describe(plan.cluster, [...listed]) : [];
  if (isOver(backoff, agents, clock.now())) return undefined;
  const key = deployedKey(plan.output.prefix);
  for await (const object of (await notes()).list(plan.output.bucket, key))
    if (object.key === key && object.modified > backoff.begun) return undefined;
  return probesAmong(backoff, agents);
}
