import { axesOf } from '../../src/protocol/item-axes.ts';
import type { GatherRule, ItemPlan } from '../../src/protocol/item-plan.ts';
import { type CaseStep, planOf } from './item-cases.ts';

const GATHERS: readonly GatherRule[] = [
  {},
  { by: { kind: 'column', column: 'batch' }, allowFailed: { percent: 50 } },
  { by: { kind: 'item' } },
  { by: { kind: 'pattern', pattern: '(?:.*/)?(.).*' }, allowFailed: { items: 2 } },
  { size: 2, allowFailed: { items: 1 } },
  { by: { kind: 'column', column: 'batch' }, size: 2 },
];

/** A plan of random steps, without those that cannot work. Each has the outputs `one`, `many` and `maybe`. */
export function randomPlan(random: () => number): ItemPlan {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const steps: Record<string, CaseStep> = {};
  const sources = ['files'];
  for (let n = 0; n < 7; n++) {
    const id = `s${n}`;
    const gather = n > 0 && random() < 0.35 ? pick(GATHERS) : undefined;
    const inputs = Object.fromEntries(
      ['a', 'b', 'c'].slice(0, 1 + Math.floor(random() * 3)).map((name) => [
        name,
        {
          patterns: ['*'],
          optional: random() < 0.2,
          ...(gather || random() < 0.3 ? { count: [1, null] as const } : {}),
        },
      ]),
    );
    const step: CaseStep = {
      inputs,
      outputs: {
        one: { patterns: ['*'] },
        many: { patterns: ['*'], count: [1, null] },
        maybe: { patterns: ['*'], optional: true },
      },
      from: Object.fromEntries(
        Object.keys(inputs).map((name) => [name, random() < 0.15 ? 'files' : pick(sources)]),
      ),
      ...(gather && { gather }),
    };
    const tried = { ...steps, [id]: step };
    if (axesOf(planOf({ steps: tried })).problems.some(({ severity }) => severity === 'error')) continue;
    steps[id] = step;
    sources.push(`${id}.one`, `${id}.many`, `${id}.maybe`);
  }
  return planOf({ steps });
}
