import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { needsOf } from '../../scripts/test/needs.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Needs of `test/a.test.ts` in a repository of these files. Their `~` goes: else this file would have those needs, too. */
async function needsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  await using folder = await temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, file)), { recursive: true });
    await writeFile(join(folder.path, file), text.replaceAll('~', ''));
  }
  return [...needsOf(folder.path, 'test/a.test.ts').all].sort();
}

describe('what a test file needs', () => {
  for (const [what, text, needs] of [
    ['nothing', "import { x } from '../src/x.ts';\nconst engine = 'docker';", []],
    ['a service', 'const aws = await services.~ministack();', ['aws', 'docker']],
    ['programs that it starts', "spawn(~'podman', ['ps']);\nmust('git', ['log']);", ['podman']],
    ['tools that it asks for', "await services.tools(~['skopeo', 'umoci']);", ['skopeo', 'umoci']],
    ['a tool from Go', "await services.goTool(~'crane');", ['crane']],
    ['a choice of engines', "for (const engine of ~['docker', 'podman'] as const) {}", ['docker', 'podman']],
    ['a workshop', 'await openWorkshop~([]);', ['agent', 'docker', 'registry']],
    ['source images', "await openWorkshop~(['a']);", ['agent', 'docker', 'images', 'registry']],
  ] as const)
    it(`is seen in its calls: ${what}`, async () => {
      assert.deepEqual(await needsIn({ 'test/a.test.ts': text }), needs);
    });

  it('is what the modules need that it loads, at once or later, and not those of which it has types', async () => {
    const needs = await needsIn({
      'test/a.test.ts': `import { b } from './fakes/b.ts';
        import type { E } from './fakes/e.ts';
        import { Services } from '../scripts/services.ts';`,
      'test/fakes/b.ts': "export { c } from './c.ts';\nconst d = await import('./d.ts');",
      'test/fakes/c.ts': "spawn(~\n  'chromium',\n  []);",
      'test/fakes/d.ts': "execFile(~'skopeo', []);",
      'test/fakes/e.ts': "spawn(~'umoci', []);",
      'scripts/services.ts': "spawn(~'docker', []);",
    });
    assert.deepEqual(needs, ['chromium', 'skopeo']);
  });

  it('is nothing for the tests of the specs’ rules, and much for those of local runs', () => {
    for (const file of globSync('test/spec/*.test.ts', { cwd: ROOT }))
      assert.deepEqual([...needsOf(ROOT, file).all], [], file);
    const { all } = needsOf(ROOT, 'test/command/run.test.ts');
    assert.deepEqual([...all].sort(), ['agent', 'busybox', 'docker', 'registry']);
  });
});
