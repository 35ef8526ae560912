import { extendedSpecPath } from '../catalog/catalog-layout.ts';
import { snapshotRecord } from '../catalog/catalog-record.ts';
import { defaultTarget } from '../catalog/catalog-settings.ts';
import { readChanges } from '../catalog/changes.ts';
import { parseExtendedSpec } from '../catalog/read-extended-spec.ts';
import { asFailure, Failure } from '../core/failure.ts';
import { requireCommitRight } from '../github/commit-right.ts';
import type { PullRequestContext } from '../github/event-context.ts';
import type { Digest } from '../oci/digest.ts';
import { plural } from '../text/units.ts';
import { type ChangeReport, isChangePublishable, isChangeReady } from './change-page.ts';
import { commentOf, reportRun } from './change-report.ts';
import { checkChanges, removedIn, strayFindings, strayVersions } from './change-rules.ts';
import { changedFiles } from './changed-files.ts';
import { titleOf } from './entry-page.ts';
import type { Entry, EntryReport } from './examine.ts';
import { broughtFiles, filesOf, pushEntry } from './promote.ts';
import { examineAll, folderOf, type PublishContext, testAll } from './publishing.ts';
import { openPullRequestReporter, type PullRequestReporter } from './pull-request-reporter.ts';
import { foreignChecks, reviewedImage } from './reviewed-images.ts';
import { suggestionsFor } from './suggest.ts';
import { testOutcome } from './test-outcome.ts';
import { TESTED_NOTICE, testedNotices } from './tested-images.ts';

/**
 * A pull request: its changes are checked, wrapped in a dry run and tested. From the repository itself the
 * image is also pushed under a candidate tag, and the extended spec committed to the branch; a fork's token
 * can do neither.
 * @throws Failure `SPECS_INVALID`, `TESTS_NOT_RUN` after everything was reported
 */
export async function checkPullRequest(
  context: PullRequestContext,
  publishing: PublishContext,
): Promise<void> {
  const reporter = openPullRequestReporter(publishing.github, context.repository, context.fork);
  let change: ChangeReport | 'superseded';
  try {
    await reporter.begin(context.head.sha);
    change = await checkAndWrite(context, publishing, reporter);
  } catch (error) {
    await endBroken(error, publishing, reporter);
    throw error;
  }
  if (change === 'superseded') {
    publishing.runner.info('The branch has changed in the meantime: the job of the newer push decides.');
    return reporter.supersede('a newer commit');
  }
  await reportRun(publishing.runner, change, reporter);
  throwUnlessReady(change);
}

/** Ends the begun check of a job that fails or was canceled. */
export async function endBroken(
  error: unknown,
  { signal, lastGitHub }: PublishContext,
  reporter: PullRequestReporter,
): Promise<void> {
  if (!signal.aborted) await reporter.broken(asFailure(error).message);
  else if (lastGitHub) await reporter.canceled(await lastGitHub());
}

/** @throws Failure `SPECS_INVALID`, `TESTS_NOT_RUN`: the job is green only where the check is */
export function throwUnlessReady(change: ChangeReport): void {
  if (!isChangePublishable(change))
    throw new Failure('SPECS_INVALID', 'This change cannot be published as it is: see the job summary.');
  if (isChangeReady(change)) return;
  const why = change.reports.flatMap((report) =>
    testOutcome(report) === 'untried' ? [`${titleOf(report)}: ${report.untried ?? ''}`] : [],
  );
  throw new Failure('TESTS_NOT_RUN', `Tests have to pass before a change is merged. ${why.join('\n')}`);
}

async function checkAndWrite(
  context: PullRequestContext,
  publishing: PublishContext,
  reporter: PullRequestReporter,
): Promise<ChangeReport | 'superseded'> {
  const { github, catalog, inputs } = publishing;
  const { repository, number, head, author, runUrl } = context;
  // A token that cannot write checks cannot push either: a fork's, or one that a workflow restricts.
  const mayWrite = !context.fork && reporter.refused.length === 0;
  const { files, tooMany } = await changedFiles(github, repository, number, catalog.path);
  const changes = readChanges(files, catalog.path);
  const touched = publishing.entries.filter(({ name }) => changes.entries.get(name) === 'changed');
  const snapshot = await snapshotRecord(publishing.record);
  // On the repository's own branch, Pipewright writes unpublished extended specs, and removes those without a
  // spec.
  const mayCommit = mayWrite && !inputs.commitBranch;
  const brought = await broughtFiles(touched, changes, publishing.committed);
  const stray = strayVersions(changes, snapshot.view, touched);
  const checks = await reporter.checks(head.sha);
  const before = mayCommit ? await committedBefore(touched, stray, context, publishing) : new Map();
  const examined = await examineAll(touched, snapshot, publishing, (entry) => {
    const { name } = entry;
    const committed: string | undefined = before.get(name) ?? brought.get(name);
    const reviewed = reviewedImage(checks, name)?.digest ?? sourceIn(before.get(name), entry);
    // A file of this commit that names the reviewed image pins it, as a spec with a digest does.
    const isPinned = reviewed !== undefined && committed?.includes(reviewed) === true;
    return { committed: mayCommit ? undefined : committed, reviewed, found: isPinned ? undefined : [] };
  });
  const reports = await testAll(examined, publishing);
  for (const message of testedNotices(reports)) publishing.runner.notice(TESTED_NOTICE, message);
  const change: ChangeReport = {
    reports,
    general: [
      ...checkChanges(changes, snapshot.view, context, catalog.path),
      ...(mayCommit ? [] : strayFindings(stray)),
      ...publishing.unreadable.filter(({ file }) => changes.entries.has(folderOf(file))),
      ...foreignChecks(
        checks,
        touched.map(({ name }) => name),
      ),
      ...tooMany,
    ],
    removed: removedIn(changes),
    about: { stage: mayWrite ? 'candidate' : 'check', number, author, detailsUrl: runUrl },
  };
  if (!mayWrite && reporter.refused.length > 0) return change;
  const isCandidate = mayWrite && isChangePublishable(change);
  const extended = isCandidate && mayCommit ? extendedFiles(change.reports, stray, publishing) : new Map();
  let tip = await findTip(context, publishing, extended);
  if (tip === 'moved') return 'superseded';
  let final = change;
  if (isCandidate) {
    if (extended.size > 0 && tip === head.sha)
      await reporter.attempt('commits', () => requireCommitRight(publishing.committer, repository, head.ref));
    final = { ...change, reports: await pushCandidates(change.reports, number, publishing) };
    if (extended.size > 0 && tip === head.sha)
      tip =
        (await reporter.attempt('commits', () =>
          commitExtended(extended, final.reports, context, publishing),
        )) ?? tip;
    if (tip === 'moved') return 'superseded';
  }
  await reporter.end(final, [...new Set([head.sha, tip])]);
  const { head: now, open } = await github.pullRequest(repository, number);
  if (open && now.sha !== head.sha && now.sha !== tip) return final;
  await reporter.suggest(number, tip, suggestionsFor(final, files));
  if (inputs.comment) await reporter.comment(number, commentOf(final));
  return final;
}

/** @returns the reports, with what was pushed */
async function pushCandidates(
  reports: readonly EntryReport[],
  number: number,
  publishing: PublishContext,
): Promise<EntryReport[]> {
  const done: EntryReport[] = [];
  for (const report of reports) {
    const { derived } = report;
    const target = derived && defaultTarget(publishing.settings, derived.extended);
    const pushed = target && (await pushEntry(derived, `pr-${number}`, target, publishing));
    if (pushed) publishing.runner.info(`Pushed ${pushed}`);
    done.push({ ...report, pushed });
  }
  return done;
}

/** The files to change on the pull request's branch: the text of each, undefined to remove it. */
function extendedFiles(
  reports: readonly EntryReport[],
  stray: readonly string[],
  { catalog, committed }: PublishContext,
): Map<string, string | undefined> {
  const files = new Map<string, string | undefined>(stray.map((path) => [path, undefined]));
  for (const { derived } of reports) {
    if (!derived) continue;
    const file = extendedSpecPath(derived.extended);
    if (committed(file) !== derived.text) files.set(`${catalog.path}/${file}`, derived.text);
  }
  return files;
}

/**
 * Extended specs that an interrupted attempt of this run has committed on top of its head already, by entry:
 * they say which image was reviewed, though its tag may have moved since.
 */
async function committedBefore(
  touched: readonly Entry[],
  stray: readonly string[],
  { repository, number, head }: PullRequestContext,
  { github, catalog }: PublishContext,
): Promise<Map<string, string>> {
  const { head: now, open } = await github.pullRequest(repository, number);
  if (!open || now.sha === head.sha) return new Map();
  const { parents, paths } = await github.commit(repository, now.sha);
  const own = new Set([...stray, ...touched.map((entry) => `${catalog.path}/${extendedSpecPath(entry)}`)]);
  if (parents.length !== 1 || parents[0] !== head.sha || !paths.every((path) => own.has(path)))
    return new Map();
  return filesOf(touched, (path) => github.readFile(repository, `${catalog.path}/${path}`, now.sha));
}

/**
 * The source image that an extended spec names; undefined if there is no text, or it is not an extended spec.
 */
function sourceIn(text: string | undefined, entry: Entry): Digest | undefined {
  try {
    return text === undefined ? undefined : parseExtendedSpec(text, entry.file, entry).source_image.digest;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/**
 * Commits the extended specs to the pull request's branch.
 * @returns the commit, or `moved` after another push
 */
async function commitExtended(
  files: ReadonlyMap<string, string | undefined>,
  reports: readonly EntryReport[],
  context: PullRequestContext,
  publishing: PublishContext,
): Promise<string | 'moved'> {
  const { repository, head } = context;
  const names = reports.map(({ spec }) => spec && `${spec.name} ${spec.version}`).filter(Boolean);
  const written = [...files.values()].filter((text) => text !== undefined).length;
  const message = {
    headline:
      written === 0
        ? `Remove ${plural(files.size, 'extended spec')} of versions that are no longer proposed`
        : `Write the extended ${written === 1 ? 'spec' : 'specs'} of ${names.length > 3 ? `${written} algorithms` : names.join(', ')}`,
    body: 'Written by wrapping the source image that the spec names; "npx pipewright verify" checks it.',
  };
  const result = await publishing.committer.commitOnBranch(repository, head.ref, head.sha, message, files);
  return result === 'moved' ? findTip(context, publishing, files) : result.sha;
}

/**
 * The tip of the pull request's branch: the commit that this run is about, or the commit of extended specs on
 * top of it that an interrupted attempt of this run made.
 * @param extended the files of such a commit
 * @returns the commit, or `moved` after another push
 */
async function findTip(
  { repository, number, head }: PullRequestContext,
  { github }: PublishContext,
  extended: ReadonlyMap<string, string | undefined>,
): Promise<string | 'moved'> {
  const { head: now, open } = await github.pullRequest(repository, number);
  if (!open || now.sha === head.sha) return head.sha;
  if (extended.size === 0) return 'moved';
  const { parents, paths } = await github.commit(repository, now.sha);
  const isOwn = parents.length === 1 && parents[0] === head.sha && paths.length === extended.size;
  if (!isOwn) return 'moved';
  for (const [path, text] of extended)
    if ((await github.readFile(repository, path, now.sha)) !== text) return 'moved';
  return now.sha;
}
