import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { must } from './workshop.ts';

/** The containers of a run's folder as they start, from the engine's events. */
export class ContainerStarts implements AsyncDisposable {
  readonly label: string;
  /** Ids of the containers that have started. */
  readonly seen: string[] = [];
  readonly #child;
  readonly #waiting = new Set<() => void>();

  constructor(folder: string) {
    const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
    this.label = `pipewright.run=${hash}`;
    const filters = ['type=container', 'event=start', `label=${this.label}`];
    this.#child = spawn('docker', [
      'events',
      '--format={{.ID}}',
      ...filters.map((filter) => `--filter=${filter}`),
    ]);
    createInterface({ input: this.#child.stdout }).on('line', (id) => {
      this.seen.push(id);
      for (const wake of this.#waiting) wake();
    });
  }

  async until(isEnough: () => boolean): Promise<void> {
    while (!isEnough())
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
      });
    this.#waiting.clear();
  }

  /**
   * Starts a container and waits for its event, as all earlier events have come by then.
   * @returns how many others started
   */
  async settle(image: string): Promise<number> {
    const id = (await must('docker', ['run', '--detach', `--label=${this.label}`, image, 'version'])).trim();
    await this.until(() => this.seen.includes(id));
    await must('docker', ['rm', '--force', id]);
    this.seen.splice(this.seen.indexOf(id), 1);
    return this.seen.length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#child, 'close');
    this.#child.kill();
    await closed;
  }
}
