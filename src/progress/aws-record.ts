import type { Marker } from '../protocol/marker.ts';
import type { ItemRecord, ItemState, RunRecord } from '../protocol/run-record.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { isOver } from './progress.ts';
import type { RunStatus } from './run-status.ts';

/** `run.json` and `report.html` of a run on AWS, of the markers that were read. @param pipewright the release */
export function recordAwsRun(
  { progress, seen }: RunStatus,
  watched: DeployedWorkflow,
  pipewright: string,
): RunRecord {
  const { run, created_at, workflow, catalog, steps } = seen.run;
  const begun = Date.parse(created_at);
  const last = Math.max(begun, ...progress.steps.map((step) => step.until ?? 0));
  const markers = [...seen.failures.map(({ marker }) => marker), ...seen.samples];
  const order = new Map(steps.map(({ id }, i) => [id, i]));
  const items = markers
    .map(itemRecord)
    .sort((a, b) => (order.get(a.step) ?? 0) - (order.get(b.step) ?? 0) || (a.item < b.item ? -1 : 1));
  const all = progress.steps.reduce((sum, step) => sum + step.complete + step.failed, 0);
  return {
    pipewright,
    workflow,
    catalog: catalog ?? { name: 'not said' },
    state: stateOf(progress.state),
    started: created_at,
    seconds: ((isOver(progress.state) ? last : seen.at) - begun) / 1000,
    engine: `AWS ${watched.region}, account ${watched.account}`,
    steps: steps.map((step, i) => {
      const { complete, reused, failed, canceled, known } = progress.steps[i]!;
      const { id, algorithm, image, needs, gather, variables, memory_mb, cpu_units } = step;
      return {
        ...{ id, algorithm, image, needs, gather, variables, memory_mb, cpu_units },
        ...{ complete, reused, failed, canceled },
        waiting: Math.max(0, known - complete - failed - canceled),
        left_out: 0,
      };
    }),
    items,
    left_out: [],
    aws: {
      run,
      results: `s3://${watched.output.bucket}/${watched.output.prefix}`,
      unread: all - items.length,
    },
  };
}

/** A run that goes on is told of as one that was stopped: what is not done is there as such. */
function stateOf(state: RunStatus['progress']['state']): ItemState {
  return isOver(state) ? state : 'CANCELED';
}

function itemRecord(marker: Marker): ItemRecord {
  const { step, item, state, attempt, started_at, seconds, exit_code, meaning, log_tail, outputs } = marker;
  return {
    step,
    item,
    state,
    attempts: attempt,
    reused: false,
    started: started_at,
    seconds,
    ...(exit_code !== undefined && { exit_code }),
    ...(meaning !== undefined && { meaning }),
    outputs: outputs.map(({ path, size }) => ({ key: path, bytes: size })),
    ...(log_tail !== undefined && { log_tail }),
  };
}
