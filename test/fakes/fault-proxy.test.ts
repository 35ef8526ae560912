import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import { FAULTS, type Fault, openFaultProxy } from './fault-proxy.ts';

const QUICK = FAULTS.filter((fault) => fault !== 'slow body');

/** A server that counts its calls. */
async function target(t: TestContext) {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end(`answer ${++calls} `.repeat(1000)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, calls: () => calls };
}

/** What a caller sees: the length of a good answer, the status of a bad one, or `broken`. */
async function call(url: string): Promise<string> {
  try {
    const response = await fetch(url, { method: 'PUT', body: 'x' });
    const text = await response.text();
    return response.ok ? `${text.length}` : String(response.status);
  } catch {
    return 'broken';
  }
}

describe('the fault proxy', () => {
  it('does the same to the same calls when the seed is the same', async (t) => {
    const { url } = await target(t);
    const seen: string[][] = [];
    for (const seed of [7, 7, 8]) {
      await using proxy = await openFaultProxy(url, { seed, share: 0.5, faults: QUICK });
      const answers: string[] = [];
      // The same for each object, in any order of objects.
      const keys = Array.from({ length: 40 }, (_, i) => `/bucket/${(i * 7) % 40}`);
      for (const key of seen.length === 1 ? keys.toReversed() : keys)
        answers.push(`${key} ${(await call(proxy.endpoint + key)).replace(/^9000$|^\d{5}$/, 'good')}`);
      seen.push(answers.sort());
    }
    assert.deepEqual(seen[1], seen[0]);
    assert.notDeepEqual(seen[2], seen[0]);
  });

  const cases: Record<Fault, [seen: string, reachesTarget: boolean]> = {
    'error 500': ['500', false],
    'error 500 after': ['500', true],
    'slow down 503': ['503', false],
    'too many 429': ['429', false],
    reset: ['broken', false],
    'reset after': ['broken', true],
    'reset within the answer': ['broken', true],
    'slow body': ['9000', true],
  };
  for (const fault of FAULTS) {
    const [seen, reaches] = cases[fault];
    it(`${fault}: the caller sees ${seen}, and the call had ${reaches ? 'its' : 'no'} effect`, async (t) => {
      const { url, calls } = await target(t);
      await using proxy = await openFaultProxy(url, { seed: 1, share: 1, faults: [fault] });
      assert.equal(await call(proxy.endpoint), seen);
      assert.equal(calls(), reaches ? 1 : 0);
      assert.deepEqual(proxy.counts(), { calls: 1, faults: { [fault]: 1 } });
    });
  }
});
