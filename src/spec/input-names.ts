import type { NamedInput } from './named-files.ts';

/** The part of an input that a name in the command stands for; a number means one of its files, from 1. */
export type InputPart = 'files' | 'dir' | 'name' | 'stem' | 'ext' | number;

/** A name in the command that stands for an input or a part of it: `$reads`, `$reads_1`, `$reads_dir`. */
export interface InputName {
  readonly input: NamedInput;
  readonly part: InputPart;
}

export const INPUT_PARTS = ['dir', 'name', 'stem', 'ext'] as const;
const PART = /^(.+)_(?:(dir|name|stem|ext)|([1-9]\d{0,6}))$/;

/** The input, and the part of it, that a name stands for; undefined if there is none. */
export function inputNameOf(inputs: readonly NamedInput[], name: string): InputName | undefined {
  const named = (wanted: string | undefined): NamedInput | undefined =>
    inputs.find((input) => input.name === wanted);
  const whole = named(name);
  if (whole) return { input: whole, part: 'files' };
  const [, stem, part, number] = PART.exec(name) ?? [];
  const input = named(stem);
  if (!input) return undefined;
  if (part !== undefined) return { input, part: part as (typeof INPUT_PARTS)[number] };
  const index = Number(number);
  return index <= (input.most ?? Number.POSITIVE_INFINITY) ? { input, part: index } : undefined;
}

/** How many of `$<input>_1`, `_2`, … are worth listing. */
const MOST_NUMBERS = 4;

/**
 * The names that stand for an input or a part of it, for suggestions: only the first of the numbered ones.
 */
export function namesOfInput({ name, most }: NamedInput): string[] {
  const numbers = Math.min(most ?? MOST_NUMBERS, MOST_NUMBERS);
  return [
    name,
    ...(numbers > 1 ? Array.from({ length: numbers }, (_, i) => `${name}_${i + 1}`) : []),
    ...INPUT_PARTS.map((part) => `${name}_${part}`),
  ];
}

/** Whether an input's files are a word each, unless it has a separator. */
export function isListInput({ most }: NamedInput): boolean {
  return most !== 1;
}
