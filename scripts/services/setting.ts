import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '../../src/edge/system-clock.ts';

/** What every service needs: where it may keep files, and how it reports what it does. */
export interface Setting {
  /** State, logs and storage of services: `.cache/services`. */
  readonly folder: string;
  /** `.cache`, where tools that we build are kept. */
  readonly cache: string;
  /** Whether this process runs as root, and so may install packages and start daemons. */
  readonly root: boolean;
  /** Prints one line. */
  readonly say: (line: string) => void;
  /** Does `job`, then prints `what` and how long it took. */
  timed<T>(what: string, job: () => Promise<T>): Promise<T>;
}

/** The setting of this checkout: `.cache` beside package.json, lines to standard error. */
export function settingOf(
  cache = resolve(import.meta.dirname, '../../.cache'),
  say: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Setting {
  const folder = resolve(cache, 'services');
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    cache: resolve(cache),
    root: process.getuid?.() === 0,
    say,
    timed: async (what, job) => {
      const start = systemClock.now();
      const result = await job();
      say(`${what}: ${seconds(systemClock.now() - start)}`);
      return result;
    },
  };
}

/** Milliseconds as text: `0.3 s`, `74 s`. */
export function seconds(milliseconds: number): string {
  return milliseconds < 9_950
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.round(milliseconds / 1000)} s`;
}
