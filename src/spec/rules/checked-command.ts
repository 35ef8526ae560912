import { COMMAND_NAMES } from '../command-names.ts';
import { type CommandPart, type CommandTree, isGroup } from '../command-tree.ts';
import { type InputName, inputNameOf, isListInput, namesOfInput } from '../input-names.ts';
import type { Where } from '../json/json-text.ts';
import type { NamedInput } from '../named-files.ts';
import { type Word, wordText } from '../shell-words.ts';
import type { Report } from './rule-report.ts';

export const COMMAND_FIELD = ['run_command'] as const;

/** A command as its rules read it. */
export interface CheckedCommand {
  readonly text: string;
  readonly tree: CommandTree;
  /** Declared variables: the index of each in the spec, by name. */
  readonly variables: ReadonlyMap<string, number>;
  /** The spec's inputs, as far as they are valid. */
  readonly inputs: readonly NamedInput[];
}

/** Characters of the command, for a finding. */
export function commandAt(start: number, length: number): Where {
  return { path: COMMAND_FIELD, at: 'string', start, end: start + length };
}

/** The type of a declared variable; undefined for any other name. */
export function typeOf(report: Report, { variables }: CheckedCommand, name: string): string | undefined {
  const index = variables.get(name);
  if (index === undefined) return undefined;
  return report.text(['user_specified_environment_variables', index, 'type']) ?? 'string';
}

/**
 * The input, or part of one, that a name stands for; undefined for a declared variable and any other name.
 */
export function inputOf({ variables, inputs }: CheckedCommand, name: string): InputName | undefined {
  return variables.has(name) ? undefined : inputNameOf(inputs, name);
}

/** Whether a name has a meaning in the spec's command without being declared. */
export function isCommandName(inputs: readonly NamedInput[], name: string): boolean {
  if (inputNameOf(inputs, name)) return true;
  return Object.hasOwn(COMMAND_NAMES, name) && !OF_INPUT.test(name);
}

/** These names exist only for an input that is called `input`. */
const OF_INPUT = /^input(?:_|$)/;

/** Names that a command may use: of inputs, of the item and the agent, and declared variables. */
export function knownNames({ variables, inputs }: CheckedCommand): string[] {
  const own = Object.keys(COMMAND_NAMES).filter((name) => !OF_INPUT.test(name));
  return [...new Set([...inputs.flatMap(namesOfInput), ...own, ...variables.keys()])];
}

/**
 * The separator of a name that stands for a list; without one, the list is several words. Undefined for any
 * other name.
 */
export function listOf(
  report: Report,
  command: CheckedCommand,
  name: string,
): { readonly separator?: string } | undefined {
  const index = command.variables.get(name);
  if (index !== undefined) {
    if (typeOf(report, command, name) !== 'list') return undefined;
    return { separator: report.text(['user_specified_environment_variables', index, 'separator']) };
  }
  const found = inputOf(command, name);
  return found?.part === 'files' && isListInput(found.input) ? found.input : undefined;
}

/** What messages suggest where a shell is needed. */
export const SHELL_FORM = `sh -c '… "$1" … "$2"' sh $input $output`;

const SHELL = /^(?:ba|da|a|k|z)?sh$/;
/** Programs that run a script given as an argument, and the option that gives it. */
const SCRIPT_OPTIONS: readonly (readonly [program: RegExp, option: RegExp])[] = [
  [SHELL, /^-[a-z]*c$/],
  [/^python[\d.]*$/, /^-c$/],
  [/^(?:perl|ruby|node|Rscript)$/, /^-e$/],
];

/** A script in a command. */
export interface Script {
  readonly word: Word;
  readonly isShell: boolean;
  /** The words after it: `$0`, `$1`, … of a shell's script. */
  readonly args: readonly Word[];
}

/** The script that a program gets as an argument. */
export function scriptOf({ words }: CommandPart): Script | undefined {
  const program = wordText(words[0]).split('/').at(-1)!;
  const option = SCRIPT_OPTIONS.find(([name]) => name.test(program))?.[1];
  const plain = words.filter((word): word is Word => !isGroup(word));
  const i = option ? plain.findIndex((word, at) => at > 0 && option.test(wordText(word))) : -1;
  const word = i < 0 ? undefined : plain[i + 1];
  return word && { word, isShell: SHELL.test(program), args: plain.slice(i + 2) };
}
