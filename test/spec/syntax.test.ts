import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixText } from '../../src/spec/apply-fixes.ts';
import { MAX_DEPTH, MAX_FILE_BYTES, readJson } from '../../src/spec/json/read-json.ts';

const brief = (text: string) =>
  readJson(text, 'f', () => 'prose').findings.map(
    (f) => `${f.range ? `${f.range.start.line}:${f.range.start.column} ` : ''}${f.code}`,
  );

describe('readJson', () => {
  const table: [what: string, text: string, findings: string[], fixed?: string][] = [
    ['a comment', '{\n  // hi\n  "a": 1 /* x */\n}', ['2:3 COMMENT', '3:10 COMMENT'], '{\n  "a": 1 \n}'],
    ['a trailing comma', '{"a": [1,], }', ['1:9 TRAILING_COMMA', '1:11 TRAILING_COMMA'], '{"a": [1] }'],
    ['a missing comma', '{"a": 1\n "b": 2}', ['1:8 NOT_JSON'], '{"a": 1,\n "b": 2}'],
    ['single quotes', `{'a': 'x "y"'}`, ['1:2 NOT_JSON'], `{"a": "x \\"y\\""}`],
    ['a key without quotes', '{a: 1}', ['1:2 NOT_JSON'], '{"a": 1}'],
    [
      'words of Python',
      '{"a": True, \n"b": None}',
      ['1:7 NOT_JSON', '2:6 NOT_JSON'],
      '{"a": true, \n"b": null}',
    ],
    ['a byte order mark', '\ufeff{"a": 1}', ['1:1 BYTE_ORDER_MARK'], '{"a": 1}'],
    ['a tab in a text', '{"a": "x\ty"}', ['1:7 NOT_JSON'], '{"a": "x\\ty"}'],
    ['a key twice with one value', '{"a": 1, "a": 1}', ['1:10 DUPLICATE_KEY'], '{"a": 1}'],
    ['a key twice with two values', '{"a": 1, "a": 2}', ['1:10 DUPLICATE_KEY']],
    [
      'keys that reach into JavaScript',
      '{"__proto__": {"x": 1}, "constructor": 2}',
      ['1:2 FORBIDDEN_KEY', '1:25 FORBIDDEN_KEY'],
    ],
    ['a number out of range', '{"a": 1e999}', ['1:7 NUMBER_TOO_LARGE']],
    ['a NUL', '{"a": "\\u0000"}', ['1:7 HIDDEN_CHARACTER']],
    ['half a character', '{"a": "\\ud800"}', ['1:7 HIDDEN_CHARACTER']],
    ['text that runs backwards', '{"a": "\u202etxt"}', ['1:7 HIDDEN_CHARACTER']],
    ['a hidden character in a key', '{"a\\u200b": 1}', ['1:2 HIDDEN_CHARACTER']],
    ['an unclosed object', '{"a": {"b": 1}', ['1:15 NOT_JSON']],
    ['an unclosed text', '{"a": "b\n}', ['1:7 NOT_JSON']],
    ['a mistake at the start of a line', '{}\n{}\r\n', ['2:1 NOT_JSON']],
    ['two documents', '{} {}', ['1:4 NOT_JSON']],
    ['a bad escape', '{"a": "\\d"}', ['1:7 NOT_JSON']],
    ['nothing', '', ['EMPTY_FILE']],
    ['only blanks', ' \n', ['EMPTY_FILE']],
    ['a list', '[1]', ['1:1 NOT_AN_OBJECT']],
    ['null', 'null', ['1:1 NOT_AN_OBJECT']],
    ['YAML', 'name: blur\nport: 80\n', ['1:1 NOT_JSON']],
    ['a binary file', '\u007fELF\u0002\u0001\u0000', ['1:1 NOT_JSON']],
    ['too much', ' '.repeat(MAX_FILE_BYTES + 1), ['FILE_TOO_LARGE']],
    ['too many brackets', '['.repeat(MAX_DEPTH + 1), ['TOO_DEEP']],
    ['brackets to the limit of the file', '['.repeat(MAX_FILE_BYTES), ['TOO_DEEP']],
    ['objects to the limit of the file', '{"a":'.repeat(MAX_FILE_BYTES / 5), ['TOO_DEEP']],
  ];
  for (const [what, text, findings, fixed] of table) {
    it(`finds ${what}`, () => assert.deepEqual(brief(text), findings));
    if (fixed !== undefined) {
      it(`fixes ${what}`, () => {
        assert.equal(fixText(text, (t) => readJson(t, 'f').findings).text, fixed);
        assert.deepEqual(brief(fixed), []);
      });
    }
  }

  it('does not let a document reach the prototype of objects', () => {
    const { json } = readJson('{"__proto__": {"polluted": true}}', 'f');
    assert.equal((json.value as { polluted?: boolean }).polluted, undefined);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
  it('reads as JSON.parse does where there is no mistake', () => {
    const text = '{"a": [1, -2.5e3, true, null, "\\u00e9\\n"], "b": {"": {}}}';
    assert.deepEqual(readJson(text, 'f', () => 'prose').json.value, JSON.parse(text));
  });
});
