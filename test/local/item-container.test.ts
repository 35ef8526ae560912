import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  bindMount,
  isConclusive,
  limitArguments,
  outcomeOf,
  readItemReport,
} from '../../src/local/item-container.ts';

const OUTPUT = { key: 'a', bytes: 3, sha256: '0'.repeat(64) };

describe('the result of a run', () => {
  const report = (state: string, exit_code: number | null, meaning?: string) =>
    readItemReport({ items: [{ state, exit_code, meaning, outputs: [OUTPUT, { key: 'b' }, null] }] });
  const said = /The agent ended with/;
  for (const [what, exitCode, found, expected] of [
    ['success', 0, report('COMPLETE', 0), 'as it is'],
    ['failure', 1, report('EXECUTOR_ERROR', 3, 'why'), 'as it is'],
    ['a signal', 1, report('EXECUTOR_ERROR', null, 'killed'), 'as it is'],
    ['our own failure', 70, report('SYSTEM_ERROR', null, 'disk'), 'as it is'],
    ['a report of success of an agent that failed', 1, report('COMPLETE', 0), said],
    [
      'a report of success of an agent that was killed',
      137,
      report('COMPLETE', 0),
      /killed, most likely because it ran out of memory/,
    ],
    ['a report of success of an agent that crashed', 139, report('COMPLETE', 0), said],
    ['a report of failure of an agent that succeeded', 0, report('EXECUTOR_ERROR', 3), said],
    ['an exit code that only the agent gives', 2, undefined, said],
    ['no report and success', 0, undefined, said],
    ['the engine ended by a signal', null, undefined, /ended with a signal/],
    ['a state of its own making', 0, report('__proto__', 0), said],
  ] as const)
    it(`${what}: ${expected instanceof RegExp ? 'a failure' : 'as reported'}`, () => {
      const outcome = outcomeOf({ exitCode, outOfMemory: false }, found, 'line\nthe last line\n');
      if (!(expected instanceof RegExp)) return assert.equal(outcome, found);
      assert.notEqual(outcome.state, 'COMPLETE');
      assert.equal(outcome.exitCode, null);
      assert.match(outcome.reason ?? '', expected);
    });

  it('is final where the agent says that its spec wants no other attempt', () => {
    const isFinal = (state: string, retry: unknown) =>
      readItemReport({ items: [{ state, exit_code: 3, retry, outputs: [] }] })?.isFinal;
    assert.equal(isFinal('EXECUTOR_ERROR', false), true);
    for (const [state, retry] of [
      ['EXECUTOR_ERROR', true],
      ['EXECUTOR_ERROR', undefined],
      ['SYSTEM_ERROR', false],
    ] as const)
      assert.equal(isFinal(state, retry), undefined, `${state} ${retry}`);
  });

  it('is read from nothing but a report', () => {
    for (const json of [
      undefined,
      null,
      1,
      'x',
      [],
      {},
      { items: 1 },
      { items: [] },
      { items: [null] },
      { items: [{}] },
    ])
      assert.equal(readItemReport(json), undefined, JSON.stringify(json));
    assert.deepEqual(report('COMPLETE', 0), { state: 'COMPLETE', exitCode: 0, outputs: [OUTPUT] });
  });

  it('is a lack of memory where the engine saw it, whatever the report says', () => {
    for (const [exitCode, found] of [
      [0, report('COMPLETE', 0)],
      [0, undefined],
      [137, undefined],
      [137, report('COMPLETE', 0)],
    ] as const) {
      const outcome = outcomeOf({ exitCode, outOfMemory: true }, found, '');
      assert.deepEqual([outcome.state, outcome.outputs, outcome.outOfMemory], ['EXECUTOR_ERROR', [], true]);
      assert.match(outcome.reason ?? '', /memory/);
      assert.doesNotMatch(outcome.reason ?? '', /most likely/);
    }
    const failed = report('EXECUTOR_ERROR', 3, 'why');
    assert.deepEqual(outcomeOf({ exitCode: 1, outOfMemory: true }, failed, ''), {
      ...failed,
      outOfMemory: true,
    });
  });

  it('is what the agent says alone where it saw its cgroup', () => {
    const seen = (state: string, peak?: number) =>
      readItemReport({ items: [{ state, exit_code: 0 }], peak_memory_bytes: peak });
    assert.equal(isConclusive(0, seen('COMPLETE', 5)), true);
    for (const [exitCode, found] of [
      [0, seen('COMPLETE')],
      [137, seen('COMPLETE', 5)],
      [137, undefined],
    ] as const)
      assert.equal(isConclusive(exitCode, found), false);
  });

  it('tells what the command took, and that it ran out of memory', () => {
    const item = { state: 'EXECUTOR_ERROR', exit_code: null, peak_mb: 300, out_of_memory: true };
    const { peakMb, outOfMemory } = readItemReport({ items: [item] })!;
    assert.deepEqual([peakMb, outOfMemory], [300, true]);
    assert.equal(readItemReport({ items: [{ ...item, state: 'COMPLETE' }] })?.outOfMemory, undefined);
  });

  it('tells what was left out of the results', () => {
    const left_out = [{ path: 'a/latest', why: 'a link' }, { path: 1 }, null];
    const outcome = readItemReport({ items: [{ state: 'COMPLETE', exit_code: 0, outputs: [], left_out }] });
    assert.deepEqual(outcome?.leftOut, [{ path: 'a/latest', why: 'a link' }]);
  });

  it('is what the agent said when it could not begin', () => {
    const outcome = outcomeOf(
      { exitCode: 2, outOfMemory: false },
      undefined,
      'x\n{"error":"VARIABLE_MISSING","meaning":"it needs SIGMA"}\n',
    );
    assert.deepEqual([outcome.state, outcome.reason], ['EXECUTOR_ERROR', 'it needs SIGMA']);
  });
});

describe("a container's options", () => {
  const needs = { memory: { suggested: 10 }, CPU: {}, disk_gb: 0.5 };
  it('leave room for the agent beside a small algorithm', () => {
    assert.ok(limitArguments(needs, 8).includes('--memory=160m'));
  });
  it('ask for one CPU where nothing is said, and for no more than there are', () => {
    assert.ok(limitArguments(needs, 8).includes('--cpus=1'));
    assert.ok(limitArguments({ ...needs, CPU: 16 }, 2).includes('--cpus=2'));
  });
  it("tell the agent the limits that are not in its image's spec", () => {
    const limits = (...more: [object?]) =>
      limitArguments(needs, 8, ...more).filter((each) => /PIPEWRIGHT_(?:TIMEOUT|DISK)/.test(each));
    assert.deepEqual(limits({ timeout_minutes: 90, disk_gb: 2 }), [
      '--env=PIPEWRIGHT_TIMEOUT_MINUTES=90',
      '--env=PIPEWRIGHT_DISK_GB=2',
    ]);
    assert.deepEqual(limits(), []);
  });
  it('mount files whatever their names', () => {
    assert.equal(
      bindMount('/a,b/"c"', '/x/line\nend', true),
      '--mount=type=bind,"source=/a,b/""c""","target=/x/line\nend",readonly',
    );
  });
});
