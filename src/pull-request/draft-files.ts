import { COMMAND_NAMES } from '../spec/command-names.ts';
import { namesOf, type PlacedWord, parseCommand, wordsOf } from '../spec/command-tree.ts';
import { splitEnding } from '../spec/output-name.ts';
import { CommandSyntaxError, namesIn, type Word, wordText } from '../spec/shell-words.ts';
import type { Spec, SpecInput, SpecOutput } from '../spec/spec.ts';

/** The fields of a spec that can be derived from a command. */
export type DraftFiles = Pick<Spec, 'run_command' | 'inputs' | 'outputs' | 'output_name'>;

/** The name of a sample file in a command, which a `$name` will replace. */
interface FileWord {
  /** Where its text is in the command. */
  readonly start: number;
  readonly end: number;
  readonly file: string;
  readonly isOutput: boolean;
  /** The option before it, with its dashes; else empty. */
  readonly option: string;
}

/** Endings of programs and settings, which are in the image. */
const OF_IMAGE = /^(?:py|sh|bash|jar|r|pl|rb|js|mjs|ts|jl|m|lua|php|exe|so|class|conf|cfg|ini|toml)$/i;
const FILE = /^[\w./+-]*\w\.[A-Za-z]\w{0,9}$/;
const OUTPUT_OPTION = /^(?:-[oO]|--?(?:out|result|save|write)[\w-]*)$/;
const OUTPUT_NAME = /^(?:out|output|result)/i;

/**
 * Inputs and outputs as far as a command shows them: by names of sample files in it
 * (`sort -o out.bam in.bam`), which become names of inputs and paths below `$output_dir`, and by names that
 * stand for nothing else (`$reads`).
 * @param variables names of declared variables
 */
export function draftFiles(command: string, variables: readonly string[] = []): DraftFiles {
  try {
    const words = wordsOf(parseCommand(command)).sort((a, b) => a.word.start - b.word.start);
    const files = words.flatMap((placed, i) => fileWord(placed, words[i - 1]?.word, command));
    const [input, ...others] = files.filter(({ isOutput }) => !isOutput);
    const [output, ...more] = files.filter(({ isOutput }) => isOutput);
    const isSmall = others.length === 0 && more.length === 0 && !command.includes('$');
    if (input && isSmall) return ofOneFile(command, input, output);
    return files.length > 0 ? ofSamples(command, files) : ofNames(command, words, variables);
  } catch (error) {
    if (error instanceof CommandSyntaxError) return { run_command: command };
    throw error;
  }
}

function fileWord({ word, kind, part }: PlacedWord, before: Word | undefined, command: string): FileWord[] {
  const text = wordText(word);
  if (kind === 'program' || namesIn(word).length > 0 || command.slice(word.start, word.end) !== text)
    return [];
  const [, glued = '', file = text] = /^(--?[\w-]+)=(.*)$/s.exec(text) ?? [];
  const { ext } = splitEnding(fileName(file));
  if (!FILE.test(file) || OF_IMAGE.test(ext) || /^[\d.]+$/.test(file)) return [];
  const previous = before === undefined ? '' : wordText(before);
  const option = glued || (previous.startsWith('-') && !previous.includes('=') ? previous : '');
  const redirection = part.redirections.find(({ target }) => target === word);
  const isOutput = redirection
    ? redirection.operator !== '<'
    : OUTPUT_OPTION.test(option) || OUTPUT_NAME.test(fileName(file));
  return [{ start: word.end - file.length, end: word.end, file, isOutput, option }];
}

/** One file in, one out: the short form. */
function ofOneFile(command: string, input: FileWord, output: FileWord | undefined): DraftFiles {
  const edits = [{ ...input, text: '$input' }, ...(output ? [{ ...output, text: '$output' }] : [])];
  const ext = output && endingOf(output.file);
  return {
    run_command: edited(command, edits),
    inputs: { patterns: [`*.${endingOf(input.file)}`] },
    ...(output && { output_name: `{stem}.${ext}` }),
  };
}

/** Several files: those with the same name, by {@link nameOf}, form one input. */
function ofSamples(command: string, files: readonly FileWord[]): DraftFiles {
  const inputs = new Map<string, string[]>();
  const outputs: Record<string, SpecOutput> = {};
  for (const file of files) {
    if (!file.isOutput) {
      const name = nameOf(file);
      const own = inputs.get(name) ?? [];
      inputs.set(name, own);
      if (!own.includes(file.file)) own.push(file.file);
      continue;
    }
    const pattern = fileName(file.file);
    if (Object.values(outputs).some(({ patterns }) => patterns[0] === pattern)) continue;
    outputs[freeName(nameOf(file), outputs)] = { patterns: [pattern] };
  }
  const edits = files.map((file) => {
    if (file.isOutput) return { ...file, text: `$output_dir/${fileName(file.file)}` };
    const name = nameOf(file);
    const own = inputs.get(name)!;
    return { ...file, text: own.length === 1 ? `$${name}` : `$${name}_${own.indexOf(file.file) + 1}` };
  });
  const described = [...inputs].map(([name, own]): [string, SpecInput] => {
    const patterns = [...new Set(own.map((file) => `*.${endingOf(file)}`))];
    return [name, own.length === 1 ? { patterns } : { patterns, count: own.length }];
  });
  return {
    run_command: edited(command, edits),
    ...(described.length > 0 && { inputs: Object.fromEntries(described) }),
    ...(Object.keys(outputs).length > 0 && { outputs }),
  };
}

/**
 * Names that are neither variables nor Pipewright's are inputs; files with an ending below `$output_dir` are
 * outputs.
 */
function ofNames(command: string, words: readonly PlacedWord[], variables: readonly string[]): DraftFiles {
  const inputs: Record<string, { count?: number; optional?: boolean }> = {};
  const uses = namesOf(parseCommand(command)).filter(
    ({ name, literal }) =>
      !literal &&
      /^[a-z][a-z0-9_]*$/.test(name) &&
      !/^(?:output|input_)/.test(name) &&
      !Object.hasOwn(COMMAND_NAMES, name) &&
      !variables.includes(name),
  );
  for (const { name, group, otherwise } of uses) {
    const [, stem = name, number] = /^(.+)_(?:dir|name|stem|ext|(\d))$/.exec(name) ?? [];
    const input = Object.hasOwn(inputs, stem) ? inputs[stem]! : { optional: true };
    if (!group || otherwise) input.optional = false;
    if (number !== undefined && Number(number) > 1) input.count = Math.max(input.count ?? 1, Number(number));
    inputs[stem] = input;
  }
  if (Object.keys(inputs).length === 0) return { run_command: command };
  if (namesOf(parseCommand(command)).some(({ name }) => name === 'input')) inputs.input ??= {};
  const outputs: Record<string, SpecOutput> = {};
  for (const { word } of words) {
    const path = /^\$\{?output_dir\}?\/(?:.*\/)?([^/]+)$/.exec(wordText(word))?.[1];
    const ending = path === undefined ? '' : endingOf(path.replace(/\$\{?\w+\}?/g, 'x'));
    const patterns = [`*.${ending}`];
    const isNew = !Object.values(outputs).some((output) => output.patterns[0] === patterns[0]);
    if (ending !== '' && isNew) outputs[freeName(lastEnding(`x.${ending}`), outputs)] = { patterns };
  }
  return {
    run_command: command,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, { count, optional }]): [string, SpecInput] => [
        name,
        { patterns: ['*'], ...(count !== undefined && { count }), ...(optional && { optional }) },
      ]),
    ),
    ...(Object.keys(outputs).length > 0 && { outputs }),
  };
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function endingOf(file: string): string {
  return splitEnding(fileName(file)).ext;
}

/** `fq` of `a.fq.gz`. */
function lastEnding(file: string): string {
  const first = endingOf(file).split('.')[0] ?? '';
  return first.toLowerCase().replace(/[^a-z0-9]+/g, '_') || 'file';
}

const TAKEN = new Set([
  ...Object.keys(COMMAND_NAMES),
  'files',
  'other',
  'patterns',
  'count',
  'companions',
  'optional',
  'shared',
  'folder',
  'separator',
  'description',
]);

/** Names of inputs and outputs have at most 40 characters; the rest is for numbers. */
const LONGEST_NAME = 36;

/**
 * What an option of more than one letter calls a file, else its ending. For an output, a leading `out`,
 * `output` or `result` is left out: `--out-table` is `table`, and `--out2 b.bam` is `bam_2`.
 */
function nameOf({ file, option, isOutput }: FileWord): string {
  const word = option
    .replace(/^-+/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  const said = isOutput ? word.replace(/^(?:output|out|result)_?/, '') : word;
  const ending = lastEnding(file);
  const ofEnding = isOutput && /^\d+$/.test(said) ? `${ending}_${said}` : ending;
  const name = said.length > 1 && /^[a-z]/.test(said) ? said : ofEnding;
  const letter = (/^[a-z]/.test(name) ? name : `file_${name}`).slice(0, LONGEST_NAME);
  return TAKEN.has(letter) || /^input_/.test(letter) ? `${ending}_file` : letter;
}

function freeName(wanted: string, taken: object): string {
  let name = wanted;
  for (let i = 2; Object.hasOwn(taken, name); i++) name = `${wanted}_${i}`;
  return name;
}

function edited(
  command: string,
  edits: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), command);
}
