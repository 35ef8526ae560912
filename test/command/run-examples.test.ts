import assert from 'node:assert/strict';
import { chmod, copyFile, cp, mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { imageNames } from '../../images/build.ts';
import type { RunRecord } from '../../src/protocol/run-record.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { must, openWorkshop, ROOT, readSpec, type Workshop } from '../fakes/workshop.ts';

const NAMES = [
  ...['samtools', 'table-merge', 'csv-summary', 'imagemagick', 'outliers'],
  ...['bids-events', 'table-split'],
];

describe('the example workflow files, on this machine', { timeout: 600_000 }, () => {
  let workshop: Workshop;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  let catalog: string;
  before(async () => {
    workshop = await openWorkshop(imageNames(NAMES.map(readSpec)));
    root = await temporaryFolder();
    // Debian's packages move on: the images of today are not always those that the extended specs name.
    catalog = join(root.path, 'catalog');
    await cp(join(ROOT, 'catalog/catalog.json'), join(catalog, 'catalog.json'));
    for (const name of NAMES) {
      await cp(join(ROOT, 'catalog', name), join(catalog, name), { recursive: true });
      await rm(join(catalog, name, `${readSpec(name).version}.json`), { force: true });
      const said = await workshop.pipewright('wrap', join(catalog, name));
      assert.equal(said.code, 0, said.stderr);
    }
  });
  after(async () => {
    await root[Symbol.asyncDispose]();
    await workshop[Symbol.asyncDispose]();
  });

  async function run(example: string, ...inputs: string[]) {
    const out = join(root.path, example);
    const file = join('workflows-examples', `${example}.workflow.json`);
    const said = await workshop.pipewright(
      ...['run', file, '--local', ...inputs, '--out', out, '--catalog', catalog],
    );
    assert.equal(said.code, 0, said.stdout + said.stderr);
    const record = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as RunRecord;
    assert.match(await readFile(join(out, 'report.html'), 'utf8'), new RegExp(`<h1>${record.workflow}`));
    return { record, read: (path: string) => readFile(join(out, path)) };
  }

  /** Starts a tool of an image that was never wrapped, on files below /work. */
  async function byHand(name: string, folder: string, program: string, ...args: string[]): Promise<void> {
    const image = workshop.registry.locate(readSpec(name).container_name);
    const mount = `--volume=${folder}:/work`;
    await must('docker', ['run', '--rm', '--network=none', mount, `--entrypoint=${program}`, image, ...args]);
  }

  it('sequence: three tools give the same bytes as by hand', async () => {
    const bam = join(ROOT, 'catalog/samtools/tests/reads.bam');
    const { record, read } = await run('sequence', bam);
    assert.deepEqual(
      record.items.map(({ step, item, outputs }) => [step, item, outputs.map(({ key }) => key)]),
      [
        ['samtools', 'reads.bam', ['reads.coverage.tsv']],
        ['table-merge', 'reads.coverage.tsv', ['reads.coverage.csv']],
        ['csv-summary', 'reads.coverage.csv', ['reads.coverage.json']],
      ],
    );

    const hand = join(root.path, 'by hand');
    await mkdir(hand);
    // The images' users may be any.
    await chmod(hand, 0o777);
    await copyFile(bam, join(hand, basename(bam)));
    await byHand(
      ...(['samtools', hand, '/usr/bin/samtools', 'coverage', '--min-MQ', '20'] as const),
      ...['-o', '/work/reads.coverage.tsv', '/work/reads.bam'],
    );
    const [tsv, csv, json] = ['tsv', 'csv', 'json'].map((end) => `reads.coverage.${end}`) as [
      string,
      string,
      string,
    ];
    await byHand('table-merge', hand, '/table-merge', `/work/${tsv}`, `/work/${csv}`);
    await byHand('csv-summary', hand, '/csv-summary', `/work/${csv}`, `/work/${json}`);
    for (const [step, file] of [
      ['samtools', tsv],
      ['table-merge', csv],
      ['csv-summary', json],
    ] as const)
      assert.deepEqual(await read(`${step}/${file}`), await readFile(join(hand, file)), file);
    assert.match((await readFile(join(hand, json))).toString(), /chr20|"rows": 2/);
  });

  it('single: a picture, with Podman', async () => {
    const picture = join(ROOT, 'catalog/imagemagick/tests/rose.png');
    const { record, read } = await run('single', picture, '--engine', 'podman');
    assert.match(record.engine, /^podman /);
    assert.equal(record.items.length, 1);
    assert.equal((await read('imagemagick/rose.png')).subarray(1, 4).toString(), 'PNG');
  });

  it('graph: two branches, and one result of all files', async () => {
    const { record, read } = await run('graph', join(ROOT, 'workflows-examples/tide-gauges'));
    assert.deepEqual(
      record.steps.map(({ id, complete, failed, canceled }) => [id, complete, failed + canceled]),
      [
        ['columns', 3, 0],
        ['outliers', 3, 0],
        ['all-outliers', 1, 0],
        ['overview', 1, 0],
      ],
    );
    const merged = (await read('all-outliers/all-outliers.csv')).toString();
    assert.match(merged, /^file,time,water_level_cm,score\nestuary\/outliers\.csv,2026-03-01T05:00Z,-412\.5/);
    assert.match((await read('columns/south/lighthouse.json')).toString(), /"rows"/);
    assert.match((await read('overview/all-outliers.json')).toString(), /"rows"/);
  });

  it('subjects: folders, an optional file, and parts that are put together again', async () => {
    const { record, read } = await run('subjects/subjects');
    assert.deepEqual(record.samples, { all: 2, through: 2, failed: 0 });
    const outputs = record.items.map(({ step, item, outputs }) => [
      step,
      item,
      outputs.map(({ key }) => key),
    ]);
    const [first, second] = ['task-stroop_run-1', 'task-stroop_run-2'];
    assert.deepEqual(
      outputs.filter(([step]) => step !== 'odd-trials'),
      [
        ['events', 'sub-01', ['sub-01/events.csv']],
        ['events', 'sub-02', ['sub-02/events.csv']],
        // The sheet names a file for sub-02 that leaves out its third run.
        ['by-run', 'sub-01', [`sub-01/${first}.csv`, `sub-01/${second}.csv`]],
        ['by-run', 'sub-02', [`sub-02/${first}.csv`, `sub-02/${second}.csv`]],
        ['odd-by-subject', 'sub-01', ['sub-01.csv']],
        ['odd-by-subject', 'sub-02', ['sub-02.csv']],
      ],
    );
    assert.deepEqual(
      outputs.filter(([step]) => step === 'odd-trials').map(([, item]) => item),
      ['sub-01', 'sub-02'].flatMap((subject) => [first, second].map((part) => `${subject}/${part}.csv`)),
    );
    for (const subject of ['sub-01', 'sub-02'])
      for (const part of [first, second]) {
        const tsv = `workflows-examples/subjects/bids/${subject}/func/${subject}_${part}_events.tsv`;
        const [header, ...rows] = (await readFile(join(ROOT, tsv), 'utf8')).trimEnd().split('\n');
        const expected = [`run\t${header}`, ...rows.map((row) => `${part}\t${row}`)].join('\n');
        assert.equal(
          String(await read(`by-run/${subject}/${part}.csv`)),
          `${expected.replaceAll('\t', ',')}\n`,
        );
      }
    // The scores are 0.6745 * (value - median) / MAD, computed elsewhere.
    const header = 'file,run,onset,duration,trial_type,response_time,score\n';
    assert.equal(
      String(await read('odd-by-subject/sub-01.csv')),
      `${header}sub-01/${first}/outliers.csv,${first},12.5,1.0,congruent,2.31,17.087\n`,
    );
    assert.equal(
      String(await read('odd-by-subject/sub-02.csv')),
      [
        `${header}sub-02/${first}/outliers.csv,${first},12.5,1.0,congruent,0.69,3.836`,
        `sub-02/${first}/outliers.csv,${first},18.5,1.0,incongruent,0.553,-7.715`,
        `sub-02/${first}/outliers.csv,${first},21.5,1.0,congruent,1.98,112.599\n`,
      ].join('\n'),
    );
  });
});
