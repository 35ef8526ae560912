import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ajv, ValidateFunction } from 'ajv';
import { openCompiler } from '../../src/spec/compile-schema.ts';

type Standalone = (ajv: Ajv, validate: ValidateFunction) => string;
const standalone = createRequire(import.meta.url)('ajv/dist/standalone').default as Standalone;

/** The schemas that we check documents by; one may refer to those after it. */
const SCHEMAS = ['extended', 'workflow', 'spec'] as const;

/**
 * Writes what stands in place of `compile-schema.ts` in `dist/`: every schema compiled already, by ajv's own means (its
 * documentation: "Standalone validation code"), and read when it is first wanted.
 */
export function writeSchemaChecks(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const schemas = SCHEMAS.map((name) =>
    JSON.parse(readFileSync(join(root, `catalog/schema/${name}.schema.json`), 'utf8')),
  );
  const loads = SCHEMAS.map((name, i) => {
    const ajv = openCompiler({ source: true });
    for (const other of schemas.slice(i + 1)) ajv.addSchema(other);
    writeFileSync(join(folder, `check-${name}.cjs`), standalone(ajv, ajv.compile(schemas[i])));
    return `  ${JSON.stringify(schemas[i].$id)}: () => require('./check-${name}.cjs'),\n`;
  });
  writeFileSync(
    join(folder, 'compile-schema.cjs'),
    `const CHECKS = {\n${loads.join('')}};\nexports.compileSchema = ({ $id }) => CHECKS[$id]();\n`,
  );
}
