import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/**
 * The containers of a workflow's tasks, from Docker's events, so that nothing is missed between two looks.
 */
export interface TaskWatch extends AsyncDisposable {
  /** Containers of a family that run now. */
  running(family: string): readonly string[];
  /** The most containers of a family that ran at once. */
  most(family: string): number;
  /** How many containers of a family were started. */
  started(family: string): number;
  /** How long each container of a family has run, in milliseconds. */
  durations(family: string): readonly number[];
  /**
   * Waits until `holds` is true; checks it whenever a container starts or ends.
   * @throws Error with `what` after two minutes
   */
  when(what: string, holds: (watch: TaskWatch) => boolean): Promise<void>;
}

interface DockerEvent {
  readonly Action: string;
  /** Nanoseconds since the epoch. */
  readonly timeNano: number;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
}

const LIMIT = 120_000;

/**
 * @param cluster its ARN
 * @param onStart gets the id of each container that starts
 */
export function watchTasks(cluster: string, onStart: (id: string) => void = () => {}): TaskWatch {
  const running = new Map<string, Set<string>>();
  const spans = new Map<string, { family: string; begin: number; end?: number }>();
  const most = new Map<string, number>();
  const started = new Map<string, number>();
  const waiting = new Set<() => void>();
  const filters = [`label=com.amazonaws.ecs.cluster=${cluster}`, 'event=start', 'event=die'];
  const child = spawn(
    'docker',
    [
      'events',
      // With events that come before the program is ready.
      ...['--since', String(Math.floor(Date.now() / 1000))],
      ...filters.flatMap((filter) => ['--filter', filter]),
      ...['--format', '{{json .}}'],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { Action, Actor, timeNano } = JSON.parse(line) as DockerEvent;
    const family = Actor.Attributes['com.amazonaws.ecs.task-definition-family'] ?? '';
    const now = running.get(family) ?? new Set();
    running.set(family, now);
    const at = timeNano / 1e6;
    if (Action === 'start') {
      now.add(Actor.ID);
      started.set(family, (started.get(family) ?? 0) + 1);
      spans.set(Actor.ID, { family, begin: at });
      onStart(Actor.ID);
    } else {
      now.delete(Actor.ID);
      const span = spans.get(Actor.ID);
      if (span) span.end ??= at;
    }
    most.set(family, Math.max(most.get(family) ?? 0, now.size));
    for (const look of waiting) look();
  });
  const watch: TaskWatch = {
    running: (family) => [...(running.get(family) ?? [])],
    most: (family) => most.get(family) ?? 0,
    started: (family) => started.get(family) ?? 0,
    durations: (of) =>
      [...spans.values()]
        .filter(({ family }) => family === of)
        .map(({ begin, end = Date.now() }) => end - begin),
    when: (what, holds) =>
      new Promise((resolve, reject) => {
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          waiting.delete(look);
          settle();
        };
        const look = (): void => {
          if (holds(watch)) end(resolve);
        };
        const timer = setTimeout(
          () => end(() => reject(new Error(`not within ${LIMIT / 1000} s: ${what}`))),
          LIMIT,
        );
        waiting.add(look);
        look();
      }),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || !child.kill()) return;
      await once(child, 'close');
    },
  };
  return watch;
}
