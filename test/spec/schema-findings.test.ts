import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import specSchema from '../../catalog/schema/spec.schema.json' with { type: 'json' };
import workflowSchema from '../../catalog/schema/workflow.schema.json' with { type: 'json' };
import { DocumentSchema } from '../../src/spec/document-schema.ts';
import { readJson } from '../../src/spec/json/read-json.ts';
import { schemaFindings } from '../../src/spec/schema-findings.ts';

describe('schemaFindings', () => {
  it('says that an object is empty which must hold something', () => {
    const algorithms = [{ name: 'a@1.0.0' }, { name: 'b@1.0.0', gather: {} }];
    const workflow = { process: { type: 'sequence_run', algorithms } };
    const { json } = readJson(JSON.stringify(workflow), 'w.json');
    assert.deepEqual(
      schemaFindings(json, new DocumentSchema(workflowSchema)).map((each) => [each.code, each.message]),
      [
        [
          'EMPTY',
          '"process.algorithms[1].gather" is empty; write true or false or an object: { … } or remove it.',
        ],
      ],
    );
  });

  it('goes through the fields of an object once, however many of them are unknown', () => {
    const keys = Array.from({ length: 2000 }, (_, i) => `"key${i}": 1`);
    const { json } = readJson(`{"name": "x", ${keys.join(',')}}`, 'spec.json');
    const { children } = json.root!;
    let reads = 0;
    Object.defineProperty(json.root, 'children', {
      get() {
        reads += 1;
        return children;
      },
    });
    const findings = schemaFindings(json, new DocumentSchema(specSchema));
    assert.ok(findings.length >= 500);
    assert.equal(findings[0]?.path, '/key0');
    assert.ok(reads <= 5, `${reads} times`);
  });
});
