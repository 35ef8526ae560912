import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispatch } from '../../src/dispatch/dispatch.ts';
import type { JoinReport } from '../../src/dispatch/join-items.ts';
import { PART_SIZE } from '../../src/dispatch/join-units.ts';
import { runItemsKey } from '../../src/protocol/object-keys.ts';
import { findRootItems } from '../../src/protocol/root-items.ts';
import { s3Record } from '../fakes/dispatch-world.ts';
import { anInput, ItemRun, RUN, type Scene, sceneOf } from '../fakes/item-run.ts';
import type { CaseStep } from '../protocol/item-cases.ts';

const any = { patterns: ['*'] } as const;
const step = (from: Record<string, string>): CaseStep => ({
  inputs: Object.fromEntries(Object.keys(from).map((name) => [name, any])),
  ...{ outputs: { out: any }, makes: { out: ['*.out'] }, from },
});
const cohort = {
  align: step({ reads: 'files' }),
  depth: step({ bam: 'align.out' }),
  call: step({ bam: 'align.out', table: 'depth.out' }),
};
const branches = {
  left: step({ f: 'files' }),
  right: step({ f: 'files' }),
  both: step({ l: 'left.out', r: 'right.out' }),
};
const indexed = {
  index: { ...step({ g: 'shared.g' }), inputs: { g: { ...any, shared: true } }, gather: {} },
  map: step({ reads: 'files', index: 'index.out' }),
};
const checked = { ...indexed, check: step({ index: 'index.out' }) };

function sceneFor(steps: Readonly<Record<string, CaseStep>>, samples: number): Scene {
  const files = Array.from({ length: samples }, (_, i) => `s${i}.fq`);
  return sceneOf({ name: '', files, steps, expect: {} });
}

/** All messages of the inbox, in one call. */
async function call(
  run: ItemRun,
  take = (all: ItemRun['inbox']) => all.splice(0),
): Promise<JoinReport | undefined> {
  const records = take(run.inbox).map(({ body, sent }, i) => ({
    ...{ messageId: `m${i}`, body, attributes: { SentTimestamp: String(sent) } },
  }));
  const { batchItemFailures } = await dispatch({ Records: records }, run.world);
  assert.deepEqual(batchItemFailures, []);
  for (const { body } of run.world.sqs.drain('inbox')) run.send(body);
  return run.world.lines.at(-1)!.joined as JoinReport | undefined;
}

/** Works on everything, a call for all that has ended since the last one. */
async function finish(run: ItemRun): Promise<JoinReport[]> {
  const reports: JoinReport[] = [];
  while (run.inbox.length > 0) {
    const report = await call(run);
    if (report) reports.push(report);
    for (const { body } of run.waiting()) run.work(body, false);
  }
  return reports;
}

const sum = (reports: readonly JoinReport[], field: keyof JoinReport): number =>
  reports.reduce((all, report) => all + report[field], 0);

describe('requests for markers', () => {
  it('are none for an item with one source, and one for each further source that has ended before', async () => {
    const run = new ItemRun(sceneFor(cohort, 50));
    const reports = await finish(run);
    assert.equal(run.worked.size, 150);
    assert.deepEqual([sum(reports, 'items'), sum(reports, 'requests')], [100, 50]);
  });

  it('are two for an item of two branches, and none where both end in one call', async () => {
    const together = new ItemRun(sceneFor(branches, 50));
    assert.equal(sum(await finish(together), 'requests'), 0);
    assert.equal(together.worked.size, 150);

    const apart = new ItemRun(sceneFor(branches, 50));
    await call(apart);
    const work = apart.waiting();
    for (const { body } of work.filter((each) => each.step === 'left')) apart.work(body, false);
    const first = await call(apart);
    for (const { body } of work.filter((each) => each.step === 'right')) apart.work(body, false);
    const second = await call(apart);
    assert.deepEqual([first!.items, first!.requests], [0, 50]);
    assert.deepEqual([second!.items, second!.requests], [50, 50]);
  });

  it('leave an item to the branch whose message comes later', async () => {
    const run = new ItemRun(sceneFor(branches, 1));
    await call(run);
    const work = run.waiting();
    for (const { body } of work) {
      run.work(body, false);
      run.world.now += 60_000;
    }
    const [left, right] = run.inbox.splice(0);
    const early = await call(run, () => [left!]);
    assert.deepEqual([early!.items, early!.left], [0, 1]);
    const late = await call(run, () => [right!]);
    assert.deepEqual([late!.items, late!.left], [1, 0]);
  });

  it('keep what comes twice from multiplying: an item that was done is not sent again', async () => {
    const run = new ItemRun(sceneFor(cohort, 3));
    await call(run);
    const align = run.waiting();
    for (const { body } of align) run.work(body, false);
    // Before anything was made of them, as when the first agent had died before it said so.
    for (const { body } of align) run.work(body, false);
    const [early, ...rest] = run.inbox.splice(3);
    run.inbox.splice(0);
    run.inbox.push(early!);
    assert.deepEqual([(await call(run))!.items, run.waiting().length], [1, 1]);
    run.inbox.push(...rest);
    await finish(run);
    assert.equal(run.worked.size, 9);
    const worked = run.taken.length;
    for (const { body } of align) run.work(body, false);
    const { items, done, requests } = (await call(run))!;
    assert.deepEqual([items, done, requests, run.waiting()], [0, 3, 3, []]);
    assert.equal(run.taken.length, worked + align.length);
  });

  it('are not needed for results that were stored again: those of the later message count', async () => {
    const run = new ItemRun(sceneFor(cohort, 1));
    await call(run);
    for (const { body } of run.waiting()) run.work(body, false);
    const [first] = run.inbox.splice(0);
    const again = first!.body.replace(/"etag":"[0-9a-f]+"/, `"etag":"${'f'.repeat(32)}"`);
    assert.notEqual(again, first!.body);
    run.inbox.push({ body: again, sent: first!.sent + 1000 }, first!);
    await call(run);
    assert.deepEqual(
      run.waiting().map(({ body }) => /"etag":"f+"/.test(body)),
      [true],
    );
  });

  it('are the same few for a result that goes to every item', async () => {
    const run = new ItemRun(sceneFor(indexed, 40));
    const reports = await finish(run);
    assert.equal(run.worked.size, 41);
    assert.deepEqual([sum(reports, 'items'), sum(reports, 'requests')], [40, 2]);
  });
});

describe('a result that goes to very many items', () => {
  it('is divided among calls', async () => {
    const samples = 2 * PART_SIZE + 7;
    const run = new ItemRun(sceneFor(indexed, samples));
    await call(run);
    for (const { body } of run.waiting()) run.work(body, false);
    assert.equal((await call(run))!.items, 0);
    assert.equal(run.inbox.length, 3);
    const parts: number[] = [];
    while (run.inbox.length > 0) parts.push((await call(run, (all) => all.splice(0, 1)))!.items);
    assert.deepEqual(parts, [PART_SIZE, PART_SIZE, 7]);
    const ids = run.waiting().map(({ body }) => JSON.parse(body).content.id);
    assert.equal(new Set(ids).size, samples);
  });
});

describe('a result that goes to very many items, and to one for all', () => {
  it('has that one sent once', async () => {
    const run = new ItemRun(sceneFor(checked, 2 * PART_SIZE + 7));
    await call(run);
    for (const { body } of run.waiting()) run.work(body, false);
    while (run.inbox.length > 0) await call(run, (all) => all.splice(0, 1));
    assert.equal(run.waiting().filter((each) => each.step === 'check').length, 1);
  });
});

describe('the list of a run', () => {
  it('is read once for all calls while it does not change', async () => {
    const run = new ItemRun(sceneFor(cohort, 5));
    let reads = 0;
    const { bucket } = run.world.s3;
    const counting: typeof bucket = {
      ...bucket,
      lines(place) {
        reads += 1;
        return bucket.lines(place);
      },
    };
    Object.assign(run.world, { objects: async () => counting });
    await finish(run);
    assert.equal(reads, 1);
  });

  it('decides the version: what a changed row had made leads nowhere', async () => {
    const scene = sceneFor(cohort, 2);
    const run = new ItemRun(scene);
    await call(run);
    for (const { body } of run.waiting()) run.work(body, false);
    const changed = { ...anInput('s1.fq'), etag: 'other', version: 'other' };
    run.writeRun(findRootItems(scene.plan, { kind: 'file' }, [anInput('s0.fq'), changed]).items);
    await call(run);
    assert.deepEqual(
      run.waiting().map(({ step, body }) => [step, JSON.parse(body).content.id]),
      [['depth', 's0.fq']],
    );
  });

  it('leaves messages to be delivered again while it cannot be read', async () => {
    const run = new ItemRun(sceneFor(cohort, 2));
    await call(run);
    for (const { body } of run.waiting()) run.work(body, false);
    run.world.put(runItemsKey('out/', RUN), '{"version":2,"items":2}\n');
    const Records = run.inbox.map(({ body }, i) => ({ messageId: `m${i}`, body }));
    const { batchItemFailures } = await dispatch({ Records }, run.world);
    assert.equal(batchItemFailures.length, 2);
    assert.match(JSON.stringify(run.world.lines.at(-1)!.failures), /announces 2 items, but has 0/);
  });
});

describe('a run of items', () => {
  it('gets nothing more when it is canceled, and nothing by its uploads', async () => {
    const scene = sceneFor(cohort, 2);
    const run = new ItemRun(scene);
    await call(run);
    for (const { body } of run.waiting()) run.work(body, false);
    run.writeRun(scene.roots, { canceled_at: '2026-11-25T10:00:00Z' });
    run.send(JSON.stringify({ Records: [s3Record(`in/${RUN}/s0.fq`)] }));
    await call(run);
    assert.deepEqual(run.waiting(), []);
    assert.deepEqual(run.world.lines.at(-1)!.ignored, {
      'its run is canceled': 2,
      'its run sends its own items': 1,
    });
  });

  it('waits in the inbox where the next step is closed', async () => {
    const run = new ItemRun(sceneFor(cohort, 1));
    await call(run);
    for (const { body } of run.waiting()) run.work(body, false);
    const [end] = run.inbox;
    Object.assign(run.world, { plan: { ...run.world.plan, closed: ['depth'] } });
    await call(run);
    assert.deepEqual(
      run.inbox.map(({ body }) => body),
      [end!.body],
    );
    assert.deepEqual([run.waiting(), run.world.lines.at(-1)!.held], [[], 1]);
    Object.assign(run.world, { plan: { ...run.world.plan, closed: ['align', 'depth'] } });
    await call(run);
    assert.equal(run.waiting().length, 1);
  });

  it('names an object for an item that no message holds', async () => {
    const names = Array.from({ length: 600 }, (_, i) => `${i}-${'x'.repeat(60)}`);
    const many = {
      make: {
        ...step({ f: 'files' }),
        outputs: { out: { ...any, count: [1, null] as const } },
        makes: { out: names },
      },
      take: { ...step({ all: 'make.out' }), inputs: { all: { ...any, count: [1, null] as const } } },
    };
    const run = new ItemRun(sceneFor(many, 1));
    await finish(run);
    const files = [...run.worked].find(([key]) => key.startsWith('take'))![1];
    assert.equal(files.split(',').length, 600);
    assert.equal(run.world.s3.keys('results', `out/.pipewright/runs/${RUN}/work/take/`).length, 1);
  });
});
