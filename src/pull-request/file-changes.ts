import type { Companion } from '../spec/companion-names.ts';
import {
  countRange,
  inputsTaking,
  type NamedInput,
  type NamedOutput,
  namesOutputs,
  outputsOf,
} from '../spec/named-files.ts';
import { sampleName } from '../spec/pattern-samples.ts';
import {
  changeOf,
  type Interface,
  type InterfaceChange,
  type Level,
  NOTHING,
  pairsByName,
  yesNo,
} from './interface-change.ts';

/**
 * Changes of inputs, for users who have files for them: an input may require less and take more; everything
 * else breaks some workflow.
 */
export function inputChanges(before: readonly NamedInput[], now: readonly NamedInput[]): InterfaceChange[] {
  return pairsByName(before, now).flatMap(([name, then, current]): InterfaceChange[] => {
    const whole = { kind: 'input', name, field: '' } as const;
    const takes = current && takesFromAnother(current, before, now);
    if (then && current) return changesOfInput(then, current, takes ? 'major' : undefined);
    if (then) return [{ ...whole, before: filesText(then), now: NOTHING, level: 'major' }];
    const level = current!.optional && !takes ? 'minor' : 'major';
    return [{ ...whole, before: NOTHING, now: filesText(current!), level }];
  });
}

/**
 * Whether an input takes files that, by the patterns, belonged to another input alone, or makes them
 * ambiguous. The columns of a sheet would still decide, but not everybody has a sheet.
 */
function takesFromAnother(
  input: NamedInput,
  before: readonly NamedInput[],
  now: readonly NamedInput[],
): boolean {
  if (input.shared) return false;
  const own = (inputs: readonly NamedInput[]) => inputs.filter(({ shared }) => !shared);
  const patterns = [input, ...own(before)].flatMap((one) => one.patterns);
  return patterns.some((pattern) => {
    const file = sampleName(pattern) ?? sampleName(`${pattern}.sample`)!;
    const [was, ...others] = inputsTaking(own(before), file, input.folder);
    if (!was || others.length > 0 || was.name === input.name) return false;
    return inputsTaking(own(now), file, input.folder).some(({ name }) => name === input.name);
  });
}

/** @param atLeast the level of a change of patterns, if another input loses files to this one */
function changesOfInput(before: NamedInput, now: NamedInput, atLeast?: Level): InterfaceChange[] {
  const change = changeOf('input', now.name);
  return [
    ...change(
      'patterns',
      before.patterns,
      now.patterns,
      listText,
      (then, current) => atLeast ?? patternLevel(then, current),
    ),
    ...change('count', before, now, countRange, (then, current) =>
      isWithin(then, current) && isSingle(then) === isSingle(current) ? 'minor' : 'major',
    ),
    ...change('companions', before.companions, now.companions, companionsText, demandLevel),
    ...change('optional', before.optional, now.optional, yesNo, (_, current) =>
      current ? 'minor' : 'major',
    ),
    // These say where its files come from, and what they are.
    ...change('shared', before.shared, now.shared, yesNo, () => 'major'),
    ...change('folder', before.folder, now.folder, yesNo, () => 'major'),
    // Only the algorithm's own command sees the separator.
    ...change('separator', before.separator, now.separator, optionalText, () => 'patch'),
    ...change('description', before.description, now.description, optionalText, () => 'patch'),
  ];
}

/** Changes of the results, for the steps and people that read them. */
export function resultChanges(before: Interface, now: Interface): InterfaceChange[] {
  const change = changeOf('results', '');
  // Results with names lie in a folder for each item.
  const [named, areNamed] = [namesOutputs(before), namesOutputs(now)];
  if (named !== areNamed) return change('names', named, areNamed, yesNo, () => 'major');
  // Readers take outputs with names by their patterns, whatever the files are called.
  const renamed = change('output_name', before.output_name, now.output_name, String, () =>
    areNamed ? 'patch' : 'major',
  );
  return areNamed ? [...outputChanges(outputsOf(before), outputsOf(now)), ...renamed] : renamed;
}

function outputChanges(before: readonly NamedOutput[], now: readonly NamedOutput[]): InterfaceChange[] {
  return pairsByName(before, now).flatMap(([name, then, current]): InterfaceChange[] => {
    const whole = { kind: 'output', name, field: '' } as const;
    if (then && current) return changesOfOutput(then, current);
    if (then) return [{ ...whole, before: filesText(then), now: NOTHING, level: 'major' }];
    return [{ ...whole, before: NOTHING, now: filesText(current!), level: 'minor' }];
  });
}

/** The rules are the reverse of an input's: readers of the output must be able to take what it gives now. */
function changesOfOutput(before: NamedOutput, now: NamedOutput): InterfaceChange[] {
  const change = changeOf('output', now.name);
  return [
    ...change('patterns', before.patterns, now.patterns, listText, patternLevel),
    ...change('count', before, now, countRange, (then, current) =>
      isWithin(current, then) && isSingle(then) === isSingle(current) ? 'minor' : 'major',
    ),
    ...change('companions', before.companions, now.companions, companionsText, (then, current) =>
      demandLevel(current, then),
    ),
    ...change('optional', before.optional, now.optional, yesNo, (then) => (then ? 'minor' : 'major')),
    ...change('description', before.description, now.description, optionalText, () => 'patch'),
  ];
}

/** `minor` if all names that a pattern took are still taken, else `major`. */
function patternLevel(before: readonly string[], now: readonly string[]): Level {
  return before.every((pattern) => now.some((other) => covers(other, pattern))) ? 'minor' : 'major';
}

/**
 * Whether one pattern surely takes what another does: the same, or its end after a wildcard: `*.gz` takes
 * `*.fq.gz`.
 */
function covers(pattern: string, other: string): boolean {
  if (pattern === other || pattern === '**') return true;
  const [, deep, ending] = /^(\*\*\/)?\*([^*?[\]{}!/]*)$/.exec(pattern) ?? [];
  // A wildcard takes no hidden name.
  if (ending === undefined || other.startsWith('.')) return false;
  return other.endsWith(ending) && (deep !== undefined || !other.includes('/'));
}

interface Range {
  readonly least: number;
  readonly most: number | null;
}

function isWithin(inner: Range, outer: Range): boolean {
  const reaches = outer.most === null || (inner.most !== null && inner.most <= outer.most);
  return outer.least <= inner.least && reaches;
}

/** Of an input of one file, each file is an item; an output of several is scattered to it. */
function isSingle({ most }: Range): boolean {
  return most === 1;
}

/** `major` if files need more companions than before, or one with fewer alternative names. */
function demandLevel(before: readonly Companion[], now: readonly Companion[]): Level {
  const isMet = now.every((companion) => {
    const then = before.find(({ templates }) => templates.some((one) => companion.templates.includes(one)));
    if (!then) return companion.optional;
    const isNamed = then.templates.every((template) => companion.templates.includes(template));
    return isNamed && (companion.optional || !then.optional);
  });
  return isMet ? 'minor' : 'major';
}

const listText = (values: readonly string[]): string => [...values].sort().join(', ');
const optionalText = (text: string | undefined): string => text ?? NOTHING;
const companionsText = (companions: readonly Companion[]): string =>
  listText(companions.map(({ templates, optional }) => templates.join('|') + (optional ? '?' : ''))) ||
  NOTHING;

function filesText({ patterns, optional, ...range }: NamedInput | NamedOutput): string {
  return `${countRange(range)} of ${listText(patterns)}${optional ? ', optional' : ''}`;
}
