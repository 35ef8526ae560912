import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { RunRecord } from '../../src/protocol/run-record.ts';
import type { ListedResult } from '../../src/report/result-list.ts';
import type { Workflow } from '../../src/workflow/workflow.ts';
import { accountEnv, ownName } from '../fakes/account.ts';
import {
  COHORT_ALGORITHMS,
  COHORT_IMAGES,
  CORRUPT_SAMPLE,
  type CohortExample,
  comparable,
  openCohort,
  withoutHeader,
} from '../fakes/cohort-example.ts';
import { lookAt } from '../fakes/workflow-view.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

/** The steps of one sample, as a person types them who has the tools. */
const BY_HAND = `set -e
mkdir -p hand
sample() {
  fastp --thread 1 --in1 raw/$1_1.fastq.gz --in2 raw/$1_2.fastq.gz \\
    --out1 hand/$1_1.fastq.gz --out2 hand/$1_2.fastq.gz --json hand/$1.json --html /dev/null
  bwa mem -t 1 -R "@RG\\tID:$1\\tSM:$1" refs/lambda.fa hand/$1_1.fastq.gz hand/$1_2.fastq.gz >hand/$1.sam
  samtools sort -o hand/$1.bam hand/$1.sam
  samtools index hand/$1.bam
  samtools depth -a hand/$1.bam >hand/$1.depth.tsv
  bgzip hand/$1.depth.tsv
  tabix -s 1 -b 2 -e 2 hand/$1.depth.tsv.gz
  bcftools mpileup -f refs/lambda.fa hand/$1.bam >hand/$1.pileup.vcf
  bcftools call -m -v --ploidy $2 hand/$1.pileup.vcf >hand/$1.called.vcf
  bcftools annotate -a hand/$1.depth.tsv.gz -c CHROM,POS,FORMAT/READS \\
    -H '##FORMAT=<ID=READS,Number=1,Type=Integer,Description="Aligned reads at this position">' \\
    -O z -o hand/$1.vcf.gz hand/$1.called.vcf
  bcftools index hand/$1.vcf.gz
}
`;

describe('the cohort of the examples', { timeout: 900_000 }, () => {
  let workshop: Workshop;
  let cohort: CohortExample;
  let root: string;
  let folder: string;
  before(async () => {
    workshop = await openWorkshop(COHORT_IMAGES);
    cohort = await openCohort(workshop);
    ({ root, folder } = cohort);
  });
  after(async () => {
    await cohort[Symbol.asyncDispose]();
    await workshop[Symbol.asyncDispose]();
  });

  /** The rows of the sheet whose files can be read. */
  async function sheet(): Promise<string[][]> {
    const [, ...lines] = (await readFile(join(folder, 'samples.csv'), 'utf8')).trimEnd().split('\n');
    const rows = lines.map((line) => line.split(',')).filter(([id]) => id !== CORRUPT_SAMPLE);
    assert.equal(rows.length, 11);
    return rows;
  }

  /** Reads before and after trimming, mean depth, and variants of a sample, from what the tools gave by hand. */
  async function numbersOf(id: string): Promise<string> {
    const hand = (name: string) => readFile(join(folder, 'hand', name));
    const { before_filtering, after_filtering } = JSON.parse(String(await hand(`${id}.json`))).summary;
    const linesOf = (zipped: Buffer) => String(gunzipSync(zipped)).trimEnd().split('\n');
    const depths = linesOf(await hand(`${id}.depth.tsv.gz`)).map((line) => Number(line.split('\t')[2]));
    const depth = depths.reduce((sum, one) => sum + one, 0) / depths.length;
    const variants = linesOf(await hand(`${id}.vcf.gz`)).filter((line) => !line.startsWith('#')).length;
    return [before_filtering.total_reads, after_filtering.total_reads, depth.toFixed(2), variants].join('\t');
  }

  it('has algorithms that pass their own tests', async () => {
    const said = await workshop.pipewright('test', join(folder, 'catalog'));
    assert.equal(said.code, 0, said.stdout + said.stderr);
    for (const name of COHORT_ALGORITHMS) assert.match(said.stdout, new RegExp(`✓ ${name}: `));
  });

  it('gives what the tools give by hand on this machine, without the sample whose file is corrupt', async () => {
    const rows = await sheet();
    const merge = `bcftools merge -O v -o hand/cohort.vcf ${rows.map(([id]) => `hand/${id}.vcf.gz`).join(' ')}\n`;
    const calls = rows.map(([id, , , ploidy]) => `sample ${id} ${ploidy}\n`).join('');
    await writeFile(join(folder, 'by-hand.sh'), BY_HAND + calls + merge);
    const out = join(root, 'out');
    const file = join(folder, 'cohort.workflow.json');
    // fastp sleeps most of its time, so more than one of these fits on a processor.
    const [said] = await Promise.all([
      workshop.pipewright('run', file, '--local', '--out', out, '--jobs', '4'),
      cohort.inSourceImage('by-hand.sh'),
    ]);
    assert.equal(said.code, 0, said.stdout + said.stderr);
    const read = (path: string) => readFile(join(out, path));
    const { state, tolerated, samples, items } = JSON.parse(String(await read('run.json'))) as RunRecord;
    assert.deepEqual([state, tolerated, samples], ['COMPLETE', 1, { all: 12, through: 11, failed: 1 }]);
    const [failed, ...others] = items.filter((item) => item.state === 'EXECUTOR_ERROR');
    assert.deepEqual(
      [failed?.step, failed?.item, failed?.exit_code, failed?.tolerated, others],
      ['trim', CORRUPT_SAMPLE, 255, true, []],
    );
    assert.match(failed?.meaning ?? '', /a file is not gzip/);
    assert.match(said.stdout, new RegExp(`\n! merge and summary are without ${CORRUPT_SAMPLE}\n`));
    assert.match(
      String(await read('report.html')),
      new RegExp(`merge and summary are without ${CORRUPT_SAMPLE}`),
    );
    assert.match(
      String(await read('results.csv')),
      new RegExp(`^merge,merge,merged,.*,${CORRUPT_SAMPLE}$`, 'm'),
    );
    assert.equal(String(await read('merge/merge/missing.txt')), `${CORRUPT_SAMPLE}\n`);
    const summary = String(await read('summary/summary/summary.tsv'));

    const hand = (path: string) => readFile(join(folder, 'hand', path));
    for (const [id] of rows) {
      for (const name of [`${id}_1.fastq.gz`, `${id}_2.fastq.gz`])
        assert.deepEqual(await read(`trim/${id}/${name}`), await hand(name), name);
      const depth = `${id}.depth.tsv.gz`;
      assert.deepEqual(await read(`depth/${id}/${depth}`), await hand(depth), depth);
      const [called, expected] = [await read(`call/${id}/${id}.vcf.gz`), await hand(`${id}.vcf.gz`)].map(
        (vcf) => withoutHeader(String(gunzipSync(vcf))),
      );
      assert.equal(called, expected, id);
    }
    const expected = await Promise.all(rows.map(async ([id]) => `${id}\t${await numbersOf(id!)}\tcomplete`));
    const lines = [...expected, `${CORRUPT_SAMPLE}\t\t\t\t\tmissing`].sort();
    assert.equal(summary, `sample\treads\tkept\tdepth\tvariants\tstate\n${lines.join('\n')}\n`);
    const merged = withoutHeader(String(await read('merge/merge/cohort.vcf')));
    assert.equal(merged, withoutHeader(String(await hand('cohort.vcf'))));
    const [header = '', ...variants] = merged.trimEnd().split('\n');
    assert.deepEqual(
      header.split('\t').slice(9),
      rows.map(([id]) => id),
    );
    assert.ok(variants.length > 100, `${variants.length} variants`);
  });

  it('gives the same on AWS', async () => {
    const aws = await workshop.services.ministack();
    Object.assign(workshop.env, accountEnv(aws), { PIPEWRIGHT_POLL_SECONDS: '1' });
    const name = ownName();
    const places = { input_s3_name: `${name}-in`, output_s3_name: `${name}-out`, region: aws.region };
    const written = JSON.parse(await readFile(join(folder, 'cohort.workflow.json'), 'utf8')) as Workflow;
    const workflow = { ...written, ...places, name, max_agents: 2 };
    const file = join(folder, 'aws.workflow.json');
    await writeFile(file, JSON.stringify(workflow));
    const flow = lookAt(aws, {
      workflow: name,
      input: { bucket: places.input_s3_name, prefix: 'cohort/' },
      output: { bucket: places.output_s3_name, prefix: 'cohort/' },
    });
    const out = join(root, 'aws');
    try {
      const deployed = await workshop.pipewright('deploy', file);
      assert.equal(deployed.code, 0, deployed.stdout + deployed.stderr);
      const said = await workshop.pipewright('run', file, '--out', out);
      assert.equal(said.code, 0, said.stdout + said.stderr);
      const [, run = ''] = /^Run (run-\S+)$/m.exec(said.stderr) ?? [];
      assert.match(said.stdout, new RegExp(`; merge and summary are without ${CORRUPT_SAMPLE}; `));
      for (const page of ['report.html', 'run.json', 'results.csv'])
        assert.match(await readFile(join(out, page), 'utf8'), new RegExp(CORRUPT_SAMPLE), page);
      const local = await readFile(join(root, 'out/results.json'), 'utf8');
      const keys = [...new Set((JSON.parse(local) as ListedResult[]).map(({ key }) => key))].sort();
      for (const step of new Set(keys.map((key) => key.split('/', 1)[0]!))) {
        const paths = keys
          .filter((key) => key.startsWith(`${step}/`))
          .map((key) => key.slice(step.length + 1));
        assert.deepEqual(await flow.results(step, run), paths);
        for (const path of paths) {
          const here = await readFile(join(root, 'out', step, path));
          const there = await flow.read(step, run, path);
          assert.equal(comparable(path, there), comparable(path, here), `${step}/${path}`);
        }
      }
      // The same command has nothing to do.
      const again = await workshop.pipewright('run', file, '--wait', '--json');
      assert.equal(again.code, 0, again.stdout + again.stderr);
      const { run: same, sent, uploaded } = JSON.parse(again.stdout) as Record<string, unknown>;
      assert.deepEqual([same, sent, uploaded], [run, 0, 0]);
    } finally {
      await workshop.pipewright('destroy', file);
    }
  });
});
