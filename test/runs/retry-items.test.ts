import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countItems } from '../../src/progress/count-items.ts';
import { emptyCountCache } from '../../src/progress/item-facts.ts';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import type { StepItem } from '../../src/protocol/item-nodes.ts';
import { type ItemMessage, readWorkMessage, writeWorkMessage } from '../../src/protocol/message.ts';
import { readMarkerKey } from '../../src/protocol/object-keys.ts';
import { findRootItems } from '../../src/protocol/root-items.ts';
import type { RetryChoice } from '../../src/runs/retry-choice.ts';
import { retryRun } from '../../src/runs/retry-run.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { planOf as dispatchOf } from '../fakes/dispatch-world.ts';
import { aMadeEntry, aStoredFile, MarkedRun, PLACE } from '../fakes/marked-run.ts';
import { type CaseStep, planOf } from '../protocol/item-cases.ts';

const STEPS: Readonly<Record<string, CaseStep>> = {
  align: {
    inputs: { reads: { patterns: ['*.fq'], count: 2 } },
    outputs: { bam: { patterns: ['*.bam'] } },
  },
  depth: {
    inputs: { bam: { patterns: ['*.bam'] } },
    outputs: { table: { patterns: ['*.tsv'] } },
    from: { bam: 'align.bam' },
  },
  call: {
    inputs: { bam: { patterns: ['*.bam'] }, table: { patterns: ['*.tsv'] } },
    outputs: { vcf: { patterns: ['*.vcf'] } },
    from: { bam: 'align.bam', table: 'depth.table' },
  },
  merge: {
    inputs: { vcfs: { patterns: ['*.vcf'], count: [1, null] } },
    outputs: { all: { patterns: ['*.vcf'] } },
    from: { vcfs: 'call.vcf' },
    gather: { allowFailed: { items: 2 } },
  },
};
const MAKES: Readonly<Record<string, string>> = { align: 'bam', depth: 'table', call: 'vcf', merge: 'all' };
const FILES = ['a_1.fq', 'a_2.fq', 'b_1.fq', 'b_2.fq', 'c_1.fq', 'c_2.fq', 'd_1.fq'];

/** A run in which `depth` has failed for b, and everything else has ended; d is incomplete. */
class Scene extends MarkedRun {
  readonly deployed = deployablePlan(
    {
      workflow: this.run.workflow,
      items: { rule: { kind: 'pairs' }, shared: {}, steps: planOf({ steps: STEPS }).steps },
    },
    ...this.run.steps.map(({ id, needs, gather }) => deployableStep(id, { needs, gather })),
  );
  readonly dispatch = dispatchOf(...this.run.steps.map(({ lanes: _, ...step }) => step));

  constructor(fails: readonly string[] = ['depth b']) {
    const plan = planOf({ steps: STEPS });
    super(plan, findRootItems(plan, { kind: 'pairs' }, FILES.map(aStoredFile)).items);
    this.finish(fails);
    this.cloud.put(`some-output/out/.pipewright/runs/${PLACE.run}/ended.json`);
    this.cloud.did.length = 0;
  }

  finish(fails: readonly string[] = []): void {
    for (let [item] = this.ready; item; [item] = this.ready) {
      const { step, segments, version, id } = item;
      const outputs = new Map([[MAKES[step]!, [aMadeEntry(`${id}.out`, version)]]]);
      const isFailed = fails.includes(`${step} ${id}`);
      this.end(item, {
        step,
        segments,
        version,
        state: isFailed ? 'failed' : 'done',
        ...(!isFailed && { outputs }),
      });
    }
  }

  retry(choice: Partial<RetryChoice> = {}, plan = this.deployed) {
    return retryRun({ plan, run: PLACE.run, dispatch: this.dispatch }, { items: [], ...choice }, this.cloud);
  }

  get sent(): ItemMessage[] {
    return (this.cloud.queued.get('inbox') ?? []).map((body) => readWorkMessage(body) as ItemMessage);
  }

  /** `depth done`, … */
  get markers(): string[] {
    return this.cloud.keys('some-output').flatMap((key) => {
      const marker = readMarkerKey(key);
      return marker ? [`${marker.step} ${marker.state}`] : [];
    });
  }

  async counted() {
    const { steps, samples } = await countItems(
      this.plan,
      this.run,
      PLACE,
      this.cloud.storage,
      { failed: 1, done: 1 },
      emptyCountCache(),
    );
    const counts = [...steps].map(([id, { done, failed, ready, waits }]) => [
      id,
      done,
      failed,
      ready,
      ...waits.keys(),
    ]);
    return { counts, samples };
  }

  bury(item: StepItem<StoredFile>): void {
    const { step, id, ...content } = item;
    const message: ItemMessage = {
      ...{ kind: 'item', run: PLACE.run, step, item: id, attempt: 3 },
      content: { ...content, id },
    };
    this.cloud.queued.set(`${step}-dead`, [writeWorkMessage(message)]);
  }
}

describe('retrying items of several files', () => {
  it('continues in the lane that an item failed in', async () => {
    const scene = new Scene();
    const [place, stored] = [...scene.cloud.objects].find(([key]) => /\/depth\/.*\.failed$/.test(key))!;
    const marker = JSON.parse(stored.text);
    scene.cloud.put(place, JSON.stringify({ ...marker, lane: 2, moves: 1 }));
    const lanes = [1, 2, 4].map((factor) => ({
      ...{ cpu: 256, memory: 1024 * factor },
      work: { url: `depth-${factor}`, arn: 'arn' },
    }));
    const steps = scene.dispatch.steps.map((step) => ({ ...step, ...(step.id === 'depth' && { lanes }) }));
    await retryRun(
      { plan: scene.deployed, run: PLACE.run, dispatch: { ...scene.dispatch, steps } },
      { items: [] },
      scene.cloud,
    );
    assert.deepEqual(
      scene.sent.map(({ step, item, attempt, lane, moves }) => [step, item, attempt, lane, moves]),
      [['depth', 'b', 1, 2, 1]],
    );
  });

  it('sends what failed once, takes back what was gathered without it, and the run is open again', async () => {
    const scene = new Scene();
    assert.deepEqual((await scene.counted()).samples, { all: 4, failed: 2, through: 2 });
    const [depth] = [...scene.flow.itemsOf('depth')].filter(({ id }) => id === 'b');
    scene.bury({ ...depth!.item!, step: 'depth' });
    const steps = await scene.retry();
    assert.deepEqual(
      scene.sent.map(({ step, item, attempt }) => [step, item, attempt]),
      [['depth', 'b', 1]],
    );
    assert.ok('files' in scene.sent[0]!.content);
    assert.deepEqual(
      [...scene.sent[0]!.content.files.values()].flat().map(({ path }) => path),
      ['b.out'],
    );
    assert.deepEqual(
      steps.map(({ id, again, settled }) => [id, again, settled]),
      [
        ['align', [], 0],
        ['depth', ['b'], 0],
        ['call', [], 0],
        ['merge', [], 0],
      ],
    );
    // The incomplete item stays as it is; the merge of two is gone, with the notes about it.
    assert.deepEqual(
      scene.markers.filter((marker) => marker.endsWith('failed') || marker.startsWith('merge')),
      ['align failed'],
    );
    assert.deepEqual(scene.cloud.keys('some-output', `out/.pipewright/runs/${PLACE.run}/gather/`), []);
    assert.equal(
      scene.cloud.keys('some-output').some((key) => key.endsWith('ended.json')),
      false,
    );
    assert.equal(scene.cloud.queued.get('depth-dead')?.length, 0);
    assert.deepEqual((await scene.counted()).counts, [
      ['align', 3, 1, 0],
      ['depth', 2, 0, 1],
      ['call', 2, 0, 0, 'it waits for depth.table'],
      ['merge', 0, 0, 0, 'it waits for 2 items before it'],
    ]);
  });

  it('sends only what is named, and nothing twice', async () => {
    const scene = new Scene(['depth b', 'depth c']);
    await scene.retry({ items: ['c'] });
    await scene.retry({ items: ['c'] });
    await scene.retry({ items: ['a'] });
    await scene.retry({ step: 'call' });
    assert.deepEqual(
      scene.sent.map(({ step, item }) => `${step} ${item}`),
      ['depth c'],
    );
    assert.deepEqual(
      scene.markers.filter((marker) => marker.endsWith('failed')),
      ['align failed', 'depth failed'],
    );
  });

  it('makes again what a failed item needs and is gone, whose end sends it', async () => {
    const scene = new Scene();
    for (const key of scene.cloud.keys('some-output', 'out/'))
      if (!key.includes('.pipewright')) scene.cloud.objects.delete(`some-output/${key}`);
    const steps = scene.deployed.steps.map((step) => ({ ...step, keep: 7 }));
    await scene.retry({}, { ...scene.deployed, steps });
    assert.deepEqual(
      scene.sent.map(({ step, item }) => `${step} ${item}`),
      ['align b'],
    );
    const counts = (state: string) => scene.markers.filter((each) => each === state).length;
    assert.deepEqual([counts('align done'), counts('depth done'), counts('depth failed')], [2, 2, 0]);
  });

  it('lets a group that failed begin again when what it takes, and is gone, is there again', async () => {
    const scene = new Scene(['merge merge']);
    const notes = () => scene.cloud.keys('some-output', `out/.pipewright/runs/${PLACE.run}/gather/merge`);
    assert.equal(notes().length, 2);
    for (const key of scene.cloud.keys('some-output', 'out/'))
      if (!key.includes('.pipewright')) scene.cloud.objects.delete(`some-output/${key}`);
    const steps = scene.deployed.steps.map((step) => ({ ...step, keep: 7 }));
    await scene.retry({}, { ...scene.deployed, steps });
    assert.deepEqual(scene.sent.map(({ step, item }) => `${step} ${item}`).sort(), [
      'align a',
      'align b',
      'align c',
    ]);
    assert.deepEqual(
      scene.markers.filter((each) => each.startsWith('merge')),
      [],
    );
    // The group has the same version then: with a note, the dispatcher would take it for sent.
    assert.deepEqual(notes(), []);
  });

  it('changes nothing where nothing can be tried again', async () => {
    const scene = new Scene([]);
    assert.deepEqual(
      (await scene.retry()).flatMap(({ again }) => again),
      [],
    );
    assert.deepEqual(scene.cloud.did, []);
    assert.deepEqual((await scene.counted()).counts[3], ['merge', 1, 0, 0]);
  });

  it('takes back that a group was refused, when what failed before it is tried again', async () => {
    const scene = new Scene(['depth a', 'depth b', 'depth c']);
    assert.ok(scene.markers.includes('merge failed'));
    await scene.retry({ step: 'depth' });
    assert.deepEqual(scene.sent.map(({ step, item }) => `${step} ${item}`).sort(), [
      'depth a',
      'depth b',
      'depth c',
    ]);
    assert.ok(!scene.markers.includes('merge failed'));
  });

  it('sends a group that failed itself, and removes dead letters of what is done', async () => {
    const scene = new Scene(['merge merge']);
    const [a] = [...scene.flow.itemsOf('align')].filter(({ id }) => id === 'a');
    scene.bury({ ...a!.item!, step: 'align' });
    const steps = await scene.retry();
    assert.deepEqual(
      scene.sent.map(({ step, item }) => `${step} ${item}`),
      ['merge merge'],
    );
    assert.deepEqual(
      steps.map(({ settled }) => settled),
      [1, 0, 0, 0],
    );
    assert.deepEqual((await scene.counted()).counts[3], ['merge', 0, 0, 1]);
  });
});
