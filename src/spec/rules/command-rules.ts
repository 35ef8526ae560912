import { nearest } from '../../text/near.ts';
import { quote } from '../../text/quote.ts';
import type { Where } from '../json/json-text.ts';
import { COMMAND_NAMES } from '../names.ts';
import { type NameUse, namesIn, splitWords, UnfinishedQuote, type Word, wordText } from '../shell-words.ts';
import { type ForeignName, foreignNames } from './foreign-names.ts';
import type { Report } from './rule-report.ts';

const FIELD = ['run_command'] as const;

/** What drafts and examples have in place of a program. */
const PLACEHOLDER = /^\/?path\/to\/|^(?:TODO|FIXME|CHANGEME|your[-_](?:program|tool|command|script)\S*)$/i;

/** Programs that run a script given as an argument, and the option that gives it. */
const SCRIPT_OPTIONS: readonly (readonly [program: RegExp, option: RegExp])[] = [
  [/^(?:ba|da|a|k|z)?sh$/, /^-[a-z]*c$/],
  [/^python[\d.]*$/, /^-c$/],
  [/^(?:perl|ruby|node|Rscript)$/, /^-e$/],
];

/** `run_command`: it splits into words, uses declared names, and does not need a shell that is missing. */
export function checkCommand(report: Report): void {
  const command = report.text(FIELD);
  if (command === undefined) return;
  let words: Word[];
  try {
    words = splitWords(command);
  } catch (error) {
    if (!(error instanceof UnfinishedQuote)) throw error;
    report.error('UNFINISHED_QUOTE', at(error.offset, 1), {
      message: `"run_command" cannot be split into words: ${error.message}.`,
      got: quote(command),
    });
    return;
  }
  if (words.length === 0 || wordText(words[0]!) === '') {
    report.error('EMPTY', FIELD, {
      message: '"run_command" does not name a program to run.',
      got: quote(command),
      expected: 'a program and its arguments',
    });
    return;
  }
  const placeholder = words.find((word) => PLACEHOLDER.test(wordText(word)));
  if (placeholder) {
    report.error('PLACEHOLDER', at(placeholder.start, placeholder.end - placeholder.start), {
      message: `"run_command" still has ${quote(wordText(placeholder))}. Write the program that the image has, with its arguments.`,
      got: quote(wordText(placeholder)),
    });
    return;
  }
  const uses = namesIn(words);
  const script = scriptOf(words);
  const meant = checkNames(report, command, uses);
  const foreign = checkInputAndOutput(report, command, { uses, meant, isScript: script !== undefined });
  if (script === undefined) checkShellSyntax(report, command, words, foreign);
  else checkScript(report, uses, script);
  const executable = report.text(['executable_path']);
  if (executable?.startsWith('/') && !command.includes(executable)) {
    report.hint('EXECUTABLE_NOT_RUN', ['executable_path'], {
      message: `"run_command" does not run ${quote(executable)}, the "executable_path".`,
      got: quote(executable),
    });
  }
}

function at(start: number, length: number): Where {
  return { path: FIELD, at: 'string', start, end: start + length };
}

interface Names {
  readonly uses: readonly NameUse[];
  readonly meant: ReadonlySet<string>;
  readonly isScript: boolean;
}

/** @returns the names of other tools, which are reported here */
function checkInputAndOutput(
  report: Report,
  command: string,
  { uses, meant, isScript }: Names,
): readonly ForeignName[] {
  const used = new Set([...meant, ...uses.filter((use) => !use.literal).map((use) => use.name)]);
  const lacks = (...names: string[]): boolean => !names.some((name) => used.has(name));
  const input = lacks('input', 'input_name', 'input_stem');
  const output = lacks('output', 'output_dir');
  // In a script, "$1" and "{}" have a meaning of their own.
  const foreign = isScript ? [] : foreignNames(command, { input, output });
  const named = (right: string): boolean => foreign.some((each) => each.right === right);
  for (const { text, offset, right, message } of foreign) {
    const after = command.slice(offset + text.length);
    report.warn(right === '$input' ? 'NO_INPUT' : 'NO_OUTPUT', at(offset, text.length), {
      message,
      got: quote(text),
      expected: right,
      fix: report.rewrite(FIELD, command.slice(0, offset) + right + after, false, `write ${right}`),
    });
  }
  const quoted = uses.find((use) => use.literal && use.name === 'input');
  if (input && !named('$input')) {
    report.warn('NO_INPUT', quoted ? at(quoted.offset, quoted.text.length) : FIELD, {
      message: quoted
        ? '"run_command" has $input only in single quotes, where it is not replaced. Use double quotes or none.'
        : '"run_command" does not use $input, so the algorithm does not know which file to read.',
      got: quote(command),
      expected: '$input',
    });
  }
  if (output && !named('$output')) {
    report.hint('NO_OUTPUT', FIELD, {
      message:
        '"run_command" uses neither $output nor $output_dir: the algorithm must write to "output_file_path" by itself.',
      got: quote(command),
      expected: '$output',
    });
  }
  return foreign;
}

/** Reports undeclared names; returns those that were probably meant, so that they are not reported as unused too. */
function checkNames(report: Report, command: string, uses: readonly NameUse[]): Set<string> {
  const guessed = new Set<string>();
  const declared = report
    .items(['user_specified_environment_variables'])
    .map((path) => report.text([...path, 'name']))
    .filter((name) => name !== undefined);
  const known = [...COMMAND_NAMES, ...declared];
  for (const { name, text, offset, literal } of uses) {
    if (literal || known.includes(name)) continue;
    const meant = nearest(name, known);
    if (meant) guessed.add(meant);
    const right = meant && (text.startsWith('${') ? `\${${meant}}` : `$${meant}`);
    const rest = command.slice(offset + text.length);
    report.warn('UNKNOWN_VARIABLE', at(offset, text.length), {
      message: right
        ? `"run_command" uses ${quote(text)}, which is not declared; did you mean "${right}"?`
        : `"run_command" uses ${quote(text)}, which is not declared and would not be replaced. Declare it in "user_specified_environment_variables", or put it in single quotes.`,
      got: quote(text),
      expected: right,
      fix: report.rewrite(FIELD, right && command.slice(0, offset) + right + rest, false, `write ${right}`),
    });
  }
  return guessed;
}

// What a shell would interpret outside quotes: operators, substitutions, globs, the home directory.
const OPERATOR = /\|\|?|&&?|;|>>?|<<?|`|\$[({@*#?$!0-9-]|[*]|^~(?=\/|$)|^\(|\)$/;
const BUILTIN = /^(?:cd|export|source|\.|set|ulimit|umask|eval|exec|[A-Za-z_]\w*=.*)$/s;

function checkShellSyntax(
  report: Report,
  command: string,
  words: readonly Word[],
  foreign: readonly ForeignName[],
): void {
  const isForeign = (offset: number): boolean =>
    foreign.some(({ offset: start, text }) => start <= offset && offset < start + text.length);
  const first = words[0]!;
  let found: { text: string; start: number } | undefined;
  if (BUILTIN.test(wordText(first))) found = { text: wordText(first), start: first.start };
  for (const word of words) {
    for (const part of found ? [] : word.parts) {
      const m =
        part.quoting === 'bare'
          ? OPERATOR.exec(
              part.text
                .replace(/\$\{[A-Za-z_]\w*\}/g, (s) => ' '.repeat(s.length))
                .replace(/[^ ]/g, (c, i: number) => (isForeign(part.offset + i) ? ' ' : c)),
            )
          : null;
      if (m) found = { text: m[0], start: part.offset + m.index };
    }
  }
  for (let i = 1; i < words.length && !found; i++) {
    const line = command
      .slice(words[i - 1]!.end, words[i]!.start)
      .replace('\\\n', '  ')
      .indexOf('\n');
    if (line >= 0) found = { text: '\n', start: words[i - 1]!.end + line };
  }
  if (!found) return;
  report.warn('NEEDS_SHELL', at(found.start, Math.min(found.text.length, 60)), {
    message: `"run_command" has ${quote(found.text)}, but it does not run in a shell: the program gets it unchanged. If you mean that, quote it; if you need a shell, write: ${SHELL_FORM}`,
    got: quote(found.text),
    fix: shellFix(report, command),
  });
}

const SHELL_FORM = `sh -c '… "$1" … "$2"' sh $input $output`;

/** The command as a script of `sh`, with the files as arguments, so that file names never become part of the script. */
function shellFix(report: Report, command: string) {
  if (command.includes("'") || /\$\d/.test(command)) return undefined;
  const names: string[] = [];
  const script = command.replace(
    /"?\$(?:\{(\w+)\}|([A-Za-z_]\w*))"?/g,
    (written, braced?: string, plain?: string) => {
      const name = (braced ?? plain)!;
      if (!(COMMAND_NAMES as readonly string[]).includes(name)) return written;
      if (!names.includes(name)) names.push(name);
      return `"$${names.indexOf(name) + 1}"`;
    },
  );
  const fixed = `sh -c '${script}' sh${names.map((name) => ` $${name}`).join('')}`;
  return report.rewrite(FIELD, fixed, false);
}

/** The index of the word that is a script for a shell or another interpreter. */
function scriptOf(words: readonly Word[]): number | undefined {
  const program = wordText(words[0]!).split('/').at(-1)!;
  const option = SCRIPT_OPTIONS.find(([name]) => name.test(program))?.[1];
  const i = option ? words.findIndex((word, at) => at > 0 && option.test(wordText(word))) : -1;
  return i < 0 || i + 1 >= words.length ? undefined : i + 1;
}

function checkScript(report: Report, uses: readonly NameUse[], script: number): void {
  const use = uses.find((u) => u.word === script && !u.literal);
  if (!use) return;
  report.warn('VALUE_IN_SCRIPT', at(use.offset, use.text.length), {
    message: `"run_command" puts ${quote(use.text)} into a script, so a file's name could be run as a command. Put the script in single quotes and pass the value as an argument: ${SHELL_FORM}`,
    got: quote(use.text),
  });
}
