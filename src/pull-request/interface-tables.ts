import type { CompleteSpec } from '../spec/complete-spec.ts';
import {
  countRange,
  inputsOf,
  type NamedInput,
  type NamedOutput,
  namesOutputs,
  outputsOf,
} from '../spec/named-files.ts';
import { clip, escapeMarkdown, inlineCode, markdownTable } from '../text/markdown.ts';
import type { InterfaceChange } from './interface-change.ts';

/** Characters of a description, and of a value in the table of changes; the extended spec has all. */
const SHOWN_TEXT = 200;
const SHOWN_VALUE = 100;
/** Rows of a table. */
const MOST_ROWS = 50;

/**
 * What an algorithm takes and gives, as blocks of Markdown: a table of inputs, and one of outputs where they
 * have names.
 */
export function interfaceTables(spec: CompleteSpec): string[] {
  const inputs = byName(inputsOf(spec)).map((input) => [...row(input), kindOf(input)]);
  const takes = filesTable('Takes', [...HEAD, 'Kind'], inputs);
  if (!namesOutputs(spec))
    return [takes, `**Gives:** every file that it writes, named ${inlineCode(spec.output_name)}.`];
  return [takes, filesTable('Gives', HEAD, byName(outputsOf(spec)).map(row))];
}

const HEAD = ['Name', 'Files', 'How many', 'Beside each', 'What it is'];

/** Without the columns that are empty in all rows. */
function filesTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const more = rows.length > MOST_ROWS ? `\n\n${rows.length - MOST_ROWS} more are in the extended spec.` : '';
  const filled = head.map((_, column) => rows.some((row) => row[column] !== ''));
  const [shownHead = [], ...shown] = [head, ...rows.slice(0, MOST_ROWS)].map((row) =>
    row.filter((_, column) => filled[column]),
  );
  return `**${title}**\n\n${markdownTable(shownHead, '', shown)}${more}`;
}

function row({ name, patterns, companions, optional, description, ...range }: NamedOutput): string[] {
  return [
    inlineCode(name),
    codes(patterns),
    `${countRange(range)}${optional ? ', or none' : ''}`,
    codes(companions.map(({ written }) => written)),
    description ? escapeMarkdown(clip(description, SHOWN_TEXT)) : '',
  ];
}

function kindOf({ shared, folder }: NamedInput): string {
  return [folder && 'a folder', shared && 'the same for all items'].filter(Boolean).join(', ');
}

function codes(texts: readonly string[]): string {
  return texts.map((text) => inlineCode(clip(text, SHOWN_VALUE))).join('<br>');
}

function byName<T extends { readonly name: string }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What has changed, for a cell: `input reads: count`. */
export function changeName({ kind, name, field }: InterfaceChange): string {
  const what = name === '' ? kind : `${kind} ${inlineCode(name)}`;
  return field === '' ? what : `${what}: ${field}`;
}

/** Cells about a change: what, before, now, and what it means for users. */
export function changeRow(change: InterfaceChange): string[] {
  const meaning = { major: '**breaks**', minor: 'adds', patch: '' }[change.level];
  const show = (text: string): string => inlineCode(clip(text, SHOWN_VALUE));
  return [changeName(change), show(change.before), show(change.now), meaning];
}
