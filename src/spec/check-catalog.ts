import { compareFindings, type Finding } from '../core/finding.ts';
import { quote } from '../text/quote.ts';
import { findingAt } from './json/json-text.ts';
import { type ExaminedSpec, examineSpec, type ParseOptions } from './parse-spec.ts';
import { foldName } from './reserved-names.ts';
import { valueAt } from './schema-findings.ts';
import type { Spec } from './spec.ts';

/** A spec of a catalog, as it was read. */
export interface CatalogEntry extends ParseOptions {
  /** As the user named it, with `/`. */
  readonly file: string;
  readonly text: string;
}

/**
 * Every finding about every entry of a catalog, in order, those about entries that do not go together included; and
 * the specs without errors of their own. Pure; never throws.
 */
export function validateCatalog(entries: readonly CatalogEntry[]): { findings: Finding[]; specs: Spec[] } {
  const examined = entries.map((entry) => examineSpec(entry.text, entry.file, entry));
  return {
    findings: [...examined.flatMap((spec) => spec.findings), ...checkCatalog(examined)].sort(compareFindings),
    specs: examined.flatMap(({ spec }) => spec ?? []),
  };
}

/**
 * What entries get wrong between them: names that are equal once folded, replacements that are not there.
 * @param others names of entries that are not among them
 */
export function checkCatalog(examined: readonly ExaminedSpec[], others: readonly string[] = []): Finding[] {
  const findings: Finding[] = [];
  const first = new Map<string, ExaminedSpec>();
  for (const spec of examined) {
    const name = textAt(spec, ['name']);
    if (name === undefined) continue;
    const earlier = first.get(foldName(name));
    if (!earlier) {
      first.set(foldName(name), spec);
      continue;
    }
    findings.push(
      findingAt(
        spec.json,
        'error',
        'NAME_TAKEN',
        { path: ['name'] },
        {
          message: `"name" is ${quote(name)}, but ${quote(earlier.json.file)} has ${quote(textAt(earlier, ['name']))} already; capital letters, "-" and "_" make no difference. Choose another.`,
          got: quote(name),
          expected: 'a name that no other entry has',
        },
      ),
    );
  }
  for (const spec of examined) {
    const path = ['deprecated', 'replaced_by'];
    const replacement = textAt(spec, path);
    if (replacement === undefined || first.has(foldName(replacement))) continue;
    if (others.some((name) => foldName(name) === foldName(replacement))) continue;
    findings.push(
      findingAt(
        spec.json,
        'warning',
        'NO_SUCH_REPLACEMENT',
        { path },
        {
          message: `"deprecated.replaced_by" is ${quote(replacement)}, but none of these entries has that name.`,
          got: quote(replacement),
        },
      ),
    );
  }
  return findings;
}

function textAt(spec: ExaminedSpec, path: readonly string[]): string | undefined {
  const value = valueAt(spec.json.value, path);
  return typeof value === 'string' ? value : undefined;
}
