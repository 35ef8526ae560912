import { digestOf } from '../oci/digest.ts';
import { isOver } from '../progress/progress.ts';
import type { RunStatus } from '../progress/run-status.ts';
import type { RunPage } from '../report/check-page.ts';
import { clip, fitBlocks } from '../text/markdown.ts';
import { escapeUnseen } from '../text/quote.ts';
import { ANNOTATIONS_A_REQUEST, FIELD_BYTES } from './annotate.ts';
import type { Annotation, CheckState, Conclusion } from './github.ts';

/** A check run as it shall be now. */
export interface DesiredCheck {
  readonly name: string;
  /** The same for the same content. */
  readonly digest: string;
  readonly conclusion?: Conclusion;
  /** When the run was looked at, in milliseconds since 1970. */
  readonly at: number;
  /** What came of it so far, in numbers: another end is another one of these. */
  readonly outcome: string;
  /** The first has the page; each has up to 50 annotations, which add up. `externalId` is the keeper's to give. */
  readonly states: readonly [CheckState, ...CheckState[]];
}

/** `pipewright / tides` */
function runCheckName(workflow: string): string {
  return `pipewright / ${clip(escapeUnseen(workflow), 80)}`;
}

/** @param annotations shown when the run is over, and then only: they can be added, and never taken back */
export function desiredCheck(
  watch: RunStatus,
  { title, head, more }: RunPage,
  annotations: readonly Annotation[],
  elsewhere: string,
): DesiredCheck {
  const conclusion = conclusionOf(watch);
  const output = {
    title: escapeUnseen(title),
    summary: fitBlocks(head, FIELD_BYTES, elsewhere),
    text: fitBlocks(more, FIELD_BYTES, elsewhere),
  };
  const shown = conclusion === undefined ? [] : annotations;
  const status = conclusion === undefined ? ('in_progress' as const) : ('completed' as const);
  const base = { status, ...(conclusion && { conclusion }) };
  const first: CheckState = {
    ...base,
    output: { ...output, ...(shown.length > 0 && { annotations: shown.slice(0, ANNOTATIONS_A_REQUEST) }) },
  };
  const further: CheckState[] = [];
  for (let at = ANNOTATIONS_A_REQUEST; at < shown.length; at += ANNOTATIONS_A_REQUEST)
    further.push({
      ...base,
      output: { ...output, annotations: shown.slice(at, at + ANNOTATIONS_A_REQUEST) },
    });
  const digest = digestOf(JSON.stringify([first, further])).slice('sha256:'.length, 'sha256:'.length + 32);
  return {
    name: runCheckName(watch.seen.run.workflow),
    digest,
    ...(conclusion && { conclusion }),
    at: watch.seen.at,
    outcome: outcomeOf(watch),
    states: [first, ...further],
  };
}

function outcomeOf({ progress }: RunStatus): string {
  const numbers = progress.steps.map(({ complete, failed, canceled }) => [complete, failed, canceled]);
  return JSON.stringify([progress.state, ...numbers]);
}

/** Undefined as long as the run goes on. */
function conclusionOf({ progress, timedOut }: RunStatus): Conclusion | undefined {
  if (timedOut) return 'timed_out';
  if (!isOver(progress.state)) return undefined;
  return (
    ({ COMPLETE: 'success', CANCELED: 'cancelled' } as Partial<Record<string, Conclusion>>)[progress.state] ??
    'failure'
  );
}
