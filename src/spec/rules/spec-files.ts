import { matchesPatterns } from '../../core/patterns.ts';
import { quote, quoteList } from '../../text/quote.ts';
import { COMMAND_NAMES } from '../command-names.ts';
import { companionNames } from '../companion-names.ts';
import { INPUT_PARTS } from '../input-names.ts';
import { keyAt, type Path } from '../json/json-text.ts';
import { INPUT_KEYS, type NamedInput, type NamedOutput, ONLY_INPUT, OTHER_OUTPUT } from '../named-files.ts';
import { foldName } from '../names.ts';
import { sampleName } from '../pattern-samples.ts';
import { declaredInputs, declaredOutputs, hasNamedInputs, INPUTS, OUTPUTS } from './declared-files.ts';
import type { Report } from './rule-report.ts';

/**
 * `inputs` and `outputs`: names that are free, counts and companions that are possible, and outputs that can
 * be made.
 */
export function checkFiles(report: Report): void {
  const isNamed = hasNamedInputs(report);
  checkForm(report);
  checkNames(report, isNamed ? report.entries(INPUTS) : [], report.entries(OUTPUTS));
  for (const path of isNamed ? report.entries(INPUTS).map(([, at]) => at) : [INPUTS])
    checkInput(report, path);
  for (const [, path] of report.entries(OUTPUTS)) {
    checkCount(report, path);
    checkCompanions(report, path);
    checkPatterns(report, path);
  }
  // Which files an input with a mistake takes is unknown.
  const isSound = ({ name }: NamedInput): boolean =>
    !report.findings.some(({ severity, path }) => severity === 'error' && path.startsWith(`/inputs/${name}`));
  checkOverlaps(report, isNamed ? declaredInputs(report).filter(isSound) : []);
  checkMakeable(report, declaredOutputs(report));
}

/** `inputs` describes one input, or names several; not both. */
function checkForm(report: Report): void {
  if (hasNamedInputs(report)) return;
  const keys = report.entries(INPUTS);
  const own = keys.find(([key]) => (INPUT_KEYS as readonly string[]).includes(key));
  for (const [key, path] of keys) {
    if (!own || (INPUT_KEYS as readonly string[]).includes(key) || report.value(path) === undefined) continue;
    report.error('MIXED_INPUTS', keyAt(path), {
      message: `"inputs" has ${quote(own[0])}, which describes its only input, and ${quote(key)}, which would be the name of an input. Give the first one a name, too: "inputs": { "NAME": { ${quote(own[0])}: … }, ${quote(key)}: … }.`,
      got: quote(key),
      expected: `one of ${quoteList(INPUT_KEYS, 'and')}, or names alone`,
    });
    return;
  }
}

/** Names that have another meaning in the command or in a workflow file. */
const RESERVED = new Set([...Object.keys(COMMAND_NAMES).filter((name) => name !== ONLY_INPUT), 'files']);

function checkNames(
  report: Report,
  inputs: readonly [string, Path][],
  outputs: readonly [string, Path][],
): void {
  const names = new Set(inputs.map(([name]) => name));
  const variables = new Map(
    report.items(['user_specified_environment_variables']).flatMap((path) => {
      const name = report.text([...path, 'name']);
      return name === undefined ? [] : [[foldName(name), name] as const];
    }),
  );
  const refuse = (path: Path, name: string, why: string): void =>
    report.error('BAD_NAME', keyAt(path), {
      message: `The name ${quote(name)} ${why}. Choose another name.`,
      got: quote(name),
      expected: 'a name of its own',
    });
  for (const [name, path] of inputs) {
    const variable = variables.get(foldName(name));
    const stem = stemOf(name, names);
    if (RESERVED.has(name) || /^(?:input_|output)/.test(name))
      refuse(path, name, 'of an input has a special meaning in commands or workflow files');
    else if (stem !== undefined)
      refuse(path, name, `of an input means a part of the input ${quote(stem)} in "run_command"`);
    else if (variable !== undefined)
      refuse(path, name, `of an input is also the name of the variable ${quote(variable)}`);
  }
  for (const [name, path] of outputs)
    if (name === OTHER_OUTPUT) refuse(path, name, 'stands for files that do not belong to any output');
  for (const entries of [inputs, outputs]) {
    const repeated = report.repeated(
      entries.map(([, path]) => path),
      (path) => foldName(String(path.at(-1))),
    );
    for (const { path } of repeated)
      refuse(path, String(path.at(-1)), 'differs from another name only in "_"');
  }
}

/** The input whose file, folder or ending a name would be. */
function stemOf(name: string, names: ReadonlySet<string>): string | undefined {
  const stem = new RegExp(`^(.+)_(?:${INPUT_PARTS.join('|')}|\\d+)$`).exec(name)?.[1];
  return stem !== undefined && names.has(stem) ? stem : undefined;
}

function checkInput(report: Report, path: Path): void {
  checkCount(report, path);
  checkCompanions(report, path);
  if (report.value([...path, 'folder']) !== true || !report.has([...path, 'companions'])) return;
  report.error('COMPANIONS_OF_FOLDER', [...path, 'companions'], {
    message:
      'A folder has no companions, because it includes everything in it. Remove "companions", or "folder".',
    got: quote(report.value([...path, 'companions'])),
  });
}

function checkCount(report: Report, path: Path): void {
  const at = [...path, 'count'];
  const value = report.value(at);
  if (!Array.isArray(value)) return;
  // An element of a wrong type has a finding already.
  if (report.items(at).some((item) => report.value(item) === undefined)) return;
  const [least, most] = value as [number | null, number | null];
  const isRange = value.length === 2 && typeof least === 'number';
  if (isRange && (most === null || most >= least)) return;
  const better =
    isRange && typeof most === 'number'
      ? [most, least]
      : value.length === 2 && least === null
        ? [1, most]
        : value.length === 1 && typeof least === 'number'
          ? least
          : undefined;
  report.error('BAD_COUNT', at, {
    message: `"count" is ${quote(value)}; a list is the least and the most, such as [1, 2], or [1, null] for no limit.`,
    got: quote(value),
    expected: 'a number, or [least, most]',
    fix: report.rewrite(at, better, false),
  });
}

function checkCompanions(report: Report, path: Path): void {
  const patterns = report.items([...path, 'patterns']).map((item) => report.text(item) ?? '*');
  const samples = patterns.map(sampleName).filter((name) => name !== undefined);
  for (const item of report.items([...path, 'companions'])) {
    const written = report.text(item);
    if (written === undefined) continue;
    const companion = { written, templates: written.replace(/\?$/, '').split('|'), optional: false };
    const isItself = companion.templates.some((template) => template.trim() === '{name}');
    const names = samples.map((name) => companionNames(companion, name));
    if (!isItself && (samples.length === 0 || names.some((each) => each.length > 0))) continue;
    report.error('COMPANION_IS_FILE', item, {
      message: `The companion ${quote(written)} would be the file itself. A companion is another file, such as {name}.bai.`,
      got: quote(written),
      expected: 'a name that differs from the file’s',
    });
  }
}

/** Patterns of outputs match paths below the item's folder. */
function checkPatterns(report: Report, path: Path): void {
  for (const item of report.items([...path, 'patterns'])) {
    const pattern = report.text(item);
    if (pattern === undefined || !/(?:^|\/)(?:\.\.?)?(?:\/|$)/.test(pattern)) continue;
    report.error('OUTPUT_NEVER_MADE', item, {
      message: `The pattern ${quote(pattern)} matches nothing below $output_dir: write the path there, without "." and "..".`,
      got: quote(pattern),
      expected: 'a pattern such as *.bam or plots/*.png',
      fix: report.rewrite(item, /^\.\/(?!\.)/.test(pattern) ? pattern.slice(2) : undefined, true),
    });
  }
}

/** Inputs that cannot be told apart by the names of files. */
function checkOverlaps(report: Report, inputs: readonly NamedInput[]): void {
  for (const [i, a] of inputs.entries())
    for (const b of inputs.slice(i + 1)) {
      if (a.folder !== b.folder || a.shared !== b.shared) continue;
      const both = [...a.patterns, ...b.patterns].filter((pattern) => {
        const sample = sampleName(pattern) ?? (pattern === '*' ? 'sample' : undefined);
        if (sample === undefined || sample === pattern) return false;
        return matchesPatterns(a.patterns, sample) && matchesPatterns(b.patterns, sample);
      });
      if (both.length === 0) continue;
      report.hint('SAME_PATTERNS', keyAt([...INPUTS, b.name]), {
        message: `The inputs ${quote(a.name)} and ${quote(b.name)} both take files such as ${both[0]}. Users must then say which one is meant: with a column of a sheet, in the workflow file, or with --input ${b.name}=FILE.`,
        got: both[0],
      });
    }
}

/** A companion of another output's file never belongs to an output of its own. */
function checkMakeable(report: Report, outputs: readonly NamedOutput[]): void {
  for (const output of outputs) {
    const around = outputs.find((other) => other !== output && travelsWith(output, other));
    if (!around) continue;
    report.error('OUTPUT_NEVER_MADE', [...OUTPUTS, output.name, 'patterns'], {
      message: `The files of the output ${quote(output.name)} are companions of ${quote(around.name)}: they go with its files, and cannot be a separate output. Remove ${quote(output.name)}, or the companion.`,
      got: output.patterns.join(', '),
    });
  }
}

function travelsWith({ patterns }: NamedOutput, other: NamedOutput): boolean {
  const mains = other.patterns.map(sampleName).filter((name) => name !== undefined);
  const names = new Set(
    mains.flatMap((name) => other.companions.flatMap((companion) => companionNames(companion, name))),
  );
  const samples = patterns.map(sampleName);
  return samples.length > 0 && samples.every((name) => name !== undefined && names.has(name));
}
