import { escapeUnseen } from './quote.ts';

/**
 * Untrusted text for a line of output: invisible characters and line ends are escaped, and so is what a GitHub runner
 * reads as a command: `##[` anywhere, `::` at the start of a line.
 */
export function escapeControl(text: string): string {
  return escapeUnseen(text)
    .replaceAll('##[', '##(')
    .replace(/^\s*::/, ': :');
}
