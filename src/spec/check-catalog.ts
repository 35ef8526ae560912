import { compareFindings, type Finding } from '../core/finding.ts';
import { quote } from '../text/quote.ts';
import { findingAt, valueAt } from './json/json-text.ts';
import { foldName } from './names.ts';
import { type ExaminedSpec, type ParseOptions, parseSpec } from './parse-spec.ts';
import type { Spec } from './spec.ts';

/** A spec of a catalog, as it was read. */
export interface CatalogEntry extends ParseOptions {
  /** As the user named it, with `/`. */
  readonly file: string;
  readonly text: string;
}

/**
 * Every finding about every entry of a catalog, in order, those between entries included; and the specs
 * without errors of their own. Pure; never throws.
 */
export function validateCatalog(entries: readonly CatalogEntry[]): { findings: Finding[]; specs: Spec[] } {
  const examined = entries.map((entry) => parseSpec(entry.text, entry.file, entry));
  return {
    findings: [...examined.flatMap((spec) => spec.findings), ...checkCatalog(examined)].sort(compareFindings),
    specs: examined.flatMap(({ spec }) => spec ?? []),
  };
}

/**
 * Mistakes between entries: names that are equal once folded, replacements that do not exist.
 * @param others names of entries that are not among them
 */
export function checkCatalog(examined: readonly ExaminedSpec[], others: readonly string[] = []): Finding[] {
  const findings: Finding[] = [];
  const owners = new Map<string, { file: string; name: string }>();
  for (const { json, findings: own } of examined) {
    const name = textAt(json.value, ['name']);
    // A folder was copied or renamed, and its spec still has the old name: that is the one mistake.
    if (name === undefined || own.some(({ code }) => code === 'NAME_IS_NOT_FOLDER')) continue;
    const owner = owners.get(foldName(name));
    if (!owner) {
      owners.set(foldName(name), { file: json.file, name });
      continue;
    }
    findings.push(
      findingAt(json, 'error', 'NAME_TAKEN', ['name'], {
        message: `"name" is ${quote(name)}, but ${quote(owner.file)} already uses ${quote(owner.name)}; capital letters, "-" and "_" make no difference. Choose another name.`,
        got: quote(name),
        expected: 'a name that no other entry has',
      }),
    );
  }
  const names = new Set([...owners.keys(), ...others.map(foldName)]);
  for (const { json } of examined) {
    const path = ['deprecated', 'replaced_by'];
    const replacement = textAt(json.value, path);
    if (replacement === undefined || names.has(foldName(replacement))) continue;
    findings.push(
      findingAt(json, 'warning', 'NO_SUCH_REPLACEMENT', path, {
        message: `"deprecated.replaced_by" is ${quote(replacement)}, but no entry has that name. Name an entry of this catalog.`,
        got: quote(replacement),
      }),
    );
  }
  return findings;
}

function textAt(document: unknown, path: readonly string[]): string | undefined {
  const value = valueAt(document, path);
  return typeof value === 'string' ? value : undefined;
}
