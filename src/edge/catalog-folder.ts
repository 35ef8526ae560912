import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import valid from 'semver/functions/valid.js';
import { parseIndex } from '../catalog/catalog-record.ts';
import {
  type CatalogSettings,
  formatIndex,
  indexCatalog,
  parseSettings,
} from '../catalog/catalog-settings.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { explain, Failure } from '../core/failure.ts';
import { kindOf, readTextFile, readTextIfThere, writeText } from './files.ts';

/** bytes */
const SETTINGS_LIMIT = 64 * 1024;
const EXTENDED_LIMIT = 1024 * 1024;
/** `<version>.json`: machines write SemVer there, people `spec.json`. */
const EXTENDED_FILE = /^\d+\.\d+\.\d+.*\.json$/;

/** A catalog on disk: `catalog.json`, `index.json`, a folder per algorithm. */
export interface CatalogFolder {
  readonly settings: CatalogSettings;
  /** Brings `index.json` up to date with the extended specs that are there. */
  refreshIndex(): Promise<void>;
}

/**
 * The catalog that a spec file lies in (`<catalog>/<name>/spec.json`), or undefined when there is none around it.
 * @throws Failure `BAD_CATALOG` when its catalog.json cannot be used
 */
export function openCatalogFolder(specFile: string): CatalogFolder | undefined {
  const folder = dirname(dirname(specFile));
  const file = join(folder, 'catalog.json');
  if (kindOf(file) !== 'file') return undefined;
  const settings = parseSettings(readTextFile(file, SETTINGS_LIMIT), file);
  return {
    settings,
    async refreshIndex() {
      const paths = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`));
      const entries = paths
        .filter((path) => EXTENDED_FILE.test(basename(path)))
        .map((path) => readExtendedSpec(join(folder, path)));
      const index = join(folder, 'index.json');
      const text = await readTextIfThere(index);
      // What is listed stays listed: whatever is gone leaves a tombstone.
      const history = { before: parseIndex(text ?? '{"algorithms":{}}'), there: new Set(paths) };
      await writeIfChanged(index, formatIndex(indexCatalog(entries, history)));
    },
  };
}

/** Leaves a file alone that says the same already, so that nothing is rebuilt or committed for it. */
export async function writeIfChanged(file: string, text: string): Promise<void> {
  if ((await readTextIfThere(file)) !== text) await writeText(file, text);
}

/** What the index takes from an extended spec must be there; a person may have edited it. */
function readExtendedSpec(path: string): ExtendedSpec {
  const extended = readJson(path, EXTENDED_LIMIT) as Partial<ExtendedSpec> | null;
  const { name, version, container_name } = extended ?? {};
  if (typeof name === 'string' && valid(version) && typeof container_name === 'string')
    return extended as ExtendedSpec;
  throw new Failure(
    'BAD_CATALOG',
    `${path} is no extended spec: it needs a "name", a "version" and a "container_name". Restore it as it was published.`,
  );
}

function readJson(file: string, limit: number): unknown {
  try {
    return JSON.parse(readTextFile(file, limit));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('BAD_CATALOG', `${file} is not JSON: ${explain(error)}.`, { cause: error });
  }
}
