import { quote, quoteList } from '../text/quote.ts';

/** More names than this help less than they fill the line. */
const MOST_NAMES = 12;

/**
 * How a sentence about an unknown name ends: with the name that was probably meant, else with the names there are.
 * @param names all that are allowed
 * @param lead introduces them
 */
export function unknownEnding(meant: string | undefined, names: readonly string[], lead = 'it has'): string {
  if (meant !== undefined) return `; did you mean ${quote(meant)}?`;
  return names.length > 0 && names.length <= MOST_NAMES ? `; ${lead} ${quoteList(names, 'and')}.` : '.';
}
