import { explain, Failure } from '../core/failure.ts';
import { type Block, line, PLAIN, paragraph, print, type Screen, styled } from '../text/printer.ts';
import { type CommandIo, screenOf } from './command-io.ts';

// Control and format characters, lone surrogates, line and paragraph separators: JSON.stringify leaves most
// of them as they are.
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * A value as JSON for people and machines: indented, and in ASCII wherever a character could steer the
 * terminal or the runner that shows it. Reading it gives the same value.
 */
export function jsonText(value: unknown): string {
  const lines = JSON.stringify(value, null, 2).split('\n');
  return `${lines.map((line) => line.replace(STEERING, escapeUnits).replaceAll('##[', '#\\u0023[')).join('\n')}\n`;
}

/** Each UTF-16 unit as JSON escapes it. */
function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('');
}

/**
 * `error IMAGE_NOT_FOUND: …`: the code, which `explain` explains, and the message. Bugs of Pipewright are
 * called `FAULT`.
 * @param debug with the stack
 */
export function failureText(error: unknown, debug = false, screen: Screen = PLAIN): string {
  const message = explain(error);
  const stack = debug && error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const [code, text] =
    error instanceof Failure
      ? [error.code, message]
      : [
          'FAULT',
          `this is a bug in Pipewright, not your mistake: ${message}. PIPEWRIGHT_DEBUG=1 shows where.`,
        ];
  const head = [styled('bad', 'error'), ' ', styled('dim', `${code}:`), ` ${text}`];
  return print([paragraph(head, 0, 2), ...stack.map((each) => line(each))], screen);
}

/** Codes whose message needs no further explanation. */
const SELF_EXPLANATORY = ['BAD_USAGE', 'INTERRUPTED'];

/** On a terminal, a line that says where a failure's code is explained; else nothing. */
export function explainHint(error: unknown, io: CommandIo): string {
  if (!io.errTty || !(error instanceof Failure) || SELF_EXPLANATORY.includes(error.code)) return '';
  return print([moreAbout('it', error.code)], screenOf(io, 'err'));
}

/** Where a code is explained. */
export function moreAbout(what: string, code: string): Block {
  return line(styled('dim', `More about ${what}: npx pipewright explain ${code}`));
}

/** The one JSON document of a command that failed. */
export function failureJson(error: unknown): string {
  const code = error instanceof Failure ? error.code : 'FAULT';
  return jsonText({ error: { code, message: explain(error) } });
}
