import { isListed } from '../catalog/catalog-index.ts';
import { extendedSpecPath } from '../catalog/catalog-layout.ts';
import { snapshotRecord } from '../catalog/catalog-record.ts';
import { Failure } from '../core/failure.ts';
import type { EventContext, OtherEventContext } from '../github/event-context.ts';
import { type ChangeReport, isChangePublishable } from './change-page.ts';
import { reportRun } from './change-report.ts';
import { examineAll, type PublishContext, testAll } from './publishing.ts';
import { checkPullRequest } from './pull-request.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';
import { release } from './release.ts';

/**
 * The action's mode `publish`. The event decides: a pull request is checked and, where the token may write, made into a
 * candidate; the default branch is published; anything else is only checked.
 * @throws Failure `SPECS_INVALID`, `NOT_PUBLISHED` after everything was reported
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

/** Another branch, a merge queue: unpublished entries are checked and tested; nothing is written. */
async function checkElsewhere(context: OtherEventContext, publishing: PublishContext): Promise<void> {
  const { record, entries, committed, unreadable, github, runner } = publishing;
  const snapshot = await snapshotRecord(record);
  const unpublished = entries.filter((entry) => !isListed(snapshot.index, entry));
  const examined = await examineAll(unpublished, snapshot, publishing, (entry) => ({
    committed: committed(extendedSpecPath(entry)),
    pending: true,
  }));
  const change: ChangeReport = {
    reports: await testAll(examined, publishing),
    general: unreadable,
    removed: [],
    about: { stage: 'check' },
  };
  await reportRun(runner, change, openPullRequestReporter(github, context.repository));
  if (!isChangePublishable(change))
    throw new Failure('SPECS_INVALID', 'Not everything here can be published as it is: see the job summary.');
}
