import { posix } from 'node:path';
import type { ExtendedSpec } from '../catalog/extended-spec.ts';
import { schemaAddress } from '../core/own-release.ts';
import { inputsOf, type NamedInput, namesInputs } from '../spec/named-files.ts';
import type { VariableValue } from '../spec/spec.ts';
import { shellQuote } from '../text/quote.ts';
import { compactJson, exampleValue, sampleNames, stepExample } from '../workflow/step-example.ts';
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

/** Texts that work once copied, except for file names and for values without a default. */
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

/** How files become items: the workflow file's `items`, the sample sheet, and the command's files. */
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
  const { step, top } = stepExample(spec);
  return compactJson({
    $schema: schemaAddress('workflow'),
    name: spec.name,
    ...(repository && { catalog: `${repository.name}@${repository.ref}` }),
    ...(items !== undefined && { items }),
    ...top,
    process: { type: 'single_run', algorithms: [step] },
  });
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

/** A word of a shell's command line, quoted only where it has to be. */
function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : shellQuote(text);
}
