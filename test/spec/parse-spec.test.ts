import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Finding, Severity } from '../../src/core/finding.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';

const FIRST_EXAMPLE = readFileSync(join(import.meta.dirname, '../fixtures/first-example.json'), 'utf8');

/** A spec with which nothing is wrong and to which nothing is to be added. */
const SOUND = {
  name: 'blur',
  version: '1.2.0',
  description: 'Blurs an image.',
  license: 'MIT',
  maintainers: [{ github: 'alice' }],
  container_name: 'ghcr.io/alice/blur:1.2',
  run_command: '/blur --sigma=$SIGMA $input $output',
  input_file_path: '/in',
  output_file_path: '/out',
  memory: { minimal: 50, suggested: 128 },
  user_specified_environment_variables: [{ name: 'SIGMA', type: 'number', default: 1 }],
  tests: [{ name: 'small', input: 'tests/a.png', env: { SIGMA: '2' }, expect: { outputs: ['*.png'] } }],
};

const parse = (spec: unknown, file = 'catalog/blur/spec.json') =>
  parseSpec(typeof spec === 'string' ? spec : JSON.stringify(spec, null, 2), file);
const brief = (findings: readonly Finding[]) =>
  findings.map((f) => `${f.severity} ${f.code} ${f.path}`.trim());

/** The text that a finding points at. */
function pointedAt(text: string, finding: Finding): string {
  const lines = text.split('\n');
  const offset = ({ line, column }: { line: number; column: number }) =>
    lines.slice(0, line - 1).reduce((sum, l) => sum + l.length + 1, column - 1);
  return text.slice(offset(finding.range!.start), offset(finding.range!.end));
}

describe('parseSpec on sound specs', () => {
  it('takes the example that the format comes from, byte for byte, with hints only', () => {
    const { spec, findings } = parse(FIRST_EXAMPLE, 'catalog/change123-s3/spec.json');
    assert.deepEqual(spec, JSON.parse(FIRST_EXAMPLE));
    assert.deepEqual(brief(findings), [
      'hint MISSING_FIELD /version',
      'hint MISSING_FIELD /description',
      'hint MISSING_FIELD /license',
      'hint MISSING_FIELD /maintainers',
      'hint MISSING_FIELD /tests',
      'hint MOVING_TAG /container_name',
      'hint SHARED_FOLDER /output_file_path',
    ]);
  });
  it('has nothing to say about a sound spec', () => {
    const { spec, findings } = parse(SOUND);
    assert.deepEqual(findings, []);
    assert.deepEqual(spec, SOUND);
  });
  it('gives a spec with warnings, but none with errors', () => {
    assert.ok(parse({ ...SOUND, run_command: '/blur $output' }).spec);
    assert.equal(parse({ ...SOUND, memory: 'much' }).spec, undefined);
  });
  it('keeps tabs and several lines in descriptions', () => {
    assert.deepEqual(parse({ ...SOUND, description: 'a\n\tb' }).findings, []);
  });
  for (const command of [
    `/blur "a|b>c;d" 'x & y' $input $output`,
    `convert $input -resize '50%>' \\( +clone \\) $output`,
    `bash -o pipefail -c 'sort "$1" | uniq -c > "$2"' sh $input $output`,
    'sort $input | uniq -c > $output',
    'LC_ALL=C OMP_NUM_THREADS=$cpus sort < $input 2> $output_dir/log 2>&1 >> $output',
    'mkdir -p $scratch/x && /blur $input $scratch/x &&\n/blur $scratch/x $output',
    '/blur [ -s $SIGMA ] [else --auto --seed=$item ] $input $output',
    'java -Xmx${heap_mb}m -jar x.jar $input $output',
    `awk '{ print $NF, $1 }' \\$HOME $input $output`,
    '/blur ${input} ${input_stem}.txt --sigma=${SIGMA} $output_dir $input_name',
    '/blur -x=1 --y:z [0] #1 a~b $input $output',
  ]) {
    it(`has nothing to say about the command ${command}`, () => {
      assert.deepEqual(parse({ ...SOUND, run_command: command }).findings, []);
    });
  }
  it('finds the folder only in a catalog', () => {
    assert.deepEqual(parse(SOUND, 'elsewhere/x/spec.json').findings, []);
    assert.deepEqual(brief(parse(SOUND, 'catalog/x/spec.json').findings), ['error NAME_IS_NOT_FOLDER /name']);
    assert.deepEqual(brief(parse(SOUND, 'a\\catalog\\x\\spec.json').findings), [
      'error NAME_IS_NOT_FOLDER /name',
    ]);
    assert.deepEqual(brief(parseSpec(JSON.stringify(SOUND), 'spec.json', { folder: 'x' }).findings), [
      'error NAME_IS_NOT_FOLDER /name',
    ]);
  });
  it('looks for samples where it may', () => {
    const look = (there: boolean) =>
      parseSpec(JSON.stringify(SOUND), 's.json', { hasFile: (path) => there && path === 'tests/a.png' });
    assert.deepEqual(look(true).findings, []);
    assert.deepEqual(brief(look(false).findings), ['error SAMPLE_NOT_FOUND /tests/0/input']);
  });
});

type Row = readonly [what: string, change: object, findings: string | readonly string[], shown?: string];
const variable = (more: object) => ({ user_specified_environment_variables: [{ name: 'SIGMA', ...more }] });
const testCase = (more: object) => ({ tests: [{ name: 't', input: 'a.png', ...more }] });

/** One mistake each; the last column is the text that must be pointed at. */
const MISTAKES: readonly Row[] = [
  [
    'a field mistyped',
    { run_comand: 'x', run_command: undefined },
    'error UNKNOWN_FIELD /run_comand',
    '"run_comand"',
  ],
  [
    'a field of another tool',
    { image: 'x', container_name: undefined },
    'error UNKNOWN_FIELD /image',
    '"image"',
  ],
  ['the old name of a field', { executable: '/blur' }, 'error UNKNOWN_FIELD /executable', '"executable"'],
  ['an unknown field', { colour: 'red' }, 'error UNKNOWN_FIELD /colour', '"colour"'],
  ['a field in the wrong case', { cpu: 1 }, 'error UNKNOWN_FIELD /cpu', '"cpu"'],
  [
    'a field deep down',
    { memory: { suggested: 1000, minmal: 4 } },
    'error UNKNOWN_FIELD /memory/minmal',
    '"minmal"',
  ],
  ['a field missing', { name: undefined }, 'error MISSING_FIELD /name', '{'],
  ['a field missing deep down', { memory: {} }, 'error MISSING_FIELD /memory/suggested', '{'],
  ['null', { version: null }, 'error WRONG_TYPE /version', 'null'],

  ['capital letters in the name', { name: 'Blur' }, 'error BAD_FORM /name', '"Blur"'],
  ['a path as the name', { name: '../blur' }, 'error BAD_FORM /name'],
  ['an empty name', { name: '' }, 'error EMPTY /name'],
  ['a long name', { name: 'a'.repeat(64) }, 'error TOO_LONG /name'],
  ['a letter that only looks plain', { name: 'blu\u0433' }, 'error BAD_FORM /name'],
  ['a name of the catalog itself', { name: 'schema' }, 'error RESERVED_NAME /name'],
  ['a property of every object', { name: 'constructor' }, 'error RESERVED_NAME /name'],
  ['a name that Windows cannot check out', { name: 'con' }, 'error RESERVED_NAME /name'],
  ['an option as the name', { name: '-rf' }, 'error BAD_FORM /name'],
  ['a list as the name', { name: ['blur'] }, 'error WRONG_TYPE /name', '['],
  ['a hidden character in the name', { name: 'bl\u202eur' }, 'error HIDDEN_CHARACTER /name'],

  ['a version of two numbers', { version: '1.2' }, 'error NOT_SEMVER /version'],
  ['a version with a v', { version: 'v1.2.3' }, 'error NOT_SEMVER /version'],
  ['build metadata, which no tag can hold', { version: '1.0.0+x' }, 'error NOT_SEMVER /version'],
  ['a version that is a number', { version: 1.2 }, 'error WRONG_TYPE /version'],
  ['a license in words', { license: 'Apache 2.0' }, 'error NOT_SPDX /license'],
  ['an unknown license', { license: 'my own' }, 'error NOT_SPDX /license'],
  ['a DOI as an address', { doi: 'https://doi.org/10.1000/182' }, 'error BAD_FORM /doi'],
  ['an address that runs code', { homepage: 'javascript:alert(1)' }, 'error BAD_FORM /homepage'],
  ['an address without a host', { homepage: 'http://[' }, 'error BAD_ADDRESS /homepage'],
  ['a password in an address', { source: 'https://a:b@example.org/' }, 'error BAD_ADDRESS /source'],
  ['a maintainer as text', { maintainers: ['alice'] }, 'error WRONG_TYPE /maintainers/0', '"alice"'],
  ['a maintainer with an @', { maintainers: [{ github: '@alice' }] }, 'error BAD_FORM /maintainers/0/github'],
  [
    'a maintainer twice',
    { maintainers: [{ github: 'alice' }, { github: 'Alice' }] },
    'warning DUPLICATE_ENTRY /maintainers/1/github',
    '"Alice"',
  ],
  [
    'a mistyped ORCID',
    { authors: [{ name: 'A', orcid: '0000-0002-1825-0098' }] },
    'error NOT_AN_ORCID /authors/0/orcid',
  ],
  ['a tag twice', { tags: ['a', 'a'] }, 'warning DUPLICATE_ENTRY /tags/1'],
  ['a tag in capital letters', { tags: ['Imaging'] }, 'error BAD_FORM /tags/0'],
  [
    'a replacement on its own',
    { deprecated: { reason: 'old', replaced_by: 'blur' } },
    'error REPLACED_BY_ITSELF /deprecated/replaced_by',
  ],

  [
    'an image in capital letters',
    { container_name: 'ghcr.io/Alice/blur:1' },
    'error BAD_REFERENCE /container_name',
  ],
  [
    'a whole docker command',
    { container_name: 'docker pull alice/blur:1' },
    'error BAD_REFERENCE /container_name',
  ],
  ['an image with options', { container_name: '--privileged' }, 'error BAD_REFERENCE /container_name'],
  ['an image with a line end', { container_name: 'a\nb' }, 'error HIDDEN_CHARACTER /container_name'],
  [
    'an image of this machine',
    { container_name: 'docker-daemon:blur:1' },
    'warning ONLY_ON_THIS_MACHINE /container_name',
  ],
  ...[
    'docker-archive:blur.tar',
    './blur.tar',
    '/home/alice/blur',
    'blur.sif',
    `sha256:${'a'.repeat(64)}`,
    'file:///blur',
  ].map(
    (name): Row => [
      `an image as a file or an id: ${name}`,
      { container_name: name },
      'error ONLY_ON_THIS_MACHINE /container_name',
    ],
  ),
  ['an image in a folder', { container_name: 'oci:out:1' }, 'warning ONLY_ON_THIS_MACHINE /container_name'],
  [
    'an image on the loopback',
    { container_name: '127.0.0.1:5000/blur:1' },
    'warning ONLY_ON_THIS_MACHINE /container_name',
  ],
  ['an image without a tag', { container_name: 'alice/blur' }, 'hint MOVING_TAG /container_name'],
  ['an image called latest', { container_name: 'alice/blur:latest' }, 'hint MOVING_TAG /container_name'],

  [
    'an unclosed quote',
    { run_command: `/blur "$input $output` },
    'error UNFINISHED_QUOTE /run_command',
    '\\"',
  ],
  ['a blank command', { run_command: '  ' }, 'error EMPTY /run_command'],
  ['an empty program', { run_command: `'' $input $output` }, 'error EMPTY /run_command'],
  ['no input', { run_command: '/blur $output' }, 'warning NO_INPUT /run_command'],
  [
    'the input in single quotes',
    { run_command: `/blur '$input' $output` },
    'warning NO_INPUT /run_command',
    '$input',
  ],
  ['no output', { run_command: '/blur $input' }, 'hint NO_OUTPUT /run_command'],
  [
    'a mistyped input',
    { run_command: '/blur $inptu $output' },
    'warning UNKNOWN_VARIABLE /run_command',
    '$inptu',
  ],
  [
    'a variable not declared',
    { run_command: '/blur $input $output ${ALPHA}' },
    'warning UNKNOWN_VARIABLE /run_command',
    '${ALPHA}',
  ],
  ['a pipe in a word', { run_command: '/blur $input|tee $output' }, 'warning NEEDS_SHELL /run_command', '|'],
  [
    'a pipe in a shell',
    { run_command: `sh -c 'sort "$1" | uniq -c > "$2"' sh $input $output` },
    'warning PIPE_HIDES_FAILURE /run_command',
    '|',
  ],
  ['a redirection', { run_command: '/blur $input>$output' }, 'warning NEEDS_SHELL /run_command', '>'],
  [
    'a command substitution',
    { run_command: '/blur $(id) $input $output' },
    'warning NEEDS_SHELL /run_command',
    '$(',
  ],
  ['backticks', { run_command: '/blur `id` $input $output' }, 'warning NEEDS_SHELL /run_command', '`'],
  ['a second line', { run_command: '/blur $input $output\nrm x' }, 'warning NEEDS_SHELL /run_command', '\\n'],
  [
    'a pattern of file names',
    { run_command: '/blur /in/*.png $input $output' },
    'warning NEEDS_SHELL /run_command',
    '*',
  ],
  [
    'a shell builtin',
    { run_command: 'cd /x && /blur $input $output' },
    'warning NEEDS_SHELL /run_command',
    'cd',
  ],
  [
    'a value put into a script',
    { run_command: 'sh -c "cat $input > $output"' },
    'warning VALUE_IN_SCRIPT /run_command',
    '$input',
  ],
  ['a command as a list', { run_command: ['/blur', '$input', '$output'] }, 'error WRONG_TYPE /run_command'],
  [
    'an executable that is not run',
    { executable_path: '/other' },
    'hint EXECUTABLE_NOT_RUN /executable_path',
  ],

  ['a relative path', { input_file_path: 'in' }, 'error BAD_FORM /input_file_path'],
  ['a path that climbs', { input_file_path: '/in/../../etc' }, 'error PATH_WITH_DETOUR /input_file_path'],
  ['a doubled slash', { output_file_path: '/out//x' }, 'error PATH_WITH_DETOUR /output_file_path'],
  ['/proc', { input_file_path: '/proc/self' }, 'error RESERVED_PATH /input_file_path'],
  ['/sys', { input_file_path: '/sys' }, 'error RESERVED_PATH /input_file_path'],
  ['/dev', { output_file_path: '/dev/shm/' }, 'error RESERVED_PATH /output_file_path'],
  ["the agent's folder", { output_file_path: '/.pipewright/x' }, 'error RESERVED_PATH /output_file_path'],
  ['a NUL in a path', { input_file_path: '/in\0' }, 'error HIDDEN_CHARACTER /input_file_path'],
  ['one folder inside the other', { output_file_path: '/in/out' }, 'hint SHARED_FOLDER /output_file_path'],
  ['a relative checkpoint', { checkpoint: 'ck' }, 'error BAD_FORM /checkpoint'],
  ['a checkpoint that climbs', { checkpoint: '/data/../ck' }, 'error PATH_WITH_DETOUR /checkpoint'],
  ['a checkpoint in /proc', { checkpoint: '/proc/ck' }, 'error RESERVED_PATH /checkpoint', '"/proc/ck"'],
  ['a checkpoint of all temporary files', { checkpoint: '/tmp/' }, 'error RESERVED_PATH /checkpoint'],
  [
    'a checkpoint among the inputs',
    { input_file_path: '/data/in', checkpoint: '/data/in/ck' },
    'error CHECKPOINT_NOT_OWN /checkpoint',
  ],
  [
    'results in the checkpoint',
    { output_file_path: '/data/ck/out', checkpoint: '/data/ck' },
    'error CHECKPOINT_NOT_OWN /checkpoint',
  ],
  ['a relative executable', { executable_path: 'blur' }, 'error NOT_A_FULL_PATH /executable_path'],

  ['memory as text', { memory: { suggested: '128' } }, 'error WRONG_TYPE /memory/suggested', '"128"'],
  ['memory as one number', { memory: 128 }, 'error WRONG_TYPE /memory', '128'],
  ['negative memory', { memory: { suggested: -1 } }, 'error OUT_OF_RANGE /memory/suggested'],
  ['a fraction of memory', { memory: { suggested: 128.5 } }, 'error WRONG_TYPE /memory/suggested'],
  [
    'a minimum above',
    { memory: { minimal: 256, suggested: 128 } },
    'error MEMORY_ORDER /memory/minimal',
    '256',
  ],
  [
    'a maximum below',
    { memory: { suggested: 128, maximal: 64 } },
    'error MEMORY_ORDER /memory/maximal',
    '64',
  ],
  [
    'a base above the maximum',
    { memory: { suggested: 128, maximal: 256, base: 300, per_input_mb: 1 } },
    'error MEMORY_ORDER /memory/base',
    '300',
  ],
  ['a base alone', { memory: { suggested: 128, base: 20 } }, 'error HALF_MEMORY_LINE /memory/base', '20'],
  [
    'memory for each MB alone',
    { memory: { suggested: 128, per_input_mb: 3.1 } },
    'error HALF_MEMORY_LINE /memory/per_input_mb',
    '3.1',
  ],
  [
    'a negative line',
    { memory: { suggested: 128, base: -1, per_input_mb: 3.1 } },
    'error OUT_OF_RANGE /memory/base',
  ],
  [
    'another name of the maximum',
    { memory: { suggested: 128, max: 256 } },
    'error UNKNOWN_FIELD /memory/max',
  ],
  [
    'more memory than Fargate has',
    { memory: { suggested: 200_000 } },
    'hint LARGER_THAN_FARGATE /memory/suggested',
  ],
  ['no CPU', { CPU: 0 }, 'error OUT_OF_RANGE /CPU'],
  ['CPU as text', { CPU: '2' }, 'error WRONG_TYPE /CPU'],
  ['CPU as an object', { CPU: { count: 2 } }, 'error WRONG_TYPE /CPU'],
  ['an instance type that is none', { instance_type: 'large' }, 'error BAD_FORM /instance_type'],
  [
    'a GPU where none is',
    { gpu: { count: 1 }, instance_type: 't3.small' },
    'warning NO_GPU_THERE /instance_type',
  ],
  ['no time', { timeout_minutes: 0 }, 'error OUT_OF_RANGE /timeout_minutes'],
  ['more time than a queue keeps a message', { timeout_minutes: 720 }, 'error OUT_OF_RANGE /timeout_minutes'],
  ['a port as one number', { port: 80 }, 'error WRONG_TYPE /port'],
  ['a port too large', { port: [{ port: 65536 }] }, 'error OUT_OF_RANGE /port/0/port'],
  [
    'a port twice',
    { port: [{ port: 80 }, { port: 80, protocol: 'tcp' }] },
    'error DUPLICATE_PORT /port/1/port',
  ],
  [
    'a protocol in capital letters',
    { port: [{ port: 80, protocol: 'TCP' }] },
    'error NOT_ONE_OF /port/0/protocol',
  ],

  ...[
    'PATH',
    'LD_PRELOAD',
    'AWS_REGION',
    'ECS_X',
    'GITHUB_TOKEN',
    'PIPEWRIGHT_SPEC',
    'NODE_OPTIONS',
    'input',
    'constructor',
    '__proto__',
    'hasOwnProperty',
    'toString',
  ].map(
    (name): Row => [
      `the variable ${name}`,
      { user_specified_environment_variables: [{ name: 'SIGMA' }, { name }] },
      'error RESERVED_VARIABLE /user_specified_environment_variables/1/name',
      JSON.stringify(name),
    ],
  ),
  [
    'a variable whose name is not valid',
    variable({ name: 'SIG-MA' }),
    [
      'warning UNKNOWN_VARIABLE /run_command',
      'error BAD_FORM /user_specified_environment_variables/0/name',
      'error UNDECLARED_VARIABLE /tests/0/env/SIGMA',
    ],
  ],
  [
    'a variable twice',
    { user_specified_environment_variables: [{ name: 'SIGMA' }, { name: 'SIGMA' }] },
    'error DUPLICATE_VARIABLE /user_specified_environment_variables/1/name',
  ],
  [
    'a type that is none',
    variable({ type: 'float' }),
    'error NOT_ONE_OF /user_specified_environment_variables/0/type',
  ],
  [
    'a default of another type',
    variable({ type: 'integer', default: 1.5 }),
    'error WRONG_DEFAULT /user_specified_environment_variables/0/default',
  ],
  [
    'a default that is never used',
    variable({ required: true, default: 'x' }),
    'warning DEFAULT_NEVER_USED /user_specified_environment_variables/0/default',
  ],
  [
    'a secret in plain text',
    variable({ secret: true, default: 'x' }),
    'warning SECRET_IN_SPEC /user_specified_environment_variables/0/default',
  ],

  [
    'an unknown placeholder',
    { output_name: '{base}.json' },
    'error UNKNOWN_PLACEHOLDER /output_name',
    '{base}',
  ],
  ['a brace left open', { output_name: '{stem.json' }, 'error UNKNOWN_PLACEHOLDER /output_name'],
  ['a folder in the output name', { output_name: '../{stem}' }, 'error BAD_OUTPUT_NAME /output_name'],
  ['one output name for all', { output_name: 'out.json' }, 'warning OUTPUTS_OVERWRITE /output_name'],
  ['an exit code too large', { exit_codes: { 256: 'x' } }, 'error BAD_KEY /exit_codes/256', '"256"'],
  ['an exit code with a zero before', { exit_codes: { '03': 'x' } }, 'error BAD_KEY /exit_codes/03'],
  ['a meaning that is a number', { exit_codes: { 3: 4 } }, 'error WRONG_TYPE /exit_codes/3'],
  [
    'an exit code without a meaning',
    { exit_codes: { 3: { retry: false } } },
    'error MISSING_FIELD /exit_codes/3/meaning',
  ],
  [
    'a retry in words',
    { exit_codes: { 3: { meaning: 'x', retry: 'never' } } },
    'error WRONG_TYPE /exit_codes/3/retry',
  ],
  ['no patterns', { inputs: { patterns: [] } }, 'error EMPTY /inputs/patterns'],

  ['a sample outside', testCase({ input: '../../etc/passwd' }), 'error SAMPLE_OUTSIDE /tests/0/input'],
  ['a sample by its full path', testCase({ input: '/etc/passwd' }), 'error SAMPLE_OUTSIDE /tests/0/input'],
  [
    'a sample on the web',
    testCase({ input: 'http://169.254.169.254/x' }),
    'error SAMPLE_OUTSIDE /tests/0/input',
  ],
  ['a sample with backslashes', testCase({ input: 'tests\\a.png' }), 'error SAMPLE_OUTSIDE /tests/0/input'],
  [
    'a variable that is not declared',
    testCase({ env: { SIGNA: '1' } }),
    'error UNDECLARED_VARIABLE /tests/0/env/SIGNA',
  ],
  [
    'a test value of another type',
    testCase({ env: { SIGMA: 'two' } }),
    'error WRONG_TEST_VALUE /tests/0/env/SIGMA',
  ],
  ['a test value that is a number', testCase({ env: { SIGMA: 2 } }), 'error WRONG_TYPE /tests/0/env/SIGMA'],
  [
    'a required variable left out',
    { ...variable({ required: true }), ...testCase({}) },
    'error TEST_WITHOUT_VARIABLE /tests/0',
  ],
  [
    'a checksum in capital letters',
    testCase({ expect: { sha256: { a: 'A'.repeat(64) } } }),
    'error BAD_FORM /tests/0/expect/sha256/a',
  ],
  [
    'an output outside',
    testCase({ expect: { contains: { '../a': 'x' } } }),
    'error BAD_OUTPUT_PATH /tests/0/expect/contains/..~1a',
  ],
  [
    'two tests of one name',
    {
      tests: [
        { name: 't', input: 'a' },
        { name: 't', input: 'b' },
      ],
    },
    'warning DUPLICATE_ENTRY /tests/1/name',
  ],
  [
    'an exit code that none can be',
    testCase({ expect: { exit_code: 300 } }),
    'error OUT_OF_RANGE /tests/0/expect/exit_code',
  ],
];

describe('parseSpec on one mistake', () => {
  for (const [what, change, expected, shown] of MISTAKES) {
    it(`finds ${what}, once and at its place`, () => {
      const text = JSON.stringify({ ...SOUND, ...change }, null, 2);
      const { findings } = parse(text);
      assert.deepEqual(brief(findings).sort(), [expected].flat().sort());
      if (shown !== undefined) assert.equal(pointedAt(text, findings[0]!), shown);
    });
  }

  it('says the field, what was found and what is allowed', () => {
    const first = (change: object) => parse({ ...SOUND, ...change }).findings[0];
    assert.deepEqual(first({ memory: { suggested: 'x'.repeat(100) } }), {
      code: 'WRONG_TYPE',
      severity: 'error' satisfies Severity,
      file: 'catalog/blur/spec.json',
      range: { start: { line: 16, column: 18 }, end: { line: 16, column: 120 } },
      path: '/memory/suggested',
      message: `"memory.suggested" is "${'x'.repeat(57)}…"; it must be a whole number.`,
      got: `"${'x'.repeat(57)}…"`,
      expected: 'a whole number',
    });
    for (const [, change] of MISTAKES) {
      for (const { message } of parse({ ...SOUND, ...change }).findings) {
        assert.doesNotMatch(
          message,
          /schema\b(?!")|(?<!EC2 )instance\b|propert(?:y|ies)\b|must NOT|undefined|\[object/,
          message,
        );
        assert.match(message, /[.?`t]$/, message);
      }
    }
  });
});

describe('parseSpec on several mistakes at once', () => {
  it('finds all of them in one pass, in the order of the text, none twice', () => {
    const text = `{
  "name": "Blur",
  "run_comand": "/blur $input $output",
  "container_name": "ghcr.io/alice/blur:1",
  "input_file_path": "in",
  "output_file_path": "/out",
  "memory": { "suggested": "128" },
  "CPU": 1,
  "CPU": 2,
  "port": [ { "port": 99999, "protocol": "tpc" } ],
  "version": "1", "description": "x", "license": "MIT", "maintainers": [], "tests": [],
}`;
    assert.deepEqual(
      parse(text).findings.map((f) => `${f.range?.start.line}:${f.range?.start.column} ${f.code}`),
      [
        '2:11 BAD_FORM',
        '3:3 UNKNOWN_FIELD',
        '5:22 BAD_FORM',
        '7:28 WRONG_TYPE',
        '9:3 DUPLICATE_KEY',
        '10:23 OUT_OF_RANGE',
        '10:42 NOT_ONE_OF',
        '11:14 NOT_SEMVER',
        '11:87 TRAILING_COMMA',
      ],
    );
  });
  it('does not report unreadable fields as missing', () => {
    assert.deepEqual(brief(parse('{ "name": "blur", "memory"').findings), ['error NOT_JSON']);
  });
  it('stops at a hundred findings, and says so', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`unknown_field_${i}`, i]));
    const { findings } = parse({ ...SOUND, ...many });
    assert.equal(findings.length, 101);
    assert.equal(findings.at(-1)!.code, 'MORE_FINDINGS');
  });
  it('refuses a spec that does not fit into an environment variable', () => {
    const contains = Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`f${i}`, 'x'.repeat(9000)]));
    assert.deepEqual(brief(parse({ ...SOUND, ...testCase({ expect: { contains } }) }).findings), [
      'error SPEC_TOO_LARGE',
    ]);
  });
});
