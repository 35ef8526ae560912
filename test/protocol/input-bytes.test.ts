import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inputBytes } from '../../src/protocol/input-bytes.ts';
import type { StoredFile } from '../../src/protocol/item-content.ts';
import type { FileMessage, ItemMessage } from '../../src/protocol/message.ts';

const file = (path: string, size: number): StoredFile => ({
  ...{ path, size, bucket: 'b', key: path, etag: 'e', version: 'e' },
});

it('counts all files of an item, companions and folders, besides what the workflow shares', () => {
  const main = file('a.bam', 1000);
  const genome = { ...file('g.fa', 5000), key: `flow/.pipewright/shared/genome/${'0'.repeat(64)}/g.fa` };
  const message: ItemMessage = {
    ...{ kind: 'item', run: 'r', step: 's', item: 'a', attempt: 1 },
    content: {
      ...{ segments: ['a'], id: 'a', version: 'v', variables: {} },
      files: new Map([
        ['bam', [{ kind: 'file', path: main.path, file: main, companions: [file('a.bam.bai', 100)] }]],
        ['genome', [{ kind: 'file', path: 'g.fa', file: genome, companions: [] }]],
        ['index', [{ kind: 'folder', path: 'idx', files: [file('idx/1', 10), file('idx/2', 1)] }]],
      ]),
    },
  };
  assert.equal(inputBytes(message), 1111);
  const { segments, id, version } = message.content;
  const manifest = { bucket: 'b', key: 'k', size: 5 };
  assert.equal(inputBytes({ ...message, content: { segments, id, version, manifest, bytes: 77 } }), 77);
});

it('knows the size of a file, and of a manifest says nothing', () => {
  const message: FileMessage = {
    ...{ kind: 'file', run: 'r', step: 's', item: 'a', attempt: 1, trace: [], gather: false },
    input: { bucket: 'b', key: 'k', size: 42 },
  };
  assert.equal(inputBytes(message), 42);
  assert.equal(inputBytes({ ...message, gather: true }), undefined);
});
