import { matchesGlob } from 'node:path/posix';
import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import type { CommandNameKey } from '../command-names.ts';
import { namesOf, parseCommand, wordsOf } from '../command-tree.ts';
import { DEFAULT_OUTPUT_NAME } from '../complete-spec.ts';
import { inputNameOf } from '../input-names.ts';
import { keyAt } from '../json/json-text.ts';
import type { NamedInput } from '../named-files.ts';
import { outputName } from '../output-name.ts';
import { sampleName } from '../pattern-samples.ts';
import { CommandSyntaxError, type NameUse, wordText } from '../shell-words.ts';
import {
  type CheckedCommand,
  COMMAND_FIELD,
  commandAt,
  inputOf,
  isCommandName,
  knownNames,
  scriptOf,
  typeOf,
} from './checked-command.ts';
import { checkCommandParts } from './command-parts.ts';
import {
  declaredInputs,
  declaredOutputs,
  hasNamedInputs,
  hasNamedOutputs,
  INPUTS,
  OUTPUTS,
} from './declared-files.ts';
import { type ForeignName, foreignNames, withoutAngles } from './foreign-names.ts';
import type { Report } from './rule-report.ts';
import { checkScripts } from './shell-scripts.ts';
import { checkShellSyntax } from './shell-syntax.ts';

/** Names that stand for numbers. */
const NUMBERS = ['cpus', 'memory_mb', 'memory_gb', 'heap_mb'] satisfies readonly CommandNameKey[];

/** What drafts and examples have instead of a program, and instead of any word. */
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
      message: `"run_command" still has ${quote(wordText(placeholder))}. Write a program of the image, with its arguments.`,
      got: quote(wordText(placeholder)),
    });
    return;
  }
  const uses = namesOf(tree);
  const meant = checkNames(report, command, uses);
  const foreign = hasNamedInputs(report) ? [] : checkInputAndOutput(report, command, uses, meant);
  if (hasNamedInputs(report)) checkInputsUsed(report, command, uses, meant);
  if (hasNamedOutputs(report)) checkNamedOutput(report, command, uses);
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
  const inputs = declaredInputs(report);
  try {
    const tree = parseCommand(withoutAngles(text));
    if (wordText(tree.pipelines[0]!.parts[0]!.words[0]) !== '') return { text, tree, variables, inputs };
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
  { text: command, tree, inputs }: CheckedCommand,
  uses: readonly NameUse[],
  meant: ReadonlySet<string>,
): readonly ForeignName[] {
  const used = new Set([...meant, ...uses.filter((use) => !use.literal).map((use) => use.name)]);
  const lacks = (...names: string[]): boolean => !names.some((name) => used.has(name));
  const input = lacks('input', 'input_name', 'input_stem', 'input_dir') && !lacksNothingOf(inputs[0], used);
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
        : '"run_command" does not use $input, so the algorithm does not know which file to read. Write $input where the path of the file belongs.',
      got: quote(command),
      expected: '$input',
    });
  }
  if (output && !named('$output')) {
    report.hint('NO_OUTPUT', COMMAND_FIELD, {
      message:
        '"run_command" uses neither $output nor $output_dir, so the algorithm itself must write to "output_file_path".',
      got: quote(command),
      expected: '$output',
    });
  }
  return foreign;
}

/** Whether a name stands for the input, or for a part of it. */
function lacksNothingOf(input: NamedInput | undefined, used: ReadonlySet<string>): boolean {
  return input !== undefined && [...used].some((name) => inputNameOf([input], name) !== undefined);
}

/** Reports inputs that the command uses neither by a name nor by the path of their folder. */
function checkInputsUsed(
  report: Report,
  command: CheckedCommand,
  uses: readonly NameUse[],
  meant: ReadonlySet<string>,
): void {
  const used = [...meant, ...uses.filter(({ literal }) => !literal).map(({ name }) => name)];
  const folder = report.text(['input_file_path'])?.replace(/\/+$/, '');
  for (const [name, path] of report.entries(INPUTS)) {
    if (report.value(path) === undefined || used.some((each) => inputOf(command, each)?.input.name === name))
      continue;
    if (folder !== undefined && command.text.includes(`${folder}/${name}`)) continue;
    const quoted = uses.some((use) => use.literal && use.name === name);
    report.warn('UNUSED_INPUT', keyAt(path), {
      message: `"run_command" does not use the input ${quote(name)}, so the algorithm does not know where it is. ${quoted ? `$${name} is only in single quotes there, where it is not replaced.` : `Write $${name} where its ${report.value([...path, 'folder']) === true ? 'folder' : 'file'} belongs, or remove the input.`}`,
      got: quote(name),
      expected: `$${name}`,
    });
  }
}

/** If outputs have names, `$output` is allowed only for a single output of one file. */
function checkNamedOutput(report: Report, { text }: CheckedCommand, uses: readonly NameUse[]): void {
  const use = uses.find(({ name, literal }) => name === 'output' && !literal);
  const outputs = declaredOutputs(report);
  const [output] = outputs;
  if (!use) {
    if (!report.has(['output_name'])) return;
    report.hint('OUTPUT_NAME_UNUSED', ['output_name'], {
      message:
        '"output_name" is the name of $output, but "run_command" does not use $output. Remove "output_name".',
      got: quote(report.value(['output_name'])),
    });
    return;
  }
  if (outputs.length !== 1 || output?.most !== 1) {
    const end = use.offset + use.text.length;
    const folder = use.text.startsWith('${') ? '${output_dir}' : '$output_dir';
    report.error('OUTPUT_OF_SEVERAL', commandAt(use.offset, use.text.length), {
      message: `"run_command" uses $output, which is one file, but "outputs" has ${outputs.length === 1 ? 'an output of several files' : `${outputs.length} outputs`}. Write your own file names below $output_dir, such as $output_dir/$item.txt.`,
      got: quote(use.text),
      expected: '$output_dir/NAME',
      fix: report.rewrite(
        COMMAND_FIELD,
        `${text.slice(0, use.offset)}${folder}/$item${text.slice(end)}`,
        false,
      ),
    });
    return;
  }
  const template = report.text(['output_name']) ?? DEFAULT_OUTPUT_NAME;
  const names = outputNamesOf(report, template);
  if (names.length === 0 || names.some((name) => output.patterns.some((each) => matchesGlob(name, each))))
    return;
  const ending = /\*(\.[\w.]+)$/.exec(output.patterns[0] ?? '')?.[1];
  const at = report.has(['output_name']) ? ['output_name'] : [...OUTPUTS, output.name, 'patterns'];
  report.error('OUTPUT_NEVER_MADE', at, {
    message: `$output gets the name ${quote(template)}, such as ${names[0]}, which matches no pattern of the output ${quote(output.name)} (${output.patterns.join(', ')}). ${ending ? `Write "output_name": ${quote(`{stem}${ending}`)}.` : 'Change "output_name", or the patterns.'}`,
    got: quote(template),
    expected: output.patterns.join(', '),
    fix: ending ? report.rewrite(['output_name'], `{stem}${ending}`, false) : undefined,
  });
}

/** Names that \$output may have; none where any name is possible. */
function outputNamesOf(report: Report, template: string): string[] {
  const isFree = /\{(?:name|ext)\}/.test(template);
  // The id of an item of several files is a text without an ending.
  if (hasNamedInputs(report)) return isFree ? [] : [outputName(template, 'sample')];
  const samples = declaredInputs(report).flatMap(({ patterns }) => patterns.map(sampleName));
  if (isFree && samples.includes(undefined)) return [];
  return samples.map((name) => outputName(template, name ?? 'sample'));
}

/**
 * Reports undeclared names; returns those that were probably meant, so that they are not reported as unused
 * too.
 */
function checkNames(report: Report, command: CheckedCommand, uses: readonly NameUse[]): Set<string> {
  const { text: line, variables } = command;
  const guessed = new Set<string>();
  const known = knownNames(command);
  const numbers = [
    ...NUMBERS,
    ...[...variables.keys()].filter((name) =>
      /^(?:integer|number)$/.test(typeOf(report, command, name) ?? ''),
    ),
  ].sort((a, b) => b.length - a.length);
  for (const { name, text, offset, literal } of uses) {
    if (literal || variables.has(name) || isCommandName(command.inputs, name)) continue;
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

/**
 * The number's name that an unknown one begins with, when a unit follows: `$memory_mbm` is `${memory_mb}m`.
 */
function withUnit(name: string, numbers: readonly string[]): string | undefined {
  return numbers.find((one) => name.startsWith(one) && /^(?:[kmgt]b?|x|px|s)$/i.test(name.slice(one.length)));
}
