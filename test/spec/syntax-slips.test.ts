import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixText } from '../../src/spec/apply-fixes.ts';
import { readJson } from '../../src/spec/json/read-json.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

const findingsOf = (text: string) => readJson(text, 'f', () => 'prose').findings;
const fix = (text: string) => fixText(text, findingsOf).text;
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
/** UTF-16 without a byte order mark, as a reader of UTF-8 sees it. */
const wide = (text: string, order: 'LE' | 'BE') =>
  Array.from(text, (c) => (order === 'LE' ? `${c}\0` : `\0${c}`)).join('');

/** Each with what it becomes by `--fix`. */
const FIXED: readonly (readonly [what: string, text: string, findings: number, fixed: string])[] = [
  ['a # comment', '{\n  # hi\n  "a": 1\n}', 1, '{\n  "a": 1\n}'],
  ['a # comment before it', '# top\n{"a": 1}', 1, '{"a": 1}'],
  ['a # comment behind a value', '{"a": 1, # x\n"b": 2}', 1, '{"a": 1, \n"b": 2}'],
  ['a comment of HTML', '{"a": 1 <!-- x -->}', 1, '{"a": 1 }'],

  ['curly quotes', '{“a”: “b”,\n “c”: [“d”]}', 1, '{"a": "b",\n "c": ["d"]}'],
  ['low and high quotes', '{„a“: „b“}', 1, '{"a": "b"}'],
  ['angle quotes', '{«a»: «b»}', 1, '{"a": "b"}'],
  ['single curly quotes', '{‘a’: ‘b’}', 1, '{"a": "b"}'],
  ['quotes that only end curly', '{"a”: "b”, "c”: 1}', 1, '{"a": "b", "c": 1}'],
  ['quotes that only begin curly', '{“a": “b"}', 1, '{"a": "b"}'],
  ['a plain quote in curly ones', '{“a”: “say "hi"”}', 1, '{"a": "say \\"hi\\""}'],
  ['single quotes', "{'a': 'it\\'s', 'b': ['c']}", 1, `{"a": "it's", "b": ["c"]}`],
  ['an apostrophe in single quotes', "{'a': 'it's'}", 1, `{"a": "it's"}`],
  ['backticks', '{`a`: `b`}', 1, '{"a": "b"}'],

  [
    'no-break spaces before names',
    '{\n\u00a0\u00a0"a": 1,\n\u00a0\u00a0"b": 2}',
    1,
    '{\n  "a": 1,\n  "b": 2}',
  ],
  ['an ideographic space', '{"a":\u30001}', 1, '{"a": 1}'],
  ['a zero width space', '{"a": 1,\u200b"b": 2}', 1, '{"a": 1,"b": 2}'],
  ['a byte order mark inside', '{"a": 1\ufeff}', 1, '{"a": 1}'],

  ['a line end in a text', '{"a": "x\ny", "b": 1}', 1, '{"a": "x\\ny", "b": 1}'],
  ['a line end of Windows in a text', '{"a": "x\r\ny\r\nz"\r\n}', 1, '{"a": "x\\ny\\nz"\r\n}'],
  ['a continued line', '{"a": "x \\\n --y"}', 1, '{"a": "x  --y"}'],
  ['a tab in a text', '{"a": "x\ty\tz"}', 1, '{"a": "x\\ty\\tz"}'],

  ['a leading zero', '{"suggested": 064}', 1, '{"suggested": 64}'],
  ['several zeros', '{"a": 00, "b": -007, "c": 007.50}', 3, '{"a": 0, "b": -7, "c": 7.50}'],
  ['the id of an account', '{"a": 012345678901}', 1, '{"a": "012345678901"}'],
  ['hex', '{"a": 0x40, "b": -0xff}', 2, '{"a": 64, "b": -255}'],
  ['octal and binary', '{"a": 0o17, "b": 0b101}', 2, '{"a": 15, "b": 5}'],
  ['underscores', '{"a": 1_000, "b": 1_000_000.5}', 2, '{"a": 1000, "b": 1000000.5}'],
  ['a plus sign', '{"a": +5}', 1, '{"a": 5}'],
  ['half a fraction', '{"a": .5, "b": 5., "c": -.5}', 3, '{"a": 0.5, "b": 5, "c": -0.5}'],

  ['two names without quotes', '{a: 1, b: 2}', 2, '{"a": 1, "b": 2}'],
  ['names without quotes, nested', '{a: {b: 1}, c: [2]}', 3, '{"a": {"b": 1}, "c": [2]}'],
  ['a number as a name', '{1: "x"}', 1, '{"1": "x"}'],
  ['= for :', '{"a" = 1, "b" = "c"}', 2, '{"a" : 1, "b" : "c"}'],
  ['=> for :', '{"a" => 1}', 1, '{"a" : 1}'],
  ['; for ,', '{"a": 1; "b": 2;\n "c": 3}', 2, '{"a": 1, "b": 2,\n "c": 3}'],
  ['; for the last comma', '{"a": 1;}', 1, '{"a": 1}'],
  ['; after the document', '{"a": 1};\n', 1, '{"a": 1}\n'],
  ['a missing comma', '{"a": 1 "b": 2}', 1, '{"a": 1, "b": 2}'],
  ['missing commas in a list', '{"a": [1 2 "c"]}', 2, '{"a": [1, 2, "c"]}'],
  ['a missing colon', '{"a" 1, "b" "c"}', 2, '{"a": 1, "b": "c"}'],
  ['a comma too many', '{"a": 1,, "b": 2}', 1, '{"a": 1, "b": 2}'],
  ['a comma too early', '{, "a": 1}', 1, '{ "a": 1}'],
  ['words without quotes', '{"a": blur, "b": [x, y]}', 3, '{"a": "blur", "b": ["x", "y"]}'],
  [
    'a command without quotes',
    '{"a": python app.py $input,\n "b": 1}',
    1,
    '{"a": "python app.py $input",\n "b": 1}',
  ],
  ['a version without quotes', '{"a": 1.2.3}', 1, '{"a": "1.2.3"}'],
  [
    'an address without quotes',
    '{"a": https://x.org/y?z=1, "b": 2}',
    1,
    '{"a": "https://x.org/y?z=1", "b": 2}',
  ],
  ['words of Python', '{"a": True, "b": None}', 2, '{"a": true, "b": null}'],
  ["a name's last quote missing", '{"name: "blur", "b": 2}', 1, '{"name": "blur", "b": 2}'],
  ["an escape of Python's", `{"a": "it\\'s", "b": "\\x41"}`, 2, `{"a": "it's", "b": "\\u0041"}`],

  ['a fence of Markdown', '```json\n{"a": 1}\n```\n', 1, '{"a": 1}\n'],
  ['a fence with slips inside', '~~~\n{a: 1}\n~~~', 2, '{"a": 1}\n'],
  ['a fence never closed', '\n```\n{"a": 1}\n', 1, '{"a": 1}\n'],
  ['UTF-16', wide('{"a": 1}\n', 'LE'), 1, '{"a": 1}\n'],
  ['UTF-16, the other way', wide('{"a": 1}', 'BE'), 1, '{"a": 1}'],
];

/** Each with one finding, and what it must say. A person must decide. */
const LEFT: readonly (readonly [what: string, text: string, says: RegExp])[] = [
  ['an escaped dollar', '{"a": "x \\$input \\$output"}', /"\\\$".*write \$ without a backslash/],
  ['a path of Windows', '{"a": "C:\\data\\x"}', /"\\d".*a backslash itself is written \\\\/],
  ['a regular expression', '{"a": "\\d+\\."}', /backslash itself/],
  ['half an escape', '{"a": "\\u12"}', /four hex digits/],
  ['a text never closed', '{"a": "b,\n"c": 1}', /never closed/],
  ['the last text never closed', '{"a": "b}', /never closed/],
  ['quotes in a text', '{"a": "say "hi" now",\n"b": 1}', /contains double quotes/],
  ['a quote too few', '{"a": "blur, "b": 2}', /A double quote may be missing/],
  ['two texts', '{"a": "b" "c"}', /two texts one after the other/],
  ['added texts', '{"a": "b" + "c"}', /two texts one after the other/],
  ['a comma in a number', '{"a": 1,000}', /write 1000/],
  ['a decimal comma', '{"a": 0,64}', /write 0\.64/],
  ['a list without brackets', '{"a": 1,2,3}', /Write a list as \[1,2,3\]/],
  ['not a number', '{"a": NaN}', /no number "NaN"/],
  ['no value', '{"a":\n "b": 2}', /A value is missing/],
  ['no value before a comma', '{"a": , "b": 2}', /Write a value here/],
  ['a set', '{"a", "b"}', /the colon is missing/],
  ['a tuple', '{"a": (1, 2), "b": (3, 4)}', /Write a value here, not "\(1"/],
  ['an object never closed', '{"a": {"b": 1', /"\}" is missing/],
  ['a list never closed', '{"a": [1, 2}', /"\]" is missing/],
  ['a list never closed, after a comma', '{"a": [1, }', /"\]" is missing/],
  ['the wrong bracket', '{"a": 1]', /closed by "\]"/],
  ['no bracket at the start', '"a": 1, "b": 2}', /The "\{" before the first field is missing/],
  ['two documents', '{"a": 1}\n{"b": 2}', /The document ends before this/],
  ['a bracket too many', '{"a": 1}}', /The document ends before this/],
  ['a comment never closed', '{"a": 1 /* x', /comment is never closed/],
  ['an object as a name', '{ {"a": 1} }', /Write a field name/],
  ['an escape of terminals', '{"a": "\u001b[31m"}', /U\+001B ESCAPE/],
  ['a fence among sentences', 'Here:\n```\n{"a": 1}\n```\nBye', /Markdown block/],
];

describe('one slip in JSON', () => {
  for (const [what, text, count, fixed] of FIXED) {
    it(`is found and fixed: ${what}`, () => {
      const findings = findingsOf(text);
      assert.equal(findings.length, count, findings.map(({ message }) => message).join('\n'));
      assert.equal(fix(text), fixed);
      assert.deepEqual(findingsOf(fixed), []);
      JSON.parse(fixed);
    });
  }
  for (const [what, text, says] of LEFT) {
    it(`is one finding, and left to a person: ${what}`, () => {
      const findings = findingsOf(text);
      assert.equal(findings.length, 1, findings.map(({ message }) => message).join('\n'));
      assert.match(findings[0]!.message, says);
      assert.equal(fix(text), text);
    });
  }
  it('leaves a file alone that another slip keeps from being JSON', () => {
    const text = '{a: 1, "b": "x \\$input", "executable": 1}';
    assert.equal(fixText(text, (t) => parseSpec(t, 'f').findings).text, text);
  });
  it('does not judge the form of a value that is not JSON', () => {
    const codes = parseSpec('{"memory": {"suggested": 128MB}}', 'f').findings.map(
      ({ code, path }) => `${code} ${path}`,
    );
    assert.deepEqual(
      codes.filter((code) => /memory|NOT_JSON/.test(code)),
      ['NOT_JSON '],
    );
  });
});

describe('very many slips', () => {
  const many = (one: (i: number) => string, count: number) => Array.from({ length: count }, (_, i) => one(i));
  it('are fixed whole, and shown as ten', () => {
    const text = `{\n${many((i) => `  name${i} = 0${i + 1}; # x`, 700).join('\n')}\n}`;
    assert.equal(findingsOf(text).filter(({ code }) => code !== 'COMMENT').length <= 10, true);
    assert.equal(Object.keys(JSON.parse(fix(text))).length, 700);
  });
  // Each of these takes long only where something is read again from every place.
  for (const [what, text] of [
    ['words', `{"a": [${many(() => 'a', 3_000).join(',')}`],
    ['texts never closed', `{${many(() => `'x`, 3_000).join(',')}`],
    ['line ends in a text', `{"a": "${'\n'.repeat(20_000)}"}`],
    ['comments', '//\n'.repeat(3_000)],
    ['comments in a line', `{${'/**/'.repeat(3_000)}`],
    ['quotes', '"'.repeat(20_000)],
    ['curly quotes', '{\u201c'.repeat(20) + '\u201c'.repeat(3_000)],
    ['names', `{${many((i) => `a${i}`, 3_000).join(' ')}`],
    ['fences', '```\n'.repeat(3_000)],
    ['sections', `[a]\n${'\n'.repeat(3000)}!`],
    ['comments of XML', '<!-- -->'.repeat(500)],
    ['arguments of a Dockerfile', 'ARG a '.repeat(600)],
    ['backslashes', `{"a": "${'\\'.repeat(20_001)}`],
  ] as const)
    it(`are read once: ${what}`, () => {
      const fixed = fix(text);
      assert.ok(fixed === text || isJson(fixed));
    });
});

describe('--fix', () => {
  const SPEC = `{
  "name": "blur", # the name
  "memory": { "suggested": 064, "minimal": 1_0 },
  'port': [{ "port": 9090; "protocol": "tcp" }],
  “tags”: [ "a", b ],
  "description": "x\ny", "on": True
}
`;
  const PIECES = [
    ...'{}[],:;="\'“”‘#\\\n\t \u00a0\u200b`()+-0/',
    '//',
    '/*',
    '*/',
    '```\n',
    '\\$',
    '\\x',
    'True',
    '064',
    '0x1f',
    'a',
    '"a": 1',
    '=>',
    '\\u',
    '<!--',
    '""',
    '\ufeff',
  ];
  it('gives JSON or changes nothing, and has nothing left to do, whatever the text', () => {
    const random = seededRandom(20261129);
    const below = (limit: number) => Math.floor(random() * limit);
    let changed = 0;
    for (let round = 0; round < 4000; round++) {
      let text = round % 3 === 0 ? SPEC : '{"a": [1, "x"], "b": {"c": "d", "e": true}}';
      for (let edits = 1 + below(3); edits > 0; edits--) {
        const at = below(text.length + 1);
        text =
          text.slice(0, at) +
          PIECES[below(PIECES.length)]! +
          text.slice(at + (below(3) === 0 ? below(6) : 0));
      }
      const shown = `round ${round}: ${JSON.stringify(text)}`;
      const fixed = fix(text);
      if (fixed !== text) {
        assert.ok(isJson(fixed), `${shown} became ${JSON.stringify(fixed)}`);
        changed += 1;
      }
      assert.equal(fix(fixed), fixed, shown);
      const codes = findingsOf(text).map(({ code }) => code);
      const isSlip = (code: string) => /NOT_JSON|COMMENT|COMMA|MARK|UTF8|EMPTY|DEEP/.test(code);
      if (!isJson(text)) assert.ok(codes.length > 0, shown);
      else assert.ok(!codes.some(isSlip), `${shown}: ${codes}`);
    }
    assert.ok(changed > 600, `${changed} were fixed`);
  });
});
