import compare from 'semver/functions/compare.js';
import { Failure } from '../failure.ts';
import {
  formatReference,
  parseRegistryReference,
  type Reference,
  repositoryName,
} from '../image/reference.ts';
import type { CompleteSpec } from '../spec/complete.ts';
import type { ExtendedSpec } from './extend.ts';

/** `catalog/catalog.json`: the catalog's own settings. */
export interface CatalogSettings {
  readonly $schema?: string;
  /** Prefix of wrapped images when nobody says `--to`; a bare `user` is that user on Docker Hub. */
  readonly registry: string;
  /** Registries, or prefixes in them, that source images may come from; any when left out. */
  readonly allowed_registries?: readonly string[];
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

/** `catalog/index.json`: what there is, for programs that do not want to walk folders. */
export interface CatalogIndex {
  readonly algorithms: Readonly<
    Record<
      string,
      {
        readonly description?: string;
        readonly versions: Readonly<
          Record<string, { readonly container_name: string; readonly deprecated?: string }>
        >;
      }
    >
  >;
}

/** The index of all extended specs: names and versions sorted, descriptions from the newest version. */
export function indexCatalog(entries: readonly ExtendedSpec[]): CatalogIndex {
  const sorted = [...entries].sort(
    (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || compare(a.version, b.version),
  );
  const algorithms: Record<
    string,
    { description?: string; versions: Record<string, { container_name: string }> }
  > = {};
  for (const entry of sorted) {
    const before = algorithms[entry.name];
    algorithms[entry.name] = {
      ...(entry.description && { description: entry.description }),
      versions: {
        ...before?.versions,
        [entry.version]: {
          container_name: entry.container_name,
          ...(entry.deprecated && { deprecated: entry.deprecated.reason }),
        },
      },
    };
  }
  return { algorithms };
}
