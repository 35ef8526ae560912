import { posix } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { algorithmEnvironment, variableValues } from './algorithm-environment.ts';
import { GRACE_MS } from './command-line.ts';
import { Intake } from './intake.ts';
import { type CollectOutputs, type ItemContext, processItem } from './item.ts';
import type { Lease } from './lease.ts';
import type { Output } from './outputs.ts';
import { type ItemResult, refuseLongKeys, storeItem } from './store-item.ts';
import { type FetchedItem, itemFields, type Worker } from './worker-context.ts';

/**
 * Exit codes of the worker, after sysexits(3): the queue is empty; the queue, the bucket, the disk, AWS as a whole, the
 * credentials or rights, the settings are the trouble. A worker that was asked to stop ends with 128 and the signal's number.
 */
export const WORKER_EXIT: Readonly<Record<string, number>> = {
  QUEUE_GONE: 66,
  BUCKET_GONE: 72,
  DISK_FULL: 73,
  AWS_UNREACHABLE: 69,
  CREDENTIALS_LOST: 77,
  ACCESS_DENIED: 77,
  WORKER_SETTINGS: 78,
};

/** These end the worker at once: no other item would fare better here. */
const FATAL = ['QUEUE_GONE', 'BUCKET_GONE', 'CREDENTIALS_LOST', 'DISK_FULL'];
/** So many items in a row that could not be fetched or stored end it, too. */
const FAULTS = 5;
/** Items whose results are on their way while the command is at the next ones. */
const STORING = 8;
/** So often an item is begun anew because its input changes; then it waits for quieter times. */
const REDOING = 10;
/** Less room than this, in bytes, once an item's files are gone, and its failure may be the disk's. */
const DISK_MARGIN = 16e6;
const LONGEST_HAND_BACK_SECONDS = 60;
/** Results are ours until they are stored: the algorithm has ended, and the next one shall not touch them. */
const ROOT = { uid: 0, gid: 0 };
/** Of the grace period: when the command is asked to end, what it gets for it, and when results are given up. */
const GRACE = { commandEnds: 0.5, commandGrace: 0.25, storingEnds: 0.85 };

/**
 * Takes items from the step's work queue until it has been empty for `idleSeconds`, or until the container is asked to
 * stop: then the item at work gets the grace period, and the others are handed back.
 * @returns undefined for a good end, else what ended it
 * @throws Failure `VARIABLE_MISSING`, `VARIABLE_TYPE`; and what is a fault of ours
 */
export async function runWorker(worker: Worker): Promise<Failure | undefined> {
  const variables = variableValues(worker.spec, worker.environment);
  const end = new Ending(worker);
  let faults = 0;
  const onFault = async (lease: Lease, error: unknown): Promise<void> => {
    const code = error instanceof Failure ? error.code : 'INTERNAL';
    worker.log({ event: 'handed back', code, meaning: explain(error) });
    // Later each time: what is wrong now may pass.
    await lease.handBack(Math.min(LONGEST_HAND_BACK_SECONDS, 2 ** Math.min(10, lease.received.receives)));
    if (code === 'INTERNAL' || FATAL.includes(code) || ++faults === FAULTS) end.because(error);
  };
  const intake = new Intake(worker, { onFault, onFatal: (error) => end.because(error) }, end.taking);
  const storing = new Set<Promise<void>>();

  const store = async (taken: FetchedItem, worked: ItemResult): Promise<void> => {
    try {
      if (worked.report.state === 'SYSTEM_ERROR')
        throw new Failure(
          worked.diskFull ? 'DISK_FULL' : 'SYSTEM_ERROR',
          worked.report.meaning ?? 'the command could not be run',
        );
      const outcome = await unless(end.storing, storeItem(taken, worked, worker, end.storing));
      faults = 0;
      if (outcome === 'changed' && taken.redone < REDOING) return await intake.again(taken);
      if (outcome === 'changed') await taken.lease.handBack(LONGEST_HAND_BACK_SECONDS);
    } catch (error) {
      if (end.command.aborted) {
        worker.log({ event: 'handed back', ...itemFields(taken.message), code: 'STOPPED' });
        await taken.lease.handBack();
      } else await onFault(taken.lease, error);
    }
    await intake.close(taken.folder);
  };

  for (let taken = await intake.next(); taken; taken = await intake.next()) {
    // It waited so long that another agent may have it.
    if (!taken.lease.held) {
      await intake.close(taken.folder);
      continue;
    }
    const begin = worker.clock.now();
    const worked = await compute(taken, worker, variables, end);
    intake.commandMs.add(worker.clock.now() - begin);
    const job = store(taken, worked);
    storing.add(job);
    void job.finally(() => storing.delete(job));
    while (storing.size >= STORING) await Promise.race(storing);
  }
  await intake.handBack();
  await Promise.all(storing);
  return end.reason();
}

/** How a worker comes to its end before the queue is empty: asked to stop, in steps; or at once, for a reason. */
class Ending {
  readonly #fatal = new AbortController();
  readonly #command = new AbortController();
  readonly #storing = new AbortController();
  /** No more items are taken. */
  readonly taking: AbortSignal;
  /** The command is asked to end. */
  readonly command: AbortSignal = this.#command.signal;
  /** What a command gets to end by itself, in milliseconds. */
  readonly commandGraceMs: number;
  /** Results are not waited for any more. */
  readonly storing: AbortSignal = this.#storing.signal;

  constructor({ stop, settings, clock, log }: Worker) {
    const graceMs = settings.graceSeconds * 1000;
    this.taking = AbortSignal.any([stop, this.#fatal.signal]);
    this.commandGraceMs = Math.min(GRACE_MS, graceMs * GRACE.commandGrace);
    const stopping = async (): Promise<void> => {
      log({ event: 'stopping', signal: String(stop.reason) });
      await clock.sleep(graceMs * GRACE.commandEnds);
      this.#command.abort();
      await clock.sleep(graceMs * (GRACE.storingEnds - GRACE.commandEnds));
      this.#storing.abort();
    };
    if (stop.aborted) void stopping();
    else stop.addEventListener('abort', stopping, { once: true });
  }

  because(error: unknown): void {
    this.#fatal.abort(error);
    this.#command.abort();
    this.#storing.abort();
  }

  reason(): Failure | undefined {
    if (!this.#fatal.signal.aborted) return undefined;
    if (this.#fatal.signal.reason instanceof Failure) return this.#fatal.signal.reason;
    throw this.#fatal.signal.reason;
  }
}

/** What the algorithm makes of one item, moved out of the next one's way. */
async function compute(
  { message, file, folder }: FetchedItem,
  worker: Worker,
  variables: Readonly<Record<string, string>>,
  end: Ending,
): Promise<ItemResult> {
  const { workspace, clock, log, user } = worker;
  const named = itemFields(message);
  log({ state: 'RUNNING', ...named });
  const startedAt = new Date(clock.now()).toISOString();
  const tmp = posix.join(folder, 'tmp');
  await workspace.makeFolder(tmp, user);
  const outputs: Output[] = [];
  const take: CollectOutputs = async (found) => {
    refuseLongKeys(message, found, worker);
    for (const [i, output] of found.entries()) {
      const path = posix.join(folder, 'results', String(i));
      await workspace.bring(output.path, path, { keepOriginal: output.keepOriginal, owner: ROOT });
      outputs.push({ ...output, path });
    }
    return found.map(({ key, bytes }) => ({ key, bytes }));
  };
  const context: ItemContext = {
    spec: worker.spec,
    environment: commandEnvironment(worker, tmp),
    variables,
    workspace,
    runCommand: worker.runCommand,
    now: () => performance.now(),
    stop: end.command,
    graceMs: end.commandGraceMs,
    ...(user && { user }),
    clear: true,
    print: printUpTo(worker, named),
  };
  const { item, attempt } = message;
  let report = await processItem({ item, file, ours: true, attempt }, folder, take, context);
  const removed = workspace.removeAll(tmp).catch(() => {});
  if (report.state !== 'COMPLETE') await removed;
  // What the item itself wrote is gone by now: what fills the disk would be in the way of any other, too.
  const diskFull = report.state !== 'COMPLETE' && (await workspace.freeBytes(worker.scratch)) < DISK_MARGIN;
  if (diskFull) {
    const meaning = `the disk is full, and not with files of this item: raise disk_gb in the spec (${report.meaning ?? `exit code ${report.exit_code}`})`;
    report = { ...report, state: 'SYSTEM_ERROR', meaning };
  }
  log({ ...named, ...report, ...(report.outputs && { outputs: report.outputs.length }) });
  return { report, startedAt, outputs, diskFull };
}

/** As for `run`; with the home of the image's user, and a folder for temporary files that goes with the item. */
function commandEnvironment(worker: Worker, tmp: string): Record<string, string> {
  const { environment, original, spec, user } = worker;
  const given = algorithmEnvironment(environment, original, spec);
  const roots = given.HOME === undefined || given.HOME === '/root' || given.HOME === '/';
  return { TMPDIR: tmp, ...given, ...(user && roots && { HOME: user.home }) };
}

/** Passes on what a command prints, up to the limit: a flood must not fill the disk that logs are kept on. */
function printUpTo({ settings, print, log }: Worker, named: Record<string, unknown>): ItemContext['print'] {
  let bytes = 0;
  return (stream, chunk) => {
    if (bytes > settings.logBytes) return undefined;
    bytes += chunk.length;
    if (bytes <= settings.logBytes) return print(stream, chunk);
    log({ event: 'log limit', ...named, meaning: `the rest of what it prints is left out, but for its end` });
    return undefined;
  };
}

/** What `job` gives, or a rejection as soon as `signal` is aborted; the job itself goes on. */
function unless<T>(signal: AbortSignal, job: Promise<T>): Promise<T> {
  job.catch(() => {});
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    job.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
