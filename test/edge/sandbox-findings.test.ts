import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { asFinding } from '../../src/edge/sandbox.ts';

it('a spec gets no finding for what is wrong with this machine: its engine, and an agent that is not available', () => {
  const { signal } = new AbortController();
  for (const code of ['AGENT_UNAVAILABLE', 'ENGINE_ELSEWHERE'])
    assert.throws(() => asFinding(new Failure(code, 'no'), 'a/spec.json', '', signal), { code });
  const finding = asFinding(new Failure('IMAGE_NOT_FOUND', 'no'), 'a/spec.json', '', signal);
  assert.deepEqual([finding.code, finding.file], ['IMAGE_NOT_FOUND', 'a/spec.json']);
});
