import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  cp,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openRunFolder, type RunFolder } from '../../src/edge/local-run-folder.ts';
import type { FlowItem } from '../../src/local/flow.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import type { ItemRecord } from '../../src/protocol/run-record.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { asUser, giveToUser } from '../fakes/ordinary-user.ts';
import { aStep } from '../fakes/plan.ts';

const item = (path: string): FlowItem => ({
  step: aStep('blur'),
  path,
  input: { kind: 'file', file: { path, file: `/in/${path}` } },
});
const asRoot = { skip: process.getuid?.() !== 0 };
const FINISHED = { fingerprint: 'f', started: '2026-01-01T00:00:00.000Z', seconds: 1, attempts: 1 };
const sha = (text: string): string => digestHex(digestOf(text));
const result = (key: string, bytes: number) => ({ key, bytes, sha256: '0'.repeat(64) });

async function scene() {
  const temporary = await temporaryFolder();
  const path = join(temporary.path, 'out');
  const left = async (folder: RunFolder, files: Record<string, string>): Promise<string> => {
    const work = await folder.workFolder();
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(work, name, '..'), { recursive: true });
      await writeFile(join(work, name), text);
    }
    return work;
  };
  return { temporary, path, left, [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose]() };
}

describe("a run's folder", () => {
  it('takes results to their places, and nothing else', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    const work = await s.left(folder, { 'a.txt': 'a', 'deep/b.txt': 'bb', 'other.txt': 'x' });
    const results = [result('a.txt', 1), result('deep/b.txt', 2)];
    assert.deepEqual(
      (await folder.place('blur', work, results, 'in/it')).map(({ key }) => key),
      ['in/it/a.txt', 'in/it/deep/b.txt'],
    );
    assert.equal(await readFile(join(s.path, 'blur/in/it/deep/b.txt'), 'utf8'), 'bb');
    assert.deepEqual((await readdir(join(s.path, 'blur/in/it'))).sort(), ['a.txt', 'deep']);
  });

  for (const [what, key] of [
    ['a name that leads out', '../../x'],
    ['a full path', '/etc/x'],
    ['a name that leads out and back', '../out/x'],
    ['nothing', ''],
    ['itself', '.'],
    ['a folder', 'folder'],
    ['a file that is not there', 'missing'],
    ['a link out of the folder', 'link'],
    ['a file behind a link', 'linked/passwd'],
    ['a file of another size', 'wrong-size'],
  ] as const)
    it(`refuses ${what}, and then takes none at all`, async () => {
      await using s = await scene();
      await using folder = await openRunFolder(s.path);
      const work = await s.left(folder, { 'good.txt': 'x', 'folder/x': 'x', 'wrong-size': 'more' });
      await symlink('/etc/passwd', join(work, 'link'));
      await symlink('/etc', join(work, 'linked'));
      await writeFile(join(s.temporary.path, 'x'), 'y');
      const bytes = key.endsWith('passwd') || key === 'link' ? (await stat('/etc/passwd')).size : 1;
      await assert.rejects(folder.place('blur', work, [result('good.txt', 1), result(key, bytes)], '.'), {
        code: 'RESULT_REFUSED',
      });
      assert.ok(!(await readdir(s.path)).includes('blur'));
    });

  it('knows a finished item again, whatever its name, while its results are as they were left', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    for (const name of ['a b.txt', '-x', "it's", 'line\nend', 'ü'.repeat(100), `${'x'.repeat(250)}.t`]) {
      const work = await s.left(folder, { r: 'r' });
      await folder.place('blur', work, [result('r', 1)], '.');
      const finished = { ...FINISHED, outputs: [result('r', 1)] };
      await folder.keep(item(name), finished);
      assert.deepEqual(await folder.find(item(name)), finished, name);
      assert.ok((await folder.logFile(item(name))).startsWith('.pipewright/logs/blur/'));
      await writeFile(join(s.path, 'blur/r'), 'changed by hand');
      assert.equal(await folder.find(item(name)), undefined, name);
    }
    assert.equal(await folder.find(item('never seen')), undefined);
  });

  it('forgets an item with its results', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    await folder.place('blur', await s.left(folder, { r: 'r' }), [result('r', 1)], '.');
    await folder.keep(item('x'), { ...FINISHED, outputs: [result('r', 1)] });
    await folder.forget(item('x'));
    assert.deepEqual(await readdir(s.path), ['.pipewright']);
    assert.equal(await folder.find(item('x')), undefined);
  });

  /** Runs one item: its results are placed and kept. */
  const finish = async (
    s: Awaited<ReturnType<typeof scene>>,
    folder: RunFolder,
    one: FlowItem,
    files: Record<string, string>,
  ): Promise<ItemRecord> => {
    const results = Object.entries(files).map(([key, text]) => ({
      ...result(key, text.length),
      sha256: sha(text),
    }));
    const outputs = await folder.place(one.step.id, await s.left(folder, files), results, '.');
    await folder.keep(one, { ...FINISHED, outputs });
    const { started, seconds, attempts } = FINISHED;
    return {
      step: one.step.id,
      item: one.path,
      state: 'COMPLETE',
      reused: false,
      started,
      seconds,
      attempts,
      outputs,
    };
  };
  const filesIn = async (path: string): Promise<string[]> =>
    (await readdir(path, { recursive: true, withFileTypes: true }))
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
      .filter((name) => !/^\.pipewright\/(?:items|lock)/.test(name))
      .sort();

  it('knows results again that were restored: their checksums decide', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    await finish(s, folder, item('x'), { r: 'text', s: 'more' });
    await cp(join(s.path, 'blur'), join(s.path, 'copy'), { recursive: true });
    await rm(join(s.path, 'blur'), { recursive: true });
    await rename(join(s.path, 'copy'), join(s.path, 'blur'));
    assert.equal((await folder.find(item('x')))?.outputs.length, 2);
    await writeFile(join(s.path, 'blur/s'), 'MORE');
    assert.equal(await folder.find(item('x')), undefined);
    await rm(join(s.path, 'blur/s'));
    await symlink('r', join(s.path, 'blur/s'));
    assert.equal(await folder.find(item('x')), undefined);
  });

  it('replaces what a result was before: a folder by a file, a file by a folder, also unknown ones', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    await finish(s, folder, item('x'), { 'r/a': '1', 'r/deep/b': '2' });
    await folder.forget(item('x'));
    await finish(s, folder, item('x'), { r: '3' });
    await folder.forget(item('x'));
    await finish(s, folder, item('x'), { 'r/a': '4' });
    assert.deepEqual(await filesIn(s.path), ['blur/r/a']);
    // As when the markers are lost.
    await finish(s, folder, item('y'), { r: '5' });
    await finish(s, folder, item('y'), { 'r/z': '6' });
    const files = await filesIn(s.path);
    assert.equal(files.at(-1), 'blur/r/z');
    assert.match(
      files.slice(0, -1).join(),
      /^\.pipewright\/old-results\/run-[^/]+\/blur\/r,\.pipewright\/old-results\/run-[^/]+-2?\w*\/blur\/r\/a$/,
    );
  });

  it('writes no result through a link', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    await mkdir(join(s.temporary.path, 'elsewhere'));
    await mkdir(join(s.path, 'blur'));
    await symlink('../../elsewhere', join(s.path, 'blur/deep'));
    await symlink('../elsewhere', join(s.path, 'other'));
    await finish(s, folder, item('x'), { 'deep/r': '1' });
    await finish(s, folder, { ...item('x'), step: aStep('other') }, { r: '1' });
    assert.deepEqual(await readdir(join(s.temporary.path, 'elsewhere')), []);
    assert.deepEqual((await filesIn(s.path)).slice(-2), ['blur/deep/r', 'other/r']);
  });

  it('is where its links lead, and takes results below one', async () => {
    await using s = await scene();
    await mkdir(join(s.temporary.path, 'disk'));
    await symlink('disk', join(s.temporary.path, 'link'));
    await using folder = await openRunFolder(join(s.temporary.path, 'link/out'));
    assert.equal(folder.path, join(await realpath(s.temporary.path), 'disk/out'));
    await finish(s, folder, item('x'), { r: '1' });
    assert.deepEqual(await filesIn(folder.path), ['blur/r']);
  });

  it('keeps every log apart, and none outside', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    for (const name of ['a', 'a.log/b', 'a.log_/b', '..\\..\\victim.txt'])
      await writeFile(join(s.path, await folder.logFile(item(name))), name);
    await assert.rejects(folder.logFile(item('../../../x')), { code: 'PATH_OUTSIDE' });
    const logs = (await filesIn(s.path)).map((file) => file.slice('.pipewright/logs/blur/'.length));
    assert.deepEqual(logs, ['..\\..\\victim.txt.log', 'a.log', 'a.log_/b.log', 'a.log__/b.log']);
  });

  it('moves results away whose input or step is gone, and names all others that are not of the run', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    const input = (name: string, step = 'blur', file = join(s.temporary.path, name)): FlowItem => ({
      ...{ step: aStep(step), path: name },
      input: { kind: 'file', file: { path: name, file } },
    });
    for (const name of ['a', 'b', 'gone']) await writeFile(join(s.temporary.path, name), name);
    const a = await finish(s, folder, input('a'), { a: '1' });
    await finish(s, folder, input('b'), { b: '2' });
    await finish(s, folder, input('gone'), { 'gone/x': '3', 'gone/y': '4' });
    await finish(s, folder, input('a', 'old'), { a: '5' });
    await finish(s, folder, input('gone/x', 'sum', join(s.path, 'blur/gone/x')), { 'gone/x': '6' });
    await writeFile(join(s.path, 'blur/mine'), '');
    await rm(join(s.temporary.path, 'gone'));
    const found = await folder.sweep([a], ['blur', 'sum']);
    assert.deepEqual(
      found.map(({ path, why, moved_to }) => [path, why, moved_to?.replace(/run-[^/]+/, 'RUN')]),
      [
        ['blur/b', 'its input is not in this run', undefined],
        ['blur/gone/x', 'its input no longer exists', '.pipewright/old-results/RUN/blur/gone/x'],
        ['blur/gone/y', 'its input no longer exists', '.pipewright/old-results/RUN/blur/gone/y'],
        ['blur/mine', 'it is unknown which run wrote it', undefined],
        ['old/a', 'the workflow has no such step', '.pipewright/old-results/RUN/old/a'],
        ['sum/gone/x', 'its input no longer exists', '.pipewright/old-results/RUN/sum/gone/x'],
      ],
    );
    const there = (await filesIn(s.path)).filter((file) => !file.startsWith('.pipewright/'));
    assert.deepEqual(there, ['blur/a', 'blur/b', 'blur/mine']);
    assert.deepEqual((await readdir(s.path)).sort(), ['.pipewright', 'blur']);
    // The other input's result is still good.
    assert.ok(await folder.find(input('b')));
    assert.deepEqual(
      (await folder.sweep([a], ['blur', 'sum'])).filter((one) => !one.moved_to).map(({ path }) => path),
      ['blur/b', 'blur/mine'],
    );
  });

  it('does an item again whose marker was cut short, and takes no name in one for granted', async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    await writeFile(join(s.temporary.path, 'mine'), 'x');
    await folder.keep(item('x'), { ...FINISHED, outputs: [] });
    const written = (await readdir(join(s.path, '.pipewright/items/blur')))[0]!;
    const foreign = { ...FINISHED, outputs: [result('../../mine', 1)], stamps: [''], inputs: [] };
    await writeFile(join(s.path, '.pipewright/items/blur', written), JSON.stringify(foreign));
    assert.equal(await folder.find(item('x')), undefined);
    await folder.forget(item('x'));
    assert.equal(await readFile(join(s.temporary.path, 'mine'), 'utf8'), 'x');
    await folder.keep(item('x'), { ...FINISHED, outputs: [] });
    const [marker] = await readdir(join(s.path, '.pipewright/items/blur'));
    await writeFile(join(s.path, '.pipewright/items/blur', marker!), '{"finger');
    assert.equal(await folder.find(item('x')), undefined);
  });

  it('belongs to one process at a time, and to the next when that is gone', async () => {
    await using s = await scene();
    {
      await using _first = await openRunFolder(s.path);
      await assert.rejects(openRunFolder(s.path), { code: 'RUN_FOLDER_BUSY', message: /process \d+.*--out/ });
    }
    const child = spawn('sleep', ['60']);
    const lock = { pid: child.pid, began: 'not when that process began' };
    await writeFile(join(s.path, '.pipewright/lock'), JSON.stringify(lock));
    await using _second = await openRunFolder(s.path);
    child.kill();
    await once(child, 'exit');
  });

  it('clears away what a run that was killed has left half-done', async () => {
    await using s = await scene();
    {
      await using folder = await openRunFolder(s.path);
      await s.left(folder, { half: 'x' });
      await writeFile(join(s.path, '.pipewright/work/left'), '');
    }
    await mkdir(join(s.path, '.pipewright/work/7'), { recursive: true });
    await using _again = await openRunFolder(s.path);
    assert.deepEqual(await readdir(join(s.path, '.pipewright/work')), []);
  });

  it('keeps checkpoints of a run that was killed, and removes them when all of its items have ended', async () => {
    await using s = await scene();
    const folder = await openRunFolder(s.path);
    const path = await folder.checkpointFolder('f1');
    assert.equal((await stat(path)).mode & 0o777, 0o777);
    await writeFile(join(path, 'i'), '7');
    await folder[Symbol.asyncDispose]();
    await using again = await openRunFolder(s.path);
    assert.equal(await readFile(join(await again.checkpointFolder('f1'), 'i'), 'utf8'), '7');
    const ended = { step: 'a', item: 'i', attempts: 1, reused: false, seconds: 0, outputs: [] };
    await again.sweep([{ ...ended, state: 'SYSTEM_ERROR' }], ['a']);
    assert.deepEqual(await readdir(join(s.path, '.pipewright/checkpoints')), ['f1']);
    await again.removeCheckpoint('f1');
    await again.checkpointFolder('f2');
    await again.sweep([{ ...ended, state: 'COMPLETE' }], ['a']);
    assert.ok(!(await readdir(join(s.path, '.pipewright'))).includes('checkpoints'));
  });

  it('hands its group on to results, as to everything that is made in it', asRoot, async () => {
    await using s = await scene();
    await using folder = await openRunFolder(s.path);
    await chown(s.path, 0, 23456);
    await chmod(s.path, 0o2775);
    const work = await s.left(folder, { 'deep/r': 'r' });
    await chmod(join(work, 'deep/r'), 0o4600);
    await folder.place('blur', work, [result('deep/r', 1)], '.');
    const { gid, mode } = await stat(join(s.path, 'blur/deep/r'));
    assert.deepEqual([gid, (mode & 0o7777).toString(8)], [23456, '600']);
  });

  it('opens, and names what a container of another user has left in it', asRoot, async () => {
    await using s = await scene();
    await chmod(s.temporary.path, 0o755);
    const left = join(s.path, '.pipewright/work/7/theirs');
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'x'), '');
    for (const name of ['', '.pipewright', '.pipewright/work', '.pipewright/work/7'])
      await giveToUser(join(s.path, name));
    const said = asUser(
      `const { openRunFolder } = await from('edge/local-run-folder.ts');
       await using folder = await openRunFolder(args[0], ({ code, message }) => console.log(code, message));
       console.log(await folder.workFolder());`,
      s.path,
    );
    const [opened, work, closed] = said.trim().split('\n');
    assert.match(opened!, /^LEFT_BEHIND .*work could not be removed.*sudo rm -r/);
    assert.match(work!, /\.pipewright\/work\/attempt-/);
    assert.match(closed!, /^LEFT_BEHIND/);
  });

  it('says what is wrong with a place that cannot be used', async () => {
    await using s = await scene();
    await writeFile(s.path, '');
    await assert.rejects(openRunFolder(s.path), {
      code: 'FILE_ERROR',
      message: /out cannot be used: .*is a file/,
    });
  });
});
