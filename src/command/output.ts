import { explain, Failure } from '../core/failure.ts';
import { escapeControl } from '../text/terminal.ts';
import type { CommandIo } from './command-io.ts';

// Control and format characters, halves of pairs, line and paragraph separators: JSON.stringify leaves most of them.
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/**
 * A value as JSON for people and machines: indented, and in ASCII wherever a character could steer the terminal or the
 * runner that shows it. Reading it gives the same value.
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

/** Colors are for terminals that can show them, unless NO_COLOR is set (no-color.org). */
export function wantsColour(io: CommandIo, stream: 'out' | 'err' = 'out'): boolean {
  return (stream === 'out' ? io.tty : io.errTty) && !io.env.NO_COLOR && io.env.TERM !== 'dumb';
}

/**
 * `error IMAGE_NOT_FOUND: …`: one line with the code, which `explain` explains. Bugs of Pipewright are called `FAULT`.
 * @param debug with the stack
 */
export function failureText(error: unknown, debug = false): string {
  const message = escapeControl(explain(error));
  const stack =
    debug && error instanceof Error
      ? `${(error.stack ?? '').split('\n').map(escapeControl).join('\n')}\n`
      : '';
  return error instanceof Failure
    ? `error ${error.code}: ${message}\n${stack}`
    : `error FAULT: this is a bug in pipewright, not your mistake: ${message}. PIPEWRIGHT_DEBUG=1 shows where.\n${stack}`;
}

/** Codes whose message says all there is to say. */
const SELF_EXPLANATORY = ['BAD_USAGE', 'INTERRUPTED'];

/** On a terminal, a line that says where a failure's code is explained; else nothing. */
export function explainHint(error: unknown, io: CommandIo): string {
  if (!io.errTty || !(error instanceof Failure) || SELF_EXPLANATORY.includes(error.code)) return '';
  return dimLine(`More about it: npx pipewright explain ${error.code}`, io, 'err');
}

/** A line for a terminal that says less than those around it. */
export function dimLine(line: string, io: CommandIo, stream: 'out' | 'err' = 'out'): string {
  return wantsColour(io, stream) ? `\u001b[2m${line}\u001b[22m\n` : `${line}\n`;
}

/** The one JSON document of a command that failed. */
export function failureJson(error: unknown): string {
  const code = error instanceof Failure ? error.code : 'FAULT';
  return jsonText({ error: { code, message: explain(error) } });
}
