import type { Finding } from '../core/finding.ts';
import type { CheckRun, GitHub } from '../github/github.ts';
import { quote } from '../text/quote.ts';
import { checkName, isOwnCheckRun, type ReviewMark, readMark, WHOLE_CHECK } from './entry-check.ts';

/** A check run of a commit, and whether Pipewright made it. */
export interface CommitCheck extends CheckRun {
  readonly own: boolean;
}

/** GitHub's own App: jobs have its tokens, unless their workflow names another. */
const ACTIONS = 'github-actions';

/**
 * All check runs of a commit, the oldest first. A job of a fork may have the name of Pipewright's check, and
 * another App may make one; Pipewright's own have an external id, which only a token that may write checks
 * can set, and the App of jobs' tokens or of this token.
 */
export async function commitChecks(
  github: Pick<GitHub, 'checkRuns' | 'login'>,
  repository: string,
  sha: string,
): Promise<CommitCheck[]> {
  const runs = await github.checkRuns(repository, sha);
  const isMarked = ({ externalId }: CheckRun): boolean => isOwnCheckRun(externalId);
  const apps = new Set([ACTIONS]);
  if (runs.some((run) => isMarked(run) && !apps.has(run.app)))
    apps.add((await github.login()).replace(/\[bot\]$/, ''));
  return runs.map((run) => ({ ...run, own: isMarked(run) && apps.has(run.app) }));
}

/**
 * The image of an entry that was reviewed at a commit: the first one recorded there, whatever later checks
 * found.
 */
export function reviewedImage(checks: readonly CommitCheck[], entry: string): ReviewMark | undefined {
  const marks = checks
    .filter(({ own, name }) => own && name === checkName(entry))
    .flatMap(({ externalId }) => readMark(externalId) ?? []);
  const [first] = marks;
  if (!first) return undefined;
  // A later check that ran no tests does not revoke earlier results.
  const ended = marks.findLast(
    ({ digest, tests }) => digest === first.digest && tests !== undefined && tests !== 'untried',
  );
  return { digest: first.digest, ...(ended?.tests && { tests: ended.tests }) };
}

/**
 * Warns of checks that others made under Pipewright's names: a reader must not take them for Pipewright's
 * own.
 */
export function foreignChecks(checks: readonly CommitCheck[], entries: readonly string[]): Finding[] {
  const names = new Set([WHOLE_CHECK, ...entries.map(checkName)]);
  const foreign = new Map(
    checks.filter(({ own, name }) => !own && names.has(name)).map((run) => [`${run.app} ${run.name}`, run]),
  );
  return [...foreign.values()].map(({ name, app, detailsUrl }) => {
    const who = app === ACTIONS ? 'A job of a workflow' : `The App ${quote(app)}`;
    const where = detailsUrl ? ` (${detailsUrl})` : '';
    const message = `${who} made a check named ${quote(name)} at this commit${where}. That is the name of Pipewright's own check, but this one is not from Pipewright. Give it another name. If a rule requires the check, it should also name its App.`;
    return { code: 'CHECK_NAME_TAKEN', severity: 'warning', file: '.github/workflows', path: '', message };
  });
}
