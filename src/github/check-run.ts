import { Failure } from '../core/failure.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import { clip, fitBlocks } from '../text/markdown.ts';
import { escapeUnseen } from '../text/quote.ts';
import { ANNOTATIONS_A_REQUEST, FIELD_BYTES } from './annotate.ts';
import type { Annotation, CheckOutput, CheckRun, CheckState, Conclusion, GitHub } from './github.ts';

export type CheckRuns = Pick<GitHub, 'checkRunsNamed' | 'createCheckRun' | 'updateCheckRun'>;

/** The wanted state of a check run; in progress while it has no conclusion. */
export interface DesiredCheck {
  readonly name: string;
  readonly conclusion?: Conclusion;
  readonly output: CheckOutput;
  /** All of them. GitHub only ever adds annotations, so they are sent once, with the final state. */
  readonly annotations: readonly Annotation[];
  readonly detailsUrl?: string;
}

/** External ids of a check run, which show later jobs how far an earlier one got. */
export interface CheckMarks {
  /** Some annotations are missing. */
  readonly partial: string;
  /** All requests were sent. */
  readonly whole: string;
}

export interface CheckTarget {
  readonly repository: string;
  readonly sha: string;
  /** Updated instead of creating another check run. */
  readonly existing?: Pick<CheckRun, 'id' | 'externalId' | 'annotations'>;
}

/** A check run’s name for an untrusted subject: `pipewright / tides`. */
export function checkRunName(prefix: string, subject: string): string {
  return `${prefix} / ${clip(escapeUnseen(subject), 80)}`;
}

/**
 * A check run's page within GitHub's limits.
 * @param page blocks of Markdown: `head` above the fold, `more` below it
 * @param elsewhere where the reader finds what does not fit: `the job's summary`
 */
export function checkOutput(
  page: { readonly title: string; readonly head: readonly string[]; readonly more?: readonly string[] },
  elsewhere: string,
): CheckOutput {
  return {
    title: escapeUnseen(clip(page.title, 200)),
    summary: fitBlocks(page.head, FIELD_BYTES, elsewhere),
    ...(page.more?.length && { text: fitBlocks(page.more, FIELD_BYTES, elsewhere) }),
  };
}

/** 32 hexadecimal digits, the same for the same conclusion, page and annotations. */
export function checkDigest({ conclusion, output, annotations }: DesiredCheck): string {
  return digestHex(digestOf(JSON.stringify([conclusion ?? null, output, annotations])), 32);
}

/**
 * Creates or updates a check run, fifty annotations a request. Idempotent: parts that an interrupted job sent
 * are not repeated, and when an answer is lost, GitHub is asked what it has before anything is sent again.
 * @returns the check run's id
 * @throws Failure `GITHUB_…`; `GITHUB_READ_ONLY` where the token may not write checks
 */
export async function writeCheckRun(
  check: DesiredCheck,
  marks: CheckMarks,
  { repository, sha, existing }: CheckTarget,
  github: CheckRuns,
): Promise<number> {
  const states = checkStates(check, marks);
  const last = states.length - 1;
  const sent = existing?.externalId === marks.partial ? fullParts(existing) : 0;
  let id = existing?.id;
  for (const [part, state] of [...states.entries()].slice(Math.min(sent, last))) {
    try {
      if (id === undefined) id = await github.createCheckRun(repository, sha, check.name, state);
      else await github.updateCheckRun(repository, id, state);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'GITHUB_UNREACHABLE') throw error;
      const runs = await github.checkRunsNamed(repository, sha, check.name);
      const now = runs.find(
        (run) => run.externalId === state.externalId && (id === undefined || run.id === id),
      );
      if (now === undefined || (part < last && fullParts(now) <= part)) throw error;
      id = now.id;
    }
  }
  return id!;
}

/** Runs something that writes; undefined where the token may only read. */
export async function unlessReadOnly<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Failure && error.code === 'GITHUB_READ_ONLY') return undefined;
    throw error;
  }
}

/** One request per fifty annotations. Only the last completes the check run: a completed one has all. */
export function checkStates(
  { conclusion, output, annotations, detailsUrl }: DesiredCheck,
  marks: CheckMarks,
): CheckState[] {
  const parts: (readonly Annotation[])[] = [annotations.slice(0, ANNOTATIONS_A_REQUEST)];
  for (let at = ANNOTATIONS_A_REQUEST; at < annotations.length; at += ANNOTATIONS_A_REQUEST)
    parts.push(annotations.slice(at, at + ANNOTATIONS_A_REQUEST));
  return parts.map((part, i) => {
    const isLast = i === parts.length - 1;
    return {
      status: isLast && conclusion ? 'completed' : 'in_progress',
      conclusion: isLast ? conclusion : undefined,
      externalId: isLast ? marks.whole : marks.partial,
      detailsUrl,
      // An update replaces the whole output: every request repeats the page.
      output: { ...output, ...(part.length > 0 && { annotations: part }) },
    };
  });
}

function fullParts({ annotations }: Pick<CheckRun, 'annotations'>): number {
  return Math.floor(annotations / ANNOTATIONS_A_REQUEST);
}
