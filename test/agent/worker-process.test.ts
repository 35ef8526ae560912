import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { DeleteObjectCommand, HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { type AgentOptions, type AgentProcess, startAgent } from '../fakes/agent-process.ts';
import { openFaultProxy } from '../fakes/fault-proxy.ts';
import { entryOf, itemMessage, openStep, type Step } from '../fakes/step.ts';
import { until } from '../fakes/until.ts';

const UPPER = 'tr a-z A-Z <"$1" >"$2"';
const text = (outputs: Map<string, Buffer>): Record<string, string> =>
  Object.fromEntries([...outputs].map(([path, bytes]) => [path, bytes.toString()]));

/** One real process for each path; `worker.test.ts` has the cases. */
describe('the worker as a process, with S3 and SQS', { concurrency: 4 }, () => {
  const services = new Services();
  let aws: LocalAws;
  before(async () => {
    aws = await services.ministack();
  });
  after(() => services[Symbol.asyncDispose]());

  /** A step of its own, with files uploaded and their messages sent. */
  async function scene(files: Record<string, string | Buffer>): Promise<Step> {
    const step = await openStep(aws);
    const inputs = Object.entries(files).map(([item, body]) => ({ item, body: Buffer.from(body) }));
    await step.send(await step.upload(inputs));
    return step;
  }
  const start = (t: TestContext, step: Step, options: AgentOptions): AgentProcess =>
    startAgent(t, aws, step.env(), options);

  it('turns each message into one output, one marker and one message to the inbox', async (t) => {
    const files: Record<string, string> = {};
    for (const name of ['a.txt', 'b c+%2F.txt', 'd//é', '/g', 'i\'"$(x)\n', '-n', 'empty'])
      files[name] = name === 'empty' ? '' : `text ${name.length}`;
    const step = await scene(files);
    const agent = start(t, step, { script: UPPER });
    assert.equal(await agent.ended, 0, agent.printed());
    const upper = Object.entries(files).map(([name, body]) => [name, body.toUpperCase()]);
    assert.deepEqual(text(await step.outputs()), Object.fromEntries(upper));
    const markers = await step.markers();
    assert.deepEqual(markers.map(({ item }) => item).sort(), Object.keys(files).sort());
    assert.deepEqual(
      [...(await step.drainInbox()).values()],
      upper.map(() => 1),
    );
    assert.equal(await step.backlog(), 0);
    assert.deepEqual(readdirSync(agent.folder).sort(), ['in', 'out']);
    for (const name of ['in', 'out']) assert.deepEqual(readdirSync(join(agent.folder, name)), []);
  });

  it('processes items of several files, with one that they share', async (t) => {
    const step = await openStep(aws);
    const names = ['one/a.fq', 'two/a.fq', 'ref/g.fa'];
    const uploaded = await step.upload(names.map((item) => ({ item, body: Buffer.from(`${item}\n`) })));
    const [one, two, reference] = uploaded.map((file) => entryOf(file));
    const ids = ['s 1', 'ä/2'];
    const messages = ids.map((id) => {
      const files = { reads: [one!, two!], reference: [reference!] };
      return itemMessage(step, id, files, { variables: { WORD: `word ${id.length}` } });
    });
    await step.send(messages);
    const spec = {
      inputs: { reads: { patterns: ['*.fq'], count: 2 }, reference: { patterns: ['*.fa'], shared: true } },
      outputs: { all: { patterns: ['*.txt'], companions: ['{name}.n'] } },
      user_specified_environment_variables: [
        { name: 'WORD', type: 'string', required: true, description: '' },
      ],
      run_command: 'cat $reads $reference > $output_dir/$WORD.txt && tee $output_dir/$WORD.txt.n',
    };
    const agent = start(t, step, { script: '', spec });
    assert.equal(await agent.ended, 0, agent.printed());
    const outputs = text(await step.outputs());
    for (const id of ids) {
      const file = `${id}/word ${id.length}.txt`;
      assert.deepEqual([outputs[file], outputs[`${file}.n`]], [`${names.join('\n')}\n`, '']);
    }
    assert.deepEqual([(await step.markers()).map(({ item }) => item).sort(), await step.backlog()], [ids, 0]);
    assert.deepEqual(readdirSync(agent.folder).sort(), ['in', 'out']);
  });

  it('gives up items whose inputs are gone, where S3 says so and where it may not', async (t) => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const mayList of [true, false]) {
      const step = await scene(Object.fromEntries(names.map((name) => [name, name])));
      await using proxy = await openFaultProxy(aws.endpoint, { seed: 1, share: 0, mayList });
      for (const item of names.slice(1)) {
        const Key = `in/${step.run}/${item}`;
        await step.s3.send(new DeleteObjectCommand({ Bucket: step.bucket, Key }));
      }
      const agent = startAgent(t, { ...aws, endpoint: proxy.endpoint }, step.env(proxy.through), {
        script: UPPER,
        env: { PIPEWRIGHT_MAX_RECEIVES: '2', PIPEWRIGHT_IDLE_SECONDS: '6' },
      });
      assert.equal(await agent.ended, 0, agent.printed());
      assert.deepEqual(text(await step.outputs()), { a: 'A' });
      const failed = (await step.markers()).filter(({ state }) => state === 'SYSTEM_ERROR');
      assert.deepEqual(failed.map(({ item }) => item).sort(), names.slice(1));
      const meaning = mayList ? /^its input s3:\S+ no longer exists/ : /^S3 refused to read its input s3:/;
      for (const marker of failed) assert.match(marker.meaning!, meaning);
      const refused = agent.log.filter(({ code }) => code === 'INPUT_REFUSED');
      assert.equal(refused.length, mayList ? 0 : failed.length);
    }
  });

  it('gets the item of an agent that was killed, and gives up one that ends agent after agent', async (t) => {
    const step = await scene({ a: 'x' });
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

  it('stopped by SIGTERM, hands back at once an item that takes longer, and leaves no process', async (t) => {
    const step = await scene({ a: 'x' });
    const agent = start(t, step, {
      script: 'trap "" TERM; echo $$ >"$T/pid"; while true; do sleep 0.1; done',
      env: { PIPEWRIGHT_GRACE_SECONDS: '2', PIPEWRIGHT_VISIBILITY_SECONDS: '600' },
    });
    await agent.line({ state: 'RUNNING' });
    await until('the command writes its process id', async () => existsSync(join(agent.folder, 'pid')));
    agent.child.kill('SIGTERM');
    assert.equal(await agent.ended, 143);
    assert.ok(agent.log.some(({ event, code }) => event === 'handed back' && code === 'STOPPED'));
    assert.equal(await step.countMarkers(), 0);
    assert.equal(await start(t, step, { script: UPPER }).ended, 0);
    assert.deepEqual(text(await step.outputs()), { a: 'X' });
  });

  it('continues where the item’s agent was, which was asked to stop, and then where one was that was killed', async (t) => {
    const step = await scene({ a: 'x' });
    const env = {
      PIPEWRIGHT_CHECKPOINT: 'aa',
      PIPEWRIGHT_CHECKPOINT_SECONDS: '1',
      PIPEWRIGHT_VISIBILITY_SECONDS: '2',
      PIPEWRIGHT_IDLE_SECONDS: '3',
    };
    const folders = mkdtempSync(join(tmpdir(), 'pipewright-checkpoints-'));
    t.after(() => rmSync(folders, { recursive: true, force: true }));
    const countIn = (name: string): AgentProcess => {
      const checkpoint = join(folders, name);
      // It counts to three, and waits after each number for a file that lets it continue.
      const script = [
        `cd ${checkpoint}; i=$(cat i 2>/dev/null || echo 0); echo $i >>"$T/found"`,
        'while test $i -lt 3; do i=$((i+1)); echo $i >.i; mv .i i',
        'while test ! -e "$T/go"; do sleep 0.05; done; done; cp i "$2"',
      ].join('; ');
      return start(t, step, { script, spec: { checkpoint }, env });
    };
    const asked = countIn('asked');
    await until('the command counts', async () => existsSync(join(folders, 'asked', 'i')));
    asked.child.kill('SIGTERM');
    assert.equal(await asked.ended, 143, asked.printed());
    const killed = countIn('killed');
    await killed.line({ event: 'checkpoint restored' });
    await killed.line({ event: 'checkpoint saved' });
    killed.child.kill('SIGKILL');
    await killed.ended;
    // On AWS its command ends with its container; here, it is let go.
    writeFileSync(join(killed.folder, 'go'), '');
    const last = countIn('last');
    await last.line({ event: 'checkpoint restored' });
    writeFileSync(join(last.folder, 'go'), '');
    assert.equal(await last.ended, 0, last.printed());
    const found = [asked, killed, last].map(({ folder }) => readFileSync(join(folder, 'found'), 'utf8'));
    assert.deepEqual([found, text(await step.outputs())], [['0\n', '1\n', '2\n'], { a: '3\n' }]);
    const left = await step.s3.send(
      new ListObjectsV2Command({ Bucket: step.bucket, Prefix: 'flow/.pipewright/checkpoints/' }),
    );
    assert.deepEqual([left.Contents ?? [], readdirSync(join(folders, 'last'))], [[], []]);
  });

  it('stores objects of many parts', async (t) => {
    const body = Buffer.alloc(50 << 20, 'abcdefghi\n');
    const step = await scene({ large: body });
    const agent = start(t, step, { script: UPPER });
    assert.equal(await agent.ended, 0, agent.printed());
    const [output] = (await step.markers())[0]!.outputs;
    assert.equal(output!.size, body.length);
    const head = await step.s3.send(new HeadObjectCommand({ Bucket: step.bucket, Key: output!.key }));
    assert.equal(head.ETag, `"${output!.etag}"`);
    const stored = (await step.outputs()).get('large')!;
    assert.ok(stored.equals(Buffer.alloc(50 << 20, 'ABCDEFGHI\n')));
  });

  it('ends with 77 when its credentials are lost half-way, and leaves the item to others', async (t) => {
    const step = await scene({ a: 'x' });
    let given = 0;
    let refused = false;
    const server = createServer((_request, response) => {
      if (refused) return void response.writeHead(400).end('{"code":"InvalidIdInRequest"}');
      given += 1;
      // They expire at once, so the SDK asks for them at every call.
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

  const NO_CREDENTIALS = {
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_EC2_METADATA_DISABLED: 'true',
    HOME: '/nowhere',
  };
  for (const [what, env, code, said] of [
    ['has no credentials', NO_CREDENTIALS, 77, /"cause":"CREDENTIALS_LOST"/],
    ['has wrong settings', { PIPEWRIGHT_BUCKET: '' }, 78, /PIPEWRIGHT_BUCKET is not set/],
  ] as const)
    it(`ends with ${code} when it ${what}`, async (t) => {
      const agent = start(t, await scene({}), { script: UPPER, env });
      assert.equal(await agent.ended, code, agent.printed());
      assert.match(agent.printed(), said);
    });
});
