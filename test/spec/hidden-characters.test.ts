import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixText } from '../../src/spec/apply-fixes.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { examineWorkflow } from '../../src/workflow/parse-workflow.ts';

const SPEC = {
  name: 'blur',
  version: '1.0.0',
  description: 'Blurs.',
  license: 'MIT',
  maintainers: [{ github: 'alice' }],
  container_name: 'ghcr.io/alice/blur:1.2',
  run_command: '/blur --x=$SIGMA $input $output',
  input_file_path: '/in',
  output_file_path: '/out',
  output_name: '{stem}.png',
  inputs: { patterns: ['*.png'] },
  memory: { suggested: 128 },
  user_specified_environment_variables: [{ name: 'SIGMA', default: 'one' }],
  tests: [{ name: 'small', input: 'tests/a.png', env: { SIGMA: 'x' }, expect: { outputs: ['a.png'] } }],
};
const text = JSON.stringify(SPEC, null, 2);
const hidden = (written: string) =>
  parseSpec(written, 's.json').findings.filter(({ code }) => code === 'HIDDEN_CHARACTER');

/** Texts of every field that is executed, passed on or compared. */
const EXECUTED = [
  '/blur --x',
  'ghcr.io/alice',
  '/in',
  '/out',
  '{stem}',
  '*.png',
  'SIGMA',
  'one',
  'tests/a',
  '"env": {\n        "SIGMA',
  '"a.png',
];
const CHARACTERS: readonly (readonly [character: string, name: string, meant?: string])[] = [
  ['\u200b', 'U+200B ZERO WIDTH SPACE', ''],
  ['\u200d', 'U+200D ZERO WIDTH JOINER', ''],
  ['\u00a0', 'U+00A0 NO-BREAK SPACE', ' '],
  ['\u202f', 'U+202F NARROW NO-BREAK SPACE', ' '],
  ['\u3000', 'U+3000 IDEOGRAPHIC SPACE', ' '],
  ['\u00ad', 'U+00AD SOFT HYPHEN', ''],
  ['\ufeff', 'U+FEFF ZERO WIDTH NO-BREAK SPACE', ''],
  ['\u2060', 'U+2060 WORD JOINER', ''],
  ['\u202e', 'U+202E RIGHT-TO-LEFT OVERRIDE'],
  ['\u2066', 'U+2066 LEFT-TO-RIGHT ISOLATE'],
  ['\u200f', 'U+200F RIGHT-TO-LEFT MARK'],
  ['\u{e0041}', 'U+E0041'],
];

describe('a character that cannot be seen', () => {
  for (const [character, name, meant] of CHARACTERS) {
    it(`is found in every field that is executed, and named: ${name}`, () => {
      for (const place of EXECUTED) {
        const written = text.replace(place, `${place}${character}`);
        const found = hidden(written);
        assert.equal(found.length, 1, `${place}: ${found.length}`);
        assert.ok(found[0]!.message.includes(name), found[0]!.message);
        const fixed = fixText(written, (t) => parseSpec(t, 's.json').findings).text;
        if (meant === undefined) assert.equal(fixed, written);
        else assert.deepEqual(hidden(fixed), []);
      }
    });
    it(`is found as an escape, and fixed as one where it is clear: ${name}`, () => {
      const escaped =
        character.length === 1 ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character;
      const written = text.replace('--x=', `--x=${escaped}`);
      assert.equal(hidden(written).length, 1);
      const fixed = fixText(written, (t) => parseSpec(t, 's.json').findings).text;
      if (meant !== undefined) assert.equal(fixed, text.replace('--x=', `--x=${meant}`));
    });
  }
  it('is one finding for one text, whatever it has', () => {
    const written = text.replace('/blur --x', '/blur\u00a0--x\u200b\u00a0');
    assert.match(hidden(written)[0]!.message, /U\+00A0 NO-BREAK SPACE, U\+200B ZERO WIDTH SPACE/);
    assert.equal(hidden(written).length, 1);
  });
  it('in the name of a field does not make it an unknown one too', () => {
    const written = text.replace('"run_command', '"run_command\u200b');
    const { findings } = parseSpec(written, 's.json');
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['HIDDEN_CHARACTER'],
    );
    assert.equal(fixText(written, (t) => parseSpec(t, 's.json').findings).text, text);
  });
  it('may stand in text for people, where scripts, emoji and French need it', () => {
    const french = JSON.stringify({
      ...SPEC,
      description: 'Floute\u00a0: net\u202f!\nOui 👩\u200d🔬',
      exit_codes: { 3: 'Trop\u00a0grand' },
      authors: [{ name: 'Anne\u00a0Marie' }],
    });
    assert.deepEqual(hidden(french), []);
  });
  it('is found in workflow files: places, names and variables', () => {
    for (const file of [
      {
        name: 't',
        input_s3_name: 'in\u200b',
        process: { type: 'single_run', algorithms: [{ name: 'blur' }] },
      },
      { name: 't', process: { type: 'single_run', algorithms: [{ name: 'blur\u00a0' }] } },
      { process: { type: 'single_run', algorithms: [{ name: 'blur', variables: { SIGMA: '2\u200b' } }] } },
    ]) {
      const { findings } = examineWorkflow(JSON.stringify(file), 'f').report;
      assert.equal(findings.filter(({ code }) => code === 'HIDDEN_CHARACTER').length, 1);
    }
  });
});
