import assert from 'node:assert/strict';
import { chmod, chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { transfer } from '../../src/edge/agent-workspace.ts';
import { moveAsCopy } from '../../src/edge/file-modes.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { asUser, giveToUser, USER } from '../fakes/ordinary-user.ts';

const asRoot = { skip: process.getuid?.() !== 0 };
const LAB = 23456;

/** A folder `from` with the file `a`, and a folder `to` that hands its group on. */
async function scene(owner?: typeof USER) {
  const temporary = await temporaryFolder();
  const at = (...names: string[]): string => join(temporary.path, ...names);
  await chmod(temporary.path, 0o755);
  for (const name of ['from', 'to']) await mkdir(at(name));
  await writeFile(at('from/a'), 'text');
  await chown(at('to'), owner?.uid ?? 0, LAB);
  await chmod(at('to'), 0o2775);
  const facts = async (name: string) => {
    const { mode, uid, gid } = await stat(at(name));
    return { mode: (mode & 0o7777).toString(8), uid, gid };
  };
  return { at, facts, [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]() };
}

describe('a result in its place', asRoot, () => {
  it('belongs to the group that its folder hands on', async () => {
    await using s = await scene();
    moveAsCopy(s.at('from/a'), s.at('to/a'));
    assert.deepEqual(await s.facts('to/a'), { mode: '644', uid: 0, gid: LAB });
  });

  it('belongs to the user that runs the command, and its owner may read it', async () => {
    await using s = await scene();
    await chown(s.at('from/a'), USER.uid, USER.gid);
    await chmod(s.at('from/a'), 0o4000);
    moveAsCopy(s.at('from/a'), s.at('to/a'));
    assert.deepEqual(await s.facts('to/a'), { mode: '400', uid: 0, gid: LAB });
  });

  it('has the mode that the umask leaves', async () => {
    await using s = await scene();
    await chmod(s.at('from/a'), 0o666);
    const umask = process.umask(0o077);
    try {
      moveAsCopy(s.at('from/a'), s.at('to/a'));
    } finally {
      process.umask(umask);
    }
    assert.equal((await s.facts('to/a')).mode, '600');
  });

  it('is a copy where another user made it, whose it would stay', async () => {
    await using s = await scene(USER);
    await giveToUser(s.at('from'));
    await writeFile(s.at('to/a'), 'old');
    asUser(
      `const { moveAsCopy, takeOver } = await from('edge/file-modes.ts');
       await takeOver(args[0]);
       moveAsCopy(...args);`,
      s.at('from/a'),
      s.at('to/a'),
    );
    assert.deepEqual(await s.facts('to/a'), { mode: '644', uid: USER.uid, gid: LAB });
    assert.equal(await readFile(s.at('to/a'), 'utf8'), 'text');
    assert.deepEqual([await readdir(s.at('to')), await readdir(s.at('from'))], [['a'], []]);
  });
});

describe("a result on its way out of the agent's container", asRoot, () => {
  const TRANSFER = `const { transfer } = await from('edge/agent-workspace.ts');
    await transfer(args[0], args[1], { keepOriginal: false, owner: JSON.parse(args[2]) });`;

  it('is readable by the owner of the folder, whatever mode it had', async () => {
    await using s = await scene();
    await chmod(s.at('from/a'), 0);
    await transfer(s.at('from/a'), s.at('to/sub/a'), { keepOriginal: false, owner: USER });
    assert.deepEqual(await s.facts('to/sub/a'), { mode: '400', uid: USER.uid, gid: USER.gid });
  });

  for (const [mode, becomes] of [
    [0o000, '444'],
    [0o640, '644'],
  ] as const)
    it(`also where the agent may not give it away: ${mode.toString(8)}`, async () => {
      await using s = await scene(USER);
      await giveToUser(s.at('from'));
      await chown(s.at('from/a'), USER.uid, USER.gid);
      await chmod(s.at('from/a'), mode);
      asUser(TRANSFER, s.at('from/a'), s.at('to/a'), JSON.stringify({ uid: 4711, gid: LAB }));
      assert.deepEqual(await s.facts('to/a'), { mode: becomes, uid: USER.uid, gid: LAB });
    });
});
