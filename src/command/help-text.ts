import { wrapWords } from '../text/columns.ts';
import { usageLines } from './arguments.ts';
import type { Declaration } from './command.ts';

const WIDTH = 100;

interface Row {
  readonly section: string;
  readonly name: string;
  readonly help: string;
}

/** `pipewright help NAME`, from what the command declares. */
export function helpText(declaration: Declaration): string {
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
    { section: 'Options:', name: '-h, --help', help: 'print this' },
  ];
  const width = Math.max(...rows.map((row) => row.name.length));
  const sections = [...Map.groupBy(rows, ({ section }) => section)].map(([title, group]) =>
    [title, ...group.map((row) => rowText(row, width))].join('\n'),
  );
  const paragraphs = about.split(/\n\s*\n/).map((paragraph) => wrapWords(paragraph, WIDTH).join('\n'));
  const calls = examples.map((example) => `  npx pipewright ${name} ${example}`);
  const blocks = [usageLines(declaration).join('\n'), ...paragraphs, ...sections];
  return `${blocks.join('\n\n')}\n\nExamples:\n${calls.join('\n')}\n`;
}

function rowText({ name, help }: Row, width: number): string {
  const indent = ' '.repeat(width + 4);
  return `  ${name.padEnd(width)}  ${wrapWords(help, WIDTH - indent.length).join(`\n${indent}`)}`;
}
