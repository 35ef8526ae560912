import { distance } from 'fastest-levenshtein';
import compare from 'semver/functions/compare.js';
import inc from 'semver/functions/inc.js';
import { type CatalogIndex, listedVersions } from '../catalog/catalog-index.ts';
import { extendedSpecPath, linkFailure } from '../catalog/catalog-layout.ts';
import type { RecordView } from '../catalog/catalog-record.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { Finding, Severity } from '../core/finding.ts';
import { type CompleteSpec, completeSpec, specDigest } from '../spec/complete-spec.ts';
import { findingAt } from '../spec/json/json-text.ts';
import { foldName } from '../spec/names.ts';
import type { ExaminedSpec } from '../spec/parse-spec.ts';
import { quote } from '../text/quote.ts';
import { checkVersionStep } from './version-step.ts';

/** The part of the record that an entry must respect. */
export interface RecordedVersions {
  /** Entries that own their names already. */
  readonly names: readonly string[];
  readonly index: CatalogIndex;
  /** Versions of this entry, newest last. */
  readonly versions: readonly string[];
  /** The extended spec of the spec's own version, when it is published. */
  readonly published?: ExtendedSpec;
  /** The version that the spec's own comes after: see `predecessorOf`. */
  readonly predecessor?: ExtendedSpec;
  readonly view?: Pick<RecordView, 'links'>;
}

/**
 * The rules between an entry and what is published: a name belongs to one entry permanently, versions never
 * change, and a new version's number shows what it means for users of the previous one.
 * @param folder the entry's folder
 */
export function checkAgainstRecord(
  { json, spec, findings }: ExaminedSpec,
  folder: string,
  recorded: RecordedVersions,
): Finding[] {
  // A copied folder with another entry's name has a finding already.
  if (findings.some(({ code }) => code === 'NAME_IS_NOT_FOLDER')) return [];
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
  const finding = (severity: Severity, code: string, message: string, expected?: string) =>
    findingAt(json, severity, code, { path: ['name'] }, { message, got: quote(name), expected });
  const others = names.filter((other) => other !== folder);
  const same = others.find((other) => foldName(other) === foldName(name));
  if (same !== undefined) {
    const message = `"name" is ${quote(name)}, but the catalog already has ${quote(same)}; capital letters, "-" and "_" make no difference. Choose another name.`;
    return [finding('error', 'NAME_TAKEN', message, 'a name that no other entry has')];
  }
  if (names.includes(folder)) return [];
  const isRetired = Object.entries(index.algorithms).some(
    ([other, { removed }]) => removed && foldName(other) === foldName(name),
  );
  if (isRetired) {
    const message = `"name" is ${quote(name)}, the name of an algorithm that was removed from this catalog; workflows may still refer to it. Choose another name, or restore the files of the old entry.`;
    return [finding('error', 'NAME_RETIRED', message, 'a name that no entry ever had')];
  }
  const near = others.find((other) => distance(other, name) === 1);
  if (near === undefined) return [];
  const message = `"name" is ${quote(name)}, which differs from ${quote(near)} in one letter: people will confuse the two. Consider another name.`;
  return [finding('warning', 'NAME_SIMILAR', message)];
}

function checkVersion(
  json: ExaminedSpec['json'],
  spec: CompleteSpec,
  folder: string,
  { versions, published, predecessor, index, view }: RecordedVersions,
): Finding[] {
  const { name, version } = spec;
  const finding = (severity: Severity, code: string, message: string, expected?: string) =>
    findingAt(json, severity, code, { path: ['version'] }, { message, got: quote(version), expected });
  const file = extendedSpecPath({ name: folder, version });
  if (view?.links?.has(file)) {
    const { code, message } = linkFailure(file);
    return [finding('error', code, message)];
  }
  const all = [...new Set([...versions, ...Object.keys(listedVersions(index, folder))])].sort(compare);
  const newest = all.at(-1);
  const isTaken = published
    ? published.spec_digest !== specDigest(spec)
    : all.includes(version) && !versions.includes(version);
  if (isTaken) {
    const next = inc(newest ?? version, 'patch') ?? '';
    const message = `Version ${version} of ${quote(name)} is published, and published versions never change. Write "version": "${next}" for this one.`;
    return [finding('error', 'VERSION_PUBLISHED', message, quote(next))];
  }
  if (published) return [];
  const step = predecessor ? checkVersionStep(json, predecessor, spec) : [];
  if (newest === undefined || compare(version, newest) >= 0) return step;
  const message = `Version ${version} is older than the published ${newest}: people who use the newest version will not get it.`;
  return [finding('warning', 'VERSION_OLDER', message), ...step];
}
