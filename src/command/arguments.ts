import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { Failure } from '../core/failure.ts';
import { nearest } from '../text/near.ts';
import { type Declaration, type Input, listed } from './command.ts';

export interface ReadArguments<D extends Declaration> {
  /** Undefined with `--help`, which is not checked any further. */
  readonly input?: Input<D>;
  readonly json: boolean;
}

/**
 * Reads a command's arguments as it declares them; `--json` and `--help` are every command's.
 * @throws Failure `BAD_USAGE`, with a suggestion for a misspelt option
 */
export function readArguments<D extends Declaration>(declaration: D, argv: string[]): ReadArguments<D> {
  const options: ParseArgsOptionsConfig = {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  };
  for (const [name, { value }] of Object.entries(declaration.options))
    options[name] = { type: value === undefined ? 'boolean' : 'string', multiple: true };
  const { values, positionals } = parse(argv, options);
  const json = values.json === true;
  if (values.help) return { json };
  const read = Object.entries(declaration.options).map(([name, option]) => [
    name,
    option.read([values[name] ?? []].flat().map(String), `--${name}`),
  ]);
  const input: unknown = { ...Object.fromEntries(read), ...readPositionals(declaration, positionals) };
  return { input: input as Input<D>, json };
}

function parse(args: string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw badOption((error as Error).message, Object.keys(options));
  }
}

/** Node's message (lib/internal/util/parse_args/parse_args.js) as one of Pipewright's. */
function badOption(message: string, names: readonly string[]): Failure {
  const unknown = /Unknown option '(?:-\w, )?(-[^' ]+)/.exec(message)?.[1];
  const known = /option '(?:-\w, )?--([^' ]+)/i.exec(message)?.[1];
  if (unknown) {
    const meant = nearest(unknown.replace(/^-+/, ''), names);
    const remedy = meant
      ? `Did you mean --${meant}?`
      : `Options: ${names.map((name) => `--${name}`).join(', ')}.`;
    return new Failure('BAD_USAGE', `There is no option ${unknown}. ${remedy}`);
  }
  const what = !known
    ? message.split('. ')[0]
    : message.includes('does not take')
      ? `--${known} takes no value: write it alone`
      : `--${known} needs a value: write --${known} VALUE`;
  return new Failure('BAD_USAGE', `${what}.`);
}

/** @throws Failure `BAD_USAGE` where there are too few or too many */
function readPositionals(declaration: Declaration, positionals: readonly string[]): Record<string, unknown> {
  const usage = `Usage: ${usageLines(declaration).join(', or ')}`;
  const left = [...positionals];
  const read: Record<string, unknown> = {};
  for (const [name, argument] of Object.entries(declaration.arguments)) {
    const { value = name, help, required, several, choices } = argument;
    if (required && left.length === 0) {
      const is = choices ? listed(choices) : help.split(/[.;:\n]/, 1)[0];
      throw new Failure('BAD_USAGE', `${value} is missing: ${is}. ${usage}`);
    }
    read[name] = argument.read(left.splice(0, several ? left.length : 1), value);
  }
  if (left.length > 0)
    throw new Failure('BAD_USAGE', `There is no place for the argument "${left[0]}". ${usage}`);
  return read;
}

/** How a command is called. */
export function usageLines({ name, arguments: all, usage }: Declaration): string[] {
  const made = Object.values(all).map(({ value = '', required, several }) => {
    const each = several ? `${value}…` : value;
    return required ? each : `[${each}]`;
  });
  return (usage ?? [[...made, '[options]'].join(' ')]).map((line) => `npx pipewright ${name} ${line}`);
}
