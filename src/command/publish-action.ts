import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { writeText } from '../edge/files.ts';
import { openGitHub } from '../edge/github-client.ts';
import type { PublishInputs } from '../github/action-inputs.ts';
import { readEventContext } from '../github/event-context.ts';
import { publishMode } from '../pull-request/publish-mode.ts';
import { readEntries } from '../pull-request/publishing.ts';
import { type ActionIo, openGitHubFor, readEvent } from './action-io.ts';
import {
  AGENT,
  agentReference,
  openActionImages,
  openRecord,
  readCatalogSpecs,
  readCommitted,
  settingsOfCheckout,
  testsOnThisMachine,
} from './publish-parts.ts';

/** The action's mode `publish`: the checkout, GitHub, registries and the engine, put together. */
export async function publishAction(inputs: PublishInputs, io: ActionIo): Promise<void> {
  const { cwd, runner, signal } = io;
  const context = readEventContext(io.env, await readEvent(io.env));
  if (!context) {
    throw new Failure(
      'BAD_EVENT',
      'There is no GitHub around (GITHUB_REPOSITORY and GITHUB_EVENT_NAME are not set). On your own machine, "pipewright publish" does the same.',
    );
  }
  const folder = join(cwd, inputs.catalog);
  const settings = settingsOfCheckout(inputs.catalog, cwd);
  const { entries: files, findings: unreadable } = readCatalogSpecs(inputs.catalog, cwd);
  await using images = await openActionImages(inputs, io);
  const github = openGitHubFor(openGitHub, inputs.token, io);
  const base = context.kind === 'pull-request' ? context.base.ref : undefined;
  await publishMode(context, {
    inputs,
    runner,
    github,
    record: openRecord(github, inputs, context, base),
    images,
    agent: AGENT,
    agentFrom: agentReference(),
    settings,
    catalog: { path: inputs.catalog },
    entries: readEntries(files),
    unreadable,
    committed: readCommitted(folder),
    tryTests: inputs.tests
      ? testsOnThisMachine(images, cwd, signal, (algorithm, { test, findings }) =>
          runner.info(`${findings.length > 0 ? '✗' : '✓'} ${algorithm}: ${test}`),
        )
      : async () => 'They are switched off for this job (tests: false).',
    async keep(name, text) {
      const path = join(io.env.RUNNER_TEMP || cwd, name);
      await writeText(path, text);
      return path;
    },
    signal,
  });
  runner.debug(`${github.calls} requests to GitHub, ${images.registry.traffic.requests} to registries`);
}
