import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fingerprintOf } from '../../src/local/fingerprint.ts';
import { type FlowItem, inputFiles, type NamedFile, type ReleasedItems } from '../../src/local/flow.ts';
import { folderKey, PlannedFlow } from '../../src/local/planned-flow.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import type { ResultFile } from '../../src/protocol/run-record.ts';
import { isCompanionName } from '../../src/spec/companion-names.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { aPlan, aStep } from '../fakes/plan.ts';
import { ITEM_CASES, type ItemCase, planOf } from '../protocol/item-cases.ts';

const aFile = (path: string): NamedFile => ({ path, file: `/in/${path}`, version: '' });

/** A case of the planner's table as a plan. */
function localPlan(given: ItemCase): { plan: Plan; flow: PlannedFlow } {
  const { steps } = planOf(given);
  const { items: rule = { kind: 'file' } } = given;
  const written = rule.kind === 'sheet' ? { kind: 'sheet' as const, path: 'samples.csv' } : rule;
  const plan: Plan = {
    ...aPlan(
      ...steps.map(({ id, inputs, gather }) => {
        const needs = inputs.flatMap(({ sources }) =>
          sources.flatMap((each) => (each.from === 'step' ? [each.step] : [])),
        );
        const { inputs: named, outputs } = given.steps[id]!;
        const spec = { ...(named && { inputs: named }), ...(outputs && { outputs }) };
        return aStep(id, { needs: [...new Set(needs)], gather: gather !== undefined, spec });
      }),
    ),
    items: { rule: written, shared: {}, steps },
  };
  const rows = rule.kind === 'sheet' ? { rows: rule.items } : {};
  const flow = new PlannedFlow(
    plan,
    plan.items!,
    { ...rows, shared: new Map() },
    (step, key) => `/out/${step}/${key}`,
  );
  return { plan, flow };
}

/** The results of an item, as its agent reports them. */
function resultsOf({ steps }: ItemCase, { step, path }: FlowItem): ResultFile[] | undefined {
  const { makes = {}, fails = [], outputs = {} } = steps[step.id]!;
  if (fails.includes(path)) return undefined;
  const name = path.split('/').at(-1)!;
  const key = (file: string): string => `${folderKey(step, path)}/${file}`;
  return Object.entries(makes).flatMap(([output, names]) => {
    const { companions = [] } = outputs[output] ?? {};
    const templates = companions.map((written) => ({ written, templates: [written], optional: false }));
    const isMain = (file: string): boolean => !isCompanionName(templates, file, () => true);
    const paths = names.map((each) => each.replace('*', name));
    const main = paths.find(isMain);
    return paths.map((file) => ({
      ...{ key: key(file), bytes: 1, sha256: `of ${file}`, outputs: [output] },
      ...(!isMain(file) && { companion_of: key(main!) }),
    }));
  });
}

function shown({ input }: FlowItem): string {
  if (input.kind !== 'named') return '';
  const entry = (each: ItemEntry<NamedFile>): string =>
    each.kind === 'folder'
      ? `${each.path}/`
      : [each.path, ...each.companions.map(({ path }) => path)].join('+');
  const files = [...input.files].map(([name, entries]) => `${name}=${entries.map(entry).join(',')}`);
  const values = Object.entries(input.variables).map(([name, value]) => `${name}=${value}`);
  const missing = input.missing?.length ? [`missing ${input.missing.join(',')}`] : [];
  return [...files, ...values, ...missing].join(' ');
}

function runThrough(given: ItemCase) {
  const { flow } = localPlan(given);
  const outcome: Record<string, Record<string, string>> = {};
  const all: FlowItem[] = [];
  const put = ({ step, path }: FlowItem, text: string): void => {
    outcome[step.id] = { ...outcome[step.id], [path]: text };
  };
  const take = ({ items, refused }: ReleasedItems): void => {
    for (const { item, why } of refused) {
      put(item, `failed: ${why}`);
      take(flow.end(item, undefined));
    }
    for (const item of items) {
      all.push(item);
      put(item, shown(item));
      take(flow.end(item, resultsOf(given, item)));
    }
  };
  take(flow.begin((given.files ?? []).map(aFile)));
  return { outcome, flow, all };
}

const caseOf = (name: RegExp): ItemCase => ITEM_CASES.find((each) => name.test(each.name))!;

describe("the planner's items on this machine", () => {
  for (const given of ITEM_CASES)
    it(given.name, () => {
      const { outcome } = runThrough(given);
      // Items that never were have no record here.
      const isRecorded = (text: string): boolean => !/^(?:skipped|left out|absent): /.test(text);
      for (const [step, items] of Object.entries(given.expect)) {
        const expected = Object.entries(items).filter(([, text]) => isRecorded(text));
        assert.deepEqual(outcome[step] ?? {}, Object.fromEntries(expected), step);
      }
    });

  it('finds results where the run keeps them, by the folder of their item', () => {
    const { all } = runThrough(caseOf(/joined|join/));
    const call = all.find(({ step }) => step.id === 'call')!;
    const files = inputFiles(call).map(({ file }) => file);
    assert.ok(
      files.length >= 2 && files.every((file) => /^\/out\/\w+\/[^/]+\/[^/]+$/.test(file)),
      files.join(),
    );
  });

  it('tolerates the failures that a step gathers without, and counts samples', () => {
    const { flow } = runThrough(caseOf(/as many may be missing/));
    // The files of d and e_x are incomplete, and b fails in a step between.
    for (const [step, id] of [
      ['align', 'd'],
      ['align', 'e_x'],
      ['depth', 'b'],
    ] as const)
      assert.ok(flow.isTolerated(step, id), `${step} ${id}`);
    assert.ok(!flow.isTolerated('align', 'a'));
    assert.deepEqual(flow.samples, { all: 5, through: 2, failed: 3 });
    assert.deepEqual(flow.waiting, []);
  });

  it('says what joined items wait for', () => {
    const given = caseOf(/joined|join/);
    const { flow } = localPlan(given);
    const { items } = flow.begin((given.files ?? []).map(aFile));
    const call = flow.waiting.filter(({ step }) => step === 'call');
    assert.deepEqual(call, [
      { step: 'call', count: items.length, why: 'it waits for align.bam, depth.table' },
    ]);
    flow.end(items[0]!, resultsOf(given, items[0]!));
    assert.deepEqual(
      flow.waiting.filter(({ step }) => step === 'call').map(({ count, why }) => [count, why]),
      [
        [items.length - 1, 'it waits for align.bam, depth.table'],
        [1, 'it waits for depth.table'],
      ],
    );
  });
});

describe('a group', () => {
  it('waits for what is still open before it, which gets less', () => {
    const given = caseOf(/as many may be missing/);
    const { flow } = localPlan(given);
    const { items } = flow.begin((given.files ?? []).map(aFile));
    const waits = () => flow.waiting.filter(({ step }) => step === 'merge').map(({ why }) => why);
    const open = (): number => Number(/waits for (\d+) items before it/.exec(waits().join())?.[1]);
    const first = open();
    flow.end(items[0]!, resultsOf(given, items[0]!));
    assert.equal(open(), first - 1);
  });
});

describe('the fingerprint of an item with several files', () => {
  const [a, b] = [aFile('a.fq'), aFile('b.fq')];
  const entry = (file: NamedFile): ItemEntry<NamedFile> => ({
    kind: 'file',
    path: file.path,
    file,
    companions: [],
  });
  const of = (
    files: readonly NamedFile[],
    rest: object = {},
    contents: Readonly<Record<string, string>> = {},
  ): string => {
    const input = {
      kind: 'named' as const,
      files: new Map([['reads', files.map(entry)]]),
      variables: {},
      ...rest,
    };
    const item: FlowItem = { step: aStep('s', { variables: { N: '1' } }), path: 'x', input };
    return fingerprintOf(item, new Map(files.map((file) => [file, contents[file.path] ?? file.path])), {});
  };

  it('changes with order, content, the row and who is missing, and with nothing else', () => {
    const all = [
      of([a, b]),
      of([b, a]),
      of([a, b], {}, { 'a.fq': 'other' }),
      of([a, b], { variables: { N: '2' } }),
      of([a, b], { missing: [] }),
      of([a, b], { missing: ['y'] }),
    ];
    assert.equal(new Set(all).size, all.length);
    assert.equal(of([a, b], { variables: { N: '1' } }), all[0], 'the value that the step gives anyway');
  });
});
