/*
 * How long a regular expression may take. V8 tries every way in which repetitions can divide a text, so two
 * adjacent parts that match the same characters cost the product of their ways, and a repetition inside a
 * repetition costs all combinations. Expressions from strangers run where many people wait for the result.
 * The parser reads only what the estimate needs.
 */

/** The longest text that expressions are matched with: a key in S3 has at most 1,024 bytes. */
const TEXT_LIMIT = 1024;
/** The most ways that may be tried, in some tens of milliseconds. */
const MOST_WAYS = TEXT_LIMIT * TEXT_LIMIT * 8;
/** One of each kind of character that character classes distinguish. */
const SAMPLES = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ...['é', 'ß', 'Ω', '中', '\u00a0', '\u{1f600}'],
];

type Characters = ReadonlySet<string>;

/** A part of an expression: which characters it matches, and how many of them. */
interface Part {
  readonly characters: Characters;
  readonly least: number;
  readonly most: number;
  /** In how many ways it can match a text on its own. */
  readonly ways: number;
  /** How many of these ways match the same length of text: what follows is tried again after each of them. */
  readonly alike: number;
}

class TooSlow extends Error {}

/**
 * Why a regular expression for a whole text must not be used: it is invalid, or may take very long.
 * @returns undefined for one that may be used
 */
export function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
  } catch (error) {
    return String((error as Error).message).replace(/^Invalid regular expression: /, '');
  }
  try {
    const ways = new Reader(pattern).alternatives().ways;
    return ways > MOST_WAYS
      ? 'it may take very long, because several repetitions match the same characters: write [^/]+ or [^_]+ instead of .+'
      : undefined;
  } catch (error) {
    if (error instanceof TooSlow) return error.message;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  alternatives(): Part {
    const all = [this.#sequence()];
    while (this.#take('|')) all.push(this.#sequence());
    return {
      characters: new Set(all.flatMap(({ characters }) => [...characters])),
      least: Math.min(...all.map(({ least }) => least)),
      most: Math.max(...all.map(({ most }) => most)),
      ways: all.reduce((sum, { ways }) => sum + ways, 0),
      alike: all.reduce((sum, { alike }) => sum + alike, 0),
    };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#at < this.#text.length && !/[|)]/.test(this.#text[this.#at]!)) {
      const part = this.#repeated();
      if (part) parts.push(part);
    }
    return {
      characters: new Set(parts.flatMap(({ characters }) => [...characters])),
      least: parts.reduce((sum, { least }) => sum + least, 0),
      most: parts.reduce((sum, { most }) => sum + most, 0),
      ...waysOf(parts),
    };
  }

  /** An atom with its quantifier; undefined for an atom that matches no character, such as `^`. */
  #repeated(): Part | undefined {
    const start = this.#at;
    const atom = this.#atom();
    const [quantifier] = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.#text.slice(this.#at)) ?? [''];
    this.#at += quantifier.length;
    if (!atom || quantifier === '') return atom;
    const { least, most } = timesOf(quantifier);
    const isGroup = this.#text[start] === '(';
    if (isGroup && most > 1 && atom.ways > 1)
      throw new TooSlow(
        `it may take very long, because ${this.#text.slice(start, this.#at)} repeats a repetition`,
      );
    return {
      characters: atom.characters,
      least: atom.least * least,
      most: most === 0 ? 0 : atom.most * most,
      ways: atom.ways * (Math.min(most, TEXT_LIMIT) - Math.min(least, TEXT_LIMIT) + 1),
      // An atom that can be empty matches the empty text in one more way: repeated zero times.
      alike: atom.alike + (least === 0 && atom.least === 0 ? 1 : 0),
    };
  }

  #atom(): Part | undefined {
    const rest = this.#text.slice(this.#at);
    if (rest[0] === '(') return this.#group(rest);
    const [text = ''] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\c[A-Za-z]|\\.|.)/su.exec(
        rest,
      ) ?? [];
    this.#at += text.length;
    if (/^(?:\^|\$|\\[bB])$/.test(text)) return undefined;
    if (/^\\[1-9k]/.test(text))
      throw new TooSlow(`it has a reference to a group (${text}), which may take very long`);
    const takes = new RegExp(`^(?:${text})$`, 'u');
    const characters = new Set(SAMPLES.filter((sample) => takes.test(sample)));
    // A character that no sample stands for is a kind of its own.
    const own = characters.size > 0 ? characters : new Set([text]);
    return { characters: own, least: 1, most: 1, ways: 1, alike: 1 };
  }

  #group(rest: string): Part {
    const [open = '('] = /^\((?:\?:|\?<[A-Za-z_$][\w$]*>)?/.exec(rest) ?? [];
    if (open === '(' && rest[1] === '?')
      throw new TooSlow(`it has a lookaround (${rest.slice(0, 3)}…), which may take very long`);
    this.#at += open.length;
    const inner = this.alternatives();
    this.#take(')');
    return inner;
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }
}

function timesOf(quantifier: string): { least: number; most: number } {
  if (quantifier[0] === '*') return { least: 0, most: Number.POSITIVE_INFINITY };
  if (quantifier[0] === '+') return { least: 1, most: Number.POSITIVE_INFINITY };
  if (quantifier[0] === '?') return { least: 0, most: 1 };
  const [, least = '0', comma, most] = /^\{(\d+)(,)?(\d*)\}/.exec(quantifier) ?? [];
  const open = most === '' ? Number.POSITIVE_INFINITY : Number(most);
  return { least: Number(least), most: comma === undefined ? Number(least) : open };
}

type Ways = Pick<Part, 'ways' | 'alike'>;

/** In how many ways a text can be divided among adjacent parts. */
function waysOf(parts: readonly Part[]): Ways {
  let most = 1;
  /** Ways of earlier parts whose end in the text is fixed; after each of them, all later ways are tried. */
  let ended = 1;
  let current: Ways = { ways: 1, alike: 1 };
  let taken = new Set<string>();
  for (const part of parts) {
    const { characters, least } = part;
    const shares = [...characters].some((character) => taken.has(character));
    // A character that no earlier part matches fixes where they all end.
    if (!shares && least > 0) {
      ended *= current.alike;
      current = { ways: 1, alike: 1 };
      taken = new Set();
    }
    if (part.ways === 1 && least === part.most) continue;
    current = shares || current.ways === 1 ? shared(current, part) : beside(current, part);
    taken = new Set([...taken, ...characters]);
    most = Math.max(most, ended * current.ways);
  }
  return { ways: most, alike: ended * current.alike };
}

/** Ways of two parts that match the same characters: what the first matches is missing for the second. */
function shared(a: Ways, b: Ways): Ways {
  return { ways: a.ways * b.ways, alike: Math.min(a.ways * b.alike, a.alike * b.ways) };
}

/**
 * Ways of two parts without a common character: the second matches something only after the first has matched
 * everything that it can.
 */
function beside(a: Ways, b: Ways): Ways {
  return { ways: a.ways + a.alike * b.ways, alike: a.alike * b.alike };
}
