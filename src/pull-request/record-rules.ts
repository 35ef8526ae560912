import { distance } from 'fastest-levenshtein';
import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';
import { type CatalogIndex, listedVersions } from '../catalog/catalog-index.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { Finding } from '../core/finding.ts';
import { completeSpec, specDigest } from '../spec/complete-spec.ts';
import { findingAt } from '../spec/json/json-text.ts';
import { foldName } from '../spec/names.ts';
import type { ExaminedSpec } from '../spec/parse-spec.ts';
import { quote } from '../text/quote.ts';

/** The part of the record that an entry must respect. */
export interface RecordedVersions {
  /** Entries that own their names already. */
  readonly names: readonly string[];
  readonly index: CatalogIndex;
  /** Versions of this entry, newest last. */
  readonly versions: readonly string[];
  /** The extended spec of the spec's own version, when it is published. */
  readonly published?: ExtendedSpec;
}

/**
 * The rules between an entry and what is published: a name belongs to one entry for ever, and versions never change.
 * @param folder the entry's folder
 */
export function checkAgainstRecord(
  { json, spec }: ExaminedSpec,
  folder: string,
  recorded: RecordedVersions,
): Finding[] {
  return [
    ...checkName(json, folder, recorded),
    ...(spec ? checkVersion(json, completeSpec(spec), folder, recorded) : []),
  ];
}

function checkName(
  json: ExaminedSpec['json'],
  folder: string,
  { names, index }: RecordedVersions,
): Finding[] {
  const name = (json.value as { name?: unknown } | null)?.name;
  if (typeof name !== 'string') return [];
  const isNew = !names.includes(folder);
  const same = names.find((other) => other !== folder && foldName(other) === foldName(name));
  const at = { path: ['name'] };
  if (same !== undefined) {
    return [
      findingAt(json, 'error', 'NAME_TAKEN', at, {
        message: `"name" is ${quote(name)}, but the catalog has ${quote(same)} already; capital letters, "-" and "_" make no difference. Choose another.`,
        got: quote(name),
        expected: 'a name that no other entry has',
      }),
    ];
  }
  const retired = Object.entries(index.algorithms).find(
    ([other, { removed }]) => removed && foldName(other) === foldName(name),
  );
  if (retired && isNew) {
    return [
      findingAt(json, 'error', 'NAME_RETIRED', at, {
        message: `"name" is ${quote(name)}, the name of an algorithm that was removed from this catalog; workflows may still refer to it. Choose another name, or restore the files of the old entry.`,
        got: quote(name),
        expected: 'a name that no entry ever had',
      }),
    ];
  }
  const near = isNew && names.find((other) => other !== folder && distance(other, name) === 1);
  return near
    ? [
        findingAt(json, 'warning', 'NAME_SIMILAR', at, {
          message: `"name" is ${quote(name)}, one letter away from ${quote(near)}: people will confuse the two.`,
          got: quote(name),
        }),
      ]
    : [];
}

function checkVersion(
  json: ExaminedSpec['json'],
  spec: ReturnType<typeof completeSpec>,
  folder: string,
  { versions, published, index }: RecordedVersions,
): Finding[] {
  const at = { path: ['version'] };
  const all = [...new Set([...versions, ...Object.keys(listedVersions(index, folder))])].sort(compare);
  const newest = all.at(-1);
  const next = inc(newest ?? spec.version, 'patch') ?? '';
  const taken = published
    ? published.spec_digest !== specDigest(spec)
    : all.includes(spec.version) && !versions.includes(spec.version);
  if (taken) {
    return [
      findingAt(json, 'error', 'VERSION_PUBLISHED', at, {
        message: `Version ${spec.version} of ${quote(spec.name)} is published, and published versions never change. Write "version": "${next}" for this one.`,
        got: quote(spec.version),
        expected: quote(next),
      }),
    ];
  }
  if (newest && !published && compare(spec.version, newest) < 0) {
    return [
      findingAt(json, 'warning', 'VERSION_OLDER', at, {
        message: `Version ${spec.version} is older than ${newest}, which is published: people who use the newest version will not get it.`,
        got: quote(spec.version),
      }),
    ];
  }
  return [];
}
