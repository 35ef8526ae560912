import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ItemRecord } from '../../src/protocol/run-record.ts';
import { listResults, resultsCsv } from '../../src/report/result-list.ts';

const anItem = (item: string, outputs: ItemRecord['outputs']): ItemRecord => ({
  ...{ step: 'align', item, state: 'COMPLETE', attempts: 1, reused: false, seconds: 1 },
  outputs,
});

describe('the list of results', () => {
  it('has a row for each file and output, with keys below the folder of results', () => {
    const results = listResults([
      anItem('a, "b"', [
        { key: 'x/a.bam', bytes: 3, sha256: 'f0', outputs: ['bam', 'all'] },
        { key: 'x/a.bam.bai', bytes: 1, sha256: 'f1', outputs: ['bam'], companion_of: 'x/a.bam' },
      ]),
      anItem('c', [{ key: 'c.txt', bytes: 2, sha256: 'f2' }]),
    ]);
    assert.deepEqual(
      results.map(({ output, key, companion_of }) => [output, key, companion_of]),
      [
        ['bam', 'align/x/a.bam', undefined],
        ['all', 'align/x/a.bam', undefined],
        ['bam', 'align/x/a.bam.bai', 'align/x/a.bam'],
        ['output', 'align/c.txt', undefined],
      ],
    );
    assert.equal(
      resultsCsv(results).split('\n')[1],
      '"a, ""b""",align,bam,align/x/a.bam,3,f0',
      'quoted as RFC 4180 says',
    );
  });
});
