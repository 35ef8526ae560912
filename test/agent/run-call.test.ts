import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { originalCommand, programPaths } from '../../src/agent/algorithm-environment.ts';
import { readRunCall, usage } from '../../src/agent/run-call.ts';
import { aSpec } from '../fakes/image.ts';

describe('the arguments of run', () => {
  const good: readonly [args: string[], inputs: string[], outputDirectory: string, report?: string][] = [
    [['a', 'out'], ['a'], 'out'],
    [['a', 'b', 'out'], ['a', 'b'], 'out'],
    [['--', '-a', '--report', 'out'], ['-a', '--report'], 'out'],
    [['--report', 'r.json', 'a', 'out'], ['a'], 'out', 'r.json'],
    [['a', '--report=r.json', '--', 'out'], ['a'], 'out', 'r.json'],
    [['a\nb', 'ö ut'], ['a\nb'], 'ö ut'],
  ];
  for (const [args, inputs, outputDirectory, report] of good)
    it(`are read: ${JSON.stringify(args)}`, () => {
      assert.deepEqual(readRunCall(args), {
        ...{ inputs, named: [], outputDirectory },
        gather: false,
        ...(report && { report }),
      });
    });
  it('may ask for a folder to be taken as one input', () => {
    assert.deepEqual(readRunCall(['--gather', 'a', 'out']), {
      ...{ inputs: ['a'], named: [], outputDirectory: 'out' },
      gather: true,
    });
  });
  it('name inputs, as often as needed, and the item', () => {
    const args = ['--input', 'reads=a=1.fq', '--input=reads=b.fq', '--item', 'x/NA1', 'c.bed', 'out'];
    assert.deepEqual(readRunCall(args), {
      ...{ inputs: ['c.bed'], outputDirectory: 'out', gather: false, item: 'x/NA1' },
      named: [
        { name: 'reads', path: 'a=1.fq' },
        { name: 'reads', path: 'b.fq' },
      ],
    });
  });
  it('name the file with the ids that are missing', () => {
    const args = ['--missing', 'lost.txt', '--gather', 'a', 'out'];
    assert.deepEqual(readRunCall(args), {
      ...{ inputs: ['a'], named: [], outputDirectory: 'out', gather: true, missing: 'lost.txt' },
    });
  });
  it('need no input where the algorithm takes none', () => {
    assert.deepEqual(readRunCall(['out'], false).inputs, []);
  });

  const bad: readonly [args: string[], says: RegExp][] = [
    [[], /at least one input/],
    [['out'], /at least one input/],
    [['--'], /at least one input/],
    [['a', 'out', '--report'], /needs the name/],
    [['a', 'out', '--report='], /needs the name/],
    [['a', '--missing=', 'out'], /--missing needs the name of a file/],
    [['-a', 'out'], /no option -a.*put --/],
    [['', 'out'], /empty/],
    [['--gather', 'a', 'b', 'out'], /takes one folder/],
    [['--gather', '--input', 'a=b', 'out'], /takes one folder/],
    [['--input', 'a.fq', 'out'], /NAME=PATH/],
    [['--input', 'reads=', 'out'], /NAME=PATH/],
    ...['', '..', 'a/../b', '/a', 'a/', 'a\nb'].map((id): [string[], RegExp] => [
      ['--item', id, 'a', 'out'],
      /--item needs an id/,
    ]),
  ];
  for (const [args, says] of bad)
    it(`are refused with the right call: ${JSON.stringify(args)}`, () => {
      assert.throws(() => readRunCall(args), says);
      assert.throws(() => readRunCall(args), /run \[--report FILE\]/);
    });
});

describe('what a person sees who calls the image without a word', () => {
  const spec = aSpec({
    version: '1.2.0',
    description: 'Blurs pictures.\nSlowly.',
    user_specified_environment_variables: [
      { name: 'SIZE', required: true, description: 'Width of the blur' },
      { name: 'SEED', default: 7 },
    ],
  });
  it('names the algorithm, its calls, its variables and a whole command', () => {
    const text = usage(spec);
    assert.match(text, /^blur 1\.2\.0 - Blurs pictures\.\n/);
    for (const call of ['run INPUT', 'exec --', 'spec', 'version'])
      assert.ok(text.includes(`  ${call}`), call);
    assert.match(text, /docker run --rm -e SIZE=… -v .* IMAGE run/);
    assert.match(text, /SIZE {2}Width of the blur; required\n {2}SEED {2}default 7\n$/);
  });
  it('names the inputs, where they have names', () => {
    const inputs = {
      reads: { patterns: ['*.fq', '*.fq.gz'], description: 'One file, or a pair.' },
      index: { folder: true, optional: true },
    };
    assert.match(
      usage(aSpec({ inputs })),
      /Inputs \(--input.*\n {2}index {2}folder, optional\n {2}reads {2}One file, or a pair\.; \*\.fq, \*\.fq\.gz\n/,
    );
  });
  it('names the call that is unknown', () => assert.match(usage(undefined, 'convert'), /no call "convert"/));
});

describe('exec', () => {
  const image = { entrypoint: ['/entry', 'a b'], cmd: ['c'], env: {} };
  const commands: readonly [args: string[], command: string[], image?: object][] = [
    [[], ['/entry', 'a b', 'c']],
    [['--'], ['/entry', 'a b', 'c']],
    [
      ['--', 'x', '--'],
      ['/entry', 'a b', 'x', '--'],
    ],
    [['x'], ['/entry', 'a b', 'x']],
    [['--', 'sh', '-c', 'ls'], ['sh', '-c', 'ls'], { entrypoint: null }],
    [[], ['c'], { entrypoint: [] }],
    [[], ['/entry', 'a b'], { cmd: null }],
  ];
  for (const [args, command, changes] of commands)
    it(`starts ${JSON.stringify(command)} for ${JSON.stringify(args)}`, () => {
      assert.deepEqual(originalCommand({ ...image, ...changes }, args), command);
    });
  it('says so when there is nothing to start', () => {
    assert.throws(
      () => originalCommand({ entrypoint: null, cmd: null, env: {} }, ['--']),
      /name the program/,
    );
  });
  it('looks for programs where execvp does', () => {
    assert.deepEqual(programPaths('sh', '/a::/b/'), ['/a/sh', './sh', '/b//sh']);
    assert.deepEqual(programPaths('./sh', '/a'), ['./sh']);
    assert.ok(programPaths('sh', undefined).includes('/bin/sh'));
  });
});
