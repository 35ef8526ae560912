import type { Clock } from '../edge/clock.ts';

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
