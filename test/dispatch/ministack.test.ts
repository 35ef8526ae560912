import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { readWorkMessage } from '../../src/run/message.ts';
import { writeRunManifest } from '../../src/run/run-manifest.ts';
import { type Deployment, openDeployment } from '../fakes/deployment.ts';
import { wrapShell } from '../fakes/fleet.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';
import { openWorkshop, ROOT, type Workshop } from '../fakes/workshop.ts';

/** As it is committed; test/dist.test.ts holds it to the sources. */
const BUNDLE = join(ROOT, 'dist/dispatch');

/** The bundle as a Lambda of MiniStack, called by the inbox, starting agents as containers. */
describe('the dispatcher on MiniStack', () => {
  let workshop: Workshop;
  let aws: LocalAws;
  let image: string;
  const services = new Services();
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    image = await wrapShell(workshop, 'dispatched', 'cat "$1"/* "$1" 2>/dev/null >"$2"; echo . >>"$2"');
  });
  after(async () => {
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  /** MiniStack has no events to wait for: it is asked, with a breath between, until it is so. */
  const until = async (what: string, done: () => Promise<boolean>): Promise<void> => {
    const end = Date.now() + 240_000;
    while (!(await done())) {
      if (Date.now() > end) throw new Error(`not within four minutes: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };
  const s3Event = (deployment: Deployment, ...keys: string[]) => ({
    Records: keys.map((key) => ({
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: {
        bucket: { name: `${deployment.name}-in` },
        object: { key, size: 1, eTag: 'e1', sequencer: '01' },
      },
    })),
  });
  const message = (messageId: string, body: unknown) => ({
    messageId,
    eventSource: 'aws:sqs',
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

  it('sends files through a graph and gathers, once, with no more agents than there may be', async () => {
    await using deployment = await openDeployment(aws, [
      { id: 'one', image, maxAgents: 3, perAgent: 2 },
      { id: 'two', needs: ['one'], image, maxAgents: 2, perAgent: 2 },
      { id: 'all', needs: ['one', 'two'], gather: true, image, maxAgents: 1, perAgent: 1 },
    ]);
    const run = 'run-20261125T100000Z-00aa11';
    await deployment.s3.send(
      new PutObjectCommand({
        Bucket: deployment.plan.output.bucket,
        Key: `flow/.pipewright/runs/${run}/run.json`,
        Body: writeRunManifest(aRunManifest({ run, workflow: deployment.name, expected: { one: 20 } })),
      }),
    );
    await deployment.install(BUNDLE);
    for (let i = 0; i < 20; i++) await deployment.upload(`in/${run}/folder/a b+${i}.txt`, `text ${i}`);
    await deployment.upload('in/by hand.txt', 'one more');
    await deployment.upload('in/empty/', '');
    await deployment.upload('elsewhere/x.txt', 'not ours');
    let most = 0;
    await until('the gathered result', async () => {
      most = Math.max(most, (await deployment.running('one')).length);
      // What EventBridge tells on AWS: MiniStack has no such events.
      await deployment.invoke({ 'detail-type': 'Scheduled Event', source: 'aws.events' });
      return (await deployment.outputs(`flow/all/${run}/`)).length === 1;
    });
    assert.ok(most <= 3, `${most} agents`);
    assert.equal((await deployment.outputs(`flow/two/${run}/folder/`)).length, 20);
    assert.deepEqual(await deployment.outputs('flow/one/adhoc/'), ['flow/one/adhoc/by hand.txt']);
    const manifest = await deployment.s3.send(
      new GetObjectCommand({
        Bucket: deployment.plan.output.bucket,
        Key: `flow/.pipewright/runs/${run}/gather/all.jsonl`,
      }),
    );
    const lines = (await manifest.Body!.transformToString()).trim().split('\n');
    assert.equal(lines.length, 41);
    assert.ok(lines.some((line) => line.includes('"path":"two/folder/a b+7.txt"')));
    await until('the end of all agents', async () =>
      (await Promise.all(['one', 'two', 'all'].map(deployment.running))).every(({ length }) => length === 0),
    );
  });

  it('reports the messages that failed, sends the others, and one item once', async () => {
    await using deployment = await openDeployment(aws, [{ id: 'one', image, maxAgents: 3, perAgent: 10 }]);
    await deployment.install(BUNDLE);
    const answer = await deployment.invoke({
      Records: [
        message('1', { Service: 'Amazon S3', Event: 's3:TestEvent' }),
        message('2', s3Event(deployment, 'in/a.txt', 'in/r%C3%A9+d.txt')),
        message('3', s3Event(deployment, 'in/a.txt')),
        message('4', 'no JSON'),
        message('5', { Records: [{ ...s3Event(deployment, 'in/b').Records[0], eventVersion: '3.0' }] }),
        message('6', { version: 9, kind: 'output' }),
      ],
    });
    assert.deepEqual(answer, {
      batchItemFailures: ['4', '5', '6'].map((itemIdentifier) => ({ itemIdentifier })),
    });
    const { Messages = [] } = await deployment.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: deployment.plan.steps[0]!.work.url, MaxNumberOfMessages: 10 }),
    );
    // An agent may have been faster: what is left is what the route says.
    for (const { Body = '' } of Messages)
      assert.ok(['a.txt', 'ré d.txt'].includes(readWorkMessage(Body).item), Body);
    assert.ok(Messages.length <= 2);
    assert.equal((await deployment.running('one')).length, 1);
  });

  it('never starts more than max_agents when 2,000 uploads come in calls at the same time', async () => {
    await using deployment = await openDeployment(aws, [{ id: 'one', image, maxAgents: 3, perAgent: 10 }]);
    await deployment.install(BUNDLE);
    const calls = Array.from({ length: 20 }, (_, call) => ({
      Records: Array.from({ length: 100 }, (_, i) =>
        message(`${call}-${i}`, s3Event(deployment, `in/file-${call}-${i}.txt`)),
      ),
    }));
    let most = 0;
    let open = calls.length;
    const sent = Promise.all(
      calls.map(async (event) => {
        assert.deepEqual(await deployment.invoke(event), { batchItemFailures: [] });
        open -= 1;
      }),
    );
    await until('all calls', async () => {
      most = Math.max(most, (await deployment.running('one')).length);
      return open === 0;
    });
    await sent;
    most = Math.max(most, (await deployment.running('one')).length);
    assert.equal(most, 3);
  });
});
