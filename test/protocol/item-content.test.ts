import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  contentJson,
  entriesJson,
  type ItemContent,
  readContent,
  readEntries,
  type StoredFile,
} from '../../src/protocol/item-content.ts';
import { itemDigest, readMarkerKey, segmentsDigest } from '../../src/protocol/object-keys.ts';

const file = (path: string, more: Partial<StoredFile> = {}): StoredFile => ({
  ...{ path, bucket: 'data', key: `in/r/${path}`, etag: `e-${path}`, size: 3 },
  // A checksum says more of the content than an ETag.
  version: more.sha256 ?? `e-${path}`,
  ...more,
});
const CONTENT: ItemContent = {
  segments: ['s 1', 'parts/1.csv'],
  id: 's 1/parts/1.csv',
  version: 'v1',
  files: new Map([
    [
      'reads',
      [{ kind: 'file', path: 'a', file: file('a'), companions: [file('a.i', { sha256: '0'.repeat(64) })] }],
    ],
    [
      'subject',
      [
        {
          kind: 'folder',
          path: 'sub-01',
          files: [file('sub-01/x'), file('sub-01/y', { access: 'requester-pays' })],
        },
      ],
    ],
    ['none', []],
  ]),
  variables: { PLOIDY: '2' },
  missing: ['s2'],
};
const problemsOf = (change: object): string[] => {
  const problems: string[] = [];
  const json = JSON.parse(JSON.stringify(contentJson(CONTENT)));
  readContent({ ...json, ...change }, (problem) => void problems.push(problem));
  return problems;
};

describe('the content of an item', () => {
  it('is read as it was written', () => {
    const reject = assert.fail;
    assert.deepEqual(readContent(JSON.parse(JSON.stringify(contentJson(CONTENT))), reject), CONTENT);
    assert.deepEqual(
      readEntries(JSON.parse(JSON.stringify(entriesJson(CONTENT.files))), 'outputs', reject),
      CONTENT.files,
    );
  });

  it('keeps a name of strangers that every object has', () => {
    const files = new Map([
      ['__proto__', [{ kind: 'file' as const, path: 'a', file: file('a'), companions: [] }]],
    ]);
    assert.deepEqual(
      readEntries(JSON.parse(JSON.stringify(entriesJson(files))), 'outputs', assert.fail),
      files,
    );
  });

  for (const [change, problem] of [
    [{ segments: 'x' }, 'segments is not a list'],
    [{ id: '' }, 'id is not a text'],
    [{ item_version: 3 }, 'item_version is not a text'],
    [{ variables: { A: 1 } }, 'variables is not an object of texts'],
    [{ files: [] }, 'files is not an object'],
    [{ files: { reads: [{ ...file('a'), etag: undefined }] } }, 'files.reads[0] lacks its ETag or size'],
    [{ files: { reads: [{ ...file('a'), path: 1 }] } }, 'files.reads[0].path is not a text'],
    [
      { files: { reads: [{ ...file('a'), sha256: 'x' }] } },
      'files.reads[0].sha256 is not 64 hexadecimal digits',
    ],
    [{ files: { x: [{ path: 'f', folder: {} }] } }, 'files.x[0].folder is not a list'],
    [{ missing: [1] }, 'missing[0] is not a text'],
  ] as const)
    it(`is refused where ${problem}`, () => assert.deepEqual(problemsOf(change), [problem]));
});

describe('segmentsDigest', () => {
  it("is today's digest for an item that was not scattered, and its beginning for one that was", () => {
    assert.equal(segmentsDigest(['a.csv']), itemDigest('a.csv'));
    assert.ok(segmentsDigest(['X', 'f']).startsWith(`${itemDigest('X')}-`));
  });

  it('tells a part from an uploaded file of the same name, and parts of parts from one another', () => {
    const digests = [['X/f'], ['X', 'f'], ['X', 'f', 'g'], ['X', 'f/g']].map(segmentsDigest);
    assert.equal(new Set(digests).size, 4);
  });

  it('is in keys that are read again', () => {
    const item = segmentsDigest(['X', 'f']);
    const key = `p/.pipewright/markers/r/s/${item}.${'0'.repeat(16)}.done`;
    assert.deepEqual(readMarkerKey(key), {
      run: 'r',
      step: 's',
      item,
      version: '0'.repeat(16),
      state: 'done',
    });
  });
});
