import type { ExtendedSpec } from '../../catalog/extended-spec.ts';
import { matchesPatterns } from '../../core/patterns.ts';
import { itemPatterns } from '../../spec/named-files.ts';
import { outputName } from '../../spec/output-name.ts';
import { sampleName } from '../../spec/pattern-samples.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { expectedOutputs } from '../../spec/test-samples.ts';
import { quote, quoteList } from '../../text/quote.ts';
import type { DraftStep } from './workflow-steps.ts';

/**
 * A step must take some of the files that the step before it gives, by their names. These are known from its
 * `output_name`, and from the outputs that its spec's tests expect, which are real.
 */
export function checkChain(
  report: Report,
  steps: readonly (DraftStep & { readonly spec: ExtendedSpec | undefined })[],
): void {
  for (const { id, path, needs, spec } of steps) {
    for (const [i, need] of needs.entries()) {
      const before = steps.find((step) => step.id === need);
      if (!spec || !before?.spec) continue;
      const { names, tested } = possibleOutputs(before.spec);
      const patterns = itemPatterns(spec);
      if (names.length === 0 || names.some((name) => matchesPatterns(patterns, name))) continue;
      const field = [...path, 'needs', i];
      report.add(
        tested ? 'error' : 'warning',
        'NOTHING_FITS',
        report.has(field) ? field : [...path, 'name'],
        {
          message: `The step ${quote(id)} takes ${quoteList(patterns, 'or')}, but ${quote(need)} gives files such as ${quoteList(names.slice(0, 3), 'and')}: ${quote(id)} would get nothing${tested ? '' : `, unless ${quote(need)} also writes folders with other files`}.`,
          got: quote(names[0]),
          expected: patterns.join(', '),
        },
      );
    }
  }
}

/** Names that the results of an algorithm without named outputs may have; empty where they could be any. */
export function possibleOutputs(spec: ExtendedSpec): { names: string[]; tested: boolean } {
  const expected = spec.tests.flatMap((test) => [
    ...expectedOutputs(test).flatMap(({ patterns }) => patterns),
    ...Object.keys(test.expect.sha256),
    ...Object.keys(test.expect.contains),
  ]);
  const samples = expected.map(sampleName);
  const inputs = itemPatterns(spec).map(sampleName);
  // The result may be any file if the input may and the ending is kept; so may what a test calls `out/*`.
  const open =
    samples.includes(undefined) || (/\{(?:name|ext)\}/.test(spec.output_name) && inputs.includes(undefined));
  if (open) return { names: [], tested: false };
  const derived = inputs.map((name) => outputName(spec.output_name, name ?? 'sample'));
  const names = [...samples, ...derived].filter((name) => name !== undefined);
  return { names: [...new Set(names)], tested: samples.length > 0 };
}
