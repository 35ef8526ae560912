/**
 * Writes the generated parts of the documentation: `node scripts/docs.ts`. The tables of inputs and outputs
 * in docs/action.md come from action.yml, docs/errors.md from the table of codes, and docs/reference/ from
 * the JSON Schemas. Also writes src/catalog/example-workflows.json, the workflows that commands write for
 * users, from workflows-examples/.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { errorsPage } from '../src/core/explain-code.ts';
import { schemaPage } from './docs/schema-page.ts';

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

const REFERENCES = {
  spec: `# Every field of a spec

This page is for people who look up a field of \`catalog/<name>/spec.json\`. It has what the JSON Schema says that editors
complete from; [Describe an algorithm](../specs.md) leads through a spec, and
[The command line of an algorithm](../command-line.md) says what \`run_command\` may say.`,
  workflow: `# Every field of a workflow file

This page is for people who look up a field of a workflow file. It has what the JSON Schema says that editors complete from;
[Run a workflow over your files](../workflows.md) leads through a file, and [Items of several files](../items.md) through items,
inputs and gathering.`,
};

/** The pages in docs/reference/, by path. */
export function referencePages(): Map<string, string> {
  const pages = Object.entries(REFERENCES).map(([name, head]): [string, string] => {
    const file = `catalog/schema/${name}.schema.json`;
    const note = `<!-- Written by scripts/docs.ts from ${file}: change that. -->`;
    const schema = JSON.parse(readFileSync(join(root, file), 'utf8'));
    return [`docs/reference/${name}.md`, schemaPage(schema, `${note}\n\n${head}`)];
  });
  return new Map(pages);
}

/** JSON for src/catalog/: the GitHub workflows that commands write, from workflows-examples/, by name. */
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
  for (const [page, text] of referencePages()) writeFileSync(join(root, page), text);
  const page = join(root, 'docs/action.md');
  writeFileSync(page, withTables(readFileSync(page, 'utf8'), readFileSync(join(root, 'action.yml'), 'utf8')));
}
