import type { DraftInputs, ReviewInputs } from '../github/action-inputs.ts';
import { readIssueContext, readReviewContext } from '../github/event-context.ts';
import { draftMode } from '../pull-request/draft-mode.ts';
import { review } from '../pull-request/review.ts';
import { type ActionIo, readEvent } from './action-io.ts';
import { readRemoteCatalog } from './catalog-parts.ts';
import { requireGitHub } from './github-access.ts';
import { openJobImages } from './publish-action.ts';

/** The action's modes that have no checkout: GitHub and registries, put together. */

export async function reviewAction(inputs: ReviewInputs, io: ActionIo): Promise<void> {
  const { runner, signal } = io;
  const context = readReviewContext(io.env, await readEvent(io.env));
  if (!context) {
    runner.info('There is nothing to review: the event of this job is not about a pull request on GitHub.');
    return;
  }
  const github = await requireGitHub(io);
  const catalog = await readRemoteCatalog(inputs, context, github);
  await using images = await openJobImages({ ...inputs, ...catalog }, io);
  await review(context, { ...catalog, inputs, github, images, runner, signal });
  runner.debug(`${github.calls} requests to GitHub, ${images.registry.traffic.requests} to registries`);
}

export async function draftAction(inputs: DraftInputs, io: ActionIo): Promise<void> {
  const { runner } = io;
  const context = readIssueContext(io.env, await readEvent(io.env));
  const github = await requireGitHub(io);
  const catalog = await readRemoteCatalog(inputs, context, github);
  await using images = await openJobImages({ ...inputs, ...catalog }, io);
  await draftMode(context, { ...catalog, runner, github, images });
}
