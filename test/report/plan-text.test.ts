import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { itemsTable, planMermaid, planTable } from '../../src/report/plan-text.ts';
import { loadWorkflow } from '../../src/workflow/load-workflow.ts';
import { previewItems, takenOutputs } from '../../src/workflow/preview-items.ts';
import { aCatalog, anExtendedSpec } from '../fakes/catalog.ts';

const CATALOG = aCatalog([
  anExtendedSpec({
    name: 'align',
    inputs: { reads: { patterns: ['*.fq'], count: 2 }, genome: { patterns: ['*.fa'], shared: true } },
    outputs: { bam: { patterns: ['*.bam'] }, log: { patterns: ['*.log'] } },
  }),
  anExtendedSpec({
    name: 'report',
    inputs: {
      bams: { patterns: ['*.bam'], count: [1, null] },
      logs: { patterns: ['*.log'], count: [1, null] },
    },
  }),
]);
const WORKFLOW = {
  name: 'w',
  items: 'pairs',
  shared: { genome: 'refs/g.fa' },
  process: {
    type: 'sequence_run',
    algorithms: [{ name: 'align@1.0.0' }, { name: 'report@1.0.0', gather: true }],
  },
};
const { plan } = await loadWorkflow(JSON.stringify(WORKFLOW), 'w.json', async () => CATALOG);

describe('the plan of a workflow with items', () => {
  it('says where each input comes from, and what the items are', () => {
    const lines = planTable(plan!).split('\n');
    for (const line of [
      'items     read pairs',
      'shared    genome = refs/g.fa',
      '  reads from files',
      '  genome from genome',
      '  its items: one for each item',
      '  logs from align.log',
      '  its items: one result for all',
    ])
      assert.ok(lines.includes(line), line);
  });

  it('shows the sizes that the workflow file gives a step', async () => {
    const algorithms = [{ name: 'report@1.0.0', memory: 8192, CPU: 4, disk_gb: 60, timeout_minutes: 120 }];
    const sized = { process: { type: 'single_run', algorithms } };
    const { plan } = await loadWorkflow(JSON.stringify(sized), 'w.json', async () => CATALOG);
    const row = planTable(plan!)
      .match(/^report .*$/m)![0]
      .split(/ {2,}/);
    assert.deepEqual(row.slice(3, 7), ['4', '8192 MB', '60 GB', 'auto']);
    assert.equal(row[7], '120');
  });

  it('shows how much memory an item of a step takes, where its spec says it', async () => {
    const line = { base: 200, per_input_mb: 3.1 };
    const memory = { minimal: 64, suggested: 512, ...line };
    const catalog = aCatalog([anExtendedSpec({ name: 'sort', memory }), anExtendedSpec({ name: 'flat' })]);
    const algorithms = [{ name: 'sort@1.0.0' }, { name: 'flat@1.0.0' }];
    const two = { process: { type: 'sequence_run', algorithms } };
    const { plan } = await loadWorkflow(JSON.stringify(two), 'w.json', async () => catalog);
    const found = planTable(plan!).match(/an item needs .*/g);
    assert.deepEqual(found, ['an item needs 200 MB and 3.1 MB for each MB of input']);
  });

  it('shows the lanes of a step with their prices, and in which an item begins', async () => {
    const algorithms = [{ name: 'report@1.0.0', memory: 2000, max_memory: 7000 }];
    const { plan } = await loadWorkflow(
      JSON.stringify({ process: { type: 'single_run', algorithms } }),
      'w.json',
      async () => CATALOG,
    );
    const [step] = plan!.steps;
    const memory = { ...step!.spec.memory, base: 300, per_input_mb: 4.5 };
    const text = planTable({ ...plan!, steps: [{ ...step!, spec: { ...step!.spec, memory } }] });
    assert.match(
      text.replace(/\s+/g, ' '),
      / lanes 2,944 MB \(\$0\.\d{4} an hour\), 4,992 MB \([^)]*\), 7,040 MB \([^)]*\): an item that runs out of memory goes to the next an item starts in the lane that has enough memory for its inputs /,
    );
    assert.doesNotMatch(
      planTable({
        ...plan!,
        steps: [{ ...step!, spec: { ...step!.spec, memory: { minimal: 1, suggested: 2000 } } }],
      }),
      /lanes/,
    );
  });

  it('says what uploads without a run do not do, where there is a bucket for them', async () => {
    const places = { input_s3_name: 'some-in', output_s3_name: 'some-out', region: 'eu-central-1' };
    const onAws = await loadWorkflow(
      JSON.stringify({ ...places, ...WORKFLOW }),
      'w.json',
      async () => CATALOG,
    );
    const note = 'Files that are uploaded without "npx pipewright run" are not gathered (report).';
    assert.ok(planTable(onAws.plan!).split('\n').includes(note));
    assert.ok(!planTable(plan!).includes(note));
  });

  it('says which places in other buckets are read, and who pays', async () => {
    const sources = {
      's3://cogs/tiles/': {},
      's3://paid-data/': { requester_pays: true },
      's3://open-data/x/': { unsigned: true },
    };
    const read = await loadWorkflow(JSON.stringify({ ...WORKFLOW, sources }), 'w.json', async () => CATALOG);
    const lines = planTable(read.plan!).split('\n');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('source ')),
      [
        'source    s3://cogs/tiles/, read in place',
        'source    s3://paid-data/, read in place, and you pay for requests and transfer',
        'source    s3://open-data/x/, read in place, unsigned',
      ],
    );
  });

  it('draws the names of inputs and outputs on its arrows', () => {
    const arrows = planMermaid(plan!)
      .split('\n')
      .filter((line) => line.includes('-->'));
    assert.deepEqual(arrows, [
      '  shared0 -- "genome" --> s0',
      '  inputs -- "reads" --> s0',
      '  s0 -- "all bam, log" --> s1',
      '  s1 --> results',
    ]);
  });

  it('names the outputs that a step takes, for the picture of a run', () => {
    assert.deepEqual(takenOutputs(plan!.items!, 'report'), { align: ['bam', 'log'] });
    assert.deepEqual(takenOutputs(plan!.items!, 'align'), {});
  });

  it('shows the first ten items and the count, and each that is incomplete with what is missing', () => {
    const files = Array.from({ length: 12 }, (_, i) => [`s${i + 1}_1.fq`, `s${i + 1}_2.fq`]).flat();
    const found = [...files.slice(0, -1), 'notes.txt'].map((path) => ({ path, version: '' }));
    const text = itemsTable(previewItems(plan!.items!, found, undefined));
    assert.match(
      text,
      /^12 items:\n {2}s1 {3}s1_1\.fq, s1_2\.fq\n[\s\S]*\n {2}s10 {2}s10_1\.fq, s10_2\.fq\n {2}… and 2 more\n/,
    );
    assert.match(
      text,
      /\n1 item incomplete, which counts as failed:\n {2}s12: it has 1 of 2 files for "reads": s12_1\.fq\nLeft out:\n {2}notes\.txt: no step takes it\n$/,
    );
  });

  it('says of an item that no step takes that it is left out, not that it fails', () => {
    const incomplete = [
      { id: 'a', step: 'align', why: 'it has no file for "reads"' },
      { id: 'b', step: '', why: 'no step takes its files' },
    ];
    assert.equal(
      itemsTable({ items: [], incomplete, left_out: [] }),
      [
        '0 items; no file matches',
        '1 item incomplete, which counts as failed:',
        '  a: it has no file for "reads"',
        '1 item left out:',
        '  b: no step takes its files\n',
      ].join('\n'),
    );
  });
});
