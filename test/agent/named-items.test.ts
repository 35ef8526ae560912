import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Spec } from '../../src/spec/spec.ts';
import { oneShotScene as scene } from '../fakes/one-shot-scene.ts';

/** Prints every word, one a line, without the folders of this machine. */
const words = (command: string): Partial<Spec> => ({
  run_command: `sh -c 'for w; do printf "%s\\n" "$w"; done > words.txt' sh ${command}`,
});
const aligner: Partial<Spec> = {
  inputs: {
    reads: { patterns: ['*.fq'], count: [1, 2] },
    regions: { patterns: ['*.bed'], optional: true },
    reference: { patterns: ['*.fa'], companions: ['{name}.fai', '{stem}.dict?'], shared: true },
  },
  outputs: { words: { patterns: ['*.txt'] } },
};
const FILES = {
  'in/NA1_R2.fq': '2',
  'in/NA1_R1.fq': '1',
  'ref/g.fa': 'ACGT',
  'ref/g.fa.fai': 'index',
  'ref/g.dict': 'dictionary',
};

describe('run gives an algorithm of several inputs its item', () => {
  it('by patterns, in natural order, with a folder for each input and companions beside their files', async (t) => {
    const { at, run, results } = await scene(t, FILES);
    const { code, item } = await run('', {
      spec: {
        ...aligner,
        ...words(
          '$item $reads $reads_1 $reads_dir [ -L $regions ] [else --all ] $reference $reference_stem $reference_ext $regions end',
        ),
      },
      args: [at('in'), at('ref/g.fa'), at('out')],
    });
    assert.equal(code, 0, item?.meaning);
    const folder = at('image-in');
    assert.deepEqual((await results())['words.txt']?.replaceAll(folder, '').split('\n'), [
      ...['NA1', '/reads/NA1_R1.fq', '/reads/NA1_R2.fq', '/reads/NA1_R1.fq', '/reads', '--all'],
      ...['/reference/g.fa', 'g', 'fa', 'end', ''],
    ]);
    assert.deepEqual(
      [item.item, item.outputs?.map(({ key, outputs }) => [key, outputs])],
      ['NA1', [['words.txt', ['words']]]],
    );
  });

  it('by names, in the order of the call, whatever the files are called', async (t) => {
    const { at, run, results } = await scene(t, { ...FILES, 'odd.name': '', 'in/x.bed': '' });
    const { code, said } = await run('', {
      spec: { ...aligner, ...words('$reads [ -L $regions_name ] ${reference_dir}') },
      args: [
        ...['--input', `reads=${at('in/NA1_R2.fq')}`, `--input=reads=${at('odd.name')}`],
        ...['--input', `reference=${at('ref')}`, '--item', 'a/b', at('in/x.bed'), at('out')],
      ],
    });
    assert.equal(code, 0, said);
    assert.deepEqual((await results())['words.txt']?.replaceAll(at('image-in'), '').split('\n'), [
      ...['/reads/NA1_R2.fq', '/reads/odd.name', '-L', 'x.bed', '/reference', ''],
    ]);
  });

  it('from a folder that is given for an input, and names what else is in it', async (t) => {
    const { at, run } = await scene(t, { ...FILES, 'ref/notes.txt': '', 'ref/deep/old.md5': '' });
    const { code, said } = await run('', {
      spec: { ...aligner, ...words('$reads $reference_name') },
      args: ['--input', `reference=${at('ref')}`, at('in'), at('out')],
    });
    assert.equal(code, 0, said);
    const [, leftOut = ''] = /left out: (.*?)"/.exec(said.replaceAll('\\"', "'")) ?? [];
    const why = "(the input 'reference' does not take it)";
    assert.deepEqual(leftOut.split(', ').sort(), [`deep/old.md5 ${why}`, `notes.txt ${why}`]);
  });

  it('with all companions, also those that only the call brings together', async (t) => {
    const { at, run, results } = await scene(t, { 'a/g.fa': '', 'b/g.fa.fai': '', 'in/r.fq': '' });
    const { code, said } = await run('', {
      spec: { ...aligner, run_command: `sh -c 'ls "$1" > ls.txt' sh $reference_dir` },
      args: [
        ...['--input', `reference=${at('a/g.fa')}`, '--input', `reference=${at('b/g.fa.fai')}`],
        ...[at('in'), at('out')],
      ],
    });
    assert.equal(code, 0, said);
    assert.equal((await results())['ls.txt'], 'g.fa\ng.fa.fai\n');
  });

  it('with files of one name in folders of their own', async (t) => {
    const { at, run, results } = await scene(t, { 'x/r.fq': '1', 'y/r.fq': '2', ...FILES });
    const { code } = await run('', {
      spec: { ...aligner, run_command: `sh -c 'cat "$@" > all.txt; echo "$@" >> all.txt' sh $reads` },
      args: [
        ...['--input', `reads=${at('y/r.fq')}`, '--input', `reads=${at('x/r.fq')}`],
        ...[at('ref'), at('out')],
      ],
    });
    assert.equal(code, 0);
    const folder = at('image-in/reads');
    assert.equal((await results())['all.txt'], `21${folder}/1/r.fq ${folder}/2/r.fq\n`);
  });

  it('with a folder as a whole, and environment variables that name its files', async (t) => {
    const { at, run, results } = await scene(t, { 'star/SA': 'index', 'in/r.fq': '' });
    const { code, said } = await run('', {
      spec: {
        inputs: {
          index: { folder: true, shared: true },
          reads: { patterns: ['*.fq'] },
          license: { patterns: ['license'], optional: true },
        },
        outputs: { all: { patterns: ['*'] } },
        run_command: `LICENSE=$license INDEX=$index sh -c 'cat "$INDEX/SA" > all; env | grep -c LICENSE >> all || true'`,
      },
      args: ['--input', `index=${at('star')}`, at('in/r.fq'), at('out')],
    });
    assert.equal(code, 0, said);
    assert.deepEqual(await results(), { all: 'index0\n' });
  });

  it('with lists: a word each, one word with a separator, an option each, and files read by redirections', async (t) => {
    const { at, run, results } = await scene(t, { 'in/a10.bam': 'ten', 'in/a9.bam': 'nine', 'in/m.csv': '' });
    const { code, said } = await run('', {
      spec: {
        inputs: {
          bams: { patterns: ['*.bam'], count: [1, null] },
          csv: { patterns: ['*.csv'], count: [1, null], separator: ',' },
        },
        outputs: { all: { patterns: ['all'] }, more: { patterns: ['more'] } },
        run_command: `sh -c 'echo "$@" > all' sh [ -I $bams ]... --csv=$csv $bams_3 "$bams_3" && sh -c 'cat > more' < $bams_1`,
      },
    });
    assert.equal(code, 0, said);
    const { all, more } = await results();
    assert.equal(all?.replaceAll(at('image-in'), ''), '-I /bams/a9.bam -I /bams/a10.bam --csv=/csv/m.csv\n');
    assert.equal(more, 'nine');
  });

  it('in folders of its own where those of the image cannot be used, or hold the name', async (t) => {
    for (const [existing, mode] of [
      ['image-in/reads', 0o755],
      ['image-in/x', 0o555],
    ] as const) {
      if (mode === 0o555 && process.getuid?.() === 0) continue;
      const { at, put, run, results } = await scene(t, FILES);
      await put(existing, 'of the image');
      await chmod(at('image-in'), mode);
      const { code, said } = await run('', {
        spec: { ...aligner, ...words('$reads_dir $reference_dir') },
        args: [at('in'), at('ref'), at('out')],
      });
      assert.equal(code, 0, said);
      const [reads, reference] = (await results())['words.txt']!.split('\n');
      assert.match(reads!, /out\/\.pipewright-.*\/input\/reads$/);
      assert.match(reference!, /\/input\/reference$/);
      await chmod(at('image-in'), 0o755);
    }
  });

  it('and leaves what it links to as it was', async (t) => {
    const { at, run } = await scene(t, FILES);
    await symlink(at('ref/g.fa'), at('in/linked.fa'));
    const { code, said } = await run('', {
      spec: {
        ...aligner,
        run_command: `sh -c 'cat "$1" > x.txt; ls "$2" >> x.txt' sh $reference $reference_dir`,
      },
      args: [at('in'), '--input', `reference=${at('ref/g.fa')}`, at('out')],
    });
    assert.equal(code, 0, said);
    const second = await run('', {
      spec: { ...aligner, run_command: `sh -c 'cat "$1" > x.txt' sh $reference` },
      args: [at('in'), '--input', `reference=${at('ref/g.fa')}`, at('out')],
    });
    assert.equal(second.code, 0, second.said);
  });
});

describe('run takes all files of a folder for the one input of several', () => {
  const spec: Partial<Spec> = {
    inputs: { patterns: ['*.csv'], count: [2, null] },
    run_command: `sh -c 'cat "$@" > "$0"' sh $output $input`,
  };
  for (const options of [[], ['--gather']])
    it(`in natural order: run ${options.join()}`, async (t) => {
      const { at, run, results } = await scene(t, { 'in/10.csv': 'ten', 'in/9.csv': 'nine', 'in/x.txt': '' });
      const command = `sh -c 'out=$1; shift; cat "$@" > "$out"' sh $output $input`;
      const { code, said, item } = await run('', {
        spec: { ...spec, run_command: command },
        args: [...options, '--item', 'all.csv', at('in'), at('out')],
      });
      assert.equal(code, 0, said);
      assert.deepEqual([item.item, await results()], ['all.csv', { 'all.csv': 'nineten' }]);
    });
  it('and refuses too few', async (t) => {
    const { run } = await scene(t, { 'in/9.csv': '' });
    const { code, said } = await run('', { spec });
    assert.equal(code, 2);
    assert.match(said, /has 2 or more files, and 1 is given/);
  });
});

describe('run refuses, before the command, an item', () => {
  const cases: readonly [what: string, says: RegExp, args: readonly string[]][] = [
    [
      'without a required input',
      /no file for the input "reference" \(\*\.fa\): give it with --input reference=FILE/,
      ['in'],
    ],
    ['of too many files', /"reads" has 1 to 2 files, and 3 are given/, ['in', 'more', 'ref']],
    [
      'without a required companion',
      /bare\.fa of the input "reference" needs bare\.fa\.fai beside it/,
      ['in', 'bare'],
    ],
    ['with an unknown input', /has no input "refs"; it has .*"reference"/, ['in', '--input', 'refs=ref']],
    [
      'with a file that no input takes',
      /the name of the file .*x\.txt fits no input/,
      ['in', 'ref', 'x.txt'],
    ],
    ['with a folder of many items', /--gather is for algorithms with one input/, ['--gather', 'in']],
  ];
  for (const [what, says, args] of cases)
    it(what, async (t) => {
      const { at, run } = await scene(t, {
        ...FILES,
        ...{ 'more/z.fq': '', 'bare/bare.fa': '', 'x.txt': '' },
      });
      const absolute = args.map((arg) =>
        arg.startsWith('--') ? arg : arg.includes('=') ? arg.replace('=', `=${at('')}`) : at(arg),
      );
      const { code, said } = await run('', {
        spec: { ...aligner, ...words('$reads $reference') },
        args: [...absolute, at('out')],
      });
      assert.equal(code, 2, said);
      assert.match(said.replaceAll('\\"', '"'), says);
    });
  it('with a file that could be of two inputs', async (t) => {
    const { at, run } = await scene(t, { 'a.tif': '', 'b.tif': '' });
    const spec: Partial<Spec> = {
      inputs: { source: { patterns: ['*.tif'] }, target: { patterns: ['*.tif'] } },
      outputs: { words: { patterns: ['*.txt'] } },
      ...words('$source $target'),
    };
    const { code, said } = await run('', { spec, args: [at('a.tif'), at('b.tif'), at('out')] });
    assert.equal(code, 2);
    assert.match(
      said,
      /fits the inputs \\"source\\" and \\"target\\": say which one is meant, as in --input source=a\.tif/,
    );
    const good = await run('', { spec, args: ['--input', `target=${at('a.tif')}`, at('b.tif'), at('out')] });
    assert.equal(good.code, 0, good.said);
  });
});

describe('run names the outputs of an item', () => {
  const one: Partial<Spec> = {
    outputs: {
      alignments: { patterns: ['*.bam'], companions: ['{name}.bai'] },
      log: { patterns: ['logs/*.log', '*.log'], count: [1, null], optional: true },
      all: { patterns: ['logs/**'], optional: true },
    },
  };
  it('by their patterns; companions travel with their files, and what is of none is "other"', async (t) => {
    const { run, results } = await scene(t, { 'in/a.fq': 'A' });
    const { code, item } = await run(
      'cp "$1" a.bam; echo i > a.bam.bai; mkdir logs; echo l > logs/1.log; echo o > note.md; touch .done',
      { spec: one },
    );
    assert.equal(code, 0, item?.meaning);
    assert.deepEqual(
      item.outputs?.map(({ key, outputs, companion_of }) => [key, outputs, companion_of]),
      [
        ['a.fq/.done', ['other'], undefined],
        ['a.fq/a.bam', ['alignments'], undefined],
        ['a.fq/a.bam.bai', ['alignments'], 'a.fq/a.bam'],
        ['a.fq/logs/1.log', ['log', 'all'], undefined],
        ['a.fq/note.md', ['other'], undefined],
      ],
    );
    assert.equal((await results())['a.fq/a.bam'], 'A');
  });
  it('into the folder itself for one file', async (t) => {
    const { at, run, results } = await scene(t, { 'in/a.fq': 'A' });
    const { code } = await run('cp "$1" a.bam; echo i > a.bam.bai', {
      spec: one,
      args: [at('in/a.fq'), at('out')],
    });
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(await results()), ['a.bam', 'a.bam.bai']);
  });
  it('in a folder for each item, whatever "output_name" makes of their names', async (t) => {
    const { run, results } = await scene(t, { 'in/a.x': 'X', 'in/a.y': 'Y' });
    const { code, said } = await run('cp "$1" "$2"', {
      spec: { outputs: { json: { patterns: ['*.json'] } }, output_name: '{stem}.json' },
    });
    assert.equal(code, 0, said);
    assert.deepEqual(await results(), { 'a.x/a.json': 'X', 'a.y/a.json': 'Y' });
  });
  it('also where the id is a path, which the command puts into the name', async (t) => {
    const { run, results } = await scene(t, { 'in/x/a.fq': 'A' });
    const { item } = await run('', {
      spec: {
        ...one,
        outputs: { out: { patterns: ['**/*.bam'] } },
        run_command: 'cp $input $output_dir/$item.bam',
      },
    });
    assert.equal(item.state, 'COMPLETE', item.meaning);
    assert.deepEqual(await results(), { 'x/a.fq/x/a.fq.bam': 'A' });
  });
  it('of which none may be missing, be too many, or lack its companion', async (t) => {
    const cases: readonly [script: string, says: RegExp][] = [
      ['echo > x.sam', /no file for the output "alignments" \(\*\.bam\); \$output_dir contains x\.sam$/],
      ['true', /contains nothing$/],
      [
        'touch a.bam a.bam.bai b.bam b.bam.bai',
        /"alignments" \(\*\.bam\) has 1 file, and it wrote 2: a\.bam, b\.bam/,
      ],
      ['touch a.bam', /a\.bam of the output "alignments" lacks its companion a\.bam\.bai/],
    ];
    for (const [script, says] of cases) {
      const { run } = await scene(t, { 'in/a.fq': 'A' });
      const { code, item } = await run(script, { spec: one });
      assert.deepEqual([code, item.state], [1, 'EXECUTOR_ERROR']);
      assert.match(item.meaning ?? '', says);
    }
  });
  it('of an item whose inputs are all optional, without any file', async (t) => {
    const { run, at, results } = await scene(t, {});
    const spec = {
      inputs: { bed: { patterns: ['*.bed'], optional: true } },
      outputs: { x: { patterns: ['x'] } },
    };
    const { item } = await run('echo row >x', { spec, args: ['--item', 'S1', at('out')] });
    assert.deepEqual([item.item, item.state], ['S1', 'COMPLETE'], item.meaning);
    assert.deepEqual(await results(), { x: 'row\n' });
  });
  it('of a gathered item, with the ids that are missing in a file', async (t) => {
    const { run, at, results } = await scene(t, { 'in/a.vcf': 'A', lost: 's2\n' });
    const { item } = await run('', {
      spec: {
        inputs: { calls: { patterns: ['*.vcf'], count: [1, null] } },
        outputs: { all: { patterns: ['all'] } },
        run_command: 'sh -c \'cat "$@" >all\' sh $calls $missing',
      },
      args: ['--item=merge', `--missing=${at('lost')}`, `--input=calls=${at('in/a.vcf')}`, at('out')],
    });
    assert.equal(item.state, 'COMPLETE', item.meaning);
    assert.deepEqual(await results(), { all: 'As2\n' });
  });
  it('and may be none at all where all are optional', async (t) => {
    const { run } = await scene(t, { 'in/a.fq': 'A' });
    const { item } = await run('true', { spec: { outputs: { x: { patterns: ['*.x'], optional: true } } } });
    assert.deepEqual([item.state, item.outputs], ['COMPLETE', []]);
  });
  it('without replacing an input', async (t) => {
    const { at, run, results } = await scene(t, { 'out/a.fq': 'A' });
    const { item } = await run('echo new > a.fq', {
      spec: { outputs: { x: { patterns: ['*.fq'] } } },
      args: [at('out/a.fq'), at('out')],
    });
    assert.match(item.meaning ?? '', /would replace the input/);
    assert.equal((await results())['a.fq'], 'A');
  });
  it('from a folder that is empty and its own, where the image has files in its own', async (t) => {
    const { put, run } = await scene(t, { 'in/a.fq': 'A' });
    await put('image-out/old.bam', 'old');
    const { item } = await run('pwd -P > where.log; cp "$1" a.bam; echo > a.bam.bai; ls > list.log', {
      spec: one,
    });
    assert.equal(item.state, 'COMPLETE', item.meaning);
    assert.deepEqual(item.outputs?.length, 4);
  });
});

describe('run takes companions of files that are items of their own', () => {
  const spec: Partial<Spec> = {
    inputs: { patterns: ['*'], companions: ['{name}.bai|{stem}.bai'] },
    run_command: `sh -c 'ls "$1" > "$2"' sh $input_dir $output`,
  };
  it('from beside them, and not as items', async (t) => {
    const { run, results } = await scene(t, {
      'in/a.bam': '',
      'in/a.bam.bai': '',
      'in/x/b.bam': '',
      'in/x/b.bai': '',
    });
    const { code, said } = await run('', { spec });
    assert.equal(code, 0, said);
    assert.deepEqual(await results(), { 'a.bam': 'a.bam\na.bam.bai\n', 'x/b.bam': 'b.bai\nb.bam\n' });
  });
  it('and needs those that are required', async (t) => {
    const { at, run } = await scene(t, { 'in/a.bam': '' });
    const { code, said } = await run('', { spec, args: [at('in/a.bam'), at('out')] });
    assert.equal(code, 2);
    assert.match(said, /a\.bam needs a\.bam\.bai or a\.bai beside it/);
  });
});
