import { Failure } from '../core/failure.ts';
import type { Environment } from './algorithm-environment.ts';

/** A worker's settings, from its step's task definition: every `PIPEWRIGHT_*` variable of the worker. */
export interface Settings {
  /** `PIPEWRIGHT_QUEUE_URL`: the step's work queue. */
  readonly queueUrl: string;
  /** `PIPEWRIGHT_INBOX_URL`: gets a message for each output, if set. */
  readonly inboxUrl?: string;
  /**
   * `PIPEWRIGHT_DEAD_LETTER_URL`: gets failed items; without it, only the queue's redrive policy moves them.
   */
  readonly deadLetterUrl?: string;
  /** `PIPEWRIGHT_LANE`: the number of the agent's lane, from 0; only where its step has lanes. */
  readonly lane?: number;
  /** `PIPEWRIGHT_NEXT_QUEUE_URL`: the work queue of the next larger lane; missing for the largest. */
  readonly nextQueueUrl?: string;
  /** `PIPEWRIGHT_MOVES_URL`: the queue that gets a message for each item that goes there. */
  readonly movesUrl?: string;
  /** `PIPEWRIGHT_STEP`: the step's id; messages of other steps are rejected. */
  readonly step: string;
  /** `PIPEWRIGHT_BUCKET`: the bucket of outputs and markers. */
  readonly bucket: string;
  /** `PIPEWRIGHT_PREFIX`: the workflow's prefix in it, `''` (the default) or ending in `/`. */
  readonly prefix: string;
  /** `PIPEWRIGHT_MAX_ATTEMPTS`: maximum attempts per item; default 3. */
  readonly maxAttempts: number;
  /**
   * `PIPEWRIGHT_MAX_RECEIVES`: receives after which an item that never ended fails, as it may be what kills
   * the agents; default 20. The queue's own `maxReceiveCount` must be higher.
   */
  readonly maxReceives: number;
  /** `PIPEWRIGHT_IDLE_SECONDS`: idle timeout, after which the worker ends; default 60. */
  readonly idleSeconds: number;
  /** `PIPEWRIGHT_VISIBILITY_SECONDS`: visibility timeout of a received message; default 120. */
  readonly visibilitySeconds: number;
  /**
   * `PIPEWRIGHT_GRACE_SECONDS`: between SIGTERM and the end, less than the task's stop timeout; default 25.
   */
  readonly graceSeconds: number;
  /** `PIPEWRIGHT_LOG_MEGABYTES`: log limit per item; default 1. */
  readonly logBytes: number;
  /**
   * `PIPEWRIGHT_RESULTS_EXPIRE`, `true`: results expire, and a done item is not processed again because its
   * results are gone.
   */
  readonly resultsExpire: boolean;
  /**
   * `PIPEWRIGHT_CHECKPOINT`: a digest of the settings that the step computes with, as checkpoints made with
   * other settings are useless. Without it, no checkpoints are saved.
   */
  readonly checkpoint?: string;
  /** `PIPEWRIGHT_CHECKPOINT_SECONDS`: how often a checkpoint is saved; default 300. */
  readonly checkpointSeconds: number;
  /** Only for an agent that a budget pays; the dispatcher sets them when it starts the agent. */
  readonly paid?: PaidSettings;
  /**
   * `PIPEWRIGHT_CACHE`: the folder in the bucket where later runs look for results to reuse; without it, they
   * do not.
   */
  readonly cacheFolder?: string;
  /** `PIPEWRIGHT_SCRATCH`: the folder for inputs and results in transit; default: the first writable one. */
  readonly scratch?: string;
}

export interface PaidSettings {
  /**
   * `PIPEWRIGHT_PAID_UNTIL`, ISO 8601: from then on, the agent takes no item. Here in milliseconds since the
   * epoch.
   */
  readonly until: number;
  /**
   * `PIPEWRIGHT_PAID_RUNS`, separated by commas: the agent takes only items of these runs, and of uploads
   * without a run.
   */
  readonly runs: ReadonlySet<string>;
  /** `PIPEWRIGHT_START`: the id of its start, for the dispatcher. */
  readonly start: string;
  /** `PIPEWRIGHT_REPORT_URL`: the queue that gets what it has worked on, at its end. */
  readonly reportUrl: string;
}

/** Defaults that templates set, too. */
export const DEFAULT_IDLE_SECONDS = 60;
export const DEFAULT_VISIBILITY_SECONDS = 120;
/** CloudWatch Logs costs more than computing where items print much: 100,000 of 10 MB are $500. */
export const DEFAULT_LOG_MEGABYTES = 1;

/** SQS's longest visibility timeout is 12 h from the receive (API reference, ChangeMessageVisibility). */
export const LONGEST_ITEM_MINUTES = 11.5 * 60;

/** @throws Failure `WORKER_SETTINGS`, naming every variable that is missing or wrong */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const setting = (name: string): string | undefined => environment[`PIPEWRIGHT_${name}`] || undefined;
  const text = (name: string): string => {
    const value = setting(name);
    if (value === undefined) problems.push(`PIPEWRIGHT_${name} is not set`);
    return value ?? '';
  };
  const count = (name: string, fallback: number, least: number, most: number): number => {
    const value = setting(name) ?? String(fallback);
    if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    problems.push(
      `PIPEWRIGHT_${name} is ${JSON.stringify(value)}, not a whole number from ${least} to ${most}`,
    );
    return fallback;
  };
  const prefix = (setting('PREFIX') ?? '').replace(/^\/+|\/+$/g, '');
  const paid = (time: string, runs = '', start = '', reportUrl = ''): PaidSettings => {
    const until = Date.parse(time);
    if (Number.isNaN(until)) problems.push(`PIPEWRIGHT_PAID_UNTIL is ${JSON.stringify(time)}, not a time`);
    for (const [name, value] of Object.entries({ START: start, REPORT_URL: reportUrl }))
      if (value === '') problems.push(`PIPEWRIGHT_${name} is not set`);
    return { until, runs: new Set(runs.split(',')), start, reportUrl };
  };
  const [paidUntil, ...rest] = ['PAID_UNTIL', 'PAID_RUNS', 'START', 'REPORT_URL'].map(setting);
  const settings: Settings = {
    queueUrl: text('QUEUE_URL'),
    step: text('STEP'),
    bucket: text('BUCKET'),
    prefix: prefix === '' ? '' : `${prefix}/`,
    maxAttempts: count('MAX_ATTEMPTS', 3, 1, 100),
    maxReceives: count('MAX_RECEIVES', 20, 1, 1000),
    idleSeconds: count('IDLE_SECONDS', DEFAULT_IDLE_SECONDS, 0, 43_200),
    visibilitySeconds: count('VISIBILITY_SECONDS', DEFAULT_VISIBILITY_SECONDS, 2, 3600),
    graceSeconds: count('GRACE_SECONDS', 25, 1, 3600),
    logBytes: count('LOG_MEGABYTES', DEFAULT_LOG_MEGABYTES, 0, 100_000) * 1e6,
    inboxUrl: setting('INBOX_URL'),
    deadLetterUrl: setting('DEAD_LETTER_URL'),
    ...(setting('LANE') !== undefined && { lane: count('LANE', 0, 0, 9) }),
    ...(setting('MOVES_URL') !== undefined && { movesUrl: setting('MOVES_URL') }),
    ...(setting('NEXT_QUEUE_URL') !== undefined && { nextQueueUrl: setting('NEXT_QUEUE_URL') }),
    resultsExpire: setting('RESULTS_EXPIRE') === 'true',
    checkpoint: setting('CHECKPOINT'),
    checkpointSeconds: count('CHECKPOINT_SECONDS', 300, 1, 86_400),
    ...(paidUntil !== undefined && { paid: paid(paidUntil, ...rest) }),
    cacheFolder: setting('CACHE'),
    scratch: setting('SCRATCH'),
  };
  if (problems.length === 0) return settings;
  throw new Failure(
    'WORKER_SETTINGS',
    `the worker cannot start: ${problems.join('; ')}. Deploy the workflow, which sets them in the task definition`,
  );
}
