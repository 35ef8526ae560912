import { quote, quoteList } from '../../text/quote.ts';
import { companionNames } from '../companion-names.ts';
import type { Path } from '../json/json-text.ts';
import type { NamedInput } from '../named-files.ts';
import type { Report } from './rule-report.ts';

/**
 * Checks that a sample is a file of the spec's folder, with its companions beside it.
 * @param input the input that takes the sample, if it is known; whether a folder exists is not checked
 */
export function checkSample(
  report: Report,
  path: Path,
  hasFile: ((path: string) => boolean) | undefined,
  input?: NamedInput,
): void {
  const sample = report.text(path);
  if (sample === undefined) return;
  const got = quote(sample);
  const problem = pathProblem(sample);
  if (problem) {
    report.error('SAMPLE_OUTSIDE', path, {
      message: `The test's sample is ${got}, ${problem}; it must be a path inside the spec's own folder such as tests/small.png.`,
      got,
      expected: 'a path inside the folder',
      fix: report.rewrite(path, /^\.\//.test(sample) ? sample.replace(/^(?:\.\/+)+/, '') : undefined, true),
    });
  } else if (hasFile && !input?.folder && !hasFile(sample)) {
    report.error('SAMPLE_NOT_FOUND', path, {
      message: `The test's sample is ${got}, but the spec's folder has no such file. Add it, or correct the path.`,
      got,
    });
  } else if (hasFile && input) checkCompanions(report, path, sample, input, hasFile);
}

/** Companions lie beside their sample. */
function checkCompanions(
  report: Report,
  path: Path,
  sample: string,
  { name: input, companions }: NamedInput,
  hasFile: (path: string) => boolean,
): void {
  const folder = sample.slice(0, sample.lastIndexOf('/') + 1);
  for (const companion of companions) {
    const names = companionNames(companion, sample.slice(folder.length)).map((name) => folder + name);
    if (companion.optional || names.some(hasFile)) continue;
    report.error('COMPANION_NOT_FOUND', path, {
      message: `The sample ${quote(sample)} of the input ${quote(input)} needs its companion ${quoteList(names, 'or')} beside it. Add it to the spec's folder.`,
      got: quote(sample),
      expected: names.join(' or '),
    });
  }
}

/** Why a path does not simply name a file inside the folder it is read in; undefined when it does. */
export function pathProblem(path: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return 'an address';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'a full path';
  if (path.includes('\\')) return 'which has a backslash in it';
  const steps = path.split('/');
  if (steps.includes('..')) return 'which leads outside';
  if (steps.some((step) => step === '' || step === '.')) return 'which has "." or an empty step in it';
  return undefined;
}
