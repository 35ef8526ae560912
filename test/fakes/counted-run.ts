import assert from 'node:assert/strict';
import type { LocalAws } from '../../scripts/services.ts';
import { AGENT_CALLS, type Calls, DISPATCH_CALLS, itemCalls } from '../../src/deploy/cost-model.ts';
import { openDeployedWorkflow } from './deployed-workflow.ts';
import { requestsAbout } from './requests.ts';
import { until } from './until.ts';
import { lookAt } from './workflow-view.ts';
import type { Workshop } from './workshop.ts';

/** The requests to AWS of a run of items through two steps. */
export interface CountedRun {
  readonly items: number;
  /** Calls of RunTask. */
  readonly agents: number;
  /** How often an item was received again: SQS delivers at least once. */
  readonly repeats: number;
  /** Calls of the dispatcher. */
  readonly dispatches: number;
  /** How often each request was made in the run: `agent s3:GetObject` → times. */
  readonly counts: ReadonlyMap<string, number>;
  /** Characters of the agents' own log lines, of all items. */
  readonly logBytes: number;
}

const SCRIPT = 'sleep 0.1; cat "$1" >"$2"';

/**
 * Sends items through a workflow of two steps on the emulator, with agents in containers, and counts the
 * requests.
 */
export async function countRun(aws: LocalAws, workshop: Workshop, items: number): Promise<CountedRun> {
  const algorithms = { first: { script: SCRIPT }, second: { script: SCRIPT } };
  await using flow = await openDeployedWorkflow(aws, workshop, algorithms, ['first', 'second']);
  await flow.deploy();
  for (let i = 0; i < items; i++) await flow.write(`data/${i}.txt`, `text ${i}`);
  const before = await requestsAbout(aws, flow.name);
  const { code, out, err } = await flow.pipewright('run', flow.file, 'data', '--wait');
  assert.equal(code, 0, out + err);
  const view = lookAt(aws, await flow.plan());
  // The run is over with the last marker; only then does its agent delete the message.
  for (const step of Object.keys(algorithms))
    await until(`the end of ${step}`, async () => (await view.backlog(step)) === 0);
  const after = await requestsAbout(aws, flow.name);
  assert.deepEqual(after.refused, []);
  const counts = new Map(
    Object.entries(after.counts).map(([name, times]) => [name, times - (before.counts[name] ?? 0)]),
  );
  const lines = await view.logs();
  return {
    items,
    repeats: lines.filter(({ state, event }) => state === 'RUNNING' || event === 'repeat').length - 2 * items,
    agents: counts.get('dispatcher ecs:RunTask') ?? 0,
    dispatches: await view.dispatches(),
    counts,
    logBytes: lines.reduce((sum, line) => sum + JSON.stringify(line).length, 0),
  };
}

/** The count of one kind of request beside that of the cost model. */
export interface CountedCalls {
  readonly what: string;
  readonly counted: number;
  readonly model: number;
  readonly met: boolean;
}

/**
 * Compares the requests with the cost model. Those of items must be exact if each item was received once;
 * where the number depends on how fast messages come, the model is the most. AWS's own requests, for S3's
 * notifications and Lambda's polling, cannot be counted on an emulator.
 */
export function compareWithModel({ items, repeats, agents, dispatches, counts }: CountedRun): CountedCalls[] {
  const modelled = new Map<string, number>();
  const add = (times: number, calls: readonly Calls[]): void => {
    for (const { by, operation, times: each } of calls) {
      const name = `${by} ${/Object$/.test(operation) ? 's3' : 'sqs'}:${operation}`;
      modelled.set(name, (modelled.get(name) ?? 0) + times * each);
    }
  };
  add(items, itemCalls(true, 0));
  add(items, itemCalls(false, 0));
  add(agents, AGENT_CALLS);
  add(dispatches, DISPATCH_CALLS);
  // With small batches, each call makes at least one request.
  add(dispatches, [{ by: 'dispatcher', operation: 'SendMessageBatch', times: 1 }]);
  // The ledger is written again if a concurrent call was faster.
  add(dispatches, [{ by: 'dispatcher', operation: 'PutObject', times: 1 }]);
  const exact = /^agent (?:s3:|sqs:(?:DeleteMessage|SendMessageBatch))/;
  const open = /^run s3:PutObject/;
  return [...modelled]
    .filter(([what]) => !what.startsWith('AWS '))
    .map(([what, model]) => {
      const counted = counts.get(what) ?? 0;
      const met = exact.test(what)
        ? counted === model || (repeats > 0 && counted > model)
        : open.test(what)
          ? counted >= model
          : counted <= model;
      return { what, counted, model: Math.round(model * 10) / 10, met };
    });
}
