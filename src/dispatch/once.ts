import { type DispatchStep, type QueueAddress, workQueues } from '../protocol/dispatch-plan.ts';
import type { MemoryLine } from '../protocol/memory-line.ts';
import { BudgetCall } from './budget-call.ts';
import type { Dispatcher } from './dispatch.ts';
import { Pace } from './pace.ts';
import { RunBook } from './run-book.ts';

/** What is requested once per call of the dispatcher. */
export class Once {
  readonly pace: Pace;
  readonly book: RunBook;
  /** Undefined where the workflow has no budget. */
  readonly budget: BudgetCall | undefined;
  readonly #dispatcher: Dispatcher;
  readonly #backlogs = new Map<string, Promise<number>>();

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
    this.pace = new Pace(dispatcher.clock);
    this.book = new RunBook(dispatcher.plan, dispatcher.objects, dispatcher.lists);
    this.budget = BudgetCall.of(dispatcher);
  }

  readonly backlogOfQueue = ({ url }: QueueAddress): Promise<number> => {
    const backlog = this.#backlogs.get(url) ?? this.#dispatcher.queues.backlog(url);
    this.#backlogs.set(url, backlog);
    return backlog;
  };

  readonly backlog = async (step: DispatchStep): Promise<number> => {
    const backlogs = await Promise.all(workQueues(step).map(this.backlogOfQueue));
    return backlogs.reduce((sum, each) => sum + each, 0);
  };

  /** How much memory items of a step with lanes take, in a run. */
  async lineOf(step: DispatchStep, run: string): Promise<MemoryLine | undefined> {
    if (step.line) return step.line;
    const { plan, objects, clock, memoryLines } = this.#dispatcher;
    return memoryLines.lineOf(step, run, { plan, clock, bucket: await objects() });
  }

  /** Whether each step before a step has at most `most` items in its queues. */
  async isAtMostBefore(step: DispatchStep, most: number): Promise<boolean> {
    for (const need of this.#dispatcher.plan.steps.filter(({ id }) => step.needs.includes(id)))
      if ((await this.backlog(need)) > most || !(await this.isAtMostBefore(need, most))) return false;
    return true;
  }
}
