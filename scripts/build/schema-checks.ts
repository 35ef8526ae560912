import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ajv, ValidateFunction } from 'ajv';
import { openCompiler } from '../../src/spec/compile-schema.ts';

type Standalone = (ajv: Ajv, validate: ValidateFunction) => string;
const standalone = createRequire(import.meta.url)('ajv/dist/standalone').default as Standalone;

/**
 * Writes the replacement of `compile-schema.ts` in `dist/`: every schema of `catalog/schema/` compiled to
 * code, as ajv's documentation describes ("Standalone validation code"), and loaded on first use.
 */
export function writeSchemaChecks(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const schemas = globSync('catalog/schema/*.schema.json', { cwd: root })
    .sort()
    .map((file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as { $id: string });
  const loads = schemas.map((schema, i) => {
    const ajv = openCompiler({ source: true });
    for (const other of schemas) if (other !== schema) ajv.addSchema(other);
    writeFileSync(join(folder, `check-${i}.cjs`), standalone(ajv, ajv.compile(schema)));
    return `  ${JSON.stringify(schema.$id)}: () => require('./check-${i}.cjs'),\n`;
  });
  writeFileSync(
    join(folder, 'compile-schema.cjs'),
    `const CHECKS = {\n${loads.join('')}};\nexports.compileSchema = ({ $id }) => CHECKS[$id]();\n`,
  );
}
