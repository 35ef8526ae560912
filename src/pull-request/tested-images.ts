import type { GitHub } from '../github/github.ts';
import { type Digest, isDigest } from '../oci/digest.ts';
import type { Entry, EntryReport, ExamineOptions } from './examine.ts';
import { type CommitCheck, reviewedImage } from './reviewed-images.ts';
import { isTestOutcome, type TestOutcome, testOutcome } from './test-outcome.ts';

/** Which image a job tried, and how its tests ended. */
export interface TestedImage {
  readonly name: string;
  readonly version: string;
  readonly digest: Digest;
  readonly outcome: TestOutcome;
  /** The page of the job's run. */
  readonly page?: string;
}

/** The title of the notice in which a job that cannot write checks names the images that it tried. */
export const TESTED_NOTICE = 'Pipewright: tested images';

/** Characters of a notice; the runner cuts longer ones at 4,096 (actions/runner, ExecutionContext.cs). */
const NOTICE_LENGTH = 4000;

/** The messages of the notices: a line for each entry. Names and versions of valid specs hold no spaces. */
export function testedNotices(reports: readonly EntryReport[]): string[] {
  const messages: string[] = [];
  for (const report of reports) {
    const { name, spec, derived, reviewed } = report;
    if (!spec || !derived || !reviewed) continue;
    const line = `${name} ${spec.version} ${reviewed} ${testOutcome(report) ?? 'untried'}`;
    const last = messages.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= NOTICE_LENGTH)
      messages[messages.length - 1] = `${last}\n${line}`;
    else messages.push(line);
  }
  return messages;
}

function readNotice(message: string): TestedImage[] {
  return message.split(/\r?\n/).flatMap((line) => {
    const [name = '', version = '', digest = '', outcome = '', ...more] = line.split(' ');
    if (more.length > 0 || !isDigest(digest) || !isTestOutcome(outcome)) return [];
    return [{ name, version, digest, outcome }];
  });
}

/**
 * What the jobs of a commit say that they tried: of a job that ran several times, the newest run counts. A
 * workflow that a pull request changes can say anything, so the caller looks at what the change touches.
 * @param checks all check runs of the commit, the oldest first
 */
export async function readTestedImages(
  github: Pick<GitHub, 'checkNotes'>,
  repository: string,
  checks: readonly CommitCheck[],
): Promise<TestedImage[]> {
  const newest = new Map(
    checks.filter(({ own, app }) => !own && app === 'github-actions').map((run) => [run.name, run]),
  );
  const tested: TestedImage[] = [];
  for (const { id, annotations, detailsUrl } of newest.values()) {
    if (annotations === 0) continue;
    // A job's own page shows no summary.
    const page = /^.+\/actions\/runs\/\d+/.exec(detailsUrl ?? '')?.[0];
    for (const { title, message } of await github.checkNotes(repository, id))
      if (title === TESTED_NOTICE) tested.push(...readNotice(message).map((one) => ({ ...one, page })));
  }
  return tested;
}

const testedAs = ({ name, version }: Entry, tested: readonly TestedImage[]): TestedImage[] =>
  tested.filter((one) => one.name === name && one.version === version);

/**
 * The image of an entry that counts as reviewed: the first one recorded at the commit, else the one that was
 * tested.
 */
export function reviewOptions(
  entry: Entry,
  committed: string | undefined,
  checks: readonly CommitCheck[],
  tested: readonly TestedImage[],
): ExamineOptions {
  const found = testedAs(entry, tested).map(({ digest }) => digest);
  return { committed, reviewed: reviewedImage(checks, entry.name)?.digest ?? found[0], found };
}

/**
 * How the tests of the reviewed image ended: as the newest runs of jobs report, else as an earlier check run
 * recorded.
 */
export function testedOf(
  { name, reviewed, spec }: EntryReport,
  checks: readonly CommitCheck[],
  tested: readonly TestedImage[],
): TestOutcome {
  const told = tested.filter((one) => one.name === name && one.version === spec?.version);
  const now = reviewed && outcomeOf(told, reviewed);
  if (now && now !== 'untried') return now;
  const before = reviewedImage(checks, name);
  return (before?.digest === reviewed && before?.tests) || 'untried';
}

/** The page of the newest run that tried the reviewed image. */
export function testedIn(
  { name, reviewed, spec }: EntryReport,
  tested: readonly TestedImage[],
): string | undefined {
  const told = tested.filter((one) => one.name === name && one.version === spec?.version);
  return told.findLast(({ digest, outcome }) => digest === reviewed && outcome !== 'untried')?.page;
}

/**
 * How tests of an image ended, by what several jobs say. The worst counts: another workflow may print what it
 * reads in a pull request, and the runner takes a printed notice for its own.
 */
function outcomeOf(tested: readonly TestedImage[], digest: Digest): TestOutcome | undefined {
  const outcomes = tested.filter((one) => one.digest === digest).map(({ outcome }) => outcome);
  return (['failed', 'untried', 'passed'] as const).find((outcome) => outcomes.includes(outcome));
}
