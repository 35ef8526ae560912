import type { DispatchStep } from '../protocol/dispatch-plan.ts';
import type { Dispatcher } from './dispatch.ts';
import { Pace } from './pace.ts';
import { RunBook } from './run-book.ts';

/** What is requested once per call. */
export class Once {
  readonly pace: Pace;
  readonly book: RunBook;
  readonly #dispatcher: Dispatcher;
  readonly #backlogs = new Map<string, Promise<number>>();

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
    this.pace = new Pace(dispatcher.clock);
    this.book = new RunBook(dispatcher.plan, dispatcher.objects, dispatcher.lists);
  }

  readonly backlog = (step: DispatchStep): Promise<number> => {
    const backlog = this.#backlogs.get(step.id) ?? this.#dispatcher.queues.backlog(step.work.url);
    this.#backlogs.set(step.id, backlog);
    return backlog;
  };

  /** Whether each queue before a step holds at most `most` items. */
  async isAtMostBefore(step: DispatchStep, most: number): Promise<boolean> {
    for (const need of this.#dispatcher.plan.steps.filter(({ id }) => step.needs.includes(id)))
      if ((await this.backlog(need)) > most || !(await this.isAtMostBefore(need, most))) return false;
    return true;
  }
}
