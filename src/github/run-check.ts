import { isOver } from '../progress/progress.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { RunPage } from '../report/check-page.ts';
import { checkOutput, checkRunName, type DesiredCheck } from './check-run.ts';
import type { Annotation, Conclusion } from './github.ts';

/** The wanted state of a run's check run. */
export interface DesiredRunCheck {
  readonly check: DesiredCheck;
  /** When the snapshot was taken, in milliseconds since 1970. */
  readonly at: number;
  /** Fingerprint of the per-step counts; a different value is a different outcome. */
  readonly outcome: string;
}

/** @param annotations used only once the run is over: GitHub can add annotations, but not remove them */
export function desiredRunCheck(
  status: RunStatus,
  page: RunPage,
  annotations: readonly Annotation[],
): DesiredRunCheck {
  const conclusion = conclusionOf(status);
  return {
    check: {
      name: checkRunName('pipewright', status.snapshot.run.workflow),
      conclusion,
      output: checkOutput(page, 'the run’s report'),
      annotations: conclusion === undefined ? [] : annotations,
    },
    at: status.snapshot.at,
    outcome: outcomeOf(status),
  };
}

function outcomeOf({ progress }: RunStatus): string {
  const numbers = progress.steps.map(({ complete, failed, canceled }) => [complete, failed, canceled]);
  return JSON.stringify([progress.state, ...numbers]);
}

/** Undefined until the run is over. */
function conclusionOf({ progress: { state, tolerated }, timedOut }: RunStatus): Conclusion | undefined {
  if (timedOut) return 'timed_out';
  if (!isOver(state)) return undefined;
  if (state === 'COMPLETE') return tolerated ? 'neutral' : 'success';
  return state === 'CANCELED' ? 'cancelled' : 'failure';
}
