import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { axesOf, itemsText } from '../../src/protocol/item-axes.ts';
import { type CaseStep, planOf } from './item-cases.ts';

const make = (outputs: CaseStep['outputs'], more: Partial<CaseStep> = {}): CaseStep => ({
  inputs: { file: { patterns: ['*'] } },
  outputs,
  ...more,
});
const one = { patterns: ['*.x'] } as const;
const many = { patterns: ['*.x'], count: [1, null] } as const;
const STEPS: Readonly<Record<string, CaseStep>> = {
  a: make({ one, many, maybe: { ...one, optional: true } }),
  b: make({ one }),
  parts: make({ one }, { from: { file: 'a.many' } }),
  all: { inputs: { files: { ...many } }, outputs: { one }, from: { files: 'a.one' }, gather: {} },
};
/** The axes of a step after these, and the problems that it has. */
const withStep = (step: CaseStep) => {
  const { steps, problems } = axesOf(planOf({ steps: { ...STEPS, last: step } }));
  return {
    axes: itemsText(steps.get('last')!.axes),
    problems: problems.map(
      ({ code, step, input, message }) => `${code} ${step} ${input ?? 'gather'}: ${message}`,
    ),
  };
};
const two = (left: string, right: string): CaseStep => ({
  inputs: { left: one, right: one },
  from: { left, right },
});

describe('axesOf', () => {
  for (const [what, step, axes] of [
    ['an item for each of the workflow', { inputs: { file: one } }, 'one for each item'],
    ['joined sources with the same items', two('a.one', 'b.one'), 'one for each item'],
    [
      'a scatter',
      { inputs: { file: one }, from: { file: 'a.many' } },
      'one for each item and file of a.many',
    ],
    ['a scatter that a step took before', two('a.many', 'parts.one'), 'one for each item and file of a.many'],
    [
      'a longer source, for which the shorter is repeated',
      two('parts.one', 'b.one'),
      'one for each item and file of a.many',
    ],
    ['one result for all beside items', two('all.one', 'b.one'), 'one for each item'],
    ['one result for all alone', { inputs: { file: one }, from: { file: 'all.one' } }, 'one result for all'],
    [
      'a gather by "item"',
      { inputs: { files: many }, from: { files: 'parts.one' }, gather: { by: { kind: 'item' } } },
      'one for each item',
    ],
    [
      'a gather by a column',
      {
        inputs: { files: many },
        from: { files: 'parts.one' },
        gather: { by: { kind: 'column', column: 'lane' } },
      },
      'one for each value of the column "lane"',
    ],
    [
      'several files for an input of many',
      { inputs: { files: many }, from: { files: 'a.many' } },
      'one for each item',
    ],
  ] as const satisfies readonly (readonly [string, CaseStep, string])[])
    it(`knows the items of ${what}`, () => assert.deepEqual(withStep(step), { axes, problems: [] }));

  for (const [what, step, problem] of [
    [
      'groups with items',
      { ...two('b.one', 'grouped.one') },
      'CANNOT_JOIN last right: The step "last" cannot join "grouped.one" (one for each value of the column "lane") with "b.one" (one for each item): no item of one belongs to an item of the other. Gather one of them first ("gather": true gives one result, which goes to every item), or take both from steps with the same items.',
    ],
    [
      'two sources for an input of one file',
      { inputs: { file: one }, from: { file: ['a.one', 'b.one'] } },
      'COUNT_CANNOT_FIT last file: "a.one" and "b.one" give 2 files, but the input "file" of "last" takes one file. Name another source, or use an algorithm whose input has a "count" that fits, such as [1, null].',
    ],
    [
      'a gather for an input of one file',
      { inputs: { file: one }, from: { file: 'b.one' }, gather: {} },
      'COUNT_CANNOT_FIT last file: "b.one" gives any number of files when gathered, but the input "file" of "last" takes one file. Name another source, or use an algorithm whose input has a "count" that fits, such as [1, null].',
    ],
    [
      'one file for an input of two',
      { inputs: { pair: { ...one, count: 2 } }, from: { pair: 'b.one' } },
      'COUNT_CANNOT_FIT last pair: "b.one" gives one file, but the input "pair" of "last" takes 2 files. Name another source, or use an algorithm whose input has a "count" that fits, such as [1, null].',
    ],
    [
      'a gather by "item" of what was not scattered',
      { inputs: { files: many }, from: { files: 'b.one' }, gather: { by: { kind: 'item' } } },
      'NOTHING_SCATTERED last gather: The step "last" gathers by "item", which undoes a scatter, but its input is one for each item. Write true to gather all of it, or use the results of a step that scatters.',
    ],
    [
      'a column for groups, which have no row',
      {
        inputs: { files: many },
        from: { files: 'grouped.one' },
        gather: { by: { kind: 'column', column: 'lane' } },
      },
      'GROUP_WITHOUT_ROW last gather: The step "last" gathers by the column "lane", but its input is one for each value of the column "lane", which has no row in the sheet.',
    ],
    [
      'an optional output for an input that is needed',
      { inputs: { file: one }, from: { file: 'a.maybe' } },
      'OPTIONAL_SOURCE last file: "a.maybe" may be missing, but "last" needs it as "file": items that lack it are left out there.',
    ],
    [
      'a companion that the output does not have',
      { inputs: { file: { ...one, companions: ['{name}.i', '{name}.j?'] } }, from: { file: 'b.one' } },
      'COMPANION_NOT_GIVEN last file: The input "file" of "last" needs the companion "{name}.i", which is not among the companions of "b.one": items will fail unless "b.one" still provides the file.',
    ],
  ] as const satisfies readonly (readonly [string, CaseStep, string])[])
    it(`reports ${what}`, () => {
      const grouped: CaseStep = {
        inputs: { files: many },
        outputs: { one },
        from: { files: 'b.one' },
        gather: { by: { kind: 'column', column: 'lane' } },
      };
      const { problems } = axesOf(planOf({ steps: { ...STEPS, grouped, last: step } }));
      assert.deepEqual(
        problems.map(({ code, step, input, message }) => `${code} ${step} ${input ?? 'gather'}: ${message}`),
        [problem],
      );
    });
});
