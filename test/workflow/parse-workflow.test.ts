import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fixText } from '../../src/spec/apply-fixes.ts';
import { examineWorkflow, hasProcess } from '../../src/workflow/parse-workflow.ts';

const FIRST = readFileSync(join(import.meta.dirname, '../fixtures/first-workflow.json'), 'utf8');
const ARN = 'arn:aws:ssm:us-east-1:183351756044:parameter/token';

/** A workflow with which nothing is wrong and to which nothing is to be added. */
const SOUND = {
  name: 'tides',
  input_s3_name: 'tides-in',
  output_s3_name: 'tides-out',
  region: 'eu-central-1',
  process: {
    type: 'graph',
    algorithms: [
      { name: 'outliers@1.0.0', variables: { THRESHOLD: 4 } },
      { name: 'merge', id: 'all', needs: ['outliers'], gather: true },
      { name: 'summary', needs: ['all', 'outliers'] },
    ],
  },
};

const parse = (workflow: unknown) =>
  examineWorkflow(
    typeof workflow === 'string' ? workflow : JSON.stringify(workflow, null, 2),
    'w.json',
  ).report.result();
const brief = (workflow: unknown) =>
  parse(workflow).findings.map((f) => `${f.severity} ${f.code} ${f.path}`.trim());
const messageOf = (workflow: unknown, code: string) =>
  parse(workflow).findings.find((finding) => finding.code === code)?.message ?? '';
const graph = (...algorithms: object[]) => ({ ...SOUND, process: { type: 'graph', algorithms } });
const fixed = (text: string) => fixText(text, (t) => parse(t).findings).text;

describe('examineWorkflow on sound files', () => {
  it('takes the file that the format comes from', () => {
    const { document, findings } = parse(FIRST);
    assert.deepEqual(findings, []);
    assert.deepEqual(document, JSON.parse(FIRST));
  });
  it('has nothing to say about a sound graph', () => {
    assert.deepEqual(parse(SOUND).findings, []);
  });
  it('takes every field', () => {
    const full = {
      $schema: '../catalog/schema/workflow.schema.json',
      ...SOUND,
      catalog: 'alice/catalog@v1',
      prefix: { input: 'in/', output: 'out' },
      account_id: '183351756044',
      key_pair: 'mine',
      compute: 'fargate-spot',
      max_agents: 5,
      max_attempts: 1,
      network: 'isolated',
      subnets: ['subnet-0a1b2c3d', 'subnet-0a1b2c3d4e5f67890'],
      secrets: {
        TOKEN: ARN,
        KEY: 'arn:aws-us-gov:secretsmanager:us-gov-west-1:183351756044:secret:k-AbCdEf',
      },
      port_sources: ['192.0.2.0/24', '2001:db8::/32'],
      tags: { 'cost-center': '4711', 'lab: Zürich': 'sea and sky' },
      sources: {
        's3://sentinel-cogs/tiles/': {},
        's3://paid-data/': { requester_pays: true },
        's3://open-data/x/': { unsigned: true },
        's3://open-data/xy/': { unsigned: true, requester_pays: false },
      },
      permissions_boundary: 'arn:aws:iam::183351756044:policy/lab/boundary',
      deploy_role: 'arn:aws:iam::183351756044:role/cloudformation-lab',
      process: {
        type: 'sequence_run',
        algorithms: [
          { name: 'a', port: [80, { port: 53, protocol: 'udp' }, { port: 81 }] },
          {
            name: 'a',
            variables: { T: 'two\nlines', N: 1.5, B: true },
            compute: 'ec2',
            max_agents: 1,
            max_attempts: 2,
          },
        ],
      },
    };
    assert.deepEqual(parse(full).findings, []);
  });
  it('needs only a process to run on this machine, and says what deploying needs', () => {
    const { document, findings } = parse({ process: SOUND.process });
    assert.ok(document);
    assert.deepEqual(
      findings.map((f) => `${f.severity} ${f.code} ${f.path}`),
      [
        'hint MISSING_FIELD /input_s3_name',
        'hint MISSING_FIELD /output_s3_name',
        'hint MISSING_FIELD /region',
      ],
    );
  });
});

describe('examineWorkflow on files with mistakes', () => {
  const one = (algorithm: object, more: object = {}) => ({
    ...SOUND,
    ...more,
    process: { type: 'single_run', algorithms: [{ name: 'a', ...algorithm }] },
  });
  for (const [what, workflow, expected] of [
    ['nothing', '', 'error EMPTY_FILE'],
    ['no object', '[]', 'error NOT_AN_OBJECT'],
    ['no process', { ...SOUND, process: undefined }, 'error MISSING_FIELD /process'],
    ['no algorithms', { ...SOUND, process: { type: 'graph' } }, 'error MISSING_FIELD /process/algorithms'],
    [
      'an empty list',
      { ...SOUND, process: { type: 'graph', algorithms: [] } },
      'error EMPTY /process/algorithms',
    ],
    [
      'an unknown type',
      { ...SOUND, process: { type: 'dag', algorithms: [{ name: 'a', gather: true, needs: ['b'] }] } },
      'error NOT_ONE_OF /process/type',
    ],
    [
      'a placeholder for the account',
      one({}, { account_id: 'your-aws-account-id' }),
      'error BAD_FORM /account_id',
    ],
    ['an account as a number', one({}, { account_id: 183351756044 }), 'error WRONG_TYPE /account_id'],
    ['a region that is a zone', one({}, { region: 'us-east-1a' }), 'error BAD_FORM /region'],
    ['a bucket in capitals', one({}, { input_s3_name: 'My_Bucket' }), 'error BAD_FORM /input_s3_name'],
    ['a bucket like an address', one({}, { input_s3_name: '10.0.0.1' }), 'error BAD_FORM /input_s3_name'],
    ['a bucket with two dots', one({}, { output_s3_name: 'a..b' }), 'error BAD_FORM /output_s3_name'],
    ['a prefix that starts at the root', one({}, { prefix: '/data' }), 'error BAD_FORM /prefix'],
    ['a prefix that leads up', one({}, { prefix: { input: 'a/../b' } }), 'error BAD_FORM /prefix/input'],
    ['a name that is not a folder name', one({}, { name: 'Tide gauges' }), 'error BAD_FORM /name'],
    ['a subnet that is none', one({}, { subnets: ['subnet-1'] }), 'error BAD_FORM /subnets/0'],
    ['an ARN of something else', one({}, { secrets: { T: 'arn:aws:s3:::b' } }), 'error BAD_FORM /secrets/T'],
    ['a secret with a bad name', one({}, { secrets: { 'a-b': ARN } }), 'error BAD_KEY /secrets/a-b'],
    [
      'an address without its size',
      one({}, { port_sources: ['192.0.2.1'] }),
      'error BAD_FORM /port_sources/0',
    ],
    [
      'an address beyond 255',
      one({}, { port_sources: ['192.0.2.256/24'] }),
      'error BAD_FORM /port_sources/0',
    ],
    [
      'addresses of the whole internet',
      one({}, { port_sources: ['0.0.0.0/0', '::/0'] }),
      ['warning OPEN_TO_ALL /port_sources/0', 'warning OPEN_TO_ALL /port_sources/1'],
    ],
    ['a tag of AWS', one({}, { tags: { 'aws:x': '1' } }), 'error BAD_KEY /tags/aws:x'],
    ['a tag without a value', one({}, { tags: { a: '' } }), 'error EMPTY /tags/a'],
    [
      'tags that IAM takes for the same',
      one({}, { tags: { Team: 'a', team: 'b' } }),
      'error TAGS_ALIKE /tags/team',
    ],
    [
      'a role and a boundary of another account',
      one(
        {},
        {
          account_id: '183351756044',
          permissions_boundary: 'arn:aws:iam::111122223333:policy/b',
          deploy_role: 'arn:aws:iam::111122223333:role/r',
        },
      ),
      ['error OTHER_ACCOUNT /permissions_boundary', 'error OTHER_ACCOUNT /deploy_role'],
    ],
    ['a budget of nothing', one({}, { budget: { run_usd: 0 } }), 'error BAD_VALUE /budget/run_usd'],
    [
      'a budget with another unit',
      one({}, { budget: { run_eur: 5 } }),
      'error UNKNOWN_FIELD /budget/run_eur',
    ],
    [
      "a run's budget above the month's",
      one({}, { budget: { run_usd: 50, month_usd: 20 } }),
      'hint BUDGET_ORDER /budget/run_usd',
    ],
    ['a budget that only keeps accounts', one({}, { budget: {} }), []],
    [
      'a budget, and instances that it cannot hold',
      one({ compute: 'ec2' }, { budget: { run_usd: 5 } }),
      'hint BUDGET_NOT_HELD /process/algorithms/0/compute',
    ],
    ['a source without its scheme', one({}, { sources: { 'tiles/': {} } }), 'error BAD_KEY /sources/tiles~1'],
    [
      'a source that is not a folder',
      one({}, { sources: { 's3://cogs/tiles': {} } }),
      'error BAD_KEY /sources/s3:~1~1cogs~1tiles',
    ],
    [
      'a source with a wildcard',
      one({}, { sources: { 's3://cogs/t*/': {} } }),
      'error BAD_KEY /sources/s3:~1~1cogs~1t*~1',
    ],
    [
      'a source that is read in two ways',
      one({}, { sources: { 's3://cogs/': { requester_pays: true, unsigned: true } } }),
      'error SOURCE_ACCESS /sources/s3:~1~1cogs~1/unsigned',
    ],
    [
      'sources inside each other',
      one({}, { sources: { 's3://cogs/a/': {}, 's3://cogs/': {}, 's3://cogs-b/': {} } }),
      'error SOURCES_OVERLAP /sources/s3:~1~1cogs~1',
    ],
    [
      'the own places as sources',
      one(
        {},
        {
          input_s3_name: 'raw-data',
          output_s3_name: 'new-data',
          prefix: 'flow',
          sources: { 's3://raw-data/flow/a/': {}, 's3://raw-data/other/': {}, 's3://new-data/': {} },
        },
      ),
      [
        'error SOURCE_IS_OWN /sources/s3:~1~1raw-data~1flow~1a~1',
        'error SOURCE_IS_OWN /sources/s3:~1~1new-data~1',
      ],
    ],
    ['a name for a role', one({}, { deploy_role: 'admin' }), 'error BAD_FORM /deploy_role'],
    ['no attempts', one({ max_attempts: 0 }), 'error OUT_OF_RANGE /process/algorithms/0/max_attempts'],
    ['half an agent', one({}, { max_agents: 0.5 }), 'error WRONG_TYPE /max_agents'],
    ['an unknown compute', one({ compute: 'lambda' }), 'error NOT_ONE_OF /process/algorithms/0/compute'],
    ['a port beyond 65535', one({ port: [70000] }), 'error OUT_OF_RANGE /process/algorithms/0/port/0'],
    [
      'a port without its number',
      one({ port: [{ protocol: 'tcp' }] }),
      'error MISSING_FIELD /process/algorithms/0/port/0/port',
    ],
    [
      'a variable that is an object',
      one({ variables: { A: {} } }),
      'error WRONG_TYPE /process/algorithms/0/variables/A',
    ],
    [
      'a variable with a bad name',
      one({ variables: { 'a b': 1 } }),
      'error BAD_KEY /process/algorithms/0/variables/a b',
    ],
    ['an algorithm with blanks', one({ name: 'csv summary' }), 'error BAD_FORM /process/algorithms/0/name'],
    [
      'two algorithms in single_run',
      { ...SOUND, process: { type: 'single_run', algorithms: [{ name: 'a' }, { name: 'b' }] } },
      'error SEVERAL_ALGORITHMS /process/type',
    ],
    [
      'needs in a sequence',
      {
        ...SOUND,
        process: { type: 'sequence_run', algorithms: [{ name: 'a' }, { name: 'b', needs: ['a'] }] },
      },
      'error NEEDS_OUTSIDE_GRAPH /process/algorithms/1/needs',
    ],
    [
      'an unknown need',
      graph({ name: 'outliers' }, { name: 'b', needs: ['outlier'], gather: true }),
      'error UNKNOWN_STEP /process/algorithms/1/needs/0',
    ],
    [
      'a need of itself',
      graph({ name: 'a', needs: ['a'] }),
      'error NEEDS_ITSELF /process/algorithms/0/needs/0',
    ],
    [
      'a need twice',
      graph({ name: 'a' }, { name: 'b', needs: ['a', 'a'] }),
      'warning DUPLICATE_ENTRY /process/algorithms/1/needs/1',
    ],
    [
      'an id twice',
      graph({ name: 'a', id: 'x' }, { name: 'b', id: 'x' }),
      'error DUPLICATE_ID /process/algorithms/1/id',
    ],
    ['a reserved id', graph({ name: 'a', id: 'runs' }), 'error RESERVED_ID /process/algorithms/0/id'],
    [
      'a property of every object as id',
      graph({ name: 'a', id: 'constructor' }),
      'error RESERVED_ID /process/algorithms/0/id',
    ],
    [
      'a cycle',
      graph({ name: 'a', needs: ['c'] }, { name: 'b', needs: ['a'] }, { name: 'c', needs: ['b'] }),
      'error CYCLE /process/algorithms/0/needs',
    ],
    [
      'a step that waits for a cycle',
      graph({ name: 'z', needs: ['b'] }, { name: 'a', needs: ['b'] }, { name: 'b', needs: ['a'] }),
      ['warning UNREACHABLE_STEP /process/algorithms/0/needs', 'error CYCLE /process/algorithms/1/needs'],
    ],
    [
      'two cycles',
      graph(
        { name: 'a', needs: ['b'] },
        { name: 'b', needs: ['a'] },
        { name: 'c', needs: ['d'] },
        { name: 'd', needs: ['c'] },
      ),
      ['error CYCLE /process/algorithms/0/needs', 'error CYCLE /process/algorithms/2/needs'],
    ],
    ['one bucket for both', { ...SOUND, output_s3_name: 'tides-in' }, 'error PLACES_OVERLAP /output_s3_name'],
    [
      'one folder for both',
      { ...SOUND, output_s3_name: 'tides-in', prefix: 'x' },
      'error PLACES_OVERLAP /prefix',
    ],
    [
      'results inside the inputs',
      { ...SOUND, output_s3_name: 'tides-in', prefix: { input: 'x', output: 'x/results' } },
      'error PLACES_OVERLAP /prefix',
    ],
    [
      'inputs inside the results',
      { ...SOUND, output_s3_name: 'tides-in', prefix: { input: 'x/in' } },
      'error PLACES_OVERLAP /prefix',
    ],
    [
      'a key twice',
      JSON.stringify(SOUND).replace('"name"', '"region": "us-east-1", "name"'),
      'error DUPLICATE_KEY /region',
    ],
    [
      'a comment and a comma',
      `// mine\n${JSON.stringify(SOUND).replace(/}$/, ',}')}`,
      ['error COMMENT', 'error TRAILING_COMMA'],
    ],
    [
      'a hidden character',
      one({ variables: { A: 'x\u200b' } }),
      'error HIDDEN_CHARACTER /process/algorithms/0/variables/A',
    ],
  ] as const) {
    it(`finds ${what}`, () => assert.deepEqual(brief(workflow), [expected].flat()));
  }

  it('takes two folders of one bucket, also where one name starts like the other', () => {
    for (const prefix of [
      { input: 'in', output: 'out' },
      { input: 'data', output: 'data2' },
    ])
      assert.deepEqual(brief({ ...SOUND, output_s3_name: 'tides-in', prefix }), []);
  });
  it('finds several mistakes in one pass, each at its place', () => {
    const text = `{\n  "regoin": "us-east-1",\n  "account_id": "x",\n  "process": { "type": "single_run", "algorithms": [{ "name": 5 }] },\n}`;
    const found = parse(text).findings.map(
      (f) => `${f.range?.start.line}:${f.range?.start.column} ${f.code}`,
    );
    assert.deepEqual(found, [
      '1:1 MISSING_FIELD',
      '1:1 MISSING_FIELD',
      '2:3 UNKNOWN_FIELD',
      '3:17 BAD_FORM',
      '4:63 WRONG_TYPE',
      '4:69 TRAILING_COMMA',
    ]);
  });
  it('says what is meant', () => {
    assert.match(
      messageOf(one({}, { account_id: 'your-aws-account-id' }), 'BAD_FORM'),
      /"account_id" is "your-aws-account-id"; it must be the 12 digits of an AWS account in double quotes/,
    );
    assert.match(
      messageOf(graph({ name: 'outliers' }, { name: 'b', needs: ['outlier'] }), 'UNKNOWN_STEP'),
      /no step "outlier"; did you mean "outliers"\?/,
    );
    assert.match(
      messageOf(graph({ name: 'xyz' }, { name: 'b', needs: ['q'] }), 'UNKNOWN_STEP'),
      /; choose from "xyz"\.$/,
    );
    assert.match(
      messageOf(
        graph({ name: 'a', needs: ['c'] }, { name: 'b', needs: ['a'] }, { name: 'c', needs: ['b'] }),
        'CYCLE',
      ),
      /"a" needs "c" needs "b" needs "a"\. Remove/,
    );
    assert.match(
      messageOf({ ...SOUND, output_s3_name: 'tides-in' }, 'PLACES_OVERLAP'),
      /would start the workflow again/,
    );
  });
  it('gives steps of one algorithm unique ids', () => {
    const steps = graph(
      { name: 'a@1.0.0' },
      { name: 'a' },
      { name: 'b', id: 'a-2' },
      { name: 'runs', needs: ['a', 'a-3', 'a-2'] },
    );
    assert.deepEqual(brief(steps), []);
    assert.deepEqual(
      brief({
        ...steps,
        process: {
          ...steps.process,
          algorithms: [...steps.process.algorithms, { name: 'z', needs: ['runs-1'] }],
        },
      }),
      [],
    );
  });
  it('refuses a file with a thousand steps, and terminates', () => {
    const many = graph(...Array.from({ length: 1000 }, (_, i) => ({ name: 'a', needs: [`a-${i}`] })));
    const { findings } = parse(many);
    assert.ok(findings.some((f) => f.code === 'TOO_MANY'));
  });
});

describe('fixes of workflow files', () => {
  for (const [what, before, after] of [
    ['a field by another name', '"steps"', '"algorithms"'],
    ['a typing mistake', '"algoritms"', '"algorithms"'],
  ] as const) {
    it(`fixes ${what}`, () => {
      const text = FIRST.replace('"algorithms"', before);
      assert.equal(fixed(text), FIRST.replace('"algorithms"', after));
    });
  }
  for (const [what, good, bad] of [
    ['an account without quotes', '"183351756044"', '183351756044'],
    ['a bucket with its scheme', '"container-clouds-input"', '"s3://container-clouds-input/"'],
    ['a type in capitals', '"single_run"', '"SINGLE_RUN"'],
    ['a single port', '"port": []', '"port": "80"'],
    ['another name for variables', '"variables"', '"environment"'],
    ['a bucket by another name', '"input_s3_name"', '"input_bucket"'],
  ] as const) {
    it(`fixes ${what}`, () => {
      const text = fixed(FIRST.replace(good, bad));
      assert.equal(text, what === 'a single port' ? FIRST.replace(good, '"port": [80]') : FIRST);
    });
  }
  it('does not guess an account, a bucket or a step', () => {
    for (const text of [
      FIRST.replace('183351756044', 'your-aws-account-id'),
      FIRST.replace('container-clouds-input', 'My Bucket'),
      JSON.stringify(graph({ name: 'outliers' }, { name: 'b', needs: ['outlier'] })),
    ])
      assert.equal(fixed(text), text);
  });
});

describe('hasProcess', () => {
  it('tells workflow files from specs, sound or not', () => {
    assert.ok(hasProcess(FIRST));
    assert.ok(hasProcess('{ "process": {'));
    for (const text of ['', '[]', '{}', '{ "run_command": "process" }', 'process'])
      assert.ok(!hasProcess(text));
  });
});
