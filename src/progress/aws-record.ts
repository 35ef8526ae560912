import { usableMemory } from '../protocol/lanes.ts';
import type { MarkedOutput, Marker } from '../protocol/marker.ts';
import type { ItemRecord, ResultFile, RunRecord } from '../protocol/run-record.ts';
import type { DeployedWorkflow } from '../runs/deployed-workflow.ts';
import { takenOutputs } from '../workflow/preview-items.ts';
import { isOver, remainingCount } from './progress.ts';
import { runCost } from './run-cost.ts';
import { type FailedItem, isTolerated, type RunSnapshot } from './run-snapshot.ts';
import type { RunStatus } from './run-status.ts';

/**
 * The run record of a run on AWS; its items are those whose markers were read.
 * @param pipewright its release
 */
export function recordAwsRun(
  status: RunStatus,
  { region, account, output, names }: DeployedWorkflow,
  pipewright: string,
): RunRecord {
  const { progress, snapshot } = status;
  const { run, created_at, workflow, catalog, steps, plan } = snapshot.run;
  const begun = Date.parse(created_at);
  const last = Math.max(begun, ...progress.steps.map((step) => step.until ?? 0));
  const order = new Map(steps.map(({ id }, i) => [id, i]));
  const items = [...snapshot.failures, ...snapshot.samples.map((marker) => ({ marker }))]
    .map((ended) => itemRecord(ended, snapshot))
    .sort((a, b) => (order.get(a.step) ?? 0) - (order.get(b.step) ?? 0) || (a.item < b.item ? -1 : 1));
  const cost = runCost(status);
  const withMarker = progress.steps.reduce((sum, step) => sum + step.complete + step.failed, 0);
  return {
    pipewright,
    workflow,
    catalog: catalog ?? { name: 'not recorded' },
    state: progress.state,
    ...(progress.samples && { samples: progress.samples }),
    ...(progress.tolerated && { tolerated: progress.tolerated }),
    ...(progress.missing && { missing: progress.missing }),
    ...(cost && { cost: { usd: cost.soFar, without: cost.without, region: cost.region, date: cost.date } }),
    ...(snapshot.budget && { budget: snapshot.budget }),
    started: created_at,
    seconds: ((isOver(progress.state) ? last : snapshot.at) - begun) / 1000,
    engine: `AWS ${region}, account ${account}`,
    steps: steps.map((step, i) => {
      const { complete, reused, failed, canceled } = progress.steps[i]!;
      const { id, algorithm, image, mirrored, needs, gather, variables, memory_mb, cpu_units } = step;
      return {
        ...{
          id,
          algorithm,
          image,
          ...(mirrored && { mirrored }),
          needs,
          gather,
          variables,
          memory_mb,
          cpu_units,
        },
        ...(plan && { takes: takenOutputs(plan, id) }),
        ...{ complete, reused, failed, canceled },
        waiting: Math.max(0, remainingCount(progress.steps[i]!)),
        left_out: 0,
      };
    }),
    items,
    left_out: [],
    aws: { run, region, ...output, log_group: names.agentLogs, unread: withMarker - items.length },
  };
}

function itemRecord({ marker, stream }: FailedItem, snapshot: RunSnapshot): ItemRecord {
  const lanes = snapshot.run.steps.find(({ id }) => id === marker.step)?.lanes;
  const lane = marker.lane ? lanes?.[marker.lane] : undefined;
  return {
    ...markerRecord(marker),
    ...(lane && { lane_mb: usableMemory(lane) }),
    ...(stream !== undefined && { log_stream: stream }),
    ...(isTolerated(marker, snapshot) && { tolerated: true }),
  };
}

/** An item's record, from the marker that its agent wrote. */
export function markerRecord(marker: Marker): ItemRecord {
  const { step, item, state, attempt, started_at, seconds, exit_code, meaning, log_tail } = marker;
  const { outputs, left_out, peak_mb, input_bytes, moves, reused_from } = marker;
  return {
    ...{ step, item, state, attempts: attempt, started: started_at, seconds },
    reused: reused_from !== undefined,
    ...{ exit_code, meaning, log_tail, peak_mb, input_bytes, ...(moves && { moves }) },
    outputs: outputs.map(markedResult),
    ...(left_out && { left_out }),
    ...(peak_mb !== undefined && { peak_memory_bytes: peak_mb * 2 ** 20 }),
    ...(reused_from !== undefined && { reused_from }),
  };
}

function markedResult({ path, size, sha256, outputs, companion_of }: MarkedOutput): ResultFile {
  return {
    ...{ key: path, bytes: size },
    ...(sha256 !== undefined && { sha256 }),
    ...(outputs && { outputs }),
    ...(companion_of !== undefined && { companion_of }),
  };
}
