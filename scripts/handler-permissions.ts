import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePythonTools, settingOf } from './services.ts';

/**
 * Extracts the permissions that CloudFormation needs to handle each resource type of the templates. They are
 * in AWS's resource schemas, which cfn-lint has as registered with CloudFormation. Run `node
 * scripts/handler-permissions.ts` after an update of cfn-lint, or when a template gets a new type.
 */
const ROOT = join(import.meta.dirname, '..');
const REQUIREMENTS = join(ROOT, 'scripts/services/requirements.txt');
const TARGET = join(ROOT, 'test/fixtures/handler-permissions.json');

interface Schema {
  readonly typeName: string;
  readonly handlers?: Readonly<Record<string, { readonly permissions?: readonly string[] }>>;
}

const programs = await ensurePythonTools(settingOf(), REQUIREMENTS);
const wanted = new Set(
  globSync(join(ROOT, 'test/golden/*.template.json')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/"Type": "(AWS::[\w:]+)"/g)].map(([, type]) => type!),
  ),
);
const types: Record<string, Record<string, readonly string[]>> = {};
for (const file of globSync(
  join(programs, '../lib/python3*/site-packages/cfnlint/data/schemas/resources/*.json'),
)) {
  const { typeName, handlers } = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  if (!wanted.has(typeName) || !handlers) continue;
  types[typeName] = Object.fromEntries(
    Object.entries(handlers)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { permissions = [] }]) => [name, [...permissions].sort()]),
  );
}
const missing = [...wanted].filter((type) => !types[type]);
if (missing.length > 0) throw new Error(`cfn-lint has no handlers of ${missing.join(', ')}`);
const [source] = /^cfn-lint==\S+/m.exec(readFileSync(REQUIREMENTS, 'utf8'))!;
const facts = {
  source,
  taken: new Date().toISOString().slice(0, 10),
  types: Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))),
};
writeFileSync(TARGET, `${JSON.stringify(facts, null, 1)}\n`);
console.log(`${wanted.size} types of ${source} → ${TARGET}`);
