import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Needs } from './needs.ts';

/** How long each test file took the last time, kept in `.cache`, so that long ones begin first. */
export class Durations {
  readonly #root: string;
  readonly #file: string;
  readonly #seconds: Record<string, number>;

  constructor(root: string) {
    this.#root = root;
    this.#file = join(root, '.cache/test-seconds.json');
    this.#seconds = read(this.#file);
  }

  /** Seconds. For a file that never ran here, a guess: slow files have many needs and long timeouts. */
  of(file: string, { all }: Needs): number {
    return this.#seconds[file] ?? 5 * all.size + longestLimit(join(this.#root, file)) / 10;
  }

  add(file: string, milliseconds: number): void {
    this.#seconds[file] = Math.round(milliseconds / 100) / 10;
  }

  save(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#seconds, null, 2));
  }
}

function read(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** Seconds of the longest `timeout: 600_000` in a test file. */
function longestLimit(path: string): number {
  const limits = readFileSync(path, 'utf8').matchAll(/\btimeout: ([\d_]+)/g);
  return Math.max(0, ...[...limits].map(([, limit = '']) => Number(limit.replaceAll('_', '')) / 1000));
}
