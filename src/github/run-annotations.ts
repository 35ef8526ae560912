import type { Finding } from '../core/finding.ts';
import type { RunStatus } from '../progress/run-status.ts';
import { reasonOf } from '../protocol/item-report.ts';
import type { Marker } from '../protocol/marker.ts';
import { logTail } from '../report/item-failures.ts';
import { findingAt } from '../spec/json/json-text.ts';
import { clip } from '../text/markdown.ts';
import { plural } from '../text/units.ts';
import { examineWorkflow } from '../workflow/parse-workflow.ts';
import { annotationOf } from './annotate.ts';
import type { Annotation } from './github.ts';

/** The most log lines, characters of a line, and names of other items in one annotation. */
const LOG_LINES = 10;
const LONGEST_LINE = 300;
const NAMES = 5;

/** A workflow file at the run's commit. */
export interface WorkflowText {
  /** Relative to the repository's root, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** A run's failures and troubles, at the lines of the workflow file that name the steps. */
function runFindings({ progress, snapshot }: RunStatus, { file, text }: WorkflowText): Finding[] {
  const { report, steps: drafts } = examineWorkflow(text, file);
  const at = (
    step: string | undefined,
    code: string,
    message: string,
    severity: Finding['severity'] = 'error',
  ): Finding => {
    const draft = drafts.find(({ id }) => id === step);
    const path = draft ? [...draft.path, 'name'] : ['process'];
    return findingAt(report.json, severity, code, { path, at: draft ? 'value' : 'key' }, { message });
  };
  const failed = progress.steps.filter((step) => step.failed > 0);
  return [
    ...failed.map(({ id, failed: items, known }) => {
      const isTolerated = (snapshot.steps[id]?.open?.tolerated ?? 0) > 0;
      const markers = snapshot.failures.map(({ marker }) => marker).filter(({ step }) => step === id);
      return at(
        id,
        'ITEMS_FAILED',
        `${items} of ${plural(known, 'item')} of ${id} failed${isTolerated ? ', and the run continued without them' : ''}.\n${describe(markers)}`,
        isTolerated ? 'warning' : 'error',
      );
    }),
    ...progress.troubles.map(({ step, code, what, remedy, said }) =>
      at(step, code, `${what}. ${remedy}${said === undefined ? '' : `\nAWS says: ${said}`}`),
    ),
  ];
}

export function runAnnotations(status: RunStatus, workflow: WorkflowText): Annotation[] {
  return runFindings(status, workflow).map(annotationOf);
}

/** The first failure in full, and the names of others. */
function describe(markers: readonly Marker[]): string {
  const [first, ...others] = markers;
  if (!first) return '';
  const why = reasonOf(first);
  const log = logTail(first)
    .slice(-LOG_LINES)
    .map((line) => clip(line, LONGEST_LINE));
  const names = others.slice(0, NAMES).map((marker) => clip(marker.item, LONGEST_LINE));
  return [
    `${clip(first.item, LONGEST_LINE)}: ${why || 'no result'}`,
    ...log,
    ...(names.length > 0 ? [`Also: ${names.join(', ')}${others.length > NAMES ? ', …' : ''}`] : []),
  ].join('\n');
}
