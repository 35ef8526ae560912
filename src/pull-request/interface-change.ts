import type { CompleteSpec } from '../spec/complete-spec.ts';

/*
 * What changed between two versions of an algorithm for those who use it: workflow files, sample sheets, and the steps that
 * read its results.
 */

/** Which part of a version a change asks to raise (SemVer 2.0.0): what breaks users, what they can do besides, or neither. */
export type Level = 'major' | 'minor' | 'patch';

/** What a version says to its users. Specs and extended specs have it. */
export type Interface = Pick<
  CompleteSpec,
  'inputs' | 'outputs' | 'output_name' | 'user_specified_environment_variables' | 'checkpoint'
>;

/** A difference between two versions, as people read it. */
export interface InterfaceChange {
  /** `results` is all that the algorithm writes. */
  readonly kind: 'input' | 'output' | 'variable' | 'results' | 'checkpoint';
  /** Of the input, output or variable; else empty. */
  readonly name: string;
  /** What of it changed: `count`; empty where the whole of it is new or gone. */
  readonly field: string;
  /** `nothing` where there was none. */
  readonly before: string;
  readonly now: string;
  readonly level: Level;
}

/** Says of a value that there is none. */
export const NOTHING = 'nothing';

export const yesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** Things by their names in two versions, in the order of names. */
export function pairsByName<T extends { readonly name: string }>(
  before: readonly T[],
  now: readonly T[],
): [name: string, then: T | undefined, current: T | undefined][] {
  const names = [...new Set([...before, ...now].map(({ name }) => name))].sort();
  const find = (all: readonly T[], name: string) => all.find((one) => one.name === name);
  return names.map((name) => [name, find(before, name), find(now, name)]);
}

/** @returns a function that makes a change of a field whose text differs, and none where people would see no difference */
export function changeOf(kind: InterfaceChange['kind'], name: string) {
  return <T>(
    field: string,
    before: T,
    now: T,
    show: (value: T) => string,
    level: (before: T, now: T) => Level,
  ): InterfaceChange[] => {
    const [then, current] = [show(before), show(now)];
    return then === current
      ? []
      : [{ kind, name, field, before: then, now: current, level: level(before, now) }];
  };
}
