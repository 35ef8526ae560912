import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Failure } from '../core/failure.ts';
import { nearest } from '../text/near.ts';

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
    throw badOption((error as Error).message, Object.keys(all));
  }
}

/** What `parseArgs` says, in our words (Node's own: lib/internal/util/parse_args/parse_args.js). */
function badOption(said: string, names: readonly string[]): Failure {
  const unknown = /Unknown option '(?:-\w, )?(-[^' ]+)/.exec(said)?.[1];
  const known = /option '(?:-\w, )?--([^' ]+)/i.exec(said)?.[1];
  if (unknown) {
    const meant = nearest(unknown.replace(/^-+/, ''), names);
    const remedy = meant
      ? `Did you mean --${meant}?`
      : `It has ${names.map((name) => `--${name}`).join(', ')}.`;
    return new Failure('BAD_USAGE', `There is no option ${unknown}. ${remedy}`);
  }
  const what = !known
    ? said.split('. ')[0]
    : said.includes('does not take')
      ? `--${known} stands alone: write it without a value`
      : `--${known} needs a value: write --${known} VALUE`;
  return new Failure('BAD_USAGE', `${what}.`);
}
