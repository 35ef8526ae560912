import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { removeTree } from '../../src/edge/remove-tree.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { asUser, giveToUser } from '../fakes/ordinary-user.ts';

const REMOVE = `const { removeTree } = await from('edge/remove-tree.ts');
await removeTree(args[0]).catch(({ code, message }) => console.log(code, message));`;

describe('removing a folder', () => {
  for (const [what, make] of [
    ['that is read-only', 'chmod 500 deep; chmod 500 .'],
    ['that no user may enter', 'chmod 000 deep/er; chmod 000 deep; chmod 000 .'],
    [
      'whose names are not UTF-8',
      'mkdir "$(printf "d\\\\377")"; : >"$(printf "d\\\\377/f\\\\376")"; chmod 500 d*',
    ],
  ] as const)
    it(`works for one ${what}`, async () => {
      await using temporary = await temporaryFolder();
      await chmod(temporary.path, 0o755);
      const folder = join(temporary.path, 'folder');
      await mkdir(folder);
      await giveToUser(folder);
      await giveToUser(temporary.path);
      asUser(
        `const { execFileSync } = await import('node:child_process');
         execFileSync('sh', ['-c', args[1]], { cwd: args[0] });`,
        folder,
        `mkdir -p deep/er; : >deep/er/file; ${make}`,
      );
      assert.equal(asUser(REMOVE, folder), '');
      assert.equal(existsSync(folder), false);
    });

  it('follows no link out of it', async () => {
    await using temporary = await temporaryFolder();
    const [folder, outside] = [join(temporary.path, 'folder'), join(temporary.path, 'outside')];
    await mkdir(folder);
    await mkdir(outside);
    await writeFile(join(outside, 'file'), '');
    await chmod(outside, 0o500);
    await symlink(outside, join(folder, 'link'));
    await removeTree(folder);
    assert.deepEqual([existsSync(folder), existsSync(join(outside, 'file'))], [false, true]);
    await chmod(outside, 0o700);
  });

  it('names what belongs to others, and how to remove it', { skip: process.getuid?.() !== 0 }, async () => {
    await using temporary = await temporaryFolder();
    await chmod(temporary.path, 0o755);
    const folder = join(temporary.path, 'folder');
    await mkdir(join(folder, 'theirs'), { recursive: true });
    await writeFile(join(folder, 'theirs/file'), '');
    await giveToUser(temporary.path);
    await giveToUser(folder);
    assert.match(asUser(REMOVE, folder), /^LEFT_BEHIND .*folder could not be removed: .*sudo rm -r/);
  });

  it('is done where there is nothing', () => removeTree('/nowhere/at/all'));
});
