import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { writeManifestHead, writeManifestLine } from '../../src/protocol/gather-manifest.ts';
import { type FileMessage, writeWorkMessage } from '../../src/protocol/message.ts';
import { markerKey } from '../../src/protocol/object-keys.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { type Job, WorkerWorld } from '../fakes/worker-world.ts';

const upper: Job = (input, output) => {
  writeFileSync(output, readFileSync(input, 'utf8').toUpperCase());
  return undefined;
};
const never: Job = () => assert.fail('the algorithm is not needed');

async function worldWith(t: TestContext, files: Record<string, string>): Promise<WorkerWorld> {
  const world = new WorkerWorld(t);
  await world.begin(files);
  return world;
}

describe('the worker', () => {
  it('turns each message into one output, one marker and one message to the inbox, and leaves nothing', async (t) => {
    const world = new WorkerWorld(t);
    const names = ['a.txt', 'b c+%2F.txt', 'd/é/…', 'e//f', '/g', 'i\'"$(x)\n', '-n', 'empty'];
    const files = Object.fromEntries(names.map((name) => [name, name === 'empty' ? '' : `text of ${name}`]));
    await world.begin(files);
    const agent = await world.work(upper);
    const results = Object.entries(files).map(([name, body]) => [name, body.toUpperCase()]);
    assert.deepEqual(world.outputs(), Object.fromEntries(results));
    assert.deepEqual(world.drainInbox(), Object.fromEntries(names.map((name) => [name, 1])));
    assert.deepEqual(world.sqs.peek(world.queueUrl), []);
    for (const name of ['in', 'out', 'scratch']) assert.deepEqual(readdirSync(join(agent.folder, name)), []);
    const markers = world.markers();
    assert.deepEqual(markers.map(({ item }) => item).sort(), [...names].sort());
    const one = markers.find(({ item }) => item === 'a.txt')!;
    assert.ok(one.content.kind === 'file');
    const etag = one.content.input.etag!;
    assert.equal(
      one.key,
      markerKey('flow/', { run: world.run, step: 'step-1', item: 'a.txt' }, etag, 'done'),
    );
    assert.deepEqual([one.state, one.attempt, one.exit_code, one.agent], ['COMPLETE', 1, 0, '1.2.3']);
    assert.deepEqual([one.input_bytes, one.peak_mb], [13, undefined]);
    assert.deepEqual(
      one.outputs.map(({ path, size }) => [path, size]),
      [['a.txt', 13]],
    );
  });

  it('refuses an item whose result would lead out of its folder, without starting the algorithm', async (t) => {
    const world = await worldWith(t, { '../h': 'text', 'a/../b': 'text' });
    await world.work(never);
    assert.deepEqual(world.outputs(), {});
    const markers = world
      .markers()
      .map(({ item, state, meaning }) => [item, state, /is outside the step's folder/.test(meaning!)]);
    assert.deepEqual(markers.sort(), [
      ['../h', 'SYSTEM_ERROR', true],
      ['a/../b', 'SYSTEM_ERROR', true],
    ]);
  });

  it('gives an output name and a folder of outputs their keys', async (t) => {
    const world = await worldWith(t, { 'x/a.txt': '1' });
    const folderOfFiles: Job = async (_input, output) => {
      await mkdir(join(output, 'sub'), { recursive: true });
      writeFileSync(join(output, 'one'), '1');
      writeFileSync(join(output, 'sub/two'), '2');
      writeFileSync(join(output, '../left'), 'log');
      return {};
    };
    const agent = await world.work(folderOfFiles, { spec: { output_name: '{stem}.d' } });
    assert.deepEqual(world.outputs(), { 'x/a.d/one': '1', 'x/a.d/sub/two': '2' });
    assert.deepEqual(world.drainInbox(), { 'x/a.d/one': 1, 'x/a.d/sub/two': 1 });
    assert.deepEqual(await readdir(join(agent.folder, 'out')), []);
  });

  it('processes duplicates once, and repeats the messages to the inbox that a killed agent may not have sent', async (t) => {
    const world = new WorkerWorld(t);
    const messages = await world.begin({ a: 'a', b: 'b' });
    world.sqs.deliverTwice(world.queueUrl);
    await world.work(upper);
    world.drainInbox();
    await world.send(...messages, ...messages.reverse());
    const agent = await world.work(never);
    assert.equal(agent.log.filter(({ event }) => event === 'repeat').length, 4);
    assert.deepEqual(world.drainInbox(), { a: 2, b: 2 });
    assert.equal(world.markers().length, 2);
  });

  it('does again what is done where its result is gone, but not where results expire', async (t) => {
    for (const [settings, runs] of [
      [{}, 1],
      [{ RESULTS_EXPIRE: 'true' }, 0],
    ] as const) {
      const world = new WorkerWorld(t);
      const messages = await world.begin({ a: 'a' });
      await world.work(upper);
      world.drainInbox();
      world.removeOutputs();
      await world.send(...messages);
      const agent = await world.work(upper, { settings });
      assert.equal(agent.log.filter(({ event }) => event === 'repeat').length, 1 - runs);
      assert.deepEqual(Object.keys(world.outputs()).length, runs);
      // The operation that takes it gets an error, and finds the cause itself.
      assert.deepEqual(world.drainInbox(), { a: 1 });
    }
  });

  describe('when an input is uploaded again', () => {
    const send = (world: WorkerWorld, message: FileMessage) => world.send(message);

    it('while the algorithm runs, processes it again and stores the last version', async (t) => {
      const world = await worldWith(t, { a: 'old' });
      let first = true;
      const agent = await world.work((input, output, request) => {
        if (first) world.upload('a', 'new');
        first = false;
        return upper(input, output, request);
      });
      assert.deepEqual([world.outputs(), world.markers().length], [{ a: 'NEW' }, 1]);
      assert.ok(agent.log.some(({ event }) => event === 'input changed'));
    });

    it('and another agent was faster with the newer version, overwrites the older result', async (t) => {
      const world = await worldWith(t, { a: 'old' });
      const slow = world.start(async (input, output, request) => {
        const old = readFileSync(input, 'utf8') === 'old';
        upper(input, output, request);
        if (old) await world.clock.sleep(10_000);
        return {};
      });
      await world.clock.run(() => slow.runs() === 1);
      // In a queue of its own, which the slow one does not read.
      const other = world.sqs.createQueue('other');
      await world.sqs.queues.send(other, [{ body: writeWorkMessage(world.upload('a', 'new')) }]);
      await world.work(upper, { settings: { QUEUE_URL: other } });
      assert.deepEqual(world.outputs(), { a: 'NEW' });
      assert.equal(await world.clock.drive(slow.ended), 0);
      assert.deepEqual([world.outputs(), slow.runs()], [{ a: 'NEW' }, 2]);
    });

    it('before its message is received, processes what is there', async (t) => {
      const world = await worldWith(t, { a: 'old' });
      world.upload('a', 'new');
      await world.work(upper);
      assert.deepEqual(world.outputs(), { a: 'NEW' });
    });

    it('in a version that was there before, processes it again', async (t) => {
      const world = new WorkerWorld(t);
      for (const body of ['one', 'two', 'one']) {
        await send(world, world.upload('a', body));
        const agent = await world.work(upper);
        assert.deepEqual([world.outputs(), agent.runs()], [{ a: body.toUpperCase() }, 1]);
      }
    });

    it('at every attempt, hands it back for calmer times', async (t) => {
      const world = await worldWith(t, { a: '0' });
      let version = 0;
      const agent = await world.work((input, output, request) => {
        if (version < 11) world.upload('a', String(++version));
        return upper(input, output, request);
      });
      assert.deepEqual([world.outputs(), agent.runs()], [{ a: '10' }, 11]);
      assert.equal(world.markers().length, 0);
      assert.equal(world.sqs.peek(world.queueUrl).length, 1);
    });
  });

  it('gathers the objects of a manifest into one folder, once', async (t) => {
    const world = new WorkerWorld(t);
    const { bucket } = world;
    const objects = ['left/a.txt', 'right/a.txt', 'right/../b//c'].map((path) => {
      const place = { bucket, key: `from/${path}` };
      return { path, ...place, etag: world.s3.put(place, path), size: path.length };
    });
    const place = { bucket, key: 'manifest' };
    const text = writeManifestHead(objects.length) + objects.map(writeManifestLine).join('');
    const input = { ...place, etag: world.s3.put(place, text) };
    const message = { ...world.upload('unused', ''), item: 'step-1', input, gather: true };
    const list: Job = (folder, output) => {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
      const lines = files.map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        return `${file.slice(folder.length)} is ${readFileSync(file, 'utf8')}`;
      });
      writeFileSync(output, lines.sort().join('\n'));
      return undefined;
    };
    for (const runs of [1, 0]) {
      await world.send(message);
      assert.equal((await world.work(list)).runs(), runs);
    }
    assert.deepEqual(world.outputs(), {
      'step-1':
        '/left/a.txt is left/a.txt\n/right/%2E%2E/b/%2F/c is right/../b//c\n/right/a.txt is right/a.txt',
    });
    assert.equal(world.markers().length, 1);
    world.s3.delete({ bucket, key: objects[1]!.key });
    world.s3.put(place, `${text} `);
    await world.send({ ...message, item: 'again' });
    await world.work(never);
    const meaningOf = (name: string) => world.markers().find(({ item }) => item === name)!.meaning!;
    assert.match(meaningOf('again'), /right\/a\.txt, no longer exists/);
    world.s3.mayList = false;
    await world.send({ ...message, item: 'refused' });
    await world.work(never, { settings: { IDLE_SECONDS: '60' } });
    assert.match(
      meaningOf('refused'),
      /^S3 refused to read its input s3:\S+right\/a\.txt: it no longer exists, or/,
    );
  });

  describe('when the algorithm fails', () => {
    const FAILURES: readonly [what: string, job: Job, spec: Partial<Spec>, meaning: RegExp][] = [
      [
        'with an exit code',
        (_input, _output, { onOutput }) => {
          onOutput('stdout', Buffer.from('why\n'));
          return { exitCode: 3 };
        },
        { exit_codes: { 3: 'the file is torn' } },
        /^the file is torn$/,
      ],
      ['by a signal', () => ({ exitCode: null, signal: 'SIGABRT' }), {}, /SIGABRT/],
      [
        'by its time limit',
        () => ({ exitCode: null, endedFor: 'time limit' }),
        { timeout_minutes: 5 },
        /longer/,
      ],
      [
        'as memory ran out',
        () => ({ exitCode: null, signal: 'SIGKILL', outOfMemory: true, peakMemory: 500e6 }),
        {},
        /memory/,
      ],
      [
        'as the kernel killed a part of it, though the rest ended with 0',
        (_input, output) => {
          writeFileSync(output, 'half');
          return { exitCode: 0, outOfMemory: true };
        },
        {},
        /ended with 0: it ran out of memory/,
      ],
      ['without an output', () => ({}), {}, /without writing a result/],
      [
        'with a link out of its folder',
        (_input, output) => {
          symlinkSync('/etc/passwd', output);
          return {};
        },
        {},
        /outside its folder/,
      ],
      [
        'with too much',
        (_input, output) => {
          writeFileSync(output, Buffer.alloc(2_000_000));
          return {};
        },
        { disk_gb: 0.001 },
        /more than disk_gb/,
      ],
    ];
    for (const [what, job, spec, meaning] of FAILURES)
      it(`${what}, tries max_attempts times, then marks it failed and sends it to the dead-letter queue`, async (t) => {
        const world = await worldWith(t, { a: 'x' });
        const agent = await world.work(job, { spec, settings: { MAX_ATTEMPTS: '2' } });
        assert.equal(agent.runs(), 2);
        const [marker, ...others] = world.markers();
        assert.deepEqual(others, []);
        assert.deepEqual([marker!.keyState, marker!.state, marker!.attempt], ['failed', 'EXECUTOR_ERROR', 2]);
        assert.match(marker!.meaning!, meaning);
        assert.equal(marker!.peak_mb, what === 'as memory ran out' ? 477 : undefined);
        if (what === 'with an exit code')
          assert.deepEqual([marker!.exit_code, marker!.log_tail], [3, 'why\n']);
        const [dead] = world.sqs.drain(world.deadLetterUrl);
        assert.match(dead!.reason!, meaning);
        assert.equal(JSON.parse(dead!.body).attempt, 1);
        assert.deepEqual([world.outputs(), world.sqs.peek(world.queueUrl)], [{}, []]);
      });

    it('marks it failed at once where its spec says that another attempt makes no sense', async (t) => {
      const world = await worldWith(t, { a: 'x' });
      const spec = { exit_codes: { 3: { meaning: 'not an image', retry: false } } };
      const agent = await world.work(() => ({ exitCode: 3 }), { spec, settings: { MAX_ATTEMPTS: '3' } });
      assert.equal(agent.runs(), 1);
      const [marker, ...others] = world.markers();
      assert.deepEqual(others, []);
      assert.deepEqual(
        [marker!.keyState, marker!.attempt, marker!.exit_code, marker!.meaning],
        ['failed', 1, 3, 'not an image'],
      );
      const [dead] = world.sqs.drain(world.deadLetterUrl);
      assert.equal(dead!.reason, 'not an image');
    });

    it('tries again after such a code when memory ran out, too', async (t) => {
      const world = await worldWith(t, { a: 'x' });
      const spec = { exit_codes: { 3: { meaning: 'not an image', retry: false } } };
      const job: Job = () => ({ exitCode: 3, outOfMemory: true });
      assert.equal((await world.work(job, { spec, settings: { MAX_ATTEMPTS: '2' } })).runs(), 2);
    });

    it('takes the limits of its step instead of those in its spec', async (t) => {
      const world = await worldWith(t, { a: 'x' });
      const limits: unknown[] = [];
      const job: Job = (_input, output, { timeLimitMs }) => {
        limits.push(timeLimitMs);
        writeFileSync(output, Buffer.alloc(2_000_000));
        return {};
      };
      const spec = { timeout_minutes: 5, disk_gb: 0.001 };
      const environment = { PIPEWRIGHT_TIMEOUT_MINUTES: '90', PIPEWRIGHT_DISK_GB: '1' };
      await world.work(job, { spec, environment });
      assert.deepEqual(limits, [90 * 60_000]);
      assert.equal(world.markers()[0]!.keyState, 'done');
    });

    it('sends the next attempt, and outputs to the inbox, in the group of their run', async (t) => {
      const world = await worldWith(t, { a: 'x' });
      const sent: [url: string, group: string | undefined][] = [];
      const send: typeof world.sqs.queues.send = async (url, messages) => {
        for (const { group } of messages) sent.push([url, group]);
        await world.sqs.queues.send(url, messages);
      };
      let attempts = 0;
      const once: Job = (...args) => (attempts++ === 0 ? { exitCode: 1 } : upper(...args));
      await world.work(once, { queues: { send } });
      assert.deepEqual(sent, [
        [world.queueUrl, world.run],
        [world.inboxUrl, world.run],
      ]);
    });

    it('and then succeeds after being moved back, the item is done', async (t) => {
      const world = await worldWith(t, { a: 'x' });
      const settings = { MAX_ATTEMPTS: '1' };
      await world.work(() => ({ exitCode: 1 }), { settings });
      await world.sendText(world.sqs.drain(world.deadLetterUrl)[0]!.body);
      await world.work(upper, { settings });
      assert.deepEqual(
        world.markers().map(({ keyState }) => keyState),
        ['done', 'failed'],
      );
    });
  });

  const FOREIGN: readonly [what: string, body: (message: FileMessage) => string, reason: RegExp][] = [
    ['not JSON', () => 'hello', /JSON/],
    ["S3's own event", () => '{"Records":[{"eventVersion":"2.1"}]}', /version is nothing/],
    ['another version', (m) => JSON.stringify({ ...m, version: 9 }), /version is 9/],
    ['of another step', (m) => JSON.stringify({ ...m, version: 2, step: 'other' }), /step other/],
  ];
  for (const [what, body, reason] of FOREIGN)
    it(`sends a foreign message to the dead-letter queue: ${what}`, async (t) => {
      const world = new WorkerWorld(t);
      const [message] = await world.begin({ a: 'x' });
      const sent = body(message!);
      await world.sendText(sent);
      await world.work(upper);
      const [dead, ...others] = world.sqs.drain(world.deadLetterUrl);
      assert.deepEqual([dead!.body, others], [sent, []]);
      assert.match(dead!.reason!, reason);
      assert.deepEqual(world.outputs(), { a: 'X' });
    });

  it('gives up an item whose input or its bucket is gone, and processes the others', async (t) => {
    const world = new WorkerWorld(t);
    const [a] = await world.begin({ a: 'x', b: 'y' });
    world.s3.delete(a!.input);
    await world.send({ ...a!, item: 'c', input: { ...a!.input, bucket: 'elsewhere' } });
    await world.work(upper);
    assert.deepEqual(world.outputs(), { b: 'Y' });
    const failed = world.markers().filter(({ keyState }) => keyState === 'failed');
    assert.deepEqual(failed.map(({ item }) => item).sort(), ['a', 'c']);
    for (const { state, meaning } of failed) {
      assert.equal(state, 'SYSTEM_ERROR');
      assert.match(meaning!, /input s3:\/\/\S+ no longer exists/);
    }
  });

  it('gives up items that S3 refuses, as they may be gone, one by one, and ends well', async (t) => {
    const world = new WorkerWorld(t);
    world.s3.mayList = false;
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const messages = await world.begin(Object.fromEntries(names.map((name) => [name, name])));
    for (const { input } of messages.slice(0, 6)) world.s3.delete(input);
    const agent = await world.work(upper, { settings: { IDLE_SECONDS: '60' } });
    assert.deepEqual(world.outputs(), { g: 'G' });
    const failed = world.markers().filter(({ keyState }) => keyState === 'failed');
    assert.deepEqual(failed.map(({ item }) => item).sort(), names.slice(0, 6));
    for (const { state, meaning } of failed) {
      assert.equal(state, 'SYSTEM_ERROR');
      assert.match(
        meaning!,
        /^S3 refused to read its input s3:\/\/bucket\/in\/run-1\/.: it no longer exists, or/,
      );
    }
    const handed = agent.log.filter(({ event }) => event === 'handed back');
    assert.deepEqual([handed.length, handed[0]!.code], [6 * 5, 'INPUT_REFUSED']);
  });

  it('gives up an item that has ended agent after agent', async (t) => {
    const world = await worldWith(t, { a: 'x' });
    const signal = new AbortController().signal;
    const take = () =>
      world.sqs.queues.receive(world.queueUrl, { max: 1, waitSeconds: 20, visibilitySeconds: 10, signal });
    for (let killed = 0; killed < 2; killed++) assert.equal((await world.clock.drive(take())).length, 1);
    await world.work(never, { settings: { MAX_RECEIVES: '2', IDLE_SECONDS: '20' } });
    const [marker] = world.markers();
    assert.deepEqual([marker?.keyState, marker?.state], ['failed', 'SYSTEM_ERROR']);
    assert.match(marker!.meaning!, /2 times/);
  });

  it('removes what an item leaves, however many files in however many folders, and nothing older', async (t) => {
    const world = await worldWith(t, { a: 'x', b: 'y' });
    const littering: Job = (input, output, request) => {
      const out = join(output, '..');
      for (let i = 0; i < 300; i++) mkdirSync(join(out, 'tmp', String(i), 'deep', 'er'), { recursive: true });
      writeFileSync(join(out, 'old', basename(input)), '');
      return upper(input, output, request);
    };
    const agent = world.start(littering);
    mkdirSync(join(agent.folder, 'out/old'));
    writeFileSync(join(agent.folder, 'out/old/kept'), '');
    assert.equal(await world.clock.drive(agent.ended), 0);
    assert.deepEqual(readdirSync(join(agent.folder, 'out'), { recursive: true }), ['old', 'old/kept']);
  });

  it('leaves links to folders of results out, and says so in the marker', async (t) => {
    const world = await worldWith(t, { a: 'x' });
    await world.work((_input, output) => {
      mkdirSync(join(output, 'run-1'), { recursive: true });
      writeFileSync(join(output, 'run-1/x'), '1');
      symlinkSync('run-1', join(output, 'latest'));
      return {};
    });
    assert.deepEqual(world.outputs(), { 'a/run-1/x': '1' });
    assert.deepEqual(
      world.markers()[0]!.left_out?.map(({ path }) => path),
      ['a/latest'],
    );
  });

  it('logs what it cannot remove, and continues', async (t) => {
    const world = await worldWith(t, { a: 'x' });
    const agent = await world.work(upper, {
      workspace: {
        removeAll: async (path) => {
          throw new Failure('LEFT_BEHIND', `${path} could not be removed`);
        },
      },
    });
    assert.deepEqual(world.outputs(), { a: 'X' });
    const left = agent.log.filter(({ event }) => event === 'left behind');
    assert.ok(
      left.some(({ code, meaning }) => code === 'LEFT_BEHIND' && /in\/a could not/.test(String(meaning))),
    );
  });

  describe('while its command takes longer than the visibility timeout', () => {
    const settings = { VISIBILITY_SECONDS: '30', IDLE_SECONDS: '600' };
    const slow =
      (world: WorkerWorld): Job =>
      async (input, output, request) => {
        await world.clock.sleep(300_000);
        return upper(input, output, request) ?? {};
      };

    it('keeps its message, and the one that it has fetched ahead', async (t) => {
      const world = await worldWith(t, { a: 'x', b: 'y' });
      const first = world.start(slow(world), { settings });
      await world.clock.run(() => first.runs() === 1);
      const second = world.start(never, { settings });
      assert.deepEqual(await world.clock.drive(Promise.all([first.ended, second.ended])), [0, 0]);
      assert.deepEqual([world.outputs(), world.markers().length], [{ a: 'X', b: 'Y' }, 2]);
    });

    // SQS delivers at least once: a call that hangs, or a machine that stands still, is enough for a second time.
    it('and no heartbeat comes through, changes nothing of what another agent did, and starts no other item', async (t) => {
      const world = await worldWith(t, { a: 'x', b: 'y' });
      const hanging = { extend: () => new Promise<boolean>(() => {}) };
      const first = world.start(slow(world), { settings, queues: hanging });
      await world.clock.run(() => first.runs() === 1);
      const second = world.start(upper, { settings });
      await world.clock.run(() => world.markers().length === 2);
      const done = [world.outputs(), world.markers().map(({ key }) => key)];
      assert.deepEqual(await world.clock.drive(Promise.all([first.ended, second.ended])), [0, 0]);
      assert.deepEqual([first.runs(), second.runs()], [1, 2]);
      assert.deepEqual([world.outputs(), world.markers().map(({ key }) => key)], done);
      assert.deepEqual(done[0], { a: 'X', b: 'Y' });
      assert.deepEqual(world.drainInbox(), { a: 2, b: 1 });
      assert.deepEqual(world.sqs.peek(world.queueUrl), []);
    });
  });

  it('fetches inputs ahead while commands run, and leaves them to others when they run long', async (t) => {
    const world = await worldWith(
      t,
      Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, 'x'])),
    );
    let most = 0;
    await world.work(async (input, output, request) => {
      await world.clock.sleep(60_000);
      const taken = world.sqs.peek(world.queueUrl).filter(({ receives }) => receives > 0);
      most = Math.max(most, taken.length);
      return upper(input, output, request) ?? {};
    });
    assert.equal(Object.keys(world.outputs()).length, 20);
    assert.ok(most <= 3, String(most));
  });

  describe('asked to stop', () => {
    const settings = { GRACE_SECONDS: '30', VISIBILITY_SECONDS: '600' };
    /** A command that runs for the given seconds and ends on SIGTERM. */
    const lasting =
      (world: WorkerWorld, seconds: number): Job =>
      async (input, output, request) => {
        const stopped = await world.clock.sleep(seconds * 1000, request.stop).then(
          () => false,
          () => true,
        );
        if (stopped) return { exitCode: null, signal: 'SIGTERM', endedFor: 'stop' };
        return upper(input, output, request) ?? {};
      };

    it('finishes an item that takes less than the grace period, and takes no other', async (t) => {
      const world = await worldWith(t, { a: 'x', b: 'y' });
      const agent = world.start(lasting(world, 5), { settings });
      await world.clock.run(() => agent.runs() === 1);
      agent.stop('SIGTERM');
      assert.equal(await world.clock.drive(agent.ended), 0);
      assert.equal(Object.keys(world.outputs()).length, 1);
      await world.work(upper);
      assert.deepEqual(world.outputs(), { a: 'X', b: 'Y' });
    });

    it('hands back an item that takes longer, at once, and the items that it had fetched ahead', async (t) => {
      const world = await worldWith(t, { a: 'x', b: 'y', c: 'z' });
      const agent = world.start(lasting(world, 3600), { settings });
      await world.clock.run(() => agent.runs() === 1);
      const begin = world.clock.now();
      agent.stop('SIGTERM');
      await world.clock.drive(agent.ended);
      assert.ok(world.clock.now() - begin <= 30_000);
      assert.ok(agent.log.some(({ event, code }) => event === 'handed back' && code === 'STOPPED'));
      assert.deepEqual([world.markers(), readdirSync(join(agent.folder, 'scratch'))], [[], []]);
      // Visible again without waiting for the visibility timeout.
      await world.work(upper);
      assert.deepEqual(world.outputs(), { a: 'X', b: 'Y', c: 'Z' });
    });
  });

  describe('ends with a code that names the cause', () => {
    const end = async (world: WorkerWorld) => world.clock.drive(world.start(upper).ended);

    it('when its queue is gone', async (t) => {
      const world = new WorkerWorld(t);
      world.sqs.deleteQueue(world.queueUrl);
      assert.equal(await end(world), 66);
    });

    it('when a variable is missing that every item needs, and leaves the item to others', async (t) => {
      const world = await worldWith(t, { a: 'x' });
      const variable = { name: 'SEED', type: 'integer', required: true, description: '' };
      const spec = { user_specified_environment_variables: [variable] } as Partial<Spec>;
      const agent = world.start(never, { spec });
      assert.equal(await world.clock.drive(agent.ended), undefined);
      assert.ok(agent.log.some(({ code }) => code === 'VARIABLE_MISSING'));
      assert.deepEqual([world.markers(), world.sqs.peek(world.queueUrl).length], [[], 1]);
    });

    it('when its bucket is gone, and leaves the item to others', async (t) => {
      const world = await worldWith(t, { a: 'x' });
      world.s3.deleteBucket(world.bucket);
      assert.equal(await end(world), 72);
      assert.equal(world.sqs.peek(world.deadLetterUrl).length, 0);
      assert.equal(world.sqs.peek(world.queueUrl).length, 1);
    });
  });

  it('gives the algorithm nothing that leads to its credentials', async (t) => {
    const world = await worldWith(t, { a: 'x' });
    const environment = {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/secret',
      ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/x',
      PIPEWRIGHT_STEP: 'step-1',
      SEED: '7',
    };
    let env: Readonly<Record<string, string>> = {};
    await world.work(
      (input, output, request) => {
        env = request.env;
        return upper(input, output, request);
      },
      { environment },
    );
    assert.deepEqual(Object.keys(env).sort(), ['SEED', 'TMPDIR']);
  });

  it('passes on what is printed up to a limit, and keeps the end', async (t) => {
    const world = await worldWith(t, { a: 'x' });
    const flood: Job = (_input, _output, { onOutput }) => {
      for (let i = 0; i < 30; i++) onOutput('stdout', Buffer.alloc(100_000, 'y\n'));
      onOutput('stdout', Buffer.from('the end\n'));
      return { exitCode: 1 };
    };
    const agent = await world.work(flood, { settings: { LOG_MEGABYTES: '1', MAX_ATTEMPTS: '1' } });
    assert.equal(agent.printed(), 1_000_000);
    assert.equal(agent.log.filter(({ event }) => event === 'log limit').length, 1);
    assert.match(world.markers()[0]!.log_tail!, /the end\n$/);
  });
});
