import { explain } from '../core/failure.ts';
import { workQueues } from '../protocol/dispatch-plan.ts';
import type { BudgetCall } from './budget-call.ts';
import type { Dispatcher } from './dispatch.ts';
import { notifyOfRuns } from './notify-runs.ts';
import type { Once } from './once.ts';
import type { StepReport } from './start-agents.ts';

/** A call of the dispatcher, as far as it has come. */
interface NotifyingCall {
  readonly dispatcher: Dispatcher;
  readonly once: Pick<Once, 'book'>;
  /** Steps that were sent items. */
  readonly sent: ReadonlyMap<string, number>;
  readonly steps: readonly StepReport[];
  readonly budget: Pick<BudgetCall, 'ledger' | 'monthReached'> | undefined;
  /** Gets why a notice could not be sent: items do not wait for that. */
  readonly errors: string[];
}

/**
 * Does what follows from the end of runs, and notifies people, where the workflow says so.
 * @returns what people were notified of, for the log line
 */
export async function notify(call: NotifyingCall): Promise<readonly string[]> {
  const { dispatcher, once, sent, steps, errors, budget } = call;
  const { plan, queues, clock } = dispatcher;
  if (!plan.notify && plan.steps.every(({ keep }) => keep !== 'last')) return [];
  const isEmpty = async (urls: readonly string[]): Promise<boolean> => {
    for (const url of urls) if ((await queues.backlog(url)) > 0) return false;
    return true;
  };
  const isIdle = async () =>
    sent.size === 0 &&
    (await isEmpty([plan.inbox.url, ...plan.steps.flatMap(workQueues).map(({ url }) => url)]));
  const noDeadLetters = () => isEmpty(plan.steps.map(({ deadLetter }) => deadLetter.url));
  try {
    const bucket = await dispatcher.objects();
    const notices = plan.notify && (await dispatcher.notices());
    const report = await notifyOfRuns({
      ...{
        plan,
        bucket,
        clock,
        book: once.book,
        steps,
        ...(notices && { notices }),
        ...(budget && { budget }),
      },
      isIdle: onDemand(isIdle),
      hasDeadLetters: onDemand(async () => !(await noDeadLetters())),
    });
    errors.push(...report.errors);
    return report.notified;
  } catch (error) {
    errors.push(`notifying of runs: ${explain(error)}`);
    return [];
  }
}

/** Starts `work` at the first call, and gives its result to all. */
function onDemand<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
