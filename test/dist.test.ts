import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { build } from '../scripts/build.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { ROOT } from './fakes/workshop.ts';

function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

describe('dist/', () => {
  it('is what the sources give: run npm run build, and commit it', async () => {
    await using folder = await temporaryFolder();
    await build(join(folder.path, 'dist'));
    const fresh = contents(join(folder.path, 'dist'));
    const committed = contents(join(ROOT, 'dist'));
    assert.deepEqual([...committed.keys()], [...fresh.keys()]);
    for (const [file, text] of fresh) assert.ok(committed.get(file) === text, `dist/${file} is stale`);
  });

  it('starts without reading the AWS client, the engine or the registry when it validates', () => {
    const files = [...contents(join(ROOT, 'dist/action'))].filter(([file]) => file.endsWith('.js'));
    const loaded = files.filter(
      ([file, text]) => file === 'index.js' || /async function validateAction\(/.test(text),
    );
    assert.equal(loaded.length, 2);
    for (const [file, text] of loaded) assert.ok(!text.includes('@aws-sdk/client-'), `dist/action/${file}`);
  });
});
