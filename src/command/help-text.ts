import { usageLines } from './arguments.ts';
import type { Declaration } from './command.ts';

const WIDTH = 100;
/** Longer names of options get a line of their own. */
const NAMES = 24;

/** `pipewright help NAME`, from what the command declares. */
export function helpText(declaration: Declaration): string {
  const { name, about, json, examples } = declaration;
  const rows = Object.values(declaration.arguments).map(({ value = '', help }): Row => [value, help]);
  const options = Object.entries(declaration.options).map(([option, { value, help, section = '' }]) => ({
    section,
    row: [value === undefined ? `--${option}` : `--${option} ${value}`, help] as Row,
  }));
  const general: Row[] = [...options.filter(({ section }) => section === '').map(({ row }) => row)];
  general.push(['--json', `print one JSON object: ${json}`], ['-h, --help', 'print this']);
  const sections = new Map([['Options:', general]]);
  for (const { section, row } of options)
    if (section !== '') sections.set(section, [...(sections.get(section) ?? []), row]);
  const width = Math.min(
    NAMES,
    Math.max(...[...rows, ...[...sections.values()].flat()].map(([left]) => left.length)),
  );
  return [
    ...usageLines(declaration),
    '',
    about
      .split(/\n\s*\n/)
      .map((paragraph) => wrap(paragraph, WIDTH).join('\n'))
      .join('\n\n'),
    ...(rows.length > 0 ? ['', 'Arguments:', ...table(rows, width)] : []),
    ...[...sections].flatMap(([title, each]) => ['', title, ...table(each, width)]),
    '',
    'Examples:',
    ...examples.map((example) => `  pipewright ${name} ${example}`),
    '',
  ].join('\n');
}

type Row = readonly [left: string, text: string];

function table(rows: readonly Row[], width: number): string[] {
  return rows.flatMap(([left, text]) => {
    const [first = '', ...more] = wrap(text, WIDTH - width - 4);
    const indent = ' '.repeat(width + 4);
    const head = `  ${left.padEnd(width)}  `;
    return left.length > width
      ? [`  ${left}`, ...[first, ...more].map((line) => indent + line)]
      : [head + first, ...more.map((line) => indent + line)];
  });
}

/** Lines of whole words. */
function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
