import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { withTables } from '../scripts/docs.ts';
import { parseSpec } from '../src/spec/parse.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('README', () => {
  it('has the tables that action.yml gives: run scripts/docs.ts', () => {
    assert.equal(withTables(readme, readFileSync(join(root, 'action.yml'), 'utf8')), readme);
  });

  it('shows a spec that is valid', () => {
    const json = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const { findings } = parseSpec(json, 'README.md');
    assert.deepEqual(
      findings.filter((finding) => finding.severity !== 'hint'),
      [],
    );
  });

  it('links to files that are there', () => {
    for (const [, file] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g))
      assert.ok(existsSync(join(root, file ?? '')), file);
  });
});
