import { isListed } from '../catalog/catalog-index.ts';
import { extendedSpecPath } from '../catalog/catalog-layout.ts';
import { snapshotRecord } from '../catalog/catalog-record.ts';
import type { EventContext, OtherEventContext } from '../github/event-context.ts';
import type { ChangeReport } from './change-page.ts';
import { reportRun } from './change-report.ts';
import { examineAll, type PublishContext, testAll } from './publishing.ts';
import { checkPullRequest, endBroken, throwUnlessReady } from './pull-request.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';
import { release } from './release.ts';
import { commitChecks, reviewedImage } from './reviewed-images.ts';

/**
 * The action's mode `publish`. The event decides: a pull request is checked and, where the token may write,
 * made into a candidate; the default branch is published; anything else is only checked.
 * @throws Failure `SPECS_INVALID`, `TESTS_NOT_RUN`, `NOT_PUBLISHED` after everything was reported
 */
export async function publishMode(context: EventContext, publishing: PublishContext): Promise<void> {
  switch (context.kind) {
    case 'pull-request':
      return checkPullRequest(context, publishing);
    case 'default-branch':
      return release(context, publishing);
    case 'elsewhere':
      return checkElsewhere(context, publishing);
  }
}

/**
 * Another branch, or a merge queue: unpublished entries are checked and tested. A queue waits for the
 * required check on its own commit, and gets it; nothing else is written.
 */
async function checkElsewhere(context: OtherEventContext, publishing: PublishContext): Promise<void> {
  const { runner, github } = publishing;
  const { repository, event, sha } = context;
  const reporter = openPullRequestReporter(github, repository);
  const isQueue = event === 'merge_group';
  let change: ChangeReport;
  try {
    if (isQueue) await reporter.begin(sha);
    change = await checkUnpublished(context, publishing);
    if (isQueue) await reporter.end(change, [sha]);
  } catch (error) {
    await endBroken(error, publishing, reporter);
    throw error;
  }
  await reportRun(runner, change, reporter);
  throwUnlessReady(change);
}

async function checkUnpublished(
  { repository, queued, runUrl }: OtherEventContext,
  publishing: PublishContext,
): Promise<ChangeReport> {
  const { record, entries, committed, unreadable, github } = publishing;
  const snapshot = await snapshotRecord(record);
  const unpublished = entries.filter((entry) => !isListed(snapshot.index, entry));
  // The image is the one that was reviewed in the pull request, whose head is another commit than the
  // queue's.
  const head = queued === undefined ? undefined : (await github.pullRequest(repository, queued)).head.sha;
  const checks = head === undefined ? [] : await commitChecks(github, repository, head);
  const examined = await examineAll(unpublished, snapshot, publishing, (entry) => ({
    committed: committed(extendedSpecPath(entry)),
    pending: true,
    reviewed: reviewedImage(checks, entry.name)?.digest,
    found: [],
  }));
  return {
    reports: await testAll(examined, publishing),
    general: unreadable,
    removed: [],
    about: { stage: 'check', ...(runUrl && { detailsUrl: runUrl }) },
  };
}
