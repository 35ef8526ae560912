import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { COMMANDS } from '../../src/command/commands.ts';
import { ROOT } from '../fakes/workshop.ts';

const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const sources = globSync('src/**/*.ts', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));

describe('the pages about commands', () => {
  const page = read('docs/troubleshooting.md');
  const table = page.slice(page.indexOf('| it says | do |'));
  const codes = [...table.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`(?=[ ,].*\|.*\|)/g)].map(([, code]) => code ?? '');

  it('explain only codes that are printed', () => {
    assert.ok(codes.length >= 14, codes.join());
    for (const code of codes)
      assert.ok(
        sources.some((text) => new RegExp(`['\\s]${code}[':]`).test(text)),
        code,
      );
  });

  it('name every command', () => {
    const commands = read('docs/commands.md');
    for (const { declaration } of Object.values(COMMANDS).flat())
      assert.match(commands, new RegExp(`^\\| \`${declaration.name} `, 'm'));
  });
});
