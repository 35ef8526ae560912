import { dirname, resolve } from 'node:path';
import agentRelease from '../../agent/agent.json' with { type: 'json' };
import type { CatalogRecord } from '../catalog/catalog-record.ts';
import { type CatalogSettings, parseSettings } from '../catalog/catalog-settings.ts';
import { explain, Failure } from '../core/failure.ts';
import { openBranchRecord } from '../edge/branch-record.ts';
import { openCatalogFolder } from '../edge/catalog-folder.ts';
import { type Engine, findEngine } from '../edge/engine.ts';
import { readTextFile } from '../edge/files.ts';
import { openImages } from '../edge/images.ts';
import { parseGivenCredentials } from '../edge/registry/credentials.ts';
import { tryTests } from '../edge/sandbox.ts';
import { readSpecs } from '../edge/specs.ts';
import type { ReviewContext } from '../github/event-context.ts';
import type { GitHub } from '../github/github.ts';
import type { Runner } from '../github/runner.ts';
import { parseReference, type Reference } from '../oci/reference.ts';
import type { PublishContext } from '../pull-request/publishing.ts';
import type { Trial } from '../pull-request/smoke.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import type { Images } from '../wrap/wrap.ts';
import { type ActionIo, withToken } from './action-io.ts';

/** What publishing and reviewing put together in the same way, from GitHub or by hand. */

/** bytes; no JSON of a catalog comes near it */
const LARGEST_JSON = 1024 * 1024;

export const AGENT = agentRelease as AgentRelease;

/** Where the agent layer can be had. */
export function agentReference(): Reference {
  return parseReference(`${AGENT.name}:${AGENT.version}`);
}

/** What a checkout's `catalog.json` says. @throws Failure `NO_CATALOG` */
export function settingsOfCheckout(catalog: string, cwd: string): CatalogSettings {
  const settings = openCatalogFolder(resolve(cwd, catalog, 'any/spec.json'))?.settings;
  if (!settings) throw new Failure('NO_CATALOG', `${catalog} has no catalog.json that says where images go.`);
  return settings;
}

/**
 * What `catalog.json` says on the default branch: whatever a pull request says about it, that one decides where images
 * may come from and go.
 * @throws Failure `NO_CATALOG`
 */
export async function settingsOfRepository(
  catalog: string,
  { repository, defaultBranch }: Pick<ReviewContext, 'repository' | 'defaultBranch'>,
  github: Pick<GitHub, 'readFile'>,
): Promise<CatalogSettings> {
  const file = `${catalog}/catalog.json`;
  const text = await github.readFile(repository, file, defaultBranch);
  if (text === undefined)
    throw new Failure('NO_CATALOG', `${defaultBranch} has no ${file} that says where images go.`);
  return parseSettings(text, file);
}

/** Images as an action's job reaches them; GitHub's own token opens ghcr.io. */
export function openActionImages(
  inputs: { readonly token: string; readonly registryCredentials: string },
  io: ActionIo,
): ReturnType<typeof openImages> {
  const { env, runner, signal } = withToken(io, inputs.token);
  return openImages({
    env,
    signal,
    credentials: given(inputs.registryCredentials, runner),
    onEvent: (event) => {
      if (event.kind === 'warning') runner.info(`warning: ${event.message}`);
      if (event.kind === 'retry') runner.info(`${event.what}: ${event.why}; trying again`);
    },
  });
}

function given(text: string, runner: Runner) {
  const credentials = parseGivenCredentials(text);
  for (const { password } of Object.values(credentials)) runner.secret(password);
  return credentials;
}

/** All specs of the catalog; when the last one was taken out, there are none. */
export function readCatalogSpecs(catalog: string, cwd: string): ReturnType<typeof readSpecs> {
  try {
    return readSpecs([catalog], cwd);
  } catch (error) {
    if (error instanceof Failure && error.code === 'NO_SPECS') return { entries: [], findings: [] };
    throw error;
  }
}

/** @param folder the catalog's @returns the text of a file below it; undefined where there is none */
export function readCommitted(folder: string): PublishContext['committed'] {
  return (path) => {
    try {
      return readTextFile(resolve(folder, path), LARGEST_JSON);
    } catch (error) {
      if (error instanceof Failure && error.code === 'FILE_NOT_FOUND') return undefined;
      throw error;
    }
  };
}

/**
 * Runs the tests of specs on this machine's engine, which is looked for when the first has some.
 * @param told of each test as it ends
 */
export function testsOnThisMachine(
  images: Images,
  cwd: string,
  signal: AbortSignal,
  told: (algorithm: string, trial: Trial) => void,
): PublishContext['tryTests'] {
  let engine: Promise<Engine> | undefined;
  return async ({ spec, file }, derived) => {
    if (!spec || spec.tests.length === 0) return 'There are none. Add "tests" with a small sample.';
    if (spec.gpu) return 'They were not run: they need a GPU, which this machine is not known to have.';
    try {
      engine ??= findEngine();
      await engine;
    } catch (error) {
      return `They were not run: ${explain(error)}`;
    }
    const from = { source: derived.source, agent: await images.source(agentReference()) };
    return tryTests(
      { spec, shown: file, folder: dirname(resolve(cwd, file)) },
      { engine: await engine, wrap: derived.wrap, from, signal, onTrial: (trial) => told(spec.name, trial) },
    );
  };
}

/** The catalog's record: on the branch that a change goes to, or on one of its own. */
export function openRecord(
  github: GitHub,
  { catalog, commitBranch }: { readonly catalog: string; readonly commitBranch: string },
  { repository, defaultBranch }: { readonly repository: string; readonly defaultBranch: string },
  base = defaultBranch,
): CatalogRecord {
  return openBranchRecord(github, {
    repository,
    branch: commitBranch || base,
    path: catalog,
    ...(commitBranch && { from: defaultBranch }),
  });
}
