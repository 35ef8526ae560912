import { openGitHub } from '../edge/github-client.ts';
import type { ReviewInputs } from '../github/action-inputs.ts';
import { type ReviewContext, readReviewContext } from '../github/event-context.ts';
import type { GitHub } from '../github/github.ts';
import { type ReviewParts, review } from '../pull-request/review.ts';
import type { Images } from '../wrap/wrap.ts';
import { type ActionIo, openGitHubFor, readEvent } from './action-io.ts';
import { AGENT, openActionImages, openRecord, settingsOfRepository } from './publish-parts.ts';

/** The action's mode `review`: GitHub and registries, put together. There is no checkout. */
export async function reviewAction(inputs: ReviewInputs, io: ActionIo): Promise<void> {
  const { runner, signal } = io;
  const context = readReviewContext(io.env, await readEvent(io.env));
  if (!context) {
    runner.info(
      'There is nothing to review: what started this run is no pull request of a GitHub repository.',
    );
    return;
  }
  const github = openGitHubFor(openGitHub, inputs.token, io);
  await using images = await openActionImages(inputs, io);
  await reviewCatalog(context, inputs, { github, images, runner, signal });
  runner.debug(`${github.calls} requests to GitHub, ${images.registry.traffic.requests} to registries`);
}

/** Reviews the open pull requests of a catalog. @throws Failure `NO_CATALOG`, and as `review` does */
export async function reviewCatalog(
  context: ReviewContext,
  inputs: Omit<ReviewInputs, 'mode' | 'token' | 'registryCredentials'>,
  parts: Pick<ReviewParts, 'runner' | 'signal'> & { readonly github: GitHub; readonly images: Images },
): Promise<void> {
  await review(context, {
    ...parts,
    inputs,
    record: openRecord(parts.github, inputs, context),
    agent: AGENT,
    settings: await settingsOfRepository(inputs.catalog, context, parts.github),
    catalog: { path: inputs.catalog },
  });
}
