import { posix } from 'node:path';
import { matchesPatterns } from '../core/patterns.ts';
import { type Companion, isCompanionName, parseCompanion } from './companion-names.ts';
import type { FileCount, Spec, SpecInput } from './spec.ts';

/*
 * What a spec says about the files of an item, in one form: inputs and outputs with names, whether the author
 * gave them names or not.
 */

/** The one input of a spec that names none. */
export const ONLY_INPUT = 'input';
/** The one output of a spec that names none. */
export const ONLY_OUTPUT = 'output';
/** Files that belong to no output: kept, and not passed on. */
export const OTHER_OUTPUT = 'other';

/**
 * Keys of an input. One of them at the top of `inputs` makes `inputs` the description of the one input
 * `input`.
 */
export const INPUT_KEYS = [
  'patterns',
  'count',
  'companions',
  'optional',
  'shared',
  'folder',
  'separator',
  'description',
] as const;

interface NamedFiles {
  readonly name: string;
  readonly patterns: readonly string[];
  /** How many files it has if it has any: 1 at least. */
  readonly least: number;
  /** Null: any number. */
  readonly most: number | null;
  readonly companions: readonly Companion[];
  /** An item may be without it. */
  readonly optional: boolean;
  readonly description?: string;
}

export interface NamedInput extends NamedFiles {
  /** It is the same for all items of a run. */
  readonly shared: boolean;
  /** It is a folder; `patterns` are of the folder's name. */
  readonly folder: boolean;
  /** Its files are one word of the command, joined by this. */
  readonly separator?: string;
}

export interface NamedOutput extends NamedFiles {}

type FileSpec = Pick<Spec, 'inputs' | 'outputs'>;

/**
 * Whether the author named the inputs. False for the short form, and without `inputs`: then the only input is
 * `input`.
 */
export function namesInputs({ inputs }: FileSpec): boolean {
  return inputs !== undefined && !isShortForm(inputs);
}

/** Whether the author named the outputs. */
export function namesOutputs({ outputs }: FileSpec): boolean {
  return outputs !== undefined;
}

/** Whether an item is one file without anything else, and outputs have no names: the first form of specs. */
export function isPlain(spec: FileSpec): boolean {
  if (namesInputs(spec) || namesOutputs(spec)) return false;
  const { most, companions, optional, shared, folder } = inputsOf(spec)[0]!;
  return most === 1 && companions.length === 0 && !optional && !shared && !folder;
}

/** Whether each file is an item of its own, with its companions. */
export function takesOneFile(spec: FileSpec): boolean {
  if (namesInputs(spec)) return false;
  const { most, folder, shared } = inputsOf(spec)[0]!;
  return most === 1 && !folder && !shared;
}

/** The inputs of a valid spec, in no particular order. */
export function inputsOf({ inputs }: FileSpec): readonly NamedInput[] {
  if (inputs === undefined || isShortForm(inputs)) return [namedInput(ONLY_INPUT, inputs ?? {})];
  return Object.entries(inputs).map(([name, input]) => namedInput(name, input));
}

/** The outputs of a valid spec, in no particular order. */
export function outputsOf({ outputs }: FileSpec): readonly NamedOutput[] {
  if (outputs === undefined)
    return [
      { ...{ name: ONLY_OUTPUT, patterns: ['**'], least: 1, most: null, companions: [], optional: false } },
    ];
  return Object.entries(outputs).map(([name, { patterns, count, companions, optional, description }]) => ({
    ...{ name, patterns, ...limits(count), description },
    ...{ companions: (companions ?? []).map(parseCompanion), optional: optional ?? false },
  }));
}

/** Whether `inputs` describes the one input `input` instead of naming inputs. */
export function isShortForm(inputs: NonNullable<Spec['inputs']>): inputs is SpecInput {
  return INPUT_KEYS.some((key) => Object.hasOwn(inputs, key));
}

function namedInput(name: string, input: SpecInput): NamedInput {
  const { patterns, count, companions, optional, shared, folder, separator, description } = input;
  return {
    ...{ name, patterns: patterns ?? ['*'], ...limits(count), separator, description },
    ...{ companions: (companions ?? []).map(parseCompanion), optional: optional ?? false },
    ...{ shared: shared ?? false, folder: folder ?? false },
  };
}

/** A count for people: `2`, `1 to 2`, `1 or more`. */
export function countRange({ least, most }: Pick<NamedFiles, 'least' | 'most'>): string {
  if (most === null) return `${least} or more`;
  return least === most ? `${least}` : `${least} to ${most}`;
}

function limits(count: FileCount = 1): { least: number; most: number | null } {
  if (typeof count === 'number') return { least: count, most: count };
  return { least: count[0], most: count[1] };
}

/**
 * The inputs that take a file by its name: a pattern without wildcards takes precedence. None for companions.
 * If there are several, the patterns do not tell which is meant.
 * @param path of the file; of a folder where `isFolder`
 */
export function inputsTaking(
  inputs: readonly NamedInput[],
  path: string,
  isFolder = false,
): readonly NamedInput[] {
  const name = posix.basename(path);
  const isCompanion = inputs.some(({ companions, patterns }) =>
    isCompanionName(companions, name, (main) => matchesPatterns(patterns, main)),
  );
  if (isCompanion) return [];
  const taking = inputs.filter(
    ({ folder, patterns }) => folder === isFolder && matchesPatterns(patterns, path),
  );
  const exact = taking.filter(({ patterns }) => patterns.includes(name));
  return exact.length > 0 ? exact : taking;
}

/**
 * Patterns of the files that make items: those of all inputs that are not the same for every item.
 */
export function itemPatterns(spec: FileSpec): readonly string[] {
  return inputsOf(spec)
    .filter(({ shared }) => !shared)
    .flatMap(({ patterns }) => patterns);
}
