import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeBlocks, changeCounts, kindCounts } from '../../src/report/change-list.ts';
import { PLAIN, print } from '../../src/text/printer.ts';

const change = { id: 'X', type: 'AWS::SQS::Queue', details: [] };
const CHANGES = [
  { ...change, action: 'Remove', type: 'AWS::IAM::Role', id: 'R' },
  {
    ...change,
    action: 'Modify',
    replacement: 'True',
    details: [{ property: '/Properties/Name', before: 'a', after: 'b' }],
  },
  { ...change, action: 'Add' },
  { ...change, action: 'Add', id: 'Y' },
] as const;

describe('changes of a stack', () => {
  it('are grouped, removals last, and point out permissions', () => {
    assert.equal(
      print(changeBlocks(CHANGES), PLAIN),
      `2 to create:
  + X (AWS::SQS::Queue)
  + Y (AWS::SQS::Queue)
1 to replace:
  ± X (AWS::SQS::Queue): /Properties/Name (a → b)
1 to delete:
  - R (AWS::IAM::Role)
Permissions change: R. Review these before you agree.
`,
    );
  });

  it('are counted by what happens, and new ones by kind', () => {
    assert.equal(changeCounts(CHANGES), '2 to create, 1 to replace, 1 to delete');
    assert.equal(changeCounts(CHANGES, true), '2 created, 1 replaced, 1 deleted');
    const others = [{ ...CHANGES[2], type: 'AWS::EC2::Route' }];
    assert.equal(kindCounts(CHANGES), '3 queues, 1 role');
    assert.equal(kindCounts([...CHANGES, ...others]), '3 queues, 1 role, and 1 that connect them');
  });
});
