import { quote } from '../../text/quote.ts';

/** How other tools write "the input" and "the output" into a command. */
export interface ForeignName {
  /** As written. */
  readonly text: string;
  readonly offset: number;
  readonly right: '$input' | '$output';
  readonly message: string;
}

const IN = '(?:in(?:put)?(?:[ _-]?(?:file|path|image|data|name))?s?|infile|filename|file|src|source)';
const OUT = '(?:out(?:put)?(?:[ _-]?(?:file|path|image|data|dir|folder|name))?s?|outfile|dst|dest|result)';
/**
 * Brackets that tools write around a name: `{input}`, `{{input}}`, `${{ input }}`, `[INPUT]`, `<input>`,
 * `%(input)s`, `@input@`, `$(inputs.in)`, `~{in}`, `%input%`.
 */
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['\\$\\{\\{\\s*', '\\s*\\}\\}'],
  ['\\{\\{\\s*', '\\s*\\}\\}'],
  ['~\\{', '\\}'],
  ['(?<!\\$)\\{', '\\}'],
  ['\\[', '\\]'],
  ['<', '>'],
  ['%\\(', '\\)s'],
  ['\\$\\(', '\\)'],
  ['@', '@'],
  ['%', '%'],
];

/** Placeholders without a name, as a whole word: first for the input, second for the output. */
const NAMELESS: readonly (readonly [input: RegExp, output: RegExp])[] = [
  [
    /(?<=^|[\s=])(?:%i|%in|\$1|\$\{1\}|%1|\{0\}|:in)(?=$|\s)/,
    /(?<=^|[\s=])(?:%o|%out|\$2|\$\{2\}|%2|\{1\}|:out)(?=$|\s)/,
  ],
  [/(?<=^|[\s=])(?:%s|\{\}|%f|\$@|\$\*|"\$@")(?=$|\s)/, /(?!)/],
  [/(?<=^|\s)(?:INPUT|INFILE|INPUT_FILE)(?=$|\s)/, /(?<=^|\s)(?:OUTPUT|OUTFILE|OUTPUT_FILE)(?=$|\s)/],
];

/**
 * The placeholders of another tool for the input and the output in a command, at most one of each. Only
 * looked for if $input or $output is missing: otherwise, `{}` may belong to find, and `%s` to printf.
 */
export function foreignNames(
  command: string,
  lacks: { readonly input: boolean; readonly output: boolean },
): ForeignName[] {
  return (['input', 'output'] as const).flatMap((kind) => {
    if (!lacks[kind]) return [];
    const found = find(command, kind);
    if (!found) return [];
    const right = `$${kind}` as const;
    const [text] = found;
    return {
      text,
      offset: found.index,
      right,
      message: `"run_command" has ${quote(text)}, which nothing replaces; did you mean ${right}?`,
    };
  });
}

/**
 * The command with `<input>` and `<output>` replaced by as many `_` if it lacks $input or $output: they would
 * be read as two redirections.
 */
export function withoutAngles(command: string): string {
  const names = [...(/\$\{?input/.test(command) ? [] : [IN]), ...(/\$\{?output/.test(command) ? [] : [OUT])];
  if (names.length === 0) return command;
  const angles = new RegExp(`(?<=^|[\\s=])<(?:${names.join('|')})>(?=$|\\s)`, 'gi');
  return command.replace(angles, (written) => '_'.repeat(written.length));
}

function find(command: string, kind: 'input' | 'output'): RegExpExecArray | undefined {
  const word = kind === 'input' ? IN : OUT;
  for (const [open, close] of BRACKETS) {
    const found = new RegExp(
      `${open}(?:inputs?\\.|outputs?\\.|params\\.)?${word}(?:\\[0\\]|\\.path|\\.\\w+)?${close}`,
      'i',
    ).exec(command);
    if (found) return found;
  }
  for (const patterns of NAMELESS) {
    const found = patterns[kind === 'input' ? 0 : 1].exec(command);
    if (found) return found;
  }
  return undefined;
}
