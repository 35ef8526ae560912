import { once } from 'node:events';
import { spec } from 'node:test/reporters';
import { seconds } from '../services/setting.ts';

/** One event of the stream that `run` of node:test returns. */
export interface TestEvent {
  readonly type: string;
  readonly data: { readonly file?: string; readonly counts?: Readonly<Counts> };
}

/** Whether the event shows that a file's results are complete, or that something in it failed. */
export function endsFile({ type, data }: TestEvent): boolean {
  return data.file !== undefined && (type === 'test:summary' || type === 'test:fail');
}

type Counts = Record<'tests' | 'suites' | 'passed' | 'failed' | 'cancelled' | 'skipped' | 'todo', number>;

/**
 * One report of many test runs: a block for each when it ends, then all failures, then the numbers in
 * node:test's format, and as the last line `N passed, N failed, N skipped`.
 */
export class Output {
  readonly #counts: Counts = { tests: 0, suites: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0, todo: 0 };
  readonly #reporter = new spec();
  readonly #to: NodeJS.WritableStream;
  readonly #begin = performance.now();

  constructor(to: NodeJS.WritableStream) {
    this.#to = to;
    this.#reporter.pipe(to, { end: false });
  }

  /** Adds an event of a file. Events of different files must not be mixed. */
  add({ type, data }: TestEvent): void {
    // Node sends a summary of each file, and then one of its run, which is only a part of this report.
    if (data.file !== undefined) this.#reporter.write({ type, data });
    else if (type === 'test:summary')
      for (const key of Object.keys(this.#counts) as (keyof Counts)[])
        this.#counts[key] += data.counts?.[key] ?? 0;
  }

  addFile(file: string, milliseconds: number, events: readonly TestEvent[]): void {
    this.#say(`${file} (${seconds(milliseconds)})`);
    for (const event of events) this.add(event);
  }

  /** Adds a result that is not from node:test. */
  addResult(name: string, milliseconds: number, kind: 'passed' | 'skipped' | 'failed', why = ''): void {
    const error = kind === 'failed' && { error: Object.assign(new Error(why), { stack: why }) };
    const data = {
      ...{ name, nesting: 0, file: name },
      details: { duration_ms: milliseconds, ...error },
      ...(kind === 'skipped' && { skip: why }),
    };
    this.#reporter.write({ type: 'test:start', data });
    this.#reporter.write({ type: kind === 'failed' ? 'test:fail' : 'test:pass', data });
    this.#counts.tests += 1;
    this.#counts[kind] += 1;
  }

  /** Ends the report. @returns whether there were tests and none failed */
  async end(): Promise<boolean> {
    const { tests, suites, passed, failed, cancelled, skipped, todo } = this.#counts;
    for (const [name, value] of Object.entries({
      tests,
      suites,
      pass: passed,
      fail: failed,
      cancelled,
      skipped,
      todo,
    }))
      this.#say(`${name} ${value}`);
    this.#say(`duration_ms ${performance.now() - this.#begin}`);
    const ended = once(this.#reporter, 'end');
    this.#reporter.end();
    await ended;
    const bad = failed + cancelled;
    this.#to.write(`\n${passed} passed, ${bad} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
    return bad === 0 && tests > 0;
  }

  #say(message: string): void {
    this.#reporter.write({ type: 'test:diagnostic', data: { nesting: 0, message, level: 'info' } });
  }
}
