import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstFailure, type ProgramEnd } from '../../src/agent/pipeline-end.ts';

/** Exit codes or signals, each with the turn it came in. */
const ends = (...given: readonly (readonly [number | NodeJS.Signals, order: number])[]): ProgramEnd[] =>
  given.map(([end, order]) =>
    typeof end === 'number' ? { exitCode: end, signal: null, order } : { exitCode: null, signal: end, order },
  );

describe('the failure of a pipe', () => {
  const rows: readonly (readonly [what: string, ends: ProgramEnd[], index?: number, reader?: boolean])[] = [
    ['none', ends([0, 0], [0, 0])],
    ['a writer that failed', ends([1, 0], [0, 1]), 0, false],
    ['a reader that failed', ends([0, 0], [1, 1]), 1, false],
    ['a writer whose reader had enough', ends(['SIGPIPE', 1], [0, 0])],
    ['the same, through a shell', ends([141, 1], [0, 0])],
    ['two writers whose reader had enough', ends(['SIGPIPE', 2], ['SIGPIPE', 1], [0, 0])],
    ['a writer whose reader failed', ends(['SIGPIPE', 0], [2, 0]), 1, false],
    ['two that failed, the reader first', ends([1, 5], [2, 4]), 1, false],
    ['two that failed, the writer first', ends([1, 4], [2, 5]), 0, false],
    ['two that failed at about the same time', ends([1, 4], [2, 4]), 0, false],
    ['a writer that failed as it was no longer read', ends([1, 5], [0, 4]), 0, true],
    ['the last program ended by SIGPIPE', ends([0, 0], ['SIGPIPE', 1]), 1, false],
    ['a program that crashed', ends([0, 0], ['SIGSEGV', 1], [0, 2]), 1, false],
    ['a program alone', ends([3, 0]), 0, false],
  ];
  for (const [what, given, index, readerHadEnded] of rows)
    it(`is ${what}`, () =>
      assert.deepEqual(firstFailure(given), index === undefined ? undefined : { index, readerHadEnded }));
});
