import { explain } from '../core/failure.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import type { EndMessage, WorkMessage } from '../protocol/message.ts';
import type { MovedMessage } from '../protocol/moved-message.ts';
import { ADHOC } from '../protocol/run-id.ts';
import type { WorkedMessage } from '../protocol/worked-message.ts';
import type { InboxMessage } from './dispatch-event.ts';
import { type IgnoreReason, isHeldBack, route } from './route.ts';
import { type Notice, readNotices, type Upload } from './upload-notice.ts';

/** A message for a work queue, and the messages of the inbox that it comes from. */
export interface Routed {
  readonly message: WorkMessage;
  readonly from: string[];
  readonly sequencer: string;
}

/** An item that has ended, and the message of the inbox that says so. */
export interface RoutedEnd {
  readonly message: EndMessage;
  readonly from: string;
  /** When it was sent: milliseconds since the epoch. */
  readonly sent?: number;
}

/** An upload without a run, of a workflow with "items". */
export interface RoutedUpload {
  readonly upload: Upload;
  readonly message: InboxMessage;
}

/**
 * Routes what the messages of one call announce, each item once.
 * @param failed gets why messages could not be read, by their ids
 * @returns work messages, ends of items, uploads that may complete items, what agents worked on and moved,
 * messages to be held, why notices were ignored, and the runs with new results for a gather step
 */
export function routeAll(messages: readonly InboxMessage[], plan: DispatchPlan, failed: Map<string, string>) {
  const work = new Map<string, Routed>();
  const ignored: IgnoreReason[] = [];
  const runs = new Set<string>();
  const gathered = gatheredSteps(plan);
  const ends: RoutedEnd[] = [];
  const uploads: RoutedUpload[] = [];
  const held: InboxMessage[] = [];
  const worked: WorkedMessage[] = [];
  const moved: MovedMessage[] = [];
  for (const message of messages) {
    const { id, body, sent } = message;
    let notices: Notice[];
    try {
      notices = readNotices(body);
    } catch (error) {
      // Delivered again until the inbox's redrive policy moves it: a deploy of another release may be able to
      // read it.
      failed.set(id, explain(error));
      continue;
    }
    const routes = notices.map((notice) => ({ notice, target: route(notice, plan) }));
    // A message is routed as a whole: part of it cannot be put back.
    if (routes.some(({ notice, target }) => isHeldBack(notice, target, plan))) {
      held.push(message);
      continue;
    }
    for (const { notice, target } of routes) {
      if (target.ignored) ignored.push(target.ignored);
      if (target.upload) uploads.push({ upload: target.upload, message });
      if (notice.kind === 'worked') worked.push(notice.message);
      if (notice.kind === 'moved') moved.push(notice.message);
      if (notice.kind === 'end' && !target.ignored) {
        ends.push({ message: notice.message, from: id, sent });
        const { run, end } = notice.message;
        // The number of uploads without a run is unknown, so they are never gathered.
        if (gathered.has(end.step) && run !== ADHOC) runs.add(run);
      }
      if (notice.kind === 'output' && gathered.has(notice.output.step)) runs.add(notice.output.run);
      const sequencer = notice.kind === 'upload' ? notice.sequencer : '';
      for (const item of target.work) add(work, { message: item, from: [id], sequencer });
    }
  }
  return { work: [...work.values()], ends, uploads, worked, moved, held, ignored, runs: [...runs] };
}

/**
 * Steps whose ends may let a gather step begin: in workflows with "items", all steps before it, as later
 * items do not begin after a failed one.
 */
function gatheredSteps({ steps, items }: DispatchPlan): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of [...steps].reverse())
    if (step.gather || (items && found.has(step.id))) for (const need of step.needs) found.add(need);
  return found;
}

/** Deduplicates items: S3 may notify twice of one object, and of two versions of it the later one counts. */
function add(work: Map<string, Routed>, routed: Routed): void {
  const { message } = routed;
  const version = message.kind === 'item' ? message.content.version : '';
  const key = JSON.stringify([message.step, message.run, message.item, version]);
  const other = work.get(key);
  if (!other) work.set(key, routed);
  else {
    const newer = isLater(routed, other) ? routed : other;
    work.set(key, { ...newer, from: [...other.from, ...routed.from] });
  }
}

/** Sequencers are compared padded with zeros at the right (S3 User Guide, event message structure). */
export function isLater(a: Pick<Upload, 'sequencer'>, b: Pick<Upload, 'sequencer'>): boolean {
  const length = Math.max(a.sequencer.length, b.sequencer.length);
  return a.sequencer.padEnd(length, '0') >= b.sequencer.padEnd(length, '0');
}
