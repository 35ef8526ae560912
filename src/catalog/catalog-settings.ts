import compare from 'semver/functions/compare.js';
import { explain, Failure } from '../core/failure.ts';
import { formatReference, parseRegistryReference, type Reference, repositoryName } from '../oci/reference.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import type { ExtendedSpec } from './extended-spec.ts';

/** `catalog/catalog.json`: the catalog's own settings. */
export interface CatalogSettings {
  readonly $schema?: string;
  /** Prefix of wrapped images when nobody says `--to`; a bare `user` is that user on Docker Hub. */
  readonly registry: string;
  /** Registries, or prefixes in them, that source images may come from; any when left out. */
  readonly allowed_registries?: readonly string[];
}

/** @throws Failure `BAD_CATALOG` when the text of catalog.json cannot be used */
export function parseSettings(text: string, file: string): CatalogSettings {
  let settings: Partial<CatalogSettings> | null;
  try {
    settings = JSON.parse(text);
  } catch (error) {
    throw new Failure('BAD_CATALOG', `${file} is not JSON: ${explain(error)}.`, { cause: error });
  }
  if (typeof settings?.registry === 'string' && settings.registry !== '') return settings as CatalogSettings;
  throw new Failure(
    'BAD_CATALOG',
    `${file} has no "registry": write where wrapped images go, e.g. "ghcr.io/alice".`,
  );
}

/**
 * Where the wrapped image of a spec goes when nobody says otherwise: `<registry>/<name>:<version>`.
 * @throws Failure `BAD_REFERENCE` when `registry` is no prefix of an image name
 */
export function defaultTarget(settings: CatalogSettings, spec: CompleteSpec): Reference {
  return parseRegistryReference(`${settings.registry}/${spec.name}:${spec.version}`);
}

/** @throws Failure `REGISTRY_NOT_ALLOWED` when the catalog's settings keep this source out */
export function checkSourceAllowed(settings: CatalogSettings | undefined, source: Reference): void {
  const allowed = settings?.allowed_registries;
  if (!allowed) return;
  const name = source.kind === 'registry' ? repositoryName(source) : formatReference(source);
  const isBelow = (prefix: string): boolean => name === prefix || name.startsWith(`${prefix}/`);
  if (source.kind === 'registry' && allowed.some((prefix) => isBelow(prefix.replace(/\/$/, '')))) return;
  throw new Failure(
    'REGISTRY_NOT_ALLOWED',
    `This catalog takes images from ${allowed.join(', ')}, not ${name}. Push the image to one of these, or ask to have its registry added to "allowed_registries" in catalog/catalog.json.`,
  );
}

const INSIDE =
  /^(localhost|.*\.local(domain)?|.*\.internal|0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/i;

/**
 * A stranger's spec must not send a machine of ours to addresses that only it can reach.
 * @throws Failure `PRIVATE_REGISTRY` unless the catalog's settings name the registry; `ONLY_ON_THIS_MACHINE` for folders
 *   and images of an engine: nobody else could derive the wrap again
 */
export function checkPublicSource(settings: CatalogSettings, source: Reference): void {
  if (source.kind !== 'registry') {
    throw new Failure(
      'ONLY_ON_THIS_MACHINE',
      `${formatReference(source)} is an image that only one machine has. Push it to a registry, and name it there.`,
    );
  }
  if (settings.allowed_registries || !INSIDE.test(source.registry)) return;
  throw new Failure(
    'PRIVATE_REGISTRY',
    `${source.registry} is an address inside a network, which nobody else can pull from. Push the image to a public registry, or have this one added to "allowed_registries" in catalog/catalog.json.`,
  );
}

/** `catalog/index.json`: what there is, for programs that do not want to walk folders. */
export interface CatalogIndex {
  readonly algorithms: Readonly<Record<string, IndexedAlgorithm>>;
}

export interface IndexedAlgorithm {
  readonly description?: string;
  /** A tombstone: the entry was taken out. Its versions stay to be had, and nobody else gets its name. */
  readonly removed?: true;
  readonly versions: Readonly<Record<string, IndexedVersion>>;
}

export interface IndexedVersion {
  readonly container_name: string;
  /** The reason, in the author's words. */
  readonly deprecated?: string;
  readonly removed?: true;
}

/**
 * The index of all extended specs: names and versions sorted, descriptions from the newest version.
 * @param history what was listed before and stays listed, and the files that are there now, below the catalog: whatever
 *   is listed and not there gets a tombstone
 */
export function indexCatalog(
  entries: readonly ExtendedSpec[],
  history?: { readonly before: CatalogIndex; readonly there: ReadonlySet<string> },
): CatalogIndex {
  const known = new Map<string, { description?: string; versions: Map<string, IndexedVersion> }>();
  for (const [name, { description, versions }] of Object.entries(history?.before.algorithms ?? {})) {
    known.set(name, {
      ...(description !== undefined && { description }),
      versions: new Map(Object.entries(versions)),
    });
  }
  for (const entry of [...entries].sort((a, b) => compare(a.version, b.version))) {
    const { name, version, description, container_name, deprecated } = entry;
    const { versions } = known.get(name) ?? { versions: new Map<string, IndexedVersion>() };
    versions.set(version, { container_name, ...(deprecated && { deprecated: deprecated.reason }) });
    const said = isNewest(version, versions.keys()) ? description : known.get(name)?.description;
    known.set(name, { ...(said && { description: said }), versions });
  }
  const isThere = (path: string): boolean => !history || history.there.has(path);
  const algorithms = [...known]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, { description, versions }]) => {
      const listed = [...versions]
        .sort(([a], [b]) => compare(a, b))
        .map(([version, { removed: _, ...rest }]) => [
          version,
          { ...rest, ...(!isThere(`${name}/${version}.json`) && { removed: true as const }) },
        ]);
      return [
        name,
        {
          ...(description !== undefined && { description }),
          ...(!isThere(`${name}/spec.json`) && { removed: true as const }),
          versions: Object.fromEntries(listed) as Record<string, IndexedVersion>,
        },
      ];
    });
  return { algorithms: Object.fromEntries(algorithms) as CatalogIndex['algorithms'] };
}

/** The file's text: two spaces, a closing newline. */
export function formatIndex(index: CatalogIndex): string {
  return `${JSON.stringify(index, null, 2)}\n`;
}

function isNewest(version: string, versions: Iterable<string>): boolean {
  for (const other of versions) if (compare(other, version) > 0) return false;
  return true;
}
