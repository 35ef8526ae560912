import type { IndexedVersion } from '../catalog/catalog-index.ts';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import type { CompleteTest, CompleteVariable } from '../spec/complete-spec.ts';
import { exitCodeOf } from '../spec/exit-codes.ts';
import { inputsOf, type NamedInput, type NamedOutput, namesOutputs, outputsOf } from '../spec/named-files.ts';
import { expectedOutputs, samplesOf } from '../spec/test-samples.ts';
import { expectedValue } from '../spec/variable-values.ts';
import {
  type Block,
  type Fact,
  facts,
  heading,
  line,
  PLAIN,
  paragraph,
  print,
  type Screen,
  sections,
  styled,
} from '../text/printer.ts';
import { quote, shortDigest, shortReference } from '../text/quote.ts';
import { formatBytes, formatCount, plural } from '../text/units.ts';
import { compactJson, type StepExample, stepExample } from '../workflow/step-example.ts';
import { memoryLimits } from './memory-text.ts';

/** An algorithm of a catalog, as "npx pipewright show" prints it. */
export interface ShownAlgorithm {
  /** The catalog's name, for people. */
  readonly catalog: string;
  readonly spec: ExtendedSpec;
  /** All versions that the catalog lists, the newest first. */
  readonly versions: readonly (IndexedVersion & { readonly version: string })[];
  /** The algorithm was removed. */
  readonly removed: boolean;
}

/** Width of the labels, in columns. */
const LABEL = 11;

/** All about an algorithm, for terminals; the JSON for a workflow file is the last block. */
export function algorithmText(shown: ShownAlgorithm, screen: Screen = PLAIN): string {
  const { spec } = shown;
  const { step, top } = stepExample(spec);
  const what = spec.description ? `: ${spec.description}` : '';
  const rows = (all: readonly Fact[]): Block[] => [facts(all, LABEL)];
  const groups = [
    [paragraph([styled('bold', `${spec.name} ${spec.version}`), what])],
    rows([...warningRows(shown), ...aboutRows(shown)]),
    rows([...fileRows(spec), ...variableRows(spec)]),
    rows(needRows(spec)),
    rows(imageRows(spec)),
    rows(spec.tests.flatMap(testRows)),
    topLines(top),
    [heading('In a workflow file, an element of "algorithms":')],
    jsonLines(step),
  ];
  return print([sections(...groups)], screen);
}

function warningRows({ spec: { deprecated }, removed }: ShownAlgorithm): Fact[] {
  const { reason, replaced_by } = deprecated ?? {};
  return [
    ['removed', removed ? 'its versions still run, but there will be no new ones' : undefined],
    ['deprecated', reason && `${reason}${replaced_by ? ` Use ${replaced_by} instead.` : ''}`],
  ];
}

function aboutRows({ catalog, spec, versions }: ShownAlgorithm): Fact[] {
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

function fileRows(spec: ExtendedSpec): Fact[] {
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

function variableRows({ user_specified_environment_variables: all }: ExtendedSpec): Fact[] {
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

function needRows(spec: ExtendedSpec): Fact[] {
  const { cpu_units, memory_mb, memory, disk_gb, timeout_minutes, gpu, fargate, port } = spec;
  const limits = memoryLimits(memory).join(', ');
  const needs = [
    `${cpu_units / 1024} vCPU`,
    `${formatCount(memory_mb)} MB of memory${limits && ` (${limits})`}`,
    gpu && plural(gpu.count, 'GPU'),
    `${disk_gb} GB of disk`,
    `at most ${plural(timeout_minutes, 'minute')} an item`,
    spec.checkpoint !== undefined && 'continues where it was interrupted',
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

function imageRows({ container_name, platforms, source_image }: ExtendedSpec): Fact[] {
  return [
    ['image', `${shortReference(container_name)} (--json shows the complete digest)`],
    ...listRows(
      'platforms',
      platforms.map(
        ({ platform, digest, size }) => `${platform}, ${formatBytes(size)} to pull, ${shortDigest(digest)}`,
      ),
    ),
    ['made from', `${source_image.name} at ${shortDigest(source_image.digest)}`],
  ];
}

/** Characters that are shown of an expected text: enough to recognize it. */
const SHOWN_TEXT = 60;

function testRows(test: CompleteTest): Fact[] {
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

/** The fields that belong to the workflow file itself, not to a step. */
function topLines(top: StepExample['top']): Block[] {
  if (Object.keys(top).length === 0) return [];
  return [heading('At the top of a workflow file:'), line(''), ...jsonLines(top)];
}

function jsonLines(value: object): Block[] {
  return compactJson(value)
    .split('\n')
    .map((text) => line(text));
}

/** A row for each value; only the first has the label. */
function listRows(label: string, values: readonly string[]): Fact[] {
  return values.map((value, i) => [i === 0 ? label : '', value]);
}
