import type { Finding } from '../../finding.ts';
import { type Digest, isDigest } from '../../image/digest.ts';
import { clip, fitBlocks } from '../../spec/markdown.ts';
import { escapeUnseen } from '../../spec/quote.ts';
import type { EntryReport } from './examine.ts';
import type { Annotation, CheckState, Conclusion } from './github-types.ts';
import { allFindings, entryPage, type Stage, standingOf, titleOf } from './page.ts';

/** GitHub takes no more in one request (REST API, "Update a check run"). */
export const ANNOTATIONS_A_REQUEST = 50;
/** Bytes of UTF-8, though the documentation says characters. */
const FIELD_BYTES = 65_535;
/** bytes of an annotation's message; GitHub takes 64 KB, and nobody reads on for so long. */
const MESSAGE_LENGTH = 4000;

/** The check's name in a pull request's list. */
export function checkName(entry: string): string {
  return `catalog / ${clip(escapeUnseen(entry), 80)}`;
}

export function annotationOf({ file, range, severity, code, message, fix }: Finding): Annotation {
  const start = range?.start ?? { line: 1, column: 1 };
  const end = range?.end ?? start;
  const remedy = fix ? `\nFix: ${fix.title}` : '';
  return {
    path: file,
    start_line: start.line,
    end_line: Math.max(end.line, start.line),
    ...(range &&
      start.line === end.line && {
        start_column: start.column,
        end_column: Math.max(end.column, start.column),
      }),
    annotation_level: ({ error: 'failure', warning: 'warning', hint: 'notice' } as const)[severity],
    title: code,
    message: clip(`${message}${remedy}`.split('\n').map(escapeUnseen).join('\n'), MESSAGE_LENGTH),
  };
}

/**
 * What the check run of an entry says, in one request after another: the first has the page, every one up to 50
 * annotations, which join those before.
 * @param elsewhere where the whole page is
 */
export function checkStates(
  report: EntryReport,
  about: { stage: Stage; number?: number; notes?: readonly string[]; detailsUrl?: string },
  elsewhere = "the job's summary",
): CheckState[] {
  const standing = standingOf(report, about.stage);
  const [head = '', ...blocks] = entryPage(report, about);
  const annotations = allFindings(report).map(annotationOf);
  const conclusion: Conclusion = standing.ok ? 'success' : 'failure';
  const state = (part: readonly Annotation[], text?: string): CheckState => ({
    status: 'completed',
    conclusion,
    externalId: externalIdOf(report),
    ...(about.detailsUrl && { detailsUrl: about.detailsUrl }),
    output: {
      title: clip(`${titleOf(report)}: ${standing.state}`, 200),
      summary: fitBlocks([head], FIELD_BYTES, elsewhere),
      ...(text !== undefined && { text }),
      ...(part.length > 0 && { annotations: part }),
    },
  });
  const states = [
    state(annotations.slice(0, ANNOTATIONS_A_REQUEST), fitBlocks(blocks, FIELD_BYTES, elsewhere)),
  ];
  for (let at = ANNOTATIONS_A_REQUEST; at < annotations.length; at += ANNOTATIONS_A_REQUEST)
    states.push(state(annotations.slice(at, at + ANNOTATIONS_A_REQUEST)));
  return states;
}

const OURS = 'pipewright:';

/** Marks a check run as ours, with what was reviewed: only a token that may write checks can make one. */
function externalIdOf({ derived }: EntryReport): string {
  return derived ? `${OURS}${derived.wrap.source.digest}` : OURS;
}

/** The digest of the source image that a check run was about; undefined where it is not ours, or got not so far. */
export function reviewedDigest(externalId: string): Digest | undefined {
  const digest = externalId.startsWith(OURS) ? externalId.slice(OURS.length) : '';
  return isDigest(digest) ? digest : undefined;
}
