import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clearResults } from '../../src/dispatch/clear-results.ts';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import type { GatherReport } from '../../src/dispatch/gather-step.ts';
import { RunBook } from '../../src/dispatch/run-book.ts';
import { countItems } from '../../src/progress/count-items.ts';
import { emptyCountCache } from '../../src/progress/item-facts.ts';
import { gatheringWhatIsDone } from '../../src/protocol/item-groups.ts';
import { readMarker, writeMarker } from '../../src/protocol/marker.ts';
import { writeEndMessage } from '../../src/protocol/message.ts';
import {
  adhocItemKey,
  gatherSentKey,
  itemMarkerKey,
  markerFolder,
  runManifestKey,
} from '../../src/protocol/object-keys.ts';
import type { RunStorage } from '../../src/protocol/object-store.ts';
import { endOf } from '../../src/protocol/result-entries.ts';
import { readRunManifest } from '../../src/protocol/run-manifest.ts';
import { gatherRun } from '../../src/runs/gather-run.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { ItemRun, RUN, sceneOf } from '../fakes/item-run.ts';
import type { CaseStep } from '../protocol/item-cases.ts';

const any = { patterns: ['*'] } as const;
const all = { ...any, count: [1, null] } as const;
const step = (from: string, more: Partial<CaseStep> = {}): CaseStep => ({
  ...{ inputs: { f: any }, outputs: { out: any }, makes: { out: ['*.out'] }, from: { f: from } },
  ...more,
});
const merge = (more: Partial<CaseStep> = {}): CaseStep =>
  step('call.out', { inputs: { f: all }, gather: {}, makes: { out: ['all.out'] }, ...more });
const steps = (last: CaseStep, call: Partial<CaseStep> = {}) => ({
  ...{ trim: step('files'), align: step('trim.out'), call: step('align.out', call), merge: last },
});
const schedule = { 'detail-type': 'Scheduled Event' };

function runOf(made: Readonly<Record<string, CaseStep>>, samples = 20): ItemRun {
  const files = Array.from({ length: samples }, (_, i) => `s${i}`);
  return new ItemRun(sceneOf({ name: '', files, steps: made, expect: {} }));
}

async function call(run: ItemRun, event?: unknown, errors?: RegExp): Promise<GatherReport[]> {
  const Records = run.inbox.splice(0).map(({ body, sent }, i) => ({
    ...{ messageId: `m${i}`, body, attributes: { SentTimestamp: String(sent) } },
  }));
  const lines = run.world.lines.length;
  assert.deepEqual((await dispatch(event ?? { Records }, run.world)).batchItemFailures, []);
  const line = run.world.lines[lines]!;
  if (errors) assert.match(String(line.errors), errors);
  else assert.equal(line.errors, undefined);
  return (line.gathers ?? []) as GatherReport[];
}

/** Works on everything before the gather step, and calls the dispatcher for all ends of a step together. */
async function upToMerge(run: ItemRun, isBusy = false): Promise<GatherReport[]> {
  let reports: GatherReport[] = [];
  while (run.inbox.length > 0) {
    reports = await call(run);
    const open = run.waiting().filter((each) => each.step !== 'merge');
    run.world.backlogs.set('align', isBusy ? 3 : 0);
    for (const { body } of open) run.work(body, false);
  }
  return reports;
}
const gathered = (run: ItemRun) => run.waiting().filter((each) => each.step === 'merge');

describe('results that are kept until a run has ended', () => {
  it('go when no item can begin or waits, by the rules of the planner', async () => {
    const run = runOf(steps(merge()), 3);
    const plan = {
      ...run.world.plan,
      steps: run.world.plan.steps.map((each) =>
        each.id === 'call' ? { ...each, keep: 'last' as const } : each,
      ),
    };
    const { world } = run;
    const clear = () =>
      clearResults(RUN, {
        plan,
        book: new RunBook(plan, world.objects, world.lists),
        bucket: world.s3.bucket,
      });
    await upToMerge(run);
    const result = `out/call/${RUN}/s0/x.out`;
    world.put(result, 'x');
    assert.deepEqual([await clear(), world.text(result)], [false, 'x'], 'its reader has not ended');
    for (const { body } of gathered(run)) run.work(body, false);
    world.put(`out/align/${RUN}/s0/x.out`, 'y');
    assert.deepEqual([await clear(), world.text(result)], [true, undefined]);
    assert.equal(world.text(`out/align/${RUN}/s0/x.out`), 'y');
  });

  it('are looked at in parts, so that a run may have any number of items', async () => {
    const run = runOf({ trim: step('files'), align: step('trim.out') }, 2);
    const { world } = run;
    const plan = {
      ...world.plan,
      steps: world.plan.steps.map((each) => (each.id === 'trim' ? { ...each, keep: 'last' as const } : each)),
    };
    await call(run);
    for (const { body } of run.waiting()) run.work(body, false);
    await call(run);
    world.put(`out/trim/${RUN}/s0/x.out`, 'x');
    const parts: number[] = [];
    const book = new RunBook(plan, world.objects, world.lists);
    const items = (await book.items(RUN))!;
    // The second item is the last of very many.
    const slice: typeof items.slice = async (from, to) => {
      parts.push(to - from);
      return await items.slice(from === 0 ? 0 : 1, from === 0 ? 1 : 2);
    };
    book.items = async () => ({ ...items, count: 50_000, slice });
    const clear = () => clearResults(RUN, { plan, book, bucket: world.s3.bucket });
    const [first, second] = run.waiting();
    run.work(first!.body, false);
    assert.equal(await clear(), false);
    run.work(second!.body, false);
    assert.equal(await clear(), true);
    assert.deepEqual(parts, [20_000, 20_000, 20_000, 20_000, 10_000]);
  });
});

describe('a group', () => {
  it('begins once, and only the markers of what it takes are read', async () => {
    const run = runOf(steps(merge()));
    const [report] = await upToMerge(run);
    assert.deepEqual(report, { run: RUN, step: 'merge', sent: true, groups: 1, requests: 20 });
    assert.equal(gathered(run).length, 1);
    assert.deepEqual(await call(run, schedule), []);
    assert.equal(gathered(run).length, 1);
  });

  it('begins while other runs keep the queues busy, when as many items have ended as there are', async () => {
    const run = runOf(steps(merge()));
    run.world.backlogs.set('align', 3);
    await call(run);
    const [first] = run.waiting();
    run.work(first!.body, false);
    const [early] = await call(run);
    assert.deepEqual([early!.why, early!.requests], ['1 of 20 items of trim have ended', undefined]);
    for (const { body } of run.waiting()) run.work(body, false);
    const [report] = await upToMerge(run, true);
    assert.deepEqual([report!.sent, report!.requests], [true, 20]);
  });

  it('is not looked for again when nothing has ended since', async () => {
    const run = runOf(steps(merge()), 3);
    await call(run);
    const [first, ...others] = run.waiting();
    run.work(first!.body, false);
    const [open] = await call(run);
    assert.match(open!.why!, /1 groups wait for \d+ items before them/);
    const [again] = await call(run, schedule);
    assert.equal(again!.why, 'nothing has ended since the last check');
    for (const { body } of others) run.work(body, false);
    assert.equal((await upToMerge(run))[0]!.sent, true);
  });

  it('is sent by one of two calls at once, and by another one where that call has died', async () => {
    const run = runOf(steps(merge()), 3);
    run.world.refuses = ({ step }) => step === 'merge';
    await assert.rejects(upToMerge(run), /refused/);
    run.world.refuses = () => false;
    assert.equal((await call(run, schedule))[0]!.why, 'another call of the dispatcher is sending it');
    assert.deepEqual(gathered(run), []);
    run.world.now += 3 * 60_000;
    const before = run.world.lines.length;
    await Promise.all([dispatch(schedule, run.world), dispatch(schedule, run.world)]);
    const reports = run.world.lines.slice(before).flatMap(({ gathers }) => gathers as GatherReport[]);
    assert.equal(reports.filter(({ sent }) => sent).length, 1);
    assert.equal(gathered(run).length, 1);
    assert.ok(run.world.text(gatherSentKey('out/', RUN, 'merge')));
  });

  it('that failed for its members is recorded, and begins when they have results after all', async () => {
    const fails = ['s1'];
    const run = runOf(steps(merge(), { fails }), 3);
    const [report] = await upToMerge(run);
    assert.deepEqual([report!.sent, report!.refused], [false, 1]);
    const markers = run.world.s3.keys('results', markerFolder('out/', RUN, 'merge'));
    assert.match(run.world.text(markers[0]!)!, /1 of 3 items before it have no result/);
    fails.pop();
    await retry(run, 's1');
    assert.equal((await upToMerge(run))[0]!.sent, true);
    assert.equal(gathered(run).length, 1);
  });

  it('that was refused begins with what is done when people ask for it, and the rest is tolerated', async () => {
    const run = runOf(steps(merge(), { fails: ['s1'] }), 3);
    const [refused] = await upToMerge(run);
    assert.deepEqual([refused!.sent, refused!.refused], [false, 1]);
    const { world, scene } = run;
    const cloud = { storage: world.s3.bucket as unknown as RunStorage, now: () => world.now };
    const plan = deployablePlan(
      {
        workflow: 'flow',
        output: { bucket: 'results', prefix: 'out/' },
        items: { ...scene.plan, rule: { kind: 'file' }, shared: {} },
      },
      ...world.plan.steps.map(({ id, needs, gather }) => deployableStep(id, { needs, gather })),
    );
    await assert.rejects(gatherRun(plan, RUN, 'call', cloud), { code: 'NOTHING_TO_GATHER' });
    assert.deepEqual(await gatherRun(plan, RUN, undefined, cloud), [{ id: 'merge', groups: 1 }]);
    const [report] = await call(run, schedule);
    assert.deepEqual([report!.sent, report!.refused], [true, undefined]);
    const [group] = gathered(run);
    assert.deepEqual(JSON.parse(group!.body).content?.missing ?? JSON.parse(group!.body).missing, ['s1']);
    run.work(group!.body, false);
    await call(run);
    // Nothing refuses it again.
    assert.deepEqual(await call(run, schedule), []);
    const markers = world.s3.keys('results', markerFolder('out/', RUN, 'merge'));
    assert.ok(markers.length === 1 && markers[0]!.endsWith('.done'), markers.join(' '));
    const manifest = readRunManifest(world.text(runManifestKey('out/', RUN))!);
    const place = { run: RUN, bucket: 'results', prefix: 'out/' };
    const counted = await countItems(
      gatheringWhatIsDone(scene.plan, manifest.gathered),
      manifest,
      place,
      cloud.storage,
      { failed: 1, done: 1 },
      emptyCountCache(),
    );
    assert.deepEqual([counted.steps.get('call')!.failed, counted.steps.get('call')!.tolerated], [1, 1]);
    await assert.rejects(gatherRun(plan, RUN, undefined, cloud), { code: 'NOTHING_TO_GATHER' });
  });

  it('is looked for without a look at the items of uploads without a run', async () => {
    const run = runOf(steps(merge()), 1);
    run.world.put(adhocItemKey('out/', 'x'));
    const listed: string[] = [];
    const { bucket } = run.world.s3;
    async function* list(...place: Parameters<typeof bucket.list>) {
      for await (const object of bucket.list(...place)) {
        listed.push(object.key);
        yield object;
      }
    }
    Object.assign(run.world, { objects: async () => ({ ...bucket, list }) });
    assert.equal((await call(run, schedule)).length, 1);
    assert.deepEqual(
      listed.filter((key) => key.includes('adhoc')),
      [],
    );
  });

  it('that is too large is recorded, and not looked at again', async () => {
    const makes = { out: Array.from({ length: 5000 }, (_, i) => `${'x'.repeat(900)}${i}`) };
    const inputs = ['f', 'g', 'h', 'i'];
    const each = <T>(value: T) => Object.fromEntries(inputs.map((name) => [name, value]));
    const last = merge({ inputs: each(all), from: each('call.out') });
    const run = runOf(steps(last, { makes, outputs: { out: all } }), 1);
    const [report] = await upToMerge(run);
    assert.deepEqual([report!.sent, report!.refused], [false, 1]);
    const markers = run.world.s3.keys('results', markerFolder('out/', RUN, 'merge'));
    assert.match(run.world.text(markers[0]!)!, /would gather more files than one item can/);
    assert.deepEqual(await call(run, schedule), []);
  });

  it('begins though something is wrong with a newer run', async () => {
    const run = runOf(steps(merge()), 3);
    // Its last end is only seen on the schedule.
    run.world.backlogs.set('call', 99);
    await upToMerge(run);
    run.world.backlogs.set('call', 0);
    const newer = RUN.replace('20261125', '20261126');
    run.world.put(runManifestKey('out/', newer), 'torn');
    const reports = await call(
      run,
      schedule,
      new RegExp(`^gathering in ${newer}: this release cannot read the run.json`),
    );
    assert.deepEqual([reports.map(({ sent }) => sent), gathered(run).length], [[true], 1]);
  });

  it('is made of the later results where two agents have stored the same item', async () => {
    const run = runOf(steps(merge()), 3);
    await upToMerge(run);
    const [first] = gathered(run);
    // The marker lists other objects now; the message of the other agent follows.
    const later = storeAgain(run, 's0', 'later');
    assert.equal((await call(run))[0]!.sent, true);
    const [, second] = gathered(run);
    assert.deepEqual(etagsIn(second!.body), [later, ...etagsIn(first!.body).slice(1)]);
    storeAgain(run, 's0', 'later');
    assert.equal((await call(run))[0]!.sent, false);
    assert.equal(gathered(run).length, 2);
  });

  it('that has failed for results that were stored again is sent again, and else it is not', async () => {
    const run = runOf(steps(merge({ fails: ['merge'] })), 3);
    await upToMerge(run);
    for (const { body } of gathered(run)) run.work(body, false);
    await call(run);
    assert.deepEqual(await call(run, schedule), []);
    assert.deepEqual(gathered(run), []);
    storeAgain(run, 's0', 'later');
    assert.equal((await call(run))[0]!.sent, true);
    assert.equal(gathered(run).length, 1);
  });

  it('begins again with more members, and goes with those that it has till then', async () => {
    const fails = ['s1'];
    const run = runOf(steps(merge({ gather: { allowFailed: { items: 1 } } }), { fails }), 3);
    await upToMerge(run);
    const [first] = gathered(run);
    assert.deepEqual(JSON.parse(first!.body).content.missing, ['s1']);
    run.work(first!.body, false);
    fails.pop();
    await retry(run, 's1');
    await upToMerge(run);
    const [second] = gathered(run);
    assert.deepEqual(JSON.parse(second!.body).content.missing, []);
    assert.ok(run.world.text(gatherSentKey('out/', RUN, 'merge')));
  });
});

/** The versions of files that a work message names, in their order. */
function etagsIn(body: string): string[] {
  return [...body.matchAll(/"etag":"([^"]+)"/g)].map(([, etag]) => etag!);
}

/** Another agent writes the marker of an item of `call` again, with its own result, and says so. @returns the result's ETag */
function storeAgain(run: ItemRun, sample: string, agent: string): string {
  const { version } = run.scene.roots.find(({ id }) => id === sample)!;
  const key = itemMarkerKey('out/', { run: RUN, step: 'call', segments: [sample] }, version, 'done');
  const marker = readMarker(run.world.text(key)!);
  const etag = Buffer.from(agent).toString('hex');
  const again = { ...marker, outputs: marker.outputs.map((output) => ({ ...output, etag })) };
  run.world.put(key, writeMarker(again));
  run.send(writeEndMessage({ run: RUN, end: endOf(again)! }));
  return etag;
}

/** Sends an item of `call` again, as `retry` does. */
async function retry(run: ItemRun, sample: string): Promise<void> {
  const version = run.scene.roots.find(({ id }) => id === sample)!.version;
  const key = itemMarkerKey('out/', { run: RUN, step: 'call', segments: [sample] }, version, 'failed');
  const body = run.taken.find((each) => {
    const { step: id, content } = JSON.parse(each);
    return id === 'call' && content.id === sample;
  })!;
  run.world.s3.delete({ bucket: 'results', key });
  run.send(body);
}
