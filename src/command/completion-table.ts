import { cutWords } from '../text/columns.ts';
import type { Declaration, Field } from './command.ts';

/** What a shell offers for a value. */
export type Completion = 'files' | 'folders' | 'algorithms' | 'nothing' | readonly string[];

export interface CompletedOption {
  /** Without dashes. */
  readonly name: string;
  readonly help: string;
  /** What stands for its value; flags have none. */
  readonly value?: string;
  readonly offers: Completion;
}

/** A command as shells complete it. */
export interface CompletedCommand {
  readonly name: string;
  readonly help: string;
  readonly options: readonly CompletedOption[];
  /** For each of its arguments, wherever it stands. */
  readonly offers: Completion;
}

/** Values that are files or folders, by what stands for them in help. */
const PATHS: Readonly<Record<string, Completion>> = {
  FILE: 'files',
  SPEC: 'files',
  SUBJECT: 'files',
  PATH: 'files',
  INPUT: 'files',
  CATALOG: 'folders',
  DIR: 'folders',
  FOLDER: 'folders',
  WHERE: 'folders',
  ALGORITHM: 'algorithms',
};
/** Columns of an explanation in a shell's list. */
const HELP = 60;

/**
 * What shells complete of commands: made from the same declarations as help and parsing.
 * @param codes that `explain` explains
 */
export function completionTable(
  declarations: readonly Declaration[],
  codes: readonly string[],
): CompletedCommand[] {
  const offersOf = ({ value = '', choices }: Field<unknown>): Completion =>
    choices ?? (value === 'CODE' ? codes : PATHS[value]) ?? 'nothing';
  const made = declarations.map(({ name, summary, arguments: all, options }) => ({
    name,
    help: summary,
    options: [
      ...Object.entries(options).map(([option, field]) => ({
        name: option,
        help: brief(field.help),
        ...(field.value !== undefined && { value: field.value }),
        offers: offersOf(field),
      })),
      { name: 'json', help: 'print one JSON object', offers: 'nothing' as const },
      { name: 'help', help: 'print the help of the command', offers: 'nothing' as const },
    ],
    offers: joined(Object.values(all).map(offersOf)),
  }));
  const help = {
    ...{ name: 'help', help: 'explain a command', options: [] },
    offers: made.map(({ name }) => name),
  };
  return [...made, help];
}

/** A shell does not know which argument a word is: it offers what any of them takes. */
function joined(offers: readonly Completion[]): Completion {
  return offers.find((each) => each !== 'nothing') ?? 'nothing';
}

/** A help text's first clause, in one line. */
function brief(help: string): string {
  const [clause = ''] = help
    .replace(/\s+/g, ' ')
    .trim()
    .split(/[.;:](?= |$)/);
  return cutWords(clause, HELP);
}
