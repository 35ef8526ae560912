import { linkFailure, SETTINGS_FILE, SPEC_FILE } from '../catalog/catalog-layout.ts';
import { type CatalogRecord, type RecordSnapshot, snapshotRecord } from '../catalog/catalog-record.ts';
import { examineSettings } from '../catalog/catalog-settings.ts';
import { type Changes, readChanges } from '../catalog/changes.ts';
import { asFailure, explain, Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import type { ReviewInputs } from '../github/action-inputs.ts';
import type { ReviewContext } from '../github/event-context.ts';
import {
  type GitHub,
  type PullRequest,
  SUMMARY_BYTES,
  type TreeFile,
  type WorkflowRun,
} from '../github/github.ts';
import type { Runner } from '../github/runner.ts';
import type { CatalogEntry } from '../spec/check-catalog.ts';
import { escapeMarkdown, fitBlocks, inlineCode } from '../text/markdown.ts';
import { type ChangeReport, changePage } from './change-page.ts';
import { commentOf } from './change-report.ts';
import { checkChanges, removedIn, strayFindings, strayVersions } from './change-rules.ts';
import { changedFiles } from './changed-files.ts';
import type { ExamineContext } from './examine.ts';
import { broughtFiles } from './promote.ts';
import { type Checkout, examineAll, readEntries, type TestContext } from './publishing.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';
import { commitChecks, foreignChecks } from './reviewed-images.ts';
import { areSame, readSeen, seenKey, seenMark } from './seen.ts';
import { suggestionsFor } from './suggest.ts';
import { readTestedImages, reviewOptions, testedIn, testedOf } from './tested-images.ts';

/** What a review works with: no checkout, no engine. */
export interface ReviewParts extends ExamineContext, Pick<Checkout, 'catalog'>, Pick<TestContext, 'signal'> {
  readonly github: GitHub;
  readonly runner: Pick<Runner, 'info' | 'summary'>;
  readonly inputs: Pick<ReviewInputs, 'comment' | 'number'>;
  readonly record: CatalogRecord;
}

/** Git's modes of regular files. */
const REGULAR_FILE = /^100(644|755)$/;

/**
 * The action's mode `review`: refreshes checks and comments on open pull requests. Their content is
 * untrusted: specs are read through the API at the head commit, as data, and no image runs. With the rights
 * of the default branch it writes to forks' pull requests what their own runs are not allowed to write.
 * @throws Failure `REVIEW_INCOMPLETE` after every pull request was tried
 */
export async function review(context: ReviewContext, reviewing: ReviewParts): Promise<void> {
  const { record, runner, signal } = reviewing;
  const snapshot = await snapshotRecord(record);
  const pages: string[] = [];
  const failed: string[] = [];
  for (const { number, before } of await pullsToReview(context, reviewing)) {
    signal.throwIfAborted();
    try {
      if (before && (await isAsRecorded(before, context, reviewing, snapshot))) {
        runner.info(`Pull request ${number} is as it was reviewed.`);
        continue;
      }
      const change = await reviewOne(number, context, reviewing, snapshot);
      if (change) pages.push(`# Pull request ${number}`, ...changePage(change));
    } catch (error) {
      signal.throwIfAborted();
      failed.push(`pull request ${number}: ${explain(asFailure(error))}`);
      if (!(error instanceof Failure)) runner.info(`${(error as Error | undefined)?.stack}`);
    }
  }
  const notes = failed.map((text) => `⏳ ${escapeMarkdown(text)}`);
  await runner.summary(fitBlocks([...notes, ...pages], SUMMARY_BYTES, 'the pull requests'));
  if (failed.length > 0) throw new Failure('REVIEW_INCOMPLETE', failed.join('\n'));
}

/** @returns the pull requests; `before` for those that are only looked at because time has passed */
async function pullsToReview(
  { repository, head }: ReviewContext,
  { github, inputs, runner }: ReviewParts,
): Promise<{ readonly number: number; readonly before?: PullRequest }[]> {
  if (inputs.number !== undefined) return [{ number: inputs.number }];
  const open = await github.openPullRequests(repository);
  if (!head) return open.map((pull) => ({ number: pull.number, before: pull }));
  const found = open.filter(
    (pull) => pull.head.sha === head.sha && (pull.head.repository ?? '') === head.repository,
  );
  if (found.length === 0)
    runner.info(`No open pull request is at ${head.sha}: it got another push, or was closed.`);
  return found.map(({ number }) => ({ number }));
}

/**
 * Whether a review would have the result that the last one recorded: one request to GitHub, and one for each
 * image.
 */
async function isAsRecorded(
  pull: PullRequest,
  { repository }: ReviewContext,
  reviewing: ReviewParts,
  snapshot: RecordSnapshot,
): Promise<boolean> {
  try {
    const checks = await commitChecks(reviewing.github, repository, pull.head.sha);
    const seen = readSeen(checks);
    const isSame = seen !== undefined && seen.key === seenKey(pull, checks, snapshot, reviewing);
    return isSame && (await areSame(seen.images, reviewing));
  } catch (error) {
    // A token that may not read checks reviews every time.
    if (error instanceof Failure) return false;
    throw error;
  }
}

async function reviewOne(
  number: number,
  { repository, defaultBranch }: ReviewContext,
  reviewing: ReviewParts,
  snapshot: RecordSnapshot,
): Promise<ChangeReport | undefined> {
  const { github, catalog, inputs, runner } = reviewing;
  const pull = await github.pullRequest(repository, number);
  if (!pull.open || pull.base.ref !== defaultBranch) return undefined;
  const { sha } = pull.head;
  const { files, tooMany } = await changedFiles(github, repository, number, catalog.path);
  const changes = readChanges(files, catalog.path);
  const read = await readChanged(changes, sha, repository, reviewing);
  const entries = readEntries(read.entries, snapshot.names);
  const committed = await broughtFiles(entries, changes, (file) =>
    github.readFile(repository, `${catalog.path}/${file}`, sha),
  );
  const isFork = pull.head.repository !== repository;
  const reporter = openPullRequestReporter(github, repository);
  const checks = await reporter.checks(sha);
  // A fork that changes other files may have changed the workflow that tells how tests ended.
  const tested =
    isFork && changes.outside.length > 0 ? [] : await readTestedImages(github, repository, checks);
  const reports = await examineAll(entries, snapshot, reviewing, (entry) =>
    reviewOptions(entry, committed.get(entry.name), checks, tested),
  );
  const runs = (await reporter.attempt('actions', () => github.pullRequestRuns(repository, sha))) ?? [];
  const untried = whereTestsRun(runs, pull);
  const change: ChangeReport = {
    reports: reports.map((report) =>
      report.derived
        ? {
            ...report,
            untried,
            unapproved: runs.some(needsApproval),
            tested: testedOf(report, checks, tested),
            testedIn: testedIn(report, tested),
          }
        : report,
    ),
    general: [
      ...checkChanges(changes, snapshot.view, { fork: isFork }, catalog.path),
      ...strayFindings(strayVersions(changes, snapshot.view, entries)),
      ...read.findings,
      ...foreignChecks(
        checks,
        entries.map(({ name }) => name),
      ),
      ...tooMany,
      ...(await changedSettings(changes, sha, repository, reviewing)),
    ],
    removed: removedIn(changes),
    about: { stage: 'check', number, author: pull.author, notes: notesOn(pull, runs, defaultBranch) },
  };
  const { head, open } = await github.pullRequest(repository, number);
  if (!open || head.sha !== sha) {
    runner.info(`Pull request ${number} has changed in the meantime: the next review covers its new state.`);
    return undefined;
  }
  const seen = seenMark(seenKey(pull, checks, snapshot, reviewing), pull, change);
  await reporter.suggest(number, sha, suggestionsFor(change, files));
  // A change outside the catalog gets no comment, unless it has one from before.
  const create = change.reports.length + change.removed.length + change.general.length > 0;
  if (inputs.comment) await reporter.comment(number, commentOf(change), { create });
  // Last, since the next review takes it as a sign that all was written.
  await reporter.end({ ...change, about: { ...change.about, seen } }, [sha]);
  if (reporter.refused.length > 0)
    runner.info(`The token cannot write everything, so the job wrote no ${reporter.refused.join(', no ')}.`);
  runner.info(`Reviewed pull request ${number} at ${sha}.`);
  return change;
}

/** The specs that a change touches, at its head. A file that cannot be read is a finding. */
async function readChanged(
  changes: Changes,
  sha: string,
  repository: string,
  { github, catalog }: ReviewParts,
): Promise<{ entries: CatalogEntry[]; findings: Finding[] }> {
  const entries: CatalogEntry[] = [];
  const findings: Finding[] = [];
  const names = [...changes.entries].flatMap(([name, how]) => (how === 'changed' ? [name] : []));
  if (names.length === 0) return { entries, findings };
  const tree = new Map((await github.tree(repository, sha)).map((file) => [file.path, file]));
  const isFile = (file: TreeFile | undefined): boolean =>
    file?.type === 'blob' && REGULAR_FILE.test(file.mode);
  for (const { path } of changes.extended) {
    if (!tree.has(path) || isFile(tree.get(path))) continue;
    const { code, message } = linkFailure(path);
    findings.push({ code, severity: 'error', file: path, path: '', message });
  }
  for (const name of names.sort()) {
    const folder = `${catalog.path}/${name}`;
    const file = `${folder}/${SPEC_FILE}`;
    const add = (code: string, message: string) =>
      findings.push({ code, severity: 'error', file, path: '', message });
    // A folder without a spec is not an entry.
    if (!tree.has(file)) continue;
    if (!isFile(tree.get(file))) {
      add('NOT_A_FILE', 'spec.json is a link. Replace it with the file itself.');
      continue;
    }
    try {
      const text = (await github.readFile(repository, file, sha)) ?? '';
      entries.push({ file, text, folder: name, hasFile: (path) => isFile(tree.get(`${folder}/${path}`)) });
    } catch (error) {
      if (!(error instanceof Failure) || !['FILE_TOO_LARGE', 'NOT_UTF8'].includes(error.code)) throw error;
      add(error.code, error.message);
    }
  }
  return { entries, findings };
}

/**
 * Mistakes in the catalog's settings, if the change touches them: after the merge, they apply to everybody.
 */
async function changedSettings(
  { outside }: Changes,
  sha: string,
  repository: string,
  { github, catalog }: ReviewParts,
): Promise<readonly Finding[]> {
  const file = `${catalog.path}/${SETTINGS_FILE}`;
  if (!outside.includes(file)) return [];
  const { mode } = (await github.tree(repository, sha)).find(({ path }) => path === file) ?? {};
  if (mode !== undefined && !REGULAR_FILE.test(mode)) {
    const { code, message } = linkFailure(file);
    return [{ code, severity: 'error', file, path: '', message }];
  }
  const text = mode && (await github.readFile(repository, file, sha));
  if (text !== undefined) return examineSettings(text, file).findings;
  const message = 'A catalog needs this file, which says where images are pushed. Restore it.';
  return [{ code: 'NO_CATALOG', severity: 'error', file, path: '', message }];
}

function needsApproval({ status, conclusion }: WorkflowRun): boolean {
  return conclusion === 'action_required' || status === 'action_required' || status === 'waiting';
}

/** Why GitHub does not start the checks, and who can change that. */
function notesOn(
  { mergeable, draft }: PullRequest,
  runs: readonly WorkflowRun[],
  defaultBranch: string,
): string[] {
  const notes: string[] = [];
  if (mergeable === false) {
    notes.push(
      `> [!WARNING]\n> **This pull request has conflicts** with ${inlineCode(defaultBranch)}, and GitHub starts no checks for it. **The author** merges ${inlineCode(defaultBranch)} into the branch and resolves them.`,
    );
  }
  if (runs.some(needsApproval)) {
    notes.push(
      '> [!IMPORTANT]\n> **The checks wait for approval**, as for every first-time contributor. **A maintainer** reviews the changed files and presses "Approve and run"; the author has nothing to do.',
    );
  }
  if (draft)
    notes.push('This is a draft: it is not reviewed until **the author** presses "Ready for review".');
  return notes;
}

/**
 * No image runs with write permissions: the conclusions of the pull request's own runs are quoted for
 * readers.
 */
function whereTestsRun(runs: readonly WorkflowRun[], { mergeable }: PullRequest): string {
  if (runs.some(needsApproval)) return 'They run once a maintainer has approved the checks.';
  if (runs.length === 0)
    return mergeable === false ? 'They run once the conflicts are resolved.' : 'They have not run yet.';
  const states = runs.slice(0, 5).map(({ workflow, status, conclusion }) => {
    const state = conclusion ?? status ?? 'unknown';
    return `${workflow.slice(0, 80)}: ${state.replaceAll('_', ' ')}`;
  });
  return `They run in the workflows of the pull request, which report: ${states.join('; ')}.`;
}
