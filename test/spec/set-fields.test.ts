import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from '../../src/core/finding.ts';
import { readJson } from '../../src/spec/json/read-json.ts';
import { setFields } from '../../src/spec/json/set-fields.ts';

const line = { base: 200, per_input_mb: 3.1 };

describe('setFields', () => {
  const cases: [what: string, before: string, after: string][] = [
    [
      'adds to one line',
      '{"memory": { "suggested": 512 }}',
      '{"memory": { "suggested": 512, "base": 200, "per_input_mb": 3.1 }}',
    ],
    [
      'without a blank',
      '{"memory":{"suggested":512}}',
      '{"memory":{"suggested":512, "base": 200, "per_input_mb": 3.1}}',
    ],
    [
      'adds lines where fields have their own, with the same line ends',
      '{\r\n\t"memory": {\r\n\t\t"minimal": 4,\r\n\t\t"suggested": 512\r\n\t}\r\n}\r\n',
      '{\r\n\t"memory": {\r\n\t\t"minimal": 4,\r\n\t\t"suggested": 512,\r\n\t\t"base": 200,\r\n\t\t"per_input_mb": 3.1\r\n\t}\r\n}\r\n',
    ],
    [
      'changes what is there, and nothing around it',
      '{"memory": {"per_input_mb":9,  "suggested": 512,\n "base":1}, "x": [ ]}',
      '{"memory": {"per_input_mb":3.1,  "suggested": 512,\n "base":200}, "x": [ ]}',
    ],
  ];
  for (const [what, before, after] of cases)
    it(what, () => {
      const { json } = readJson(before, 'spec.json');
      const text = applyEdits(before, setFields(json, ['memory'], line));
      assert.equal(text, after);
      JSON.parse(text);
    });

  it('does nothing where there is no object with fields', () => {
    const { json } = readJson('{"memory": {}, "x": 1}', 'spec.json');
    for (const at of [['memory'], ['x'], ['y']]) assert.deepEqual(setFields(json, at, line), []);
  });
});
