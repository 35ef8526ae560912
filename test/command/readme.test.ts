import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { COMMANDS } from '../../src/command/commands.ts';
import { ROOT } from '../fakes/workshop.ts';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const sources = globSync('src/**/*.ts', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));

describe('the README', () => {
  const table = readme.slice(readme.indexOf('| it says | do |'), readme.indexOf('## More'));
  const codes = [...table.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`(?=[ ,].*\|.*\|)/g)].map(([, code]) => code ?? '');

  it('explains only codes that are printed', () => {
    assert.ok(codes.length >= 14, codes.join());
    for (const code of codes)
      assert.ok(
        sources.some((text) => new RegExp(`['\\s]${code}[':]`).test(text)),
        code,
      );
  });

  it('names every command', async () => {
    for (const { declaration } of Object.values(COMMANDS).flat())
      assert.match(readme, new RegExp(`^\\| \`${declaration.name} `, 'm'));
  });
});
