import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { calledRights } from '../fakes/called-rights.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { openRecordingProxy, type RecordingProxy } from '../fakes/recording-proxy.ts';
import { lookAt, type WorkflowView } from '../fakes/workflow-view.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

/** A shell script that gets the words as $1, $2, … */
const shell = (script: string, words: string, spec: Partial<Spec>) => ({
  script,
  spec: { run_command: `/bin/busybox sh -c '${script}' sh ${words}`, ...spec },
});
const ALGORITHMS = {
  align: shell(
    'if grep -q corrupt "$2"; then exit 3; fi; cat "$1" "$1.fai" "$2" "$3" >"$4.bam"; echo "$PLOIDY" >"$4.bam.bai"',
    '$reference $reads_1 $reads_2 $item',
    {
      inputs: {
        reads: { patterns: ['*.fq'], count: 2 },
        reference: { patterns: ['*.fa'], companions: ['{name}.fai'], shared: true },
      },
      outputs: { alignments: { patterns: ['*.bam'], companions: ['{name}.bai'] } },
      user_specified_environment_variables: [{ name: 'PLOIDY', type: 'integer', default: 2 }],
    },
  ),
  depth: shell('wc -c <"$1" >"$2.depth"', '$alignments $item', {
    inputs: { alignments: { patterns: ['*.bam'] } },
    outputs: { summary: { patterns: ['*.depth'] } },
  }),
  call: shell('echo "$3 ploidy $(cat "$1.bai") depth $(cat "$2")" >"$3.vcf"', '$alignments $depth $item', {
    inputs: {
      alignments: { patterns: ['*.bam'], companions: ['{name}.bai'] },
      depth: { patterns: ['*.depth'] },
    },
    outputs: { calls: { patterns: ['*.vcf'] } },
  }),
  merge: shell('cat "$1" >missing.txt; shift; cat "$@" >all.vcf', '$missing $calls', {
    inputs: { calls: { patterns: ['*.vcf'], count: [1, null] } },
    outputs: { merged: { patterns: ['all.vcf'] }, missing: { patterns: ['missing.txt'] } },
  }),
};
const GENOME = '>lambda\nACGT\n';

/** One deployment for all: each test continues where the previous one stopped. */
describe('items of several files on AWS', { timeout: 600_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let proxy: RecordingProxy;
  let flow: DeployedWorkflow;
  let view: WorkflowView;
  let run = '';
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    proxy = await openRecordingProxy(aws.endpoint);
    flow = await openDeployedWorkflow({ ...aws, endpoint: proxy.endpoint }, workshop, ALGORITHMS, []);
    await flow.writeWorkflow({
      items: 'samples.csv',
      shared: { genome: 'refs/lambda.fa' },
      process: {
        type: 'graph',
        algorithms: [
          { id: 'align', name: 'align@1.0.0', inputs: { reference: 'genome' } },
          { id: 'depth', name: 'depth@1.0.0', inputs: { alignments: 'align.alignments' } },
          {
            ...{ id: 'call', name: 'call@1.0.0' },
            inputs: { alignments: 'align.alignments', depth: 'depth.summary' },
          },
          { id: 'merge', name: 'merge@1.0.0', inputs: { calls: 'call.calls' }, gather: { allow_failed: 2 } },
        ],
      },
    });
    await flow.write('refs/lambda.fa', GENOME);
    await flow.write('refs/lambda.fa.fai', 'lambda 4\n');
    for (const id of ['s1', 's2', 's3'])
      for (const mate of ['1', '2']) await flow.write(`raw/${id}_${mate}.fq`, `${id} ${mate}\n`);
    await flow.write('raw/s3_1.fq', 'corrupt\n');
    await sheet(2);
    view = lookAt(aws, await flow.plan());
    const { code, out, err } = await flow.pipewright('deploy', flow.file);
    assert.equal(code, 0, out + err);
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await proxy?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  /** @param ploidy of `s2` */
  const sheet = (ploidy: number): Promise<void> =>
    flow.write(
      'samples.csv',
      `sample,reads_1,reads_2,PLOIDY\n${[
        's1,raw/s1_1.fq,raw/s1_2.fq,1',
        `s2,raw/s2_1.fq,raw/s2_2.fq,${ploidy}`,
        's3,raw/s3_1.fq,raw/s3_2.fq,1',
        's4,raw/s1_1.fq,,1',
      ].join('\n')}\n`,
    );
  const read = async (step: string, path: string) => String(await view.read(step, run, path));
  const merged = (ploidy: number): string =>
    ['s1 ploidy 1', `s2 ploidy ${ploidy}`].map((line) => `${line} depth 32\n`).join('');

  it('go through joins and a gather step, without those that lack something or fail, as the file allows', async () => {
    const { code, out, err } = await flow.pipewright('run', flow.file, '--wait');
    assert.equal(code, 0, out + err);
    run = /^Run (run-\S+)$/m.exec(err)?.[1] ?? '';
    assert.match(
      err,
      /^! s4 is incomplete for align, and counts as failed: it has 1 of 2 files for "reads"/m,
    );
    assert.match(err, /4 items, 1 incomplete, 6 files uploaded, 3 queued/);
    assert.equal(await read('align', 's1/s1.bam'), `${GENOME}lambda 4\ns1 1\ns1 2\n`);
    assert.equal(await read('merge', 'merge/all.vcf'), merged(2));
    assert.equal(await read('merge', 'merge/missing.txt'), 's3\ns4\n');
  });

  it('are worked on again where a row has changed, and no other, by the same command', async () => {
    await sheet(1);
    const { code, out, err } = await flow.pipewright('run', flow.file, '--out', 'results');
    assert.equal(code, 0, out + err);
    assert.match(err, new RegExp(`^Run ${run} has the same inputs, so it continues`, 'm'));
    assert.match(err, /6 files already there, 4 items reset for reprocessing/);
    assert.equal(await read('merge', 'merge/all.vcf'), merged(1));
    assert.match(out, /2 of 4 samples through all steps, 2 failed; merge is without s3 and s4; /);
    const { out: printed } = await flow.pipewright('logs', run, 's3', flow.file, '--json');
    const { logs } = JSON.parse(printed) as { logs: { step: string; exit_code: number }[] };
    assert.deepEqual(
      new Set(logs.map(({ step, exit_code }) => `${step} ${exit_code}`)),
      new Set(['align 3']),
    );
    const fetched = (path: string): string => readFileSync(join(flow.folder, 'results', path), 'utf8');
    assert.match(
      fetched('results.csv'),
      /^merge,merge,merged,merge\/merge\/all\.vcf,\d+,[0-9a-f]{64},s3;s4$/m,
    );
    assert.equal(fetched('merge/merge/all.vcf'), merged(1));
  });

  it('are refused where what they share is not what was deployed', async () => {
    await flow.write('refs/lambda.fa', '>lambda\nTTTT\n');
    const { code, err } = await flow.pipewright('run', flow.file);
    assert.equal(code, 1);
    assert.match(err, /^error SHARED_CHANGED: The shared input "genome"/m);
  });

  it('need no permission that the printed policies do not give', async () => {
    const site = { account: aws.account, region: aws.region };
    const { refused, callers } = calledRights(proxy.requests, await flow.plan(), site);
    assert.deepEqual([refused, [...callers].sort()], [[], ['deploy', 'logs', 'run']]);
  });
});
