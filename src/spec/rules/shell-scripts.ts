import { quote } from '../../text/quote.ts';
import {
  type CommandPart,
  type CommandTree,
  isGroup,
  namesOf,
  parseCommand,
  wordsOf,
} from '../command-tree.ts';
import { bareText, namesIn, soleName, splitWords, type Word, wordText } from '../shell-words.ts';
import {
  type CheckedCommand,
  COMMAND_FIELD,
  commandAt,
  isCommandName,
  type Script,
  SHELL_FORM,
  scriptOf,
} from './checked-command.ts';
import { isAllowedTarget } from './command-parts.ts';
import type { Report } from './rule-report.ts';
import { isBuiltin, shellSyntaxIn } from './shell-syntax.ts';

/** Scripts in the command: no value becomes part of a script's text, and no pipe in one hides a failure. */
export function checkScripts(report: Report, command: CheckedCommand): void {
  const parts = command.tree.pipelines.flatMap((pipeline) => pipeline.parts);
  for (const part of parts) {
    const script = scriptOf(part);
    if (!script) continue;
    const fixed = parts.length === 1 && script.isShell ? withoutShell(part, script, command) : undefined;
    const fix = report.rewrite(COMMAND_FIELD, fixed, false);
    const use = namesIn(script.word).find(({ literal }) => !literal);
    if (use) {
      report.warn('VALUE_IN_SCRIPT', commandAt(use.offset, use.text.length), {
        message: `"run_command" puts ${quote(use.text)} into a script, so a file's name could be run as a command. ${fixed === undefined ? `Put the script in single quotes and pass the value as an argument: ${SHELL_FORM}` : `Write it without a shell: ${fixed}`}`,
        got: quote(use.text),
        fix,
      });
      continue;
    }
    const pipe = script.isShell && !/\bpipefail\b/.test(command.text) ? pipeIn(script.word) : undefined;
    if (pipe === undefined) continue;
    report.warn('PIPE_HIDES_FAILURE', commandAt(pipe, 1), {
      message: `"run_command" has a pipe in a shell script. The shell reports success even if a part before the last one fails, so half a result could pass for a complete one. ${fixed === undefined ? 'Pipes work without a shell, and each part must succeed: write PROGRAM $input | PROGRAM > $output. Or begin a bash script with: set -o pipefail;' : `Write it without a shell, where each part must succeed: ${fixed}`}`,
      got: '"|"',
      fix,
    });
  }
}

/** Where a script has a pipe, in the command; undefined where it has none, or cannot be read. */
function pipeIn(script: Word): number | undefined {
  const [only, ...others] = script.parts;
  const text = wordText(script);
  try {
    for (const { parts } of splitWords(text))
      for (const { text: part, quoting, offset } of parts) {
        const m = quoting === 'bare' ? /(?<![|>])\|(?!\|)/.exec(part) : null;
        if (m) return others.length === 0 ? only!.offset + offset + m.index : script.start;
      }
  } catch {
    // The shell will say what is wrong with it.
  }
  return undefined;
}

/** A shell's script as a command of its own; undefined where it needs the shell. */
function withoutShell(part: CommandPart, script: Script, command: CheckedCommand): string | undefined {
  if (part.assignments.length > 0 || part.redirections.length > 0 || part.words.some(isGroup))
    return undefined;
  const text = wordText(script.word).trim();
  try {
    const fixed = withArguments(text, script.args);
    if (fixed === undefined || /\n/.test(fixed)) return undefined;
    return isPlain(parseCommand(fixed), command) ? fixed : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a script's arguments in the place of `$1`, `$2`, …. */
function withArguments(script: string, args: readonly Word[]): string | undefined {
  let fixed = '';
  let done = 0;
  for (const word of splitWords(script)) {
    // "$1" as a whole word needs no quotes.
    const whole = /^"\$(\d)"$/.exec(script.slice(word.start, word.end))?.[1];
    const found = whole
      ? [{ from: word.start, to: word.end, digit: whole }]
      : word.parts.flatMap(({ text, quoting, offset }) =>
          quoting === 'literal'
            ? []
            : [...text.matchAll(/\$(?:\{(\d)\}|(\d))/g)].map((m) => ({
                ...{ from: offset + m.index, to: offset + m.index + m[0].length, digit: (m[1] ?? m[2])! },
              })),
        );
    for (const { from, to, digit } of found) {
      const arg = args[Number(digit)];
      const name = arg && soleName(arg);
      const plain = arg && bareText(arg);
      if (plain === undefined && name === undefined) return undefined;
      const isFollowed = /^\w/.test(script.slice(to));
      fixed += script.slice(done, from) + (name ? (isFollowed ? `\${${name}}` : `$${name}`) : plain);
      done = to;
    }
  }
  return fixed + script.slice(done);
}

/** Whether a command means the same with and without a shell. */
function isPlain(tree: CommandTree, command: CheckedCommand): boolean {
  const known = (name: string): boolean => isCommandName(command.inputs, name) || command.variables.has(name);
  return (
    namesOf(tree).every(({ name, literal }) => literal || known(name)) &&
    wordsOf(tree).every(
      ({ word, kind }) => !shellSyntaxIn(word) && !(kind === 'program' && isBuiltin(word)),
    ) &&
    tree.pipelines.every(({ parts }) =>
      parts.every(
        ({ words, redirections }) =>
          !words.some(isGroup) && redirections.every((each) => isAllowedTarget(command, each)),
      ),
    )
  );
}
