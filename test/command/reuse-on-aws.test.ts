import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { calledRights } from '../fakes/called-rights.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { openRecordingProxy, type RecordingProxy } from '../fakes/recording-proxy.ts';
import { requestsAbout } from '../fakes/requests.ts';
import { lookAt, type WorkflowView } from '../fakes/workflow-view.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const ALGORITHMS = {
  shift: {
    script: '',
    spec: {
      run_command: `/bin/busybox sh -c '{ cat "$1"; echo "shifted by $SHIFT"; } >"$2.txt"' sh $raw $item`,
      inputs: { raw: { patterns: ['*.raw'] } },
      outputs: { text: { patterns: ['*.txt'] } },
      user_specified_environment_variables: [{ name: 'SHIFT', type: 'integer', default: 1 }],
    },
  },
  scale: {
    script: '',
    spec: {
      run_command: `/bin/busybox sh -c '{ cat "$1"; echo "scaled by $SCALE"; } >"$2.end"' sh $text $item`,
      inputs: { text: { patterns: ['*.txt'] } },
      outputs: { end: { patterns: ['*.end'] } },
      user_specified_environment_variables: [{ name: 'SCALE', type: 'integer', default: 1 }],
    },
  },
} as const;
const ITEMS = 12;
const IDS = Array.from({ length: ITEMS }, (_, i) => `s${i}`);

interface Status {
  readonly runs: readonly {
    readonly state: string;
    readonly steps: readonly { readonly id: string; readonly complete: number; readonly reused?: number }[];
  }[];
}

/** One deployment for all: each test begins a run of its own after those before it. */
describe('reuse across runs on AWS', { timeout: 600_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let proxy: RecordingProxy;
  let flow: DeployedWorkflow;
  let view: WorkflowView;
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    proxy = await openRecordingProxy(aws.endpoint);
    flow = await openDeployedWorkflow(
      { ...aws, endpoint: proxy.endpoint },
      workshop,
      ALGORITHMS as never,
      [],
    );
    for (const id of IDS) await flow.write(`raw/${id}.raw`, `raw ${id}\n`);
    await sheet();
    await deploy(1);
    view = lookAt(aws, await flow.plan());
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await proxy?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  const sheet = (shifts: Readonly<Record<string, number>> = {}): Promise<void> => {
    const rows = IDS.map((id) => `${id},raw/${id}.raw,${shifts[id] ?? 1}`);
    return flow.write('samples.csv', `sample,raw,SHIFT\n${rows.join('\n')}\n`);
  };
  async function deploy(scale: number): Promise<void> {
    await flow.writeWorkflow({
      ...{ items: 'samples.csv', reuse: true },
      process: {
        type: 'sequence_run',
        algorithms: [{ name: 'shift@1.0.0' }, { name: 'scale@1.0.0', variables: { SCALE: scale } }],
      },
    });
    const { code, out, err } = await flow.pipewright('deploy', flow.file);
    assert.equal(code, 0, out + err);
  }
  /** What agents have computed so far, a line each: `step item`. */
  async function computed(): Promise<string[]> {
    const lines = (await view.logs()) as readonly { state?: string; step?: string; item?: string }[];
    return lines.filter(({ state }) => state === 'RUNNING').map(({ step, item }) => `${step} ${item}`);
  }
  let known = 0;
  /** Begins a run, and waits for its end. @returns what it computed, and what it said */
  async function run(...argv: string[]) {
    const { code, out, err } = await flow.pipewright('run', flow.file, '--run', 'new', '--wait', ...argv);
    assert.equal(code, 0, out + err);
    const all = await computed();
    const own = all.slice(known).sort();
    known = all.length;
    const id = /^Run (run-\S+)$/m.exec(err)?.[1] ?? '';
    return { own, id, said: err + out };
  }
  const result = async (id: string, item: string) =>
    String(await view.read('scale', id, `${item}/${item}.end`));

  it('computes all of a first run', async () => {
    const { own } = await run();
    assert.deepEqual(own, [...IDS.map((id) => `scale ${id}`), ...IDS.map((id) => `shift ${id}`)].sort());
  });

  it('computes and uploads nothing of a second one, in three requests a result besides listings', async () => {
    const before = await requestsAbout(aws, flow.name);
    const { own, id, said } = await run('--out', 'results');
    assert.deepEqual(own, []);
    const { counts } = await requestsAbout(aws, flow.name);
    const asked = (name: string): number => (counts[name] ?? 0) - (before.counts[name] ?? 0);
    const results = 2 * ITEMS;
    assert.equal(asked('run s3:CopyObject'), results);
    // Markers; the run's manifest, its list of items and its end.
    assert.ok(asked('run s3:PutObject') <= results + 5, `${asked('run s3:PutObject')} writes`);
    assert.equal(asked('run sqs:SendMessageBatch') + asked('run sqs:SendMessage'), 0);
    // Agents of the first run may still wait for more.
    for (const name of Object.keys(counts).filter((each) => each.startsWith('agent s3:')))
      assert.equal(asked(name), 0, name);
    assert.match(
      said,
      new RegExp(`Run ${id} of \\S+: ${ITEMS} items, ${results} results of earlier runs reused\n`),
    );
    assert.match(said, new RegExp(`${ITEMS} of ${ITEMS}, ${ITEMS} reused`));
    assert.match(said, new RegExp(`${ITEMS} reused from earlier runs`));
    const { out } = await flow.pipewright('status', flow.file, '--run', id, '--json');
    const [status] = (JSON.parse(out) as Status).runs;
    assert.deepEqual(
      status?.steps.map((step) => [step.id, step.complete, step.reused]),
      [
        ['shift', ITEMS, ITEMS],
        ['scale', ITEMS, ITEMS],
      ],
    );
    const [head, ...rows] = readFileSync(join(flow.folder, 'results/results.csv'), 'utf8').trim().split('\n');
    assert.equal(head, 'item,step,output,key,bytes,sha256,reused_from');
    assert.equal(rows.filter((row) => /,s3:\/\/[^,]+\.done$/.test(row)).length, ITEMS);
    assert.equal(await result(id, 's3'), 'raw s3\nshifted by 1\nscaled by 1\n');
  });

  it('computes one item after a change of one byte, and one after a change of its row', async () => {
    await flow.write('raw/s3.raw', 'raw S3\n');
    const byte = await run();
    assert.deepEqual(byte.own, ['scale s3', 'shift s3']);
    assert.equal(await result(byte.id, 's3'), 'raw S3\nshifted by 1\nscaled by 1\n');
    await sheet({ s5: 7 });
    const row = await run();
    assert.deepEqual(row.own, ['scale s5', 'shift s5']);
    assert.equal(await result(row.id, 's5'), 'raw s5\nshifted by 7\nscaled by 1\n');
    assert.match(row.said, /1 file uploaded, 22 results of earlier runs reused, 1 queued/);
  });

  it('computes one step after a change of its variable, without uploading anything; and all with --no-cache', async () => {
    await deploy(2);
    const step = await run();
    assert.deepEqual(step.own, IDS.map((id) => `scale ${id}`).sort());
    assert.equal(await result(step.id, 's5'), 'raw s5\nshifted by 7\nscaled by 2\n');
    assert.doesNotMatch(step.said, /uploaded/);
    const all = await run('--no-cache');
    assert.equal(all.own.length, 2 * ITEMS);
  });

  it('needs no permission that the printed policies do not give', async () => {
    const site = { account: aws.account, region: aws.region };
    const { refused } = calledRights(proxy.requests, await flow.plan(), site);
    assert.deepEqual(refused, []);
  });
});
