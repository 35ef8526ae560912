import { SPEC_FILE } from '../catalog/catalog-layout.ts';
import { type CatalogRecord, type RecordSnapshot, snapshotRecord } from '../catalog/catalog-record.ts';
import { type Changes, readChanges } from '../catalog/changes.ts';
import { explain, Failure } from '../core/failure.ts';
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
import type { ExamineContext } from './examine.ts';
import { broughtFiles } from './promote.ts';
import { type Checkout, examineAll, readEntries, type TestContext } from './publishing.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';
import { foreignChecks } from './reviewed-images.ts';
import { suggestionsFor } from './suggest.ts';
import { readTestedImages, reviewOptions, testedOf } from './tested-images.ts';

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
 * The action's mode `review`: refreshes checks and comments on open pull requests. Their content is untrusted: specs
 * are read through the API at the head commit, as data, and no image runs. With the rights of the default branch it
 * writes to forks' pull requests what their own runs may not.
 * @throws Failure `REVIEW_INCOMPLETE` after every pull request was tried
 */
export async function review(context: ReviewContext, reviewing: ReviewParts): Promise<void> {
  const { record, runner, signal } = reviewing;
  const snapshot = await snapshotRecord(record);
  const pages: string[] = [];
  const failed: string[] = [];
  for (const number of await numbersToReview(context, reviewing)) {
    signal.throwIfAborted();
    try {
      const change = await reviewOne(number, context, reviewing, snapshot);
      if (change) pages.push(`# Pull request ${number}`, ...changePage(change));
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      failed.push(`pull request ${number}: ${explain(error)}`);
    }
  }
  const notes = failed.map((text) => `⏳ ${escapeMarkdown(text)}`);
  await runner.summary(fitBlocks([...notes, ...pages], SUMMARY_BYTES, 'the pull requests'));
  if (failed.length > 0) throw new Failure('REVIEW_INCOMPLETE', failed.join('\n'));
}

async function numbersToReview(
  { repository, head }: ReviewContext,
  { github, inputs, runner }: ReviewParts,
): Promise<number[]> {
  if (inputs.number !== undefined) return [inputs.number];
  const open = await github.openPullRequests(repository);
  if (!head) return open.map(({ number }) => number);
  const found = open.filter(
    (pull) => pull.head.sha === head.sha && (pull.head.repository ?? '') === head.repository,
  );
  if (found.length === 0)
    runner.info(`No open pull request is at ${head.sha}: it was pushed to again, or closed.`);
  return found.map(({ number }) => number);
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
  const files = await github.changedFiles(repository, number);
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
    ],
    removed: removedIn(changes),
    about: { stage: 'check', number, notes: notesOn(pull, runs, defaultBranch) },
  };
  const { head, open } = await github.pullRequest(repository, number);
  if (!open || head.sha !== sha) {
    runner.info(`Pull request ${number} moved meanwhile: the next review covers its new state.`);
    return undefined;
  }
  await reporter.end(change, [sha]);
  await reporter.suggest(number, sha, suggestionsFor(change, files));
  // A change outside the catalog gets no comment, unless it has one from before.
  const create = change.reports.length + change.removed.length + change.general.length > 0;
  if (inputs.comment) await reporter.comment(number, commentOf(change), { create });
  if (reporter.refused.length > 0)
    runner.info(`The token may not write everything: it wrote no ${reporter.refused.join(', no ')}.`);
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

/** No image runs with write permissions: the conclusions of the pull request's own runs are quoted for readers. */
function whereTestsRun(runs: readonly WorkflowRun[], { mergeable }: PullRequest): string {
  if (runs.some(needsApproval)) return 'They run once a maintainer has approved the checks.';
  if (runs.length === 0)
    return mergeable === false ? 'They run once the conflicts are resolved.' : 'They have not run yet.';
  const states = runs.slice(0, 5).map(({ workflow, status, conclusion }) => {
    const state = conclusion ?? status ?? 'unknown';
    return `${workflow.slice(0, 80)}: ${state.replaceAll('_', ' ')}`;
  });
  return `They run in the pull request's own workflows, which report: ${states.join('; ')}.`;
}
