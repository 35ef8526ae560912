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

const shell = (script: string, words: string, spec: Partial<Spec>) => ({
  script,
  spec: { run_command: `/bin/busybox sh -c '${script}' sh ${words}`, ...spec },
});
const ALGORITHMS = {
  clean: shell(
    'if grep -q corrupt "$1"; then exit 3; fi; if grep -q busy "$1"; then exit 4; fi; cat "$1" >"$2.txt"',
    '$raw $item',
    {
      inputs: { raw: { patterns: ['*.raw'] } },
      outputs: { text: { patterns: ['*.txt'] } },
      exit_codes: { 3: { meaning: 'not an image', retry: false }, 4: 'its license is in use' },
    },
  ),
  merge: shell('cat "$1" >missing.txt; shift; cat "$@" >all.txt', '$missing $texts', {
    inputs: { texts: { patterns: ['*.txt'], count: [1, null] } },
    outputs: { merged: { patterns: ['all.txt'] }, missing: { patterns: ['missing.txt'] } },
  }),
};
const FILES = { s1: 'one\n', s2: 'corrupt\n', s3: 'busy\n', s4: 'four\n' };

/** One deployment for all: each test continues where the previous one stopped. */
describe('gathering what there is, on AWS', { timeout: 600_000 }, () => {
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
      ...{ items: 'samples.csv', max_attempts: 2 },
      process: {
        type: 'graph',
        algorithms: [
          { id: 'clean', name: 'clean@1.0.0' },
          { id: 'merge', name: 'merge@1.0.0', inputs: { texts: 'clean' }, gather: { allow_failed: 1 } },
        ],
      },
    });
    for (const [id, text] of Object.entries(FILES)) await flow.write(`raw/${id}.raw`, text);
    const rows = Object.keys(FILES).map((id) => `${id},raw/${id}.raw`);
    await flow.write('samples.csv', `sample,raw\n${rows.join('\n')}\n`);
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
  const read = async (path: string) => String(await view.read('merge', run, path));

  it('is refused where more has failed than the file allows; a final exit code is not tried again', async () => {
    const { code, out, err } = await flow.pipewright('run', flow.file, '--wait');
    run = /^Run (run-\S+)$/m.exec(err)?.[1] ?? '';
    assert.equal(code, 1, out + err);
    assert.match(out, /2 of 4 items .* at most 1/);
    const starts = (await view.logs()).filter(({ state }) => state === 'RUNNING').map(({ item }) => item);
    assert.deepEqual(starts.sort(), ['s1', 's2', 's3', 's3', 's4']);
    assert.match(out, /s2: exit code 3, not an image/);
    assert.match(out, /s3: exit code 4, its license is in use/);
  });

  it('is done by a command, for the steps that were refused, and everything says who is not in it', async () => {
    const wrong = await flow.pipewright('gather', run, flow.file, '--step', 'clean');
    assert.match(wrong.err, /error NOTHING_TO_GATHER: No group of the step clean /);
    const gathered = await flow.pipewright('gather', run, flow.file, '--step', 'merge');
    assert.equal(gathered.code, 0, gathered.out + gathered.err);
    assert.match(gathered.out, / {2}merge: 1 group of finished items; the failed items count as tolerated\n/);
    const { code, out, err } = await flow.pipewright('run', flow.file, '--run', run, '--out', 'results');
    assert.equal(code, 0, out + err);
    assert.match(out, /merge is without s2 and s3/);
    assert.deepEqual(
      [await read('merge/all.txt'), await read('merge/missing.txt')],
      ['one\nfour\n', 's2\ns3\n'],
    );
    for (const page of ['report.html', 'results.csv', 'run.json'])
      assert.match(readFileSync(join(flow.folder, 'results', page), 'utf8'), /s2/, page);
    const again = await flow.pipewright('gather', run, flow.file);
    assert.match(again.err, /error NOTHING_TO_GATHER/);
  });

  it('says what the next run will cost, by what this one took', async () => {
    const { code, out, err } = await flow.pipewright('plan', flow.file, '--changes');
    assert.equal(code, 0, out + err);
    assert.match(out, /^run {7}about \$0\.01 for a run of these inputs, /m);
    assert.match(out, new RegExp(`clean: 4 × .*\\n.*merge: 1 × .*\\n.*from the times of items in ${run} `));
    const listed = await flow.pipewright('plan', flow.file, '--json');
    assert.equal(JSON.parse(listed.out).run.earlier, 'results');
  });

  it('needs no permission that the printed policies do not give', async () => {
    const site = { account: aws.account, region: aws.region };
    const { refused, callers } = calledRights(proxy.requests, await flow.plan(), site);
    assert.deepEqual([refused, [...callers].sort()], [[], ['deploy', 'gather', 'plan', 'run']]);
  });
});
