import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fixText } from '../../src/spec/apply-fixes.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { examineWorkflow } from '../../src/workflow/parse-workflow.ts';

const GIVEN = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/first-example.json'), 'utf8'));
/** What container_wrapper.py adds to the variables of the file that it was given. */
const ADDED = [
  { name: 'output_s3_name', required: true },
  { name: 'sqs', required: true },
  { name: 'LOG_LVL', required: false },
  { name: 'NAME', required: true },
  { name: 'AWS_DEFAULT_REGION', required: true },
  { name: 'AWS_DEFAULT_OUTPUT', required: true },
  { name: 'AWS_ACCESS_KEY_ID', required: true },
  { name: 'AWS_SECRET_ACCESS_KEY', required: true },
];
const detailed = (variables: readonly object[]) => ({
  ...GIVEN,
  container_name: 'wangyx2005/change123-s3:1',
  instance_type: 't2.micro',
  user_specified_environment_variables: variables,
});

const examine = (text: string) => parseSpec(text, 'catalog/change123-s3/spec.json').findings;
const serious = (text: string) =>
  examine(text)
    .filter(({ severity }) => severity !== 'hint')
    .map(({ code, path }) => `${code} ${path}`);
const textOf = (spec: object) => JSON.stringify(spec, null, 4);
const fixed = (spec: object) => JSON.parse(fixText(textOf(spec), examine).text);

describe('the detailed file of container_wrapper.py', () => {
  const own = GIVEN.user_specified_environment_variables;
  for (const [what, variables, left] of [
    ['as it was written', [...own, ...ADDED], own],
    ['of an algorithm without variables', ADDED, []],
    ['in another order', [...ADDED.slice(0, 3), ...own, ...ADDED.slice(3)], own],
    ['without keys', [...own, ...ADDED.slice(0, 4)], own],
  ] as const) {
    it(`is one mistake in the variables, and one word about the image: ${what}`, () => {
      const spec = detailed(variables);
      assert.deepEqual(serious(textOf(spec)), [
        'WRAPPED_ELSEWHERE /container_name',
        'WRAPPER_VARIABLES /user_specified_environment_variables',
      ]);
      const result = fixed(spec);
      assert.deepEqual(result.user_specified_environment_variables, left);
      assert.deepEqual(result, detailed(left));
      assert.deepEqual(serious(textOf(result)), []);
    });
  }
  it('leads to the image before it, and to the old names of results', () => {
    const messages = examine(textOf(detailed([...own, ...ADDED])))
      .map(({ message }) => message)
      .join('\n');
    assert.match(messages, /Better name your own image/);
    assert.match(messages, /"output_name": "Result-change123-s3-\{name\}"/);
    assert.match(messages, /"output_s3_name", "sqs", "LOG_LVL", "NAME" and 4 more/);
  });
  it('is not seen in an algorithm that has a NAME or an AWS variable of its own', () => {
    assert.deepEqual(serious(textOf(detailed([{ name: 'NAME' }, { name: 'LOG_LVL' }]))), []);
    assert.deepEqual(serious(textOf(detailed([{ name: 'AWS_ACCESS_KEY_ID' }]))), [
      'RESERVED_VARIABLE /user_specified_environment_variables/0/name',
    ]);
  });
});

describe('older spellings', () => {
  const { memory, port, CPU, ...rest } = GIVEN;
  for (const [what, change, right] of [
    ['"Memory"', { Memory: memory, port, CPU }, { memory, port, CPU }],
    ['fields of memory', { memory: { Minimal: '50', suggensted: '128' }, port, CPU }, { memory, port, CPU }],
    ['"cpu"', { memory, port, cpu: '2' }, { memory, port, CPU: 2 }],
    ['a port as text', { memory, port: '9090', CPU }, { memory, port: [{ port: 9090 }], CPU }],
    ['a port as a number', { memory, port: 9090, CPU }, { memory, port: [{ port: 9090 }], CPU }],
    [
      'ports as texts',
      { memory, port: ['9090/tcp', '53/UDP'], CPU },
      {
        memory,
        port: [
          { port: 9090, protocol: 'tcp' },
          { port: 53, protocol: 'udp' },
        ],
        CPU,
      },
    ],
    [
      'a port mapped to itself',
      { memory, port: ['9090:9090'], CPU },
      { memory, port: [{ port: 9090 }], CPU },
    ],
    [
      'a port as one object',
      { memory, port: { port: '9090', protocol: 'TCP' }, CPU },
      { memory, port: [{ port: 9090, protocol: 'tcp' }], CPU },
    ],
    [
      'capital letters in ports',
      { memory, port: [{ Port: 9090, Protocol: 'tcp' }], CPU },
      { memory, port, CPU },
    ],
    [
      'an empty field',
      { memory: { minimal: '', suggested: 128 }, port, CPU },
      { memory: { suggested: 128 }, port, CPU },
    ],
  ] as const) {
    it(`are corrected: ${what}`, () => {
      assert.notDeepEqual(serious(textOf({ ...rest, ...change })), []);
      assert.deepEqual(fixed({ ...rest, ...change }), { ...rest, ...right });
      assert.deepEqual(serious(textOf({ ...rest, ...right })), []);
    });
  }
  it('are corrected: yes and no', () => {
    const variables = [
      { name: 'A', required: 'y' },
      { name: 'B', required: 'no' },
      { name: 'C', required: '' },
    ];
    assert.deepEqual(
      fixed({ ...GIVEN, user_specified_environment_variables: variables })
        .user_specified_environment_variables,
      [{ name: 'A', required: true }, { name: 'B', required: false }, { name: 'C' }],
    );
  });
  it('are left where they have two meanings: a port mapped to another', () => {
    assert.deepEqual(fixed({ ...GIVEN, port: ['80:9090'] }).port, ['80:9090']);
  });
});

describe("yunpipe's workflow file", () => {
  const request = (change: object, variables: object = {}) => ({
    input_s3_name: 'container-clouds-input',
    output_s3_name: 'container-clouds-output',
    key_pair: 'wyx-cci',
    account_id: '183351756044',
    region: 'us-east-1',
    process: { type: 'single_run', algorithms: [{ name: 'change123-s3', port: [], variables }] },
    ...change,
  });
  const read = (text: string) => examineWorkflow(text, 'f').report.findings;
  const fix = (file: object) => JSON.parse(fixText(JSON.stringify(file), read).text);

  it('is valid', () => {
    const found = read(JSON.stringify(request({}, { TEST_ENV: 'blah blah blah' })));
    assert.deepEqual(
      found.filter(({ severity }) => severity !== 'hint'),
      [],
    );
  });
  it('gets the id of an account as text', () => {
    assert.equal(fix(request({ account_id: 183351756044 })).account_id, '183351756044');
    const text = JSON.stringify(request({})).replace('"183351756044"', '012345678901');
    assert.equal(JSON.parse(fixText(text, read).text).account_id, '012345678901');
  });
});
