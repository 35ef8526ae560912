import compare from 'semver/functions/compare.js';
import type { Catalog } from '../catalog/catalog.ts';
import { type IndexedAlgorithm, newestVersion } from '../catalog/catalog-index.ts';
import { extendedSpecPath } from '../catalog/catalog-layout.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { mapConcurrent } from '../core/concurrency.ts';
import { samplesOf } from '../spec/test-samples.ts';
import type { SampleFile, Site, SiteAlgorithm, SiteVersion } from './site-model.ts';

/** Facts and files that a site shows besides the extended specs. */
export interface SiteFacts {
  /** By path in the catalog: when a file was added in the catalog's Git history, ISO 8601 in UTC. */
  readonly dates: ReadonlyMap<string, string>;
  /** @param path relative to the algorithm's folder @returns undefined for what is not a plain file */
  sample(name: string, path: string): Promise<SampleFile | undefined>;
  /** Files below the algorithm's `tests/` that have one of these SHA-256 digests, in hexadecimal. */
  results(name: string, digests: ReadonlySet<string>): Promise<ReadonlyMap<string, SampleFile>>;
}

/** Algorithms that are read at once. */
const AT_ONCE = 8;

/**
 * Reads all that a site shows of a catalog.
 * @throws Failure when the catalog cannot be read
 */
export async function collectAlgorithms(catalog: Catalog, facts: SiteFacts): Promise<Site['algorithms']> {
  const { algorithms } = await catalog.index();
  const names = Object.keys(algorithms).sort();
  return mapConcurrent(AT_ONCE, names, (name) => collectAlgorithm(catalog, name, algorithms[name]!, facts));
}

async function collectAlgorithm(
  catalog: Catalog,
  name: string,
  indexed: IndexedAlgorithm,
  facts: SiteFacts,
): Promise<SiteAlgorithm> {
  const versions: SiteVersion[] = [];
  for (const version of Object.keys(indexed.versions).sort(compare).reverse()) {
    const { container_name, deprecated, removed = false } = indexed.versions[version]!;
    const spec = removed ? undefined : await catalog.entry(name, version);
    const published = facts.dates.get(extendedSpecPath({ name, version }));
    versions.push({
      ...{ version, container_name, removed },
      ...(deprecated !== undefined && { deprecated }),
      ...(published !== undefined && { published }),
      ...(spec && { spec }),
    });
  }
  const chosen = indexed.removed ? undefined : newestVersion(indexed.versions);
  const newest = versions.find(({ version }) => version === chosen)?.spec;
  return {
    name,
    ...(indexed.description !== undefined && { description: indexed.description }),
    versions,
    ...(newest && { newest }),
    samples: newest ? await samplesFor(newest, facts) : new Map(),
    results: newest ? await facts.results(name, expectedDigests(newest)) : new Map(),
  };
}

async function samplesFor(spec: ExtendedSpec, facts: SiteFacts): Promise<ReadonlyMap<string, SampleFile>> {
  const paths = spec.tests.flatMap((test) => [...samplesOf(test).values()].flat());
  const samples = new Map<string, SampleFile>();
  for (const path of new Set(paths)) {
    const sample = await facts.sample(spec.name, path);
    if (sample) samples.set(path, sample);
  }
  return samples;
}

function expectedDigests({ tests }: ExtendedSpec): ReadonlySet<string> {
  return new Set(tests.flatMap(({ expect }) => Object.values(expect.sha256)));
}
