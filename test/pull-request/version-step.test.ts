import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkAgainstRecord } from '../../src/pull-request/record-rules.ts';
import { isStepEnough, leastVersion, predecessorOf } from '../../src/pull-request/version-step.ts';
import { applyFixes } from '../../src/spec/apply-fixes.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { Spec, SpecInput, SpecOutput, Variable } from '../../src/spec/spec.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { catalogWorld, specFile } from '../fakes/catalog-world.ts';
import { table } from './change-cases.ts';

const FQ: SpecInput = { patterns: ['*.fq'] };
const BAM: SpecOutput = { patterns: ['*.bam'] };

table<Partial<Spec>>(
  'results',
  [
    [
      'without names, called otherwise',
      { output_name: '{stem}.csv' },
      { output_name: '{stem}.tsv' },
      ['major results output_name: {stem}.csv → {stem}.tsv'],
    ],
    [
      'with names, called otherwise',
      { outputs: { x: BAM }, output_name: 'a.bam' },
      { outputs: { x: BAM }, output_name: 'b.bam' },
      ['patch results output_name: a.bam → b.bam'],
    ],
    [
      'that got names',
      {},
      { outputs: { output: { patterns: ['**'], count: [1, null] } } },
      ['major results names: no → yes'],
    ],
    ['and a checkpoint besides', {}, { checkpoint: '/data/ck' }, ['minor checkpoint: no → yes']],
    ['without the checkpoint of before', { checkpoint: '/data/ck' }, {}, ['major checkpoint: yes → no']],
    ['with a checkpoint elsewhere', { checkpoint: '/data/ck' }, { checkpoint: '/data/at' }, []],
    ['that lost their names', { outputs: { x: BAM } }, {}, ['major results names: yes → no']],
    [
      'one more',
      { outputs: { x: BAM } },
      { outputs: { x: BAM, log: { patterns: ['*.log'] } } },
      ['minor output log: nothing → 1 of *.log'],
    ],
    [
      'one less',
      { outputs: { x: BAM, log: { patterns: ['*.log'], optional: true } } },
      { outputs: { x: BAM } },
      ['major output log: 1 of *.log, optional → nothing'],
    ],
    [
      'another command, image and memory',
      {},
      {
        run_command: '/other $input $output',
        container_name: 'ghcr.io/alice/blur:2',
        memory: { suggested: 9, maximal: 90, base: 1, per_input_mb: 2 },
      },
      [],
    ],
  ],
  (fields) => fields,
);

table<Omit<Variable, 'name'> | undefined>(
  'a variable',
  [
    ['a new one', undefined, {}, ['minor variable V: nothing → string']],
    [
      'a new one that must be set',
      undefined,
      { required: true },
      ['major variable V: nothing → string, required'],
    ],
    ['one less', { type: 'integer' }, undefined, ['major variable V: integer → nothing']],
    ['required', {}, { required: true }, ['major variable V required: no → yes']],
    ['required no more', { required: true }, {}, ['minor variable V required: yes → no']],
    [
      'a number, where it was an integer',
      { type: 'integer' },
      { type: 'number' },
      ['minor variable V type: integer → number'],
    ],
    [
      'an integer, where it was a number',
      { type: 'number' },
      { type: 'integer' },
      ['major variable V type: number → integer'],
    ],
    [
      'a text, where it was a choice',
      { type: 'choice', choices: ['a'] },
      {},
      ['minor variable V type: choice → string'],
    ],
    [
      'one more choice',
      { type: 'choice', choices: ['a'] },
      { type: 'choice', choices: ['b', 'a'] },
      ['minor variable V choices: a → b, a'],
    ],
    [
      'one choice less',
      { type: 'choice', choices: ['a', 'b'] },
      { type: 'choice', choices: ['a'] },
      ['major variable V choices: a, b → a'],
    ],
    ['a limit', { type: 'integer' }, { type: 'integer', minimum: 1 }, ['major variable V minimum: none → 1']],
    [
      'a limit less',
      { type: 'integer', minimum: 1, maximum: 2 },
      { type: 'integer', maximum: 3 },
      ['minor variable V minimum: 1 → none', 'minor variable V maximum: 2 → 3'],
    ],
    [
      'a tighter limit',
      { type: 'integer', maximum: 3 },
      { type: 'integer', maximum: 2 },
      ['major variable V maximum: 3 → 2'],
    ],
    ['another pattern', { pattern: 'a' }, { pattern: 'a|b' }, ['major variable V pattern: a → a|b']],
    ['no pattern', { pattern: 'a' }, {}, ['minor variable V pattern: a → none']],
    [
      'another separator',
      { type: 'list' },
      { type: 'list', separator: ';' },
      ['major variable V separator: none → ;'],
    ],
    ['another default', { default: 'a' }, { default: 'b' }, ['minor variable V default: a → b']],
    ['a secret', {}, { secret: true }, ['major variable V secret: no → yes']],
    ['a description', {}, { description: 'D.' }, ['patch variable V description: nothing → D.']],
  ],
  (variable) => ({ user_specified_environment_variables: variable ? [{ name: 'V', ...variable }] : [] }),
);

describe('the version that changes ask for', () => {
  for (const [before, level, least] of [
    ['1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['0.2.3', 'major', '0.3.0'],
    ['0.2.3', 'minor', '0.2.4'],
  ] as const)
    it(`after ${before} with a ${level} change is ${least} at least`, () => {
      assert.equal(leastVersion(before, level), least);
      assert.ok(isStepEnough(least, before, level));
      assert.ok(isStepEnough(`${least}-rc.1`, before, level));
      assert.ok(isStepEnough('7.0.0', before, level));
    });

  it('is compared with the newest one below that people use', () => {
    const published = ['1.0.0', '1.10.0', '1.9.0', '2.0.0', '3.0.0-rc.1'];
    assert.equal(predecessorOf('1.10.1', published), '1.10.0');
    assert.equal(predecessorOf('3.0.0', published), '2.0.0');
    assert.equal(predecessorOf('2.0.0', published), '1.10.0');
    assert.equal(predecessorOf('1.0.0', published), undefined);
  });
});

describe('a version that says less than it means', () => {
  const inputs = { reads: FQ };
  const predecessor = anExtendedSpec({ name: 'blur', version: '1.2.0', inputs });
  const index = { algorithms: { blur: { versions: { '1.2.0': { container_name: 'x' } } } } };
  const examine = (changes: Partial<Spec>) => {
    const fields = { name: 'blur', container_name: 'ghcr.io/alice/blur:1', memory: { suggested: 256 } };
    const command = { run_command: '/b $reads $output', input_file_path: '/in', output_file_path: '/out' };
    const text = JSON.stringify({ ...fields, ...command, inputs, ...changes });
    const examined = parseSpec(text, 'catalog/blur/spec.json');
    const recorded = { names: ['blur'], index, versions: ['1.2.0'], predecessor };
    return { text, findings: checkAgainstRecord(examined, 'blur', recorded) };
  };
  const pair = { reads: { ...FQ, count: 2 } };
  const more = { ...inputs, regions: { patterns: ['*.bed'], optional: true } };

  it('is an error where workflows break, with the number to write', () => {
    const { text, findings } = examine({ version: '1.3.0', inputs: pair });
    const [{ code, severity, path, message, expected, fix } = assert.fail(), ...others] = findings;
    assert.deepEqual([code, severity, path, others], ['VERSION_BREAKS', 'error', '/version', []]);
    assert.equal(
      message,
      'Version 1.3.0 breaks workflows that use 1.2.0: input "reads" count: 1, now 2. Write "version": "2.0.0", or undo the change.',
    );
    assert.equal(expected, '"2.0.0" or newer');
    // What the author meant is the author's to say.
    assert.equal(fix?.safe, false);
    assert.equal(
      JSON.parse(applyFixes(text, [{ ...findings[0]!, fix: { ...fix, safe: true } }]).text).version,
      '2.0.0',
    );
  });

  it('is a warning where it can do more', () => {
    const [finding, ...others] = examine({ version: '1.2.1', inputs: more }).findings;
    assert.deepEqual([finding?.code, finding?.severity, others], ['VERSION_ADDS', 'warning', []]);
    assert.match(
      finding?.message ?? '',
      /"regions": nothing, now 1 of \*\.bed, optional\. Write "version": "1\.3\.0"/,
    );
  });

  for (const [what, changes] of [
    ['breaks with a new first number', { version: '2.0.0', inputs: pair }],
    ['adds with a new second number', { version: '1.3.0', inputs: more }],
    ['only describes', { version: '1.2.1', inputs: { reads: { ...FQ, description: 'Reads.' } } }],
  ] as const)
    it(`is nothing where one ${what}`, () => assert.deepEqual(examine(changes as never).findings, []));

  it('names three changes, and counts the others', () => {
    const inputs = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, { ...FQ, shared: true }]));
    assert.match(
      examine({ version: '1.2.1', inputs }).findings[0]?.message ?? '',
      /input "c".*; and 2 more\./,
    );
  });

  it('shows the beginning of a long value, which would leave no room for other findings', () => {
    const patterns = Array.from({ length: 40 }, (_, i) => `${'x'.repeat(90)}${i}.fq`);
    const [{ message } = assert.fail()] = examine({
      version: '1.3.0',
      inputs: { reads: { patterns } },
    }).findings;
    assert.match(message, /^Version 1\.3\.0 breaks workflows .*x… \(\d+ more characters\)/);
    assert.ok(message.length < 500, `${message.length}`);
  });
});

describe('a pull request that changes what a published version takes', () => {
  it('is refused until its version says so, and shows what changed', async () => {
    const world = await catalogWorld();
    const named = (fields: object, count = 1) => ({
      ...{ run_command: '/blur $reads $output', inputs: { reads: { patterns: ['*.fq'], count } } },
      ...fields,
    });
    const first = world.propose(specFile(named({})));
    assert.equal(await world.check(first), undefined);
    world.repository.merge(first);
    assert.equal(await world.release(), undefined);

    const fork = world.fork('alice');
    await world.check(world.propose(specFile(named({ version: '1.3.0' }, 2)), { from: fork }));
    assert.deepEqual(world.errors(), ['VERSION_BREAKS']);

    await world.check(world.propose(specFile(named({ version: '2.0.0' }, 2)), { from: world.fork('bob') }));
    assert.deepEqual(world.errors(), []);
    const page = world.runner.summaries.join();
    for (const part of [
      /\*\*Takes\*\*\n\n\| Name \| Files .*\n.*\n\| <code>reads<\/code> \| <code>&#42;\.fq<\/code> \| 2 \|/,
      /\*\*Changed since 1\.2\.3:\*\* .*input <code>reads<\/code>: count.* – \*\*1 of these breaks workflows\*\*/,
      /\| input <code>reads<\/code>: count \| <code>1<\/code> \| <code>2<\/code> \| \*\*breaks\*\* \|/,
    ])
      assert.match(page, part);
  });
});
