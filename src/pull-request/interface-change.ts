import type { CompleteSpec } from '../spec/complete-spec.ts';

/*
 * What changed between two versions of an algorithm for those who use it: workflow files, sample sheets, and
 * the steps that read its results.
 */

/**
 * The part of a version that a change must raise (SemVer 2.0.0): it breaks users, lets them do more, or
 * neither.
 */
export type Level = 'major' | 'minor' | 'patch';

/** The fields that matter to users, of specs and extended specs. */
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
  /** The field that changed, such as `count`; empty if all of it is new or gone. */
  readonly field: string;
  /** `nothing` where there was none. */
  readonly before: string;
  readonly now: string;
  readonly level: Level;
}

/** Stands for a missing value. */
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

/** @returns a function that gives the change of a field, or none if its shown text is the same */
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
