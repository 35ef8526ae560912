import { Failure } from '../core/failure.ts';
import type { Environment } from './algorithm-environment.ts';

/** What a worker is told, by the task definition of its step. Every `PIPEWRIGHT_*` variable of the worker is here. */
export interface Settings {
  /** `PIPEWRIGHT_QUEUE_URL`: the step's work queue. */
  readonly queueUrl: string;
  /** `PIPEWRIGHT_INBOX_URL`: where outputs are told of; without it, nobody is. */
  readonly inboxUrl?: string;
  /** `PIPEWRIGHT_DEAD_LETTER_URL`: where items that failed go; without it, only the queue's own redrive puts any there. */
  readonly deadLetterUrl?: string;
  /** `PIPEWRIGHT_STEP`: the step's id; messages of others are refused. */
  readonly step: string;
  /** `PIPEWRIGHT_BUCKET`: the bucket of outputs and markers. */
  readonly bucket: string;
  /** `PIPEWRIGHT_PREFIX`: the workflow's prefix in it, `''` (the default) or ending in `/`. */
  readonly prefix: string;
  /** `PIPEWRIGHT_MAX_ATTEMPTS`: so often the algorithm may try an item; default 3. */
  readonly maxAttempts: number;
  /**
   * `PIPEWRIGHT_MAX_RECEIVES`: an item that was taken so often and never came to an end is given up, as it may be what
   * ends the agents; default 20. The queue's own `maxReceiveCount` must be higher.
   */
  readonly maxReceives: number;
  /** `PIPEWRIGHT_IDLE_SECONDS`: the worker ends when the queue has been empty for so long; default 60. */
  readonly idleSeconds: number;
  /** `PIPEWRIGHT_VISIBILITY_SECONDS`: so soon another agent gets the item of one that died; default 120. */
  readonly visibilitySeconds: number;
  /** `PIPEWRIGHT_GRACE_SECONDS`: between SIGTERM and the end, less than the task's stop time-out; default 25. */
  readonly graceSeconds: number;
  /** `PIPEWRIGHT_LOG_MEGABYTES`: what one item may print before the rest is kept out of the log; default 10. */
  readonly logBytes: number;
  /** `PIPEWRIGHT_SCRATCH`: the folder for inputs and results on their way; default: the first that can be written. */
  readonly scratch?: string;
}

/** SQS's longest visibility time-out is 12 h from the receipt, whatever is asked for (API reference, ChangeMessageVisibility). */
export const LONGEST_ITEM_MINUTES = 11.5 * 60;

/** @throws Failure `WORKER_SETTINGS`, naming every variable that is missing or wrong */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const given = (name: string): string | undefined => environment[`PIPEWRIGHT_${name}`] || undefined;
  const text = (name: string): string => {
    const value = given(name);
    if (value === undefined) problems.push(`PIPEWRIGHT_${name} is not set`);
    return value ?? '';
  };
  const count = (name: string, otherwise: number, least: number, most: number): number => {
    const value = given(name) ?? String(otherwise);
    if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    problems.push(
      `PIPEWRIGHT_${name} is ${JSON.stringify(value)}, not a whole number from ${least} to ${most}`,
    );
    return otherwise;
  };
  const inboxUrl = given('INBOX_URL');
  const deadLetterUrl = given('DEAD_LETTER_URL');
  const scratch = given('SCRATCH');
  const prefix = (given('PREFIX') ?? '').replace(/^\/+|\/+$/g, '');
  const settings: Settings = {
    queueUrl: text('QUEUE_URL'),
    step: text('STEP'),
    bucket: text('BUCKET'),
    prefix: prefix === '' ? '' : `${prefix}/`,
    maxAttempts: count('MAX_ATTEMPTS', 3, 1, 100),
    maxReceives: count('MAX_RECEIVES', 20, 1, 1000),
    idleSeconds: count('IDLE_SECONDS', 60, 0, 43_200),
    visibilitySeconds: count('VISIBILITY_SECONDS', 120, 2, 3600),
    graceSeconds: count('GRACE_SECONDS', 25, 1, 3600),
    logBytes: count('LOG_MEGABYTES', 10, 0, 100_000) * 1e6,
    ...(inboxUrl !== undefined && { inboxUrl }),
    ...(deadLetterUrl !== undefined && { deadLetterUrl }),
    ...(scratch !== undefined && { scratch }),
  };
  if (problems.length === 0) return settings;
  throw new Failure(
    'WORKER_SETTINGS',
    `the worker cannot begin: ${problems.join('; ')}. Deploying the workflow sets them in the task definition`,
  );
}
