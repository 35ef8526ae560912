/**
 * Writes what documentation has from elsewhere: `node scripts/docs.ts`. README's tables of inputs and outputs come from
 * action.yml, between their markers; docs/errors.md comes from the table of codes; and the code has the workflows that it
 * writes for others from workflows-examples/.
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

/** README's text with its tables made from the text of action.yml. */
export function withTables(readme: string, action: string): string {
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
  return readme.replace(
    /(<!-- inputs: [^>]*-->\n)[\s\S]*?(<!-- \/inputs -->)/,
    (_, start: string, end: string) => `${start}${tables.join('\n')}\n${end}`,
  );
}

/** The GitHub workflows that commands write, by their names: those of workflows-examples/, for src/catalog/. */
export function exampleWorkflows(): string {
  const names = [
    ...['catalog-private', 'run-on-demand', 'run-on-push', 'run-several', 'run-status'],
    'workflow-deploy',
  ];
  const texts = names.map((name) => [
    name,
    readFileSync(join(root, `workflows-examples/${name}.yml`), 'utf8'),
  ]);
  return `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`;
}

if (import.meta.main) {
  writeFileSync(join(root, 'src/catalog/example-workflows.json'), exampleWorkflows());
  writeFileSync(join(root, 'docs/errors.md'), errorsPage());
  const readme = join(root, 'README.md');
  writeFileSync(
    readme,
    withTables(readFileSync(readme, 'utf8'), readFileSync(join(root, 'action.yml'), 'utf8')),
  );
}
