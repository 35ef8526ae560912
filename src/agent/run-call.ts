import { Failure } from '../core/failure.ts';
import { isKeyBelow } from '../core/path-below.ts';
import { inputsOf, namesInputs } from '../spec/named-files.ts';
import type { Spec } from '../spec/spec.ts';
import { expectedValue } from '../spec/variable-values.ts';

/** What `run` was asked to do. */
export interface RunCall {
  /** Files and folders without the name of an input, as written. */
  readonly inputs: readonly string[];
  /** Files and folders for inputs by their names, in the order of the call. */
  readonly named: readonly { readonly name: string; readonly path: string }[];
  /** The id of the one item. */
  readonly item?: string;
  /** A file with the ids of items that have no result, a line each: `$missing`. */
  readonly missing?: string;
  readonly outputDirectory: string;
  /** The report's file, when one is wanted. */
  readonly report?: string;
  /** The one input is a folder, and it is one item as a whole. */
  readonly gather: boolean;
}

/** sysexits(3) EX_USAGE: the container was called wrongly. */
export const EXIT_USAGE = 64;

const CALL =
  'run [--report FILE] [--gather] [--item ID] [--missing FILE] [--input NAME=PATH]… [--] [INPUT…] OUTPUT_DIR';

/**
 * Reads the arguments of {@link CALL}.
 * @param needsInput whether the algorithm needs at least one file
 * @throws Failure `BAD_CALL`
 */
export function readRunCall(args: readonly string[], needsInput = true): RunCall {
  const words: string[] = [];
  const named: { name: string; path: string }[] = [];
  const values: Partial<Record<'report' | 'item' | 'missing', string>> = {};
  let gather = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') {
      words.push(...args.slice(i + 1));
      break;
    }
    const [, option, glued] = /^--(report|item|missing|input)(?:=(.*))?$/s.exec(arg) ?? [];
    if (option !== undefined) {
      const value = glued ?? args[++i] ?? '';
      if (option === 'input') named.push(readNamed(value));
      else values[option as keyof typeof values] = value;
    } else if (arg === '--gather') gather = true;
    else if (arg.startsWith('-') && arg !== '-')
      throw bad(`there is no option ${arg}; before a file name that begins with a dash, put --`);
    else words.push(arg);
  }
  const { report, item, missing } = values;
  for (const [name, value] of Object.entries({ report, missing }))
    if (value === '') throw bad(`--${name} needs the name of a file`);
  if (item !== undefined && (!isKeyBelow(item) || /^\/|\/$|\p{Cc}/u.test(item)))
    throw bad(`--item needs an id, such as the name of a sample, not ${JSON.stringify(item)}`);
  const outputDirectory = words.pop();
  if (outputDirectory === undefined || (needsInput && words.length + named.length === 0))
    throw bad('name at least one input and, last, the folder for the results');
  if ([...words, outputDirectory].includes('')) throw bad('a file name is empty');
  if (gather && (words.length !== 1 || named.length > 0)) throw bad('--gather takes one folder');
  return {
    ...{ inputs: words, named, outputDirectory, gather },
    ...(report !== undefined && { report }),
    ...(item !== undefined && { item }),
    ...(missing !== undefined && { missing }),
  };
}

function readNamed(value: string): { name: string; path: string } {
  const [, name, path] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  if (name === undefined) throw bad(`--input needs NAME=PATH, not ${JSON.stringify(value)}`);
  return { name, path: path! };
}

/** What the image prints when it is started without a call, or with an unknown one. */
export function usage(spec: Spec | undefined, unknown?: string): string {
  const variables = spec?.user_specified_environment_variables ?? [];
  const flags = variables.filter((v) => v.required).map((v) => `-e ${v.name}=… `);
  const name = spec ? `${spec.name}${spec.version ? ` ${spec.version}` : ''}` : 'This image';
  const lines = [
    `${name}${spec?.description ? ` - ${firstLine(spec.description)}` : ''}`,
    '',
    ...(unknown === undefined
      ? []
      : [
          `There is no call ${JSON.stringify(unknown)}. To pass arguments to the program in the image, use exec.`,
          '',
        ]),
    'Calls (docker run [options] IMAGE CALL):',
    '  run INPUT… OUTPUT_DIR   run the algorithm on files or folders; --report FILE writes a report,',
    '                          --gather takes a folder as one input, --input NAME=PATH names an input',
    "  exec -- ARGS            the image's own entrypoint with ARGS, as if it were not wrapped",
    "  spec                    print the algorithm's spec",
    "  version                 print the agent's version",
    '',
    ...(spec && namesInputs(spec) ? inputLines(spec) : []),
    'For example, with your files in ./in:',
    `  docker run --rm ${flags.join('')}-v "$PWD/in:/data/in:ro" -v "$PWD/out:/data/out" IMAGE run /data/in /data/out`,
  ];
  if (variables.length > 0) lines.push('', 'Variables (docker run -e NAME=value):');
  for (const v of variables) {
    const facts = [
      v.required ? 'required' : '',
      v.type === undefined || v.type === 'string' ? '' : expectedValue(v),
      v.default === undefined ? '' : `default ${v.default}`,
    ];
    const about = [v.description ? firstLine(v.description) : '', facts.filter(Boolean).join(', ')];
    lines.push(`  ${v.name}  ${about.filter(Boolean).join('; ')}`.trimEnd());
  }
  return `${lines.join('\n')}\n`;
}

function inputLines(spec: Spec): string[] {
  const lines = inputsOf(spec).map((input) => {
    const { name, patterns, optional, folder, description } = input;
    const what = folder ? 'folder' : patterns.join(', ');
    const about = [
      description ? firstLine(description) : '',
      [what, optional ? 'optional' : ''].filter(Boolean).join(', '),
    ];
    return `  ${name}  ${about.filter(Boolean).join('; ')}`;
  });
  return ['Inputs (--input NAME=PATH, or by the names of files):', ...lines, ''];
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]!;
}

function bad(what: string): Failure {
  return new Failure('BAD_CALL', `run: ${what}. The call is: ${CALL}`);
}
