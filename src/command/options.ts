import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { closest } from 'fastest-levenshtein';
import { Failure } from '../failure.ts';

type Parsed<T extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>;

/**
 * Reads a command's arguments. `--help` is every command's.
 * @param usage the command's help text; printed by the caller when `help` comes back
 * @throws Failure `BAD_USAGE` with a suggestion for a misspelt option
 */
export function readOptions<const T extends ParseArgsOptionsConfig>(
  argv: string[],
  options: T,
): Parsed<T & { help: { type: 'boolean'; short: 'h' } }> {
  const all = { ...options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: argv, options: all, allowPositionals: true, strict: true }) as never;
  } catch (error) {
    const unknown = /Unknown option '(-[^' ]+)/.exec((error as Error).message)?.[1];
    if (!unknown)
      throw new Failure('BAD_USAGE', `${(error as Error).message.split('. ')[0]}.`, { cause: error });
    const names = Object.keys(all).map((name) => `--${name}`);
    throw new Failure('BAD_USAGE', `There is no option ${unknown}. Did you mean ${closest(unknown, names)}?`);
  }
}
