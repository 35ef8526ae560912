import { dirname, resolve } from 'node:path';
import { isOwnFile } from '../catalog/catalog-layout.ts';
import type { CatalogRecord } from '../catalog/catalog-record.ts';
import { type CatalogSettings, parseSettings } from '../catalog/catalog-settings.ts';
import { explain, Failure } from '../core/failure.ts';
import { openBranchRecord } from '../edge/branch-record.ts';
import { isLinked, readCatalogFile } from '../edge/catalog-files.ts';
import { linkFindings, openCatalogFolder } from '../edge/catalog-folder.ts';
import { type Engine, findEngine } from '../edge/engine.ts';
import { isOfMachine, tryTests } from '../edge/sandbox.ts';
import { readSpecs } from '../edge/specs.ts';
import type { PublishInputs, ReviewInputs } from '../github/action-inputs.ts';
import type { ReviewContext } from '../github/event-context.ts';
import type { GitHub } from '../github/github.ts';
import type { Reference } from '../oci/reference.ts';
import { type PublishContext, readEntries } from '../pull-request/publishing.ts';
import type { Trial } from '../pull-request/smoke.ts';
import type { Images } from '../wrap/wrap.ts';
import type { CommandIo } from './command-io.ts';
import { AGENT, agentReference } from './images-access.ts';

/** What publishing and reviewing put together in the same way, from GitHub or by hand. */

/**
 * What publishing takes from a checkout.
 * @param path the catalog's folder, as the user named it
 * @param agent see `agentReference`
 * @throws Failure `NO_CATALOG`
 */
export function readCheckout(path: string, cwd: string, agent?: string) {
  const settings = openCatalogFolder(resolve(cwd, path, 'any/spec.json'))?.settings;
  if (!settings)
    throw new Failure('NO_CATALOG', `${path} has no catalog.json, which says where images are pushed.`);
  const { entries, findings: unreadable } = readCatalogSpecs(path, cwd);
  return {
    agent: AGENT,
    agentFrom: agentReference(agent),
    catalog: { path },
    settings,
    entries: readEntries(entries),
    unreadable: [...unreadable, ...linkFindings(resolve(cwd, path), path)],
    committed: (file: string) => readIfPlain(resolve(cwd, path), file),
  };
}

/** All specs of the catalog; none when the last one was removed. */
function readCatalogSpecs(catalog: string, cwd: string): ReturnType<typeof readSpecs> {
  try {
    return readSpecs([catalog], cwd);
  } catch (error) {
    if (error instanceof Failure && error.code === 'NO_SPECS') return { entries: [], findings: [] };
    throw error;
  }
}

/** A file of the checkout; undefined for a link, which `readCheckout` reports as unreadable. */
function readIfPlain(folder: string, path: string): string | undefined {
  return isOwnFile(path) && !isLinked(folder, path) ? readCatalogFile(folder, path) : undefined;
}

/**
 * What reviewing and drafting take from GitHub, without a checkout: the catalog as its default branch has it.
 * Whatever a pull request changes in catalog.json, the default branch's decides where images may come from
 * and go.
 * @throws Failure `NO_CATALOG`
 */
export async function readRemoteCatalog(
  inputs: Pick<ReviewInputs, 'catalog' | 'commitBranch'>,
  context: Pick<ReviewContext, 'repository' | 'defaultBranch'>,
  github: GitHub,
) {
  const { repository, defaultBranch } = context;
  const file = `${inputs.catalog}/catalog.json`;
  const text = await github.readFile(repository, file, defaultBranch);
  if (text === undefined)
    throw new Failure('NO_CATALOG', `${defaultBranch} has no ${file}, which says where images are pushed.`);
  const settings: CatalogSettings = parseSettings(text, file);
  const record = openRecord(github, inputs, context);
  return { agent: AGENT, catalog: { path: inputs.catalog }, settings, record };
}

/** The catalog's record: on the branch that a change goes to, or on one of its own. */
export function openRecord(
  github: GitHub,
  { catalog, commitBranch }: Pick<PublishInputs, 'catalog' | 'commitBranch'>,
  { repository, defaultBranch }: Pick<ReviewContext, 'repository' | 'defaultBranch'>,
  base = defaultBranch,
): CatalogRecord {
  const from = commitBranch ? defaultBranch : undefined;
  return openBranchRecord(github, { repository, branch: commitBranch || base, path: catalog, from });
}

/**
 * Runs the tests of specs on this machine's engine, which is looked for at the first spec that has tests.
 * @param agentFrom where the agent layer is read from
 * @param onTrial called as each test ends
 */
export function testsOnThisMachine(
  images: Images,
  agentFrom: Reference,
  { cwd, signal }: Pick<CommandIo, 'cwd' | 'signal'>,
  onTrial: (algorithm: string, trial: Trial) => void,
): PublishContext['tryTests'] {
  let engine: Promise<Engine> | undefined;
  return async ({ spec, file }, derived) => {
    if (!spec || spec.tests.length === 0) return 'There are none. Add "tests" with a small sample.';
    if (spec.gpu) return 'They were not run: they need a GPU, and none was found on this machine.';
    try {
      engine ??= findEngine();
      await engine;
    } catch (error) {
      return `They were not run: ${explain(error)}`;
    }
    const { makeAgent } = images;
    const from = { source: derived.source, agent: await images.source(agentFrom), makeAgent };
    return tryTests(
      { spec, shown: file, folder: dirname(resolve(cwd, file)) },
      {
        engine: await engine,
        wrap: derived.wrap,
        from,
        signal,
        onTrial: (trial) => onTrial(spec.name, trial),
      },
    ).catch((error: unknown) => {
      // As without an engine: no entry is to blame.
      if (isOfMachine(error)) return `They were not run: ${explain(error)}`;
      throw error;
    });
  };
}
