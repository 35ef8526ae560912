import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unreadableProgram } from '../../src/agent/unreadable-program.ts';

describe('what a shell says about a program for another machine', () => {
  for (const log of [
    'dash: 1: /opt/tool: Exec format error\n',
    'bash: line 1: /opt/tool: cannot execute binary file: Exec format error\n',
    'begins\n/opt/tool: line 1: syntax error: unexpected word (expecting ")")\n',
    '/opt/tool: line 1: syntax error: unexpected "("\n',
  ])
    it(`is understood: ${log.trim().split('\n').at(-1)}`, () =>
      assert.equal(
        unreadableProgram(log),
        'its shell cannot start /opt/tool, which was probably built for another machine',
      ));

  for (const log of [
    'sh: syntax error: unexpected end of file\n',
    '/opt/tool.py: line 12: syntax error: unexpected EOF\n',
    'dash: 1: /opt/tool: not found\n',
    '',
  ])
    it(`is not read into ${JSON.stringify(log)}`, () => assert.equal(unreadableProgram(log), undefined));
});
