import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Flow, type FlowItem, type ReleasedItems } from '../../src/local/flow.ts';
import { aPlan, aStep } from '../fakes/plan.ts';

const locate = (step: string, key: string): string => `/out/${step}/${key}`;
const inputs = (...paths: string[]) => paths.map((path) => ({ path, file: `/in/${path}` }));
const result = (key: string) => ({ key, bytes: 1, sha256: `of ${key}` });
const shown = ({ items, refused }: ReleasedItems): string[] => [
  ...items.map((item) => `${item.step.id}:${item.path}`),
  ...refused.map(({ item, state }) => `${item.step.id}:${item.path} ${state}`),
];
const files = (item: FlowItem | undefined): string[] =>
  item?.input.kind === 'folder' ? item.input.files.map(({ path, file }) => `${path} < ${file}`) : [];

describe('the flow of items', () => {
  it('starts with the inputs that a step takes, and reports the others', () => {
    const flow = new Flow(
      aPlan(aStep('a', { spec: { inputs: { patterns: ['*.csv'] } } }), aStep('b')),
      locate,
    );
    const released = flow.begin(inputs('x.csv', 'deep/y.csv', 'z.txt'));
    assert.deepEqual(shown(released), ['a:x.csv', 'a:deep/y.csv', 'b:x.csv', 'b:deep/y.csv', 'b:z.txt']);
    assert.deepEqual(released.leftOut, []);
    const only = new Flow(aPlan(aStep('a', { spec: { inputs: { patterns: ['*.csv'] } } })), locate);
    assert.deepEqual(only.begin(inputs('x.csv', 'z.txt')).leftOut, ['z.txt']);
    assert.equal(only.leftOut('a'), 0);
  });

  it('makes an item of every result, for every step that needs it', () => {
    const flow = new Flow(
      aPlan(aStep('a'), aStep('b', { needs: ['a'] }), aStep('c', { needs: ['a'] })),
      locate,
    );
    const [x] = flow.begin(inputs('x')).items;
    const next = flow.end(x!, [result('x/1'), result('x/2')]);
    assert.deepEqual(shown(next), ['b:x/1', 'b:x/2', 'c:x/1', 'c:x/2']);
    assert.deepEqual(next.items[0]?.input, {
      kind: 'file',
      file: { path: 'x/1', file: '/out/a/x/1', sha256: 'of x/1', size: 1 },
    });
    assert.equal(next.items[0]?.bytes, 1);
  });

  it('puts paths below the id of their step where several are needed', () => {
    const flow = new Flow(aPlan(aStep('a'), aStep('b'), aStep('c', { needs: ['a', 'b'] })), locate);
    const { items } = flow.begin(inputs('x'));
    assert.deepEqual(shown(flow.end(items[0]!, [result('x')])), ['c:a/x']);
    assert.deepEqual(shown(flow.end(items[1]!, [result('x')])), ['c:b/x']);
  });

  it('refuses an item whose result conflicts with that of another, and names both', () => {
    const flow = new Flow(aPlan(aStep('a', { spec: { output_name: '{stem}' } })), locate);
    const { items, refused } = flow.begin(inputs('x.csv', 'x.d/y', 'x/y.csv', 'z.csv', 'z.txt'));
    assert.deepEqual(
      items.map(({ path }) => path),
      ['x.csv', 'x.d/y', 'z.csv'],
    );
    assert.deepEqual(
      refused.map(({ item, state }) => [item.path, state]),
      [
        ['x/y.csv', 'EXECUTOR_ERROR'],
        ['z.txt', 'EXECUTOR_ERROR'],
      ],
    );
    assert.match(refused[0]!.why, /its result x\/y conflicts with x, the result of x\.csv/);
    assert.match(refused[1]!.why, /its result z would replace that of z\.csv/);
  });

  it('refuses an item whose result would have no place in the folder', () => {
    const flow = new Flow(
      aPlan(aStep('a', { spec: { inputs: { patterns: ['.*'] }, output_name: '{stem}' } })),
      locate,
    );
    assert.match(flow.begin(inputs('...csv')).refused[0]!.why, /key \.\./);
  });

  it('leaves out results that the next step does not take, and counts them', () => {
    const flow = new Flow(
      aPlan(aStep('a'), aStep('b', { needs: ['a'], spec: { inputs: { patterns: ['*.csv'] } } })),
      locate,
    );
    const [x] = flow.begin(inputs('x')).items;
    assert.deepEqual(shown(flow.end(x!, [result('x/a.csv'), result('x/log')])), ['b:x/a.csv']);
    assert.equal(flow.leftOut('b'), 1);
  });

  it('gathers when all before it have ended, once, in one order', () => {
    const flow = new Flow(aPlan(aStep('a'), aStep('all', { needs: ['a'], gather: true })), locate);
    const { items } = flow.begin(inputs('x', 'y'));
    assert.deepEqual(shown(flow.end(items[1]!, [result('y')])), []);
    const last = flow.end(items[0]!, [result('x')]);
    assert.deepEqual(shown(last), ['all:all']);
    assert.deepEqual(files(last.items[0]), ['x < /out/a/x', 'y < /out/a/y']);
    assert.deepEqual(shown(flow.end(last.items[0]!, [result('all')])), []);
  });

  it('gathers inputs as well, and results of several steps by their ids', () => {
    const first = new Flow(aPlan(aStep('all', { gather: true })), locate).begin(inputs('x', 'd/y'));
    assert.deepEqual(files(first.items[0]), ['d/y < /in/d/y', 'x < /in/x']);
    const flow = new Flow(
      aPlan(aStep('a'), aStep('b'), aStep('all', { needs: ['a', 'b'], gather: true })),
      locate,
    );
    const { items } = flow.begin(inputs('x'));
    flow.end(items[0]!, [result('x')]);
    assert.deepEqual(files(flow.end(items[1]!, [result('x')]).items[0]), [
      'a/x < /out/a/x',
      'b/x < /out/b/x',
    ]);
  });

  it('does not gather a part: one failure before it cancels it, and what comes behind it never is', () => {
    const flow = new Flow(
      aPlan(
        aStep('a'),
        aStep('all', { needs: ['a'], gather: true }),
        aStep('end', { needs: ['all'], gather: true }),
      ),
      locate,
    );
    const { items } = flow.begin(inputs('x', 'y'));
    flow.end(items[0]!, [result('x')]);
    const last = flow.end(items[1]!, undefined);
    assert.deepEqual(shown(last), ['all:all CANCELED']);
    assert.match(last.refused[0]!.why, /1 of 2 upstream items have no result/);
    assert.deepEqual(shown(flow.end(last.refused[0]!.item, undefined)), ['end:end CANCELED']);
  });

  it('counts what was lost early: a step between does not make it whole', () => {
    const flow = new Flow(
      aPlan(
        aStep('a'),
        aStep('b', { needs: ['a'] }),
        aStep('c', { needs: ['a'] }),
        aStep('all', { needs: ['b', 'c'], gather: true }),
      ),
      locate,
    );
    const { items } = flow.begin(inputs('x', 'y'));
    flow.end(items[0]!, undefined);
    const [b, c] = flow.end(items[1]!, [result('y')]).items;
    flow.end(b!, [result('y')]);
    const last = flow.end(c!, [result('y')]);
    assert.deepEqual(shown(last), ['all:all CANCELED']);
    assert.match(last.refused[0]!.why, /1 of 4 upstream items have no result/);
  });

  it('gathers nothing where nothing came', () => {
    const flow = new Flow(
      aPlan(
        aStep('a', { spec: { inputs: { patterns: ['*.csv'] } } }),
        aStep('all', { needs: ['a'], gather: true }),
      ),
      locate,
    );
    assert.deepEqual(shown(flow.begin(inputs('x.txt'))), []);
  });

  it('refuses an item whose result would replace that of another', () => {
    const flow = new Flow(aPlan(aStep('a', { spec: { output_name: '{stem}.json' } })), locate);
    const released = flow.begin(inputs('x.csv', 'x.tsv', 'd/x.csv'));
    assert.deepEqual(shown(released), ['a:x.csv', 'a:d/x.csv', 'a:x.tsv EXECUTOR_ERROR']);
    assert.match(released.refused[0]!.why, /its result x\.json would replace that of x\.csv/);
  });
});
