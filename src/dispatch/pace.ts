import type { Clock } from '../core/clock.ts';

/**
 * Fargate's launch rate: a burst of tasks, then a fixed number a second (Amazon ECS Developer Guide, AWS
 * Fargate throttling).
 */
const BURST = 100;
const PER_SECOND = 20;

/**
 * A token bucket that keeps one call of the dispatcher, for all steps together, below Fargate's launch rate.
 */
export class Pace {
  readonly #clock: Pick<Clock, 'now' | 'sleep'>;
  #tokens = BURST;
  #at: number;

  constructor(clock: Pick<Clock, 'now' | 'sleep'>) {
    this.#clock = clock;
    this.#at = clock.now();
  }

  /**
   * Other calls started tasks until that time (milliseconds since the epoch), and may have emptied the
   * bucket.
   */
  startedAt(time: number): void {
    this.#refill();
    this.#tokens = Math.min(this.#tokens, ((this.#clock.now() - time) / 1000) * PER_SECOND);
  }

  /** Resolves when `tasks` more may be started. */
  async take(tasks: number): Promise<void> {
    this.#refill();
    if (this.#tokens < tasks) {
      await this.#clock.sleep(Math.ceil(((tasks - this.#tokens) / PER_SECOND) * 1000));
      this.#refill();
    }
    this.#tokens -= tasks;
  }

  #refill(): void {
    const now = this.#clock.now();
    this.#tokens = Math.min(BURST, this.#tokens + ((now - this.#at) / 1000) * PER_SECOND);
    this.#at = now;
  }
}

/** When `tasks` will have been started, after others that end at `last`; milliseconds since the epoch. */
export function endOfStart(tasks: number, now: number, last: number | undefined): number {
  const paced = last === undefined ? Math.max(0, tasks - BURST) : tasks;
  return Math.max(now, last ?? 0) + (paced / PER_SECOND) * 1000;
}
