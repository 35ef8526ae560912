import type { LocalRun } from '../local/local-run.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { missingItems } from '../protocol/missing-items.ts';
import type { LeftOver, RunRecord, StepRecord } from '../protocol/run-record.ts';
import { type Plan, type PlannedStep, shownVariables } from '../workflow/plan.ts';
import { takenOutputs } from '../workflow/preview-items.ts';
import { runState, summarizeItems } from './run-summary.ts';

/** Facts about a local run that its record holds besides the items. */
export interface LocalRunMetadata {
  readonly pipewright: string;
  readonly engine: string;
  readonly jobs: number;
  /** milliseconds since 1970 */
  readonly started: number;
  readonly ended: number;
  /** The user stopped it. */
  readonly stopped: boolean;
  /** Files in the input folders that are not inputs. */
  readonly skipped: readonly LeftOut[];
  /** Results of earlier runs. */
  readonly leftOver: readonly LeftOver[];
}

/** The run record of a local run. */
export function recordLocalRun(plan: Plan, run: LocalRun, metadata: LocalRunMetadata): RunRecord {
  const tolerated = run.items.filter((item) => item.tolerated);
  const steps = plan.steps.map((step) => stepRecord(plan, step, run));
  const missing = missingItems(steps, tolerated);
  return {
    pipewright: metadata.pipewright,
    workflow: plan.workflow,
    catalog: plan.catalog,
    state: runState(run.items, metadata.stopped),
    ...(run.samples && { samples: run.samples }),
    ...(tolerated.length > 0 && { tolerated: tolerated.length }),
    ...(missing.length > 0 && { missing }),
    started: new Date(metadata.started).toISOString(),
    seconds: (metadata.ended - metadata.started) / 1000,
    jobs: metadata.jobs,
    engine: metadata.engine,
    steps,
    items: run.items,
    left_out: run.leftOut,
    skipped: metadata.skipped,
    left_over: metadata.leftOver,
  };
}

function stepRecord(plan: Plan, step: PlannedStep, run: LocalRun): StepRecord {
  const { complete, reused, failed, canceled } = summarizeItems(
    run.items.filter((item) => item.step === step.id),
  );
  const { id, algorithm, image, needs, gather, memory_mb, cpu_units } = step;
  const variables = shownVariables(step);
  return {
    ...{ id, algorithm, image, needs, gather, variables, memory_mb, cpu_units },
    ...(plan.items && { takes: takenOutputs(plan.items, id) }),
    ...{ complete, reused, failed, canceled },
    waiting: run.waiting(id),
    left_out: run.leftOutOf(id),
  };
}
