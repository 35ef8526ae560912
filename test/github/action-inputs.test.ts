import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type DeployInputs,
  type PublishInputs,
  type RunInputs,
  readInputs,
} from '../../src/github/action-inputs.ts';

const read = (inputs: Readonly<Record<string, string>>) => readInputs((name) => inputs[name] ?? '');

describe('the action’s inputs for runs', () => {
  it('run: one workflow file, and its inputs, one a line', () => {
    assert.deepEqual(
      read({
        mode: 'run',
        workflow: 'a.workflow.json',
        inputs: 'data/*.csv\n\n s3://lab/x/ ',
        'github-token': 't',
      }),
      {
        mode: 'run',
        token: 't',
        workflow: 'a.workflow.json',
        inputs: ['data/*.csv', 's3://lab/x/'],
        wait: true,
      },
    );
    assert.deepEqual(read({ mode: 'run', workflow: 'a.json', run: 'run-1', wait: 'false' }), {
      ...{ mode: 'run', token: '', workflow: 'a.json', inputs: [], run: 'run-1', wait: false },
    });
    const more = { sheet: 'other.csv', out: 'results', 'time-limit': '1.5', 'no-cache': 'true' };
    assert.deepEqual(read({ mode: 'run', workflow: 'a.json', ...more }), {
      ...{ mode: 'run', token: '', workflow: 'a.json', inputs: [], wait: true },
      ...{ sheet: 'other.csv', out: 'results', timeLimit: 1.5, noCache: true },
    });
    // Where the workflow file names a sheet, that has the inputs.
    assert.deepEqual((read({ mode: 'run', workflow: 'a.json' }) as RunInputs).inputs, []);
    for (const wrong of [
      {},
      { workflow: 'a\nb', inputs: 'x' },
      { workflow: 'a', inputs: 'x', wait: 'maybe' },
      { workflow: 'a', inputs: 'x', out: 'results', wait: 'false' },
      { workflow: 'a', inputs: 'x', 'no-cache': 'yes' },
      { workflow: 'a', inputs: 'x', 'time-limit': '337' },
      { workflow: 'a', inputs: 'x', 'time-limit': 'two days' },
    ] as Record<string, string>[])
      assert.throws(() => read({ mode: 'run', ...wrong }), { code: 'BAD_INPUT' });
  });

  it('status: some workflow files or all, and one run or all', () => {
    assert.deepEqual(read({ mode: 'status' }), { mode: 'status', token: '', workflows: [] });
    assert.deepEqual(read({ mode: 'status', workflow: 'a\nb', run: 'run-1' }), {
      ...{ mode: 'status', token: '', workflows: ['a', 'b'], run: 'run-1' },
    });
  });

  it('deploy and destroy: a stack with other buckets is taken over only where that is said', () => {
    const given = { mode: 'destroy', workflow: 'a.json' };
    assert.deepEqual(read(given), { mode: 'destroy', token: '', workflows: ['a.json'], takeOver: false });
    assert.equal((read({ ...given, 'take-over': 'true' }) as DeployInputs).takeOver, true);
    assert.throws(() => read({ ...given, 'take-over': 'yes' }), /take-over must be true or false, not "yes"/);
  });

  it('plan and deploy: copies of images stay as they are unless it is said', () => {
    const mirror = (given: string) =>
      (read({ mode: 'plan', workflow: 'a.json', mirror: given }) as DeployInputs).mirror;
    assert.deepEqual(['', 'true', 'false'].map(mirror), [undefined, true, false]);
    assert.throws(() => mirror('yes'), /mirror must be true or false, not "yes"/);
  });

  it('names all modes after a misspelled one', () => {
    assert.throws(
      () => read({ mode: 'stats' }),
      /Did you mean "status"\? The modes are validate, .*destroy\./,
    );
  });
});

describe("the action's input agent", () => {
  const inputs = { mode: 'publish', 'github-token': 't' };
  it('says where publish reads the agent layer, and is left out when it is not set', () => {
    assert.equal(
      (read({ ...inputs, agent: 'mirror.example/agent:1' }) as PublishInputs).agent,
      'mirror.example/agent:1',
    );
    assert.ok(!('agent' in read(inputs)));
  });
});

it('the token that commits is an input of publish alone', () => {
  const given = { 'github-token': 'job', 'commit-token': 'app' };
  const publish = read({ mode: 'publish', ...given });
  assert.deepEqual([publish.token, 'commitToken' in publish && publish.commitToken], ['job', 'app']);
  assert.equal('commitToken' in read({ mode: 'review', ...given }), false);
});
