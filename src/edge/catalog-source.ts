import { dirname, join, relative, resolve } from 'node:path';
import type { Catalog, CatalogSource, OpenCatalog } from '../catalog/catalog.ts';
import { type CatalogIndex, parseIndex } from '../catalog/catalog-index.ts';
import {
  extendedSpecPath,
  INDEX_FILE,
  LARGEST_CATALOG_FILE,
  SETTINGS_FILE,
} from '../catalog/catalog-layout.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { parseExtendedSpec } from '../catalog/read-extended-spec.ts';
import { Failure } from '../core/failure.ts';
import { REPOSITORY as OURS, RELEASE, TAG } from '../core/own-release.ts';
import { onGitHubCom } from '../github/server.ts';
import { quote } from '../text/quote.ts';
import { cacheFolder } from './cache-folder.ts';
import { readCatalogFile } from './catalog-files.ts';
import { kindOf, readTextIfThere, writeText } from './files.ts';

/** `owner/repo@ref`, as GitHub allows names. */
const REPOSITORY = /^([A-Za-z0-9][A-Za-z0-9-]{0,38})\/([A-Za-z0-9._-]{1,100})@([^\s@]{1,255})$/;

export interface CatalogOptions {
  /**
   * Absolute: the folder of the workflow file, or the working folder where there is no file. The search for a
   * catalog begins there, and paths that the file names are relative to it.
   */
  readonly from: string;
  /** Overrides the catalog that the file names. A path is relative to `cwd`. */
  readonly override?: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Finds catalogs: a folder, a repository on GitHub at a branch, a tag or a commit, or the nearest
 * `catalog/`, else the public one at our own release.
 * @returns a function that throws Failure `NO_CATALOG`, `NO_INDEX`, `BAD_CATALOG`, and those of GitHub
 */
export function catalogOpener(options: CatalogOptions): OpenCatalog {
  return async (named) => {
    const { override, from, cwd } = options;
    const wanted = override ?? named;
    if (wanted === undefined) {
      const near = nearestCatalog(from, cwd);
      return near === undefined ? publicCatalog(options) : folderCatalog(near, cwd);
    }
    const [, owner, name, ref] = REPOSITORY.exec(wanted) ?? [];
    if (owner && name && ref && !/^\.+$/.test(name))
      return repositoryCatalog(`${owner}/${name}`, ref, options);
    const folder = resolve(override === undefined ? from : cwd, wanted);
    if (kindOf(join(folder, INDEX_FILE)) === 'file') return folderCatalog(folder, cwd, wanted);
    if (kindOf(join(folder, SETTINGS_FILE)) === 'file') throw notPublished(wanted);
    const below = kindOf(join(folder, 'catalog', INDEX_FILE)) === 'file';
    throw new Failure(
      'NO_CATALOG',
      `${quote(wanted)} is not a catalog: there is no index.json in ${folder}. ${
        below
          ? `Did you mean ${quote(join(wanted, 'catalog'))}?`
          : /^[\w-]+\/[\w.-]+$/.test(wanted)
            ? `For one on GitHub, name a branch, tag or commit too: ${quote(`${wanted}@main`)}.`
            : 'Name a folder with an index.json, or owner/repo@ref.'
      }`,
    );
  };
}

/** A catalog with its settings and without an index. */
function notPublished(name: string): Failure {
  return new Failure(
    'NO_INDEX',
    `The catalog ${quote(name)} has no index.json, so nothing has been published in it yet. Publish its algorithms: npx pipewright publish, or merge a pull request on GitHub.`,
  );
}

/** The `catalog/` in the folder where the search begins or in one above, else that of the working folder. */
export function nearestCatalog(from: string, cwd: string): string | undefined {
  const starts: string[] = [];
  for (let at = from; ; at = dirname(at)) {
    starts.push(at);
    if (dirname(at) === at) break;
  }
  for (const start of [...starts, cwd]) {
    if (kindOf(join(start, 'catalog', SETTINGS_FILE)) === 'file') return join(start, 'catalog');
  }
  return undefined;
}

/**
 * The public catalog at our own release.
 * @throws Failure with GitHub's code; its message says where a catalog was searched before
 */
async function publicCatalog(options: CatalogOptions): Promise<Catalog> {
  try {
    return await repositoryCatalog(OURS, TAG, { ...options, env: onGitHubCom(options.env) });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { from, cwd } = options;
    const looked = from === cwd ? 'this folder or above it' : `${from} or above it, nor in this folder`;
    throw new Failure(
      error.code,
      `There is no catalog/ with a catalog.json in ${looked}, and the public catalog ${RELEASE} cannot be read: ${error.message} Name your catalog with --catalog, or with "catalog" in the workflow file: a folder, or owner/repo@ref.`,
      { cause: error },
    );
  }
}

/**
 * Reads and parses a file of a catalog; undefined where there is no such file.
 * @throws what `parse` throws
 */
type ReadFile = <T>(path: string, parse: (text: string, shown: string) => T) => Promise<T | undefined>;

function folderCatalog(folder: string, cwd: string, named?: string): Catalog {
  const below = relative(cwd, folder);
  const name = named ?? (below === '' ? '.' : below.startsWith('..') ? folder : below);
  const catalog = catalogOf({ name }, async (path, parse) => {
    const shown = join(name, path);
    const text = readCatalogFile(folder, path, shown);
    return text === undefined ? undefined : parse(text, shown);
  });
  return { ...catalog, folder };
}

async function repositoryCatalog(repository: string, ref: string, options: CatalogOptions): Promise<Catalog> {
  const { env, signal } = options;
  // Loaded on demand: folders need no GitHub client.
  const { openGitHub } = await import('./github-client.ts');
  const github = openGitHub({ env, token: env.GITHUB_TOKEN || env.GH_TOKEN, signal });
  const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : await github.resolveCommit(repository, ref);
  const cache = join(cacheFolder(env, 'catalogs'), ...repository.toLowerCase().split('/'), commit);
  const name = `${repository}@${ref}`;
  return catalogOf({ name, commit }, async (path, parse) => {
    const shown = `catalog/${path} of ${name}`;
    const cached = join(cache, path);
    const before = await readTextIfThere(cached, LARGEST_CATALOG_FILE).catch(() => undefined);
    if (before !== undefined) {
      try {
        return parse(before, shown);
      } catch {
        // The cache is damaged: read from GitHub.
      }
    }
    const text = await github.readFile(repository, `catalog/${path}`, commit);
    if (text === undefined) return undefined;
    const value = parse(text, shown);
    // A cache that cannot be written only costs time.
    await writeText(cached, text).catch(() => {});
    return value;
  });
}

function catalogOf(source: CatalogSource, read: ReadFile): Catalog {
  let index: Promise<CatalogIndex> | undefined;
  const entries = new Map<string, Promise<ExtendedSpec>>();
  return {
    ...source,
    index() {
      index ??= read(INDEX_FILE, parseIndex).then((found) => found ?? missing(INDEX_FILE));
      return index;
    },
    entry(name, version) {
      const path = extendedSpecPath({ name, version });
      const parse = (text: string, shown: string) => parseExtendedSpec(text, shown, { name, version });
      const found = entries.get(path) ?? read(path, parse).then((spec) => spec ?? missing(path));
      entries.set(path, found);
      return found;
    },
  };

  function missing(path: string): never {
    if (path === INDEX_FILE && source.commit === undefined) throw notPublished(source.name);
    throw new Failure(
      'BAD_CATALOG',
      `The catalog ${source.name} has no ${path}${path === INDEX_FILE ? ' in its catalog/ folder' : ', although its index lists it'}. Check that it is a complete Pipewright catalog.`,
    );
  }
}
