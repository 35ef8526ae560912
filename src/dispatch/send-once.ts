import type { DispatchStep } from '../protocol/dispatch-plan.ts';
import { GATHERED_BYTES, tooMuchToGather } from '../protocol/gather-limits.ts';
import type { StoredFile } from '../protocol/item-content.ts';
import type { StepItem } from '../protocol/item-nodes.ts';
import { writeWorkMessage } from '../protocol/message.ts';
import { groupSentKey, versionDigest } from '../protocol/object-keys.ts';
import { refusedMarker } from '../protocol/refused-item.ts';
import { type RunPlace, sentItem } from '../protocol/sent-item.ts';
import type { GroupContext } from './gather-groups.ts';
import { SENDING_MS } from './gather-step.ts';
import type { RunItems } from './run-book.ts';

export interface Sending {
  readonly place: RunPlace;
  readonly items: RunItems;
  readonly context: Pick<GroupContext, 'bucket' | 'clock' | 'items' | 'send'>;
  /** The item has failed: it is sent again only if its files have changed since it was sent. */
  readonly isEnded?: boolean;
}

/**
 * Sends an item once for its version and files: of concurrent calls, the one that creates the note sends it,
 * and another one only if that call died in between. The files of one version may change: two agents may
 * store the same item, and the marker of the later one counts. An item with too many files is marked as
 * failed.
 * @returns `pending` where another call is sending it
 */
export async function sendOnce(
  step: DispatchStep,
  item: StepItem<StoredFile>,
  { place: run, items, context: { bucket, clock, items: plan, send }, isEnded = false }: Sending,
): Promise<'sent' | 'sent before' | 'pending' | 'refused'> {
  const place = {
    bucket: run.bucket,
    key: groupSentKey(run.prefix, { run: run.run, ...item }, item.version),
  };
  const { message, manifest } = sentItem(run, plan, item, items.shared);
  const sent = JSON.stringify({ sent: versionDigest(writeWorkMessage(message)) });
  const stored = await bucket.read(place);
  if (stored?.text === sent || (isEnded && !stored)) return 'sent before';
  const isSending = stored?.text.startsWith('{"sending"');
  if (isSending && clock.now() - stored!.modified < SENDING_MS) return 'pending';
  const size = manifest === undefined ? 0 : Buffer.byteLength(manifest.text);
  if (size > GATHERED_BYTES) {
    const why = tooMuchToGather(`${item.id} of ${step.id}`, size);
    const marker = refusedMarker(run, { ...item, why }, clock.now());
    await bucket.create(marker.place, marker.text);
    return 'refused';
  }
  const etag = await bucket.replace(place, `{"sending":${clock.now()}}`, stored?.etag);
  if (etag === undefined) return 'pending';
  if (manifest) await bucket.create(manifest.place, manifest.text);
  await send(step, message);
  await bucket.replace(place, sent, etag);
  return 'sent';
}
