import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '../../src/workflow/sheet-table.ts';

describe('readTable', () => {
  it('reports the first row above the limit at its place, but no blank lines', () => {
    const text = 'item\n"a\n"\n\nb\n\n';
    const read = (given: string) => readTable({ file: 's.csv', text: given }, 2);
    assert.deepEqual(read(text).findings, []);
    const { rows, findings } = read(`${text}c\nd\n`);
    assert.equal(rows.length, 2);
    assert.deepEqual(
      findings.map(({ code, severity, range }) => [code, severity, range?.start]),
      [['TOO_MANY_ROWS', 'error', { line: 7, column: 1 }]],
    );
  });
});
