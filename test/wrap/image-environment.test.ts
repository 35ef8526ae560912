import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import {
  IMAGE_VARIABLE,
  type OriginalImage,
  readOriginalImage,
  readSpecVariable,
  SPEC_VARIABLE,
  steersAgent,
  VARIABLE_LIMIT_BYTES,
  writeOriginalImage,
  writeSpecVariable,
} from '../../src/wrap/image-environment.ts';
import { aSpec } from '../fakes/image.ts';

const spec = aSpec();

describe('the environment of a wrapped image', () => {
  const images: readonly OriginalImage[] = [
    { entrypoint: null, cmd: null, env: {} },
    { entrypoint: [], cmd: ['sh', '-c', 'echo "a b"'], env: { LD_PRELOAD: '/opt/x.so' } },
    { entrypoint: ['/entry point', ''], cmd: null, env: { NODE_OPTIONS: '--require /é', LD_AUDIT: '' } },
    { entrypoint: null, cmd: null, env: {}, stop_signal: 'SIGWINCH', healthcheck: { Test: ['CMD', 'x'] } },
  ];
  for (const image of images)
    it(`is read as it was written: ${JSON.stringify(image)}`, () => {
      assert.deepEqual(readOriginalImage(writeOriginalImage(image)), image);
    });

  it('is the same text whatever the order of the variables', () => {
    const env = { LD_PRELOAD: '/x', NODE_DEBUG: '*', AWS_REGION: 'x', OPENSSL_CONF: '/y' };
    const reversed = Object.fromEntries(Object.entries(env).reverse());
    assert.equal(
      writeOriginalImage({ entrypoint: null, cmd: null, env }),
      writeOriginalImage({ cmd: null, entrypoint: null, env: reversed }),
    );
  });

  for (const [name, steers] of [
    ['LD_PRELOAD', true],
    ['LD_LIBRARY_PATH', true],
    ['LD_TRACE_LOADED_OBJECTS', true],
    ['GLIBC_TUNABLES', true],
    ['NODE_OPTIONS', true],
    ['NODE_EXTRA_CA_CERTS', true],
    ['NODE_V8_COVERAGE', true],
    ['UV_THREADPOOL_SIZE', true],
    ['SSL_CERT_FILE', true],
    ['OPENSSL_MODULES', true],
    ['AWS_ENDPOINT_URL', true],
    ['ECS_CONTAINER_METADATA_URI_V4', true],
    ['PIPEWRIGHT_QUEUE_URL', true],
    ['PATH', false],
    ['NODE', false],
    ['OLD_PATH', false],
    ['MY_NODE_OPTIONS', false],
    ['http_proxy', false],
  ] as const)
    it(`${steers ? 'moves' : 'leaves'} ${name}`, () => assert.equal(steersAgent(name), steers));

  it('keeps only the variables that steer the agent', () => {
    assert.deepEqual(readOriginalImage('{"env":{"PATH":"/x","NODE_PATH":"/y"}}').env, { NODE_PATH: '/y' });
  });

  it('may be missing for the image, and not for the spec', () => {
    assert.deepEqual(readOriginalImage(undefined), { entrypoint: null, cmd: null, env: {} });
    assert.throws(() => readSpecVariable(undefined), /PIPEWRIGHT_SPEC is not set/);
  });

  for (const damaged of [
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"entrypoint":"sh"}',
    '{"cmd":[1]}',
    '{"env":[]}',
    '{"stop_signal":9}',
    '{"healthcheck":"x"}',
  ])
    it(`is refused when damaged: ${JSON.stringify(damaged)}`, () => {
      assert.throws(() => readOriginalImage(damaged), isFailure('AGENT_ENVIRONMENT', IMAGE_VARIABLE));
    });

  it('gives the spec back, and refuses one without its command', () => {
    assert.deepEqual(readSpecVariable(writeSpecVariable(spec)), spec);
    assert.throws(() => readSpecVariable('{"name":"x"}'), isFailure('AGENT_ENVIRONMENT', SPEC_VARIABLE));
  });

  it('fits into one environment variable to the last byte, counted in UTF-8', () => {
    const overhead =
      SPEC_VARIABLE.length + 2 + Buffer.byteLength(writeSpecVariable({ ...spec, description: '' }));
    const space = VARIABLE_LIMIT_BYTES - overhead;
    const full = 'é'.repeat(space / 2) + 'x'.repeat(space % 2);
    assert.ok(writeSpecVariable({ ...spec, description: full }));
    assert.throws(
      () => writeSpecVariable({ ...spec, description: `${full}x` }),
      isFailure('SPEC_TOO_LARGE', 'bytes'),
    );
  });
});

function isFailure(code: string, text: string): (error: unknown) => boolean {
  return (error) => error instanceof Failure && error.code === code && error.message.includes(text);
}
