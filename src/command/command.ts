import { Failure } from '../core/failure.ts';
import type { Finding } from '../core/finding.ts';
import type { CommandIo } from './command-io.ts';

/** An argument or an option as it is declared: the one place that help, parsing and types come from. */
export interface Field<T> {
  /** What stands for the value in help, such as `FILE`; flags have none. */
  readonly value?: string;
  /** All values that it may have, where they are few. */
  readonly choices?: readonly string[];
  readonly help: string;
  /** Of an option: the heading of the help under which it is listed. */
  readonly section?: string;
  /** Of an argument: it must be given. */
  readonly required?: boolean;
  /** Of an argument: it takes all that are left. */
  readonly several?: boolean;
  /**
   * @param written every text that was given for it, in order; of a flag `true` for each time
   * @param name as users write it: `--jobs`
   * @throws Failure `BAD_USAGE`
   */
  read(written: readonly string[], name: string): T;
}

type Fields = Readonly<Record<string, Field<unknown>>>;

/** What a command is called, takes and prints. Its implementation is loaded only to run it. */
export interface Declaration<A extends Fields = Fields, O extends Fields = Fields> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /**
   * The ways to call it, each with what it does, if the overview has a line for each instead of the summary.
   */
  readonly ways?: readonly (readonly [call: string, does: string])[];
  /** Paragraphs for its own help. */
  readonly about: string;
  /** In their order. */
  readonly arguments: A;
  readonly options: O;
  /** What `--json` prints. */
  readonly json: string;
  /** Arguments of calls that work. */
  readonly examples: readonly string[];
  /** Usage lines, where one made from the arguments would hide something. */
  readonly usage?: readonly string[];
}

type Values<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** The values of a command's arguments and options, by their names. */
export type Input<D extends Declaration> = Values<D['arguments']> & Values<D['options']>;

/** What a command does, and how its result is shown. */
export interface Command<D extends Declaration, R> {
  /** @throws Failure for whatever the user can fix */
  run(input: Input<D>, io: CommandIo): Promise<R>;
  /** For people, on standard output. */
  text(result: R, input: Input<D>, io: CommandIo): string;
  /** The one document of `--json`; without it, the result itself. */
  json?(result: R, input: Input<D>): unknown;
  /** Whether the process ends with exit code 1. */
  failed?(result: R, input: Input<D>): boolean;
}

/** A file with errors, which its findings explain: they were shown before this is thrown. */
export class InvalidFile extends Failure {
  readonly findings: readonly Finding[];

  constructor(code: string, message: string, findings: readonly Finding[]) {
    super(code, message);
    this.findings = findings;
  }
}

/** Keeps the types of a declaration's values. */
export function declare<const A extends Fields, const O extends Fields>(
  declaration: Declaration<A, O>,
): Declaration<A, O> {
  return declaration;
}

/** Binds a command to its declaration, for the types. */
export function implement<D extends Declaration, R>(_declaration: D, command: Command<D, R>): Command<D, R> {
  return command;
}

export function flag(help: string): Field<boolean> {
  return { help, read: (written) => written.length > 0 };
}

/** An option with a value; if it is repeated, the last one counts. */
export function text(value: string, help: string): Field<string | undefined> {
  return { value, help, read: (written) => written.at(-1) };
}

/** An option that may be repeated. */
export function texts(value: string, help: string): Field<readonly string[]> {
  return { value, help, read: (written) => written };
}

/**
 * @param is what it must be, for the error: `a whole number`
 * @param convert gives undefined for any other text
 */
export function parsed<T>(
  value: string,
  help: string,
  is: string,
  convert: (text: string) => T | undefined,
): Field<T | undefined> {
  const read = (written: readonly string[], name: string): T | undefined => {
    const last = written.at(-1);
    if (last === undefined) return undefined;
    const converted = convert(last);
    if (converted !== undefined) return converted;
    throw new Failure('BAD_USAGE', `${name} is ${is}, not "${last}".`);
  };
  return { value, help, read };
}

export function choice<const C extends string>(
  value: string,
  help: string,
  choices: readonly C[],
): Field<C | undefined> {
  return {
    ...parsed(value, help, listed(choices), (written) => choices.find((each) => each === written)),
    choices,
  };
}

/** `bash, zsh or fish` */
export function listed(choices: readonly string[]): string {
  return choices.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

/** A whole number from 1 to `most`. */
export function wholeNumber(value: string, help: string, is: string, most = Number.MAX_SAFE_INTEGER) {
  return parsed(value, help, is, (written) =>
    /^[1-9]\d*$/.test(written) && Number(written) <= most ? Number(written) : undefined,
  );
}

/** An argument that must be given. */
export function one(value: string, help: string): Field<string> {
  return { value, help, required: true, read: ([first = '']) => first };
}

/** An argument that has one of a few values. */
export function oneOf<const C extends string>(value: string, help: string, choices: readonly C[]): Field<C> {
  const { read, ...field } = choice(value, help, choices);
  // A required argument is there when it is read.
  return { ...field, required: true, read: (written, name) => read(written, name)! };
}

/** An argument that takes all remaining words. */
export function several(value: string, help: string, least: 0 | 1 = 0): Field<readonly string[]> {
  return { ...texts(value, help), required: least > 0, several: true };
}

/** Lists options under a heading of their own. */
export function under<O extends Fields>(section: string, options: O): O {
  const named = Object.entries(options).map(([name, option]) => [name, { ...option, section }]);
  return Object.fromEntries(named) as O;
}
