import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';

type Changes = Partial<Record<keyof Spec, unknown>>;

const ALIGN: Changes = {
  run_command:
    'bwa $reference [ -1 $reads_1 -2 $reads_2 ] [else $reads ] [ -L $regions ] > $output_dir/x.bam',
  inputs: {
    reads: { patterns: ['*.fq.gz'], count: [1, 2] },
    regions: { patterns: ['*.bed'], optional: true },
    reference: { patterns: ['*.fa'], companions: ['{name}.fai', '{stem}.dict?'], shared: true },
  },
  outputs: { alignments: { patterns: ['*.bam'], companions: ['{name}.bai?'] } },
  tests: [
    {
      name: 't',
      item: 'NA1',
      inputs: { reads: ['tests/a_1.fq.gz', 'tests/a_2.fq.gz'], reference: 'tests/g.fa' },
      expect: { outputs: { alignments: ['x.bam'], other: [] } },
    },
  ],
};
const FILES = new Set(['tests/a_1.fq.gz', 'tests/a_2.fq.gz', 'tests/g.fa', 'tests/g.fa.fai', 'a']);

function check(changes: Changes) {
  const text = JSON.stringify({
    ...{ name: 'x', version: '1.0.0', description: 'X.', license: 'MIT', maintainers: [{ github: 'a' }] },
    ...{ container_name: 'ghcr.io/a/x:1', run_command: 'x $input $output', input_file_path: '/in' },
    ...{ output_file_path: '/out', memory: { suggested: 64 }, tests: [{ name: 't', input: 'a' }] },
    ...changes,
  });
  return parseSpec(text, 'spec.json', { hasFile: (path) => FILES.has(path) }).findings.map((finding) => {
    const { severity, code, message, fix, range } = finding;
    const [edit] = fix?.edits ?? [];
    return {
      what: `${severity} ${code}`,
      at: text.slice(range!.start.column - 1, range!.end.column - 1),
      fixed: edit?.text,
      message,
    };
  });
}

describe('inputs and outputs', () => {
  it('are sound where each is used and can be', () => assert.deepEqual(check(ALIGN), []));
  it('may be the files of the one input, with more than patterns', () => {
    const inputs = { patterns: ['*.bam'], count: [1, null], companions: ['{name}.bai'], separator: ',' };
    assert.deepEqual(
      check({ inputs, run_command: 'x --bams=$input [ -I $input ]... $output', tests: [] }),
      [],
    );
  });
  it('may be none', () => {
    const changes = { inputs: {}, run_command: 'x $item $output', tests: [{ name: 't', item: 'a' }] };
    assert.deepEqual(check(changes), []);
  });
  it('may share a name: what comes in may go out', () => {
    const changes = {
      ...{ inputs: { bam: { patterns: ['*.bam'] } }, outputs: { bam: { patterns: ['*.bam'] } } },
      ...{ run_command: 'sort $bam $output_dir/$item.bam', tests: [] },
    };
    assert.deepEqual(check(changes), []);
  });

  type Row = readonly [what: string, at: string, changes: Changes, says?: RegExp, fixed?: string];
  const named = (inputs: unknown, command: string): Changes => ({ inputs, run_command: command, tests: [] });
  const given = (outputs: unknown, command = 'x $input', more: Changes = {}): Changes => ({
    ...{ outputs, run_command: command, ...more },
  });
  const rows: readonly Row[] = [
    ['error BAD_KEY', '"Reads"', named({ Reads: {} }, 'x $Reads $output'), /lower-case letters/],
    ['error BAD_KEY', '"in-put"', named({ 'in-put': {} }, 'x $output'), /lower-case letters/],
    [
      'error MIXED_INPUTS',
      '"reads"',
      named({ patterns: ['*'], reads: {} }, 'x $input $output'),
      /Give the first one a name/,
    ],
    [
      'error UNKNOWN_FIELD',
      '"pattern"',
      { inputs: { pattern: ['*.png'] } },
      /did you mean "patterns"/,
      '"patterns"',
    ],
    [
      'error UNKNOWN_FIELD',
      '"glob"',
      named({ a: { glob: ['*.png'] } }, 'x $a $output'),
      /patterns/,
      '"patterns"',
    ],
    ['error WRONG_TYPE', '[', { inputs: ['*.png'] }, /object/, '{ "patterns": ["*.png"] }'],
    ['error WRONG_TYPE', '[', named({ a: ['*.png'] }, 'x $a $output'), /object/, '{ "patterns": ["*.png"] }'],
    ['error BAD_NAME', '"item"', named({ item: {} }, 'x $item $output'), /special meaning/],
    ['error BAD_NAME', '"input_b"', named({ input_b: {} }, 'x $input_b $output'), /special meaning/],
    ['error BAD_NAME', '"files"', named({ files: {} }, 'x $files $output'), /workflow files/],
    ['error FORBIDDEN_KEY', '"constructor"', named({ constructor: {} }, 'x $output')],
    [
      'error BAD_NAME',
      '"a_dir"',
      named({ a: {}, a_dir: { patterns: ['b'] } }, 'x $a $a_dir $output'),
      /part of the input "a"/,
    ],
    [
      'error UNKNOWN_FIELD',
      '"pattern"',
      named({ a: { patterns: ['*.a'] }, b: { pattern: ['*.b'] } }, 'x $a $b $output'),
    ],
    [
      'error BAD_NAME',
      '"seed"',
      { ...named({ seed: {} }, 'x $seed $output'), user_specified_environment_variables: [{ name: 'SEED' }] },
      /the variable "SEED"/,
    ],
    ['error BAD_NAME', '"other"', given({ other: { patterns: ['*'] } }), /do not belong to any output/],
    [
      'error BAD_COUNT',
      '[',
      { inputs: { count: [2, 1] }, run_command: 'x $input $output' },
      /least and the most/,
      '[1,2]',
    ],
    [
      'error BAD_COUNT',
      '[',
      { inputs: { count: [null, 2] }, run_command: 'x $input $output' },
      /least/,
      '[1,2]',
    ],
    ['error BAD_COUNT', '[', { inputs: { count: [2] }, run_command: 'x $input $output' }, /least/, '2'],
    ['error OUT_OF_RANGE', '0', named({ a: { count: 0 } }, 'x $a $output')],
    [
      'error BAD_FORM',
      '"x.bai"',
      named({ a: { companions: ['x.bai'] } }, 'x $a $output'),
      /\{name\} or \{stem\}/,
    ],
    [
      'error COMPANION_IS_FILE',
      '"{stem}.bam"',
      named({ a: { patterns: ['*.bam'], companions: ['{stem}.bam'] } }, 'x $a $output'),
    ],
    [
      'error COMPANIONS_OF_FOLDER',
      '[',
      named({ a: { folder: true, companions: ['{name}.x'] } }, 'x $a $output'),
    ],
    [
      'warning UNUSED_INPUT',
      '"b"',
      named({ a: {}, b: { patterns: ['b'] } }, 'x $a $output'),
      /does not use the input "b"/,
    ],
    [
      'hint SAME_PATTERNS',
      '"b"',
      named(
        { a: { patterns: ['*.tif'] }, b: { patterns: ['*.t*f'], optional: true } },
        'x $a [ $b ] $output',
      ),
      /--input b=FILE/,
    ],
    ['warning UNKNOWN_VARIABLE', '$input', named({ bam: {} }, 'x $input $bam $output')],
    [
      'warning UNKNOWN_VARIABLE',
      '$read',
      named({ reads: {} }, 'x $read $reads $output'),
      /did you mean "\$reads"/,
    ],
    ['warning UNKNOWN_VARIABLE', '$a_2', named({ a: {} }, 'x $a $a_2 $output')],
    [
      'error LIST_IN_WORD',
      '$reads',
      named({ reads: { count: 2 } }, 'x --in=$reads $output'),
      /\$reads_1" is the first/,
    ],
    [
      'warning OPTION_REMAINS',
      '$bed',
      named(
        { a: { patterns: ['*.a'] }, bed: { patterns: ['*.bed'], optional: true } },
        'x -L $bed $a $output',
      ),
      /"-L" before it would remain/,
      '"x [ -L $bed ] $a $output"',
    ],
    [
      'error OPTIONAL_IN_WORD',
      '$bed',
      named(
        { a: { patterns: ['*.a'] }, bed: { patterns: ['*.bed'], optional: true } },
        'x $a --bed=$bed $output',
      ),
      /used only if it is there/,
      '"x $a [ --bed=$bed ] $output"',
    ],
    ['error OPTIONAL_IN_WORD', '$a_2', named({ a: { count: [1, 2] } }, 'x $a --b=$a_2 $output')],
    [
      'error OPTIONAL_IN_WORD',
      '$bed',
      named(
        { a: { patterns: ['*.a'] }, bed: { patterns: ['*.bed'], optional: true } },
        'x $a $output < $bed',
      ),
      /redirection needs a file/,
    ],
    ['error REPEATED_GROUP', '[ -a $a ]...', named({ a: {} }, 'x [ -a $a ]... $output'), /no list/],
    [
      'error OUTPUT_OF_SEVERAL',
      '$output',
      given({ a: { patterns: ['*.a'] }, b: { patterns: ['*.b'] } }, 'x $input $output'),
      /\$output_dir\/\$item\.txt/,
    ],
    [
      'error OUTPUT_NEVER_MADE',
      '[',
      given({ a: { patterns: ['*.bam'] } }, 'x $input $output', { inputs: { patterns: ['*.fq'] } }),
      /\{stem\}\.bam/,
    ],
    [
      'error OUTPUT_NEVER_MADE',
      '"{stem}.sam"',
      given({ a: { patterns: ['*.bam'] } }, 'x $input $output', { output_name: '{stem}.sam' }),
      /matches no pattern/,
      '"{stem}.bam"',
    ],
    ['error OUTPUT_NEVER_MADE', '"../x.bam"', given({ a: { patterns: ['../x.bam'] } }), /below \$output_dir/],
    ['error OUTPUT_NEVER_MADE', '"./x.bam"', given({ a: { patterns: ['./x.bam'] } }), /below/, '"x.bam"'],
    [
      'error OUTPUT_NEVER_MADE',
      '[',
      given({ a: { patterns: ['*.bam'], companions: ['{name}.bai'] }, b: { patterns: ['*.bam.bai'] } }),
      /companions of "a"/,
    ],
    [
      'hint OUTPUT_NAME_UNUSED',
      '"{stem}.bam"',
      given({ a: { patterns: ['*.bam'] } }, 'x $input $output_dir/a.bam', { output_name: '{stem}.bam' }),
    ],
    [
      'hint SHADOWED_NAME',
      '"a_dir"',
      {
        ...named({ a: {} }, 'x $a $a_dir $output'),
        user_specified_environment_variables: [{ name: 'a_dir' }],
      },
      /of the input "a"/,
    ],
  ];
  for (const [what, at, changes, says, fixed] of rows)
    it(`${what} at ${at}`, () => {
      const findings = check(changes).filter(({ what: each }) => each !== 'hint NO_OUTPUT');
      assert.deepEqual(
        findings.map((finding) => [finding.what, finding.at]),
        [[what, at]],
        JSON.stringify(findings),
      );
      if (says) assert.match(findings[0]!.message, says);
      if (fixed !== undefined) assert.equal(findings[0]!.fixed, fixed);
    });
});

describe('tests of an algorithm with named inputs', () => {
  type Row = readonly [what: string, at: string, test: unknown, says?: RegExp];
  const good = { name: 't', inputs: { reads: ['tests/a_1.fq.gz'], reference: 'tests/g.fa' } };
  const rows: readonly Row[] = [
    ['error SAMPLE_WITHOUT_NAME', '"input"', { name: 't', input: 'a' }, /"inputs": \{ "reads": "a" \}/],
    ['error BAD_FORM', '"a/b"', { ...good, item: 'a/b' }, /an id such as NA12878/],
    ['error TWO_SAMPLES', '"inputs"', { ...good, input: 'a' }],
    ['error MISSING_FIELD', '{', { name: 't' }, /"tests\[0\]\.inputs" is missing/],
    [
      'error UNKNOWN_INPUT',
      '"read"',
      { name: 't', inputs: { ...good.inputs, read: 'a' } },
      /did you mean "reads"/,
    ],
    [
      'error TEST_WITHOUT_INPUT',
      '"inputs"',
      { name: 't', inputs: { reads: 'tests/a_1.fq.gz' } },
      /"reference"/,
    ],
    [
      'error WRONG_COUNT',
      '[',
      { name: 't', inputs: { ...good.inputs, reads: ['a', 'a', 'a'] } },
      /takes 1 to 2/,
    ],
    ['error SAMPLE_NOT_FOUND', '"no.fa"', { name: 't', inputs: { ...good.inputs, reference: 'no.fa' } }],
    ['error SAMPLE_OUTSIDE', '"../g.fa"', { name: 't', inputs: { ...good.inputs, reference: '../g.fa' } }],
    [
      'error COMPANION_NOT_FOUND',
      '"a"',
      { name: 't', inputs: { ...good.inputs, reference: 'a' } },
      /"a\.fai" beside it/,
    ],
    ['error UNKNOWN_OUTPUT', '"bam"', { ...good, expect: { outputs: { bam: ['*'] } } }, /"alignments"/],
    ['error BAD_OUTPUT_PATH', '"/x"', { ...good, expect: { outputs: { alignments: ['/x'] } } }],
  ];
  for (const [what, at, test, says] of rows)
    it(`${what} at ${at}`, () => {
      const findings = check({ ...ALIGN, tests: [test] });
      assert.deepEqual(
        findings.map((finding) => [finding.what, finding.at]),
        [[what, at]],
        JSON.stringify(findings),
      );
      if (says) assert.match(findings[0]!.message, says);
    });
  it('expect files by output only where outputs have names', () => {
    const [finding] = check({ tests: [{ name: 't', input: 'a', expect: { outputs: { x: ['*'] } } }] });
    assert.equal(finding?.what, 'error UNKNOWN_OUTPUT');
    assert.match(finding.message, /list of patterns/);
  });
});
