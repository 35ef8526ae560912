import type { Fix } from '../../core/finding.ts';
import { quote, shellQuote } from '../../text/quote.ts';
import { type CommandPart, isGroup, type PlacedWord, wordsOf } from '../command-tree.ts';
import { type Word, wordText } from '../shell-words.ts';
import {
  type CheckedCommand,
  COMMAND_FIELD,
  commandAt,
  isCommandName,
  SHELL_FORM,
  scriptOf,
  typeOf,
} from './checked-command.ts';
import type { ForeignName } from './foreign-names.ts';
import type { Report } from './rule-report.ts';

/** What a shell would interpret outside of quotes, and Pipewright does not. */
const SYNTAX = /\|\|?|&&?|;|>>?|<<?|`|\$[({@*#?$!0-9-]|[*]|^~(?=\/|$)|^\(|\)$/;
/** Words that only a shell can run. */
const BUILTIN =
  /^(?:cd|export|source|\.|set|unset|ulimit|umask|eval|exec|shift|trap|read|if|then|else|fi|for|do|done|while|until|case|esac|function|\{|\}|!|\[\[)$/;

interface Found {
  readonly text: string;
  readonly start: number;
  readonly word: Word;
  readonly kind?: PlacedWord['kind'];
}

/** The first shell syntax outside of quotes in a word; undefined if there is none. */
export function shellSyntaxIn({ parts }: Word): { text: string; start: number } | undefined {
  for (const { text, quoting, offset } of parts) {
    if (quoting !== 'bare') continue;
    const m = SYNTAX.exec(text.replace(/\$\{[A-Za-z_]\w*\}/g, (name) => ' '.repeat(name.length)));
    if (m) return { text: m[0], start: offset + m.index };
  }
  return undefined;
}

export function isBuiltin(word: Word): boolean {
  return BUILTIN.test(wordText(word)) && word.parts.every(({ quoting }) => quoting === 'bare');
}

/**
 * Reports the first thing in a command that only a shell understands, and says what to write instead.
 * @param foreign what is reported already
 */
export function checkShellSyntax(
  report: Report,
  command: CheckedCommand,
  foreign: readonly ForeignName[] = [],
): void {
  const scripts = new Set(
    command.tree.pipelines.flatMap(({ parts }) => parts).map((part) => scriptOf(part)?.word),
  );
  const words = wordsOf(command.tree).filter(
    ({ word }) =>
      !scripts.has(word) && !foreign.some(({ offset }) => word.start <= offset && offset < word.end),
  );
  const found = firstOf(words) ?? lineEnd(command);
  if (!found) return;
  const { message, fix } = adviceFor(report, command, found);
  report.warn('NEEDS_SHELL', commandAt(found.start, Math.min(found.text.length, 60)), {
    message: `"run_command" has ${quote(found.text)}, but it does not run in a shell${message}`,
    got: quote(found.text),
    fix,
  });
}

function firstOf(words: readonly PlacedWord[]): Found | undefined {
  return words
    .flatMap(({ word, kind }): Found[] => {
      if (kind === 'program' && isBuiltin(word)) return [{ text: wordText(word), start: word.start, word }];
      const found = shellSyntaxIn(word);
      return found ? [{ ...found, word, kind }] : [];
    })
    .sort((a, b) => a.start - b.start)[0];
}

/** A line that ends between words. */
function lineEnd({ text, tree }: CheckedCommand): Found | undefined {
  const words = tree.pipelines
    .flatMap(({ parts }) => parts)
    .flatMap(sourceRanges)
    .sort((a, b) => a.start - b.start);
  for (let i = 1; i < words.length; i++) {
    const [from, to] = [words[i - 1]!.end, words[i]!.start];
    const gap = text.slice(from, to).replaceAll('\\\n', '  ');
    const line = gap.indexOf('\n');
    // After | and &&, shells continue with the next line, too.
    if (line >= 0 && !/[|&]/.test(gap)) return { text: '\n', start: from + line, word: words[i]! };
  }
  return undefined;
}

function sourceRanges({ assignments, words, redirections }: CommandPart): Word[] {
  const others = [...assignments.map(({ word }) => word), ...redirections, ...words.filter(isGroup)];
  return [
    ...words.flatMap((word) => (isGroup(word) ? [] : [word])),
    ...others.map(({ start, end }) => ({ parts: [], start, end })),
  ];
}

/** What to write instead; it continues the finding's sentence. */
function adviceFor(
  report: Report,
  command: CheckedCommand,
  { text, start, word, kind }: Found,
): { message: string; fix?: Fix } {
  const replaced = (from: number, to: number, by: string, title?: string): Fix | undefined =>
    report.rewrite(COMMAND_FIELD, command.text.slice(0, from) + by + command.text.slice(to), false, title);
  const asText = 'the program gets it unchanged. If you mean that, quote it';
  const own = wordText(word);
  if (/^(?:\||&&|[<>]+)$/.test(text)) {
    return {
      message: ` and has it inside of a word, where it is text: ${asText}. If you mean ${text === '|' ? 'a pipe' : text === '&&' ? 'a second command' : 'a redirection'}, put blanks around it.`,
      // No program has such a name.
      fix:
        kind === 'program' || meansOperator(own)
          ? replaced(word.start, word.end, spaced(command.text.slice(word.start, word.end)))
          : replaced(word.start, word.end, quotedWord(own)),
    };
  }
  switch (text) {
    case ';':
    case '\n': {
      const [before, after] = [command.text[start - 1] ?? '', command.text[start + 1] ?? ''];
      const and = `${/\s/.test(before) ? '' : ' '}&&${/\s/.test(after) ? '' : ' '}`;
      return {
        message: `: ${text === ';' ? asText : 'a line end is a blank'}. To run one command after another, write && between them.`,
        fix: replaced(start, start + 1, and),
      };
    }
    case '&':
      return { message: `: ${asText}. No command can run in the background: leave it out.` };
    case '~':
      return { message: `: ${asText}. Write the folder's full path.` };
  }
  const flag = /^\$\{([A-Za-z_]\w*):?\+([^\s${}]+)\}$/.exec(own);
  if (flag && typeOf(report, command, flag[1]!) === 'boolean')
    return {
      message: `. For an option that is used only if ${flag[1]} is true, write [ ${flag[2]} $${flag[1]} ].`,
      fix: replaced(word.start, word.end, `[ ${flag[2]} $${flag[1]} ]`),
    };
  const fallback = /^\$\{([A-Za-z_]\w*):?-/.exec(own.slice(own.indexOf('${')));
  if (fallback && command.variables.has(fallback[1]!))
    return {
      message: `: ${asText}. To give a variable a default value, set its "default", and write $${fallback[1]}.`,
    };
  return {
    message: `: ${asText}; if you need a shell, write: ${SHELL_FORM}`,
    fix: shellFix(report, command),
  };
}

/** A file's path beside an operator, or an operator at an end, is not text: `zcat $input|sort>$output`. */
function meansOperator(word: string): boolean {
  return /\$\{?(?:input|output|scratch)/.test(word) || /^(?:\||&&)|(?:\||&&|[<>])$/.test(word);
}

function spaced(source: string): string {
  return source.replace(/\s*(\|\|?|&&|>>?|<)\s*/g, ' $1 ').trim();
}

function quotedWord(text: string): string {
  return text.includes('$') ? `"${text.replace(/[\\"`]/g, '\\$&')}"` : shellQuote(text);
}

/**
 * The command as a script of `sh`, with the files as arguments, so that file names never become part of the
 * script. None where it would hide the failure of a pipe's parts, or where single quotes, `$1` or groups
 * would mean something else in the script.
 */
function shellFix(report: Report, { text, tree, inputs }: CheckedCommand): Fix | undefined {
  if (text.includes("'") || /\$\d/.test(text) || tree.pipelines.some(({ parts }) => parts.length > 1))
    return undefined;
  if (tree.pipelines.some(({ parts }) => parts.some(({ words }) => words.some(isGroup)))) return undefined;
  const names: string[] = [];
  const script = text.replace(
    /"?\$(?:\{(\w+)\}|([A-Za-z_]\w*))"?/g,
    (written, braced?: string, plain?: string) => {
      const name = (braced ?? plain)!;
      if (!isCommandName(inputs, name)) return written;
      if (!names.includes(name)) names.push(name);
      return `"$${names.indexOf(name) + 1}"`;
    },
  );
  const fixed = `sh -c '${script}' sh${names.map((name) => ` $${name}`).join('')}`;
  return report.rewrite(COMMAND_FIELD, fixed, false);
}
