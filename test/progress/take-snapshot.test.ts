import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { recordAwsRun } from '../../src/progress/aws-record.ts';
import { type FollowOptions, followRun } from '../../src/progress/follow-run.ts';
import { nextStatus, type RunStatus } from '../../src/progress/run-status.ts';
import { type RunWorld, snapshotRun } from '../../src/progress/take-snapshot.ts';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import { markerKey } from '../../src/protocol/object-keys.ts';
import type { ListedObject } from '../../src/protocol/object-store.ts';
import { type RunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { reportHtml } from '../../src/report/report-html.ts';
import { renderStatus } from '../../src/report/run-status-text.ts';
import { findRuns } from '../../src/runs/stored-run.ts';
import { aFailure, aRun, aStoppedAgent, DEPLOYED, NOW } from '../fakes/run-snapshots.ts';

const RUN = aRun();
const runsPlace = 'out/.pipewright/runs/';

/** AWS in memory: objects of the output bucket by key, listed by the page as S3 does. */
class World implements RunWorld {
  readonly objects = new Map<string, { text: string; modified: number }>();
  listings = 0;
  reads: string[] = [];
  logged: Record<string, string[]> = {};
  constructor(run: RunManifest = RUN) {
    this.put(`${runsPlace}${run.run}/run.json`, writeRunManifest(run));
  }
  put(key: string, text = '', modified = NOW - 60_000): void {
    this.objects.set(key, { text, modified });
  }
  mark(step: string, item: string, state: 'done' | 'failed', more: Partial<Marker> = {}, etag = 'e'): void {
    const marker = aFailure(item, { step, ...more, ...(state === 'done' && { state: 'COMPLETE' }) });
    this.put(markerKey('out/', { run: RUN.run, step, item }, etag, state), writeMarker(marker));
  }
  async *pages(_bucket: string, prefix: string): AsyncGenerator<ListedObject[]> {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    for (let at = 0; at === 0 || at < keys.length; at += 1000) {
      this.listings += 1;
      yield keys
        .slice(at, at + 1000)
        .map((key) => ({ key, etag: 'e', size: 0, modified: this.objects.get(key)!.modified }));
    }
  }
  async *list(bucket: string, prefix: string): AsyncGenerator<ListedObject> {
    for await (const page of this.pages(bucket, prefix)) yield* page;
  }
  async *lines(): AsyncGenerator<string> {}
  readonly storage = this;
  async read({ key }: { readonly key: string }) {
    this.reads.push(key);
    const found = this.objects.get(key);
    return found && { text: found.text, etag: 'e' };
  }
  queues: RunWorld['queues'] = { count: async () => ({ waiting: 0, taken: 0 }) };
  agents: RunWorld['agents'] = { describe: async () => [] };
  logs: RunWorld['logs'] = {
    filter: async (group, { streams = [group] }) =>
      (this.logged[streams[0]!] ?? []).map((message) => ({ stream: streams[0]!, at: NOW, message })),
  };
}
const observed = (world: World) => snapshotRun(RUN.run, { deployed: DEPLOYED, world, now: NOW });

describe('a snapshot of a run', () => {
  it('counts items by their keys: done is final, versions of one item are one, all pages', async () => {
    const world = new World();
    for (let i = 0; i < 2500; i++) world.mark('clean', `file ${i}`, i % 10 === 0 ? 'failed' : 'done');
    for (let i = 0; i < 2500; i += 20) world.mark('clean', `file ${i}`, 'done', {}, 'fixed');
    for (let i = 1; i < 2500; i += 10) world.mark('clean', `file ${i}`, 'failed', {}, 'older');
    const { steps, failures } = await observed(world);
    assert.deepEqual([steps.clean?.done, steps.clean?.failed], [2375, 125]);
    assert.equal(failures.length, 20);
    assert.ok(world.reads.length <= 1 + 30, `${world.reads.length} objects were read`);
    assert.ok(world.listings < 40, `${world.listings} listings`);
  });

  it('sums the lanes of a step, and says of each what it has', async () => {
    const [clean, plot] = RUN.steps;
    const lanes = [1024, 2048].map((memory) => ({ cpu: 256, memory }));
    const world = new World({ ...RUN, steps: [{ ...clean!, lanes }, plot!] });
    world.queues = {
      count: async (url) => ({
        waiting: url.endsWith('L1-clean') ? 3 : url.endsWith('clean') ? 5 : 0,
        taken: 1,
      }),
    };
    const agent = { id: 'x', status: 'RUNNING' };
    world.agents = {
      describe: async (_cluster, family) =>
        family.endsWith('clean')
          ? [agent, { ...agent, lane: 1 }, { ...agent, lane: 1, status: 'PENDING' }]
          : [],
    };
    world.mark('clean', 'a', 'done', { lane: 1, moves: 1 });
    world.mark('clean', 'b', 'done', { lane: 0 });
    const snapshot = await observed(world);
    assert.deepEqual(snapshot.steps.clean!.queue, { waiting: 8, taken: 2 });
    const status = nextStatus(undefined, snapshot, DEPLOYED);
    const [step, other] = status.progress.steps;
    assert.deepEqual(step!.lanes, [
      { memory_mb: 896, waiting: 5, working: 1, agents: { running: 1, starting: 0 } },
      { memory_mb: 1920, waiting: 3, working: 1, agents: { running: 1, starting: 1 } },
    ]);
    assert.deepEqual([step!.moves, other!.lanes], [{ moved: 1, of: 2 }, undefined]);
    assert.match(
      renderStatus(status, DEPLOYED, { file: 'f.json' }),
      /clean: lanes 896 MB \(5 waiting, 1 being processed, 1 agent\), 1,920 MB \(3 waiting, 1 being processed, 2 agents\); 1 of 2 items went to a larger one/,
    );
    const { items } = recordAwsRun(status, DEPLOYED, '1');
    assert.deepEqual(
      items.map(({ item, moves, lane_mb }) => [item, moves, lane_mb]),
      [
        ['a', 1, 1920],
        ['b', undefined, undefined],
      ],
    );
  });

  it('counts a step’s results by the next one’s patterns', async () => {
    const [clean, plot] = RUN.steps;
    const world = new World({ ...RUN, steps: [clean!, { ...plot!, patterns: ['*.csv'] }] });
    for (const name of ['a/b.csv', 'c.csv', 'c.txt', 'folder/']) world.put(`out/clean/${RUN.run}/${name}`);
    assert.deepEqual((await observed(world)).steps.clean?.resultsFor, { plot: 2 });
  });

  it('reads the last log line of a failed agent, and finds the log stream of an item', async () => {
    const world = new World();
    world.agents = {
      describe: async (_cluster, family) =>
        family.endsWith('clean') ? [aStoppedAgent({ id: 'abc', exitCode: 70 })] : [],
    };
    world.logged['clean/agent/abc'] = [
      '{"event":"begin"}',
      '{"event":"end","cause":"VARIABLE_MISSING","meaning":"STATION is required"}',
    ];
    world.mark('clean', 'a "b".csv', 'failed');
    const { filter } = world.logs;
    const attempt = aFailure('x').attempt;
    const line = (more: object) =>
      JSON.stringify({ state: 'RUNNING', run: RUN.run, step: 'clean', item: 'a "b".csv', attempt, ...more });
    world.logs = {
      filter: async (group, options) =>
        options.pattern === undefined
          ? filter(group, options)
          : [
              { stream: 'other', at: NOW, message: line({ item: 'a' }) },
              { stream: 'earlier/agent/uvw', at: NOW, message: line({ step: 'earlier' }) },
              { stream: 'clean/agent/rst', at: NOW, message: line({ attempt: attempt + 1 }) },
              { stream: 'clean/agent/xyz', at: NOW, message: line({}) },
            ],
    };
    const snapshot = await observed(world);
    assert.equal(snapshot.steps.clean?.agents[0]?.lastWords, 'VARIABLE_MISSING: STATION is required');
    assert.equal(snapshot.failures[0]?.stream, 'clean/agent/xyz');
  });

  it('reports an unknown run', async () => {
    await assert.rejects(
      snapshotRun('run-20261126T100000Z-ffffff', { deployed: DEPLOYED, world: new World(), now: NOW }),
      {
        code: 'RUN_NOT_FOUND',
      },
    );
  });
});

describe('following a run', () => {
  const signal = new AbortController().signal;
  const clock = { now: () => NOW, sleep: async () => {} };
  const finished = () => {
    const world = new World();
    for (let i = 0; i < 50; i++) {
      world.mark('clean', `${i}.csv`, 'done');
      world.put(`out/clean/${RUN.run}/${i}.csv`);
      world.mark('plot', `${i}.csv`, 'done');
    }
    return world;
  };
  const follow = (world: World, more: Partial<FollowOptions> = {}) => {
    const statuses: RunStatus[] = [];
    const troubles: string[] = [];
    const parts = { run: RUN.run, deployed: DEPLOYED, world, clock, signal, ...more };
    const over = followRun({
      ...parts,
      show: (status) => void statuses.push(status),
      onTrouble: ({ code }) => void troubles.push(code),
    });
    return { over, statuses, troubles };
  };

  it('confirms the end with a second poll, even when limited to one', async () => {
    for (const more of [{}, { polls: 1 }]) {
      const { over, statuses } = follow(finished(), more);
      assert.equal((await over).progress.state, 'COMPLETE');
      assert.deepEqual(
        statuses.map(({ progress }) => progress.state),
        ['RUNNING', 'COMPLETE'],
      );
    }
    const open = new World();
    const { over, statuses } = follow(open, { polls: 1 });
    assert.equal((await over).progress.state, 'QUEUED');
    assert.equal(statuses.length, 1);
  });

  it('survives a short outage of AWS, and stops when AWS refuses', async () => {
    const world = finished();
    let left = 3;
    world.queues.count = async () => {
      if (left-- > 0) throw new Failure('AWS_UNREACHABLE', 'not now');
      return { waiting: 0, taken: 0 };
    };
    const { over, troubles } = follow(world);
    assert.equal((await over).progress.state, 'COMPLETE');
    assert.deepEqual([...new Set(troubles)], ['AWS_UNREACHABLE']);
    world.queues.count = async () => {
      throw new Failure('ACCESS_DENIED', 'sqs:GetQueueAttributes is missing');
    };
    await assert.rejects(follow(world).over, { code: 'ACCESS_DENIED' });
  });

  it('gives up when AWS fails five times in a row', async () => {
    let polls = 0;
    const failing = (isDown: (poll: number) => boolean) => {
      const world = new World();
      polls = 0;
      world.read = async (place) => {
        if (++polls > 20) throw new Error('does not give up');
        if (isDown(polls)) throw new Failure('AWS_UNREACHABLE', 'not now');
        return World.prototype.read.call(world, place);
      };
      return world;
    };
    const outage = follow(failing(() => true));
    await assert.rejects(outage.over, { code: 'AWS_UNREACHABLE' });
    assert.deepEqual([polls, outage.troubles.length], [5, 4]);
    // A poll that succeeds in between starts the count again.
    const shaky = follow(
      failing((poll) => poll % 5 !== 0),
      { polls: 10 },
    );
    assert.equal((await shaky.over).progress.state, 'QUEUED');
    assert.deepEqual([polls, shaky.troubles.length], [10, 8]);
  });

  it('finds open runs: without a note of their end, or resumed since', async () => {
    const world = new World();
    const ids = ['run-20261120T100000Z-aaaaaa', 'run-20261121T100000Z-bbbbbb', 'run-20261122T100000Z-cccccc'];
    for (const id of ids) world.put(`${runsPlace}${id}/run.json`, '{}', NOW - 1000);
    world.put(`${runsPlace}${ids[0]}/ended.json`, '{}', NOW);
    world.put(`${runsPlace}${ids[1]}/ended.json`, '{}', NOW - 5000);
    world.put(`${runsPlace}${ids[2]}/check.json`, '{}', NOW);
    const found = await findRuns(DEPLOYED, world);
    assert.deepEqual(
      found.filter(({ open }) => open).map(({ run }) => run),
      [ids[1], ids[2], RUN.run],
    );
    assert.equal(found.length, 4);
  });
});

describe('the report of a run on AWS', () => {
  it('counts all items, shows those that were read, and says so', async () => {
    const world = new World();
    for (let i = 0; i < 49; i++) world.mark('clean', `${i}.csv`, 'done', { seconds: 2 });
    world.mark('clean', '<bad>.csv', 'failed');
    const snapshot = await observed(world);
    const record = recordAwsRun(nextStatus({ agreed: 1 }, snapshot, DEPLOYED), DEPLOYED, '0.1.0');
    assert.deepEqual(
      record.steps.map(({ complete, failed, waiting }) => [complete, failed, waiting]),
      [
        [49, 1, 0],
        [0, 0, 0],
      ],
    );
    const page = reportHtml(record);
    assert.match(page, /Of 50 items that ended, this page shows 11 one by one/);
    assert.match(page, /&(?:lt|#60);bad&(?:gt|#62);\.csv/);
    assert.match(page, /AWS eu-central-1, account 183351756044/);
    assert.doesNotMatch(page, /undefined|Concurrency/);
  });
});
