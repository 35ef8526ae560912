import type { IndexedVersion } from '../catalog/catalog-index.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { CompleteTest, CompleteVariable } from '../spec/complete-spec.ts';
import { exitCodeOf } from '../spec/exit-codes.ts';
import { inputsOf, type NamedInput, type NamedOutput, namesOutputs, outputsOf } from '../spec/named-files.ts';
import { expectedOutputs, samplesOf } from '../spec/test-samples.ts';
import { expectedValue } from '../spec/variable-values.ts';
import { wrapWords } from '../text/columns.ts';
import { quote, shortDigest } from '../text/quote.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatBytes, formatCount, plural } from '../text/units.ts';
import { compactJson, type StepExample, stepExample } from '../workflow/step-example.ts';
import { memoryLimits } from './memory-text.ts';

/** An algorithm of a catalog, as its page shows it. */
export interface ShownAlgorithm {
  /** The catalog, as people name it. */
  readonly catalog: string;
  readonly spec: ExtendedSpec;
  /** All versions that the catalog lists, the newest first. */
  readonly versions: readonly (IndexedVersion & { readonly version: string })[];
  /** The algorithm was removed. */
  readonly removed: boolean;
}

/** Columns of the names in front of what they say. */
const LABEL = 11;

type Row = readonly [label: string, value: string | undefined];

/** All about an algorithm, for terminals; the JSON for a workflow file is the last block. */
export function algorithmText(shown: ShownAlgorithm, columns: number): string {
  const { spec } = shown;
  const { step, top } = stepExample(spec);
  const blocks = [
    wrapWords(
      escapeControl(`${spec.name} ${spec.version}${spec.description ? `: ${spec.description}` : ''}`),
      columns,
    ),
    rowLines([...warningRows(shown), ...aboutRows(shown)], columns),
    rowLines([...fileRows(spec), ...variableRows(spec)], columns),
    rowLines(needRows(spec), columns),
    imageLines(spec, columns),
    rowLines(spec.tests.flatMap(testRows), columns),
    topLines(top),
    ['In a workflow file, an element of "algorithms":'],
    jsonLines(step),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function warningRows({ spec: { deprecated }, removed }: ShownAlgorithm): Row[] {
  const { reason, replaced_by } = deprecated ?? {};
  return [
    ['removed', removed ? 'its versions still run, but there will be no new ones' : undefined],
    ['deprecated', reason && `${reason}${replaced_by ? ` Use ${replaced_by} instead.` : ''}`],
  ];
}

function aboutRows({ catalog, spec, versions }: ShownAlgorithm): Row[] {
  const { license, authors, maintainers, doi, homepage, source, documentation, tags } = spec;
  return [
    ['catalog', catalog],
    ['versions', versions.map(versionText).join(', ')],
    ['license', license],
    ['authors', authors.map(({ name, orcid }) => (orcid ? `${name} (${orcid})` : name)).join(', ')],
    ['maintained', maintainers.map(({ github }) => `by ${github} on GitHub`).join(', ')],
    ['cite', doi && `https://doi.org/${doi}`],
    ['homepage', homepage],
    ['source', source],
    ['manual', documentation],
    ['tags', tags.join(', ')],
  ];
}

function versionText({ version, removed, deprecated }: ShownAlgorithm['versions'][number]): string {
  return removed ? `${version} (removed)` : deprecated === undefined ? version : `${version} (deprecated)`;
}

function fileRows(spec: ExtendedSpec): Row[] {
  const outputs = namesOutputs(spec)
    ? outputsOf(spec).map((output) => filesText(output, output.patterns))
    : [`${spec.output_name}, a file or a folder`];
  return [
    ...listRows(
      'inputs',
      inputsOf(spec).map((input) => filesText(input, input.patterns)),
    ),
    ...listRows('outputs', outputs),
  ];
}

function filesText(
  file: NamedOutput & Partial<Pick<NamedInput, 'shared' | 'folder'>>,
  patterns: readonly string[],
): string {
  const { name, least, most, companions, optional, shared, folder, description } = file;
  const noun = folder ? 'folder' : 'file';
  const count =
    most === null
      ? `${least} or more ${noun}s`
      : least === most
        ? plural(least, noun)
        : `${least} to ${most} ${noun}s`;
  const parts = [
    `${count} (${patterns.join(', ')})`,
    companions.length > 0 && `with ${companions.map(({ written }) => written).join(', ')}`,
    optional && 'may be missing',
    shared && 'the same for all items',
  ].filter(Boolean);
  return `${name}: ${parts.join('; ')}${description ? `. ${description}` : ''}`;
}

function variableRows({ user_specified_environment_variables: all }: ExtendedSpec): Row[] {
  return listRows('variables', all.map(variableText));
}

function variableText(variable: CompleteVariable): string {
  const { name, required, secret, default: value, description } = variable;
  const parts = [
    expectedValue(variable),
    value === undefined ? required && 'required' : `default ${quote(value)}`,
    secret && 'secret',
  ].filter(Boolean);
  return `${name}: ${parts.join(', ')}${description ? `. ${description}` : ''}`;
}

function needRows(spec: ExtendedSpec): Row[] {
  const { cpu_units, memory_mb, memory, disk_gb, timeout_minutes, gpu, fargate, port } = spec;
  const limits = memoryLimits(memory).join(', ');
  const needs = [
    `${cpu_units / 1024} vCPU`,
    `${formatCount(memory_mb)} MB of memory${limits && ` (${limits})`}`,
    gpu && plural(gpu.count, 'GPU'),
    `${disk_gb} GB of disk`,
    `at most ${plural(timeout_minutes, 'minute')} an item`,
  ].filter(Boolean);
  return [
    ['needs', needs.join(', ')],
    [
      'on AWS',
      fargate
        ? `Fargate, ${fargate.cpu / 1024} vCPU and ${formatCount(fargate.memory)} MB`
        : 'an EC2 instance',
    ],
    ['ports', port.map((each) => `${each.port}/${each.protocol}`).join(', ')],
    ['runs', spec.run_command],
    ...listRows(
      'exit codes',
      Object.keys(spec.exit_codes).map((code) => `${code}: ${exitCodeOf(spec, Number(code))?.meaning ?? ''}`),
    ),
  ];
}

/** The image stays whole, so that it can be copied. */
function imageLines({ container_name, platforms, source_image }: ExtendedSpec, columns: number): string[] {
  return [
    `${'image'.padEnd(LABEL)} ${escapeControl(container_name)}`,
    ...rowLines(
      [
        ...listRows(
          'platforms',
          platforms.map(
            ({ platform, digest, size }) =>
              `${platform}, ${formatBytes(size)} to pull, ${shortDigest(digest)}`,
          ),
        ),
        ['made from', `${source_image.name} at ${shortDigest(source_image.digest)}`],
      ],
      columns,
    ),
  ];
}

/** Of a large expected text, as much as tells what it is. */
const SHOWN_TEXT = 60;

function testRows(test: CompleteTest): Row[] {
  const { name, env, expect } = test;
  const given = [
    ...[...samplesOf(test).values()].flat(),
    ...Object.entries(env).map(([variable, value]) => `${variable}=${value}`),
  ];
  const outputs = expectedOutputs(test).flatMap(({ patterns }) => patterns);
  const texts = Object.entries(expect.contains).map(
    ([file, [first = '']]) => `${file} has ${quote(first.slice(0, SHOWN_TEXT).toWellFormed())}`,
  );
  const named = outputs.filter((output) => !Object.hasOwn(expect.contains, output));
  const came = [...(expect.exit_code === 0 ? [] : [`exit code ${expect.exit_code}`]), ...named, ...texts];
  return [
    ['sample', `${name}: ${given.join(', ')}`],
    ['gives', came.join('; ')],
  ];
}

/** The fields that the file itself needs. */
function topLines(top: StepExample['top']): string[] {
  if (Object.keys(top).length === 0) return [];
  return ['At the top of a workflow file:', '', ...jsonLines(top)];
}

function jsonLines(value: object): string[] {
  return compactJson(value).split('\n').map(escapeControl);
}

/** The first with the label, the others below it. */
function listRows(label: string, values: readonly string[]): Row[] {
  return values.map((value, i) => [i === 0 ? label : '', value]);
}

/** Rows that say something, each with its label, folded under itself. */
function rowLines(rows: readonly Row[], columns: number): string[] {
  return rows.flatMap(([label, value]) => {
    if (!value) return [];
    const [first = '', ...rest] = wrapWords(escapeControl(value), columns - LABEL - 1);
    const indent = ' '.repeat(LABEL + 1);
    return [`${label.padEnd(LABEL)} ${first}`, ...rest.map((line) => indent + line)];
  });
}
