import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalJson, completeSpec, specDigest } from '../../src/spec/complete-spec.ts';
import type { Spec } from '../../src/spec/spec.ts';

const least: Spec = {
  name: 'blur',
  container_name: 'ghcr.io/alice/blur:1',
  run_command: '/blur $input $output',
  input_file_path: '/in',
  output_file_path: '/out',
  memory: { suggested: 128 },
};

describe('completeSpec', () => {
  it('fills in every default', () => {
    assert.deepEqual(completeSpec(least), {
      ...least,
      version: '1.0.0',
      memory: { minimal: 128, suggested: 128 },
      maintainers: [],
      authors: [],
      tags: [],
      output_name: '{name}',
      inputs: { patterns: ['*'] },
      instance_type: '',
      CPU: {},
      disk_gb: 20,
      timeout_minutes: 60,
      user_specified_environment_variables: [],
      port: [],
      exit_codes: {},
      tests: [],
    });
  });
  it('fills in the defaults of variables, ports and tests', () => {
    const complete = completeSpec({
      ...least,
      user_specified_environment_variables: [{ name: 'SEED' }],
      port: [{ port: 80 }],
      tests: [{ name: 't', input: 'a', expect: { contains: { b: 'x' } } }],
    });
    assert.deepEqual(complete.user_specified_environment_variables, [
      { name: 'SEED', required: false, type: 'string', secret: false },
    ]);
    assert.deepEqual(complete.port, [{ port: 80, protocol: 'tcp' }]);
    const expect = { exit_code: 0, outputs: [], sha256: {}, contains: { b: ['x'] } };
    assert.deepEqual(complete.tests, [{ name: 't', input: 'a', env: {}, expect }]);
  });
  it('keeps exit codes plain, unless they forbid another attempt', () => {
    const codesOf = (exit_codes: Spec['exit_codes']) => completeSpec({ ...least, exit_codes }).exit_codes;
    const plain = { 3: 'not an image' };
    assert.deepEqual(codesOf(plain), plain);
    assert.deepEqual(codesOf({ 3: { meaning: 'not an image' } }), plain);
    assert.deepEqual(codesOf({ 3: { meaning: 'not an image', retry: true } }), plain);
    const final = { 3: { meaning: 'not an image', retry: false } };
    assert.deepEqual(codesOf(final), final);
  });
  it('keeps named inputs and outputs as they are written, with their patterns', () => {
    const { inputs, outputs } = completeSpec({
      ...least,
      inputs: { b: { companions: ['{name}.bai'] }, a: { patterns: ['*.a'], count: [1, null] } },
      outputs: { all: { patterns: ['**'], optional: true } },
    });
    const expected = {
      a: { patterns: ['*.a'], count: [1, null] },
      b: { patterns: ['*'], companions: ['{name}.bai'] },
    };
    assert.equal(JSON.stringify(inputs), JSON.stringify(expected));
    assert.deepEqual(outputs, { all: { patterns: ['**'], optional: true } });
    assert.deepEqual(completeSpec({ ...least, inputs: {} }).inputs, {});
  });
  it('changes nothing that is complete', () => {
    const once = completeSpec(least);
    assert.equal(JSON.stringify(completeSpec(once)), JSON.stringify(once));
  });
});

describe('specDigest', () => {
  const digest = (spec: Spec) => specDigest(completeSpec(spec));

  it('is the same for specs that mean the same', () => {
    const reversed = Object.fromEntries(Object.entries(least).reverse()) as unknown as Spec;
    const full: Spec = {
      ...least,
      $schema: '../schema/spec.schema.json',
      version: '1.0.0',
      memory: { suggested: 128, minimal: 128 },
      input_file_path: '/in/',
      CPU: {},
      port: [],
    };
    assert.equal(digest(reversed), digest(least));
    assert.equal(digest(full), digest(least));
  });
  it('is another one for a spec that means something else', () => {
    assert.notEqual(digest({ ...least, memory: { ...least.memory, maximal: 512 } }), digest(least));
    assert.notEqual(digest({ ...least, run_command: '/blur $input' }), digest(least));
  });
});

describe('canonicalJson', () => {
  it('sorts keys at every level and leaves lists alone', () => {
    assert.equal(canonicalJson({ b: [{ d: 1, c: 2 }, 0], a: null }), '{"a":null,"b":[{"c":2,"d":1},0]}');
  });
});
