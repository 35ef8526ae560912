import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import { itemDigest, markerKey } from '../../src/protocol/object-keys.ts';
import { readRunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { newManifest } from '../../src/runs/new-run.ts';
import type { RunInput } from '../../src/runs/run-inputs.ts';
import { startRun } from '../../src/runs/start-run.ts';
import { readRun } from '../../src/runs/stored-run.ts';
import type { Copies } from '../../src/runs/transfer-inputs.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { readFileMessage } from '../fakes/file-message.ts';
import { etagOf, MemoryRunCloud } from '../fakes/run-storage.ts';

const RUN = 'run-20261125T092236Z-3fa9c1';
const facts = { run: RUN, created_at: '2026-11-25T09:22:36.000Z' };
const quiet = { compare: () => {}, copy: () => {}, begin: () => {}, brought: () => {} };
const takes = (patterns: string[]) => ({ spec: { inputs: { patterns } } as never });
const plan = deployablePlan(
  {},
  deployableStep('one', takes(['*.txt'])),
  deployableStep('two', { ...takes(['*']), needs: ['one'] }),
  deployableStep('all', { ...takes(['*']), needs: ['two'], gather: true }),
);
const file = (path: string, content = `content of ${path}`): RunInput => ({
  path,
  size: content.length,
  from: { kind: 'file', file: content },
});
const manifestPlace = `some-output/out/.pipewright/runs/${RUN}/run.json`;
const manifestOf = (world: MemoryRunCloud) => readRunManifest(world.objects.get(manifestPlace)!.text);

async function start(world: MemoryRunCloud, inputs: RunInput[], continuing = false, flow: Plan = plan) {
  // What is said is in the row of what is done.
  const copy = ({ objects, bytes, from, to }: Copies) =>
    void world.did.push(`announce ${objects}, ${bytes} B, ${from} to ${to}`);
  const before = continuing ? await readRun(flow, RUN, world.storage) : undefined;
  world.did.length = 0;
  return startRun({ plan: flow, inputs, metadata: facts, before, inbox: 'inbox' }, world, { ...quiet, copy });
}
/** As an agent does that has finished an item. */
function finish(
  world: MemoryRunCloud,
  step: string,
  item: string,
  content: string,
  state: 'done' | 'failed' = 'done',
) {
  const key = `out/${step}/${RUN}/${item}`;
  const output = { path: item, bucket: 'some-output', key, etag: etagOf(`result ${content}`), size: 1 };
  const marker: Marker = {
    version: 2,
    state: state === 'done' ? 'COMPLETE' : 'EXECUTOR_ERROR',
    ...{ run: RUN, step, item, attempt: 1, seconds: 1, agent: '1' },
    content: {
      kind: 'file',
      input: { bucket: 'some-input', key: 'k', etag: etagOf(content) },
      trace: [],
    },
    started_at: '2026',
    outputs: state === 'done' ? [output] : [],
  };
  if (state === 'done') world.put(`some-output/${key}`, `result ${content}`);
  world.put(
    `some-output/${markerKey('out/', { run: RUN, step, item }, etagOf(content), state)}`,
    writeMarker(marker),
  );
}
const markers = (world: MemoryRunCloud, step: string) =>
  world.keys('some-output', `out/.pipewright/markers/${RUN}/${step}/`).length;

describe('a new run', () => {
  it('writes its manifest before the first upload, and uploads what a step takes', async () => {
    const world = new MemoryRunCloud();
    const started = await start(world, [file('a.txt'), file('deep/ü.txt'), file('no.png')]);
    assert.deepEqual(world.did, [
      `replace out/.pipewright/runs/${RUN}/run.json`,
      `upload in/${RUN}/a.txt`,
      `upload in/${RUN}/deep/ü.txt`,
    ]);
    const { inputs, ...manifest } = manifestOf(world);
    assert.deepEqual(manifest, newManifest(plan, { one: 2 }, facts));
    assert.match(inputs ?? '', /^[0-9a-f]{64}$/);
    assert.deepEqual([started.uploaded, started.left_out], [2, ['no.png']]);
  });

  it('is refused without an input that a step takes, and with a key too long for S3', async () => {
    const world = new MemoryRunCloud();
    await assert.rejects(start(world, [file('no.png')]), { code: 'NO_INPUTS', message: /\*\.txt/ });
    await assert.rejects(start(world, [file(`${'x'.repeat(1100)}.txt`)]), { code: 'KEY_TOO_LONG' });
    const above = deployablePlan({}, deployableStep('one', takes(['../*.txt'])));
    await assert.rejects(start(world, [file('../a.txt')], false, above), { code: 'PATH_OUTSIDE' });
    assert.deepEqual(world.did, []);
    await start(world, [file('a.txt')]);
    await assert.rejects(start(world, [file('no.png')], true), { code: 'NO_INPUTS', message: /\*\.txt/ });
    assert.deepEqual(world.did, []);
    await start(world, [], true);
  });

  it('is refused where two inputs would write one result, in the run already or not', async () => {
    const world = new MemoryRunCloud();
    await assert.rejects(start(world, [file('a.txt'), file('a.txt/b.txt')]), {
      code: 'OUTPUT_COLLISION',
      message: /input a\.txt\/b\.txt .*step one.*conflicts with a\.txt/,
    });
    assert.deepEqual(world.did, []);
    await start(world, [file('a.txt')]);
    await assert.rejects(start(world, [file('a.txt/b.txt')], true), { code: 'OUTPUT_COLLISION' });
    assert.deepEqual(world.did, []);
  });

  it('copies inputs from elsewhere in S3, and uses those below its prefix in place', async () => {
    const world = new MemoryRunCloud();
    world.put('other/x/a.txt', 'text');
    const copy = { kind: 'copy' as const, bucket: 'other', key: 'x/a.txt', modified: 0 };
    const object = { bucket: 'some-input', key: 'in/old/b.txt', etag: 'e', size: 4 };
    const inPlace = { path: 'b.txt', size: 4, from: { kind: 'in place' as const, object } };
    const started = await start(world, [{ path: 'a.txt', size: 4, from: copy }, inPlace]);
    assert.deepEqual([started.uploaded, started.sent], [1, 1]);
    const copies = world.did.filter((each) => /^(?:announce|copy)/.test(each));
    assert.deepEqual(copies, ['announce 1, 4 B, other to some-input', `copy in/${RUN}/a.txt`]);
    assert.deepEqual(world.queued.get('inbox')!.map(readFileMessage), [
      {
        ...{ kind: 'file', run: RUN, step: 'one', item: 'b.txt', input: object },
        ...{ gather: false, attempt: 1, trace: [] },
      },
    ]);
    assert.deepEqual(manifestOf(world).expected, { one: 2 });
    // Continued, it knows what lies in place, too.
    const again = await start(world, [inPlace], true);
    assert.deepEqual([again.sent, again.same], [0, 1]);
    assert.deepEqual(manifestOf(world).expected, { one: 2 });
  });
});

describe('a run of inputs in a source', () => {
  const object = {
    ...{ bucket: 'paid', key: 'p/b.txt', etag: etagOf('old'), size: 4 },
    access: 'requester-pays' as const,
  };
  const inSource = (etag: string): RunInput => ({
    path: 'b.txt',
    size: 4,
    from: { kind: 'in place', object: { ...object, etag } },
  });

  it('copies nothing, and says in each message how its input is read, the second time, too', async () => {
    const world = new MemoryRunCloud();
    const started = await start(world, [inSource(object.etag)]);
    assert.deepEqual([started.uploaded, started.sent], [0, 1]);
    assert.deepEqual(world.keys('some-input'), []);
    const sent = () => world.queued.get('inbox')!.map((body) => readFileMessage(body).input);
    assert.deepEqual(sent(), [object]);
    const before = { ...(await readRun(plan, RUN, world.storage)), resend: 'unended' as const };
    await startRun({ plan, inputs: [], metadata: facts, before, inbox: 'inbox' }, world, quiet);
    assert.deepEqual(sent(), [object, object]);
  });

  it('works on one whose object has changed again', async () => {
    const world = new MemoryRunCloud();
    await start(world, [inSource(object.etag)]);
    finish(world, 'one', 'b.txt', 'old');
    const started = await start(world, [inSource(etagOf('new'))], true);
    assert.deepEqual([started.uploaded, started.sent, started.taken_back], [0, 1, 1]);
    assert.equal(markers(world, 'one'), 0);
  });
});

describe('a run that is continued', () => {
  it('uploads missing and changed inputs, and invalidates results of the latter', async () => {
    const world = new MemoryRunCloud();
    await start(world, [file('a.txt', 'old'), file('b.txt', 'b')]);
    for (const [path, content] of [
      ['a.txt', 'old'],
      ['b.txt', 'b'],
    ] as const) {
      finish(world, 'one', path, content);
      finish(world, 'two', path, content);
    }
    finish(world, 'all', 'all', 'both');
    world.put(`some-output/out/.pipewright/runs/${RUN}/gather/all.sent`);
    const started = await start(world, [file('a.txt', 'new'), file('b.txt', 'b'), file('c.txt')], true);
    assert.deepEqual([started.uploaded, started.same, started.taken_back], [2, 1, 3]);
    assert.deepEqual(manifestOf(world).expected, { one: 3 });
    assert.deepEqual(
      ['one', 'two', 'all'].map((step) => markers(world, step)),
      [1, 1, 0],
    );
    const left = world.keys('some-output', 'out/').filter((key) => !key.includes('.pipewright'));
    assert.deepEqual(left, [`out/one/${RUN}/b.txt`, `out/two/${RUN}/b.txt`]);
    assert.equal(world.keys('some-output', `out/.pipewright/runs/${RUN}/gather/`).length, 0);
    const firstUpload = world.did.findIndex((did) => did.startsWith('upload'));
    assert.ok(
      world.did.slice(firstUpload).every((did) => did.startsWith('upload')),
      world.did.join('\n'),
    );
  });

  it('retries a failed item when its input has changed, and not otherwise', async () => {
    const world = new MemoryRunCloud();
    await start(world, [file('a.txt', 'bad')]);
    finish(world, 'one', 'a.txt', 'bad', 'failed');
    const { time_limit_minutes: before, created_at } = manifestOf(world);
    world.time = Date.parse(created_at) + 60 * 60_000;
    await start(world, [file('a.txt', 'bad')], true);
    const { time_limit_minutes: after } = manifestOf(world);
    assert.deepEqual(
      [world.did.filter((each) => !each.endsWith('/run.json')), markers(world, 'one'), after - before],
      [[], 1, 60],
      'only its time begins again',
    );
    await start(world, [file('a.txt', 'good')], true);
    assert.equal(markers(world, 'one'), 0);
  });

  it('continues after it was canceled: everything is sent again, and agents skip done items', async () => {
    const world = new MemoryRunCloud();
    await start(world, [file('a.txt'), file('b.txt')]);
    world.put(manifestPlace, writeRunManifest({ ...manifestOf(world), canceled_at: '2026' }));
    const started = await start(world, [], true);
    assert.equal(started.resumed, true);
    assert.equal(manifestOf(world).canceled_at, undefined);
    const sent = world.queued.get('inbox')!.map(readFileMessage);
    assert.deepEqual(
      sent.map(({ item, input }) => [item, input.key]),
      [
        ['a.txt', `in/${RUN}/a.txt`],
        ['b.txt', `in/${RUN}/b.txt`],
      ],
    );
  });

  it('makes results that are gone again only where an item that has not ended takes them', async () => {
    const { steps, ...rest } = plan;
    const keeping = { ...rest, steps: steps.map((step) => ({ ...step, keep: 7 })) };
    for (const [lost, left] of [
      // All have ended: what is gone stays done.
      [[], [2, 2]],
      // Of one only the item that it takes, and what that is made of.
      [['two a.txt'], [1, 1]],
      // The gather step takes all results of the step before it.
      [['all all'], [0, 0]],
    ] as const) {
      const world = new MemoryRunCloud();
      await start(world, [file('a.txt'), file('b.txt')], false, keeping);
      for (const step of ['one', 'two'])
        for (const item of ['a.txt', 'b.txt']) finish(world, step, item, item);
      finish(world, 'all', 'all', 'all');
      for (const step of ['one', 'two'])
        for (const key of world.keys('some-output', `out/${step}/`))
          world.objects.delete(`some-output/${key}`);
      for (const each of lost) {
        const [step = '', item = ''] = each.split(' ');
        const folder = `out/.pipewright/markers/${RUN}/${step}/${itemDigest(item)}`;
        for (const key of world.keys('some-output', folder)) world.objects.delete(`some-output/${key}`);
      }
      const before = { ...(await readRun(keeping, RUN, world.storage)), resend: 'unended' as const };
      world.queued.clear();
      await startRun({ plan: keeping, inputs: [], metadata: facts, before, inbox: 'inbox' }, world, quiet);
      assert.deepEqual([markers(world, 'one'), markers(world, 'two')], left, lost.join());
      const sent = (world.queued.get('inbox') ?? []).map((body) => readFileMessage(body).item);
      assert.deepEqual(sent.sort(), lost.length === 0 ? [] : ['a.txt', 'b.txt'], lost.join());
    }
  });

  it('resends lost inputs, but no failed ones, and done ones only where items downstream are lost', async () => {
    const single = deployablePlan({}, deployableStep('one', takes(['*.txt'])));
    for (const [resend, expected, flow] of [
      ['unended', ['c.txt'], plan],
      ['all', ['a.txt', 'c.txt'], plan],
      ['all', ['c.txt'], single],
    ] as const) {
      const world = new MemoryRunCloud();
      await start(world, [file('a.txt'), file('b.txt'), file('c.txt'), file('no.png')], false, flow);
      finish(world, 'one', 'a.txt', 'content of a.txt');
      finish(world, 'one', 'b.txt', 'content of b.txt', 'failed');
      const before = { ...(await readRun(flow, RUN, world.storage)), resend };
      const started = await startRun(
        { plan: flow, inputs: [file('d.txt')], metadata: facts, before, inbox: 'inbox' },
        world,
        quiet,
      );
      const sent = world.queued.get('inbox')!.map(readFileMessage);
      assert.deepEqual(
        sent.map(({ item }) => item),
        expected,
        'd.txt announces itself by its upload',
      );
      assert.deepEqual([started.sent, started.uploaded], [expected.length, 1]);
    }
  });

  it('invalidates what was gathered from changed inputs, and nothing else', async () => {
    const flow = deployablePlan(
      {},
      deployableStep('text', takes(['*.txt'])),
      deployableStep('table', takes(['*.csv'])),
      deployableStep('texts', { ...takes(['*']), needs: ['text'], gather: true }),
      deployableStep('tables', { ...takes(['*']), needs: ['table'], gather: true }),
    );
    const world = new MemoryRunCloud();
    await start(world, [file('a.txt'), file('b.csv')], false, flow);
    for (const step of ['texts', 'tables']) {
      finish(world, step, step, 'all');
      for (const end of ['jsonl', 'sent'])
        world.put(`some-output/out/.pipewright/runs/${RUN}/gather/${step}.${end}`);
    }
    const { taken_back, renewed } = await start(world, [file('c.txt')], true, flow);
    assert.deepEqual([taken_back, markers(world, 'texts'), markers(world, 'tables')], [1, 0, 1]);
    assert.deepEqual([...renewed], [`texts/${itemDigest('texts')}`]);
    const gathered = `out/.pipewright/runs/${RUN}/gather/tables`;
    assert.deepEqual(world.keys('some-output', `out/.pipewright/runs/${RUN}/gather/`), [
      `${gathered}.jsonl`,
      `${gathered}.sent`,
    ]);
  });

  it('gathers again where items of later steps are lost, unless that is done', async () => {
    for (const [state, left] of [
      ['done', 1],
      ['failed', 0],
    ] as const) {
      const world = new MemoryRunCloud();
      await start(world, [file('a.txt')]);
      finish(world, 'one', 'a.txt', 'content of a.txt');
      finish(world, 'all', 'all', 'all', state);
      world.put(`some-output/out/.pipewright/runs/${RUN}/gather/all.sent`);
      const before = { ...(await readRun(plan, RUN, world.storage)), resend: 'all' as const };
      await startRun({ plan, inputs: [], metadata: facts, before, inbox: 'inbox' }, world, quiet);
      assert.equal(world.keys('some-output', `out/.pipewright/runs/${RUN}/gather/`).length, left, state);
      assert.equal(markers(world, 'all'), 1);
    }
  });

  it('removes the failed marker of an input only once its new content is there', async () => {
    const world = new MemoryRunCloud();
    await start(world, [file('a.txt', 'bad'), file('b.txt', 'bad')]);
    for (const path of ['a.txt', 'b.txt']) finish(world, 'one', path, 'bad', 'failed');
    await start(world, [file('a.txt', 'good'), file('b.txt', 'better')], true);
    const last = world.did.findLastIndex((did) => did.startsWith('upload'));
    assert.equal(markers(world, 'one'), 0);
    assert.ok(world.did.findIndex((did) => /^remove .*failed$/.test(did)) > last, world.did.join('\n'));
  });

  it('is refused with another variable or secret, which would mix results', async () => {
    const world = new MemoryRunCloud();
    await start(world, [file('a.txt')]);
    const [one, ...others] = plan.steps;
    for (const change of [{ variables: { SIZE: '8' } }, { secrets: { TOKEN: 'arn:b' } }])
      await assert.rejects(
        start(world, [file('a.txt')], true, { ...plan, steps: [{ ...one!, ...change }, ...others] }),
        { code: 'RUN_CHANGED', message: /of one,/ },
      );
  });

  it('is reported with the newest runs when it is not found', async () => {
    const world = new MemoryRunCloud();
    await start(world, [file('a.txt')]);
    const missing = 'run-20261125T092236Z-000000';
    await assert.rejects(readRun(plan, missing, world.storage), {
      code: 'RUN_NOT_FOUND',
      message: new RegExp(RUN),
    });
  });
});
