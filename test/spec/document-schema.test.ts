import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { extendSpec } from '../../src/catalog/extended-spec.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import type { Schema } from '../../src/spec/document-schema.ts';
import { deriveWrap } from '../../src/wrap/derive.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { aSpec, putImage, TINY_AGENT } from '../fakes/image.ts';

const FOLDER = join(import.meta.dirname, '../../catalog/schema');
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8'));
const NAMES = ['spec', 'extended', 'catalog', 'workflow'];

/** Every schema inside a schema. */
function* all(
  schema: Schema,
  at = '#',
): Generator<[at: string, schema: Schema & { default?: unknown; examples?: unknown[] }]> {
  yield [at, schema];
  for (const table of ['properties', 'definitions'] as const) {
    for (const [name, inner] of Object.entries(
      (schema as Record<string, Record<string, Schema>>)[table] ?? {},
    ))
      yield* all(inner, `${at}/${table}/${name}`);
  }
  if (schema.items) yield* all(schema.items, `${at}/items`);
}

describe('the schemas', () => {
  // Unknown words are mistakes here: strict mode finds them.
  const ajv = new Ajv({
    allowUnionTypes: true,
    schemas: NAMES.map(read),
    keywords: ['markdownDescription', 'patternErrorMessage', 'defaultSnippets'],
  });

  for (const name of NAMES) {
    const schema = read(name);
    it(`${name}: is draft-07, with its own examples and defaults allowed`, () => {
      assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
      assert.ok(ajv.validateSchema(schema), ajv.errorsText());
      for (const [at, { examples = [], default: standard }] of all(schema)) {
        for (const example of standard === undefined ? examples : [...examples, standard]) {
          const check = ajv.compile({ $ref: `${schema.$id}${at}` });
          assert.ok(check(example), `${at}: ${JSON.stringify(example)} ${ajv.errorsText(check.errors)}`);
        }
      }
    });
    it(`${name}: describes every field, and takes no others`, () => {
      for (const [at, inner] of all(schema)) {
        if (/\/properties\/[^/]+$/.test(at) && !inner.$ref) assert.match(inner.description ?? '', /\.$/, at);
        // Inputs have names that their author chooses.
        if (inner.properties && at !== '#/properties/inputs')
          assert.equal((inner as { additionalProperties?: boolean }).additionalProperties, false, at);
        if (inner.pattern && (name === 'spec' || name === 'workflow'))
          assert.ok(inner.patternErrorMessage, at);
      }
    });
  }

  it('extended: takes what wrapping writes, and no field besides', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    await putImage(store, 'it');
    const spec = aSpec({
      ...{ gpu: { count: 1 }, deprecated: { reason: 'old' }, port: [{ port: 80 }] },
      inputs: { reads: { count: [1, null] }, index: { folder: true, companions: ['{name}.x?'] } },
      outputs: { all: { patterns: ['**'], optional: true } },
      tests: [{ name: 't', item: 'a', inputs: { reads: 'b' }, expect: { outputs: { all: [] } } }],
    });
    const wrap = await deriveWrap(store, {
      name: spec.container_name,
      reference: 'it',
      spec,
      agent: TINY_AGENT,
    });
    const written = JSON.parse(
      JSON.stringify(extendSpec(spec, wrap, TINY_AGENT, 'ghcr.io/pipewright/catalog/blur')),
    );
    const check = ajv.getSchema(read('extended').$id)!;
    assert.ok(check(written), ajv.errorsText(check.errors));
    assert.ok(!check({ ...written, time: 'now' }));
  });
  it('extended: has every field of a spec', () => {
    const fields = Object.keys(read('spec').properties).filter((field) => field !== '$schema');
    for (const field of fields) assert.ok(Object.hasOwn(read('extended').properties, field), field);
  });
});
