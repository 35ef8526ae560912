import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  GetBucketNotificationConfigurationCommand,
  type NotificationConfiguration,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { pipewright } from '../../src/command/commands.ts';
import { Failure } from '../../src/core/failure.ts';
import { openAws } from '../../src/edge/aws-account.ts';
import { contentOf } from '../../src/edge/content.ts';
import { readItemLine, STATE_PATTERN } from '../../src/protocol/agent-log.ts';
import { calledRights, PURPOSE_OF } from '../fakes/called-rights.ts';
import { commandIo } from '../fakes/command-io.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { openRecordingProxy, type RecordingProxy, unownedWrites } from '../fakes/recording-proxy.ts';
import { until } from '../fakes/until.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const ALGORITHMS = {
  upper: {
    script:
      'echo "reading $(cat $1)"; if grep -q wait "$1"; then sleep 1000; fi; if grep -q bad "$1"; then echo "no such colour" >&2; exit 3; fi; if grep -q service "$1"; then wget -q -O /dev/null "$SERVICE" || exit 4; fi; tr a-z A-Z <"$1" >"$2"',
    spec: {
      exit_codes: { 3: 'The colour is unknown.' },
      user_specified_environment_variables: [{ name: 'SERVICE', required: true }],
    },
  },
  count: { script: 'wc -c <"$1" >"$2"', spec: { output_name: '{stem}.count' } },
};

/** The access key of what tests call themselves. */
const TEST = 'test';

const SLOW = Array.from({ length: 12 }, (_, i) => `${i}`);

/** One deployment for all: each test continues where the previous one stopped. */
describe('runs on AWS', { timeout: 900_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let proxy: RecordingProxy;
  let flow: DeployedWorkflow;
  let run = '';
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    proxy = await openRecordingProxy(aws.endpoint);
    const watched = { ...aws, endpoint: proxy.endpoint };
    flow = await openDeployedWorkflow(watched, workshop, ALGORITHMS, ['upper', 'count']);
    await flow.deploy({ SERVICE: `${aws.endpoint}/${flow.name}-in/elsewhere/service` });
    for (const name of ['a', 'b c', 'deep/ü', 'd']) await flow.write(`data/${name}.txt`, `text of ${name}`);
    await flow.write('data/e.txt', 'a bad one');
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await proxy?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });
  const results = async (folder: string) =>
    (await readdir(join(flow.folder, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(flow.folder, folder).length + 1))
      .sort();

  it('brings files there, waits, fetches results, and says what failed in the words of the algorithm', async () => {
    const { code, out, err } = await flow.pipewright('run', flow.file, 'data', '--out', 'results');
    assert.equal(code, 1, out + err);
    run = /^Run (run-\S+)$/m.exec(err)?.[1] ?? '';
    assert.match(err, /5 uploaded/);
    assert.match(out, /e\.txt.*exit code 3.*The colour is unknown/);
    assert.match(out, /4 results \(\d+ B\) in results/);
    assert.deepEqual(await results('results'), [
      'count/a.count',
      'count/b c.count',
      'count/d.count',
      'count/deep/ü.count',
      'report.html',
      'run.json',
    ]);
  });

  it('fetches the results of a run that continued alone, and says how to retry what failed', async () => {
    const { code, out, err } = await flow.pipewright('results', run, '--out', 'later');
    assert.equal(code, 1, out + err);
    assert.match(out, /^4 results \(\d+ B\) in later$/m);
    assert.ok(
      out.includes(`\nTo retry what failed, after a fix: npx pipewright retry ${run} ${flow.file}\n`),
      out,
    );
    assert.deepEqual(await results('later'), await results('results'));
    const again = await flow.pipewright('results', run, flow.file, '--out', 'later', '--json');
    assert.equal(JSON.parse(again.out).results.same, 4);
    const shown = await flow.pipewright('status', flow.file, '--run', run);
    assert.ok(
      shown.out.includes(`\nTo fetch results: npx pipewright results ${run} ${flow.file} --out results\n`),
    );
  });

  it('reads what its items took from their markers', async () => {
    const { code, out, err } = await flow.pipewright('tune', run, flow.file, '--json');
    assert.equal(code, 0, err);
    const { algorithms } = JSON.parse(out) as {
      algorithms: { steps: string[]; tuning?: { items: number } }[];
    };
    assert.deepEqual(
      algorithms.map(({ steps }) => steps),
      [['upper'], ['count']],
    );
    // A command that took a few milliseconds may not have been seen.
    for (const { tuning } of algorithms) assert.ok((tuning?.items ?? 0) <= 4);
    const text = await flow.pipewright('tune', run, flow.file);
    assert.match(text.out, /\d finished items? with a measured peak; at least 20 are needed\./);
  });

  it('shows what one item printed', async () => {
    const { code, out } = await flow.pipewright('logs', run, 'e.txt', flow.file);
    assert.equal(code, 0);
    assert.match(out, /^── upper: attempt 1, EXECUTOR_ERROR, exit code 3, The colour is unknown, /);
    assert.match(out, /^reading a bad one$/m);
    assert.match(out, /^no such colour$/m);
    assert.doesNotMatch(out, /"state"|"event"/);
    const none = await flow.pipewright('logs', run, 'nowhere.txt', flow.file);
    assert.match(none.err, /NO_LOG/);
  });

  it('continues a run: only what changed is uploaded and worked on', async () => {
    await flow.write('data/e.txt', 'a good one');
    const { code, out, err } = await flow.pipewright(
      'run',
      flow.file,
      'data',
      '--run',
      run,
      '--out',
      'results',
    );
    assert.equal(code, 0, out + err);
    assert.match(err, /1 uploaded, 4 already there, 1 item reset/);
    assert.match(out, /5 results \(\d+ B\) in results, 4 already there/);
    assert.equal((await readFile(join(flow.folder, 'results/count/e.count'), 'utf8')).trim(), '10');
    const again = await flow.pipewright('run', flow.file, '--run', run, '--json');
    const { uploaded, sent, expected } = JSON.parse(again.out);
    assert.deepEqual({ uploaded, sent, expected }, { uploaded: 0, sent: 0, expected: { upper: 5 } });
  });

  it('retries what failed once its cause is fixed, and nothing else', async () => {
    await flow.write('data/e.txt', 'it needs a service');
    const first = await flow.pipewright('run', flow.file, 'data', '--wait', '--json');
    assert.equal(first.code, 1, first.err);
    const { run: second, state } = JSON.parse(first.out);
    assert.equal(state, 'EXECUTOR_ERROR');
    assert.notEqual(second, run, 'e.txt had a result of its old content');
    const other = await flow.pipewright('retry', second, flow.file, '--item', 'a.txt');
    assert.match(other.err, /NOTHING_TO_RETRY/);
    const whole = await flow.pipewright('gather', second, flow.file);
    assert.match(whole.err, /^error NOTHING_TO_GATHER: No group in the run run-\S+ waits because of failed/m);
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    await s3.send(new PutObjectCommand({ Bucket: `${flow.name}-in`, Key: 'elsewhere/service', Body: 'up' }));
    const retried = await flow.pipewright('retry', second, flow.file);
    assert.equal(retried.code, 0, retried.err);
    assert.match(retried.out, /upper: 1 item retried: e\.txt$/m);
    const { code, out, err } = await flow.pipewright('status', flow.file, '--run', second, '--watch');
    assert.equal(code, 0, out + err);
    assert.match((await flow.pipewright('retry', second, flow.file)).out, /No item of the run .* has failed/);
  });

  it('continues the run of the same inputs: finished items stay, and failed ones are retried', async () => {
    await flow.write('more/good.txt', 'a word');
    await flow.write('more/bad.txt', 'a bad one');
    const more = async (...options: string[]) => {
      const { code, out, err } = await flow.pipewright(
        'run',
        flow.file,
        'more',
        '--wait',
        '--json',
        ...options,
      );
      const { run: id, uploaded, same, retried, taken_back } = JSON.parse(out);
      return { code, id, err, numbers: { uploaded, same, retried, taken_back } };
    };
    const first = await more();
    assert.deepEqual([first.code, first.numbers.uploaded], [1, 2], first.err);
    const second = await more();
    assert.equal(second.id, first.id);
    assert.deepEqual(second.numbers, { uploaded: 0, same: 2, retried: 1, taken_back: 0 });
    assert.equal(second.code, 1, 'it is as bad as before');
    await flow.write('more/bad.txt', 'a good one');
    const third = await more();
    assert.equal(third.id, first.id);
    assert.deepEqual([third.code, third.numbers], [0, { uploaded: 1, same: 1, retried: 0, taken_back: 1 }]);
    const said = await flow.pipewright('run', flow.file, 'more');
    assert.match(said.err, new RegExp(`^Run ${first.id} has the same inputs, so it continues: `, 'm'));
    assert.match(said.out, /: 2 already there$/m);
    const own = await more('--run', 'new');
    assert.notEqual(own.id, first.id);
    assert.deepEqual([own.code, own.numbers.uploaded], [0, 2]);
  });

  it('resends inputs whose notifications were lost', async () => {
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    const bucket = { Bucket: `${flow.name}-in` };
    const { $metadata, ...ours } = await s3.send(new GetBucketNotificationConfigurationCommand(bucket));
    const notify = (NotificationConfiguration: NotificationConfiguration) =>
      s3.send(new PutBucketNotificationConfigurationCommand({ ...bucket, NotificationConfiguration }));
    await flow.write('unseen/a.txt', 'a word');
    await notify({});
    const { run: id } = JSON.parse((await flow.pipewright('run', flow.file, 'unseen', '--json')).out);
    await notify(ours);
    const { code, out, err } = await flow.pipewright('run', flow.file, 'unseen', '--wait', '--json');
    const again = JSON.parse(out);
    assert.equal(again.run, id, err);
    assert.deepEqual([code, again.uploaded, again.sent, again.same], [0, 0, 1, 1]);
  });

  it('cancels a run: drops waiting items, stops the agent that processes one, and continues it later', async () => {
    for (const name of SLOW) await flow.write(`slow/${name}.txt`, 'wait');
    const begun = await flow.pipewright('run', flow.file, 'slow', '--json');
    const { run: third } = JSON.parse(begun.out);
    const over = await flow.pipewright('cancel', run, flow.file);
    assert.match(over.err, /RUN_OVER/);
    // All have come to the queue, and one of them to the command.
    process.env.AWS_ACCESS_KEY_ID = TEST;
    const { logs } = openAws(aws.region, process.env, AbortSignal.timeout(60_000));
    const isAtOne = async () =>
      (await logs.filter(`/pipewright/${flow.name}/agents`, { pattern: STATE_PATTERN, from: 0 }))
        .map(({ message }) => readItemLine(message))
        .some((line) => line?.run === third && line?.state === 'RUNNING');
    await until(
      'an agent is at an item',
      async () => (await flow.backlog('upper')) >= SLOW.length && (await isAtOne()),
    );
    // Ctrl-C, once the progress is shown.
    const stop = new AbortController();
    const io = commandIo(flow.folder, { env: process.env, signal: stop.signal });
    const interrupted = (text: string): void => {
      io.err(text);
      if (/0 of 12/.test(text)) stop.abort(new Failure('INTERRUPTED', 'Stopped by SIGINT.'));
    };
    process.env.AWS_ACCESS_KEY_ID = 'run';
    const waiting = ['run', flow.file, '--run', third, '--wait'];
    assert.equal(await pipewright(waiting, { ...io, err: interrupted }), 1);
    assert.match(io.said.err, /^Results: npx pipewright results run-\S+ \S+ --out results$/m);
    assert.match(
      io.said.err,
      /\nerror INTERRUPTED: You stopped waiting for run-\S+, and it continues in AWS: [^\n]+\n$/,
    );
    const { code, out, err } = await flow.pipewright('cancel', third, flow.file, '--json');
    assert.equal(code, 0, err);
    const [upper] = JSON.parse(out).steps;
    // An agent fetches up to eight ahead of the one that it is at.
    assert.ok(upper.dropped >= SLOW.length - 9, out);
    assert.equal(upper.stopped, 1);
    const shown = await flow.pipewright('status', flow.file, '--run', third);
    assert.match(shown.out, /: canceled; 0 of 12 items done, 12 canceled$/m);
    assert.match((await flow.pipewright('retry', third, flow.file)).err, /RUN_CANCELED/);
    for (const name of SLOW) await flow.write(`slow/${name}.txt`, 'go');
    const resumed = await flow.pipewright('run', flow.file, 'slow', '--run', third, '--wait');
    assert.equal(resumed.code, 0, resumed.out + resumed.err);
    assert.match(resumed.err, /12 uploaded.*it was stopped, and continues/);
  });

  it('backfills: reads objects that are in the bucket already in place, as a run', async () => {
    const s3 = new S3Client({ ...aws, forcePathStyle: true });
    const bucket = `${flow.name}-in`;
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'flow/old/x y.txt', Body: 'from before' }));
    const { code, out, err } = await flow.pipewright('run', flow.file, '--backfill', '--wait', '--json');
    assert.equal(code, 0, out + err);
    const { sent, uploaded, expected, steps } = JSON.parse(out);
    assert.deepEqual({ sent, uploaded, expected }, { sent: 1, uploaded: 0, expected: { upper: 1 } });
    assert.equal(steps[1].complete, 1);
  });

  it('uploads nothing where something else is deployed than the file says', async () => {
    const text = await readFile(join(flow.folder, flow.file), 'utf8');
    await flow.write(flow.file, text.replace('elsewhere/service', 'another'));
    const refused = await flow.pipewright('run', flow.file, 'data');
    assert.match(refused.err, /STACK_OUTDATED.*variables or size of upper.*npx pipewright deploy/);
    await flow.write(flow.file, text.replaceAll(flow.name, `${flow.name}x`));
    assert.match(
      (await flow.pipewright('run', flow.file, 'data')).err,
      /NOT_DEPLOYED.*npx pipewright deploy/,
    );
    for (const call of [['status'], ['logs', run, 'a.txt'], ['results', run, '--out', 'none']]) {
      const { err } = await flow.pipewright(...(call as [string]), flow.file);
      assert.match(
        err,
        /error NOT_DEPLOYED: .*its bucket \S+x-out does not exist.*npx pipewright deploy FILE/,
      );
    }
    await flow.write(flow.file, text);
  });

  it('knows the content of objects as S3 says it, of small and of large ones, and copies within S3', async () => {
    process.env.AWS_ACCESS_KEY_ID = TEST;
    const { storage } = openAws(aws.region, process.env, AbortSignal.timeout(60_000));
    const bucket = `${flow.name}-in`;
    for (const [name, size] of [
      ['empty', 0],
      ['small', 1000],
      ['large', 17 << 20],
    ] as const) {
      await flow.write(name, 'x'.repeat(size));
      const file = join(flow.folder, name);
      const { etag } = await storage.upload(file, size, { bucket, key: `elsewhere/${name}` });
      assert.equal((await contentOf(file, size)).etag, etag, name);
      const to = { bucket, key: `elsewhere/copy of ${name} ü+` };
      await storage.copy({ bucket, key: `elsewhere/${name}`, size }, to);
      for await (const copied of storage.list(bucket, to.key))
        assert.deepEqual([copied.key, copied.size], [to.key, size]);
    }
  });

  it('makes no call that the policy of its purpose does not allow', async () => {
    const said = await flow.pipewright('plan', flow.file, '--changes');
    assert.equal(said.code, 0, said.err);
    const site = { account: aws.account, region: aws.region };
    const plan = await flow.plan();
    const destroyed = await flow.pipewright('destroy', flow.file);
    assert.equal(destroyed.code, 0, destroyed.err);
    const { refused, callers, others } = calledRights(proxy.requests, plan, site);
    // A file of another name was tried, too.
    assert.deepEqual(
      refused.filter((each) => !each.includes(`${flow.name}x`)),
      [],
    );
    // The dispatcher's calls of queues come this way, too: their addresses are those of the deployment.
    assert.deepEqual(
      others.filter((each) => !each.startsWith(`${TEST} `) && !each.endsWith(' sqs')),
      [],
    );
    assert.deepEqual(unownedWrites(proxy.requests, aws.account), []);
    assert.deepEqual(
      Object.keys(PURPOSE_OF).filter((command) => !callers.has(command)),
      [],
    );
  });
});
