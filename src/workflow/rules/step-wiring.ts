import type { ExtendedSpec } from '../../catalog/extended-spec.ts';
import { matchesPatterns } from '../../core/patterns.ts';
import {
  type GatherRule,
  type ItemSource,
  type ItemStep,
  sourceName,
  type WiredInput,
} from '../../protocol/item-plan.ts';
import { keyAt } from '../../spec/json/json-text.ts';
import {
  inputsOf,
  isPlain,
  type NamedInput,
  type NamedOutput,
  namesOutputs,
  outputsOf,
} from '../../spec/named-files.ts';
import { unknownEnding } from '../../spec/names.ts';
import { sampleName } from '../../spec/pattern-samples.ts';
import type { Report } from '../../spec/rules/rule-report.ts';
import { nearest } from '../../text/near.ts';
import { quote, quoteList } from '../../text/quote.ts';
import { possibleOutputs } from './step-chain.ts';
import type { SourceAt } from './step-sources.ts';
import type { DraftStep } from './workflow-steps.ts';

/** A step with what its algorithm takes and gives. */
export interface WirableStep extends DraftStep {
  readonly spec: ExtendedSpec;
  readonly gatherRule?: GatherRule;
}

/**
 * Finds the sources of every input of every step: as written in the file, else by name, else by patterns.
 * Reports inputs without a source, and inputs that several sources fit.
 * @param columns of the sheet, if there is one
 * @returns the steps as the planner of items needs them, in the file's order
 */
export function wireSteps(
  report: Report,
  steps: readonly WirableStep[],
  columns: readonly string[] | undefined,
): ItemStep[] {
  return steps.map((step) => new StepWiring(report, step, steps, columns).wire());
}

interface OutputOf {
  readonly step: string;
  readonly output: NamedOutput;
  /** Names that its files may have; empty where they could have any. */
  readonly names: readonly string[];
  readonly isNamed: boolean;
}

class StepWiring {
  readonly #report: Report;
  readonly #step: WirableStep;
  readonly #steps: readonly WirableStep[];
  readonly #columns: readonly string[] | undefined;
  readonly #shared: ReadonlyMap<string, string>;
  readonly #inputs: readonly NamedInput[];

  constructor(
    report: Report,
    step: WirableStep,
    steps: readonly WirableStep[],
    columns: readonly string[] | undefined,
  ) {
    this.#report = report;
    this.#step = step;
    this.#steps = steps;
    this.#columns = columns;
    this.#shared = new Map(report.entries(['shared']).map(([name, path]) => [name, report.text(path) ?? '']));
    this.#inputs = inputsOf(step.spec);
  }

  wire(): ItemStep {
    const { id, spec, wiring, gatherRule } = this.#step;
    const meant = this.#checkInputNames();
    const written = new Map(
      this.#inputs.flatMap((input) => {
        const sources = wiring.get(input.name);
        return sources ? [[input.name, this.#written(input, sources)] as const] : [];
      }),
    );
    // A source that the file names for one input is not meant for another.
    const taken = new Set([...written.values()].flat().map(sourceName));
    const inputs = this.#inputs.map((input): WiredInput => {
      const sources = written.get(input.name) ?? (meant.has(input.name) ? [] : this.#found(input, taken));
      // An algorithm that takes one file gets a folder of many when it gathers.
      const many = gatherRule !== undefined && isPlain(spec) ? { most: null } : {};
      return { ...input, ...many, sources };
    });
    this.#checkOneInput(inputs);
    this.#checkNeeds(inputs);
    return {
      ...{ id, inputs, outputs: outputsOf(spec), ...(gatherRule && { gather: gatherRule }) },
      variables: spec.user_specified_environment_variables.map(({ name }) => name),
    };
  }

  /** @returns the inputs that wrong names were probably meant to be */
  #checkInputNames(): ReadonlySet<string> {
    const { path, spec } = this.#step;
    const names = this.#inputs.map(({ name }) => name);
    const all = new Set<string>();
    for (const [name, at] of this.#report.entries([...path, 'inputs'])) {
      if (names.includes(name)) continue;
      const meant = nearest(name, names);
      if (meant !== undefined) all.add(meant);
      this.#report.error('UNKNOWN_INPUT', keyAt(at), {
        message: `${spec.name} has no input ${quote(name)}${unknownEnding(meant, names)}`,
        got: quote(name),
        expected: meant,
        fix: this.#report.renameKey(at, meant, false),
      });
    }
    return all;
  }

  /** Sources as the file names them; where one names only a step, finds the output. */
  #written(input: NamedInput, sources: readonly SourceAt[]): ItemSource[] {
    return sources.flatMap(({ path, source }): ItemSource[] => {
      const got =
        source.from === 'step' ? quote(source.output ? `${source.step}.${source.output}` : source.step) : '';
      if (source.from === 'files' && source.column !== undefined && !this.#columns?.includes(source.column)) {
        const meant = nearest(source.column, this.#columns ?? []);
        this.#report.error('UNKNOWN_COLUMN', path, {
          message: this.#columns
            ? `The sheet has no column ${quote(source.column)}${unknownEnding(meant, this.#columns)}`
            : `${quote(`files.${source.column}`)} is a column of a sheet, but "items" does not name a sheet that can be read. Write "files", or name the sheet in "items".`,
          got: quote(source.column),
          expected: meant,
        });
        return [];
      }
      if (source.from !== 'step') return [source];
      const outputs = this.#outputs([source.step]);
      if (source.output !== undefined) {
        if (outputs.some(({ output }) => output.name === source.output))
          return [{ from: 'step', step: source.step, output: source.output }];
        const names = outputs.map(({ output }) => output.name);
        const meant = nearest(source.output, names);
        this.#report.error('UNKNOWN_OUTPUT', path, {
          message: `The step ${quote(source.step)} has no output ${quote(source.output)}${unknownEnding(meant, names)}`,
          got,
          expected: meant && `${source.step}.${meant}`,
          fix: this.#report.rewrite(path, meant && `${source.step}.${meant}`, false),
        });
        return [];
      }
      const named = outputs.filter(({ output }) => output.name === input.name);
      const fitting = outputs.filter((each) => fits(each, input));
      const [found, ...others] = named.length > 0 ? named : outputs.length === 1 ? outputs : fitting;
      if (found && others.length === 0)
        return [{ from: 'step', step: source.step, output: found.output.name }];
      const names = outputs.map(({ output }) => `${source.step}.${output.name}`);
      this.#report.error(found ? 'SEVERAL_SOURCES' : 'NOTHING_FITS', path, {
        message: `It is unclear which output of ${got} goes to the input ${quote(input.name)}: ${found ? 'several' : 'none'} of ${quoteList(names, 'and')} ${found ? 'fit' : 'fits'}. Write one of them.`,
        got,
        expected: names.join(', '),
      });
      return [];
    });
  }

  /** The source of an input that the file does not name: by name, then by patterns. */
  #found(input: NamedInput, taken: ReadonlySet<string>): ItemSource[] {
    const { name, optional } = input;
    if (this.#shared.has(name)) return [{ from: 'shared', name }];
    if (input.shared) return this.#sharedFor(input);
    const { needs } = this.#step;
    if (needs.length === 0) return [{ from: 'files' }];
    const outputs = this.#outputs(needs);
    const named = outputs.filter(({ output }) => output.name === name);
    if (named.length > 0) return this.#only(input, named);
    if (this.#columns?.some((column) => column === name || column === `${this.#step.id}.${name}`))
      return [{ from: 'files' }];
    const fitting = outputs.filter(
      (each) => !taken.has(`${each.step}.${each.output.name}`) && fits(each, input),
    );
    if (fitting.length > 0) return this.#only(input, fitting);
    if (!optional) this.#withoutSource(input, outputs);
    return [];
  }

  #only(input: NamedInput, candidates: readonly OutputOf[]): ItemSource[] {
    const names = candidates.map(({ step, output }) => `${step}.${output.name}`);
    const { path, gatherRule, id } = this.#step;
    // An input of many files that gathers takes from every step that it needs.
    if (candidates.length > 1 && !(gatherRule && input.most !== 1)) {
      this.#report.error(
        'SEVERAL_SOURCES',
        [...path, this.#report.has([...path, 'inputs']) ? 'inputs' : 'name'],
        {
          message: `The input ${quote(input.name)} of ${quote(id)} could come from ${quoteList(names, 'or')}. Say which: "inputs": { ${quote(input.name)}: ${quote(names[0])} }.`,
          expected: names.join(', '),
        },
      );
      return [];
    }
    return candidates.map(({ step, output }) => ({ from: 'step', step, output: output.name }));
  }

  #sharedFor(input: NamedInput): ItemSource[] {
    const fitting = [...this.#shared].filter(([, file]) => matchesPatterns(input.patterns, basename(file)));
    const [found, ...others] = fitting;
    if (found && others.length === 0) return [{ from: 'shared', name: found[0] }];
    const { path, id } = this.#step;
    if (input.optional && !found) return [];
    const names = fitting.map(([name]) => name);
    this.#report.error(found ? 'SEVERAL_SOURCES' : 'INPUT_WITHOUT_SOURCE', [...path, 'name'], {
      message: found
        ? `The input ${quote(input.name)} of ${quote(id)} could be ${quoteList(names, 'or')} of "shared". Say which: "inputs": { ${quote(input.name)}: ${quote(names[0])} }.`
        : `The input ${quote(input.name)} of ${quote(id)} is the same for all items (${input.patterns.join(', ')}), and "shared" has no such file. Add it: "shared": { ${quote(input.name)}: "path" }.`,
      expected: input.patterns.join(', '),
    });
    return [];
  }

  #withoutSource(input: NamedInput, outputs: readonly OutputOf[]): void {
    const { path, id } = this.#step;
    const names = outputs.map(({ step, output }) => `${step}.${output.name}`);
    const choices = [...names, ...this.#shared.keys(), 'files'];
    this.#report.error(
      'INPUT_WITHOUT_SOURCE',
      [...path, this.#report.has([...path, 'inputs']) ? 'inputs' : 'name'],
      {
        message: `The input ${quote(input.name)} of ${quote(id)}, which takes ${input.patterns.join(', ')}, has no source. Name one: "inputs": { ${quote(input.name)}: ${quote(choices[0])} }. You can choose from ${quoteList(choices.slice(0, 12), 'and')}.`,
        expected: choices.slice(0, 12).join(', '),
      },
    );
  }

  /** One output must not go to two inputs by its patterns alone. */
  #checkOneInput(inputs: readonly WiredInput[]): void {
    const { path, id, wiring } = this.#step;
    const byPattern = inputs.filter(({ name }) => !wiring.has(name));
    const seen = new Map<string, string>();
    for (const { name, sources } of byPattern)
      for (const source of sources) {
        if (source.from !== 'step' || source.output === name) continue;
        const key = `${source.step}.${source.output}`;
        const other = seen.get(key);
        if (other !== undefined)
          this.#report.error('SEVERAL_INPUTS', [...path, 'name'], {
            message: `${quote(key)} fits the inputs ${quote(other)} and ${quote(name)} of ${quote(id)}. Name the source of each in "inputs".`,
            got: quote(key),
          });
        seen.set(key, name);
      }
  }

  #checkNeeds(inputs: readonly WiredInput[]): void {
    const used = new Set(
      inputs.flatMap(({ sources }) =>
        sources.flatMap((source) => (source.from === 'step' ? [source.step] : [])),
      ),
    );
    for (const path of this.#report.items([...this.#step.path, 'needs'])) {
      const need = this.#report.text(path);
      if (need === undefined || used.has(need) || !this.#step.needs.includes(need)) continue;
      this.#report.warn('UNUSED_NEED', path, {
        message: `The step ${quote(this.#step.id)} needs ${quote(need)}, but takes none of its results. Remove ${quote(need)} from "needs", or name it in "inputs".`,
        got: quote(need),
      });
    }
  }

  #outputs(ids: readonly string[]): OutputOf[] {
    return ids.flatMap((id) => {
      const before = this.#steps.find((step) => step.id === id);
      if (!before) return [];
      const { spec } = before;
      return outputsOf(spec).map((output) => ({
        ...{ step: id, output, isNamed: namesOutputs(spec) },
        names: spec.outputs
          ? output.patterns.map((each) => sampleName(each) ?? '')
          : possibleOutputs(spec).names,
      }));
    });
  }
}

/** Whether an input may take files of an output: a sample name of one matches a pattern of the other. */
function fits({ output, names, isNamed }: OutputOf, { patterns }: NamedInput): boolean {
  if (names.length === 0 || names.some((name) => name === '' || matchesPatterns(patterns, name))) return true;
  const taken = patterns.map(sampleName);
  return isNamed && taken.some((name) => name === undefined || matchesPatterns(output.patterns, name));
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
