import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { RECIPES } from '../images/build.ts';
import { completeSpec } from '../src/spec/complete-spec.ts';
import type { Spec } from '../src/spec/spec.ts';
import { samplesOf } from '../src/spec/test-samples.ts';

const ROOT = join(import.meta.dirname, '..');
const CATALOG = join(ROOT, 'catalog');

function readJson(...path: string[]) {
  return JSON.parse(readFileSync(join(CATALOG, ...path), 'utf8'));
}

/** The files of an entry's samples, without the results beside them: `tests/a.csv`. */
function samplesIn(name: string): string[] {
  return globSync('tests/**', { cwd: join(CATALOG, name) }).filter(
    (path) => !path.startsWith('tests/results/') && statSync(join(CATALOG, name, path)).isFile(),
  );
}

const names = readdirSync(CATALOG, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
  .map((entry) => entry.name);

describe('the catalog', () => {
  it('has settings that its schema allows', () => {
    const check = new Ajv().compile(readJson('schema/catalog.schema.json'));
    assert.ok(check(readJson('catalog.json')), JSON.stringify(check.errors));
  });

  it('and the examples have an algorithm for every source image, and the other way round', () => {
    const files = globSync(['catalog/*/spec.json', 'workflows-examples/*/catalog/*/spec.json'], {
      cwd: ROOT,
    });
    const images = files.map((file) => (readJson('..', file) as Spec).container_name);
    const recipes = RECIPES.map(({ name, version }) => `ghcr.io/pipewright/images/${name}:${version}`);
    assert.deepEqual([...new Set(images)].sort(), recipes.sort());
  });

  for (const name of names) {
    const spec = readJson(name, 'spec.json') as Spec;

    it(`holds a complete spec of ${name}`, () => {
      const check = new Ajv({ strict: false, allErrors: true }).compile(readJson('schema/spec.schema.json'));
      assert.ok(check(spec), JSON.stringify(check.errors));
      assert.equal(spec.name, name);
      for (const field of ['version', 'description', 'license', 'maintainers', 'exit_codes'] as const) {
        assert.ok(spec[field], field);
      }
      assert.ok(existsSync(join(CATALOG, name, spec.$schema ?? '')), 'editors find the schema');
    });

    it(`tests what ${name} writes, and how it fails`, () => {
      const tests = spec.tests ?? [];
      assert.ok(tests.some(({ expect }) => Object.keys(expect?.sha256 ?? {}).length > 0));
      assert.ok(tests.some(({ expect }) => (expect?.exit_code ?? 0) !== 0));
      for (const { expect } of tests) {
        const code = expect?.exit_code ?? 0;
        assert.ok(code === 0 || spec.exit_codes?.[code], `exit code ${code} has a meaning`);
      }
      for (const file of samplesIn(name))
        assert.ok(statSync(join(CATALOG, name, file)).size <= 50_000, `${file} is small`);
    });

    it(`has no sample of ${name} that no test uses`, () => {
      const used = new Set(completeSpec(spec).tests.flatMap((test) => [...samplesOf(test).values()].flat()));
      // Of a folder, everything that is in it is used.
      const top = new Set(samplesIn(name).map((file) => file.split('/').slice(0, 2).join('/')));
      assert.deepEqual([...top].sort(), [...used].sort());
    });

    it(`keeps no result of ${name} but what a test expects`, () => {
      const expected = (spec.tests ?? []).flatMap(({ expect }) => Object.values(expect?.sha256 ?? {}));
      const results = globSync('tests/results/**/*.*', { cwd: join(CATALOG, name) });
      for (const file of results) assert.ok(expected.includes(digestOf(join(CATALOG, name, file))), file);
    });
  }

  it('has no two samples with the same content', () => {
    const seen = new Map<string, string>();
    for (const name of names) {
      for (const file of samplesIn(name)) {
        const path = join(CATALOG, name, file);
        const sum = digestOf(path);
        assert.equal(seen.get(sum), undefined, path);
        seen.set(sum, path);
      }
    }
  });
});

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
