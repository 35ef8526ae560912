import { posix } from 'node:path';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { schemaAddress } from '../core/own-release.ts';
import type { CompleteVariable } from '../spec/complete-spec.ts';
import { inputsOf, type NamedInput, namesInputs } from '../spec/named-files.ts';
import type { VariableValue } from '../spec/spec.ts';
import { samplesOf } from '../spec/test-samples.ts';
import { shellQuote } from '../text/quote.ts';
import type { SiteRepository } from './site-model.ts';

/** How to use an algorithm: texts to copy. */
export interface UseIt {
  /** The workflow file's name, and its text. */
  readonly file: string;
  readonly workflow: string;
  /** The sample sheet, where an item has files of several inputs. */
  readonly sheet?: string;
  /** Runs the workflow file on this machine. */
  readonly command: string;
  /** An item is all files of a folder, so the command names a folder of such folders. */
  readonly takesFolders: boolean;
  /** Runs the image with nothing but Docker. */
  readonly docker: string;
}

/** The sheet beside the workflow file. */
const SHEET = 'samples.csv';
/** What a user puts in place of a value that has no default. */
const PLACEHOLDER = 'VALUE';

/** Texts that work once they are copied, but for the names of files, and of values that have no default. */
export function useIt(spec: ExtendedSpec, repository?: SiteRepository): UseIt {
  const file = `${spec.name}.workflow.json`;
  const { items, sheet, data } = itemsOf(spec);
  return {
    file,
    workflow: workflowOf(spec, items, repository),
    ...(sheet !== undefined && { sheet }),
    command: ['npx pipewright run', file, '--local', ...data.map(word), '--out results'].join(' '),
    takesFolders: items === 'folder',
    docker: dockerRun(spec),
  };
}

/** What makes files items: what the workflow file says of it, the sample sheet, and the files of the command. */
function itemsOf(spec: ExtendedSpec): { items?: string; sheet?: string; data: readonly string[] } {
  const [input, ...others] = inputsOf(spec).filter(({ shared }) => !shared);
  if (!input) return { data: [] };
  if (others.length > 0) return { items: SHEET, sheet: sheetOf(spec, [input, ...others]), data: [] };
  const names = sampleNames(input, spec);
  if (input.folder || input.most === 1) return { data: names };
  if (input.most === 2) return { items: 'pairs', data: names };
  return { items: 'folder', data: ['data'] };
}

function workflowOf(
  spec: ExtendedSpec,
  items: string | undefined,
  repository: SiteRepository | undefined,
): string {
  const shared = inputsOf(spec).filter((input) => input.shared);
  const required = spec.user_specified_environment_variables.filter((each) => each.required);
  const secrets = required.filter(({ secret }) => secret);
  const plain = required.filter(({ secret }) => !secret);
  const pairOf = (variable: CompleteVariable): [string, VariableValue] => [
    variable.name,
    exampleValue(variable, spec),
  ];
  const workflow = {
    $schema: schemaAddress('workflow'),
    name: spec.name,
    ...(repository && { catalog: `${repository.name}@${repository.ref}` }),
    ...(items !== undefined && { items }),
    ...(shared.length > 0 && {
      shared: Object.fromEntries(shared.map((input) => [input.name, sampleName(input, spec)])),
    }),
    ...(secrets.length > 0 && {
      secrets: Object.fromEntries(secrets.map(({ name }) => [name, secretArn(name)])),
    }),
    process: {
      type: 'single_run',
      algorithms: [
        {
          name: `${spec.name}@${spec.version}`,
          ...(plain.length > 0 && { variables: Object.fromEntries(plain.map(pairOf)) }),
        },
      ],
    },
  };
  return compactJson(workflow);
}

/** Characters of a line. */
const LINE = 76;

/** JSON for people: what fits into a line is one. */
function compactJson(value: unknown, indent = ''): string {
  const spaced = JSON.stringify(value, null, 1)
    .replace(/\n */g, ' ')
    .replace(/\[ | \]/g, (bracket) => bracket.trim());
  if (indent.length + spaced.length <= LINE || typeof value !== 'object' || value === null) return spaced;
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([key, each]) =>
    isList ? compactJson(each, deeper) : `${JSON.stringify(key)}: ${compactJson(each, deeper)}`,
  );
  return `${isList ? '[' : '{'}\n${parts.map((part) => deeper + part).join(',\n')}\n${indent}${isList ? ']' : '}'}`;
}

function secretArn(name: string): string {
  return `arn:aws:ssm:us-east-1:123456789012:parameter/${name.toLowerCase().replaceAll('_', '-')}`;
}

/** What a test sets, else the default, else a value that its type allows. */
function exampleValue(variable: CompleteVariable, spec: ExtendedSpec): VariableValue {
  const tried = spec.tests.find(({ expect }) => expect.exit_code === 0)?.env[variable.name];
  if (tried !== undefined) return tried;
  if (variable.default !== undefined) return variable.default;
  switch (variable.type) {
    case 'choice':
      return variable.choices?.[0] ?? PLACEHOLDER;
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return variable.minimum ?? Math.min(1, variable.maximum ?? 1);
    case 'list':
      return [PLACEHOLDER];
    default:
      return PLACEHOLDER;
  }
}

/** A header, and a row with the samples' names. */
function sheetOf(spec: ExtendedSpec, inputs: readonly NamedInput[]): string {
  const columns = inputs.flatMap((input) => {
    const names = sampleNames(input, spec);
    return names.length > 1 && input.most !== null
      ? names.map((name, i) => [`${input.name}_${i + 1}`, name])
      : [[input.name, names.join(';')]];
  });
  return `item,${columns.map(([column]) => column).join(',')}\nfirst,${columns.map(([, name]) => name).join(',')}`;
}

function dockerRun(spec: ExtendedSpec): string {
  const variables = spec.user_specified_environment_variables.filter((each) => each.required);
  const words = inputsOf(spec)
    .filter((input) => !input.optional)
    .flatMap((input) =>
      sampleNames(input, spec).map((name) => {
        const path = posix.join('/in', name);
        return namesInputs(spec) ? `--input ${word(`${input.name}=${path}`)}` : word(path);
      }),
    );
  return [
    `docker run --rm${spec.gpu ? ' --gpus all' : ''} -v "$PWD:/in:ro" -v "$PWD/results:/out"`,
    ...variables.map((each) => `  -e ${word(`${each.name}=${textOf(exampleValue(each, spec))}`)}`),
    `  ${word(spec.container_name)}`,
    `  run ${words.join(' ')} /out`,
  ].join(' \\\n');
}

function textOf(value: VariableValue): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}

function sampleName(input: NamedInput, spec: ExtendedSpec): string {
  return sampleNames(input, spec)[0] ?? 'FILE';
}

/** The names of the first good test's samples, else some that the input's first pattern takes. */
function sampleNames(input: NamedInput, spec: ExtendedSpec): string[] {
  const tests = spec.tests.filter(({ expect }) => expect.exit_code === 0);
  for (const test of tests) {
    const samples = samplesOf(test).get(input.name);
    if (samples && samples.length > 0) return samples.map((path) => posix.basename(path));
  }
  const pattern = posix.basename(input.patterns[0] ?? '*');
  const names = input.most === 2 ? ['FILE_1', 'FILE_2'] : ['FILE'];
  return names.map((name) => pattern.replace(/\*+/g, name));
}

/** A word of a shell's command line, quoted only where it has to be. */
function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : shellQuote(text);
}
