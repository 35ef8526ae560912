import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { desiredRunCheck } from '../../src/github/run-check.ts';
import { recordAwsRun } from '../../src/progress/aws-record.ts';
import { nextStatus, type RunStatus } from '../../src/progress/run-status.ts';
import { snapshotRun } from '../../src/progress/take-snapshot.ts';
import { findRootItems } from '../../src/protocol/root-items.ts';
import { runPage } from '../../src/report/check-page.ts';
import { renderStatus, statusJson } from '../../src/report/run-status-text.ts';
import { aMadeEntry, aStoredFile, MarkedRun, PLACE } from '../fakes/marked-run.ts';
import { DEPLOYED } from '../fakes/run-snapshots.ts';
import { type CaseStep, planOf } from '../protocol/item-cases.ts';

const deployed = { ...DEPLOYED, output: PLACE };
const step = (input: string, output: string, from: CaseStep['from'] = {}): CaseStep => ({
  inputs: { [input]: { patterns: ['*'], count: [1, 2] } },
  outputs: { [output]: { patterns: ['*'] } },
  from,
});
const STEPS = {
  align: step('reads', 'bam'),
  call: step('bam', 'vcf', { bam: 'align.bam' }),
  merge: {
    ...step('vcfs', 'all', { vcfs: 'call.vcf' }),
    inputs: { vcfs: { patterns: ['*'], count: [1, null] } },
    gather: { allowFailed: { items: 1 } },
  },
} satisfies Record<string, CaseStep>;
const MAKES: Readonly<Record<string, string>> = { align: 'bam', call: 'vcf', merge: 'all' };

class Scene extends MarkedRun {
  status: RunStatus | undefined;

  constructor(steps: Readonly<Record<string, CaseStep>> = STEPS) {
    const plan = planOf({ steps });
    super(
      plan,
      findRootItems(plan, { kind: 'pairs' }, ['a_1.fq', 'b_1.fq', 'c_1.fq'].map(aStoredFile)).items,
    );
  }

  finish(name: string, state: 'done' | 'failed' = 'done'): void {
    const item = this.ready.find((each) => `${each.step} ${each.id}` === name)!;
    const { segments, version } = item;
    const outputs = new Map([[MAKES[item.step]!, [aMadeEntry('x', version)]]]);
    this.end(item, { step: item.step, segments, version, state, ...(state === 'done' && { outputs }) });
  }

  /** The status after one more snapshot. */
  async look(): Promise<RunStatus> {
    const { cloud } = this;
    const world = {
      storage: cloud.storage,
      queues: { count: async () => ({ waiting: 0, taken: 1 }) },
      agents: { describe: async () => [] },
      logs: { filter: async () => [] },
    };
    const snapshot = await snapshotRun(PLACE.run, { deployed, world, now: cloud.time });
    this.status = nextStatus(this.status, snapshot, deployed);
    return this.status;
  }
}

describe('the status of a run with items of several files', () => {
  it('counts the samples first, and says what items wait for', async () => {
    const scene = new Scene();
    scene.finish('align a');
    scene.finish('align b');
    scene.finish('call a');
    const status = await scene.look();
    const { progress } = status;
    assert.deepEqual(progress.samples, { all: 3, failed: 0, through: 1 });
    assert.deepEqual(
      progress.steps.map(({ id, known, running, complete, waits }) => [id, known, running, complete, waits]),
      [
        ['align', 3, 1, 2, []],
        ['call', 2, 1, 1, [{ count: 1, why: 'it waits for align.bam' }]],
        ['merge', 0, 0, 0, [{ count: 1, why: 'it waits for 3 items before it' }]],
      ],
    );
    const lines = renderStatus(status, deployed, { file: 'tides.workflow.json' }).split('\n');
    assert.match(lines[0]!, /running; 1 of 3 samples through all steps; 3 of 7 items done/);
    assert.match(lines[3]!, /^ {2}call .* 1 of 3, 1 running, 1 waits for align\.bam/);
    assert.match(runPage(status, deployed, undefined).head.join('\n'), /- \*\*call\*\*: 1 waits for align/);
  });

  it('is over when everything that is gathered has ended, and tolerates what that continues without', async () => {
    const scene = new Scene();
    for (const name of ['align a', 'align b', 'align c', 'call a', 'call b']) scene.finish(name);
    scene.finish('call c', 'failed');
    await scene.look();
    assert.equal((await scene.look()).progress.state, 'RUNNING', 'the group has begun');
    scene.finish('merge merge');
    assert.equal((await scene.look()).progress.state, 'RUNNING');
    const status = await scene.look();
    assert.deepEqual([status.progress.state, status.progress.tolerated], ['COMPLETE', 1]);
    const page = runPage(status, deployed, undefined);
    assert.match(
      page.title,
      /^2 of 3 samples through all steps, 1 failed; merge is without c; 6 of 7 items done, 1 failed$/,
    );
    assert.equal(desiredRunCheck(status, page, []).check.conclusion, 'neutral');
    const record = recordAwsRun(status, deployed, '1');
    assert.deepEqual([record.state, record.tolerated, record.samples?.through], ['COMPLETE', 1, 2]);
    assert.deepEqual(record.steps[2]?.takes, { call: ['vcf'] });
    assert.equal(record.items.find(({ item, step }) => step === 'call' && item === 'c')?.tolerated, true);
    assert.equal((statusJson(status, deployed) as { tolerated?: number }).tolerated, 1);
  });

  it('is not over before the dispatcher has looked for what can be gathered', async () => {
    const scene = new Scene();
    for (const name of ['align a', 'align b', 'align c', 'call a', 'call b', 'call c']) scene.finish(name);
    for (const [place] of scene.cloud.objects)
      if (/\/gather\//.test(place)) scene.cloud.objects.delete(place);
    await scene.look();
    const { progress } = await scene.look();
    assert.deepEqual(
      [progress.state, progress.steps[2]?.waits],
      ['RUNNING', [{ count: 1, why: 'it is about to be gathered' }]],
    );
  });

  it('fails where too much failed for what gathers', async () => {
    const scene = new Scene();
    for (const name of ['align a', 'align b', 'align c', 'call a']) scene.finish(name);
    for (const name of ['call b', 'call c']) scene.finish(name, 'failed');
    await scene.look();
    const { progress } = await scene.look();
    assert.deepEqual(
      [progress.state, progress.tolerated, progress.steps[2]?.failed],
      ['EXECUTOR_ERROR', undefined, 1],
    );
  });
});
