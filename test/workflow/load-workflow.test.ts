import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { newestVersion } from '../../src/catalog/catalog-index.ts';
import { Failure } from '../../src/core/failure.ts';
import { fingerprintOf } from '../../src/local/fingerprint.ts';
import { settingsOf } from '../../src/runs/new-run.ts';
import { fixTextAsync } from '../../src/spec/apply-fixes.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { loadWorkflow, validateWorkflows } from '../../src/workflow/load-workflow.ts';
import type { PlannedStep } from '../../src/workflow/plan.ts';
import { aCatalog, anExtendedSpec } from '../fakes/catalog.ts';

const FIRST = readFileSync(join(import.meta.dirname, '../fixtures/first-workflow.json'), 'utf8');
const FIRST_SPEC = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/first-example.json'), 'utf8'),
) as Spec;
const ARN = 'arn:aws:ssm:us-east-1:183351756044:parameter/token';
const PLACES = { input_s3_name: 'tides-in', output_s3_name: 'tides-out', region: 'eu-central-1' };

const CATALOG = aCatalog([
  anExtendedSpec({ ...FIRST_SPEC }),
  anExtendedSpec({
    name: 'csv-summary',
    inputs: { patterns: ['*.csv'] },
    output_name: '{stem}.json',
    tests: [
      { name: 't', input: 'a.csv', expect: { outputs: ['a.json'] } },
      { name: 'fails', input: 'b.csv', expect: { exit_code: 4 } },
    ],
  }),
  anExtendedSpec({ name: 'csv-summary', version: '1.2.0' }),
  anExtendedSpec({ name: 'csv-summary', version: '2.0.0-rc.1' }),
  anExtendedSpec({
    name: 'outliers',
    inputs: { patterns: ['*.csv'] },
    output_name: '{stem}',
    tests: [{ name: 't', input: 'a.csv', expect: { contains: { 'a/outliers.csv': 'x' } } }],
    user_specified_environment_variables: [
      { name: 'THRESHOLD', type: 'number', default: 3.5 },
      { name: 'COUNT', type: 'integer' },
      { name: 'STRICT', type: 'boolean' },
      { name: 'COLUMN', required: true, description: 'The column to check.' },
      { name: 'TOKEN', secret: true, required: true },
    ],
    port: [{ port: 9090 }, { port: 53, protocol: 'udp' }],
  }),
  anExtendedSpec({ name: 'untested', inputs: { patterns: ['*.png'] }, output_name: '{stem}.txt' }),
  anExtendedSpec({ name: 'any' }),
  anExtendedSpec({
    name: 'typed',
    user_specified_environment_variables: [
      { name: 'MODE', type: 'choice', choices: ['fast', 'exact'] },
      { name: 'REGIONS', type: 'list', pattern: 'chr\\d+' },
      { name: 'THREADS', type: 'integer', minimum: 1, maximum: 8 },
    ],
  }),
  anExtendedSpec({ name: 'sized', memory: { minimal: 200, suggested: 256 } }),
  anExtendedSpec({ name: 'gpu', gpu: { count: 1 } }),
  anExtendedSpec({ name: 'old' }),
  anExtendedSpec({ name: 'old', version: '1.0.1', deprecated: { reason: 'slow', replaced_by: 'any' } }),
]);
const open = async () => CATALOG;
const load = (workflow: unknown, catalog = open) =>
  loadWorkflow(
    typeof workflow === 'string' ? workflow : JSON.stringify(workflow, null, 2),
    'flows/W.workflow.json',
    catalog,
  );
const brief = async (workflow: unknown, catalog = open) =>
  (await load(workflow, catalog)).findings.map((f) => `${f.severity} ${f.code} ${f.path}`.trim());
const messageOf = async (workflow: unknown, code: string) =>
  (await load(workflow)).findings.find((finding) => finding.code === code)?.message ?? '';

const STEP = '/process/algorithms/0';
const one = (algorithm: object, more: object = {}) => ({
  ...PLACES,
  ...more,
  process: { type: 'single_run', algorithms: [algorithm] },
});
const chain = (...names: string[]) => ({
  ...PLACES,
  process: { type: 'sequence_run', algorithms: names.map((name) => ({ name })) },
});
const OUTLIERS = { name: 'outliers@1.0.0', variables: { COLUMN: 'x' } };
const SECRET = { secrets: { TOKEN: ARN } };
const outliers = (variables: object, more: object = SECRET) =>
  one({ ...OUTLIERS, variables: { ...OUTLIERS.variables, ...variables } }, more);

describe('the sizes of a step', () => {
  const sizes = { memory: 300, CPU: 2, disk_gb: 50, timeout_minutes: 90 };
  const stepWith = async (more: object) =>
    (await load(one({ name: 'sized@1.0.0', ...more }))).plan!.steps[0]!;

  it('are those of the workflow file, in the step as in its spec', async () => {
    const step = await stepWith(sizes);
    const { cpu_units, memory_mb, disk_gb, timeout_minutes, limits, spec } = step;
    const expected = { cpu_units: 2048, memory_mb: 300, disk_gb: 50, timeout_minutes: 90 };
    assert.deepEqual({ cpu_units, memory_mb, disk_gb, timeout_minutes }, expected);
    assert.deepEqual(limits, { disk_gb: 50, timeout_minutes: 90 });
    assert.deepEqual([spec.memory, spec.CPU], [{ minimal: 200, suggested: 300 }, 2]);
    assert.deepEqual(
      [spec.cpu_units, spec.memory_mb, spec.disk_gb, spec.timeout_minutes, spec.fargate],
      [2048, 300, 50, 90, { cpu: 2048, memory: 4096 }],
    );
  });

  it("are else those of the spec, and the agent's own limits stay", async () => {
    const { cpu_units, memory_mb, limits } = await stepWith({});
    assert.deepEqual([cpu_units, memory_mb, limits], [256, 256, undefined]);
    assert.deepEqual((await stepWith({ memory: 200 })).cpu_units, 256);
  });

  it('do not change what results depend on', async () => {
    assert.equal(settingsOf(await stepWith(sizes)), settingsOf(await stepWith({})));
    const fingerprint = (step: PlannedStep) =>
      fingerprintOf(
        { step, path: 'a', input: { kind: 'file', file: { path: 'a', file: '/a' } } },
        new Map(),
        {},
      );
    assert.equal(fingerprint(await stepWith(sizes)), fingerprint(await stepWith({})));
  });
});

describe('loadWorkflow', () => {
  it('plans the file that the format comes from, with a hint only', async () => {
    const { plan, findings } = await load(FIRST);
    assert.deepEqual(
      findings.map((f) => `${f.severity} ${f.code} ${f.path}`),
      [`hint VERSION_NOT_PINNED ${STEP}/name`],
    );
    assert.equal(plan?.workflow, 'w');
    assert.deepEqual(plan?.steps[0]?.variables, { TEST_ENV: 'blah blah blah' });
    assert.deepEqual(plan?.steps[0]?.ports, []);
  });

  for (const [what, workflow, expected] of [
    ['an unknown algorithm', one({ name: 'csv-sumary@1.0.0' }), `error UNKNOWN_ALGORITHM ${STEP}/name`],
    [
      'an algorithm with the name of an inherited property',
      one({ name: 'constructor' }),
      `error UNKNOWN_ALGORITHM ${STEP}/name`,
    ],
    ['an unknown version', one({ name: 'csv-summary@3.0.0' }), `error UNKNOWN_VERSION ${STEP}/name`],
    ['a deprecated version', one({ name: 'old@1.0.1' }), `warning DEPRECATED_ALGORITHM ${STEP}/name`],
    [
      'a version whose successor is deprecated',
      one({ name: 'old@1.0.0' }),
      `warning DEPRECATED_ALGORITHM ${STEP}/name`,
    ],
    [
      'a GPU on Fargate',
      one({ name: 'gpu@1.0.0', compute: 'fargate' }),
      `error TOO_LARGE_FOR_FARGATE ${STEP}/compute`,
    ],
    [
      'a GPU on a workflow of Fargate',
      one({ name: 'gpu@1.0.0' }, { compute: 'fargate-spot' }),
      'error TOO_LARGE_FOR_FARGATE /compute',
    ],
    [
      'processors that an image is not for',
      one({ name: 'sized@1.0.0', architecture: 'arm64' }, { architecture: 'x86_64' }),
      `error NO_PLATFORM ${STEP}/architecture`,
    ],
    [
      'processors of the workflow that an image is not for',
      one({ name: 'sized@1.0.0' }, { architecture: 'arm64' }),
      'error NO_PLATFORM /architecture',
    ],
    [
      'results of the last step that do not stay',
      one({ name: 'sized@1.0.0', keep: 'last' }),
      `error KEEPS_NOTHING ${STEP}/keep`,
    ],
    [
      'a time that results stay without a unit',
      one({ name: 'sized@1.0.0', keep: '30' }),
      `error BAD_FORM ${STEP}/keep`,
    ],
    [
      'less memory than the algorithm needs',
      one({ name: 'sized@1.0.0', memory: 199 }),
      `error MEMORY_TOO_SMALL ${STEP}/memory`,
    ],
    [
      'less memory at most than every item gets',
      one({ name: 'sized@1.0.0', memory: 4096, max_memory: 4095 }),
      `error MEMORY_ORDER ${STEP}/max_memory`,
    ],
    [
      'more memory than Fargate has, for a step of Fargate',
      one({ name: 'sized@1.0.0', memory: 200_000, compute: 'fargate' }),
      `error TOO_LARGE_FOR_FARGATE ${STEP}/compute`,
    ],
    [
      'more disk than Fargate has, for a step of Fargate',
      one({ name: 'sized@1.0.0', disk_gb: 201, compute: 'fargate' }),
      `error TOO_LARGE_FOR_FARGATE ${STEP}/compute`,
    ],
    ['a size with a unit', one({ name: 'sized@1.0.0', memory: true }), `error WRONG_TYPE ${STEP}/memory`],
    [
      'a time limit beyond that of specs',
      one({ name: 'sized@1.0.0', timeout_minutes: 691 }),
      `error OUT_OF_RANGE ${STEP}/timeout_minutes`,
    ],
    [
      'a choice that there is not',
      one({ name: 'typed@1.0.0', variables: { MODE: 'slow' } }),
      `error WRONG_VALUE ${STEP}/variables/MODE`,
    ],
    [
      'an element that has another form',
      one({ name: 'typed@1.0.0', variables: { REGIONS: ['chr1', 'X'] } }),
      `error WRONG_VALUE ${STEP}/variables/REGIONS`,
    ],
    [
      'a number above its maximum',
      one({ name: 'typed@1.0.0', variables: { THREADS: 9 } }),
      `error WRONG_VALUE ${STEP}/variables/THREADS`,
    ],
    [
      'a list where a number is needed',
      one({ name: 'typed@1.0.0', variables: { THREADS: [1] } }),
      `error WRONG_VALUE ${STEP}/variables/THREADS`,
    ],
    [
      'a variable that is needed',
      one({ name: 'outliers@1.0.0' }, SECRET),
      `error MISSING_VARIABLE ${STEP}/variables`,
    ],
    ['a secret that is needed', outliers({}, {}), `error MISSING_VARIABLE ${STEP}/variables`],
    ['an undeclared variable', outliers({ SPEED: 1 }), `error UNKNOWN_VARIABLE ${STEP}/variables/SPEED`],
    [
      'a variable that was mistyped, once',
      one({ ...OUTLIERS, variables: { COLUMNN: 'x' } }, SECRET),
      `error UNKNOWN_VARIABLE ${STEP}/variables/COLUMNN`,
    ],
    [
      'a variable of the system',
      outliers({ LD_PRELOAD: '/x' }),
      `error RESERVED_VARIABLE ${STEP}/variables/LD_PRELOAD`,
    ],
    ['a number as text', outliers({ THRESHOLD: '4' }), `error WRONG_VALUE ${STEP}/variables/THRESHOLD`],
    ['half a count', outliers({ COUNT: 1.5 }), `error WRONG_VALUE ${STEP}/variables/COUNT`],
    ['a text as number', outliers({ COLUMN: 5 }), `error WRONG_VALUE ${STEP}/variables/COLUMN`],
    ['yes for true', outliers({ STRICT: 'yes' }), `error WRONG_VALUE ${STEP}/variables/STRICT`],
    [
      'variables that are not an object',
      one({ ...OUTLIERS, variables: 'x' }, SECRET),
      `error WRONG_TYPE ${STEP}/variables`,
    ],
    [
      'a secret in plain text',
      outliers({ TOKEN: 'abc' }, {}),
      `warning PLAIN_SECRET ${STEP}/variables/TOKEN`,
    ],
    ['a secret in both places', outliers({ TOKEN: 'abc' }), `error GIVEN_TWICE ${STEP}/variables/TOKEN`],
    [
      'a secret that no algorithm declares',
      outliers({}, { secrets: { TOKEN: ARN, TOKENS: ARN } }),
      'error UNKNOWN_VARIABLE /secrets/TOKENS',
    ],
    ['an unknown port', one({ ...OUTLIERS, port: [80] }, SECRET), `error UNKNOWN_PORT ${STEP}/port/0`],
    [
      'a port of another protocol',
      one({ ...OUTLIERS, port: [{ port: 53, protocol: 'tcp' }] }, SECRET),
      `error UNKNOWN_PORT ${STEP}/port/0`,
    ],
    [
      'results that nothing fits, as a test shows',
      chain('csv-summary@1.0.0', 'csv-summary@1.0.0'),
      'error NOTHING_FITS /process/algorithms/1/name',
    ],
    [
      'results that nothing seems to fit',
      chain('untested@1.0.0', 'csv-summary@1.0.0'),
      'warning NOTHING_FITS /process/algorithms/1/name',
    ],
  ] as const) {
    it(`finds ${what}`, async () => assert.deepEqual(await brief(workflow), [expected].flat()));
  }

  for (const [what, workflow] of [
    [
      'a folder of results that holds what the next step takes',
      { ...chain('outliers@1.0.0', 'csv-summary@1.0.0'), ...SECRET },
    ],
    ['results of an algorithm that takes any file', chain('any@1.0.0', 'csv-summary@1.0.0')],
    ['an algorithm that takes any file', chain('untested@1.0.0', 'any@1.0.0')],
    ['every type of value', outliers({ THRESHOLD: 1.5, COUNT: 2, STRICT: false })],
    [
      'the ports of the spec, with and without a protocol',
      one({ ...OUTLIERS, port: [9090, 53, { port: 53, protocol: 'udp' }] }, SECRET),
    ],
  ] as const) {
    it(`has nothing to say about ${what}`, async () => {
      const fixed = JSON.stringify(workflow).replace('{"name":"outliers@1.0.0"}', JSON.stringify(OUTLIERS));
      const { findings, plan } = await load(fixed);
      assert.deepEqual(findings, []);
      assert.ok(plan);
    });
  }

  it('names the step whose results do not fit, where the file names it', async () => {
    const process = {
      type: 'graph',
      algorithms: [
        { name: 'csv-summary@1.0.0' },
        { name: 'outliers@1.0.0', id: 'b', needs: ['csv-summary'], variables: { COLUMN: 'x' } },
      ],
    };
    assert.deepEqual(await brief({ ...PLACES, ...SECRET, process }), [
      'error NOTHING_FITS /process/algorithms/1/needs/0',
    ]);
    assert.match(
      await messageOf({ ...PLACES, ...SECRET, process }, 'NOTHING_FITS'),
      /"b" takes "\*\.csv", but "csv-summary" gives files such as "a\.json" and "sample\.json"/,
    );
  });
  it('says what is meant', async () => {
    assert.match(
      await messageOf(one({ name: 'csv-sumary' }), 'UNKNOWN_ALGORITHM'),
      /did you mean "csv-summary"\?/,
    );
    assert.match(
      await messageOf(one({ name: 'q' }), 'UNKNOWN_ALGORITHM'),
      /The catalog "catalog" has no algorithm "q"; it has "any", .* and "untested"\./,
    );
    assert.match(
      await messageOf(one({ name: 'csv-summary@3' }), 'UNKNOWN_VERSION'),
      /it has 2\.0\.0-rc\.1, 1\.2\.0, 1\.0\.0\./,
    );
    assert.match(
      await messageOf(one({ name: 'csv-summary@1.2' }), 'UNKNOWN_VERSION'),
      /did you mean 1\.2\.0\?/,
    );
    assert.match(await messageOf(one({ name: 'csv-summary' }), 'VERSION_NOT_PINNED'), /1\.2\.0 today/);
    assert.match(
      await messageOf(one({ name: 'old' }), 'DEPRECATED_ALGORITHM'),
      /"old" is deprecated since 1\.0\.1: "slow"\. Use "any" instead\./,
    );
    assert.match(
      await messageOf(one({ name: 'outliers' }), 'MISSING_VARIABLE'),
      /outliers needs the variable "COLUMN": .* Its description: "The column to check\."/,
    );
    assert.match(
      await messageOf(outliers({ SPEED: 1 }), 'UNKNOWN_VARIABLE'),
      /it has "THRESHOLD", "COUNT", "STRICT", "COLUMN" and "TOKEN"\./,
    );
    assert.match(
      await messageOf(one({ ...OUTLIERS, port: [80] }), 'UNKNOWN_PORT'),
      /outliers has no port 80; its ports are 9090\/tcp, 53\/udp\./,
    );
  });
  it('never shows the value of a secret', async () => {
    const { findings } = await load(outliers({ TOKEN: 12345 }, {}));
    assert.deepEqual(findings.map((f) => f.code).sort(), ['PLAIN_SECRET', 'WRONG_VALUE']);
    for (const { message, got } of findings) assert.doesNotMatch(`${message}${got}`, /12345/);
  });
  it('finds mistakes of the file and of its algorithms in one pass', async () => {
    const found = await brief({ ...outliers({ THRESHOLD: 'x' }), account_id: 'mine' });
    assert.deepEqual(found, [`error WRONG_VALUE ${STEP}/variables/THRESHOLD`, 'error BAD_FORM /account_id']);
  });

  for (const [what, before, after] of [
    ['a number in quotes', outliers({ THRESHOLD: '4.50' }), outliers({ THRESHOLD: 4.5 })],
    ['a text without quotes', outliers({ COLUMN: true }), outliers({ COLUMN: 'true' })],
    ['a name with another separator', one({ name: 'csv_summary@1.0.0' }), one({ name: 'csv-summary@1.0.0' })],
    ['a version with a letter', one({ name: 'csv-summary@v1.0.0' }), one({ name: 'csv-summary@1.0.0' })],
    ['a variable in small letters', outliers({ threshold: 4 }), outliers({ THRESHOLD: 4 })],
    ['a version that is not named: not on its own', one({ name: 'any' }), one({ name: 'any' })],
    ['another algorithm: not on its own', one({ name: 'anyy@1.0.0' }), one({ name: 'anyy@1.0.0' })],
  ] as const) {
    it(`fixes ${what}`, async () => {
      const { text } = await fixTextAsync(
        JSON.stringify(before, null, 2),
        async (t) => (await load(t)).findings,
      );
      assert.deepEqual(JSON.parse(text), after);
    });
  }
  it('keeps a number as it is written when it becomes a text', async () => {
    const text = JSON.stringify(outliers({ COLUMN: 0 })).replace('"COLUMN":0', '"COLUMN":1.10');
    assert.match((await fixTextAsync(text, async (t) => (await load(t)).findings)).text, /"COLUMN":"1\.10"/);
  });
});

describe('loadWorkflow and its catalog', () => {
  it('opens what the file names, and nothing when that is not a name', async () => {
    const named: (string | undefined)[] = [];
    const opener = async (name: string | undefined) => {
      named.push(name);
      return CATALOG;
    };
    await load(one({ name: 'any@1.0.0' }, { catalog: 'alice/catalog@v1' }), opener as typeof open);
    await load(one({ name: 'any@1.0.0' }), opener as typeof open);
    assert.deepEqual(await brief(one({ name: 'any@1.0.0' }, { catalog: 5 }), opener as typeof open), [
      'error WRONG_TYPE /catalog',
    ]);
    assert.deepEqual(named, ['alice/catalog@v1', undefined]);
  });
  it('reports why it cannot be read, where the file names it', async () => {
    const refuse = async () => {
      throw new Failure('REF_NOT_FOUND', 'alice/catalog has no branch "v9".');
    };
    assert.deepEqual(await brief(one({ name: 'any' }, { catalog: 'alice/catalog@v9' }), refuse), [
      'error REF_NOT_FOUND /catalog',
    ]);
    assert.deepEqual(await brief(one({ name: 'any' }), refuse), ['error REF_NOT_FOUND']);
    const empty = {
      ...CATALOG,
      entry: async () => Promise.reject(new Failure('BAD_CATALOG', 'It is not there.')),
    };
    assert.deepEqual(await brief(one({ name: 'any@1.0.0' }), async () => empty), [
      `error BAD_CATALOG ${STEP}/name`,
    ]);
  });
  it("rethrows interruptions and Pipewright's own errors", async () => {
    for (const error of [new Failure('INTERRUPTED', 'Stopped.'), new Error('a bug')])
      await assert.rejects(
        load(one({ name: 'any' }), async () => Promise.reject(error)),
        error,
      );
  });
  it('warns of a removed algorithm, and refuses removed versions', async () => {
    const algorithms = {
      gone: {
        removed: true as const,
        versions: {
          '1.0.0': { container_name: 'x' },
          '0.9.0': { container_name: 'x', removed: true as const },
        },
      },
      none: {
        removed: true as const,
        versions: { '1.0.0': { container_name: 'x', removed: true as const } },
      },
    };
    const catalog = async () => ({
      ...aCatalog([anExtendedSpec({ name: 'gone' })]),
      index: async () => ({ algorithms }),
    });
    assert.deepEqual(await brief(one({ name: 'gone@1.0.0' }), catalog), [
      `warning REMOVED_ALGORITHM ${STEP}/name`,
    ]);
    assert.deepEqual(await brief(one({ name: 'gone@0.9.0' }), catalog), [
      `error REMOVED_VERSION ${STEP}/name`,
    ]);
    assert.deepEqual(await brief(one({ name: 'none' }), catalog), [`error REMOVED_VERSION ${STEP}/name`]);
  });
  it('takes the newest version that is not a pre-release', () => {
    const versions = (...list: string[]) => Object.fromEntries(list.map((v) => [v, { container_name: '' }]));
    assert.equal(newestVersion(versions('1.9.0', '1.10.0', '2.0.0-rc.1')), '1.10.0');
    assert.equal(newestVersion(versions('1.0.0-a', '1.0.0-b')), '1.0.0-b');
    assert.equal(newestVersion({}), undefined);
  });
  it('checks several files', async () => {
    const files = ['a.json', 'b.json'].map((file) => ({
      file,
      text: JSON.stringify(one({ name: 'q@1.0.0' })),
    }));
    const findings = await validateWorkflows(files, () => open);
    assert.deepEqual(
      findings.map((f) => `${f.file} ${f.code}`),
      ['a.json UNKNOWN_ALGORITHM', 'b.json UNKNOWN_ALGORITHM'],
    );
  });
});
