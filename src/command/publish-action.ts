import { dirname, join } from 'node:path';
import { openCatalogFolder } from '../edge/catalog-folder.ts';
import { type Engine, findEngine } from '../edge/engine.ts';
import { readTextFile, writeText } from '../edge/files.ts';
import { openGitHub } from '../edge/github.ts';
import { readSpecs } from '../edge/specs.ts';
import { tryTests } from '../edge/trial.ts';
import { explain, Failure } from '../failure.ts';
import type { PublishInputs } from '../inputs.ts';
import { readContext } from '../publish/pull-request/context.ts';
import { publishMode } from '../publish/pull-request/publish-mode.ts';
import { readEntries } from '../publish/pull-request/publishing.ts';
import { type ActionIo, openGitHubFor, readEvent } from './action-io.ts';
import { AGENT, agentReference, openActionImages, openRecord } from './publish-parts.ts';

/** bytes; no JSON of a catalog comes near it */
const LARGEST_JSON = 1024 * 1024;

/** The action's mode `publish`: the checkout, GitHub, registries and the engine, put together. */
export async function publishAction(inputs: PublishInputs, io: ActionIo): Promise<void> {
  const { cwd, runner, signal } = io;
  const context = readContext(io.env, await readEvent(io.env));
  if (!context) {
    throw new Failure(
      'BAD_EVENT',
      'There is no GitHub around (GITHUB_REPOSITORY and GITHUB_EVENT_NAME are not set). On your own machine, "pipewright wrap" and "pipewright test" do its parts.',
    );
  }
  const folder = join(cwd, inputs.catalog);
  const settings = openCatalogFolder(join(folder, 'any', 'spec.json'))?.settings;
  if (!settings)
    throw new Failure('NO_CATALOG', `${inputs.catalog} has no catalog.json that says where images go.`);
  const { entries: files, findings: unreadable } = readAll(inputs.catalog, cwd);
  await using images = await openActionImages(inputs, io);
  const github = openGitHubFor(openGitHub, inputs.token, io);
  const base = context.kind === 'pull-request' ? context.base.ref : undefined;
  const agentFrom = agentReference();
  let engine: Promise<Engine> | undefined;
  await publishMode(context, {
    inputs,
    runner,
    github,
    record: openRecord(github, inputs, context, base),
    images,
    agent: AGENT,
    agentFrom,
    settings,
    catalog: { path: inputs.catalog },
    entries: readEntries(files),
    unreadable,
    committed(path) {
      try {
        return readTextFile(join(folder, path), LARGEST_JSON);
      } catch (error) {
        if (error instanceof Failure && error.code === 'FILE_NOT_FOUND') return undefined;
        throw error;
      }
    },
    async tryTests(report, derived) {
      const { spec, file } = report;
      if (!inputs.tests) return 'They are switched off for this job (tests: false).';
      if (!spec || spec.tests.length === 0) return 'There are none. Add "tests" with a small sample.';
      if (spec.gpu) return 'They were not run: they need a GPU, which this runner has not.';
      try {
        engine ??= findEngine();
        await engine;
      } catch (error) {
        return `They were not run: ${explain(error)}`;
      }
      const triable = { spec, shown: file, folder: dirname(join(cwd, file)) };
      const from = { source: derived.source, agent: await images.source(agentFrom) };
      return tryTests(await engine, derived.wrap, triable, from, signal, ({ test, findings: found }) =>
        runner.info(`${found.length > 0 ? '✗' : '✓'} ${spec.name}: ${test}`),
      );
    },
    async keep(name, text) {
      const path = join(io.env.RUNNER_TEMP || cwd, name);
      await writeText(path, text);
      return path;
    },
    signal,
  });
  runner.debug(`${github.calls} requests to GitHub, ${images.registry.traffic.requests} to registries`);
}

/** All specs of the catalog; when the last one was taken out, there are none. */
function readAll(catalog: string, cwd: string): ReturnType<typeof readSpecs> {
  try {
    return readSpecs([catalog], cwd);
  } catch (error) {
    if (error instanceof Failure && error.code === 'NO_SPECS') return { entries: [], findings: [] };
    throw error;
  }
}
