import type { CompleteVariable } from '../spec/complete-spec.ts';
import {
  changeOf,
  type InterfaceChange,
  type Level,
  NOTHING,
  pairsByName,
  yesNo,
} from './interface-change.ts';

type Type = CompleteVariable['type'];

/** For a type, the types that take all of its values, too. */
const WIDER: Partial<Record<Type, readonly Type[]>> = {
  integer: ['number', 'string'],
  number: ['string'],
  choice: ['string'],
};

/** Changes of an algorithm's variables, for users who set them. */
export function variableChanges(
  before: readonly CompleteVariable[],
  now: readonly CompleteVariable[],
): InterfaceChange[] {
  return pairsByName(before, now).flatMap(([name, then, current]): InterfaceChange[] => {
    const whole = { kind: 'variable', name, field: '' } as const;
    if (then && current) return changesOf(then, current);
    if (then) return [{ ...whole, before: kindText(then), now: NOTHING, level: 'major' }];
    const level = current!.required ? 'major' : 'minor';
    return [{ ...whole, before: NOTHING, now: kindText(current!), level }];
  });
}

function changesOf(before: CompleteVariable, now: CompleteVariable): InterfaceChange[] {
  const change = changeOf('variable', now.name);
  const optionalText = (value: unknown): string =>
    value === undefined ? NOTHING : typeof value === 'string' ? value : JSON.stringify(value);
  return [
    ...change('required', before.required, now.required, yesNo, (_, must) => (must ? 'major' : 'minor')),
    ...change('type', before.type, now.type, String, (then, current) =>
      WIDER[then]?.includes(current) ? 'minor' : 'major',
    ),
    // If the type changes, its limits change as well: the type is enough.
    ...(before.type === now.type ? limitChanges(before, now) : []),
    // Users who set nothing get other results, and can still ask for the old ones.
    ...change('default', before.default, now.default, optionalText, () => 'minor'),
    ...change('secret', before.secret, now.secret, yesNo, (_, current) => (current ? 'major' : 'minor')),
    ...change('description', before.description, now.description, optionalText, () => 'patch'),
  ];
}

function limitChanges(before: CompleteVariable, now: CompleteVariable): InterfaceChange[] {
  const change = changeOf('variable', now.name);
  const limit = (value: number | undefined): string => (value === undefined ? 'none' : String(value));
  const keeps = (isKept: boolean): Level => (isKept ? 'minor' : 'major');
  return [
    ...change(
      'choices',
      before.choices ?? [],
      now.choices ?? [],
      (all) => all.join(', '),
      (then, current) => keeps(then.every((choice) => current.includes(choice))),
    ),
    ...change('minimum', before.minimum, now.minimum, limit, (then = -Infinity, current = -Infinity) =>
      keeps(current <= then),
    ),
    ...change('maximum', before.maximum, now.maximum, limit, (then = Infinity, current = Infinity) =>
      keeps(current >= then),
    ),
    // Whether one expression takes everything that another does cannot be decided here.
    ...change(
      'pattern',
      before.pattern,
      now.pattern,
      (text) => text ?? 'none',
      (_, current) => keeps(current === undefined),
    ),
    ...change(
      'separator',
      before.separator,
      now.separator,
      (text) => text ?? 'none',
      () => 'major',
    ),
  ];
}

function kindText({ type, required }: CompleteVariable): string {
  return required ? `${type}, required` : type;
}
