import { openGitHub } from '../edge/github.ts';
import type { DraftInputs } from '../inputs.ts';
import { readIssueContext } from '../publish/pull-request/context.ts';
import { draftMode } from '../publish/pull-request/draft-mode.ts';
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
