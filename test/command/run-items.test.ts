import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunRecord } from '../../src/protocol/run-record.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { publishAlgorithms } from '../fakes/algorithms.ts';
import { ContainerStarts } from '../fakes/container-starts.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { openWorkshop, ROOT, type Workshop } from '../fakes/workshop.ts';

/** A shell script that gets the words as $1, $2, … */
function shell(script: string, words: string, spec: Partial<Spec>): { script: string; spec: Partial<Spec> } {
  return { script, spec: { run_command: `/bin/busybox sh -c '${script}' sh ${words}`, ...spec } };
}

const BAM = { patterns: ['*.bam'], companions: ['{name}.bai'] };
const ALGORITHMS = {
  trim: shell(
    'if grep -q corrupt "$1"; then exit 3; fi; sort "$1" >"$3_1.fq"; sort "$2" >"$3_2.fq"',
    '$reads_1 $reads_2 $item',
    {
      inputs: { reads: { patterns: ['*.fq'], count: 2 } },
      outputs: { reads: { patterns: ['*.fq'], count: 2 } },
      exit_codes: { 3: 'The reads are corrupt.' },
    },
  ),
  align: shell(
    'cat "$3" "$3.fai" "$1" "$2" >"$4.bam"; wc -l <"$4.bam" >"$4.bam.bai"',
    '$reads $reference $item',
    {
      inputs: {
        reads: { patterns: ['*.fq'], count: 2 },
        reference: { patterns: ['*.fa'], companions: ['{name}.fai'], shared: true },
      },
      outputs: { alignments: BAM },
    },
  ),
  depth: shell('cat "$1.bai" >"$2.depth"', '$alignments $item', {
    inputs: { alignments: BAM },
    outputs: { summary: { patterns: ['*.depth'] } },
  }),
  call: shell(
    'echo "$3 ploidy $PLOIDY depth $(cat "$2") bytes $(wc -c <"$1")" >"$3.vcf"',
    '$alignments $depth $item',
    {
      inputs: { alignments: BAM, depth: { patterns: ['*.depth'] } },
      outputs: { calls: { patterns: ['*.vcf'] } },
      user_specified_environment_variables: [{ name: 'PLOIDY', type: 'integer', default: 2 }],
    },
  ),
  merge: shell('cp "$1" missing.txt; shift; cat "$@" >all.vcf', '$missing $calls', {
    inputs: { calls: { patterns: ['*.vcf'], count: [1, null] } },
    outputs: { merged: { patterns: ['all.vcf'] }, missing: { patterns: ['missing.txt'] } },
  }),
};
/** Algorithms for what else there is: rows without files, a scatter, folders, and specs that name neither inputs nor outputs. */
const OTHERS = {
  chunk: shell(
    'for p in 2 10; do echo "$LETTER $p $(cat "$1")" >"$p.part"; done; i=0; while [ $i -lt 70 ]; do echo $i >m-$i; i=$((i+1)); done',
    '$letters',
    {
      inputs: {
        letters: { patterns: ['*.txt'], shared: true },
        extra: { patterns: ['*.x'], optional: true },
      },
      outputs: {
        parts: { patterns: ['*.part'], count: [1, null] },
        many: { patterns: ['m-*'], count: [1, null] },
      },
      user_specified_environment_variables: [{ name: 'LETTER', required: true }],
    },
  ),
  upper: { script: 'tr a-z A-Z <"$1" >"$2"' },
  whole: { script: 'cd "$1"; find . -type f | sort | while read f; do echo "$f $(cat "$f")"; done >"$2"' },
  tree: shell('ls "$1" | wc -l >count', '$dir', {
    inputs: { dir: { folder: true } },
    outputs: { count: { patterns: ['count'] } },
  }),
};
const COHORT = [
  { id: 'trim', name: 'trim' },
  { id: 'align', name: 'align', inputs: { reads: 'trim.reads', reference: 'genome' } },
  { id: 'depth', name: 'depth', inputs: { alignments: 'align.alignments' } },
  { id: 'call', name: 'call', inputs: { alignments: 'align.alignments', depth: 'depth.summary' } },
  { id: 'merge', name: 'merge', inputs: { calls: 'call.calls' }, gather: { allow_failed: 1 } },
];

const GENOME = '>lambda\nACGT\n';
const INDEX = 'lambda 4\n';
const sorted = (text: string): string => `${text.trimEnd().split('\n').sort().join('\n')}\n`;
/** What `call` makes of a sample, by hand. */
function calledBy(id: string, reads: readonly [string, string], ploidy = 2): string {
  const bam = GENOME + INDEX + reads.map(sorted).join('');
  return `${id} ploidy ${ploidy} depth ${bam.trimEnd().split('\n').length} bytes ${bam.length}\n`;
}

describe('items of several files on this machine', { timeout: 1_800_000 }, () => {
  let workshop: Workshop;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    workshop = await openWorkshop([]);
    root = await temporaryFolder();
    await publishAlgorithms(workshop, join(root.path, 'catalog'), { ...ALGORITHMS, ...OTHERS });
  });
  after(async () => {
    await root[Symbol.asyncDispose]();
    await workshop[Symbol.asyncDispose]();
  });

  async function scene(
    name: string,
    items: unknown,
    files: Readonly<Record<string, string>>,
    algorithms: readonly object[] = COHORT,
    shared: object = { genome: 'refs/lambda.fa' },
  ) {
    const folder = join(root.path, name);
    const write = async (path: string, text: string): Promise<void> => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    };
    const all = { 'refs/lambda.fa': GENOME, 'refs/lambda.fa.fai': INDEX, ...files };
    for (const [path, text] of Object.entries(all)) await write(path, text);
    const process = { type: 'graph', algorithms };
    await write(
      'flow.json',
      JSON.stringify({
        catalog: '../catalog',
        items,
        max_attempts: 1,
        shared,
        process,
      }),
    );
    const out = join(folder, 'out');
    const args = ['run', join(folder, 'flow.json'), '--local', '--out', out, '--jobs', '2'];
    const record = async (): Promise<RunRecord> => JSON.parse(await readFile(join(out, 'run.json'), 'utf8'));
    const worked = async (): Promise<string[]> =>
      (await record()).items
        .filter(({ reused, attempts }) => !reused && attempts > 0)
        .map(({ step, item }) => `${step}:${item}`);
    const result = (path: string): Promise<string> => readFile(join(out, path), 'utf8');
    return { folder, out, args, write, record, worked, result };
  }

  it('pairs, a shared reference, a join and a merge without the corrupt one: as by hand, though it was killed', async () => {
    const reads = (id: string): [string, string] => [`${id} b\n${id} a\n`, `${id} d\n${id} c\n`];
    const ids = ['s1', 's2', 's10'];
    const files = [...ids, 'bad'].flatMap((id) => {
      const [one, two] = reads(id);
      return [
        [`data/${id}_R1.fq`, id === 'bad' ? 'corrupt\n' : one],
        [`data/${id}_R2.fq`, two],
      ];
    });
    const { folder, out, args, record, result } = await scene('pairs', 'pairs', {
      ...Object.fromEntries(files),
      'data/lone_R1.fq': 'x\n',
    });
    const all = [...args, join(folder, 'data')];
    await using starts = new ContainerStarts(out);
    const extended = JSON.parse(await readFile(join(root.path, 'catalog/trim/1.0.0.json'), 'utf8'));
    const image = workshop.registry.locate(extended.container_name);
    await starts.settle(image);
    const first = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), ...all], {
      env: workshop.env,
      stdio: 'ignore',
    });
    const killed = once(first, 'close');
    await starts.until(() => starts.seen.length >= 7);
    first.kill('SIGKILL');
    await killed;

    // The lone mate and the corrupt sample are two, and one may be missing.
    const said = await workshop.pipewright(...all);
    assert.equal(said.code, 1, said.stdout + said.stderr);
    assert.match(
      said.stderr,
      /lone is incomplete for trim, and counts as failed: it has 1 of 2 files for "reads"/,
    );
    assert.match(
      (await record()).items.find(({ step }) => step === 'merge')?.meaning ?? '',
      /2 of 5 items .* at most 1/,
    );
    for (const id of ids) assert.equal(await result(`call/${id}/${id}.vcf`), calledBy(id, reads(id)));

    const allowed = await workshop.pipewright(...all, '--allow-failed');
    assert.equal(allowed.code, 0, allowed.stdout + allowed.stderr);
    assert.deepEqual(
      [(await record()).tolerated, await result('merge/merge/missing.txt')],
      [2, 'bad\nlone\n'],
    );

    const without = [...args, ...[...ids, 'bad'].map((id) => join(folder, `data/${id}_R*.fq`))];
    const again = await workshop.pipewright(...without);
    assert.equal(again.code, 0, again.stdout + again.stderr);
    const { state, tolerated, samples, items } = await record();
    assert.deepEqual([state, tolerated, samples], ['COMPLETE', 1, { all: 4, through: 3, failed: 1 }]);
    assert.match(again.stdout, /3 of 4 samples through all steps, 1 failed\n! merge is without bad\n/);
    assert.equal(items.filter(({ reused }) => reused).length, 12, 'only what is new is worked on');
    assert.equal(await result('merge/merge/all.vcf'), ids.map((id) => calledBy(id, reads(id))).join(''));
    assert.equal(await result('merge/merge/missing.txt'), 'bad\n');
    assert.deepEqual(await readdir(join(out, 'align/s1')), ['s1.bam', 's1.bam.bai']);
    const list = await result('results.csv');
    assert.match(
      list,
      /^item,step,output,key,bytes,sha256,missing\n(?:bad,.*\n)*s1,trim,reads,trim\/s1\/s1_1\.fq,10,[0-9a-f]{64},\n/,
    );
    assert.match(list, /^merge,merge,.*,bad$/m);
    const listed = JSON.parse(await result('results.json'));
    assert.equal(listed.length, list.trimEnd().split('\n').length - 1);
    assert.ok(listed.some((each: { companion_of?: string }) => each.companion_of === 'align/s1/s1.bam'));
  });

  it('a sheet: no INPUT, variables of a row, and work only on what has changed', async () => {
    const reads = (id: string): [string, string] => [`${id} b\n`, `${id} a\n`];
    const header = 'sample,reads_1,reads_2,PLOIDY\n';
    const row = (id: string, ploidy: string): string => `${id},raw/x/${id}.fq,raw/y/${id}.fq,${ploidy}\n`;
    const { folder, args, write, worked, result } = await scene('sheet', 'sheets/samples.csv', {
      'sheets/samples.csv': header + row('s1', '1') + row('s2', ''),
      ...{ 'sheets/raw/x/s1.fq': reads('s1')[0], 'sheets/raw/y/s1.fq': reads('s1')[1] },
      ...{ 'sheets/raw/x/s2.fq': reads('s2')[0], 'sheets/raw/y/s2.fq': reads('s2')[1] },
    });
    const first = await workshop.pipewright(...args);
    assert.equal(first.code, 0, first.stdout + first.stderr);
    assert.equal(await result('call/s1/s1.vcf'), calledBy('s1', reads('s1'), 1));
    assert.equal(await result('call/s2/s2.vcf'), calledBy('s2', reads('s2'), 2));

    await write('sheets/samples.csv', header + row('s1', '1') + row('s2', '4'));
    assert.equal((await workshop.pipewright(...args)).code, 0);
    assert.deepEqual(await worked(), ['call:s2', 'merge:merge']);
    assert.match(await result('merge/merge/all.vcf'), /s2 ploidy 4/);

    await write('other.csv', header + row('s1', '1').replaceAll('raw/', 'sheets/raw/'));
    const other = await workshop.pipewright(...args, '--sheet', join(folder, 'other.csv'));
    assert.equal(other.code, 0, other.stdout + other.stderr);
    assert.equal(await result('merge/merge/all.vcf'), calledBy('s1', reads('s1'), 1));

    await write('wrong.csv', 'sample,read\ns1,raw/x/s1.fq\n');
    const wrong = await workshop.pipewright(...args, '--sheet', join(folder, 'wrong.csv'));
    assert.deepEqual(
      [wrong.code, /No step takes a file of the 1 item of/.test(wrong.stderr)],
      [1, true],
      wrong.stderr,
    );

    await write('refs/lambda.fa.fai', 'lambda 5\n');
    assert.equal((await workshop.pipewright(...args)).code, 0);
    assert.deepEqual(
      (await worked()).filter((each) => each.startsWith('trim')),
      ['trim:s1'],
    );
    assert.equal((await worked()).filter((each) => each.startsWith('align')).length, 2);
  });

  it('rows without files, a scatter that is undone, a folder of many files, and algorithms that name no files', async () => {
    const algorithms = [
      { id: 'chunk', name: 'chunk' },
      { id: 'up', name: 'upper', inputs: { input: 'chunk.parts' } },
      { id: 'whole', name: 'whole', inputs: { input: 'up' }, gather: { by: 'item' } },
      { id: 'tree', name: 'tree', inputs: { dir: 'chunk.many' } },
    ];
    const files = { 'rows.csv': 'item,LETTER\nsample 1,a\n', 'l.txt': 'letters' };
    const { args, result, record } = await scene('others', 'rows.csv', files, algorithms, {
      letters: 'l.txt',
    });
    const said = await workshop.pipewright(...args);
    assert.equal(said.code, 0, said.stdout + said.stderr);
    assert.equal(await result('chunk/sample 1/10.part'), 'a 10 letters\n');
    assert.equal(await result('up/sample 1/2.part'), 'A 2 LETTERS\n');
    assert.equal(
      await result('whole/sample 1'),
      './sample 1/10.part A 10 LETTERS\n./sample 1/2.part A 2 LETTERS\n',
    );
    assert.equal(await result('tree/sample 1/count'), '70\n');
    assert.deepEqual((await record()).samples, { all: 1, through: 1, failed: 0 });
  });
});
