/** One way to authenticate that a registry offers in `WWW-Authenticate` (RFC 9110 11.6.1). */
export interface Challenge {
  /** lower case: `bearer`, `basic` */
  readonly scheme: string;
  /** names in lower case */
  readonly parameters: Readonly<Record<string, string>>;
}

const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;

/**
 * Every challenge of a header, in order. One header may hold several (`Bearer …, Basic …`: Codeberg) and
 * commas occur inside quoted scopes, so it cannot be split at commas. An unreadable rest is left out.
 */
export function parseChallenges(header: string | undefined): Challenge[] {
  const found: { scheme: string; parameters: Record<string, string> }[] = [];
  const text = (header ?? '').slice(0, 16_384);
  let at = 0;
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0] ?? '';
    at += match.length;
    return match;
  };
  while (at < text.length) {
    skip(/[\s,]+/y);
    const word = skip(TOKEN);
    if (!word) break;
    const equals = skip(/\s*=\s*/y);
    if (!equals) {
      found.push({ scheme: word.toLowerCase(), parameters: {} });
      continue;
    }
    const quoted = skip(/"(?:[^"\\]|\\.)*"?/y);
    const value = quoted ? quoted.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : skip(/[^\s,]*/y);
    const challenge = found.at(-1);
    if (challenge) challenge.parameters[word.toLowerCase()] = value;
  }
  return found;
}
