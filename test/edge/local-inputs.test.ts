import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
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
  const read = (names: readonly string[], without = 'out', takes: (path: string) => boolean = () => true) =>
    findInputs(names, folder.path, { without: join(folder.path, without), takes });
  const find = async (...names: string[]): Promise<string[]> =>
    (await read(names)).files.map(({ path }) => path);
  const leftOut = async (...names: string[]): Promise<string[]> =>
    (await read(names)).leftOut.map(({ path, why }) => `${path}: ${why}`);
  return {
    path: folder.path,
    read,
    find,
    leftOut,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

describe('the inputs that names mean', () => {
  it('are files by their names, and the files of folders by their paths', async () => {
    await using s = await scene('a.txt', 'data/b.txt', 'data/deep/c.txt', 'data/.hidden');
    assert.deepEqual(await s.find('a.txt', 'data'), ['a.txt', 'b.txt', 'deep/c.txt']);
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
    const names = [
      '-rf',
      ' a ',
      "it's",
      'a"b',
      'a\nb',
      'a+b',
      '50%',
      'ä€',
      'a,b',
      '$HOME',
      'a\\..\\..\\..\\up.txt',
    ].sort();
    await using s = await scene(...names.map((name) => `data/${name}`));
    assert.deepEqual(await s.find('data'), names);
  });
  it('are files behind links to folders, too, each under the name of its link, and loops end', async () => {
    await using s = await scene('elsewhere/a.txt', 'elsewhere/deep/b.txt', 'data/c.txt');
    await symlink('../elsewhere', join(s.path, 'data/linked'));
    await symlink(join(s.path, 'data'), join(s.path, 'elsewhere/deep/back'));
    await symlink('.', join(s.path, 'data/itself'));
    assert.deepEqual(await s.find('data'), ['c.txt', 'linked/a.txt', 'linked/deep/b.txt']);
    assert.deepEqual(await s.leftOut('data'), [
      'data/itself/: a link to a folder around it',
      'data/linked/deep/back/: a link to a folder around it',
    ]);
  });

  it('leave out, with the reason, what is hidden, and what is neither file nor folder', async (t) => {
    const names = ['.git/HEAD', '.hidden', 'Thumbs.db', 'deep/desktop.ini', 'deep/.DS_Store', 'deep/a.txt'];
    await using s = await scene(...names.map((name) => `data/${name}`));
    execFileSync('mkfifo', [join(s.path, 'data/pipe')]);
    await symlink('/dev/null', join(s.path, 'data/null'));
    const socket = createServer().listen(join(s.path, 'data/socket'));
    await once(socket, 'listening');
    t.after(() => socket.close());
    assert.deepEqual(await s.find('data'), ['deep/a.txt']);
    assert.deepEqual(await s.leftOut('data'), [
      'data/.git: hidden',
      'data/.hidden: hidden',
      'data/Thumbs.db: hidden',
      'data/deep/.DS_Store: hidden',
      'data/deep/desktop.ini: hidden',
      'data/null/: a link to something that is neither a file nor a folder',
      'data/pipe: a pipe',
      'data/socket: a socket',
    ]);
  });

  it('leave out names that are not UTF-8, with the reason', async () => {
    await using s = await scene('data/a.txt');
    await writeFile(Buffer.concat([Buffer.from(join(s.path, 'data/')), Buffer.from([0xff, 0x2e])]), 'x');
    assert.deepEqual(await s.find('data'), ['a.txt']);
    assert.match((await s.leftOut('data')).join(), /^data\/.+: it cannot be read, or its name is not UTF-8$/);
  });

  it('are not broken links: where a step would take one, that is an error', async () => {
    await using s = await scene('data/a.txt');
    for (const name of ['gone.nii', 'gone too.nii'])
      await symlink('../.git/annex/objects/x', join(s.path, 'data', name));
    await assert.rejects(s.find('data'), {
      code: 'INPUT_UNUSABLE',
      message: /data\/gone too\.nii is a broken link, and so are 1 more \(gone\.nii\).*git annex get/,
    });
    const { files, leftOut } = await s.read(['data'], 'out', (path) => path.endsWith('.txt'));
    assert.deepEqual([files.length, leftOut.length, leftOut[0]?.why], [1, 2, 'a broken link']);
  });

  it('are not results: those of this run, behind links too, nor those of others', async () => {
    await using s = await scene(
      'data/a.txt',
      'out/one/b.txt',
      'r1/one/c.txt',
      'r1/.pipewright/lock',
      'r1/run.json',
    );
    await symlink('../out', join(s.path, 'data/linked'));
    await symlink('../out/one/b.txt', join(s.path, 'data/b.txt'));
    assert.deepEqual(await s.find('.'), ['data/a.txt']);
    assert.deepEqual(await s.leftOut('.'), [
      'data/b.txt: in the folder of results',
      'data/linked/: the folder of results',
      'out/: the folder of results',
      'r1/: the results of a run: name a folder in it',
    ]);
    await assert.rejects(s.find('r1'), { code: 'NO_INPUTS', message: /r1 \(the results of a run/ });
    assert.deepEqual(await s.find('r1/one'), ['c.txt']);
  });

  it('are not found where results go, and how many files were left out is said', async () => {
    await using s = await scene(...[1, 2, 3, 4, 5, 6, 7].map((n) => `data/${n}`));
    await assert.rejects(s.read(['data'], 'data'), {
      code: 'NO_INPUTS',
      message: /is the folder for results.*\(7\).*--out/,
    });
    await assert.rejects(s.read(['data'], '.'), { code: 'NO_INPUTS', message: /\(7\)/ });
  });

  for (const [what, names, code, says] of [
    ['a missing one', ['nope'], 'FILE_NOT_FOUND', /nope does not exist/],
    ['a device', ['/dev/null'], 'INPUT_UNUSABLE', /is a device/],
    ['a broken link', ['dead'], 'INPUT_UNUSABLE', /dead is a broken link/],
    ['an empty folder', ['empty'], 'NO_INPUTS', /empty contains no file/],
    ['two of one name', ['x/a', 'y/a'], 'INPUT_COLLISION', /x\/a and .*y\/a are both called "a"/],
  ] as const)
    it(`are refused: ${what}`, async () => {
      await using s = await scene('x/a', 'y/a');
      await mkdir(join(s.path, 'empty'));
      await symlink('nowhere', join(s.path, 'dead'));
      await assert.rejects(s.find(...names), { code, message: says });
    });
});
