import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  algorithmEnvironment,
  originalEnvironment,
  variableValues,
} from '../../src/agent/algorithm-environment.ts';
import type { Variable } from '../../src/spec/spec.ts';
import { aSpec } from '../fakes/image.ts';

const specWith = (variables: readonly Variable[]) =>
  aSpec({ user_specified_environment_variables: [...variables] });
const image = { entrypoint: null, cmd: null, env: { LD_PRELOAD: '/x.so', NODE_OPTIONS: '--image' } };

describe('the environment', () => {
  const container = {
    PATH: '/bin',
    SEED: '9',
    NODE_OPTIONS: '--started-with',
    PIPEWRIGHT_SPEC: '{}',
    PIPEWRIGHT_IMAGE: '{}',
    PIPEWRIGHT_QUEUE_URL: 'q',
    AWS_SESSION_TOKEN: 't',
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2',
    ECS_CONTAINER_METADATA_URI_V4: 'u',
    AWSOME: 'yes',
  };
  it('of the algorithm holds defaults and what was moved aside, and leads to no credentials', () => {
    const spec = specWith([{ name: 'SEED', default: 1 }, { name: 'FAST', default: false }, { name: 'NOTE' }]);
    assert.deepEqual(algorithmEnvironment(container, image, spec), {
      LD_PRELOAD: '/x.so',
      NODE_OPTIONS: '--started-with',
      SEED: '9',
      FAST: 'false',
      PATH: '/bin',
      AWSOME: 'yes',
    });
  });
  it("of the image's own program is as if the image were not wrapped", () => {
    const { PIPEWRIGHT_SPEC, PIPEWRIGHT_IMAGE, ...rest } = container;
    assert.deepEqual(originalEnvironment(container, image), { ...rest, LD_PRELOAD: '/x.so' });
  });
});

describe('declared variables', () => {
  it('have their value, else their default, else nothing', () => {
    const spec = specWith([{ name: 'A' }, { name: 'B', default: 2 }, { name: 'C', default: 3 }]);
    assert.deepEqual(variableValues(spec, { B: '5' }), { A: '', B: '5', C: '3' });
  });
  it('have no value from the properties that every object has', () => {
    const spec = specWith([{ name: 'toString' }, { name: 'constructor', required: true }]);
    assert.throws(() => variableValues(spec, {}), { code: 'VARIABLE_MISSING', message: /constructor/ });
    assert.deepEqual(variableValues(spec, { constructor: 'x' } as never), { toString: '', constructor: 'x' });
  });
  it('that are required and missing are all named, with how to give them', () => {
    const spec = specWith([
      { name: 'A', required: true, description: 'the size' },
      { name: 'B', required: true },
      { name: 'C', required: true, default: 1 },
    ]);
    assert.throws(() => variableValues(spec, {}), /needs A \(the size\), B: .*-e A=… -e B=…'/);
  });
  const types: readonly [type: NonNullable<Variable['type']>, value: string, fits: boolean][] = [
    ['integer', '-12', true],
    ['integer', '1.5', false],
    ['number', '1e-3', true],
    ['number', 'Infinity', false],
    ['number', '1,5', false],
    ['boolean', 'true', true],
    ['boolean', 'maybe', false],
    ['string', '1', true],
  ];
  for (const [type, value, fits] of types)
    it(`of type ${type} ${fits ? 'may' : 'may not'} be ${JSON.stringify(value)}`, () => {
      const values = (): unknown => variableValues(specWith([{ name: 'A', type }]), { A: value });
      if (fits) assert.deepEqual(values(), { A: value });
      else assert.throws(values, /A must be an? .*-e A=…/);
    });
  it('that are secret are not repeated', () => {
    const spec = specWith([{ name: 'A', type: 'integer', secret: true }]);
    assert.throws(
      () => variableValues(spec, { A: 'hunter2' }),
      (error: Error) => !error.message.includes('hunter2'),
    );
  });
});
