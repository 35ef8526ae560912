import { entryNames, readIndex } from '../catalog/catalog-record.ts';
import { Failure } from '../core/failure.ts';
import type { EventContext, OtherEventContext } from '../github/event-context.ts';
import { type ChangeReport, isChangePublishable } from './change-page.ts';
import { reportRun } from './change-report.ts';
import { examineAll, type PublishContext, testAll } from './publishing.ts';
import { checkPullRequest } from './pull-request.ts';
import { openPullRequestReporter } from './pull-request-reporter.ts';
import { release } from './release.ts';

/**
 * The action's mode `publish`. What it does follows from what started it: a pull request is checked and, where the
 * token may, made into a candidate; the default branch is published; anything else is checked only.
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

/** Another branch, a merge queue: what is not published yet is checked and tried; nothing is written. */
async function checkElsewhere(context: OtherEventContext, publishing: PublishContext): Promise<void> {
  const view = await publishing.record.view();
  const index = await readIndex(view);
  const waiting = publishing.entries.filter(
    (entry) => !index.algorithms[entry.name]?.versions[entry.version],
  );
  const names = entryNames(view);
  let reports = await examineAll(waiting, publishing, { view, index, names }, ({ name, version }) => ({
    committed: publishing.committed(`${name}/${version}.json`),
    pending: true,
  }));
  reports = await testAll(reports, publishing);
  const talk = openPullRequestReporter(publishing.github, context.repository);
  const change: ChangeReport = {
    reports,
    general: publishing.unreadable,
    removed: [],
    about: { stage: 'check' },
  };
  await reportRun(publishing.runner, change, talk);
  if (!isChangePublishable(change))
    throw new Failure('SPECS_INVALID', 'Not everything here can be published as it is: see the job summary.');
}
