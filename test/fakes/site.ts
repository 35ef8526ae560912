import { collectAlgorithms, type SiteFacts } from '../../src/site/collect-site.ts';
import type { SampleFile, Site } from '../../src/site/site-model.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { aCatalog, anExtendedSpec } from './catalog.ts';

export const NO_FACTS: SiteFacts = {
  dates: new Map(),
  sample: async () => undefined,
  results: async () => new Map(),
};

/** A site of a catalog with these algorithms. */
export async function aSite(
  specs: readonly (Partial<Spec> & { name: string })[],
  more: Partial<Site> = {},
  facts: Partial<SiteFacts> = {},
): Promise<Site> {
  const catalog = aCatalog(specs.map(anExtendedSpec));
  const algorithms = await collectAlgorithms(catalog, { ...NO_FACTS, ...facts });
  return { title: 'The catalog', algorithms, ...more };
}

/** Specs of many algorithms, for a catalog whose list has several pages. */
export function manySpecs(count: number): (Partial<Spec> & { name: string })[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `algorithm-${String(i).padStart(4, '0')}`,
    description: `Makes tables of measurements: the ${i}th way of doing it, with a description of common length.`,
    license: 'MIT',
    tags: [i % 2 === 0 ? 'even' : 'odd', 'tables'],
    inputs: { patterns: [i % 3 === 0 ? '*.csv' : '*.fastq.gz'] },
  }));
}

/**
 * A spec with a stranger's text in every field that takes a text. Not in names, whose form the schema checks.
 */
export function hostileSpec(text: string): Partial<Spec> & { name: string } {
  return {
    name: 'hostile',
    version: '1.0.0',
    description: text,
    license: text,
    maintainers: [{ github: 'mallory', name: text, email: text }],
    authors: [{ name: text, orcid: text }],
    homepage: `https://example.org/${text}`,
    source: text,
    documentation: `javascript:${text}`,
    doi: `10.1000/${text}`,
    tags: [text],
    run_command: text,
    output_name: text,
    exit_codes: { 3: text },
    inputs: {
      reads: { patterns: [text], description: text, companions: [`{name}.${text}`], count: [1, null] },
      genome: { patterns: [text], shared: true, optional: true, description: text },
    },
    outputs: { table: { patterns: [text], description: text, companions: [`{name}.${text}`] } },
    user_specified_environment_variables: [
      { name: 'TEXT', description: text, default: text, pattern: text },
      { name: 'CHOICE', type: 'choice', choices: [text], required: true },
      { name: 'SECRET', required: true, secret: true },
    ],
    deprecated: { reason: text, replaced_by: text },
    tests: [
      {
        name: text,
        inputs: { reads: [`tests/${text}`] },
        env: { CHOICE: text },
        expect: { outputs: { table: [text] }, contains: { [text]: text }, sha256: { [text]: text } },
      },
      { name: text, inputs: { reads: `tests/${text}` }, expect: { exit_code: 3 } },
    ],
  };
}

/** A text file as a page shows it. */
export function aTable(lines: readonly string[]): SampleFile {
  return { kind: 'text', size: lines.join('\n').length + 1, lines };
}
