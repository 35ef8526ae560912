import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRunManifest, writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { expectedOf, newManifest, settingsOf } from '../../src/runs/new-run.ts';
import { aPlan, aStep } from '../fakes/plan.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';

const facts = { run: 'run-20261125T100000Z-00aa11', created_at: '2026-11-25T10:00:00.000Z' };
const takes = (patterns: string[]) => ({ spec: { inputs: { patterns } } });

describe('the manifest of a run', () => {
  it('counts the inputs of each first step, and records the steps', () => {
    const plan = aPlan(
      aStep('pictures', { ...takes(['*.jpg']), variables: { SIZE: '7' } }),
      aStep('all', takes(['*'])),
      aStep('later', { ...takes(['*']), needs: ['all'] }),
    );
    const expected = expectedOf(plan, ['a.jpg', 'b/c.jpg', 'd.txt', '.hidden']);
    const manifest = newManifest(plan, expected, facts);
    assert.deepEqual(manifest.expected, { pictures: 2, all: 3 });
    assert.deepEqual(
      manifest.steps.map(({ id, needs, variables, max_agents }) => ({ id, needs, variables, max_agents })),
      [
        { id: 'pictures', needs: [], variables: { SIZE: '7' }, max_agents: 10 },
        { id: 'all', needs: [], variables: {}, max_agents: 10 },
        { id: 'later', needs: ['all'], variables: {}, max_agents: 10 },
      ],
    );
    assert.deepEqual(readRunManifest(writeRunManifest(manifest)), manifest);
  });

  it('does not show secrets, and its settings change with variables and secrets', () => {
    const variable = { name: 'TOKEN', required: true, secret: true };
    const step = (value: string) =>
      aStep('a', {
        variables: { TOKEN: value },
        spec: { inputs: { patterns: ['*'] }, user_specified_environment_variables: [variable] } as never,
      });
    const [shown] = newManifest(aPlan(step('hidden')), {}, facts).steps;
    assert.ok(!JSON.stringify(shown).includes('hidden'));
    assert.equal(settingsOf(step('x')), settingsOf(step('x')));
    assert.notEqual(settingsOf(step('x')), settingsOf(step('y')));
    const withSecret = (TOKEN: string) => settingsOf({ ...step('x'), secrets: { TOKEN } });
    assert.equal(withSecret('arn:a'), withSecret('arn:a'));
    assert.notEqual(withSecret('arn:a'), withSecret('arn:b'));
  });

  it('is refused with a reason where it is invalid', () => {
    const text = (changes: object) => JSON.stringify({ ...aRunManifest(), ...changes });
    for (const [broken, why] of [
      ['{', /not JSON/],
      [text({ version: 2 }), /version is not 1/],
      [text({ created_at: 3 }), /created_at is missing/],
      [text({ expected: { a: -1 } }), /expected\.a is -1/],
      [text({ steps: undefined }), /steps is missing/],
      [text({ steps: [{ id: 1 }] }), /lacks its id/],
      [text({ time_limit_minutes: 0 }), /time_limit_minutes/],
    ] as const)
      assert.throws(() => readRunManifest(broken), why);
  });
});
