/** Values that are not in quotes: numbers and words as JSON writes them, and as other languages do. */

export interface JsonWord {
  readonly value: unknown;
  /** Missing for a word that is JSON. */
  readonly mistake?: {
    readonly message: string;
    /** The same value as JSON writes it. */
    readonly source?: string;
  };
}

const LITERALS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Literals of other languages. */
const OTHER_LITERALS: Readonly<Record<string, string>> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  Null: 'null',
  nil: 'null',
  NULL: 'null',
  undefined: 'null',
};

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * What a word means.
 * @param word not empty, without blanks, quotes, brackets and commas
 */
export function readWord(word: string): JsonWord {
  if (Object.hasOwn(LITERALS, word)) return { value: LITERALS[word] };
  if (NUMBER.test(word)) return { value: Number(word) };
  if (Object.hasOwn(OTHER_LITERALS, word)) {
    const source = OTHER_LITERALS[word]!;
    return {
      value: LITERALS[source],
      mistake: { message: `JSON writes ${source}, not ${word}.`, source },
    };
  }
  if (/^[+-]?(?:NaN|Infinity|inf)$/i.test(word)) {
    return {
      value: undefined,
      mistake: { message: `JSON has no number "${word}". Write a number, or remove the field.` },
    };
  }
  return readNumber(word) ?? { value: word };
}

/** A number as other languages write it; undefined for any other word. */
function readNumber(word: string): JsonWord | undefined {
  // An account of AWS is twelve digits; as a number it would lose its zeros.
  if (/^0\d{9,}$/.test(word)) {
    const source = `"${word}"`;
    return {
      value: word,
      mistake: {
        message: `${word} starts with a zero, so it is not a number but text, such as an account's id: write ${source}.`,
        source,
      },
    };
  }
  const plain = word.replace(/(?<=\d)_(?=\d)/g, '');
  const source = /^[+-]?0(?:x[\da-f]+|o[0-7]+|b[01]+)$/i.test(plain)
    ? wholeNumber(plain)
    : /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)
      ? decimal(plain)
      : undefined;
  if (source === undefined || !NUMBER.test(source)) return undefined;
  const reason = /^[+-]?0\d/.test(plain)
    ? ', without zeros in front'
    : /^[+-]?0[xob]/i.test(plain)
      ? ', in decimal digits'
      : '';
  return {
    value: Number(source),
    mistake: { message: `${JSON.stringify(word)} is ${source} in JSON${reason}.`, source },
  };
}

function wholeNumber(written: string): string | undefined {
  const value = Number(written.replace(/^[+-]/, ''));
  return Number.isSafeInteger(value) ? `${written.startsWith('-') ? '-' : ''}${value}` : undefined;
}

/** Without a plus sign and leading zeros, and with digits on both sides of the point. */
function decimal(written: string): string {
  return written
    .replace(/^\+/, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|e)/i, '');
}
