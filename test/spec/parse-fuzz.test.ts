import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Position } from '../../src/core/finding.ts';
import { renderFindings } from '../../src/report/findings-text.ts';
import { fixText } from '../../src/spec/apply-fixes.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

const EXAMPLE = readFileSync(join(import.meta.dirname, '../fixtures/first-example.json'), 'utf8');

/** Pieces that break things. */
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  "'",
  '\\',
  '\\u',
  '\\ud800',
  '//',
  '/*',
  '\n',
  '\r',
  '\t',
  '\0',
  '\ufeff',
  '\u202e',
  '𝄞',
  '\ud800',
  'null',
  'true',
  '1e999',
  '-0',
  '"__proto__":',
  '"toString":1,',
  '"name":"a"',
  '$input',
  '${',
  '`',
  '$(',
  '..',
  '/proc',
  '::error::',
  '##[error]',
  '\u001b[31m',
  'constructor',
  '%00',
  '{name}',
  '~1',
  '[]',
] as const;

function mutate(text: string, below: (n: number) => number): string {
  let result = text;
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const at = below(result.length + 1);
    const length = below(3) === 0 ? below(30) : below(2);
    const piece =
      below(4) === 0
        ? result.slice(below(result.length), below(result.length))
        : PIECES[below(PIECES.length)]!;
    result = result.slice(0, at) + (below(4) === 0 ? '' : piece) + result.slice(at + length);
  }
  return result;
}

describe('parseSpec on a damaged spec', () => {
  it('never throws, and every finding lies inside the text', () => {
    const random = seededRandom(20261123);
    const below = (limit: number) => Math.floor(random() * limit);
    for (let round = 0; round < 3000; round++) {
      const text = mutate(EXAMPLE, below);
      const shown = `round ${round}: ${JSON.stringify(text)}`;
      let result: ReturnType<typeof parseSpec>;
      try {
        result = parseSpec(text, 'catalog/x/spec.json');
      } catch (error) {
        throw new Error(shown, { cause: error });
      }
      const lines = text.split(/\r\n|\n|\r/);
      const inside = ({ line, column }: Position) =>
        line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1]!.length + 2;
      for (const { range, message, path, fix } of result.findings) {
        assert.ok(!range || (inside(range.start) && inside(range.end)), `${message} ${shown}`);
        if (range) {
          const { start, end } = range;
          assert.ok(start.line < end.line || (start.line === end.line && start.column <= end.column), shown);
        }
        assert.doesNotMatch(message, /[\p{Cc}\u202a-\u202e]|undefined/u, shown);
        assert.ok(path === '' || path.startsWith('/'), shown);
        for (const edit of fix?.edits ?? [])
          assert.ok(edit.offset >= 0 && edit.offset + edit.length <= text.length, shown);
      }
      if (result.spec) assert.doesNotThrow(() => JSON.parse(text), shown);
      if (round % 10 === 0) {
        const rendered = renderFindings(result.findings, { texts: new Map([['catalog/x/spec.json', text]]) });
        assert.doesNotMatch(rendered.replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e]|##\[/u, shown);
        assert.doesNotMatch(rendered, /^::/m, shown);
        const examine = (t: string) => parseSpec(t, 'catalog/x/spec.json').findings;
        const once = fixText(text, examine).text;
        assert.equal(fixText(once, examine).text, once, shown);
      }
    }
  });

  it('takes any JSON value in any field', () => {
    const values: unknown[] = [
      null,
      true,
      0,
      -1,
      1.5,
      1e308,
      '',
      ' ',
      'x',
      '\u0000',
      '$input',
      [],
      [[]],
      [null],
      {},
      { a: 1 },
      [{}],
      ['x'],
      { length: 1 },
    ];
    const fields = [
      ...Object.keys(JSON.parse(EXAMPLE)),
      ...[
        'version',
        'description',
        'license',
        'maintainers',
        'authors',
        'homepage',
        'doi',
        'tags',
        'gpu',
        'disk_gb',
      ],
      ...['timeout_minutes', 'exit_codes', 'inputs', 'output_name', 'tests', 'deprecated', '$schema'],
    ];
    for (const field of fields) {
      for (const value of values) {
        const spec = { ...JSON.parse(EXAMPLE), [field]: value };
        parseSpec(JSON.stringify(spec), 'f');
        for (const list of [
          'tests',
          'maintainers',
          'authors',
          'port',
          'user_specified_environment_variables',
        ]) {
          for (const key of [
            'name',
            'input',
            'env',
            'expect',
            'github',
            'orcid',
            'port',
            'type',
            'default',
          ]) {
            if (field === 'name') parseSpec(JSON.stringify({ ...spec, [list]: [{ [key]: value }] }), 'f');
          }
        }
      }
    }
  });
});
