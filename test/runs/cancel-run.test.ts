import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canceledText } from '../../src/command/cancel-command.ts';
import { drainMatching } from '../../src/dispatch/drain-matching.ts';
import { runsAtWork } from '../../src/protocol/agent-log.ts';
import { writeWorkMessage } from '../../src/protocol/message.ts';
import { readRunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { type CancelCloud, cancelRun } from '../../src/runs/cancel-run.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { planOf } from '../fakes/dispatch-world.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';
import { MemoryRunCloud } from '../fakes/run-storage.ts';

const RUN = 'run-20261125T092236Z-3fa9c1';
const OTHER = 'run-20261125T092237Z-3fa9c2';
const plan = deployablePlan({}, deployableStep('one'));
const dispatch = planOf({ id: 'one' });
const place = `some-output/out/.pipewright/runs/${RUN}/run.json`;
const item = (run: string, name: string) =>
  writeWorkMessage({
    ...{ kind: 'file', run, step: 'one', item: name, gather: false, attempt: 1, trace: [] },
    input: { bucket: 'some-input', key: `in/${run}/${name}` },
  });
const itemOfFiles = (run: string, id: string) =>
  writeWorkMessage({
    ...{ kind: 'item', run, step: 'one', item: id, attempt: 1 },
    content: { segments: [id], id, version: 'v', files: new Map(), variables: {} },
  });
const line = (run: string, state: string, name = 'x') =>
  JSON.stringify({ state, run, step: 'one', item: name, attempt: 1 });

/** Agents by their name, with the lines that their log ends with; a stopped one hands back what it is at. */
function scene(agents: Readonly<Record<string, readonly string[]>>, handsBack = true) {
  const world = new MemoryRunCloud();
  world.put(place, writeRunManifest(aRunManifest({ run: RUN })));
  const stopped: string[] = [];
  const cloud: CancelCloud = {
    storage: world.storage,
    queues: world.queues,
    now: world.now,
    agents: {
      describe: async () =>
        Object.keys(agents).map((id) => ({
          id,
          status: stopped.includes(id) && handsBack ? 'STOPPED' : 'RUNNING',
        })),
      stop: async (_cluster, agent) => {
        stopped.push(agent);
        if (handsBack) world.queued.get('one')!.push(item(RUN, `back from ${agent}`));
      },
    },
    logs: {
      filter: async (_group, { streams = [] }) =>
        Object.entries(agents).flatMap(([id, lines]) =>
          streams.includes(`one/agent/${id}`)
            ? lines.map((message) => ({ stream: `one/agent/${id}`, at: 0, message }))
            : [],
        ),
    },
    sleep: async () => {},
  };
  return { world, cloud, stopped };
}
const cancel = (cloud: CancelCloud) => cancelRun({ plan, run: RUN, dispatch, agentLogs: 'g' }, cloud);

describe('cancelling', () => {
  it('drops the items of the run from the queues of all lanes', async () => {
    const { world, cloud } = scene({});
    const queues = ['one', 'one-1', 'one-2'];
    for (const [lane, queue] of queues.entries())
      world.queued.set(queue, [item(RUN, `a${lane}`), item(OTHER, `b${lane}`)]);
    const lanes = queues.map((url) => ({ cpu: 256, memory: 512, work: { url, arn: url } }));
    const request = { plan, run: RUN, dispatch: planOf({ id: 'one', lanes }), agentLogs: 'g' };
    const { steps } = await cancelRun(request, cloud);
    assert.deepEqual([steps[0]!.dropped, steps[0]!.incomplete], [3, false]);
    assert.deepEqual(
      queues.map((queue) => world.queued.get(queue)),
      [0, 1, 2].map((lane) => [item(OTHER, `b${lane}`)]),
    );
    // As new messages: an item that was received twice would begin in a larger lane.
    assert.equal(world.did.filter((did) => did === 'send 1').length, 3);
  });

  it('stops an agent that processes an item, even if it then logs the failure of another one', async () => {
    const said = { event: 'failed', run: OTHER, step: 'one', item: 'a', attempt: 1, state: 'EXECUTOR_ERROR' };
    const { cloud, stopped } = scene({
      busy: [
        line(OTHER, 'RUNNING', 'a'),
        line(OTHER, 'EXECUTOR_ERROR', 'a'),
        line(RUN, 'RUNNING', 'b'),
        JSON.stringify(said),
      ],
    });
    await cancel(cloud);
    assert.deepEqual(stopped, ['busy']);
  });

  it('marks the manifest, removes waiting items of that run, and returns the rest', async () => {
    const { world, cloud } = scene({});
    const others = [item(OTHER, 'a'), 'no JSON', item('adhoc', 'b'), itemOfFiles(OTHER, 's1')];
    world.queued.set('one', [
      item(RUN, 'a'),
      itemOfFiles(RUN, 's1'),
      ...others,
      ...Array.from({ length: 30 }, (_, i) => item(RUN, `${i}`)),
    ]);
    const { steps } = await cancel(cloud);
    assert.deepEqual(steps, [{ id: 'one', dropped: 32, stopped: 0, still: 0, incomplete: false }]);
    assert.deepEqual(world.queued.get('one')!.sort(), others.sort());
    const { canceled_at } = readRunManifest(world.objects.get(place)!.text);
    assert.equal(canceled_at, new Date(world.time).toISOString());
    world.time += 1000;
    assert.equal((await cancel(cloud)).canceled_at, canceled_at);
  });

  it('stops agents that process its items, and no others, and removes what they return', async () => {
    const { world, cloud, stopped } = scene({
      ours: [line(OTHER, 'RUNNING'), line(OTHER, 'COMPLETE'), line(RUN, 'RUNNING')],
      theirs: [line(RUN, 'RUNNING'), line(RUN, 'EXECUTOR_ERROR'), line(OTHER, 'RUNNING')],
      idle: [line(RUN, 'RUNNING'), line(RUN, 'COMPLETE')],
      silent: [],
    });
    world.queued.set('one', [item(RUN, 'waits')]);
    const { steps } = await cancel(cloud);
    assert.deepEqual(stopped, ['ours']);
    assert.deepEqual(steps, [{ id: 'one', dropped: 2, stopped: 1, still: 0, incomplete: false }]);
    assert.deepEqual(world.queued.get('one'), []);
  });

  it('stops waiting for an agent that does not end, and says so', async () => {
    const { world, cloud } = scene({ stubborn: [line(RUN, 'RUNNING')] }, false);
    world.queued.set('one', []);
    const canceled = await cancel(cloud);
    assert.equal(canceled.steps[0]!.still, 1);
    assert.match(canceledText(canceled, 'f.json'), /1 agent stopped, 1 of them still shutting down/);
  });
});

describe('the run that an agent works for', () => {
  it('is not read from lines that an algorithm prints, unless they are exact copies', () => {
    const at = (message: string) => ({ stream: 's', at: 0, message });
    const said = ['{"state":"RUNNING"}', 'plain', '{"state":"COMPLETE","run":3}', '{"state"'];
    assert.deepEqual([...runsAtWork([at(line(RUN, 'RUNNING')), ...said.map(at)])], [['s', RUN]]);
  });
});

describe('the scan of a queue', () => {
  it('stops before the first messages become visible again, says so, and returns all', async () => {
    let now = 0;
    let received = 0;
    const back: string[] = [];
    const queue = {
      receive: async () => {
        now += 10_000;
        return [{ body: 'x', receipt: `${received++}` }];
      },
      remove: async () => {},
      handBack: async (receipts: readonly string[]) => void back.push(...receipts),
    };
    const { complete } = await drainMatching(
      queue,
      () => false,
      async () => {},
      () => now,
    );
    assert.equal(complete, false);
    assert.equal(back.length, received);
    assert.ok(now <= 240_000 + 8 * 10_000);
  });
});
