import { quote, quoteList } from '../text/quote.ts';
import type { Variable } from './spec.ts';

/*
 * The values of declared variables. In files they are JSON; in the environment they are texts. The agent
 * inside every wrapped image uses this file too.
 */

/** Between the elements of a list in the environment. */
export const DEFAULT_SEPARATOR = ',';

/** Texts that a boolean may have in the environment. */
const BOOLEAN = /^(?:true|false|0|1|yes|no|on|off)$/i;
const FALSE = /^(?:false|0|no|off)$/i;
const INTEGER = /^[+-]?\d+$/;

/** Types in words, for sentences: "it must be …". */
export const TYPE_WORDS: Readonly<Record<NonNullable<Variable['type']>, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  choice: 'one of its choices',
  list: 'a list of texts and numbers',
};

/** What a variable's value must be, as a variable declares it: `a whole number from 1 to 8`. */
export function expectedValue({ type = 'string', choices, minimum, maximum, pattern }: Variable): string {
  if (type === 'choice' && choices) return `one of ${quoteList(choices.map(String), 'or')}`;
  const range =
    minimum !== undefined && maximum !== undefined
      ? ` from ${minimum} to ${maximum}`
      : minimum !== undefined
        ? `, at least ${minimum}`
        : maximum !== undefined
          ? `, at most ${maximum}`
          : '';
  const form =
    pattern === undefined ? '' : `${type === 'list' ? ', each of them' : ''} like ${quote(pattern)}`;
  return `${TYPE_WORDS[type]}${range}${form}`;
}

/** Whether a text, as it is in the environment, is a value of a variable. */
export function fitsVariable(variable: Variable, text: string): boolean {
  switch (variable.type ?? 'string') {
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) && isInRange(variable, Number(text));
    case 'integer':
      return INTEGER.test(text) && isInRange(variable, Number(text));
    case 'boolean':
      return BOOLEAN.test(text);
    case 'choice':
      return (variable.choices ?? []).some((choice) => String(choice) === text);
    case 'list':
      return listItems(variable, text).every((item) => matchesPattern(variable, item));
    default:
      return matchesPattern(variable, text);
  }
}

function isInRange({ minimum = -Infinity, maximum = Infinity }: Variable, value: number): boolean {
  return value >= minimum && value <= maximum;
}

function matchesPattern({ pattern }: Variable, text: string): boolean {
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text);
}

/** Whether the text of a boolean variable means false; a missing or empty text does. */
export function isFalse(text: string | undefined): boolean {
  return text === undefined || text === '' || FALSE.test(text);
}

/** The elements of a list: of a JSON list, else of a text with separators. */
export function listItems({ separator = DEFAULT_SEPARATOR }: Variable, text: string): string[] {
  if (text === '') return [];
  if (text.startsWith('[')) {
    try {
      const items: unknown = JSON.parse(text);
      if (Array.isArray(items) && items.every((item) => typeof item !== 'object')) return items.map(String);
    } catch {
      // A text that only begins like a list.
    }
  }
  return text.split(separator);
}

/** A value from a file as the text that the agent gets; {@link listItems} reads that of a list. */
export function valueText(variable: Variable, value: NonNullable<Variable['default']>): string {
  if (typeof value !== 'object') return String(value);
  const { separator = DEFAULT_SEPARATOR } = variable;
  const items = value.map(String);
  const isPlain =
    items.every((item) => item !== '' && !item.includes(separator)) && !items[0]?.startsWith('[');
  return isPlain ? items.join(separator) : JSON.stringify(items);
}

/**
 * The text in the algorithm's environment: a list's elements with separators. Undefined for a boolean that is
 * false, as programs and scripts check whether such a variable is set (`${FLAG:+--flag}`).
 */
export function environmentText(variable: Variable, text: string): string | undefined {
  if (variable.type === 'boolean' && isFalse(text)) return undefined;
  if (variable.type !== 'list') return text;
  return listItems(variable, text).join(variable.separator ?? DEFAULT_SEPARATOR);
}
