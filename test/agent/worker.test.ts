import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { DeleteQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { writeManifestHead, writeManifestLine } from '../../src/protocol/gather-manifest.ts';
import { markerKey } from '../../src/protocol/marker.ts';
import type { WorkMessage } from '../../src/protocol/message.ts';
import { type AgentOptions, type AgentProcess, startAgent } from '../fakes/agent-process.ts';
import { openStep, type Step } from '../fakes/step.ts';

const UPPER = 'tr a-z A-Z <"$1" >"$2"';
const text = (outputs: Map<string, Buffer>): Record<string, string> =>
  Object.fromEntries([...outputs].map(([path, bytes]) => [path, bytes.toString()]));

describe('the worker', { concurrency: 4 }, () => {
  const services = new Services();
  let aws: LocalAws;
  before(async () => {
    aws = await services.ministack();
  });
  after(() => services[Symbol.asyncDispose]());

  /** A step of its own, with files uploaded and their messages sent. */
  async function scene(files: Record<string, string>): Promise<{ step: Step; messages: WorkMessage[] }> {
    const step = await openStep(aws);
    const messages = await step.upload(
      Object.entries(files).map(([item, body]) => ({ item, body: Buffer.from(body) })),
    );
    await step.send(messages);
    return { step, messages };
  }
  const start = (t: TestContext, step: Step, options: AgentOptions): AgentProcess =>
    startAgent(t, aws, step.env(), options);
  const upload = async ({ s3, bucket }: Step, key: string, body: string): Promise<string> =>
    (await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }))).ETag!.replaceAll('"', '');
  const sendText = ({ sqs, queueUrl }: Step, body: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
  const deadLetters = async ({ sqs, deadLetterUrl }: Step) =>
    (
      await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: deadLetterUrl,
          MaxNumberOfMessages: 10,
          MessageAttributeNames: ['All'],
        }),
      )
    ).Messages ?? [];

  it('makes of each message one output, one marker, one message to the inbox, and nothing else', async (t) => {
    const files: Record<string, string> = {};
    for (const name of ['a.txt', 'b c+%2F.txt', 'd/é/…', 'e//f', '/g', '../h', 'i\'"$(x)\n', '-n', 'empty'])
      files[name] = name === 'empty' ? '' : `text of ${name}`;
    const { step } = await scene(files);
    const agent = start(t, step, { script: UPPER });
    assert.equal(await agent.ended, 0, agent.printed());
    const upper = Object.entries(files).map(([name, body]) => [name, body.toUpperCase()]);
    assert.deepEqual(
      text(await step.outputs()),
      Object.fromEntries(upper.map(([n, b]) => [n, asAscii(b!, n!)])),
    );
    const markers = await step.markers();
    assert.deepEqual(new Set(markers.map(({ item }) => item)), new Set(Object.keys(files)));
    assert.equal(markers.length, Object.keys(files).length);
    const told = await step.drainInbox();
    assert.deepEqual(
      [...told.values()],
      Object.keys(files).map(() => 1),
    );
    assert.equal(await step.backlog(), 0);
    assert.deepEqual(readdirSync(agent.folder).sort(), ['in', 'out']);
    assert.deepEqual(
      [readdirSync(join(agent.folder, 'in')), readdirSync(join(agent.folder, 'out'))],
      [[], []],
    );
    const one = markers.find(({ item }) => item === 'a.txt')!;
    assert.equal(
      one.key,
      markerKey('flow/', { run: step.run, step: 'step-1', item: 'a.txt' }, one.input.etag!, 'done'),
    );
    assert.deepEqual([one.state, one.attempt, one.exit_code, one.outputs.length], ['COMPLETE', 1, 0, 1]);
  });

  it('gives an output name and a folder of outputs their keys', async (t) => {
    const { step } = await scene({ 'x/a.txt': '1' });
    const spec = { output_name: '{stem}.d' };
    const agent = start(t, step, {
      script: 'mkdir -p "$2/sub"; echo 1 >"$2/one"; echo 2 >"$2/sub/two"; echo log >"$T/out/left"',
      spec,
    });
    assert.equal(await agent.ended, 0, agent.printed());
    assert.deepEqual(text(await step.outputs()), { 'x/a.d/one': '1\n', 'x/a.d/sub/two': '2\n' });
    assert.equal((await step.drainInbox()).size, 2);
    assert.deepEqual(readdirSync(join(agent.folder, 'out')), []);
  });

  it('works once on duplicates, and tells the next step again of what a killed agent may not have told', async (t) => {
    const { step, messages } = await scene({ a: 'a', b: 'b' });
    await start(t, step, { script: UPPER }).ended;
    await step.drainInbox();
    await step.send([...messages].reverse());
    await step.send(messages);
    const agent = start(t, step, { script: 'exit 1' });
    assert.equal(await agent.ended, 0, agent.printed());
    assert.equal(agent.log.filter(({ state }) => state === 'RUNNING').length, 0);
    assert.equal(agent.log.filter(({ event }) => event === 'repeat').length, 4);
    assert.deepEqual(Object.fromEntries(await step.drainInbox()), { a: 2, b: 2 });
    assert.equal(await step.countMarkers(), 2);
  });

  it('writes the last version when the same key is uploaded while it works', async (t) => {
    const { step, messages } = await scene({ a: 'old' });
    const script = `${UPPER}; while test ! -e "$T/go"; do sleep 0.05; done`;
    const agent = start(t, step, { script });
    await agent.line({ state: 'RUNNING' });
    await upload(step, messages[0]!.input.key, 'new');
    writeFileSync(join(agent.folder, 'go'), '');
    assert.equal(await agent.ended, 0, agent.printed());
    assert.deepEqual(text(await step.outputs()), { a: 'NEW' });
    assert.ok(agent.log.some(({ event }) => event === 'input changed'));
    assert.equal(await step.countMarkers(), 1);
  });

  it('overtaken by another agent with a newer version, overwrites what is older', async (t) => {
    const { step, messages } = await scene({ a: 'old' });
    const slow = start(t, step, { script: `${UPPER}; while test ! -e "$T/go"; do sleep 0.05; done` });
    await slow.line({ state: 'RUNNING' });
    const etag = await upload(step, messages[0]!.input.key, 'new');
    // In a queue of its own, that the first one does not take it.
    const { step: other } = await scene({});
    await other.send([{ ...messages[0]!, input: { ...messages[0]!.input, etag } }]);
    const fast = start(t, step, { script: UPPER, env: { PIPEWRIGHT_QUEUE_URL: other.queueUrl } });
    assert.equal(await fast.ended, 0, fast.printed());
    assert.deepEqual(text(await step.outputs()), { a: 'NEW' });
    writeFileSync(join(slow.folder, 'go'), '');
    assert.equal(await slow.ended, 0, slow.printed());
    assert.deepEqual(text(await step.outputs()), { a: 'NEW' });
  });

  it('takes what is there for a late message of an older version', async (t) => {
    const { step, messages } = await scene({ a: 'old' });
    await upload(step, messages[0]!.input.key, 'new');
    assert.equal(await start(t, step, { script: UPPER }).ended, 0);
    assert.deepEqual(text(await step.outputs()), { a: 'NEW' });
  });

  it('works again on a version that came back after another one', async (t) => {
    const { step, messages } = await scene({ a: 'one' });
    await start(t, step, { script: UPPER }).ended;
    const { key } = messages[0]!.input;
    for (const body of ['two', 'one']) {
      const etag = await upload(step, key, body);
      await step.send([{ ...messages[0]!, input: { ...messages[0]!.input, etag } }]);
      const agent = start(t, step, { script: UPPER });
      assert.equal(await agent.ended, 0, agent.printed());
      assert.deepEqual(text(await step.outputs()), { a: body.toUpperCase() });
    }
  });

  it('gathers the objects of a manifest into one folder', async (t) => {
    const { step, messages } = await scene({});
    assert.equal(messages.length, 0);
    const objects = [];
    for (const path of ['left/a.txt', 'right/a.txt', 'right/../b//c']) {
      const etag = await upload(step, `from/${path}`, path);
      objects.push({ path, bucket: step.bucket, key: `from/${path}`, etag, size: path.length });
    }
    const manifest = writeManifestHead(objects.length) + objects.map(writeManifestLine).join('');
    const etag = await upload(step, 'manifest', manifest);
    const input = { bucket: step.bucket, key: 'manifest', etag };
    const message = {
      run: step.run,
      step: 'step-1',
      item: 'step-1',
      input,
      gather: true,
      attempt: 1,
      trace: [],
    };
    const script = 'cd "$1"; find . -type f | sort | xargs tail -n +1 >"$2"';
    const running = [1, 0];
    for (const times of running) {
      await step.send([message]);
      const agent = start(t, step, { script });
      assert.equal(await agent.ended, 0, agent.printed());
      assert.equal(agent.log.filter(({ state }) => state === 'RUNNING').length, times);
    }
    const [[path, bytes] = []] = await step.outputs();
    assert.equal(path, 'step-1');
    assert.match(
      String(bytes),
      /^==> \.\/left\/a\.txt <==\nleft\/a\.txt\n==> \.\/right\/%2E%2E\/b\/%2F\/c <==\nright\/\.\.\/b\/\/c\n==> \.\/right\/a\.txt <==\nright\/a\.txt/,
    );
    assert.equal(await step.countMarkers(), 1);
  });

  describe('when the algorithm fails', () => {
    const FAILURES: readonly [what: string, script: string, spec: object, meaning: RegExp][] = [
      [
        'with an exit code',
        'echo why; exit 3',
        { exit_codes: { 3: 'the file is torn' } },
        /the file is torn/,
      ],
      ['by a signal', 'kill -ABRT $$', {}, /ended by SIGABRT/],
      ['by its time limit', 'sleep 60', { timeout_minutes: 0.005 }, /took longer/],
      ['without an output', ':', {}, /without writing a result/],
      ['with a link out of its folder', 'ln -s /etc/passwd "$2"', {}, /outside its folder/],
      ['with too much', 'head -c 2000000 /dev/zero >"$2"', { disk_gb: 0.001 }, /more than disk_gb/],
    ];
    for (const [what, script, spec, meaning] of FAILURES)
      it(`${what}, tries max_attempts times, then marks it failed and buries it`, async (t) => {
        const { step } = await scene({ a: 'x' });
        const agent = start(t, step, { script, spec, env: { PIPEWRIGHT_MAX_ATTEMPTS: '2' } });
        assert.equal(await agent.ended, 0, agent.printed());
        assert.equal(agent.log.filter(({ state }) => state === 'RUNNING').length, 2);
        const [marker, ...others] = await step.markers();
        assert.equal(others.length, 0);
        assert.deepEqual([marker!.keyState, marker!.state, marker!.attempt], ['failed', 'EXECUTOR_ERROR', 2]);
        assert.match(marker!.meaning!, meaning);
        if (what === 'with an exit code')
          assert.deepEqual([marker!.exit_code, marker!.log_tail], [3, 'why\n']);
        const [dead] = await deadLetters(step);
        assert.match(dead!.MessageAttributes!['pipewright-reason']!.StringValue!, meaning);
        assert.equal(JSON.parse(dead!.Body!).attempt, 1);
        assert.deepEqual([(await step.outputs()).size, await step.backlog()], [0, 0]);
      });

    it('and then succeeds when it is moved back, the item is done', async (t) => {
      const { step } = await scene({ a: 'x' });
      const env = { PIPEWRIGHT_MAX_ATTEMPTS: '1' };
      await start(t, step, { script: 'exit 1', env }).ended;
      const [dead] = await deadLetters(step);
      await sendText(step, dead!.Body!);
      assert.equal(await start(t, step, { script: UPPER, env }).ended, 0);
      assert.deepEqual((await step.markers()).map(({ keyState }) => keyState).sort(), ['done', 'failed']);
    });
  });

  const FOREIGN: readonly [what: string, body: (message: WorkMessage) => string, reason: RegExp][] = [
    ['no JSON', () => 'hello', /no JSON/],
    ["S3's own event", () => '{"Records":[{"eventVersion":"2.1"}]}', /version is nothing/],
    ['another version', (m) => JSON.stringify({ version: 9, kind: 'work', ...m }), /version is 9/],
    [
      'of another step',
      (m) => JSON.stringify({ version: 1, kind: 'work', ...m, step: 'other' }),
      /step other/,
    ],
  ];
  for (const [what, body, reason] of FOREIGN)
    it(`sends a message that is not ours to the dead-letter queue: ${what}`, async (t) => {
      const { step, messages } = await scene({ a: 'x' });
      const sent = body(messages[0]!);
      await sendText(step, sent);
      const agent = start(t, step, { script: UPPER });
      assert.equal(await agent.ended, 0, agent.printed());
      const [dead, ...others] = await deadLetters(step);
      assert.deepEqual([dead!.Body, others.length], [sent, 0]);
      assert.match(dead!.MessageAttributes!['pipewright-reason']!.StringValue!, reason);
      assert.deepEqual(text(await step.outputs()), { a: 'X' });
    });

  it('gives up an item whose input is gone, and goes on with the others', async (t) => {
    const { step, messages } = await scene({ a: 'x', b: 'y' });
    await step.s3.send(new DeleteObjectCommand({ Bucket: step.bucket, Key: messages[0]!.input.key }));
    const elsewhere = { ...messages[0]!.input, bucket: 'pipewright-there-is-none' };
    await step.send([{ ...messages[0]!, item: 'c', input: elsewhere }]);
    const agent = start(t, step, { script: UPPER });
    assert.equal(await agent.ended, 0, agent.printed());
    assert.deepEqual(text(await step.outputs()), { b: 'Y' });
    const failed = (await step.markers()).filter(({ keyState }) => keyState === 'failed');
    assert.deepEqual(failed.map(({ item }) => item).sort(), ['a', 'c']);
    for (const { state, meaning } of failed) {
      assert.equal(state, 'SYSTEM_ERROR');
      assert.match(meaning!, /is not there \(any more\)/);
    }
  });

  it('gives up an item that has ended agent after agent', async (t) => {
    const { step } = await scene({ a: 'x' });
    // Longer idle than the item of a killed one is hidden.
    const env = {
      PIPEWRIGHT_MAX_RECEIVES: '2',
      PIPEWRIGHT_VISIBILITY_SECONDS: '2',
      PIPEWRIGHT_IDLE_SECONDS: '6',
    };
    let killed = 0;
    let printed = '';
    for (let ended: number | string = ''; ended !== 0; ) {
      const agent = start(t, step, { script: 'sleep 60', env });
      const begun = await agent.line({ state: 'RUNNING' }).then(
        () => true,
        () => false,
      );
      if (begun) agent.child.kill('SIGKILL');
      killed += Number(begun);
      ended = await agent.ended;
      printed = agent.printed();
    }
    // The receive of a killed one, too, may take the item once more.
    assert.ok(killed === 1 || killed === 2, String(killed));
    const [marker] = await step.markers();
    assert.deepEqual([marker?.keyState, marker?.state], ['failed', 'SYSTEM_ERROR'], printed);
  });

  it('keeps a message for as long as its command takes', async (t) => {
    const { step } = await scene({ a: 'x' });
    const env = { PIPEWRIGHT_VISIBILITY_SECONDS: '2', PIPEWRIGHT_IDLE_SECONDS: '6' };
    const first = start(t, step, { script: `sleep 5; ${UPPER}`, env });
    await first.line({ state: 'RUNNING' });
    const second = start(t, step, { script: UPPER, env });
    assert.deepEqual([await first.ended, await second.ended], [0, 0]);
    assert.equal(second.log.filter(({ state }) => state === 'RUNNING').length, 0);
  });

  describe('asked to stop', () => {
    it('finishes an item that takes less than the grace period, and takes no other', async (t) => {
      const { step } = await scene({ a: 'x', b: 'y' });
      const agent = start(t, step, { script: `sleep 1; ${UPPER}`, env: { PIPEWRIGHT_GRACE_SECONDS: '30' } });
      await agent.line({ state: 'RUNNING' });
      agent.child.kill('SIGTERM');
      assert.equal(await agent.ended, 143);
      assert.equal((await step.outputs()).size, 1);
      const other = start(t, step, { script: UPPER });
      assert.equal(await other.ended, 0);
      assert.equal((await step.outputs()).size, 2);
    });

    it('hands back at once an item that takes longer, and leaves no process', async (t) => {
      const { step } = await scene({ a: 'x' });
      const agent = start(t, step, {
        script: 'trap "" TERM; echo $$ >"$T/pid"; while true; do sleep 0.1; done',
        env: { PIPEWRIGHT_GRACE_SECONDS: '2', PIPEWRIGHT_VISIBILITY_SECONDS: '600' },
      });
      await agent.line({ state: 'RUNNING' });
      while (!existsSync(join(agent.folder, 'pid'))) await new Promise((resolve) => setImmediate(resolve));
      agent.child.kill('SIGTERM');
      assert.equal(await agent.ended, 143);
      assert.ok(agent.log.some(({ event, code }) => event === 'handed back' && code === 'STOPPED'));
      assert.equal(await step.countMarkers(), 0);
      const other = start(t, step, { script: UPPER });
      assert.equal(await other.ended, 0);
      assert.deepEqual(text(await step.outputs()), { a: 'X' });
    });
  });

  describe('ends with a code that names the cause', () => {
    it('when its queue is gone', async (t) => {
      const { step } = await scene({});
      await step.sqs.send(new DeleteQueueCommand({ QueueUrl: step.queueUrl }));
      const agent = start(t, step, { script: UPPER });
      assert.equal(await agent.ended, 66, agent.printed());
      assert.match(agent.printed(), /"cause":"QUEUE_GONE"/);
    });

    it('when its bucket is gone', async (t) => {
      const { step, messages } = await scene({ a: 'x' });
      await step.s3.send(new DeleteObjectCommand({ Bucket: step.bucket, Key: messages[0]!.input.key }));
      await step.s3.send(new DeleteBucketCommand({ Bucket: step.bucket }));
      const agent = start(t, step, { script: UPPER });
      assert.equal(await agent.ended, 72, agent.printed());
      assert.equal((await deadLetters(step)).length, 0);
    });

    it('when it has no credentials', async (t) => {
      const { step } = await scene({});
      const env = {
        AWS_ACCESS_KEY_ID: undefined,
        AWS_SECRET_ACCESS_KEY: undefined,
        AWS_EC2_METADATA_DISABLED: 'true',
        HOME: '/nowhere',
      };
      const agent = start(t, step, { script: UPPER, env });
      assert.equal(await agent.ended, 77, agent.printed());
      assert.match(agent.printed(), /"cause":"CREDENTIALS_LOST"/);
    });

    it('when its credentials are lost half-way, and leaves the item to others', async (t) => {
      const { step } = await scene({ a: 'x' });
      let given = 0;
      let refused = false;
      const server = createServer((_request, response) => {
        if (refused) return void response.writeHead(400).end('{"code":"InvalidIdInRequest"}');
        given += 1;
        // They are over at once, so that they are asked for again at every call.
        const Expiration = new Date().toISOString();
        const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = aws.credentials;
        response.end(JSON.stringify({ AccessKeyId, SecretAccessKey, Token: 't', Expiration }));
      }).listen(0, '127.0.0.1');
      t.after(() => server.close());
      await once(server, 'listening');
      const env = {
        AWS_ACCESS_KEY_ID: undefined,
        AWS_SECRET_ACCESS_KEY: undefined,
        AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        HOME: '/nowhere',
        PIPEWRIGHT_VISIBILITY_SECONDS: '2',
      };
      const script = `${UPPER}; while test ! -e "$T/go"; do sleep 0.05; done`;
      const agent = start(t, step, { script, env });
      await agent.line({ state: 'RUNNING' });
      assert.ok(given > 0);
      refused = true;
      writeFileSync(join(agent.folder, 'go'), '');
      assert.equal(await agent.ended, 77, agent.printed());
      assert.match(agent.printed(), /"cause":"CREDENTIALS_LOST"/);
      assert.equal(await step.countMarkers(), 0);
      const other = start(t, step, { script: UPPER, env: { PIPEWRIGHT_IDLE_SECONDS: '5' } });
      assert.equal(await other.ended, 0, other.printed());
      assert.deepEqual(text(await step.outputs()), { a: 'X' });
    });

    it('when AWS does not answer', async (t) => {
      const { step } = await scene({});
      const agent = start(t, step, {
        script: UPPER,
        env: { PIPEWRIGHT_QUEUE_URL: 'http://127.0.0.1:9/000000000000/x' },
      });
      await agent.line({ event: 'receive failed', code: 'AWS_UNREACHABLE' });
      agent.child.kill('SIGTERM');
      assert.equal(await agent.ended, 143);
    });

    it('when its settings are wrong', async (t) => {
      const { step } = await scene({});
      const agent = start(t, step, { script: UPPER, env: { PIPEWRIGHT_BUCKET: '' } });
      assert.equal(await agent.ended, 78);
      assert.match(agent.printed(), /PIPEWRIGHT_BUCKET is not set/);
    });
  });

  it('gives the algorithm nothing that leads to its credentials', async (t) => {
    const { step } = await scene({ a: 'x' });
    const env = {
      AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/secret',
      ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/x',
      SEED: '7',
    };
    assert.equal(await start(t, step, { script: 'env >"$2"', env }).ended, 0);
    const seen = text(await step.outputs()).a!;
    assert.match(seen, /^SEED=7$/m);
    assert.doesNotMatch(seen, /AWS|ECS_|PIPEWRIGHT|secret|169\.254/);
  });

  it('passes on what is printed up to a limit, and keeps the end', async (t) => {
    const { step } = await scene({ a: 'x' });
    const agent = start(t, step, {
      script: 'yes | head -c 3000000; echo the end; exit 1',
      env: { PIPEWRIGHT_LOG_MEGABYTES: '1', PIPEWRIGHT_MAX_ATTEMPTS: '1' },
    });
    assert.equal(await agent.ended, 0);
    assert.ok(agent.printed().length < 1_100_000);
    assert.ok(agent.log.some(({ event }) => event === 'log limit'));
    assert.match((await step.markers())[0]!.log_tail!, /the end\n$/);
  });

  it('stores objects of many parts', async (t) => {
    const { step } = await scene({});
    const body = Buffer.alloc(50 << 20, 'abcdefghi\n');
    await step.send(await step.upload([{ item: 'large', body }]));
    const agent = start(t, step, { script: UPPER });
    assert.equal(await agent.ended, 0, agent.printed());
    const [output] = (await step.markers())[0]!.outputs;
    assert.equal(output!.size, body.length);
    const head = await step.s3.send(new HeadObjectCommand({ Bucket: step.bucket, Key: output!.key }));
    assert.equal(head.ETag, `"${output!.etag}"`);
    const stored = (await step.outputs()).get('large')!;
    assert.ok(stored.equals(Buffer.alloc(50 << 20, 'ABCDEFGHI\n')));
  });
});

/** `tr` in the C locale changes ASCII only. */
function asAscii(upper: string, name: string): string {
  return name === 'd/é/…' ? 'TEXT OF D/é/…' : upper;
}
