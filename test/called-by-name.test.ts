import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { COMMANDS } from '../src/command/commands.ts';
import { ROOT } from './fakes/workshop.ts';

const NAMES = Object.values(COMMANDS)
  .flat()
  .map(({ declaration }) => declaration.name);
/** A call by the bare name of the program; also of a command whose name is filled in. */
const BARE = new RegExp(
  String.raw`(?<!npx )(?<![\w./@-])pipewright (?:(?:${NAMES.join('|')}|help)\b|…|\$\{(?!VERSION))`,
);
/** What people read, wherever they are. */
const FILES = globSync(
  [
    'src/**/*.ts',
    '*.md',
    'docs/**/*.md',
    'catalog/*.md',
    'catalog/schema/*.json',
    'workflows-examples/*.{md,yml}',
    '.github/**/*.{md,yml}',
    'action.yml',
  ],
  { cwd: ROOT },
).filter((file) => file !== 'CONTRIBUTING.md');
/** What wrapping writes into an image's history is part of its digest. */
const EXCEPT = ['`pipewright wrap: agent ${version}`', 'plain `pipewright …` does'];

/**
 * Readers are in a checkout, have installed the package in a folder or globally, or have nothing but a pull request's
 * comment in front of them. "npx pipewright" works for all of them: npx takes what is in the folder, else what is
 * installed globally, else what the registry has.
 */
describe('commands that people read', () => {
  it('can be called where their readers are', () => {
    const found: string[] = [];
    for (const file of FILES)
      for (const [i, line] of readFileSync(join(ROOT, file), 'utf8').split('\n').entries()) {
        const isComment = file.endsWith('.ts') && /^\s*(?:\*|\/\/|\/\*)/.test(line);
        if (!isComment && BARE.test(line) && !EXCEPT.some((text) => line.includes(text)))
          found.push(`${file}:${i + 1}: ${line.trim()}`);
      }
    assert.deepEqual(found, []);
  });
});
