import { forEachConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { drainMatching, parseWorkMessage } from '../dispatch/drain-matching.ts';
import type { DispatchStep } from '../protocol/dispatch-plan.ts';
import { gatheringWhatIsDone } from '../protocol/item-groups.ts';
import { readMarker } from '../protocol/marker.ts';
import { outgoingWork, type WorkMessage } from '../protocol/message.ts';
import {
  endNotifiedKey,
  itemDigest,
  markerFolder,
  readMarkerKey,
  runEndedKey,
} from '../protocol/object-keys.ts';
import { stateKey } from './first-states.ts';
import {
  BATCH,
  failedKeys,
  isNamed,
  READ,
  RETRY_DELAY,
  type RetriedStep,
  type RetryChoice,
  type RetryRequest,
} from './retry-choice.ts';
import { retryItems } from './retry-items.ts';
import { openAccount } from './run-budget.ts';
import type { RunCloud } from './run-cloud.ts';
import { homeOf, readRun, updateRun, withNewLimit } from './stored-run.ts';

/**
 * Retries failed items of a run: those with a failed marker, and those in the dead-letter queue. For each,
 * sends the message, then removes the marker, then the dead letter, so that after an interruption a
 * repetition finds the rest. Done items are left alone.
 * @throws Failure `RUN_NOT_FOUND`, `RUN_CANCELED`, `RUN_BUSY`, `BUDGET_REACHED`, `NOT_SENT`
 */
export async function retryRun(
  request: RetryRequest,
  choice: RetryChoice,
  cloud: RunCloud,
): Promise<RetriedStep[]> {
  const { plan, run, dispatch } = request;
  const { storage, now } = cloud;
  const { manifest } = await readRun(plan, run, storage);
  if (manifest.canceled_at !== undefined)
    throw new Failure(
      'RUN_CANCELED',
      `The run ${run} was canceled. Continue it with "npx pipewright run FILE --run ${run}", then retry failed items.`,
    );
  if (manifest.paused_at !== undefined)
    throw new Failure(
      'BUDGET_REACHED',
      `The run ${run} is paused at its budget. Continue it with "npx pipewright run FILE --run ${run} --budget USD", then retry failed items.`,
    );
  const { bucket, prefix } = homeOf(plan);
  let reopened: Promise<void> | undefined;
  // Before the first item is sent, so that the run shows as open whatever interrupts this.
  const reopen = async (): Promise<void> => {
    await openAccount(plan, manifest, storage, now());
    await updateRun(plan, run, storage, (before) => withNewLimit(before, now(), choice.minutes));
    await storage.remove(bucket, [runEndedKey(prefix, run), endNotifiedKey(prefix, run)]);
  };
  if (plan.items)
    return retryItems(
      { ...request, planned: gatheringWhatIsDone(plan.items, manifest.gathered), manifest },
      choice,
      cloud,
      () => (reopened ??= reopen()),
    );
  const send = async (messages: readonly WorkMessage[]): Promise<void> => {
    reopened ??= reopen();
    await reopened;
    await cloud.queues.send(dispatch.inbox.url, messages.map(outgoingWork), RETRY_DELAY);
  };
  const retried: RetriedStep[] = [];
  for (const step of dispatch.steps)
    if (choice.step === undefined || step.id === choice.step)
      retried.push(await retryStep(request, step, choice, cloud, send));
  return retried;
}

async function retryStep(
  { plan, run }: RetryRequest,
  step: DispatchStep,
  choice: RetryChoice,
  { storage, queues, now }: RunCloud,
  send: (messages: readonly WorkMessage[]) => Promise<void>,
): Promise<RetriedStep> {
  const { id, deadLetter, gather } = step;
  const { bucket, prefix } = homeOf(plan);
  const folder = markerFolder(prefix, run, id);
  /** Paths of retried items, by digest. */
  const again = new Map<string, string>();
  let settled = 0;
  const isChosen = (message?: Pick<WorkMessage, 'run' | 'step' | 'item'>): boolean =>
    message?.run === run && message.step === id && isNamed(choice, message.item);
  const isRenewed = (digest: string) => choice.renewed?.has(stateKey(id, digest)) === true;
  const resend = async (messages: readonly WorkMessage[], failedKeys: readonly string[]): Promise<void> => {
    if (messages.length > 0) await send(messages);
    await storage.remove(bucket, failedKeys);
  };
  const retryLetters = async (bodies: readonly string[]): Promise<void> => {
    const failed: string[] = [];
    const open: WorkMessage[] = [];
    await forEachConcurrent(READ, bodies, async (body) => {
      // The message keeps the lane in which the item failed, and continues there.
      const { returns: _, ...message } = parseWorkMessage(body)!;
      const digest = itemDigest(message.item);
      const keys: string[] = [];
      for await (const { key } of storage.list(bucket, folder + digest)) keys.push(key);
      const isDone = keys.some((key) => readMarkerKey(key)?.state === 'done');
      if (isDone || isRenewed(digest)) settled += 1;
      // An item can have several dead letters.
      else if (!again.has(digest)) {
        again.set(digest, message.item);
        open.push(message);
        failed.push(...keys);
      }
    });
    await resend(open, failed);
  };
  const retryMarkers = async (batch: readonly string[]): Promise<void> => {
    const messages = new Map<string, WorkMessage>();
    const failed: string[] = [];
    await forEachConcurrent(READ, batch, async (key) => {
      const found = await storage.read({ bucket, key });
      if (!found) return;
      const marker = readMarker(found.text);
      const digest = itemDigest(marker.item);
      if (!isChosen(marker) || isRenewed(digest)) return;
      failed.push(key);
      const { item, content, lane, moves } = marker;
      if (content.kind === 'file' && !again.has(digest))
        messages.set(digest, { run, step: id, item, ...content, gather, attempt: 1, lane, moves });
    });
    for (const [digest, { item }] of messages) again.set(digest, item);
    await resend([...messages.values()], failed);
  };
  const isWanted = (body: string) => isChosen(parseWorkMessage(body));
  const { complete } = await drainMatching(queues.drainable(deadLetter.url), isWanted, retryLetters, now);
  let batch: string[] = [];
  for await (const key of failedKeys(storage.list(bucket, folder))) {
    batch.push(key);
    if (batch.length < BATCH) continue;
    await retryMarkers(batch);
    batch = [];
  }
  await retryMarkers(batch);
  return { id, again: [...again.values()].sort(), settled, incomplete: !complete };
}
