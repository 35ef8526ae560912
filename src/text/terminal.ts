import { escapeUnseen, shellQuote } from './quote.ts';

/**
 * Untrusted text for a line of output: invisible characters and line ends are escaped, and so is what a
 * GitHub runner reads as a command: `##[` anywhere, `::` at the start of a line.
 */
export function escapeControl(text: string): string {
  return escapeUnseen(text)
    .replaceAll('##[', '##(')
    .replace(/^\s*::/, ': :');
}

/** A name as one word of a command that people read and copy: quoted where a shell would interpret it. */
export function shellWord(text: string): string {
  const shown = escapeControl(text);
  return /^[\w@%+:,./-]+$/.test(shown) ? shown : shellQuote(shown);
}
