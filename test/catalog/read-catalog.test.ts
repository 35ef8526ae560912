import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readExtendedSpec, readIndex } from '../../src/catalog/read-catalog.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';

const SPEC = anExtendedSpec({ name: 'blur', version: '1.2.0' });

describe('reading an extended spec that somebody else may have written', () => {
  it('takes what wrapping writes', () => {
    assert.deepEqual(readExtendedSpec(JSON.stringify(SPEC), 'f', 'blur', '1.2.0'), SPEC);
  });
  for (const [what, text, says] of [
    ['no JSON', '{', /f is not JSON/],
    ['null', 'null', /f is no extended spec: it must be object/],
    ['a spec that was never wrapped', JSON.stringify({ name: 'blur' }), /must have required property/],
    ['a field too many', JSON.stringify({ ...SPEC, time: 'now' }), /must NOT have additional properties/],
    ['a memory that is a text', JSON.stringify({ ...SPEC, memory_mb: '5' }), /\/memory_mb must be/],
    [
      'another algorithm',
      JSON.stringify({ ...SPEC, name: 'other' }),
      /it is other@1\.2\.0, and should be blur@1\.2\.0/,
    ],
    [
      'another version',
      JSON.stringify({ ...SPEC, version: '1.3.0\u001b[2J' }),
      /it is blur@1\.3\.0\\u001b\[2J, and should be/,
    ],
    [
      'an image without its digest',
      JSON.stringify({ ...SPEC, container_name: 'ghcr.io/a/blur:1' }),
      /\/container_name must match/,
    ],
    [
      'an image that is no name',
      JSON.stringify({ ...SPEC, container_name: `-x y@sha256:${'0'.repeat(64)}` }),
      /f is no extended spec: /,
    ],
    [
      'an image of the engine',
      JSON.stringify({ ...SPEC, container_name: `oci:/etc@sha256:${'0'.repeat(64)}` }),
      /f is no extended spec: /,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readExtendedSpec(text, 'f', 'blur', '1.2.0'), {
        code: 'BAD_CATALOG',
        message: says,
      });
    });
  }
});

describe("reading a catalog's index that somebody else may have written", () => {
  it('takes what publishing writes', () => {
    const index = {
      algorithms: {
        blur: {
          description: 'd',
          versions: { '1.0.0-rc.1': { container_name: 'x', deprecated: 'slow', removed: true } },
        },
      },
    };
    assert.deepEqual(readIndex(JSON.stringify(index), 'i'), index);
    assert.deepEqual(readIndex('{"algorithms":{}}', 'i'), { algorithms: {} });
  });
  for (const [what, text, says] of [
    ['no JSON', 'x', /i is not JSON/],
    ['null', 'null', /has no "algorithms"/],
    ['a list', '{"algorithms":[]}', /has no "algorithms"/],
    [
      'a name that leads out of the folder',
      '{"algorithms":{"../../etc":{"versions":{}}}}',
      /"\.\.\/\.\.\/etc" is no algorithm's name/,
    ],
    [
      'a name that reaches into objects',
      '{"algorithms":{"__proto__":{"versions":{}}}}',
      /"__proto__" is no algorithm's name/,
    ],
    [
      'a name that is a command',
      '{"algorithms":{"\\u001b[2J":{"versions":{}}}}',
      /"\\u001b\[2J" is no algorithm's name/,
    ],
    ['no versions', '{"algorithms":{"a":{}}}', /"a" has no "versions"/],
    [
      'a version that leads out of the folder',
      '{"algorithms":{"a":{"versions":{"../1.0.0":{}}}}}',
      /"a" has a version that is none/,
    ],
    [
      'a version that is no object',
      '{"algorithms":{"a":{"versions":{"1.0.0":null}}}}',
      /"a" has a version that is none/,
    ],
    [
      'a reason that is no text',
      '{"algorithms":{"a":{"versions":{"1.0.0":{"deprecated":5}}}}}',
      /"deprecated" that is no text/,
    ],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readIndex(text, 'i'), { code: 'BAD_CATALOG', message: says });
    });
  }
});
