import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isListed, listedVersions, parseIndex } from '../../src/catalog/catalog-index.ts';
import { namesRegistry, parseSettings } from '../../src/catalog/catalog-settings.ts';
import { parseExtendedSpec } from '../../src/catalog/read-extended-spec.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';

const SPEC = anExtendedSpec({ name: 'blur', version: '1.2.0' });

describe('reading an extended spec that anybody may have written', () => {
  const read = (text: string) => parseExtendedSpec(text, 'f', { name: 'blur', version: '1.2.0' });
  const spec = (changes: object) => JSON.stringify({ ...SPEC, ...changes });

  it('accepts what wrapping writes', () => {
    assert.deepEqual(read(JSON.stringify(SPEC)), SPEC);
  });
  for (const [what, text, says] of [
    ['text that is not JSON', '{', /f is not JSON: .* Restore the file as it was published/],
    ['null', 'null', /f:1:1: The document is null; it must be an object/],
    [
      'a spec that was never wrapped',
      '{\n"name": "blur"}',
      /f:1:1: The field "\w+" is missing.*And \d+ more mistakes\. Restore/,
    ],
    ['an unknown field', spec({ memory_md: 5 }), /f:1:\d+: There is no field "memory_md"/],
    ['text for a number', spec({ memory_mb: '5' }), /f:1:\d+: "memory_mb" is "5"; it must be a whole number/],
    [
      'another algorithm',
      spec({ name: 'other' }),
      /extended spec of other@1\.2\.0, but must be that of blur@1\.2\.0/,
    ],
    ['another version', spec({ version: '1.3.0\u001b[2J' }), /of blur@1\.3\.0\\u001b\[2J, but must be/],
    ['an image without its digest', spec({ container_name: 'ghcr.io/a/blur:1' }), /with its digest/],
    [
      'an invalid image name',
      spec({ container_name: `-x y@sha256:${'0'.repeat(64)}` }),
      /f: "container_name": /,
    ],
    [
      'an image of this machine',
      spec({ container_name: `oci:/etc@sha256:${'0'.repeat(64)}` }),
      /f: "container_name": /,
    ],
  ] as const)
    it(`refuses ${what}`, () => {
      assert.throws(() => read(text), { code: 'BAD_CATALOG', message: says });
    });
});

describe("reading a catalog's index that anybody may have written", () => {
  const versions = { '1.0.0-rc.1': { container_name: 'x', deprecated: 'slow', removed: true } };

  it('accepts what publishing writes', () => {
    const index = { algorithms: { blur: { description: 'd', versions } } };
    assert.deepEqual(parseIndex(JSON.stringify(index), 'i'), index);
    assert.deepEqual(parseIndex('{"algorithms":{}}', 'i'), { algorithms: {} });
  });

  it("finds no versions among the properties of JavaScript's own objects", () => {
    const index = parseIndex('{"algorithms":{}}', 'i');
    for (const name of ['constructor', 'toString', '__proto__'])
      assert.deepEqual(listedVersions(index, name), {});
    const named = parseIndex(JSON.stringify({ algorithms: { constructor: { versions } } }), 'i');
    assert.equal(isListed(named, { name: 'constructor', version: '1.0.0-rc.1' }), true);
    assert.equal(isListed(named, { name: 'constructor', version: 'toString' }), false);
  });

  for (const [what, text, says] of [
    ['text that is not JSON', 'x', /i is not JSON/],
    ['null', 'null', /i:1:1: The document is null/],
    ['no algorithms', '{}', /i:1:1: The field "algorithms" is missing/],
    ['a list', '{\n  "algorithms": []}', /i:2:17: "algorithms" is .*; it must be an object/],
    [
      'a name that leads out of the folder',
      '{"algorithms":{"../../etc":{"versions":{}}}}',
      /key "\.\.\/\.\.\/etc"/,
    ],
    ['a name that reaches into objects', '{"algorithms":{"__proto__":{"versions":{}}}}', /key "__proto__"/],
    ['a name that is a command', '{"algorithms":{"\\u001b[2J":{"versions":{}}}}', /key "\\u001b\[2J"/],
    [
      'an algorithm without versions',
      '{\n "algorithms": {\n  "csv-summary": {}}}',
      /i:3:18: The field "algorithms\.csv-summary\.versions" is missing.*Restore index\.json/,
    ],
    [
      'a version that leads out of the folder',
      '{"algorithms":{"a":{"versions":{"../1.0.0":{}}}}}',
      /key "\.\.\/1\.0\.0"/,
    ],
    [
      'a version that is not an object',
      '{"algorithms":{"a":{"versions":{"1.0.0":null}}}}',
      /"algorithms\.a\.versions\.1\.0\.0" is null/,
    ],
    [
      'a reason that is not text',
      '{"algorithms":{"a":{"versions":{"1.0.0":{"container_name":"x","deprecated":5}}}}}',
      /deprecated" is 5; it must be text/,
    ],
  ] as const)
    it(`refuses ${what}`, () => {
      assert.throws(() => parseIndex(text, 'i'), { code: 'BAD_CATALOG', message: says });
    });
});

describe("reading a catalog's settings", () => {
  for (const [what, text, says] of [
    ['an empty file', '', /s: The file is empty/],
    ['broken syntax', '{\n  "registry": "ghcr.io/a"\n', /s:\d:\d/],
    ['null', 'null', /s:1:1: The file must contain one JSON object/],
    ['no registry', '{}', /s:1:1: The field "registry" is missing.*ghcr\.io\/alice/],
    ['a registry that is empty', '{"registry":""}', /s:1:13: "registry" is empty/],
    [
      'one allowed registry that is not in a list',
      '{\n  "registry": "ghcr.io/a",\n  "allowed_registries": "ghcr.io"\n}',
      /s:3:25: "allowed_registries" is "ghcr\.io"; it must be a list/,
    ],
    [
      'a misspelled field',
      '{\n  "registry": "ghcr.io/a",\n  "allowed_registry": ["ghcr.io"]\n}',
      /s:3:3: There is no field "allowed_registry"; did you mean "allowed_registries"\?/,
    ],
    ['a field that stands twice', '{"registry":"a","registry":"b"}', /second time/],
    [
      'a registry with a scheme',
      '{"registry":"https://ghcr.io/a/"}',
      /s:1:13: .*Did you mean "ghcr\.io\/a"\?/,
    ],
    [
      'a registry in capital letters',
      '{"registry":"ghcr.io/Alice"}',
      /s:1:13: "registry" is "ghcr\.io\/Alice"/,
    ],
    ['no allowed registry', '{"registry":"a","allowed_registries":[]}', /s:1:38: .* is empty/],
    ['one twice', '{"registry":"a","allowed_registries":["a.b","a.b"]}', /has an entry twice/],
    ...(
      [
        ['alice', 'docker.io/alice'],
        ['GHCR.io', 'ghcr.io'],
        ['index.docker.io', 'docker.io'],
        ['https://ghcr.io', 'ghcr.io'],
      ] as const
    ).map(
      ([name, meant]) =>
        [
          `the allowed registry ${name}, which no image's name begins with`,
          JSON.stringify({ registry: 'a', allowed_registries: ['quay.io', name] }),
          new RegExp(`s:1:49: "allowed_registries\\[1\\]" is .*Did you mean "${meant}"\\?`),
        ] as const,
    ),
  ] as const)
    it(`refuses ${what}`, () => {
      assert.throws(() => parseSettings(text, 's'), { code: 'BAD_CATALOG', message: says });
    });

  it('accepts the least, and everything', () => {
    assert.deepEqual(parseSettings('{"registry":"ghcr.io/a"}', 's'), { registry: 'ghcr.io/a' });
    const all = {
      $schema: './schema/catalog.schema.json',
      registry: 'a',
      allowed_registries: ['ghcr.io/', 'docker.io', 'docker.io/library', 'localhost:5000/a'],
    };
    assert.deepEqual(parseSettings(JSON.stringify(all), 's'), all);
  });

  it('names the registries that may be inside a network: those of its own images and of those that it accepts', () => {
    const settings = {
      registry: 'registry.lab:5000/wrapped',
      allowed_registries: ['ghcr.io/alice/', '10.0.0.1'],
    };
    for (const [registry, isNamed] of [
      ['registry.lab:5000', true],
      ['ghcr.io', true],
      ['10.0.0.1', true],
      ['registry.lab', false],
      ['10.0.0.1:80', false],
      ['docker.io', false],
    ] as const)
      assert.equal(namesRegistry(settings, registry), isNamed, registry);
    assert.equal(namesRegistry({ registry: 'alice' }, 'docker.io'), true);
  });
});
