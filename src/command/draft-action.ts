import { openGitHub } from '../edge/github.ts';
import { Failure } from '../failure.ts';
import type { DraftInputs } from '../inputs.ts';
import { parseSettings } from '../publish/catalog.ts';
import { readIssueContext } from '../publish/pull-request/context.ts';
import { draftMode } from '../publish/pull-request/draft-mode.ts';
import { type ActionIo, openGitHubFor, readEvent } from './action-io.ts';
import { AGENT, openActionImages, openRecord } from './publish-parts.ts';

/** The action's mode `draft`: GitHub and registries, put together. There is no checkout. */
export async function draftAction(inputs: DraftInputs, io: ActionIo): Promise<void> {
  const { runner } = io;
  const context = readIssueContext(io.env, await readEvent(io.env));
  const github = openGitHubFor(openGitHub, inputs.token, io);
  const file = `${inputs.catalog}/catalog.json`;
  const text = await github.readFile(context.repository, file, context.defaultBranch);
  if (text === undefined)
    throw new Failure('NO_CATALOG', `${context.defaultBranch} has no ${file} that says where images go.`);
  await using images = await openActionImages(inputs, io);
  await draftMode(context, {
    runner,
    github,
    record: openRecord(github, inputs, context),
    images,
    agent: AGENT,
    settings: parseSettings(text, file),
    catalog: { path: inputs.catalog },
  });
}
