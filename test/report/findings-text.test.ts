import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderFindings, summarizeFindings } from '../../src/report/findings-text.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { quote } from '../../src/text/quote.ts';

const render = (text: string, color = false) => {
  const findings = parseSpec(text, 'catalog/x/spec.json').findings.filter((f) => f.code !== 'MISSING_FIELD');
  return renderFindings(
    findings.filter((f) => f.severity === 'error'),
    { texts: new Map([['catalog/x/spec.json', text]]), color },
  );
};

describe('renderFindings', () => {
  it('shows the place, the message, the marked characters and the fix', () => {
    assert.equal(
      render('{\n\t"run_comand": "a $input $output"\n}'),
      `catalog/x/spec.json:2:2 error UNKNOWN_FIELD: There is no field "run_comand"; did you mean "run_command"?
2 |  "run_comand": "a $input $output"
  |  ^^^^^^^^^^^^
  fix: rename to "run_command" (--fix does it)
`,
    );
  });
  it('aligns marks after wide and combining characters', () => {
    const lines = render('{ "description": "界界e\u0301", "x": 1 }').split('\n');
    assert.equal(lines[2]!.length - 1, lines[1]!.indexOf('"x"') + 1 + 2);
  });
  it('cuts a window out of a long line', () => {
    const lines = render(
      `{ "description": "${'d'.repeat(500)}", "x": 1, "tags": ["${'t'.repeat(500)}"] }`,
    ).split('\n');
    assert.ok(lines.every((line) => line.length < 200));
    const mark = lines[2]!.indexOf('^');
    assert.equal(lines[1]!.slice(mark, mark + 3), '"x"');
  });
  it('keeps text from controlling the terminal or the runner', () => {
    const rendered = render('{ "\u001b[2J##[error]x": 1,\n"::set-env name=PATH::x": 1 }');
    assert.doesNotMatch(rendered.replaceAll('\n', ''), /\p{Cc}|##\[/u);
    assert.doesNotMatch(rendered, /^::/m);
  });
  it('uses colors only when asked to', () => {
    assert.ok(!render('{ "x": 1 }').includes('\u001b'));
    assert.ok(render('{ "x": 1 }', true).includes('\u001b[31merror\u001b[0m'));
  });
  it('wraps messages on a terminal, and cuts lines to its width', () => {
    const finding = { code: 'X', severity: 'error', file: 'f', path: '' } as const;
    const message =
      'A few words, then more words, then "界界界界界界" and averylongwordthatfitsnowherebutmuststaywhole.';
    const range = { start: { line: 1, column: 3 }, end: { line: 1, column: 5 } };
    const texts = new Map([['f', 'x'.repeat(300)]]);
    const lines = renderFindings([{ ...finding, message, range }], { texts, width: 40 }).split('\n');
    assert.deepEqual(lines.slice(0, 4), [
      'f:1:3 error X: A few words, then more',
      '  words, then "界界界界界界" and',
      '  averylongwordthatfitsnowherebutmuststaywhole.',
      `1 | ${'x'.repeat(34)}…`,
    ]);
    assert.equal(renderFindings([{ ...finding, message }], { width: 10 }).split('\n').length, 2);
  });
  it('shows no lines of files that it does not have', () => {
    const finding = { code: 'X', severity: 'error', file: 'f', path: '', message: 'm.' } as const;
    const range = { start: { line: 9, column: 9 }, end: { line: 9, column: 10 } };
    assert.equal(
      renderFindings([finding, { ...finding, file: 'g', range }]),
      'f error X: m.\n\ng:9:9 error X: m.\n',
    );
  });
});

describe('summarizeFindings', () => {
  it('counts in words', () => {
    const { findings } = parseSpec('{ "executable": "/x" }', 'f');
    assert.equal(
      summarizeFindings(findings, '1 spec'),
      '7 errors, 5 hints in 1 spec; 1 can be fixed with --fix',
    );
    assert.equal(summarizeFindings([], '3 specs'), 'no findings in 3 specs');
  });
});

describe('quote', () => {
  for (const [value, quoted] of [
    ['a"b', '"a\\"b"'],
    ['\u001b[31m\u202e\u200b\u0085', '"\\u001b[31m\\u202e\\u200b\\u0085"'],
    ['x'.repeat(100), `"${'x'.repeat(57)}…"`],
    ['𝄞'.repeat(100), `"${'𝄞'.repeat(57)}…"`],
    ['\ud800', '"\\ud800"'],
    [undefined, 'nothing'],
    [{ a: [1] }, '{"a":[1]}'],
  ] as const) {
    it(`quotes ${JSON.stringify(value)?.slice(0, 30)}`, () => assert.equal(quote(value), quoted));
  }
});
