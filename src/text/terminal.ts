import { escapeUnseen } from './quote.ts';

/**
 * Text of strangers for a line of output: unseen characters escaped, line ends too, and nothing in it that a GitHub
 * runner takes for a command: `##[` anywhere, `::` at the start of a line.
 */
export function escapeControl(text: string): string {
  return escapeUnseen(text)
    .replaceAll('##[', '##(')
    .replace(/^\s*::/, ': :');
}
