import {
  bareText,
  CommandSyntaxError,
  type NameUse,
  namesIn,
  splitWords,
  type Word,
  withoutStart,
} from './shell-words.ts';

/*
 * `run_command` as a tree: the part of the POSIX shell's grammar (XCU 2.10) that Pipewright takes, and
 * groups. Its words keep their places, for findings. The agent inside every wrapped image uses this file too.
 */

/** Pipelines with `&&` between them: each is started when all programs of the one before have succeeded. */
export interface CommandTree {
  readonly pipelines: readonly Pipeline[];
}

/** Programs with `|` between them. */
export interface Pipeline {
  readonly parts: readonly CommandPart[];
}

/** One program of a command. */
export interface CommandPart {
  /** `NAME=value` words before the program: its own environment. */
  readonly assignments: readonly Assignment[];
  /** The program, then its arguments. */
  readonly words: readonly [Word, ...(Word | Group)[]];
  readonly redirections: readonly Redirection[];
}

export interface Assignment {
  readonly name: string;
  /** An empty value has no parts. */
  readonly value: Word;
  /** The word as a whole. */
  readonly word: Word;
}

/** `[ … ]`: words that are there only if every variable and input in them has a value. */
export interface Group {
  readonly words: readonly Word[];
  /** `[else … ]` right after it: words that are there exactly if the group is not. */
  readonly otherwise?: readonly Word[];
  /** `]...`: the group is there once per element of the list in it. */
  readonly isRepeated: boolean;
  readonly start: number;
  readonly end: number;
}

export const REDIRECTIONS = ['<', '>', '>>', '2>', '2>>', '2>&1'] as const;
export type RedirectionOperator = (typeof REDIRECTIONS)[number];

export interface Redirection {
  readonly operator: RedirectionOperator;
  /** Missing only for `2>&1`. */
  readonly target?: Word;
  readonly start: number;
  readonly end: number;
}

export function isGroup(word: Word | Group): word is Group {
  return 'words' in word;
}

const REDIRECTION = /^(?:2>>|2>(?!&)|>>|>(?![&|(])|<(?![<>&(]))/;
/** What shells read as a redirection, but Pipewright does not take: `2>&2`, `1>`, `&>`, `<<`, `<(`. */
const OTHER_REDIRECTION = /^(?:\d?[<>]|&>)/;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=/;

/**
 * Reads a command. Everything but the operators and groups above is text of words, also brackets around words
 * without any `$name`.
 * @throws CommandSyntaxError
 */
export function parseCommand(command: string): CommandTree {
  const words = splitWords(command);
  if (words.length === 0)
    throw new CommandSyntaxError('EMPTY', { start: 0, end: command.length }, 'it does not name a program');
  const pipelines: { parts: CommandPart[] }[] = [{ parts: [] }];
  let part = new PartBuilder();
  for (let i = 0; i < words.length; ) {
    const word = words[i]!;
    const text = bareText(word);
    if (text === '|' || text === '&&') {
      pipelines.at(-1)!.parts.push(part.finish(word, text));
      part = new PartBuilder();
      if (text === '&&') pipelines.push({ parts: [] });
      if (i === words.length - 1) throw missingProgram(word, `after ${text}`);
      i += 1;
    } else i = part.take(words, i);
  }
  pipelines.at(-1)!.parts.push(part.finish(words.at(-1)!));
  return { pipelines };
}

class PartBuilder {
  readonly #assignments: Assignment[] = [];
  readonly #words: (Word | Group)[] = [];
  readonly #redirections: Redirection[] = [];

  /** Takes the word at an index, and those that belong to it; returns the index after them. */
  take(words: readonly Word[], i: number): number {
    const word = words[i]!;
    const operator = redirectionAt(word);
    if (operator) {
      const { redirection, next } = readRedirection(words, i, operator);
      this.#redirections.push(redirection);
      return next;
    }
    const first = word.parts[0];
    const assigned =
      this.#words.length === 0 && first?.quoting === 'bare' ? ASSIGNMENT.exec(first.text) : null;
    if (assigned) {
      const { end } = word;
      const value = withoutStart(word, assigned[0].length) ?? { parts: [], start: end, end };
      this.#assignments.push({ name: assigned[1]!, value, word });
      return i + 1;
    }
    // As the first word, `[` is a program: test(1).
    const text = this.#words.length > 0 ? bareText(word) : undefined;
    if (text === '[else')
      throw new CommandSyntaxError('ELSE_WITHOUT_GROUP', word, '"[else" must follow right after a group');
    const group = text === '[' ? readGroup(words, i) : undefined;
    this.#words.push(group?.group ?? word);
    return group?.next ?? i + 1;
  }

  /** @param operator that follows, if any */
  finish(last: Word, operator?: string): CommandPart {
    if (this.#words.length === 0) {
      const where = operator ? `before ${operator}` : 'at its end';
      throw missingProgram(this.#assignments[0]?.word ?? last, where);
    }
    return {
      assignments: this.#assignments,
      words: this.#words as [Word, ...(Word | Group)[]],
      redirections: this.#redirections,
    };
  }
}

function missingProgram(at: Word, where: string): CommandSyntaxError {
  return new CommandSyntaxError('MISSING_PROGRAM', at, `there is no program ${where}`);
}

/** The operator that a word starts with. @throws CommandSyntaxError for one that Pipewright does not take */
function redirectionAt(word: Word): RedirectionOperator | undefined {
  if (bareText(word) === '2>&1') return '2>&1';
  const first = word.parts[0];
  if (first?.quoting !== 'bare') return undefined;
  const operator = REDIRECTION.exec(first.text)?.[0];
  if (operator) return operator as RedirectionOperator;
  if (!OTHER_REDIRECTION.test(first.text)) return undefined;
  const instead = /^<[<(]/.test(first.text)
    ? 'keep the text in a file of the image, or begin with: printf "…" |'
    : 'it takes <, >, >>, 2>, 2>> and 2>&1; if you mean text, quote it';
  throw new CommandSyntaxError('REDIRECTION', word, `it has the redirection ${first.text}: ${instead}`);
}

function readRedirection(
  words: readonly Word[],
  i: number,
  operator: RedirectionOperator,
): { redirection: Redirection; next: number } {
  const word = words[i]!;
  const { start, end } = word;
  if (operator === '2>&1') return { redirection: { operator, start, end }, next: i + 1 };
  const glued = withoutStart(word, operator.length);
  if (glued) return { redirection: { operator, target: glued, start, end }, next: i + 1 };
  const target = words[i + 1];
  if (target === undefined || isOperator(target))
    throw new CommandSyntaxError('REDIRECTION', word, `no file follows after ${operator}`);
  return { redirection: { operator, target, start, end: target.end }, next: i + 2 };
}

function isOperator(word: Word): boolean {
  const text = bareText(word);
  return text === '|' || text === '&&' || redirectionAt(word) !== undefined;
}

/**
 * The group that `[` at an index opens; undefined where its words have no `$name`: then all of it is text.
 */
function readGroup(words: readonly Word[], open: number): { group: Group; next: number } | undefined {
  const close = closingOf(words, open);
  const inside = words.slice(open + 1, close);
  if (!inside.some((word) => namesIn(word).some(({ literal }) => !literal))) return undefined;
  refuseInside(inside);
  const isRepeated = bareText(words[close]!) === ']...';
  const { start } = words[open]!;
  const other = words[close + 1];
  if (other === undefined || bareText(other) !== '[else') {
    return { group: { words: inside, isRepeated, start, end: words[close]!.end }, next: close + 1 };
  }
  const end = closingOf(words, close + 1);
  if (bareText(words[end]!) === ']...')
    throw new CommandSyntaxError('GROUP', words[end]!, '"[else" is not repeated: close it with "]"');
  const otherwise = words.slice(close + 2, end);
  refuseInside(otherwise);
  return { group: { words: inside, otherwise, isRepeated, start, end: words[end]!.end }, next: end + 1 };
}

function closingOf(words: readonly Word[], open: number): number {
  const close = words.findIndex((word, i) => i > open && /^\](?:\.\.\.)?$/.test(bareText(word) ?? ''));
  if (close >= 0) return close;
  throw new CommandSyntaxError(
    'GROUP',
    words[open]!,
    `the group ${bareText(words[open]!)} is never closed with "]"; if you mean the bracket as text, quote it`,
  );
}

function refuseInside(words: readonly Word[]): void {
  for (const word of words) {
    const text = bareText(word);
    if (text === '[' || text === '[else')
      throw new CommandSyntaxError('GROUP', word, 'a group cannot hold another group');
    if (isOperator(word))
      throw new CommandSyntaxError(
        'GROUP',
        word,
        `a group cannot hold ${text ?? 'a redirection'}; if you mean text, quote it`,
      );
  }
}

/** A word of a command, with its place. */
export interface PlacedWord {
  readonly word: Word;
  readonly kind: 'program' | 'argument' | 'assignment' | 'target';
  /** The group that it is in; `otherwise` for its `[else … ]`. */
  readonly group?: Group;
  readonly otherwise?: boolean;
  readonly part: CommandPart;
}

/** All words of a command, in no particular order. */
export function wordsOf({ pipelines }: CommandTree): PlacedWord[] {
  return pipelines
    .flatMap(({ parts }) => parts)
    .flatMap((part) => [
      ...part.assignments.map(({ value }): PlacedWord => ({ word: value, kind: 'assignment', part })),
      ...part.words.flatMap((word, i): PlacedWord[] =>
        isGroup(word)
          ? [
              ...word.words.map((one) => ({ word: one, kind: 'argument' as const, group: word, part })),
              ...(word.otherwise ?? []).map((one) => ({
                ...{ word: one, kind: 'argument' as const, group: word, otherwise: true, part },
              })),
            ]
          : [{ word, kind: i === 0 ? 'program' : 'argument', part }],
      ),
      ...part.redirections.flatMap(({ target }): PlacedWord[] =>
        target ? [{ word: target, kind: 'target', part }] : [],
      ),
    ]);
}

/** Every name of a command, in the order of the text. */
export function namesOf(tree: CommandTree): (NameUse & PlacedWord)[] {
  return wordsOf(tree)
    .flatMap((placed) => namesIn(placed.word).map((use) => ({ ...placed, ...use })))
    .sort((a, b) => a.offset - b.offset);
}
