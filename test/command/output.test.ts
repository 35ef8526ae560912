import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { screenOf } from '../../src/command/command-io.ts';
import { failureJson, failureText, jsonText } from '../../src/command/output.ts';
import { testText } from '../../src/command/test-text.ts';
import { Failure } from '../../src/core/failure.ts';
import { commandIo } from '../fakes/command-io.ts';

const EVIL = '\u001b[2J\u009b31m\u202e\u2028\u{e0041}\ud800 ##[error]x\n::set-env::y\u007f';

describe('what a command prints', () => {
  it('is JSON that gives the same value, and steers neither a terminal nor a runner', () => {
    const text = jsonText({ [EVIL]: [EVIL] });
    assert.deepEqual(JSON.parse(text), { [EVIL]: [EVIL] });
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\u2028]|##\[|^\s*::/mu);
  });

  it('names an error by its code, in one line without anything that steers', () => {
    const text = failureText(new Failure('X_Y', `a ${EVIL}`, { cause: new Error(EVIL) }));
    assert.match(text, /^error X_Y: a [^\n]+\n$/);
    assert.doesNotMatch(text.slice(0, -1), /[\p{Cc}\p{Cf}\u2028]|##\[/u);
    assert.equal(JSON.parse(failureJson(new Failure('X_Y', 'a.'))).error.code, 'X_Y');
  });

  it('shows the end of a hostile log of 300 KB with lines of a megabyte, and nothing of it steers', () => {
    const hostile = ['::set-env name=PATH::/x', '::add-mask::a', `${EVIL} @team <!--`, '\r::error::x'];
    const log = `${Array.from({ length: 6000 }, (_, i) => hostile[i % 4]).join('\n')}\n${'x'.repeat(1e6)}\n`;
    const result = { exitCode: 3, timedOut: false, outputs: [], log };
    const finding = {
      code: 'TEST_EXIT_CODE',
      severity: 'error',
      file: 'a',
      path: '',
      message: EVIL,
    } as const;
    const text = testText({ spec: 'blur', test: EVIL, seconds: 1, result, findings: [finding] });
    assert.ok(text.length < 6000, `${text.length} characters`);
    for (const line of text.split('\n')) {
      assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\u2028]|##\[|^\s*::/u);
      assert.ok(line.length < 500);
    }
  });

  it('gives a cause a sentence of its own', () => {
    const failure = (message: string) => failureText(new Failure('X', message, { cause: new Error('why') }));
    assert.equal(failure('It failed.'), 'error X: It failed. Cause: why\n');
    assert.equal(failure('Is it there?'), 'error X: Is it there? Cause: why\n');
  });

  it('calls a bug of Pipewright a fault, and shows the stack only when asked', () => {
    const fault = new TypeError('x is not a function');
    assert.match(failureText(fault), /^error FAULT: this is a bug in Pipewright[^\n]+\n$/);
    assert.match(failureText(fault, true), /\n {4}at /);
  });

  for (const [what, more, colour] of [
    ['a terminal', { tty: true }, true],
    ['a pipe', {}, false],
    ['NO_COLOR', { tty: true, env: { NO_COLOR: '1' } }, false],
    ['a terminal that knows none', { tty: true, env: { TERM: 'dumb' } }, false],
    ['a pipe beside a terminal', { errTty: true }, false],
    ['a log whose reader wants them', { env: { FORCE_COLOR: '1' } }, true],
    ['a terminal where they are off', { tty: true, env: { FORCE_COLOR: '0' } }, false],
    ['both variables', { tty: true, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
  ] as const) {
    it(`has ${colour ? 'colours' : 'no colours'} for ${what}`, () =>
      assert.equal(screenOf(commandIo('/', more)).color, colour));
  }
});
