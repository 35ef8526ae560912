import { matchesPatterns } from '../core/patterns.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { isOwnObject, splitFirstSegment } from '../protocol/event-keys.ts';
import type { WorkMessage } from '../protocol/message.ts';
import { pathWithinStep } from '../protocol/object-keys.ts';
import { ADHOC, isRunId } from '../protocol/run-id.ts';
import type { Notice, Upload } from './upload-notice.ts';

/** Where one notice leads: to messages for work queues, or nowhere, for a reason. */
export interface Route {
  readonly work: readonly WorkMessage[];
  /** An upload without a run that may complete an item. */
  readonly upload?: Upload;
  readonly ignored?: IgnoreReason;
}

export type IgnoreReason =
  | 'a folder'
  | 'outside the prefix'
  | 'a result or marker'
  | 'no step takes it'
  | 'its step is not in the workflow'
  | 'uploaded without a run, but the sheet defines the items'
  | 'its item lacks files'
  | 'its run sends its own items'
  | 'its run has no list of items'
  | 'its run is canceled'
  | 'its run is paused at its budget';

/** Which steps' work queues a notice leads to. Gather steps are started by `gather-step.ts`. */
export function route(notice: Notice, plan: DispatchPlan): Route {
  switch (notice.kind) {
    case 'upload':
      return routeUpload(notice, plan);
    case 'output':
      return routeOutput(notice.output, plan);
    case 'end':
      // What it completes is looked up for all ends of a call together (join-items.ts).
      return plan.items && hasStep(notice.message.end.step, plan)
        ? { work: [] }
        : nothing('its step is not in the workflow');
    case 'worked':
    case 'moved':
      return { work: [] };
    case 'item':
      return hasStep(notice.message.step, plan)
        ? { work: [notice.message] }
        : nothing('its step is not in the workflow');
  }
}

function routeUpload(upload: Upload, plan: DispatchPlan): Route {
  const { bucket, key, etag, size } = upload;
  const prefix = plan.input.prefix;
  if (bucket !== plan.input.bucket || !key.startsWith(prefix)) return nothing('outside the prefix');
  // A folder created in the console: an object without bytes.
  if (key.endsWith('/')) return nothing('a folder');
  if (isOwnObject(bucket, key, plan)) return nothing('a result or marker');
  const path = key.slice(prefix.length);
  const [first = '', rest] = splitFirstSegment(path);
  const hasRun = rest !== undefined && isRunId(first);
  if (plan.items && hasRun) return nothing('its run sends its own items');
  if (plan.items)
    return plan.adhoc
      ? { work: [], upload }
      : nothing('uploaded without a run, but the sheet defines the items');
  const item = hasRun ? rest : path;
  const input = { bucket, key, ...(etag && { etag }), ...(size !== undefined && { size }) };
  const steps = plan.steps.filter((step) => step.needs.length === 0 && matchesPatterns(step.patterns, item));
  if (steps.length === 0) return nothing('no step takes it');
  return {
    work: steps.map(({ id }) => ({
      kind: 'file',
      run: hasRun ? first : ADHOC,
      ...{ step: id, item, input, gather: false, attempt: 1, trace: [] },
    })),
  };
}

function routeOutput(output: Extract<Notice, { kind: 'output' }>['output'], plan: DispatchPlan): Route {
  if (plan.items || !hasStep(output.step, plan)) return nothing('its step is not in the workflow');
  const steps = plan.steps.filter((step) => step.needs.includes(output.step));
  const work = steps.flatMap((step): WorkMessage[] => {
    const item = pathWithinStep(step, output.step, output.path);
    if (step.gather || !matchesPatterns(step.patterns, item)) return [];
    const { run, object, trace } = output;
    return [{ kind: 'file', run, step: step.id, item, input: object, gather: false, attempt: 1, trace }];
  });
  // Final outputs and outputs for a gather step need no message, so they do not count as ignored.
  return work.length > 0 || !steps.some((step) => !step.gather) ? { work } : nothing('no step takes it');
}

/** Whether a notice must stay in the inbox, as it leads from outside to a closed step. */
export function isHeldBack(notice: Notice, { work, upload }: Route, plan: DispatchPlan): boolean {
  const { closed = [], steps } = plan;
  // Sent by an agent that is not paid for the item: it was in the step's queue, which must be empty before
  // the change.
  if (notice.kind === 'item' && notice.message.returns !== undefined) return false;
  // Outputs of a closed step belong to the workflow before its change.
  const ended =
    notice.kind === 'output'
      ? notice.output.step
      : notice.kind === 'end'
        ? notice.message.end.step
        : undefined;
  if (ended !== undefined && closed.includes(ended)) return false;
  const targets =
    notice.kind === 'end'
      ? readersOf(ended!, steps)
      : upload
        ? readersOfFiles(plan)
        : work.map(({ step }) => step);
  return targets.some((step) => closed.includes(step));
}

function readersOf(step: string, steps: DispatchPlan['steps']): string[] {
  return steps.filter(({ needs, gather }) => !gather && needs.includes(step)).map(({ id }) => id);
}

function readersOfFiles({ items }: DispatchPlan): string[] {
  return (items?.steps ?? [])
    .filter(({ inputs }) => inputs.some(({ sources }) => sources.some(({ from }) => from === 'files')))
    .map(({ id }) => id);
}

function hasStep(step: string, { steps }: DispatchPlan): boolean {
  return steps.some(({ id }) => id === step);
}

function nothing(ignored: IgnoreReason): Route {
  return { work: [], ignored };
}
