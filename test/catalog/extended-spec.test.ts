import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { indexCatalog } from '../../src/catalog/catalog-index.ts';
import { type ExtendedSpec, extendSpec } from '../../src/catalog/extended-spec.ts';
import { fargateSize } from '../../src/catalog/fargate-size.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { deriveWrap } from '../../src/wrap/derive.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { aSpec, putImage, TINY_AGENT } from '../fakes/image.ts';

async function extended(changes: Partial<Spec> = {}): Promise<ExtendedSpec> {
  await using folder = await temporaryFolder();
  const store = openLayout(folder.path);
  await putImage(store, 'it');
  const spec = aSpec(changes);
  const wrap = await deriveWrap(store, {
    name: 'ghcr.io/alice/blur:1.2',
    reference: 'it',
    spec,
    agent: TINY_AGENT,
  });
  return extendSpec(spec, wrap, TINY_AGENT, 'ghcr.io/pipewright/catalog/blur');
}

describe('the extended spec', () => {
  it('names the wrapped image by digest and the source as it was written', async () => {
    const spec = await extended();
    assert.match(spec.container_name, /^ghcr\.io\/pipewright\/catalog\/blur@sha256:[0-9a-f]{64}$/);
    assert.equal(spec.source_image.name, 'ghcr.io/alice/blur:1.2');
    assert.equal(spec.platforms[0]?.platform, 'linux/amd64');
    assert.equal(spec.revision, 1);
  });

  it('resolves sizes: the smallest Fargate size when CPU is not said', async () => {
    const small = await extended({ CPU: {}, memory: { suggested: 128 } });
    assert.deepEqual([small.instance_type, small.cpu_units, small.memory_mb], ['fargate', 256, 128]);
    assert.deepEqual(small.fargate, { cpu: 256, memory: 512 });
    const gpu = await extended({ gpu: { count: 1 }, instance_type: 'g5.xlarge', CPU: 3.5 });
    assert.deepEqual([gpu.instance_type, gpu.cpu_units, gpu.fargate], ['g5.xlarge', 3584, null]);
  });

  it("lists the user's variables and those of deploying", async () => {
    const spec = await extended({
      user_specified_environment_variables: [{ name: 'SEED', required: true, secret: true }],
    });
    assert.deepEqual(spec.environment[0], { name: 'SEED', required: true, from: 'user', secret: true });
    assert.ok(spec.environment.some((v) => v.name === 'PIPEWRIGHT_QUEUE_URL' && v.from === 'deploy'));
  });
});

describe('a Fargate size', () => {
  for (const [cpu, memory, size] of [
    [256, 512, { cpu: 256, memory: 512 }],
    [256, 513, { cpu: 256, memory: 1024 }],
    [256, 2049, { cpu: 512, memory: 3072 }],
    [1000, 100, { cpu: 1024, memory: 2048 }],
    [4096, 30721, { cpu: 8192, memory: 32768 }],
    [16384, 122880, { cpu: 16384, memory: 122880 }],
    [16384, 122881, null],
    [16385, 512, null],
  ] as const) {
    it(`for ${cpu} units and ${memory} MiB is ${size ? `${size.cpu}/${size.memory}` : 'none'}`, () => {
      assert.deepEqual(fargateSize(cpu, memory), size);
    });
  }
});

describe("the catalog's index", () => {
  it('sorts names and versions, by number', () => {
    const entry = (name: string, version: string): ExtendedSpec =>
      ({ name, version, container_name: `${name}@${version}` }) as ExtendedSpec;
    const index = indexCatalog([
      entry('b', '1.10.0'),
      entry('b', '1.9.0'),
      entry('b', '1.10.0-rc.1'),
      entry('a', '1.0.0'),
    ]);
    assert.deepEqual(Object.keys(index.algorithms), ['a', 'b']);
    assert.deepEqual(Object.keys(index.algorithms.b!.versions), ['1.9.0', '1.10.0-rc.1', '1.10.0']);
  });

  it('describes an algorithm as its newest version does, whatever is published last', () => {
    const extended = (version: string, description: string): ExtendedSpec =>
      ({ name: 'a', version, description, container_name: version }) as ExtendedSpec;
    const before = indexCatalog([extended('2.0.0', 'new')]);
    const paths = new Set(['a/spec.json', 'a/1.9.0.json', 'a/2.0.0.json']);
    const { a } = indexCatalog([extended('1.9.0', 'old')], { before, paths }).algorithms;
    assert.deepEqual([a?.description, Object.keys(a?.versions ?? {})], ['new', ['1.9.0', '2.0.0']]);
    assert.equal(
      indexCatalog([extended('2.1.0', 'newer')], { before, paths }).algorithms.a?.description,
      'newer',
    );
  });
});
