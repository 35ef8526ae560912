import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Cloud } from '../../src/deploy/cloud.ts';
import { codeArchive, dispatchPlanIn } from '../../src/deploy/code-archive.ts';
import type { CompiledWorkflow } from '../../src/deploy/compile.ts';
import { drain, stepsToDrain } from '../../src/deploy/drain.ts';
import { compiled, deployablePlan, deployableStep } from '../fakes/deployable.ts';

const CODE = Buffer.from('the dispatcher');

function flow(
  ...steps: (Pick<
    NonNullable<Parameters<typeof deployableStep>[1]>,
    'needs' | 'gather' | 'memory_mb' | 'spec'
  > & {
    id: string;
  })[]
): CompiledWorkflow {
  const all = steps.map(({ id, ...more }) => deployableStep(id, more));
  return compiled(deployablePlan({ workflow: 'flow' }, ...all));
}
const closed = (before: CompiledWorkflow, after: CompiledWorkflow) =>
  stepsToDrain(before.template.Metadata.Pipewright, after);

describe('steps that finish their items before a change', () => {
  const before = flow({ id: 'a' }, { id: 'b', needs: ['a'] }, { id: 'c', needs: ['b'] });

  it('are those that are removed, and those that get other results', () => {
    assert.deepEqual(closed(before, flow({ id: 'a' }, { id: 'c', needs: ['a'] })), ['b', 'c']);
    assert.deepEqual(closed(before, flow({ id: 'a' })), ['b', 'c']);
    assert.deepEqual(
      closed(before, flow({ id: 'a' }, { id: 'b', needs: ['a'] }, { id: 'c', needs: ['b'], gather: true })),
      ['c'],
    );
  });
  it('are none where the change only adds steps, or changes settings of one', () => {
    const more = flow(
      { id: 'c', needs: ['b'] },
      { id: 'b', needs: ['a'] },
      { id: 'a' },
      { id: 'd', needs: ['a'] },
    );
    assert.deepEqual(closed(before, more), []);
    const other = deployableStep('a', { variables: { SEED: '8' } });
    assert.deepEqual(closed(flow({ id: 'a' }), compiled(deployablePlan({ workflow: 'flow' }, other))), []);
  });

  const laned = (maximal: number) =>
    flow({ id: 'a', memory_mb: 1000, spec: { memory: { minimal: 1000, suggested: 1000, maximal } } });

  it('are those that lose a lane', () => {
    assert.deepEqual(closed(laned(8000), laned(1000)), ['a']);
    assert.deepEqual(closed(laned(8000), laned(2000)), ['a']);
    assert.deepEqual(closed(laned(2000), laned(8000)), []);
    assert.deepEqual(closed(flow({ id: 'a' }), laned(8000)), []);
  });

  /** As much of an account as draining sees; `backlog` is what is left at each look. */
  function account(backlog: (look: number) => number) {
    const said: string[] = [];
    const put = new Map<string, Uint8Array>();
    let look = 0;
    let held = '';
    const archive = codeArchive(CODE, before.dispatch).bytes;
    const cloud = {
      queues: { count: async () => ({ waiting: backlog(look), taken: 0 }) },
      sleep: async () => void look++,
      buckets: {
        get: async () => archive,
        put: async (_bucket: string, key: string, bytes: Uint8Array) => void put.set(key, bytes),
      },
      stacks: {
        describe: async () => ({ status: 'UPDATE_COMPLETE', outputs: {} }),
        events: async () => [],
        prepare: async (_name: string, _set: string, source: { text: string }) => {
          held = source.text;
          return [];
        },
        execute: async () => {},
      },
    } as unknown as Cloud;
    const draining = {
      plan: { workflow: 'flow' },
      cloud,
      code: CODE,
      changeSet: 'set',
      say: (line: string) => said.push(line),
      toSource: async (template: CompiledWorkflow['template']) => ({ text: JSON.stringify(template) }),
    };
    return {
      said,
      cloud,
      looks: () => look,
      /** What the dispatcher got meanwhile. */
      told() {
        const { Code } = JSON.parse(held).Resources.Dispatcher.Properties;
        return dispatchPlanIn(put.get(Code.S3Key)!);
      },
      drain: () => drain(['b'], JSON.stringify(before.template), before, draining),
    };
  }

  it('get no new items meanwhile, and are done when they had none for a minute', async () => {
    const { drain, told, said, looks } = account((look) => (look < 3 ? 3 - look : look === 5 ? 1 : 0));
    await drain();
    assert.deepEqual(told(), { ...before.dispatch, closed: ['b'] });
    assert.equal(looks(), 18);
    assert.ok(said.includes('  b has 3 items') && said.includes('  b has 1 item'), said.join('\n'));
  });
  it('are done when all their lanes are', async () => {
    const { said, cloud, drain: _ } = account(() => 0);
    const own = laned(8000);
    const asked = new Set<string>();
    const count = async (url: string) => {
      const name = url.replace(/.*_Work-/, '');
      const isFirst = !asked.has(name);
      asked.add(name);
      return { waiting: name === 'L2-a' && isFirst ? 2 : 0, taken: 0 };
    };
    await drain(['a'], JSON.stringify(own.template), own, {
      ...{ plan: { workflow: 'flow' }, code: CODE, changeSet: 'set', say: (line: string) => said.push(line) },
      cloud: { ...cloud, queues: { count } },
      toSource: async (template) => ({ text: JSON.stringify(template) }),
    });
    assert.deepEqual([...asked], ['a', 'L1-a', 'L2-a', 'L3-a']);
    assert.ok(said.includes('  a has 2 items'), said.join('\n'));
  });
  it('are left as they are if they are not done in half an hour', async () => {
    const { drain, looks } = account(() => 2);
    await assert.rejects(drain(), { code: 'STEP_BUSY', message: /b has 2 items\. Nothing is lost/ });
    assert.equal(looks(), 360);
  });
});
