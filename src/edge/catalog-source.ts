import { homedir } from 'node:os';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Catalog, OpenCatalog } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-settings.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { readExtendedSpec, readIndex } from '../catalog/read-catalog.ts';
import { Failure } from '../core/failure.ts';
import { quote } from '../text/quote.ts';
import { kindOf, readTextIfThere, writeText } from './files.ts';

/** bytes of one JSON file */
const LARGEST_FILE = 4 * 1024 * 1024;
/** `owner/repo@ref`, as GitHub allows names. */
const REPOSITORY = /^([A-Za-z0-9][A-Za-z0-9-]{0,38})\/([A-Za-z0-9._-]{1,100})@([^\s@]{1,255})$/;

export interface CatalogOptions {
  /** The workflow file, absolute: paths in it start in its folder. */
  readonly workflowFile: string;
  /** What the user names instead of what the file names: paths in it start in `cwd`. */
  readonly override?: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Finds catalogs: a folder, a repository on GitHub at a branch, a tag or a commit, or the `catalog/` beside or above the
 * workflow file.
 * @returns a function that throws Failure `NO_CATALOG`, `BAD_CATALOG`, and those of GitHub
 */
export function catalogOpener(options: CatalogOptions): OpenCatalog {
  return async (named) => {
    const { override, workflowFile, cwd } = options;
    const wanted = override ?? named;
    if (wanted === undefined) return folderCatalog(nearestCatalog(workflowFile, cwd), cwd);
    const [, owner, name, ref] = REPOSITORY.exec(wanted) ?? [];
    if (owner && name && ref && !/^\.+$/.test(name))
      return repositoryCatalog(`${owner}/${name}`, ref, options);
    const folder = resolve(override === undefined ? dirname(workflowFile) : cwd, wanted);
    if (kindOf(join(folder, 'index.json')) === 'file') return folderCatalog(folder, cwd, wanted);
    const below = kindOf(join(folder, 'catalog', 'index.json')) === 'file';
    throw new Failure(
      'NO_CATALOG',
      `${quote(wanted)} is no catalog: there is no index.json in ${folder}. ${
        below
          ? `Did you mean ${quote(join(wanted, 'catalog'))}?`
          : /^[\w-]+\/[\w.-]+$/.test(wanted)
            ? `For one on GitHub, name a branch, tag or commit too: ${quote(`${wanted}@main`)}.`
            : 'Name a folder with an index.json, or owner/repo@ref.'
      }`,
    );
  };
}

function nearestCatalog(workflowFile: string, cwd: string): string {
  const starts: string[] = [];
  for (let at = dirname(workflowFile); ; at = dirname(at)) {
    starts.push(at);
    if (dirname(at) === at) break;
  }
  for (const start of [...starts, cwd]) {
    if (kindOf(join(start, 'catalog', 'catalog.json')) === 'file') return join(start, 'catalog');
  }
  throw new Failure(
    'NO_CATALOG',
    'There is no catalog/ with a catalog.json beside or above the workflow file, nor in this folder. Say where it is in "catalog", or with --catalog: a folder, or owner/repo@ref.',
  );
}

/** Gives a file's content, checked; undefined where there is no such file. @throws what `check` throws */
type ReadChecked = <T>(path: string, check: (text: string, shown: string) => T) => Promise<T | undefined>;

function folderCatalog(folder: string, cwd: string, named?: string): Catalog {
  const below = relative(cwd, folder);
  const name = named ?? (below === '' ? '.' : below.startsWith('..') ? folder : below);
  return catalogOf({ name }, async (path, check) => {
    const file = join(folder, path);
    const text = await readTextIfThere(file, LARGEST_FILE);
    return text === undefined ? undefined : check(text, join(name, path));
  });
}

async function repositoryCatalog(repository: string, ref: string, options: CatalogOptions): Promise<Catalog> {
  const { env, signal } = options;
  // Loaded when it is wanted: folders need nothing of GitHub's.
  const { openGitHub } = await import('./github-client.ts');
  const github = openGitHub({ env, token: env.GITHUB_TOKEN || env.GH_TOKEN, signal });
  const commit = /^[0-9a-f]{40}$/.test(ref) ? ref : await github.resolveCommit(repository, ref);
  const cache = join(cacheFolder(env), ...repository.toLowerCase().split('/'), commit);
  const name = `${repository}@${ref}`;
  return catalogOf({ name, commit }, async (path, check) => {
    const shown = `catalog/${path} of ${name}`;
    const kept = join(cache, path);
    const before = await readTextIfThere(kept, LARGEST_FILE).catch(() => undefined);
    if (before !== undefined) {
      try {
        return check(before, shown);
      } catch {
        // Damaged on this disk: what GitHub has is the truth.
      }
    }
    const text = await github.readFile(repository, `catalog/${path}`, commit);
    if (text === undefined) return undefined;
    const value = check(text, shown);
    // A cache that cannot be written costs time, nothing else.
    await writeText(kept, text).catch(() => {});
    return value;
  });
}

/** The XDG base directories' place for what can be had again. */
function cacheFolder(env: CatalogOptions['env']): string {
  const base = env.XDG_CACHE_HOME;
  const home = base && isAbsolute(base) ? base : join(env.HOME || homedir(), '.cache');
  return join(home, 'pipewright', 'catalogs');
}

function catalogOf(source: { name: string; commit?: string }, read: ReadChecked): Catalog {
  let index: Promise<CatalogIndex> | undefined;
  const entries = new Map<string, Promise<ExtendedSpec>>();
  return {
    ...source,
    index() {
      index ??= read('index.json', readIndex).then((found) => found ?? missing('index.json'));
      return index;
    },
    entry(name, version) {
      const path = `${name}/${version}.json`;
      const check = (text: string, shown: string) => readExtendedSpec(text, shown, name, version);
      const found = entries.get(path) ?? read(path, check).then((spec) => spec ?? missing(path));
      entries.set(path, found);
      return found;
    },
  };

  function missing(path: string): never {
    throw new Failure(
      'BAD_CATALOG',
      `The catalog ${source.name} has no ${path}${path === 'index.json' ? ' in its catalog/ folder' : ', though its index names it'}. Is it a Pipewright catalog, and complete?`,
    );
  }
}
