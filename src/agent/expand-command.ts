import {
  type CommandPart,
  type CommandTree,
  type Group,
  isGroup,
  type RedirectionOperator,
} from '../spec/command-tree.ts';
import { bareText, NAME, namesIn, soleName, type Word } from '../spec/shell-words.ts';

/** What a name of a command stands for. */
export type CommandValue =
  /** Without a text: no value is given. */
  | { readonly kind: 'text'; readonly text: string | undefined }
  /**
   * A file of an input, its folder or its name. Without a text, the item has no such file: a word that is
   * only this name is dropped.
   */
  | { readonly kind: 'file'; readonly text: string | undefined }
  | { readonly kind: 'boolean'; readonly isTrue: boolean; readonly isGiven: boolean }
  | {
      readonly kind: 'list';
      readonly texts: readonly string[];
      /** Between the texts, where they are one word or part of one. */
      readonly separator: string;
      readonly isOneWord: boolean;
    };

export type CommandValues = ReadonlyMap<string, CommandValue>;

/** A program to start. */
export interface ProgramCall {
  /** The program, then its arguments. */
  readonly argv: readonly string[];
  /** Variables for this program alone. */
  readonly variables: Readonly<Record<string, string>>;
  /** In their order. */
  readonly redirections: readonly ProgramRedirection[];
}

export interface ProgramRedirection {
  readonly operator: RedirectionOperator;
  /** Empty for `2>&1`. */
  readonly path: string;
}

/**
 * The programs of a command, by pipeline: names are replaced inside words too, except in literal parts. A
 * name without an entry in `values` stays as it is written. A value is neither split nor expanded.
 */
export function expandCommand({ pipelines }: CommandTree, values: CommandValues): ProgramCall[][] {
  return pipelines.map(({ parts }) => parts.map((part) => expandPart(part, values)));
}

function expandPart({ assignments, words, redirections }: CommandPart, values: CommandValues): ProgramCall {
  return {
    argv: words.flatMap((word) => (isGroup(word) ? expandGroup(word, values) : expandWord(word, values))),
    // Without a file, there is nothing that the variable could name.
    variables: Object.fromEntries(
      assignments
        .filter(({ value }) => !isWithoutFile(value, values))
        .map(({ name, value }) => [name, joined(value, values)]),
    ),
    redirections: redirections.map(({ operator, target }) => ({
      operator,
      path: target ? joined(target, values) : '',
    })),
  };
}

function expandGroup(group: Group, values: CommandValues): string[] {
  const names = group.words.flatMap(namesIn).filter(({ literal }) => !literal);
  const inGroup = (words: readonly Word[], own: CommandValues): string[] =>
    words.flatMap((word) => (isBooleanWord(word, own) ? [] : expandWord(word, own)));
  if (!names.every(({ name }) => hasValue(values.get(name))))
    return (group.otherwise ?? []).flatMap((word) => expandWord(word, values));
  if (!group.isRepeated) return inGroup(group.words, values);
  const list = names.map(({ name }) => name).find((name) => values.get(name)?.kind === 'list');
  const entry = list === undefined ? undefined : values.get(list);
  if (list === undefined || entry?.kind !== 'list') return inGroup(group.words, values);
  return entry.texts.flatMap((text) =>
    inGroup(group.words, new Map(values).set(list, { kind: 'text', text })),
  );
}

/** Whether a name keeps its group in the command. A name that is not replaced does not count. */
function hasValue(value: CommandValue | undefined): boolean {
  switch (value?.kind) {
    case 'text':
    case 'file':
      return value.text !== undefined && value.text !== '';
    case 'boolean':
      return value.isTrue;
    case 'list':
      return value.texts.length > 0;
    default:
      return true;
  }
}

function isBooleanWord(word: Word, values: CommandValues): boolean {
  return values.get(soleName(word) ?? '')?.kind === 'boolean';
}

/** Whether a word is only a file that the item does not have, unquoted or in double quotes. */
function isWithoutFile(word: Word, values: CommandValues): boolean {
  const value = values.get(soleName(word) ?? '');
  return value?.kind === 'file' && value.text === undefined;
}

/**
 * The words that a word becomes: one, or one per element of a list; none for a file that is not there. An
 * unquoted word that is empty because its names have no values is dropped, as in a shell.
 */
function expandWord(word: Word, values: CommandValues): readonly string[] {
  if (isWithoutFile(word, values)) return [];
  const value = values.get(soleName(word) ?? '');
  if (value?.kind === 'list' && (value.texts.length === 0 || !value.isOneWord)) return value.texts;
  if (value?.kind === 'boolean' && !value.isGiven && bareText(word) !== undefined) return [];
  const text = joined(word, values);
  const isNothing =
    text === '' &&
    bareText(word) !== undefined &&
    namesIn(word).every(({ name }) => isAbsent(values.get(name)));
  return isNothing ? [] : [text];
}

function isAbsent(value: CommandValue | undefined): boolean {
  if (value?.kind === 'text' || value?.kind === 'file') return value.text === undefined;
  return value?.kind === 'list' && value.texts.length === 0;
}

/** A word as one text. */
function joined(word: Word, values: CommandValues): string {
  return word.parts
    .map(({ text, quoting }) =>
      quoting === 'literal'
        ? text
        : text.replace(NAME, (written, braced?: string, plain?: string) => {
            const value = values.get((braced ?? plain)!);
            return value === undefined ? written : textOf(value);
          }),
    )
    .join('');
}

function textOf(value: CommandValue): string {
  if (value.kind === 'list') return value.texts.join(value.separator);
  return value.kind === 'boolean' ? String(value.isTrue) : (value.text ?? '');
}
