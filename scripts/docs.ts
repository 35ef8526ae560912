/**
 * Writes what documentation has from elsewhere: `node scripts/docs.ts`. docs/action.md's tables of inputs and
 * outputs come from action.yml, between their markers; docs/errors.md comes from the table of codes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { errorsPage } from '../src/core/explain-code.ts';

const root = join(import.meta.dirname, '..');

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** The text of docs/action.md with its tables made from the text of action.yml. */
export function withTables(page: string, action: string): string {
  const { inputs, outputs } = parse(action) as ActionFile;
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const tables = [
    row(['input', 'what it is']),
    '|---|---|',
    ...Object.entries(inputs).map(([name, { description }]) => row([`\`${name}\``, description.trim()])),
    '',
    row(['output', 'what it is']),
    '|---|---|',
    ...Object.entries(outputs).map(([name, { description }]) => row([`\`${name}\``, description.trim()])),
  ];
  return page.replace(
    /(<!-- inputs: [^>]*-->\n)[\s\S]*?(<!-- \/inputs -->)/,
    (_, start: string, end: string) => `${start}${tables.join('\n')}\n${end}`,
  );
}

if (import.meta.main) {
  writeFileSync(join(root, 'docs/errors.md'), errorsPage());
  const page = join(root, 'docs/action.md');
  writeFileSync(page, withTables(readFileSync(page, 'utf8'), readFileSync(join(root, 'action.yml'), 'utf8')));
}
