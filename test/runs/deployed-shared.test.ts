import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import { chooseShared } from '../../src/runs/deployed-shared.ts';

const stored = (path: string, key: string, sha256?: string): StoredFile => ({
  ...{ path, key, bucket: 'b', etag: 'e', size: 1, version: 'e', ...(sha256 && { sha256 }) },
});
const fileEntry = (file: StoredFile): ItemEntry<StoredFile> => ({
  ...{ kind: 'file', path: file.path, file, companions: [] },
});
const DEPLOYED = new Map<string, readonly ItemEntry<StoredFile>[]>([
  ['genome', [fileEntry(stored('g.fa', 'shared/g.fa', 'a'.repeat(64)))]],
  ['model', [fileEntry(stored('m.bin', 'models/m.bin'))]],
  ['index', [{ kind: 'folder', path: 'i', files: [stored('i/x', 'sets/i/x')] }]],
  ['old', [fileEntry(stored('o', 'o'))]],
]);
const SHARED = { genome: 'refs/g.fa', model: 's3://b/models/m.bin', index: 's3://b/sets/i/' };
const here = (sha256: string) =>
  new Map([
    [
      'genome',
      { kind: 'file', path: 'g.fa', companions: [], file: { path: 'g.fa', version: '', sha256 } } as const,
    ],
  ]);

describe('what a run shares', () => {
  it('is what was deployed under the names of the workflow file, whether its files are here or not', () => {
    for (const local of [new Map(), here('a'.repeat(64))])
      assert.deepEqual(
        [...chooseShared({ shared: SHARED }, DEPLOYED, local).keys()],
        ['genome', 'model', 'index'],
      );
  });

  for (const [what, shared, deployed, local] of [
    ['its content here is another', SHARED, DEPLOYED, here('b'.repeat(64))],
    ['it lies at another place in S3', { model: 's3://b/models/n.bin' }, DEPLOYED, new Map()],
    ['its folder is another one', { index: 's3://b/sets/j/' }, DEPLOYED, new Map()],
    ['it was not deployed', { other: 'x' }, DEPLOYED, new Map()],
    ['nothing was deployed', { genome: 'refs/g.fa' }, undefined, new Map()],
  ] as const)
    it(`is refused where ${what}`, () =>
      assert.throws(() => chooseShared({ shared }, deployed, local), {
        code: 'SHARED_CHANGED',
        message: /Deploy again: npx pipewright deploy/,
      }));
});
