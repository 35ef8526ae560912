import { VERSION } from '../core/own-release.ts';
import {
  type Block,
  command,
  heading,
  line,
  paragraph,
  print,
  type Screen,
  sections,
  styled,
  table,
} from '../text/printer.ts';
import { usageLines } from './arguments.ts';
import type { Declaration } from './command.ts';

/** The widest that help is, and its width where the screen has none; in columns. */
const WIDTH = 100;

interface Row {
  readonly section: string;
  readonly name: string;
  readonly help: string;
}

/** `pipewright help NAME`, from what the command declares. */
export function helpText(declaration: Declaration, screen: Screen): string {
  const { name, about, json, examples } = declaration;
  const rows: Row[] = [
    ...Object.values(declaration.arguments).map(({ value = '', help }) => ({
      section: 'Arguments:',
      name: value,
      help,
    })),
    ...Object.entries(declaration.options).map(([option, { value = '', help, section = 'Options:' }]) => ({
      section,
      name: `--${option} ${value}`.trimEnd(),
      help,
    })),
    { section: 'Options:', name: '--json', help: `print one JSON object: ${json}` },
    { section: 'Options:', name: '-h, --help', help: 'print this help' },
  ];
  const width = Math.max(...rows.map((row) => row.name.length));
  const groups = [...Map.groupBy(rows, ({ section }) => section)].map(([title, group]) => [
    heading(title),
    table(
      group.map((row) => [styled('bold', row.name.padEnd(width)), inOneLine(row.help)]),
      { fold: 1, indent: 2 },
    ),
  ]);
  const paragraphs = about.split(/\n\s*\n/).map((text) => [paragraph(inOneLine(text))]);
  const usage = usageLines(declaration).map((text) => line(styled('bold', text)));
  const calls = examples.map((example) => line(`  npx pipewright ${name} ${example}`));
  return print([sections(usage, ...paragraphs, ...groups, [heading('Examples:'), ...calls])], fitted(screen));
}

/** Commands that belong together, as the overview shows them. */
export interface CommandGroup {
  readonly title: string;
  readonly declarations: readonly Declaration[];
  /** Two whole calls of its commands that work, after `npx pipewright`. */
  readonly examples: readonly [string, string];
}

/** `pipewright help`: every command in one line, in groups. */
export function overviewText(groups: readonly CommandGroup[], screen: Screen): string {
  const rowsOf = ({ name, summary, ways }: Declaration): (readonly [string, string])[] =>
    ways ? ways.map(([call, does]) => [`${name} ${call}`.trimEnd(), does]) : [[name, summary]];
  const all = groups.flatMap(({ declarations }) => declarations.flatMap(rowsOf));
  const width = Math.max(...all.map(([call]) => call.length));
  const blocks = groups.map(({ title, declarations, examples }): Block[] => [
    heading(`${title}:`),
    table(
      declarations.flatMap(rowsOf).map(([call, does]) => [styled('bold', call.padEnd(width)), does]),
      { fold: 1, indent: 2 },
    ),
    ...examples.map((call, i) =>
      line([styled('dim', i === 0 ? '  e.g. ' : '       '), `npx pipewright ${call}`]),
    ),
  ]);
  const title = [
    styled('bold', `pipewright ${VERSION}`),
    ': publish containerized algorithms, and run them over your data',
  ];
  const end = [
    command('More about one', 'npx pipewright help COMMAND'),
    paragraph('Every command takes --json: one JSON document on standard output.'),
  ];
  return print([sections([paragraph(title)], ...blocks, end)], fitted(screen));
}

function fitted(screen: Screen): Screen {
  return { ...screen, width: Math.min(screen.width ?? WIDTH, WIDTH) };
}

/** A text of a declaration, which is written over several lines of code. */
function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
