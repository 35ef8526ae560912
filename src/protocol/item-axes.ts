import type { NamedOutput } from '../spec/named-files.ts';
import { quote, quoteList } from '../text/quote.ts';
import {
  type GatherRule,
  type ItemPlan,
  type ItemSource,
  type ItemStep,
  sourceName,
  type WiredInput,
} from './item-plan.ts';

/*
 * What the items of each step are, decided before anything runs: a list of axes. The workflow's own items
 * have the one axis `item`; a scatter adds one, a gather takes axes away. Two sources can be joined exactly
 * where the axes of one begin those of the other: the shorter one is repeated. An empty list is one result
 * for all.
 */

/** The axis of the workflow's own items. */
export const ROOT_AXIS = 'item';

export interface StepAxes {
  /** Of the step's items; an item's id has a segment for each. */
  readonly axes: readonly string[];
  /** Of the joined sources, before they are gathered; the same as `axes` if the step does not gather. */
  readonly base: readonly string[];
  /** One for each source that is not shared. */
  readonly joins: readonly Join[];
}

/** A source of a step's items. */
export interface Join {
  readonly input: string;
  readonly source: Exclude<ItemSource, { readonly from: 'shared' }>;
  /** Of what the source gives to this step. */
  readonly axes: readonly string[];
  /** Each file of the source's output is an item of its own. */
  readonly scatter: boolean;
}

/** Why a plan cannot work (`error`), or perhaps cannot (`warning`). */
export interface AxisProblem {
  readonly code:
    | 'CANNOT_JOIN'
    | 'COUNT_CANNOT_FIT'
    | 'NOTHING_SCATTERED'
    | 'GROUP_WITHOUT_ROW'
    | 'OPTIONAL_SOURCE'
    | 'COMPANION_NOT_GIVEN';
  readonly severity: 'error' | 'warning';
  readonly step: string;
  /** Missing where the step's `gather` is meant. */
  readonly input?: string;
  /** Index among the input's sources. */
  readonly source?: number;
  readonly message: string;
}

/** The axes of every step, and what does not fit. */
export interface PlannedAxes {
  readonly steps: ReadonlyMap<string, StepAxes>;
  readonly problems: readonly AxisProblem[];
}

/** Cached by plan: the dispatcher asks for each item. */
const PLANNED = new WeakMap<ItemPlan, PlannedAxes>();

export function axesOf(plan: ItemPlan): PlannedAxes {
  const planned = PLANNED.get(plan) ?? planAxes(plan);
  PLANNED.set(plan, planned);
  return planned;
}

function planAxes({ steps }: ItemPlan): PlannedAxes {
  const known = new Map<string, StepAxes>();
  const problems: AxisProblem[] = [];
  const outputs = new Map(
    steps.flatMap((step) => step.outputs.map((output) => [`${step.id}.${output.name}`, output] as const)),
  );
  for (const step of steps) {
    const joins = joinsOf(step, known, outputs);
    const base = longest(joins, step, problems);
    const axes = step.gather === undefined ? base : gathered(step, step.gather, base, problems);
    known.set(step.id, { axes, base, joins });
    for (const input of step.inputs) checkInput(step, input, { axes, base, joins }, outputs, problems);
  }
  return { steps: known, problems };
}

type Outputs = ReadonlyMap<string, NamedOutput>;

function joinsOf(step: ItemStep, known: ReadonlyMap<string, StepAxes>, outputs: Outputs): Join[] {
  return step.inputs.flatMap((input) =>
    input.sources.flatMap((source): Join[] => {
      if (source.from === 'shared') return [];
      if (source.from === 'files') return [{ input: input.name, source, axes: [ROOT_AXIS], scatter: false }];
      const { most = 1 } = outputs.get(sourceName(source)) ?? {};
      const before = known.get(source.step)?.axes ?? [];
      const scatter = most !== 1 && input.most === 1 && !input.folder && step.gather === undefined;
      return [
        { input: input.name, source, axes: scatter ? [...before, sourceName(source)] : before, scatter },
      ];
    }),
  );
}

/** The longest axes of the sources; the axes of all others must be the beginning of these. */
function longest(joins: readonly Join[], step: ItemStep, problems: AxisProblem[]): readonly string[] {
  // A step without sources has an item for each of the workflow's: a row of a sheet with its variables.
  const base = joins.reduce<Join | undefined>(
    (best, join) => (best === undefined || join.axes.length > best.axes.length ? join : best),
    undefined,
  );
  if (base === undefined) return [ROOT_AXIS];
  for (const join of joins) {
    if (join.axes.every((axis, i) => axis === base.axes[i])) continue;
    const [one, other] = [join, base].map(
      (each) => `${quote(sourceName(each.source))} (${itemsText(each.axes)})`,
    );
    problems.push({
      ...at(step, join),
      code: 'CANNOT_JOIN',
      severity: 'error',
      message: `The step ${quote(step.id)} cannot join ${one} with ${other}: no item of one belongs to an item of the other. Gather one of them first ("gather": true gives one result, which goes to every item), or take both from steps with the same items.`,
    });
  }
  return base.axes;
}

function gathered(
  step: ItemStep,
  { by, size }: GatherRule,
  base: readonly string[],
  problems: AxisProblem[],
): readonly string[] {
  const batch = size === undefined ? [] : [`batch of ${step.id}`];
  const problem = (code: AxisProblem['code'], message: string): void =>
    void problems.push({ code, severity: 'error', step: step.id, message });
  switch (by?.kind) {
    case undefined:
      return batch;
    case 'item':
      if (!isScatterAxis(base.at(-1)))
        problem(
          'NOTHING_SCATTERED',
          `The step ${quote(step.id)} gathers by "item", which undoes a scatter, but its input is ${itemsText(base)}. Write true to gather all of it, or use the results of a step that scatters.`,
        );
      return [...base.slice(0, -1), ...batch];
    case 'column':
      if (base[0] !== ROOT_AXIS)
        problem(
          'GROUP_WITHOUT_ROW',
          `The step ${quote(step.id)} gathers by the column ${quote(by.column)}, but its input is ${itemsText(base)}, which has no row in the sheet.`,
        );
      return [`column ${by.column}`, ...batch];
    case 'pattern':
      return [`pattern ${by.pattern}`, ...batch];
  }
}

/**
 * Axes for a sentence: `one result for all`, `one for each item`, `one for each item and file of
 * split.parts`.
 */
export function itemsText(axes: readonly string[]): string {
  if (axes.length === 0) return 'one result for all';
  const words = axes.map((axis) => {
    if (axis === ROOT_AXIS) return 'item';
    if (axis.startsWith('column ')) return `value of the column ${quote(axis.slice('column '.length))}`;
    if (axis.startsWith('pattern ')) return `group of ${quote(axis.slice('pattern '.length))}`;
    return axis.startsWith('batch ') ? axis : `file of ${axis}`;
  });
  return `one for each ${words.join(' and ')}`;
}

function isScatterAxis(axis: string | undefined): boolean {
  return axis !== undefined && axis !== ROOT_AXIS && !axis.includes(' ');
}

/** How many files an input gets, at least and at most. */
interface Amount {
  readonly least: number;
  readonly most: number | null;
}

function checkInput(
  step: ItemStep,
  input: WiredInput,
  { axes, base, joins }: StepAxes,
  outputs: Outputs,
  problems: AxisProblem[],
): void {
  const { name, least, most } = input;
  const amounts: Amount[] = [];
  for (const [i, source] of input.sources.entries()) {
    if (source.from === 'shared') {
      amounts.push({ least: 1, most: 1 });
      continue;
    }
    const join = joins.find((each) => each.input === name && each.source === source)!;
    const isMany = step.gather !== undefined && isGathered(step.gather, join.axes, base, axes);
    if (source.from === 'files') {
      // How many there are is known only with the files.
      amounts.push({ least: 0, most: isMany ? null : most });
      continue;
    }
    const output = outputs.get(sourceName(source));
    if (!output) continue;
    checkOptional(step, input, i, output, problems);
    checkCompanions(step, input, i, output, problems);
    if (join.scatter) amounts.push({ least: 1, most: 1 });
    else if (isMany) amounts.push({ least: 0, most: null });
    else amounts.push({ least: output.optional ? 0 : output.least, most: output.most });
  }
  if (amounts.length === 0 || input.folder) return;
  const given = amounts.reduce((sum, each) => ({
    least: sum.least + each.least,
    most: sum.most === null || each.most === null ? null : sum.most + each.most,
  }));
  const tooFew = given.most !== null && given.most < least;
  const tooMany = most !== null && given.least > most;
  // Several files of one source are scattered over an input of one file, unless the step gathers.
  const several = most === 1 && (input.sources.length > 1 || given.most === null);
  if (!tooFew && !tooMany && !several) return;
  const names = quoteList(input.sources.map(sourceName), 'and');
  problems.push({
    ...{ code: 'COUNT_CANNOT_FIT', severity: 'error', step: step.id, input: name },
    message: `${names} ${input.sources.length > 1 ? 'give' : 'gives'} ${amountText(given)}${step.gather ? ' when gathered' : ''}, but the input ${quote(name)} of ${quote(step.id)} takes ${amountText(input)}. Name another source, or use an algorithm whose input has a "count" that fits, such as [1, null].`,
  });
}

/** Whether more than one item of a source may go into one item of a step that gathers. */
function isGathered(
  { by }: GatherRule,
  source: readonly string[],
  base: readonly string[],
  axes: readonly string[],
): boolean {
  return by?.kind === 'item' ? source.length === base.length : source.length > 0 && axes !== base;
}

function checkOptional(
  step: ItemStep,
  input: WiredInput,
  source: number,
  output: NamedOutput,
  problems: AxisProblem[],
): void {
  if (!output.optional || input.optional || step.gather !== undefined) return;
  problems.push({
    ...{ code: 'OPTIONAL_SOURCE', severity: 'warning', step: step.id, input: input.name, source },
    message: `${quote(sourceName(input.sources[source]!))} may be missing, but ${quote(step.id)} needs it as ${quote(input.name)}: items that lack it are left out there.`,
  });
}

/** A companion is passed on only if the output says that it belongs to the file. */
function checkCompanions(
  step: ItemStep,
  input: WiredInput,
  source: number,
  output: NamedOutput,
  problems: AxisProblem[],
): void {
  const given = new Set(output.companions.flatMap(({ templates }) => templates));
  for (const { written, templates, optional } of input.companions) {
    if (optional || templates.some((template) => given.has(template))) continue;
    const from = sourceName(input.sources[source]!);
    problems.push({
      ...{ code: 'COMPANION_NOT_GIVEN', severity: 'warning', step: step.id, input: input.name, source },
      message: `The input ${quote(input.name)} of ${quote(step.id)} needs the companion ${quote(written)}, which is not among the companions of ${quote(from)}: items will fail unless ${quote(from)} still provides the file.`,
    });
  }
}

function amountText({ least, most }: Amount): string {
  if (most === null) return least === 0 ? 'any number of files' : `${least} or more files`;
  const files = most === 1 ? 'file' : 'files';
  return least === most ? `${most === 1 ? 'one' : most} ${files}` : `${least} to ${most} ${files}`;
}

function at(step: ItemStep, { input, source }: Join): Pick<AxisProblem, 'step' | 'input' | 'source'> {
  const index = step.inputs.find(({ name }) => name === input)!.sources.indexOf(source);
  return { step: step.id, input, source: index };
}
