import { type CatalogRecord, entryNames, type RecordView, readIndex } from '../catalog/catalog-record.ts';
import { type Changes, readChanges } from '../catalog/changes.ts';
import { explain, Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import type { ReviewInputs } from '../github/action-inputs.ts';
import type { ReviewContext } from '../github/event-context.ts';
import { type PullRequest, SUMMARY_BYTES, type TreeFile, type WorkflowRun } from '../github/github.ts';
import type { Runner } from '../github/runner.ts';
import type { CatalogEntry } from '../spec/check-catalog.ts';
import { escapeMarkdown, fitBlocks, inlineCode } from '../text/markdown.ts';
import { type ChangeReport, changePage } from './change-page.ts';
import { commentOf } from './change-report.ts';
import { examineAll, type PublishContext, readEntries } from './publishing.ts';
import { checkChanges, removedIn } from './pull-request.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';
import { suggestionsFor } from './suggest.ts';

/** What a review works with: no checkout, no engine. */
export interface ReviewParts
  extends Pick<PublishContext, 'github' | 'images' | 'agent' | 'settings' | 'catalog' | 'signal'> {
  readonly runner: Pick<Runner, 'info' | 'summary'>;
  readonly inputs: Pick<ReviewInputs, 'comment' | 'number'>;
  readonly record: CatalogRecord;
}

/** Git's modes of files that are files. */
const FILE = /^100(644|755)$/;

/**
 * The action's mode `review`: keeps the checks and the comment of open pull requests true. It trusts nothing of them:
 * specs are read through the API at the head commit, as data, and no image runs. It comes with rights, so that it says
 * to authors from forks what their own runs may not write.
 * @throws Failure `REVIEW_INCOMPLETE` after every pull request was tried
 */
export async function review(context: ReviewContext, reviewing: ReviewParts): Promise<void> {
  const { record, runner, signal } = reviewing;
  const view = await record.view();
  const pages: string[] = [];
  const failed: string[] = [];
  for (const number of await meant(context, reviewing)) {
    signal.throwIfAborted();
    try {
      const change = await reviewOne(number, context, reviewing, view);
      if (change) pages.push(`# Pull request ${number}`, ...changePage(change));
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      failed.push(`pull request ${number}: ${explain(error)}`);
    }
  }
  await runner.summary(
    fitBlocks(
      [...failed.map((text) => `⏳ ${escapeMarkdown(text)}`), ...pages],
      SUMMARY_BYTES,
      'the pull requests',
    ),
  );
  if (failed.length > 0) throw new Failure('REVIEW_INCOMPLETE', failed.join('\n'));
}

/** Numbers of the pull requests to look at. */
async function meant(
  { repository, head }: ReviewContext,
  { github, inputs, runner }: ReviewParts,
): Promise<number[]> {
  if (inputs.number !== undefined) return [inputs.number];
  const open = await github.openPullRequests(repository);
  if (!head) return open.map(({ number }) => number);
  const found = open.filter((pull) => isAt(pull, head));
  if (found.length === 0)
    runner.info(`No open pull request is at ${head.sha}: it was pushed to again, or closed.`);
  return found.map(({ number }) => number);
}

function isAt({ head }: PullRequest, at: { readonly sha: string; readonly repository: string }): boolean {
  return head.sha === at.sha && (head.repository ?? '') === at.repository;
}

async function reviewOne(
  number: number,
  { repository, defaultBranch }: ReviewContext,
  reviewing: ReviewParts,
  view: RecordView,
): Promise<ChangeReport | undefined> {
  const { github, catalog, inputs, runner } = reviewing;
  const pull = await github.pullRequest(repository, number);
  if (!pull.open || pull.base.ref !== defaultBranch) return undefined;
  const { sha } = pull.head;
  const files = await github.changedFiles(repository, number);
  const changes = readChanges(files, catalog.path);
  const names = entryNames(view);
  const read = await readChanged(changes, sha, repository, reviewing);
  const entries = readEntries(read.entries, names);
  const committed = new Map<string, string | undefined>();
  for (const { name, version } of entries) {
    const path = `${catalog.path}/${name}/${version}.json`;
    if (changes.extended.some((file) => file.path === path && !file.removed))
      committed.set(name, await github.readFile(repository, path, sha));
  }
  const index = await readIndex(view);
  const examined = await examineAll(entries, reviewing, { view, index, names }, ({ name }) => ({
    committed: committed.get(name),
  }));
  const talk = openPullRequestReporter(github, repository);
  const runs = (await talk.attempt('actions', () => github.pullRequestRuns(repository, sha))) ?? [];
  const untried = whereTestsRun(runs, pull);
  const change: ChangeReport = {
    reports: examined.map((report) => (report.derived ? { ...report, untried } : report)),
    general: [
      ...checkChanges(changes, view, { fork: pull.head.repository !== repository }, catalog.path),
      ...read.findings,
    ],
    removed: removedIn(changes),
    about: { stage: 'check', number, notes: notesOn(pull, runs, defaultBranch) },
  };
  const { head, open } = await github.pullRequest(repository, number);
  if (!open || head.sha !== sha) {
    runner.info(`Pull request ${number} has moved meanwhile: the next review is about what it is now.`);
    return undefined;
  }
  await talk.end(change, [sha]);
  await talk.suggest(number, sha, suggestionsFor(change, files));
  // Of a change that has nothing to do with the catalog, nothing is said, unless it had before.
  const make = change.reports.length + change.removed.length + change.general.length > 0;
  if (inputs.comment) await talk.comment(number, commentOf(change), { make });
  if (talk.refused.length > 0)
    runner.info(`The token may not write all of it: it wrote no ${talk.refused.join(', no ')}.`);
  runner.info(`Reviewed pull request ${number} at ${sha}.`);
  return change;
}

/** The specs that a change touches, as they are at its head. What cannot be read is a finding, not the end. */
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
  const isFile = (file: TreeFile | undefined): boolean => file?.type === 'blob' && FILE.test(file.mode);
  for (const name of names.sort()) {
    const file = `${catalog.path}/${name}/spec.json`;
    const say = (code: string, message: string) =>
      findings.push({ code, severity: 'error', file, path: '', message });
    const there = tree.get(file);
    // Files of a folder without a spec are no entry's.
    if (!there) continue;
    if (!isFile(there)) {
      say('NOT_A_FILE', 'spec.json is a link. Put the file itself there.');
      continue;
    }
    try {
      const text = (await github.readFile(repository, file, sha)) ?? '';
      const hasFile = (path: string) => isFile(tree.get(`${catalog.path}/${name}/${path}`));
      entries.push({ file, text, folder: name, hasFile });
    } catch (error) {
      if (!(error instanceof Failure) || !['FILE_TOO_LARGE', 'NOT_UTF8'].includes(error.code)) throw error;
      say(error.code, error.message);
    }
  }
  return { entries, findings };
}

function waits({ status, conclusion }: WorkflowRun): boolean {
  return conclusion === 'action_required' || status === 'action_required' || status === 'waiting';
}

/** What keeps GitHub from starting the checks, and who can do something about it. */
function notesOn(
  { mergeable, draft }: PullRequest,
  runs: readonly WorkflowRun[],
  defaultBranch: string,
): string[] {
  const notes: string[] = [];
  if (mergeable === false) {
    notes.push(
      `> [!WARNING]\n> **This pull request has conflicts** with ${inlineCode(defaultBranch)}, and GitHub starts no checks for it. **The author** merges ${inlineCode(defaultBranch)} into the branch and solves them.`,
    );
  }
  if (runs.some(waits)) {
    notes.push(
      '> [!IMPORTANT]\n> **The checks wait for approval**, as those of people who are new here do. **A maintainer** looks at the changed files and presses "Approve and run"; there is nothing for the author to do.',
    );
  }
  if (draft)
    notes.push('This is a draft: nobody looks at it until **the author** presses "Ready for review".');
  return notes;
}

/** Images are not run where there are rights. What the pull request's own runs say is told, and not believed. */
function whereTestsRun(runs: readonly WorkflowRun[], { mergeable }: PullRequest): string {
  if (runs.some(waits)) return 'They run once a maintainer has approved the checks.';
  if (runs.length === 0)
    return mergeable === false ? 'They run once the conflicts are solved.' : 'They have not run yet.';
  const said = runs.slice(0, 5).map(({ workflow, status, conclusion }) => {
    const state = conclusion ?? status ?? 'unknown';
    return `${workflow.slice(0, 80)}: ${state.replaceAll('_', ' ')}`;
  });
  return `They run in the pull request's own workflows, which say: ${said.join('; ')}.`;
}
