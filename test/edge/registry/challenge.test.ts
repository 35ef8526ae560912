import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseChallenges } from '../../../src/edge/registry/challenge.ts';

describe('parseChallenges', () => {
  const bearer = {
    scheme: 'bearer',
    parameters: { realm: 'https://a.example/token', service: 's', scope: 'repository:x:pull,push' },
  };
  for (const [title, text, expected] of [
    [
      'one bearer challenge, with a comma inside quotes',
      'Bearer realm="https://a.example/token",service="s",scope="repository:x:pull,push"',
      [bearer],
    ],
    [
      'two challenges, in order',
      'Basic realm="a, b", Bearer realm="https://a.example/token", service=s, scope="repository:x:pull,push"',
      [{ scheme: 'basic', parameters: { realm: 'a, b' } }, bearer],
    ],
    [
      'the other order, as Codeberg writes it',
      'Bearer realm="https://a.example/token",service="s",scope="repository:x:pull,push",Basic realm="r"',
      [bearer, { scheme: 'basic', parameters: { realm: 'r' } }],
    ],
    ['any case', 'BASIC Realm="r"', [{ scheme: 'basic', parameters: { realm: 'r' } }]],
    ['escaped quotes', 'Basic realm="a \\"b\\""', [{ scheme: 'basic', parameters: { realm: 'a "b"' } }]],
    ['an unclosed quote', 'Basic realm="abc', [{ scheme: 'basic', parameters: { realm: 'abc' } }]],
    ['a scheme alone', 'Negotiate', [{ scheme: 'negotiate', parameters: {} }]],
    ['nonsense', '"""===,,,', []],
    ['nothing', undefined, []],
  ] as const) {
    it(`reads ${title}`, () => assert.deepEqual(parseChallenges(text), expected));
  }

  it('ends quickly on long nonsense', () => {
    assert.ok(parseChallenges(`Bearer ${'a="'.repeat(100_000)}`).length <= 2);
  });
});
