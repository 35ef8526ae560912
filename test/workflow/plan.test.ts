import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Variable } from '../../src/spec/spec.ts';
import { compilePlan, type Plan, shownVariables } from '../../src/workflow/plan.ts';
import type { Workflow, WorkflowAlgorithm } from '../../src/workflow/workflow.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';

interface Step extends Partial<WorkflowAlgorithm> {
  readonly declares?: readonly Variable[];
}

const ARN = 'arn:aws:ssm:us-east-1:183351756044:parameter/token';

/** Plans a graph of steps, each with an algorithm of its own. */
function planOf(workflow: Partial<Workflow>, steps: Readonly<Record<string, Step>>): Plan {
  const process = { type: 'graph', algorithms: [] } as const;
  const resolved = Object.entries(steps).map(([id, { declares = [], needs = [], ...algorithm }]) => ({
    id,
    path: [],
    needs,
    gather: false,
    ports: [],
    algorithm: { name: id, ...algorithm },
    spec: anExtendedSpec({ name: id, user_specified_environment_variables: declares }),
  }));
  return compilePlan({ process, ...workflow }, 'w', { name: 'c' }, { input: 'in/', output: '' }, resolved);
}
const stepOf = (workflow: Partial<Workflow>, step: Step) => planOf(workflow, { a: step }).steps[0]!;

describe('compilePlan', () => {
  for (const [setting, step, workflow, fallback] of [
    ['max_attempts', 1, 5, 3],
    ['max_agents', 2, 7, 10],
    ['compute', 'ec2-spot', 'fargate', 'auto'],
  ] as const) {
    it(`takes ${setting} from the step, else from the workflow, else the default`, () => {
      assert.equal(stepOf({ [setting]: workflow }, { [setting]: step })[setting], step);
      assert.equal(stepOf({ [setting]: workflow }, {})[setting], workflow);
      assert.equal(stepOf({}, { [setting]: step })[setting], step);
      assert.equal(stepOf({}, {})[setting], fallback);
    });
  }

  it('puts a variable with an ARN into the secrets only, despite a default or a value', () => {
    const declares = [
      { name: 'TOKEN', secret: true, default: 'from the spec' },
      { name: 'LEVEL', type: 'number', default: 3 },
    ] as const;
    for (const variables of [undefined, { TOKEN: 'from the step' }]) {
      const { variables: plain, secrets } = stepOf({ secrets: { TOKEN: ARN } }, { declares, variables });
      assert.deepEqual(plain, { LEVEL: '3' });
      assert.deepEqual(secrets, { TOKEN: ARN });
    }
  });

  it('keeps a secret without an ARN out of what reports show', () => {
    const declares = [{ name: 'TOKEN', secret: true, default: 'x' }, { name: 'LEVEL' }];
    const step = stepOf({}, { declares, variables: { LEVEL: 'low' } });
    assert.deepEqual(step.variables, { TOKEN: 'x', LEVEL: 'low' });
    assert.deepEqual(shownVariables(step), { LEVEL: 'low' });
  });

  it('gives a variable that has the name of an inherited property only what the file says', () => {
    const declares = [{ name: 'constructor' }, { name: 'toString', default: 'x' }];
    const { variables, secrets } = stepOf({ secrets: {} }, { declares, variables: {} });
    assert.deepEqual({ ...variables, ...secrets }, { toString: 'x' });
  });

  it('puts each step after those that it needs, and otherwise keeps the order of the file', () => {
    const plan = planOf(
      {},
      { last: { needs: ['middle', 'free'] }, middle: { needs: ['first'] }, free: {}, first: {} },
    );
    assert.deepEqual(
      plan.steps.map(({ id, reads }) => [id, ...reads]),
      [
        ['free', 'in/'],
        ['first', 'in/'],
        ['middle', 'first/'],
        ['last', 'middle/', 'free/'],
      ],
    );
  });
});
