import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { findInputs } from '../../src/edge/local-inputs.ts';
import { temporaryFolder } from '../fakes/folder.ts';

async function scene(...files: string[]) {
  const folder = await temporaryFolder();
  for (const file of files) {
    await mkdir(dirname(join(folder.path, file)), { recursive: true });
    await writeFile(join(folder.path, file), file);
  }
  const find = async (...names: string[]): Promise<string[]> =>
    (await findInputs(names, folder.path, join(folder.path, 'out'))).map(({ path }) => path);
  return { path: folder.path, find, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('the inputs that names mean', () => {
  it('are files by their names, and the files of folders by their paths', async () => {
    await using s = await scene('a.txt', 'data/b.txt', 'data/deep/c.txt', 'data/.hidden');
    assert.deepEqual(await s.find('a.txt', 'data'), ['.hidden', 'a.txt', 'b.txt', 'deep/c.txt']);
    assert.deepEqual(await s.find('data/deep/c.txt', join(s.path, 'a.txt')), ['a.txt', 'c.txt']);
  });
  it('are what matches a pattern, but a file of that very name first', async () => {
    await using s = await scene('x/a.csv', 'x/b.csv', 'x/c.txt', 'y/a[1].csv', 'y/a1.csv');
    assert.deepEqual(await s.find('x/*.csv'), ['a.csv', 'b.csv']);
    assert.deepEqual(await s.find('y/a[1].csv'), ['a[1].csv']);
    await assert.rejects(s.find('x/*.tsv'), { code: 'FILE_NOT_FOUND', message: /No file matches.*\*\.tsv/ });
  });
  it('are each taken once, however often they are named', async () => {
    await using s = await scene('data/a.txt');
    assert.deepEqual(await s.find('data', 'data/a.txt', './data/../data/'), ['a.txt']);
  });
  it('are not the results of the run', async () => {
    await using s = await scene('a.txt', 'out/step/b.txt', 'outside.txt');
    assert.deepEqual(await s.find('.'), ['a.txt', 'outside.txt']);
  });
  it('may be links to files', async () => {
    await using s = await scene('elsewhere/a.txt', 'data/b.txt');
    await symlink(join(s.path, 'elsewhere/a.txt'), join(s.path, 'data/linked'));
    assert.deepEqual(await s.find('data'), ['b.txt', 'linked']);
  });
  it('keep names that are hard on shells', async () => {
    const names = ['-rf', ' a ', "it's", 'a"b', 'a\nb', 'a+b', '50%', 'ä€', 'a,b', '$HOME'].sort();
    await using s = await scene(...names.map((name) => `data/${name}`));
    assert.deepEqual(await s.find('data'), names);
  });
  for (const [what, names, code, says] of [
    ['a missing one', ['nope'], 'FILE_NOT_FOUND', /nope does not exist/],
    ['a device', ['/dev/null'], 'INPUT_UNUSABLE', /is a device/],
    ['an empty folder', ['empty'], 'NO_INPUTS', /empty holds no file/],
    ['two of one name', ['x/a', 'y/a'], 'INPUT_COLLISION', /x\/a and .*y\/a are both called "a"/],
  ] as const)
    it(`are refused: ${what}`, async () => {
      await using s = await scene('x/a', 'y/a');
      await mkdir(join(s.path, 'empty'));
      await assert.rejects(s.find(...names), { code, message: says });
    });
});
