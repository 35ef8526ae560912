import type { LocalRun } from '../local/local-run.ts';
import type { RunRecord } from '../protocol/run-record.ts';
import { type Plan, shownVariables } from '../workflow/plan.ts';
import { runState, summariseItems } from './run-summary.ts';

/** What a local run is told of besides its items. */
export interface LocalRunMetadata {
  readonly pipewright: string;
  readonly engine: string;
  readonly jobs: number;
  /** milliseconds since 1970 */
  readonly started: number;
  readonly ended: number;
  /** The user ended it. */
  readonly stopped: boolean;
}

/** `run.json` of a local run. */
export function recordLocalRun(plan: Plan, run: LocalRun, facts: LocalRunMetadata): RunRecord {
  return {
    pipewright: facts.pipewright,
    workflow: plan.workflow,
    catalog: plan.catalog,
    state: runState(run.items, facts.stopped),
    started: new Date(facts.started).toISOString(),
    seconds: (facts.ended - facts.started) / 1000,
    jobs: facts.jobs,
    engine: facts.engine,
    steps: plan.steps.map((step) => {
      const { complete, reused, failed, canceled } = summariseItems(
        run.items.filter((item) => item.step === step.id),
      );
      const { id, algorithm, image, needs, gather, memory_mb, cpu_units } = step;
      const variables = shownVariables(step);
      return {
        ...{ id, algorithm, image, needs, gather, variables, memory_mb, cpu_units },
        ...{ complete, reused, failed, canceled },
        waiting: run.waiting(id),
        left_out: run.leftOutOf(id),
      };
    }),
    items: run.items,
    left_out: run.leftOut,
  };
}
