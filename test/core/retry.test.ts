import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isConnectionError,
  isTransientStatus,
  nextDelay,
  RETRY_POLICY,
  retryAfter,
} from '../../src/core/retry.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('retryAfter', () => {
  for (const [header, expected] of [
    [undefined, undefined],
    ['0', 0],
    ['3', 3000],
    [' 1.5 ', 1500],
    ['Mon, 23 Nov 2026 12:01:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(header)}`, () => assert.equal(retryAfter(header, NOW), expected));
  }
});

describe('nextDelay', () => {
  const policy = { ...RETRY_POLICY, tries: 3, firstDelay: 100, longestDelay: 150, budget: 1000 };
  for (const [title, failed, waited, asked, random, expected] of [
    ['half of the delay at least', 1, 0, undefined, 0, 50],
    ['all of it at most', 1, 0, undefined, 0.999, 100],
    ['twice as much the next time, up to the longest', 2, 0, undefined, 0.999, 150],
    ['nothing after the last try', 3, 0, undefined, 0, undefined],
    ['what the registry asks for', 1, 0, 700, 0, 700],
    ['nothing when the registry asks for more than the budget', 1, 0, 1001, 0, undefined],
    ['nothing when the budget is used up', 1, 980, undefined, 0, undefined],
  ] as const) {
    it(`gives ${title}`, () => assert.equal(nextDelay(policy, failed, waited, asked, random), expected));
  }
});

describe('what is tried again', () => {
  it('statuses that mean "later"', () => {
    const tried = Array.from({ length: 600 }, (_, status) => status).filter(isTransientStatus);
    assert.deepEqual(tried, [408, 429, 499, 500, 502, 503, 504, 522]);
  });

  it('broken connections, a name server out of reach once, nothing else', () => {
    const error = (code: string) => Object.assign(new Error(code), { code });
    assert.ok(isConnectionError(error('ECONNRESET')) && isConnectionError(error('EPIPE')));
    assert.ok(isConnectionError(error('EAI_AGAIN'), 0) && !isConnectionError(error('EAI_AGAIN'), 1));
    assert.ok(
      !isConnectionError(error('ENOTFOUND')) &&
        !isConnectionError(error('ECONNREFUSED')) &&
        !isConnectionError(new Error('x')),
    );
  });
});
