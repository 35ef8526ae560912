import type { Clock } from '../core/clock.ts';

/** Tasks that Fargate starts at once, and each second from then on (Amazon ECS Developer Guide, AWS Fargate throttling). */
const BURST = 100;
const PER_SECOND = 20;

/** Waits so that one call of the dispatcher, whatever it starts for how many steps, stays below Fargate's launch rate. */
export class Pace {
  readonly #clock: Pick<Clock, 'now' | 'sleep'>;
  #left = BURST;
  #at: number;

  constructor(clock: Pick<Clock, 'now' | 'sleep'>) {
    this.#clock = clock;
    this.#at = clock.now();
  }

  /** Other calls started tasks, or will have at that time (milliseconds since the epoch): as many as they might. */
  startedAt(time: number): void {
    this.#refill();
    this.#left = Math.min(this.#left, ((this.#clock.now() - time) / 1000) * PER_SECOND);
  }

  /** Resolves when `tasks` more may be started. */
  async take(tasks: number): Promise<void> {
    this.#refill();
    if (this.#left < tasks) {
      await this.#clock.sleep(Math.ceil(((tasks - this.#left) / PER_SECOND) * 1000));
      this.#refill();
    }
    this.#left -= tasks;
  }

  #refill(): void {
    const now = this.#clock.now();
    this.#left = Math.min(BURST, this.#left + ((now - this.#at) / 1000) * PER_SECOND);
    this.#at = now;
  }
}

/** When `tasks` will have been started, behind others that are at `last`; milliseconds since the epoch. */
export function endOfStart(tasks: number, now: number, last: number | undefined): number {
  const paced = last === undefined ? Math.max(0, tasks - BURST) : tasks;
  return Math.max(now, last ?? 0) + (paced / PER_SECOND) * 1000;
}
