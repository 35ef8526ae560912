import compare from 'semver/functions/compare.js';
import { foldName, unknownEnding } from '../spec/names.ts';
import { nearest } from '../text/near.ts';
import { quote } from '../text/quote.ts';
import { type CatalogIndex, newestVersion } from './catalog-index.ts';

/** A version that a catalog has. */
export interface FoundVersion {
  readonly name: string;
  readonly version: string;
  /** As {@link newestVersion} chooses it. */
  readonly newest: string;
  /** The user named the version. */
  readonly pinned: boolean;
  /** The algorithm was removed: there are no new versions. */
  readonly removed: boolean;
}

/** Why a catalog does not have what was asked for. */
export interface NoVersion {
  readonly code: 'UNKNOWN_ALGORITHM' | 'REMOVED_VERSION' | 'UNKNOWN_VERSION';
  /** For people: what there is instead. */
  readonly message: string;
  /** The part that is wrong. */
  readonly got: string;
  readonly expected?: string | undefined;
  /** What was probably meant, as `name` or `name@version`. */
  readonly meant?: string | undefined;
  /** `meant` is the only possible meaning. */
  readonly sure: boolean;
}

/**
 * Finds `name` or `name@version` in a catalog; without a version, the newest one.
 * @param catalog its name for messages
 */
export function findVersion(
  { algorithms }: CatalogIndex,
  written: string,
  catalog: string,
): FoundVersion | NoVersion {
  const [name = '', version] = written.split('@');
  if (!Object.hasOwn(algorithms, name))
    return unknownAlgorithm(Object.keys(algorithms), name, version, catalog);
  const { versions, removed = false } = algorithms[name]!;
  const newest = newestVersion(versions);
  const chosen = version ?? newest;
  if (newest === undefined || chosen === undefined || versions[chosen]?.removed) {
    const what = version === undefined ? quote(name) : `Version ${quote(version)} of ${quote(name)}`;
    return {
      code: 'REMOVED_VERSION',
      message: `${what} was removed from the catalog. ${newest === undefined ? 'All of its versions were removed: use another algorithm.' : `Use ${newest}.`}`,
      got: version ?? name,
      expected: newest,
      meant: newest && `${name}@${newest}`,
      sure: false,
    };
  }
  if (!Object.hasOwn(versions, chosen)) {
    const available = Object.keys(versions).filter((each) => !versions[each]?.removed);
    return unknownVersion(name, chosen, available);
  }
  return { name, version: chosen, newest, pinned: version !== undefined, removed };
}

function unknownAlgorithm(
  names: readonly string[],
  name: string,
  version: string | undefined,
  catalog: string,
): NoVersion {
  const meant = names.find((each) => foldName(each) === foldName(name)) ?? nearest(name, names);
  return {
    code: 'UNKNOWN_ALGORITHM',
    message:
      names.length === 0
        ? `Nothing is published in the catalog ${quote(catalog)} yet, so it has no ${quote(name)}. Publish it: npx pipewright publish.`
        : `The catalog ${quote(catalog)} has no algorithm ${quote(name)}${unknownEnding(meant, names)}`,
    got: name,
    expected: meant,
    meant: meant && (version === undefined ? meant : `${meant}@${version}`),
    sure: foldName(meant ?? '') === foldName(name),
  };
}

function unknownVersion(name: string, version: string, versions: readonly string[]): NoVersion {
  const plain = version.replace(/^[vV]/, '');
  const same = [plain, `${plain}.0`, `${plain}.0.0`].find((each) => versions.includes(each));
  const newestFirst = [...versions].sort(compare).reverse();
  const shown = newestFirst.slice(0, 5).join(', ');
  return {
    code: 'UNKNOWN_VERSION',
    message: `${quote(name)} has no version ${quote(version)}${same ? `; did you mean ${same}?` : `; it has ${shown}${versions.length > 5 ? ' and older ones' : ''}.`}`,
    got: version,
    expected: same ?? shown,
    meant: same && `${name}@${same}`,
    sure: same === plain,
  };
}
