import { openGitHub } from '../edge/github-client.ts';
import type { DraftInputs } from '../github/action-inputs.ts';
import { readIssueContext } from '../github/event-context.ts';
import { draftMode } from '../pull-request/draft-mode.ts';
import { type ActionIo, openGitHubFor, readEvent } from './action-io.ts';
import { AGENT, openActionImages, openRecord, settingsOfRepository } from './publish-parts.ts';

/** The action's mode `draft`: GitHub and registries, put together. There is no checkout. */
export async function draftAction(inputs: DraftInputs, io: ActionIo): Promise<void> {
  const { runner } = io;
  const context = readIssueContext(io.env, await readEvent(io.env));
  const github = openGitHubFor(openGitHub, inputs.token, io);
  const settings = await settingsOfRepository(inputs.catalog, context, github);
  await using images = await openActionImages(inputs, io);
  await draftMode(context, {
    runner,
    github,
    record: openRecord(github, inputs, context),
    images,
    agent: AGENT,
    settings,
    catalog: { path: inputs.catalog },
  });
}
