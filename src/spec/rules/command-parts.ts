import { quote } from '../../text/quote.ts';
import {
  type CommandPart,
  type Group,
  isGroup,
  type PlacedWord,
  type Redirection,
  wordsOf,
} from '../command-tree.ts';
import type { InputName } from '../input-names.ts';
import { isReservedVariable } from '../names.ts';
import { namesIn, soleName, type Word, wordText } from '../shell-words.ts';
import { type CheckedCommand, COMMAND_FIELD, commandAt, inputOf, listOf, typeOf } from './checked-command.ts';
import type { Report } from './rule-report.ts';

/** Programs of a pipeline: the agent starts all of them at once, and a thread for each pipe. */
const MOST_PARTS = 17;

/** Groups, lists, booleans, leading assignments and redirections of a command. */
export function checkCommandParts(report: Report, command: CheckedCommand): void {
  const parts = command.tree.pipelines.flatMap((pipeline) => pipeline.parts);
  for (const { assignments, words, redirections } of parts) {
    for (const { name, word } of assignments) {
      if (!isReservedVariable(name)) continue;
      report.error('RESERVED_VARIABLE', commandAt(word.start, name.length), {
        message: `"run_command" sets ${quote(name)}, which belongs to the system. Remove it.`,
        got: quote(name),
      });
    }
    for (const word of words) if (isGroup(word)) checkGroup(report, command, word);
    checkOptions(report, command, words);
    for (const redirection of redirections) checkTarget(report, command, redirection);
  }
  for (const placed of wordsOf(command.tree)) checkWord(report, command, placed);
  for (const { parts: pipe } of command.tree.pipelines) checkLength(report, pipe);
}

function checkLength(report: Report, parts: readonly CommandPart[]): void {
  if (parts.length <= MOST_PARTS) return;
  const first = parts[MOST_PARTS]!.words[0];
  report.error('TOO_MANY_PARTS', commandAt(first.start, first.end - first.start), {
    message: `A pipe of "run_command" has ${parts.length} parts, but at most ${MOST_PARTS} are allowed. Put some of them into a script in the image.`,
    got: `${parts.length} parts`,
    expected: `${MOST_PARTS} parts at most`,
  });
}

function checkGroup(report: Report, command: CheckedCommand, group: Group): void {
  if (!group.isRepeated) return;
  const names = new Set(
    group.words
      .flatMap(namesIn)
      .filter((use) => !use.literal)
      .map((use) => use.name),
  );
  const lists = [...names].filter((name) => listOf(report, command, name) !== undefined);
  if (lists.length === 1) return;
  report.error('REPEATED_GROUP', commandAt(group.start, group.end - group.start), {
    message: `A group that ends with "]..." is written once per element of the list in it; this one has ${lists.length === 0 ? 'no list' : `${lists.length} lists`}. ${lists.length === 0 ? 'Close it with "]", or use a variable of type "list" in it, or an input of several files.' : 'Give each list a separate group.'}`,
    got: quote(command.text.slice(group.start, group.end)),
    expected: 'one variable of type "list", or one input of several files',
  });
}

function checkWord(
  report: Report,
  command: CheckedCommand,
  { word, kind, group, otherwise }: PlacedWord,
): void {
  const sole = soleName(word);
  for (const { name, text, offset, literal } of namesIn(word)) {
    if (literal) continue;
    const type = typeOf(report, command, name);
    const isWhole = name === sole && kind === 'argument';
    const list = listOf(report, command, name);
    if (list && list.separator === undefined && !isWhole && !group?.isRepeated)
      reportListInWord(report, command, name, offset, text);
    else if (!(group && !otherwise) && name !== (kind === 'target' ? undefined : sole))
      checkAbsence(report, command, { word, kind }, name, offset, text);
    if (type !== 'boolean' || kind !== 'argument') continue;
    if (group && !otherwise && !isWhole) {
      report.warn('BOOLEAN_IN_WORD', commandAt(offset, text.length), {
        message: `In a group, ${quote(text)} only decides whether the group is used, so its value there is always true. Write it as a separate word, [ --option ${text} ], or outside of a group, where it becomes true or false.`,
        got: quote(text),
      });
    } else if (!group && isWhole) {
      report.hint('BOOLEAN_WORD', commandAt(offset, text.length), {
        message: `${quote(text)} becomes the word true or false. For an option that is used only if it is true, write [ --option ${text} ].`,
        got: quote(text),
      });
    }
  }
}

function reportListInWord(
  report: Report,
  command: CheckedCommand,
  name: string,
  offset: number,
  text: string,
): void {
  const input = inputOf(command, name)?.input;
  const what = input ? 'has several files' : 'is a list';
  const other = input ? ` ${quote(`$${name}_1`)} is the first of them.` : '';
  report.error('LIST_IN_WORD', commandAt(offset, text.length), {
    message: `${quote(text)} ${what} and no "separator", so it becomes a word for each ${input ? 'file' : 'element'} and cannot be part of a word. Give ${quote(name)} a "separator", or repeat the word for each ${input ? 'file' : 'element'}: [ … ]...${other}`,
    got: quote(text),
    expected: `${input ? 'an input' : 'a list'} with a "separator"`,
  });
}

function mayBeAbsent({ input, part }: InputName): boolean {
  return input.optional || (typeof part === 'number' && part > input.least);
}

/** Where a file is absent, an option before it would take the next word for its value. */
function checkOptions(report: Report, command: CheckedCommand, words: readonly (Word | Group)[]): void {
  for (const [i, word] of words.entries()) {
    const option = words[i - 1];
    if (i < 2 || isGroup(word) || option === undefined || isGroup(option)) continue;
    const name = soleName(word);
    const found = name === undefined ? undefined : inputOf(command, name);
    if (!found || !mayBeAbsent(found) || !/^--?[A-Za-z][\w-]*$/.test(wordText(option))) continue;
    const both = command.text.slice(option.start, word.end);
    report.warn('OPTION_REMAINS', commandAt(word.start, word.end - word.start), {
      message: `${quote(`$${name}`)} may be missing. Then ${quote(wordText(option))} before it would remain, and take the next word as its value. Write [ ${both} ].`,
      got: quote(both),
      expected: `[ ${both} ]`,
      fix: report.rewrite(
        COMMAND_FIELD,
        `${command.text.slice(0, option.start)}[ ${both} ]${command.text.slice(word.end)}`,
        false,
      ),
    });
  }
}

/**
 * If a word is only partly the name of a file that an item may lack, the rest of it would remain; a whole
 * word disappears, as does a group.
 */
function checkAbsence(
  report: Report,
  command: CheckedCommand,
  { word, kind }: Pick<PlacedWord, 'word' | 'kind'>,
  name: string,
  offset: number,
  text: string,
): void {
  const found = inputOf(command, name);
  if (!found) return;
  if (!mayBeAbsent(found)) return;
  const isArgument = kind === 'argument';
  const written = command.text.slice(word.start, word.end);
  report.error('OPTIONAL_IN_WORD', commandAt(offset, text.length), {
    message: `${quote(text)} may be missing, but ${kind === 'target' ? 'a redirection needs a file' : 'the rest of the word would remain'}. ${isArgument ? `Write [ ${written} ], which is used only if it is there.` : `Use an input that is not optional, or pass ${quote(text)} as an argument, in a group: [ … ].`}`,
    got: quote(text),
    expected: isArgument ? `[ ${written} ]` : 'an input that every item has',
    fix: report.rewrite(
      COMMAND_FIELD,
      isArgument
        ? `${command.text.slice(0, word.start)}[ ${written} ]${command.text.slice(word.end)}`
        : undefined,
      false,
    ),
  });
}

/** Names that files of a redirection may begin with. */
const WRITABLE = /^\$(?:\{(?:output|output_dir|scratch)\}|(?:output|output_dir|scratch)(?!\w))/;
const NAME_AT_START = /^\$(?:\{(\w+)\}|(\w+))/;

/** Whether a redirection's file is where redirections may lead, as far as that can be seen before a run. */
export function isAllowedTarget(command: CheckedCommand, { operator, target }: Redirection): boolean {
  if (!target) return true;
  const text = visibleText(target);
  if (text === '/dev/null') return true;
  if (text.split('/').includes('..')) return false;
  if (WRITABLE.test(text)) return true;
  const [, braced, plain] = NAME_AT_START.exec(text) ?? [];
  const part = operator === '<' ? inputOf(command, braced ?? plain ?? '')?.part : undefined;
  return part === 'files' || typeof part === 'number';
}

/** A word's text, with `\$` where a `$name` is not replaced. */
function visibleText(word: Word): string {
  return word.parts
    .map(({ text, quoting }) => (quoting === 'literal' ? text.replaceAll('$', '\\$') : text))
    .join('');
}

function checkTarget(report: Report, command: CheckedCommand, redirection: Redirection): void {
  const { operator, target } = redirection;
  if (!target || isAllowedTarget(command, redirection)) return;
  const text = visibleText(target);
  const got = quote(wordText(target));
  const where = commandAt(target.start, target.end - target.start);
  const expected =
    operator === '<'
      ? 'an input, or a file below $output_dir or $scratch'
      : '$output, or a file below $output_dir or $scratch';
  // What a variable holds is known, and checked, when the command runs.
  const isKnown = !text.startsWith('$') || text.split('/').includes('..');
  report.add(isKnown ? 'error' : 'warning', 'REDIRECTION_PLACE', where, {
    message: `"run_command" ${operator === '<' ? 'reads' : 'writes'} ${got} by a redirection, which is allowed only for ${expected}.`,
    got,
    expected,
    fix: report.rewrite(COMMAND_FIELD, betterTarget(report, command.text, target, operator), false),
  });
}

function betterTarget(report: Report, command: string, target: Word, operator: string): string | undefined {
  const text = visibleText(target);
  if (
    operator === '<' ||
    !/^[\w./-]+$/.test(text) ||
    /(?:^|\/)\.\.?(?:\/|$)/.test(text) ||
    text.endsWith('/')
  )
    return undefined;
  const folder = report.text(['output_file_path'])?.replace(/\/+$/, '');
  const better = text.startsWith(`${folder}/`)
    ? `$output_dir/${text.slice(folder!.length + 1)}`
    : text.startsWith('/tmp/')
      ? `$scratch/${text.slice('/tmp/'.length)}`
      : text.startsWith('/')
        ? undefined
        : `$output_dir/${text}`;
  return better && command.slice(0, target.start) + better + command.slice(target.end);
}
