import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import { pinsOf, readShared, readSharedPins, writeSharedPins } from '../../src/protocol/shared-pins.ts';

const file = (path: string, facts: Partial<StoredFile> = {}): StoredFile => ({
  ...{ path, bucket: 'results', key: `.pipewright/shared/${path}`, etag: `e-${path}`, size: 1 },
  ...{ version: facts.sha256 ?? `e-${path}`, ...facts },
});
const genome = (main: StoredFile): ItemEntry<StoredFile> => ({
  ...{ kind: 'file', path: main.path, file: main, companions: [file('g.fa.fai')] },
});
const index: ItemEntry<StoredFile> = {
  ...{ kind: 'folder', path: 'index', files: [file('index/a', { access: 'unsigned' }), file('index/b')] },
};
const shared = new Map([
  ['genome', [genome(file('g.fa', { sha256: 'a'.repeat(64) }))]],
  ['index', [index]],
]);

describe('what a workflow shares', () => {
  it('is read as it was written, with how it is read', () =>
    assert.deepEqual(readSharedPins(writeSharedPins(shared)), shared));

  it('has versions that change with contents and names, and not with places and ways of uploading', () => {
    const one = (main: StoredFile) => pinsOf(new Map([['genome', [genome(main)]]])).genome;
    const sha256 = 'a'.repeat(64);
    const before = one(file('g.fa', { sha256 }));
    assert.equal(one(file('g.fa', { sha256, etag: 'parts-2', key: 'elsewhere' })), before);
    assert.notEqual(one(file('g.fa', { sha256: 'b'.repeat(64) })), before);
    assert.notEqual(one(file('h.fa', { sha256 })), before);
    assert.notEqual(one(file('g.fa', { etag: 'x' })), one(file('g.fa', { etag: 'y' })));
    assert.deepEqual(Object.keys(pinsOf(shared)), ['genome', 'index']);
  });

  for (const [what, text, says] of [
    ['it is not JSON', '{', /it is not JSON.*Deploy the workflow again/],
    ['its version is another', '{"version":2,"shared":{}}', /its version is not 1/],
    [
      'a file lacks its ETag',
      writeSharedPins(shared).replace('"etag":"e-g.fa",', ''),
      /shared\.genome\[0\] lacks/,
    ],
  ] as const)
    it(`is refused where ${what}`, () =>
      assert.throws(() => readSharedPins(text), { code: 'BAD_SHARED_PINS', message: says }));

  it('is one file or folder for each name', () =>
    assert.throws(() => readShared({ genome: [] }), { message: /shared\.genome is not one file or folder/ }));
});
