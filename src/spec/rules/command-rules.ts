import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import { COMMAND_NAMES, type CommandNameKey } from '../command-names.ts';
import { namesOf, parseCommand, wordsOf } from '../command-tree.ts';
import { CommandSyntaxError, type NameUse, wordText } from '../shell-words.ts';
import { type CheckedCommand, COMMAND_FIELD, commandAt, scriptOf, typeOf } from './checked-command.ts';
import { checkCommandParts } from './command-parts.ts';
import { type ForeignName, foreignNames, withoutAngles } from './foreign-names.ts';
import type { Report } from './rule-report.ts';
import { checkScripts } from './shell-scripts.ts';
import { checkShellSyntax } from './shell-syntax.ts';

/** Names that stand for numbers. */
const NUMBERS = ['cpus', 'memory_mb', 'memory_gb', 'heap_mb'] satisfies readonly CommandNameKey[];

/** What drafts and examples have in place of a program, and of anything else. */
const PLACEHOLDER_PROGRAM = /^(?:TODO|FIXME|CHANGEME)$/i;
const PLACEHOLDER = /^\/?path\/to\/|^your[-_](?:program|tool|command|script)\S*$/i;

/** `run_command`: it can be read, uses declared names, and does not need a shell that is missing. */
export function checkCommand(report: Report): void {
  const command = readCommand(report);
  if (!command) return;
  const { text, tree } = command;
  const placeholder = wordsOf(tree).find(({ word, kind }) => {
    const written = wordText(word);
    return PLACEHOLDER.test(written) || (kind === 'program' && PLACEHOLDER_PROGRAM.test(written));
  })?.word;
  if (placeholder) {
    report.error('PLACEHOLDER', commandAt(placeholder.start, placeholder.end - placeholder.start), {
      message: `"run_command" still has ${quote(wordText(placeholder))}. Write the program that the image has, with its arguments.`,
      got: quote(wordText(placeholder)),
    });
    return;
  }
  const uses = namesOf(tree);
  const meant = checkNames(report, command, uses);
  const foreign = checkInputAndOutput(report, command, uses, meant);
  checkCommandParts(report, command);
  checkScripts(report, command);
  checkShellSyntax(report, command, foreign);
  const executable = report.text(['executable_path']);
  if (executable?.startsWith('/') && !text.includes(executable)) {
    report.hint('EXECUTABLE_NOT_RUN', ['executable_path'], {
      message: `"run_command" does not run ${quote(executable)}, the "executable_path".`,
      got: quote(executable),
    });
  }
}

function readCommand(report: Report): CheckedCommand | undefined {
  const text = report.text(COMMAND_FIELD);
  if (text === undefined) return undefined;
  const names = report
    .items(['user_specified_environment_variables'])
    .map((path) => report.text([...path, 'name']));
  const variables = new Map(names.flatMap((name, i) => (name === undefined ? [] : [[name, i] as const])));
  try {
    const tree = parseCommand(withoutAngles(text));
    if (wordText(tree.pipelines[0]!.parts[0]!.words[0]) !== '') return { text, tree, variables };
  } catch (error) {
    if (!(error instanceof CommandSyntaxError)) throw error;
    if (error.code !== 'EMPTY') {
      const { code, start, end, message } = error;
      const got = quote(code === 'UNFINISHED_QUOTE' ? text : text.slice(start, end));
      report.error(code, commandAt(start, end - start), {
        message: `"run_command" cannot be read: ${message}.`,
        got,
      });
      return undefined;
    }
  }
  report.error('EMPTY', COMMAND_FIELD, {
    message: '"run_command" does not name a program to run.',
    got: quote(text),
    expected: 'a program and its arguments',
  });
  return undefined;
}

/** @returns the names of other tools, which are reported here */
function checkInputAndOutput(
  report: Report,
  { text: command, tree }: CheckedCommand,
  uses: readonly NameUse[],
  meant: ReadonlySet<string>,
): readonly ForeignName[] {
  const used = new Set([...meant, ...uses.filter((use) => !use.literal).map((use) => use.name)]);
  const lacks = (...names: string[]): boolean => !names.some((name) => used.has(name));
  const input = lacks('input', 'input_name', 'input_stem', 'input_dir');
  const output = lacks('output', 'output_dir');
  // In a script, "$1" and "{}" have a meaning of their own.
  const isScript = tree.pipelines.some(({ parts }) => parts.some((part) => scriptOf(part) !== undefined));
  const foreign = isScript ? [] : foreignNames(command, { input, output });
  const named = (right: string): boolean => foreign.some((each) => each.right === right);
  for (const { text, offset, right, message } of foreign) {
    const after = command.slice(offset + text.length);
    report.warn(right === '$input' ? 'NO_INPUT' : 'NO_OUTPUT', commandAt(offset, text.length), {
      message,
      got: quote(text),
      expected: right,
      fix: report.rewrite(COMMAND_FIELD, command.slice(0, offset) + right + after, false, `write ${right}`),
    });
  }
  const quoted = uses.find((use) => use.literal && use.name === 'input');
  if (input && !named('$input')) {
    report.warn('NO_INPUT', quoted ? commandAt(quoted.offset, quoted.text.length) : COMMAND_FIELD, {
      message: quoted
        ? '"run_command" has $input only in single quotes, where it is not replaced. Use double quotes or none.'
        : '"run_command" does not use $input, so the algorithm does not know which file to read.',
      got: quote(command),
      expected: '$input',
    });
  }
  if (output && !named('$output')) {
    report.hint('NO_OUTPUT', COMMAND_FIELD, {
      message:
        '"run_command" uses neither $output nor $output_dir: the algorithm must write to "output_file_path" by itself.',
      got: quote(command),
      expected: '$output',
    });
  }
  return foreign;
}

/** Reports undeclared names; returns those that were probably meant, so that they are not reported as unused too. */
function checkNames(report: Report, command: CheckedCommand, uses: readonly NameUse[]): Set<string> {
  const { text: line, variables } = command;
  const guessed = new Set<string>();
  const known = [...Object.keys(COMMAND_NAMES), ...variables.keys()];
  const numbers = [
    ...NUMBERS,
    ...[...variables.keys()].filter((name) =>
      /^(?:integer|number)$/.test(typeOf(report, command, name) ?? ''),
    ),
  ].sort((a, b) => b.length - a.length);
  for (const { name, text, offset, literal } of uses) {
    if (literal || known.includes(name)) continue;
    const unit = text.startsWith('${') ? undefined : withUnit(name, numbers);
    const meant = unit ?? nearest(name, known);
    if (meant) guessed.add(meant);
    const right = unit
      ? `\${${unit}}${name.slice(unit.length)}`
      : meant && (text.startsWith('${') ? `\${${meant}}` : `$${meant}`);
    const rest = line.slice(offset + text.length);
    report.warn('UNKNOWN_VARIABLE', commandAt(offset, text.length), {
      message: right
        ? `"run_command" uses ${quote(text)}, which is not declared; did you mean "${right}"?`
        : `"run_command" uses ${quote(text)}, which is not declared and would not be replaced. Declare it in "user_specified_environment_variables", or put it in single quotes.`,
      got: quote(text),
      expected: right,
      fix: report.rewrite(
        COMMAND_FIELD,
        right && line.slice(0, offset) + right + rest,
        false,
        `write ${right}`,
      ),
    });
  }
  return guessed;
}

/** The number's name that an unknown one begins with, when a unit follows: `$memory_mbm` is `${memory_mb}m`. */
function withUnit(name: string, numbers: readonly string[]): string | undefined {
  return numbers.find((one) => name.startsWith(one) && /^(?:[kmgt]b?|x|px|s)$/i.test(name.slice(one.length)));
}
