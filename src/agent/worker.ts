import { posix } from 'node:path';
import { explain, Failure } from '../core/failure.ts';
import { readAgentSize, withLimits } from '../protocol/agent-size.ts';
import { LaneBound } from '../protocol/lane-bound.ts';
import { lineOf } from '../protocol/memory-line.ts';
import { algorithmEnvironment, type Environment } from './algorithm-environment.ts';
import { Checkpoint } from './checkpoint.ts';
import { GRACE_MS } from './command-line.ts';
import { Intake } from './intake.ts';
import { type CollectOutputs, type ItemContext, processItem } from './item.ts';
import type { Lease } from './lease.ts';
import { passOn } from './move-up.ts';
import type { Output } from './outputs.ts';
import { PaidTime } from './paid-time.ts';
import { type ItemResult, refuseLongKeys, storeItem } from './store-item.ts';
import { type FetchedItem, itemFields, logLeftBehind, valuesIn, type Worker } from './worker-context.ts';

/**
 * Exit codes of a worker that ends for a fault, after sysexits(3). It ends with 0 when the queue is empty,
 * and with 128 and the signal's number when it was asked to stop.
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

/** These end the worker at once: every other item would fail in the same way. */
const FATAL = [
  ...['QUEUE_GONE', 'BUCKET_GONE', 'CREDENTIALS_LOST', 'DISK_FULL'],
  ...['VARIABLE_MISSING', 'VARIABLE_TYPE'],
];
/** Items in a row that could not be fetched or stored, which end the worker. */
const MOST_FAULTS = 5;
/** Items whose results are being stored while the command runs on the next ones. */
const STORING = 8;
/** How often an item is processed again because its input has changed, before it is released for later. */
const MOST_REFETCHES = 10;
/**
 * With less free space than this, in bytes, after an item's files are removed, the disk may be why it failed.
 */
const DISK_MARGIN = 16e6;
/** Seconds for which an item is released whose input keeps changing. */
const CHANGING_SECONDS = 60;
/** Results belong to the agent until they are stored: the next item's command must not change them. */
const ROOT = { uid: 0, gid: 0 };
/**
 * Shares of the grace period: when the command gets SIGTERM, how long until SIGKILL, when uploads are given
 * up.
 */
const GRACE = { commandEnds: 0.5, commandGrace: 0.25, storingEnds: 0.85 };
/**
 * With a checkpoint, nothing is lost when the command ends at once; what it writes then, and saving it, may
 * take a while.
 */
const GRACE_OF_CHECKPOINT = { ...GRACE, commandEnds: 0, commandGrace: 0.5 };

/**
 * Processes items of the step's work queue until it has been empty for `idleSeconds`, or until the container
 * is asked to stop: then the running item has the grace period, and the others are released.
 * @returns undefined for a normal end, else the fault that ended it
 * @throws the agent's own faults
 */
export async function runWorker(given: Worker): Promise<Failure | undefined> {
  const spec = withLimits(given.spec, given.environment);
  const learns = given.settings.lane !== undefined && lineOf(spec.memory) === undefined;
  const worker: Worker = { ...given, spec, ...(learns && { bound: new LaneBound() }) };
  const paid = new PaidTime(worker);
  const shutdown = new Shutdown(worker, paid.over);
  let faults = 0;
  const onFault = async (lease: Lease, error: unknown): Promise<void> => {
    const code = error instanceof Failure ? error.code : 'INTERNAL';
    worker.log({ event: 'handed back', code, meaning: explain(error) });
    await lease.backOff();
    if (code === 'INTERNAL' || FATAL.includes(code) || ++faults === MOST_FAULTS) shutdown.abort(error);
  };
  const events = {
    onFault,
    onFatal: (error: Failure) => shutdown.abort(error),
    turnsAway: (lease: Lease) => paid.turnsAway(lease),
  };
  const intake = new Intake(worker, events, shutdown.intake);
  const storing = new Set<Promise<void>>();

  const store = async (item: FetchedItem, result: ItemResult): Promise<void> => {
    const { lease, message, folder, refetches } = item;
    const { report, diskFull } = result;
    try {
      if (report.state === 'SYSTEM_ERROR')
        throw new Failure(
          diskFull ? 'DISK_FULL' : 'SYSTEM_ERROR',
          report.meaning ?? 'the command could not be run',
        );
      const outcome = await abortable(storeItem(item, result, worker, shutdown.storing), shutdown.storing);
      faults = 0;
      if (outcome === 'changed' && refetches < MOST_REFETCHES) return await intake.refetch(item);
      if (outcome === 'changed') await lease.release(CHANGING_SECONDS);
    } catch (error) {
      if (shutdown.command.aborted) {
        worker.log({ event: 'handed back', ...itemFields(message), code: 'STOPPED' });
        await lease.release();
      } else await onFault(lease, error);
    }
    await intake.close(folder);
  };

  for (let item = await intake.next(); item; item = await intake.next()) {
    // The wait may have outlasted the visibility timeout: another agent may have received it.
    if (!item.lease.isHeld) {
      item.lease.giveUp();
      await intake.close(item.folder);
      continue;
    }
    if (!(await intake.isIntact(item))) {
      await intake.refetch(item);
      continue;
    }
    // It was fetched ahead, perhaps before an item no larger ran out of memory.
    if (await passOn(item.message, item.lease, worker)) {
      await intake.close(item.folder);
      continue;
    }
    const begin = worker.clock.now();
    const result = await runItem(item, worker, shutdown).catch(async (error: unknown) => {
      if (shutdown.command.aborted) await item.lease.release();
      else await onFault(item.lease, error);
      await intake.close(item.folder);
    });
    if (!result) continue;
    const { state, out_of_memory: ranOut = false } = result.report;
    if (ranOut || state === 'COMPLETE') worker.bound?.note(item.inputBytes, ranOut);
    intake.commandMs.add(worker.clock.now() - begin);
    paid.add(item.message.run, worker.clock.now() - begin);
    const job = store(item, result);
    storing.add(job);
    void job.finally(() => storing.delete(job));
    while (storing.size >= STORING) await Promise.race(storing);
  }
  await intake.releaseAll();
  await Promise.all(storing);
  await paid.close();
  return shutdown.reason();
}

/**
 * How a worker ends before the queue is empty: in stages when it is asked to stop, or at once for a fault.
 */
class Shutdown {
  readonly #fatal = new AbortController();
  readonly #command = new AbortController();
  readonly #storing = new AbortController();
  /** No more items are started. */
  readonly intake: AbortSignal;
  /** The command is asked to end. */
  readonly command: AbortSignal = this.#command.signal;
  /** Between SIGTERM and SIGKILL of the command, in milliseconds. */
  readonly commandGraceMs: number;
  /** Uploads are given up. */
  readonly storing: AbortSignal = this.#storing.signal;

  constructor({ stop, settings, spec, clock, log }: Worker, paidOver: AbortSignal) {
    const graceMs = settings.graceSeconds * 1000;
    const isSaved = spec.checkpoint !== undefined;
    const { commandEnds, commandGrace, storingEnds } = isSaved ? GRACE_OF_CHECKPOINT : GRACE;
    this.intake = AbortSignal.any([stop, this.#fatal.signal, paidOver]);
    this.commandGraceMs = Math.min(isSaved ? Infinity : GRACE_MS, graceMs * commandGrace);
    const stopping = async (): Promise<void> => {
      log({ event: 'stopping', signal: String(stop.reason) });
      await clock.sleep(graceMs * commandEnds);
      this.#command.abort();
      await clock.sleep(graceMs * (storingEnds - commandEnds));
      this.#storing.abort();
    };
    if (stop.aborted) void stopping();
    else stop.addEventListener('abort', stopping, { once: true });
  }

  abort(error: unknown): void {
    this.#fatal.abort(error);
    this.#command.abort();
    this.#storing.abort();
  }

  /** @throws the agent's own fault */
  reason(): Failure | undefined {
    const { aborted, reason } = this.#fatal.signal;
    if (!aborted || reason instanceof Failure) return reason as Failure | undefined;
    throw reason;
  }
}

/**
 * Runs the algorithm on one item, and moves its outputs out of the next item's way.
 * @throws as opening its checkpoint does
 */
async function runItem(fetched: FetchedItem, worker: Worker, shutdown: Shutdown): Promise<ItemResult> {
  const { message, files, missing, environment, folder } = fetched;
  const { spec, workspace, clock, log, user, runCommand } = worker;
  const fields = itemFields(message);
  log({ state: 'RUNNING', ...fields });
  const startedAt = new Date(clock.now()).toISOString();
  const tmp = posix.join(folder, 'tmp');
  await workspace.makeFolder(tmp, user);
  // Last, as it begins to save regularly.
  const checkpoint = await Checkpoint.open(fetched, worker, shutdown.command);
  const outputs: Output[] = [];
  const collect: CollectOutputs = async (found) => {
    refuseLongKeys(message, found, worker);
    for (const [i, output] of found.entries()) {
      const path = posix.join(folder, 'results', String(i));
      await workspace.transfer(output.path, path, { keepOriginal: output.keepOriginal, owner: ROOT });
      outputs.push({ ...output, path });
    }
    return found.map(({ key, bytes }) => ({ key, bytes }));
  };
  const context: ItemContext = {
    ...{ spec, workspace, runCommand, user },
    variables: valuesIn(environment, worker),
    size: readAgentSize(worker.environment, worker.machine),
    environment: commandEnvironment(environment, worker, tmp),
    now: () => performance.now(),
    stop: shutdown.command,
    graceMs: shutdown.commandGraceMs,
    stopSignal: worker.original.stop_signal,
    cleanUp: true,
    onLeftBehind: logLeftBehind(worker),
    print: limitedPrint(worker, fields),
  };
  const { item, attempt } = message;
  let report = await processItem({ item, files, missing, attempt }, folder, collect, context);
  // After a fault of the machine, or at its end, the next agent continues from this checkpoint.
  await checkpoint?.close(report.state === 'SYSTEM_ERROR' ? shutdown.storing : undefined);
  const removed = workspace.removeAll(tmp).catch(logLeftBehind(worker));
  if (report.state !== 'COMPLETE') await removed;
  // The item's own files are gone by now: if the disk is still full, every other item would fail, too.
  const diskFull = report.state !== 'COMPLETE' && (await workspace.freeBytes(worker.scratch)) < DISK_MARGIN;
  if (diskFull) {
    const meaning = `the disk is full, but not because of this item's files: raise disk_gb in the workflow file or the spec (${report.meaning ?? `exit code ${report.exit_code}`})`;
    report = { ...report, state: 'SYSTEM_ERROR', meaning };
  }
  log({ ...fields, ...report, outputs: report.outputs?.length });
  return { report, startedAt, outputs, diskFull };
}

/**
 * The environment as for `run`, with the home of the image's user, and a folder for temporary files that is
 * removed with the item.
 */
function commandEnvironment(
  environment: Environment,
  { original, spec, user }: Worker,
  tmp: string,
): Record<string, string> {
  const variables = algorithmEnvironment(environment, original, spec);
  const isRoots = variables.HOME === undefined || variables.HOME === '/root' || variables.HOME === '/';
  return { TMPDIR: tmp, ...variables, ...(user && isRoots && { HOME: user.home }) };
}

/**
 * Passes on what a command prints, up to the limit, so that a flood does not fill the disk that logs are on.
 */
function limitedPrint(
  { settings, print, log }: Worker,
  fields: Record<string, unknown>,
): ItemContext['print'] {
  let bytes = 0;
  return (stream, chunk) => {
    if (bytes > settings.logBytes) return undefined;
    bytes += chunk.length;
    if (bytes <= settings.logBytes) return print(stream, chunk);
    log({
      event: 'log limit',
      ...fields,
      meaning: 'the rest of its output is not logged, except for the end',
    });
    return undefined;
  };
}

/** What `job` gives, or a rejection as soon as `signal` is aborted; the job itself continues. */
function abortable<T>(job: Promise<T>, signal: AbortSignal): Promise<T> {
  job.catch(() => {});
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    job.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
