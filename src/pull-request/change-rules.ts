import type { CatalogIndex } from '../catalog/catalog-index.ts';
import { INDEX_FILE } from '../catalog/catalog-layout.ts';
import { publishedVersions, type RecordView } from '../catalog/catalog-record.ts';
import type { Changes } from '../catalog/changes.ts';
import type { Finding } from '../core/finding.ts';
import type { Entry } from './examine.ts';

/** Files outside the catalog that a finding lists. */
const LISTED = 5;

/** Entries whose spec the change removes. */
export function removedIn(changes: Changes): string[] {
  return [...changes.entries].flatMap(([name, how]) => (how === 'removed' ? [name] : []));
}

/** Entries that the index lists and the checkout no longer contains. */
export function missingEntries({ algorithms }: CatalogIndex, entries: readonly Entry[]): string[] {
  const present = new Set(entries.map(({ name }) => name));
  return Object.keys(algorithms).filter((name) => !algorithms[name]?.removed && !present.has(name));
}

/**
 * Extended specs that a change adds or changes for versions that none of its specs has: left over from a
 * version that was raised, or from an entry that is no longer proposed. After the merge they would count as
 * published.
 */
export function strayVersions(
  { extended }: Changes,
  view: RecordView,
  entries: readonly Pick<Entry, 'name' | 'version'>[],
): string[] {
  return extended.flatMap(({ path, name, version, removed }) => {
    const isWanted = entries.some((entry) => entry.name === name && entry.version === version);
    return removed || isWanted || publishedVersions(view, name).includes(version) ? [] : [path];
  });
}

export function strayFindings(paths: readonly string[]): Finding[] {
  return paths.map((file) => {
    const message =
      'No spec in this change has this version, and Pipewright writes these files itself. Remove the file.';
    return { code: 'STRAY_VERSION', severity: 'error', file, path: '', message };
  });
}

/**
 * Rules about a change as a whole: generated files stay as they are, and changes of entries touch no other
 * files.
 * @param catalog the catalog's folder, relative to the repository
 */
export function checkChanges(
  changes: Changes,
  view: RecordView,
  { fork }: { readonly fork: boolean },
  catalog: string,
): Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], file: string, message: string): void => {
    findings.push({ code, severity, file, path: '', message });
  };
  if (changes.index) {
    add(
      'GENERATED_FILE',
      'error',
      `${catalog}/${INDEX_FILE}`,
      `index.json is generated after the merge. Restore it: git checkout origin/HEAD -- ${catalog}/index.json`,
    );
  }
  for (const { path, name, version, removed } of changes.extended) {
    const isPublished = publishedVersions(view, name).includes(version);
    // An entry may be removed as a whole.
    if (!isPublished || (removed && changes.entries.get(name) === 'removed')) continue;
    const why = removed
      ? 'The extended spec of a published version must stay'
      : 'A published version never changes';
    add(
      'GENERATED_FILE',
      'error',
      path,
      `${why}. Restore the file. For a change, raise "version" in spec.json.`,
    );
  }
  const [first, ...others] = changes.outside;
  if (changes.entries.size > 0 && first !== undefined) {
    const listed = [first, ...others].slice(0, LISTED).join(', ');
    const more = others.length >= LISTED ? ` and ${others.length + 1 - LISTED} more` : '';
    add(
      'OUTSIDE_CATALOG',
      fork ? 'error' : 'warning',
      first,
      `This change adds or changes an algorithm, and other files too: ${listed}${more}. Open two pull requests, so that each can be reviewed on its own.`,
    );
  }
  return findings;
}
