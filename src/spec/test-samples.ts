import { type CompleteTest, isList } from './complete-spec.ts';
import { ONLY_INPUT } from './named-files.ts';

/** The samples of a test by the names of inputs: paths relative to the spec's folder. */
export function samplesOf({ input, inputs }: CompleteTest): ReadonlyMap<string, readonly string[]> {
  if (inputs) return new Map(Object.entries(inputs));
  return new Map(input === undefined ? [] : [[ONLY_INPUT, [input]]]);
}

/** What a test expects of the outputs: patterns, and the output that they are for if the test names it. */
export function expectedOutputs({
  expect: { outputs },
}: CompleteTest): readonly { readonly output?: string; readonly patterns: readonly string[] }[] {
  if (isList(outputs)) return [{ patterns: outputs }];
  return Object.entries(outputs).map(([output, patterns]) => ({ output, patterns }));
}
