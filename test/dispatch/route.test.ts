import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchesPatterns } from '../../src/core/patterns.ts';
import { readEvent } from '../../src/dispatch/dispatch-event.ts';
import { route } from '../../src/dispatch/route.ts';
import { readNotices, type Upload } from '../../src/dispatch/upload-notice.ts';
import { writeOutputMessage } from '../../src/protocol/message.ts';
import { isRunId, runId } from '../../src/protocol/run-id.ts';
import { planOf, s3Record } from '../fakes/dispatch-world.ts';

const plan = planOf(
  { id: 'one', patterns: ['*.txt'] },
  { id: 'other', patterns: ['*'] },
  { id: 'two', needs: ['one'] },
  { id: 'join', needs: ['one', 'two'] },
  { id: 'all', needs: ['one'], gather: true },
);
const upload = (key: string, bucket = 'inputs'): Upload => ({
  kind: 'upload',
  bucket,
  key,
  etag: 'e',
  sequencer: '',
});
const one = (body: unknown) => readNotices(JSON.stringify(body));

describe('a message of the inbox', () => {
  it("is S3's event, with one or several records and keys as forms write them", () => {
    const found = one({ Records: [s3Record('in/r%C3%A9d+flower%2B1.jpg'), s3Record('in/b')] });
    assert.deepEqual(found[0], {
      kind: 'upload',
      bucket: 'inputs',
      key: 'in/réd flower+1.jpg',
      etag: 'abc',
      size: 3,
      sequencer: '0055',
    });
    assert.equal(found.length, 2);
  });
  it("tells nothing when it is S3's test, or of another event", () => {
    assert.deepEqual(one({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'inputs' }), []);
    assert.deepEqual(one({ Records: [s3Record('in/a', { eventName: 'ObjectRemoved:Delete' })] }), []);
  });
  for (const [what, body] of [
    ['no JSON', '{'],
    ['a list', '[]'],
    ['something else', '{"a":1}'],
    ['another major version', JSON.stringify({ Records: [s3Record('in/a', { eventVersion: '3.0' })] })],
    ['no version', JSON.stringify({ Records: [s3Record('in/a', { eventVersion: undefined })] })],
    ['a key that is none', JSON.stringify({ Records: [s3Record('in/%C3')] })],
    ['no key', JSON.stringify({ Records: [s3Record('in/a', { s3: {} })] })],
    ['a message of another release', '{"kind":"output","version":2}'],
  ] as const)
    it(`is refused when it is ${what}`, () => {
      assert.throws(() => readNotices(body), { code: 'BAD_MESSAGE' });
    });
  it('may have fields that are not known yet', () => {
    assert.equal(one({ Records: [s3Record('in/a', { eventVersion: '2.9', awsRegion: 'x' })] }).length, 1);
  });
});

describe('a call', () => {
  it('is by messages, by a stopped task, or by the schedule', () => {
    assert.equal(readEvent({ Records: [{ messageId: 'm', body: '' }] }).kind, 'messages');
    assert.equal(readEvent({ source: 'aws.scheduler', 'detail-type': 'Scheduled Event' }).kind, 'schedule');
    const detail = {
      lastStatus: 'STOPPED',
      taskArn: 'arn:t',
      taskDefinitionArn: 'arn:aws:ecs:r:1:task-definition/flow-one:7',
      stopCode: 'SpotInterruption',
      createdAt: '2026-11-29T10:00:00.5Z',
      containers: [{ exitCode: 143, reason: 'OutOfMemoryError: killed' }],
    };
    assert.deepEqual(readEvent({ 'detail-type': 'ECS Task State Change', detail }), {
      kind: 'stopped',
      task: {
        ...{ arn: 'arn:t', family: 'flow-one', code: 'SpotInterruption', exitCode: 143 },
        ...{ reason: 'OutOfMemoryError: killed', created: Date.UTC(2026, 10, 29, 10, 0, 0, 500) },
        ...{ started: undefined, stopped: undefined },
      },
    });
  });
  for (const event of [
    undefined,
    null,
    3,
    {},
    { Records: [{ s3: {} }] },
    { 'detail-type': 'ECS Task State Change' },
  ])
    it(`by ${JSON.stringify(event)} is refused`, () => {
      assert.throws(() => readEvent(event), { code: 'BAD_EVENT' });
    });
});

describe('an upload', () => {
  it('goes to every first step that takes it, one message each', () => {
    const { work } = route(upload('in/folder/a.txt'), plan);
    assert.deepEqual(
      work.map(({ step, run, item }) => [step, run, item]),
      [
        ['one', 'adhoc', 'folder/a.txt'],
        ['other', 'adhoc', 'folder/a.txt'],
      ],
    );
    assert.ok(work[0]!.kind === 'file');
    assert.deepEqual(work[0]!.input, { bucket: 'inputs', key: 'in/folder/a.txt', etag: 'e' });
    assert.deepEqual(
      route(upload('in/a.png'), plan).work.map(({ step }) => step),
      ['other'],
    );
  });
  it('belongs to the run whose id is the first folder, and else to adhoc', () => {
    const run = runId(Date.UTC(2026, 10, 25, 9, 22, 36), '3fa9c1');
    assert.equal(run, 'run-20261125T092236Z-3fa9c1');
    const [message] = route(upload(`in/${run}/folder/a.txt`), plan).work;
    assert.deepEqual([message!.run, message!.item], [run, 'folder/a.txt']);
    assert.equal(route(upload(`in/${run}`), plan).work[0]!.item, run);
    assert.ok(!isRunId('run-1') && !isRunId(`${run}x`));
  });
  for (const [key, why, bucket] of [
    ['in/folder/', 'a folder'],
    ['elsewhere/a.txt', 'outside the prefix'],
    ['in/a.txt', 'outside the prefix', 'foreign'],
    ['in/', 'a folder'],
    ['in/.hidden', 'no step takes it'],
  ] as const)
    it(`to ${bucket ?? 'inputs'}/${key} is left: ${why}`, () => {
      assert.deepEqual(route(upload(key, bucket), plan), { work: [], ignored: why });
    });
  it('into the results of the same bucket is left', () => {
    const shared = { ...plan, input: { bucket: 'b', prefix: '' }, output: { bucket: 'b', prefix: 'out/' } };
    for (const key of ['out/one/adhoc/a.txt', 'out/.pipewright/markers/x', '.pipewright/cache/0/1'])
      assert.equal(route(upload(key, 'b'), shared).ignored, 'a result or marker');
    assert.equal(route(upload('out/mine/a.txt', 'b'), shared).work.length, 2);
  });
});

describe('a result', () => {
  const result = (step: string, path: string) => {
    const message = { run: 'r', step, path, object: { bucket: 'results', key: 'k', etag: 'e', size: 1 } };
    const trace = [{ step: 'one', item: 'a.txt', etag: 'e' }];
    return route(readNotices(writeOutputMessage({ ...message, trace }))[0]!, plan);
  };
  it('goes to all steps that need its step, in a folder of its own where several are needed', () => {
    assert.deepEqual(
      result('one', 'a.txt').work.map((one) => [one.step, one.item, one.kind === 'file' && one.trace.length]),
      [
        ['two', 'a.txt', 1],
        ['join', 'one/a.txt', 1],
      ],
    );
  });
  it('of a last step goes nowhere, and does not count as ignored', () => {
    assert.deepEqual(result('join', 'a.txt'), { work: [] });
  });
  it('of a step that was taken out of the workflow is left', () => {
    assert.equal(result('gone', 'a').ignored, 'its step is not in the workflow');
  });
});

describe("a step's patterns", () => {
  it('are of the path or of the name, as in a run on this machine', () => {
    assert.ok(matchesPatterns(['sub/*.csv'], 'sub/a.csv'));
    assert.ok(matchesPatterns(['*.csv'], 'sub/a.csv'));
    assert.ok(!matchesPatterns(['*.csv'], 'a.txt'));
    assert.ok(matchesPatterns(['*'], 'sub/a.csv'));
    assert.ok(!matchesPatterns(['*'], 'sub/.DS_Store'));
  });
});
