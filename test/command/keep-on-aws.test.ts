import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { type DeployedWorkflow, openDeployedWorkflow } from '../fakes/deployed-workflow.ts';
import { until } from '../fakes/until.ts';
import { lookAt, type WorkflowView } from '../fakes/workflow-view.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

const shell = (script: string, input: string, output: string) => ({
  script: '',
  spec: {
    run_command: `/bin/busybox sh -c '${script}' sh $${input} $item`,
    inputs: { [input]: { patterns: ['*'] } },
    outputs: { [output]: { patterns: ['*'] } },
  } as object,
});
const ALGORITHMS = {
  upper: shell('tr a-z A-Z <"$1" >"$2.big"', 'raw', 'big'),
  last: shell('tail -c 2 "$1" >"$2.end"', 'big', 'end'),
};

/** One deployment for all: each test continues where the previous one stopped. */
describe('results that are kept until the run has ended, on AWS', { timeout: 600_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  let flow: DeployedWorkflow;
  let view: WorkflowView;
  let lambda: LambdaClient;
  let run = '';
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
    lambda = new LambdaClient(aws);
    flow = await openDeployedWorkflow(aws, workshop, ALGORITHMS, []);
    await flow.writeWorkflow({
      items: 'samples.csv',
      process: {
        type: 'sequence_run',
        algorithms: [{ name: 'upper@1.0.0', keep: 'last' }, { name: 'last@1.0.0' }],
      },
    });
    await flow.write('samples.csv', 'sample,raw\ns1,s1.raw\ns2,s2.raw\n');
    for (const id of ['s1', 's2']) await flow.write(`${id}.raw`, `of ${id}`);
    view = lookAt(aws, await flow.plan());
    const { code, out, err } = await flow.pipewright('deploy', flow.file);
    assert.equal(code, 0, out + err);
  });
  after(async () => {
    await flow?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });
  /** The dispatcher's schedule, which it takes two of to be sure of a run's end, is minutes apart. */
  const gone = () =>
    until('the removal of what is not kept', async () => {
      await lambda.send(
        new InvokeCommand({
          FunctionName: view.names.dispatcher,
          Payload: JSON.stringify({ 'detail-type': 'Scheduled Event' }),
        }),
      );
      return (await view.results('upper', run)).length === 0;
    });
  /** What agents started in all, a line each: `step item`. */
  async function started(): Promise<string[]> {
    const lines = (await view.logs()) as readonly { state?: string; step?: string; item?: string }[];
    return lines.filter(({ state }) => state === 'RUNNING').map(({ step, item }) => `${step} ${item}`);
  }

  it('go when it has, and those of the last step stay', async () => {
    const { code, out, err } = await flow.pipewright('run', flow.file, '--wait');
    assert.equal(code, 0, out + err);
    run = /^Run (run-\S+)$/m.exec(err)?.[1] ?? '';
    await gone();
    assert.deepEqual(await view.results('last', run), ['s1/s1.end', 's2/s2.end']);
  });

  it('are not made again by the same command, and after a change only where they are needed', async () => {
    const same = await flow.pipewright('run', flow.file, '--wait', '--json');
    assert.equal(same.code, 0, same.err);
    assert.deepEqual([JSON.parse(same.out).run, JSON.parse(same.out).sent], [run, 0]);
    const before = (await started()).length;
    await flow.write('s2.raw', 'of s3');
    const changed = await flow.pipewright('run', flow.file, '--wait');
    assert.equal(changed.code, 0, changed.out + changed.err);
    assert.deepEqual((await started()).slice(before).sort(), ['last s2', 'upper s2']);
    assert.equal(String(await view.read('last', run, 's2/s2.end')), 'S3');
  });
});
