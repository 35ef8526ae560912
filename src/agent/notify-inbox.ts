import type { Marker } from '../protocol/marker.ts';
import { extendTrace, type WorkMessage, writeEndMessage, writeOutputMessage } from '../protocol/message.ts';
import { endOf } from '../protocol/result-entries.ts';
import type { Worker } from './worker-context.ts';

/**
 * Sends the inbox a message for each output of an item that is one file, and one for the end of any other
 * item.
 * @param isRepeat the item was done before
 */
export async function notifyInbox(
  message: WorkMessage,
  marker: Marker,
  worker: Worker,
  isRepeat = false,
): Promise<void> {
  const { inboxUrl } = worker.settings;
  const { run, step } = message;
  const bodies: string[] = [];
  if (message.kind === 'file') {
    const trace = extendTrace(message, (marker.content.kind === 'file' && marker.content.input.etag) || '-');
    for (const { path, ...object } of marker.outputs)
      bodies.push(writeOutputMessage({ run, step, path, object, trace }));
  } else {
    const end = endOf(marker);
    if (end) bodies.push(writeEndMessage({ run, end, ...(isRepeat && { repeat: true }) }));
  }
  if (inboxUrl === undefined || bodies.length === 0) return;
  await worker.queues.send(
    inboxUrl,
    bodies.map((body) => ({ body, group: run })),
  );
}
