import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { AWS_REGIONS, mayBeRegion } from '../../src/core/aws-regions.ts';
import type { Finding } from '../../src/core/finding.ts';
import { validateCatalog } from '../../src/spec/check-catalog.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { examineWorkflow } from '../../src/workflow/parse-workflow.ts';

const workflow = (change: object) =>
  examineWorkflow(
    JSON.stringify({ process: { type: 'single_run', algorithms: [{ name: 'blur@1.0.0' }] }, ...change }),
    'f',
  ).report.findings.filter(({ severity }) => severity !== 'hint');
const SPEC = {
  name: 'blur',
  version: '1.0.0',
  container_name: 'ghcr.io/alice/blur:1.2',
  run_command: '/blur $input $output',
  input_file_path: '/in',
  output_file_path: '/out',
  memory: { suggested: 128 },
};
const spec = (change: object) =>
  parseSpec(JSON.stringify({ ...SPEC, ...change }), 's.json').findings.filter(
    ({ code }) => code !== 'MISSING_FIELD',
  );
const suggested = ([finding]: readonly Finding[]) =>
  /[Dd]id you mean "([^"]*)"\?/.exec(finding?.message ?? '')?.[1];

describe('a value that is nearly right', () => {
  for (const [name, meant] of [
    ['outliers:1.0.0', 'outliers@1.0.0'],
    ['outliers:v1.0.0', 'outliers@1.0.0'],
    ['outliers==1.0.0', 'outliers@1.0.0'],
    ['outliers=1.0.0', 'outliers@1.0.0'],
    ['outliers/1.0.0', 'outliers@1.0.0'],
    ['outliers 1.0.0', 'outliers@1.0.0'],
    ['csv_summary:2.1.0-beta.1', 'csv_summary@2.1.0-beta.1'],
    ['ghcr.io/pipewright/catalog/outliers:1.0.0', 'outliers@1.0.0'],
    ['pipewright/outliers', 'outliers'],
    ['outliers:latest', 'outliers'],
    ['outliers@', 'outliers'],
    ['Outliers@1.0.0', 'outliers@1.0.0'],
    ['my tool', 'my-tool'],
  ]) {
    it(`is one finding with what was meant: the algorithm ${name}`, () => {
      const found = workflow({ process: { type: 'single_run', algorithms: [{ name }] } });
      assert.equal(found.length, 1);
      assert.equal(suggested(found), meant);
    });
  }
  for (const [type, meant] of [
    ['sequence', 'sequence_run'],
    ['single', 'single_run'],
    ['Sequence_Run', 'sequence_run'],
    ['sequence-run', 'sequence_run'],
    ['pipeline', 'sequence_run'],
    ['dag', 'graph'],
    ['run', undefined],
    ['foo', undefined],
  ]) {
    it(`is one finding with what was meant: the type ${type}`, () => {
      const found = workflow({ process: { type, algorithms: [{ name: 'blur@1.0.0' }] } });
      assert.equal(found.length, 1);
      assert.equal(suggested(found), meant);
    });
  }
  for (const [field, written, meant] of [
    ['compute', 'fargate_spot', 'fargate-spot'],
    ['compute', 'ec2spot', 'ec2-spot'],
    ['compute', 'FARGATE', 'fargate'],
    ['compute', 'spot', undefined],
    ['network', 'private', 'isolated'],
    ['network', 'opne', 'open'],
    ['account_id', '1234-5678-9012', '123456789012'],
    ['account_id', '12345678901', '012345678901'],
  ] as const) {
    it(`is one finding with what was meant: ${field} ${written}`, () => {
      const found = workflow({ [field]: written });
      assert.equal(found.length, 1);
      assert.equal(suggested(found), meant);
    });
  }
  for (const [type, meant] of [
    ['float', 'number'],
    ['int', 'integer'],
    ['bool', 'boolean'],
    ['str', 'string'],
    ['intger', 'integer'],
  ]) {
    it(`is one finding with what was meant: a variable of type ${type}`, () => {
      assert.equal(suggested(spec({ user_specified_environment_variables: [{ name: 'A', type }] })), meant);
    });
  }
});

describe('a region', () => {
  it('is one of those that the SDK lists', async () => {
    const file = 'node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';
    const { partitionsInfo } = (await import(join(import.meta.dirname, '../..', file))) as {
      partitionsInfo: { partitions: { regions: Record<string, unknown> }[] };
    };
    const listed = partitionsInfo.partitions.flatMap(({ regions }) => Object.keys(regions));
    assert.deepEqual(listed.filter((name) => /-\d$/.test(name)).sort(), [...AWS_REGIONS].sort());
  });
  it('is taken in the form that all have, since AWS adds some', () => {
    for (const region of AWS_REGIONS) assert.ok(mayBeRegion(region), region);
    for (const region of ['eu-west-4', 'ap-southeast-9', 'me-north-1'])
      assert.ok(mayBeRegion(region), region);
  });
  for (const [region, meant] of [
    ['us-est-1', 'us-east-1'],
    ['us-eats-1', 'us-east-1'],
    ['eu-cental-1', 'eu-central-1'],
    ['ap-norteast-1', 'ap-northeast-1'],
    ['us-east1', 'us-east-1'],
    ['us-east-1a', 'us-east-1'],
    ['us_east_1', 'us-east-1'],
    ['US-EAST-1', 'us-east-1'],
    ['xx-north-1', undefined],
  ]) {
    it(`that AWS does not have is an error: ${region}`, () => {
      const found = workflow({ region });
      assert.deepEqual(
        found.map(({ severity }) => severity),
        ['error'],
      );
      assert.equal(suggested(found), meant);
    });
  }
  it('that is new is a warning', () => {
    assert.deepEqual(
      workflow({ region: 'eu-west-4' }).map(({ severity, code }) => `${severity} ${code}`),
      ['warning UNKNOWN_REGION'],
    );
  });
  it('is checked in the address of an image too', () => {
    const image = '123456789012.dkr.ecr.us-est-1.amazonaws.com/blur:1';
    assert.equal(suggested(spec({ container_name: image })), 'us-east-1');
    assert.deepEqual(spec({ container_name: image.replace('est', 'east') }), []);
  });
});

describe('a name for the input in the manner of another tool', () => {
  for (const written of [
    '{input}',
    '{{input}}',
    '{{ input }}',
    '[INPUT]',
    '<input>',
    '<input_file>',
    '%i',
    '%s',
    '$1',
    '{0}',
    '{}',
    '@input@',
    '%(input)s',
    '${{ inputs.input }}',
    '$(inputs.input)',
    '$(inputs.file.path)',
    '~{input}',
    '{input[0]}',
    '{input.bam}',
    '%INPUT%',
    'INPUT',
    '$@',
  ]) {
    it(`is one finding: ${written}`, () => {
      const found = spec({ run_command: `/blur ${written} $output` });
      assert.deepEqual(
        found.map(({ code }) => code),
        ['NO_INPUT'],
        JSON.stringify(found),
      );
      assert.match(found[0]!.message, /did you mean \$input\?/);
      assert.equal(found[0]!.fix?.edits[0]?.text, '"/blur $input $output"');
    });
  }
  for (const [command, meant] of [
    ['/blur {input} {output}', '/blur $input $output'],
    ['/blur %i %o', '/blur $input $output'],
    ['/blur [INPUT] [OUTPUT]', '/blur $input $output'],
    ['/blur <input> <output>', '/blur $input $output'],
    ['/blur $1 $2', '/blur $input $output'],
    ['/blur --in={input} --out={output}', '/blur --in=$input --out=$output'],
  ] as const) {
    it(`comes with one for the output: ${command}`, () => {
      const found = spec({ run_command: command });
      assert.deepEqual(found.map(({ code }) => code).sort(), ['NO_INPUT', 'NO_OUTPUT']);
      const edits = found.map(({ fix }) => fix!.edits[0]!.text);
      assert.ok(edits.every((text) => text !== JSON.stringify(command)));
      assert.deepEqual(spec({ run_command: meant }), []);
    });
  }
  for (const command of [
    `find $input -exec cp {} $output_dir ';'`,
    `awk -F % '{ print $1 }' $input $output`,
    `convert $input[0] $output`,
    `ffmpeg -i $input -map [out] $output`,
    `sh -c 'cat "$1" > "$2"' sh $input $output`,
  ]) {
    it(`is not seen where the input is named: ${command}`, () => {
      assert.deepEqual(
        spec({ run_command: command }).filter(({ code }) => /^NO_/.test(code)),
        [],
      );
    });
  }
});

describe('a folder that was copied', () => {
  const entry = (folder: string) => ({
    file: `catalog/${folder}/spec.json`,
    text: JSON.stringify(SPEC),
    folder,
    hasFile: () => true,
  });
  for (const copy of ['blur2', 'a-blur', 'Blur']) {
    it(`is one finding, in the copy: ${copy}`, () => {
      const { findings } = validateCatalog([copy, 'blur'].sort().map(entry));
      const errors = findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ file, code }) => `${file} ${code}`),
        [`catalog/${copy}/spec.json NAME_IS_NOT_FOLDER`],
      );
    });
  }
  it('whose names are equal but for hyphens is still taken', () => {
    const other = { ...entry('b-lur'), text: JSON.stringify({ ...SPEC, name: 'b-lur' }) };
    const third = { ...entry('b_lur'), text: JSON.stringify({ ...SPEC, name: 'b_lur' }) };
    const { findings } = validateCatalog([other, third]);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      ['NAME_TAKEN'],
    );
  });
});

describe('the placeholder of a draft', () => {
  for (const program of ['/path/to/your/program', '/path/to/blur', 'path/to/x', 'your-program', 'TODO'])
    it(`is an error: ${program}`, () => {
      assert.deepEqual(
        spec({ run_command: `${program} $input $output` }).map(({ code }) => code),
        ['PLACEHOLDER'],
      );
    });
});
