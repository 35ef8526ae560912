import type { ItemRecord, RunRecord, StepRecord } from '../protocol/run-record.ts';
import { plural } from '../text/plural.ts';
import { formatCount } from '../text/units.ts';

/** Items of a step, or of a run, by what came of them. */
export interface Tally {
  readonly all: number;
  readonly complete: number;
  readonly reused: number;
  readonly failed: number;
  readonly canceled: number;
  readonly waiting: number;
}

export function tally(steps: readonly StepRecord[]): Tally {
  const sum = (key: keyof Omit<Tally, 'all'>) => steps.reduce((total, step) => total + step[key], 0);
  const [complete, failed, canceled, waiting] = [
    sum('complete'),
    sum('failed'),
    sum('canceled'),
    sum('waiting'),
  ];
  return {
    all: complete + failed + canceled + waiting,
    complete,
    reused: sum('reused'),
    failed,
    canceled,
    waiting,
  };
}

/** The run's state in one sentence. */
export function stateSentence(record: RunRecord): string {
  const { all, complete, failed, canceled, waiting } = tally(record.steps);
  if (all === 0) return 'Nothing ran: there was no item for any step.';
  const rest = [
    failed > 0 && `${formatCount(failed)} failed`,
    canceled > 0 && `${formatCount(canceled)} canceled`,
    waiting > 0 && `${formatCount(waiting)} not begun`,
  ].filter((part) => part !== false);
  const stopped = record.state === 'CANCELED' ? 'Stopped: ' : '';
  if (rest.length === 0)
    return `${stopped}${all === 1 ? 'The one item is done' : `All ${formatCount(all)} items done`}`;
  return `${stopped}${formatCount(complete)} of ${plural(all, 'item')} done, ${rest.join(', ')}`;
}

/** How an item is drawn: what came of it, and whether that is from an earlier run. */
export type StateStyle = 'done' | 'reused' | 'failed' | 'fault' | 'canceled';

export function stateStyle(item: ItemRecord): StateStyle {
  if (item.reused) return 'reused';
  switch (item.state) {
    case 'COMPLETE':
      return 'done';
    case 'EXECUTOR_ERROR':
      return 'failed';
    case 'SYSTEM_ERROR':
      return 'fault';
    case 'CANCELED':
      return 'canceled';
  }
}

export const STATE_LABELS: Readonly<Record<StateStyle | 'waiting', string>> = {
  done: 'done',
  reused: 'done by an earlier run',
  failed: 'failed',
  fault: 'failed for a fault of the machine',
  canceled: 'canceled',
  waiting: 'not begun',
};
