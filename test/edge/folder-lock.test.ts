import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { lockFolder } from '../../src/edge/folder-lock.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { until } from '../fakes/until.ts';

/** Fields of proc_pid_stat(5) from the third on. */
const statOf = (pid: number): string[] => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

describe('the lock of a folder', () => {
  it('is held by one process at a time, and free after its release', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'lock');
    const release = await lockFolder(file, 'results');
    await assert.rejects(lockFolder(file, 'results'), { code: 'RUN_FOLDER_BUSY', message: /results.*--out/ });
    await release();
    await (await lockFolder(file, 'results'))();
  });

  for (const text of ['', 'null', '{"pid":', '{"pid":1,"began":"0"}'])
    it(`is not held by a file that names no living process: ${text || 'empty'}`, async () => {
      await using folder = await temporaryFolder();
      await writeFile(join(folder.path, 'lock'), text);
      await lockFolder(join(folder.path, 'lock'), 'results');
    });

  it('is never found empty, which would pass for that of a process that was killed', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'lock');
    const watch = `const { readFileSync } = require('node:fs');
      console.log('ready');
      for (let empty = 0, whole = 0; ;)
        try {
          const text = readFileSync(process.argv[1], 'utf8');
          if (text === 'end') { console.log(empty, whole > 0); break; }
          if (text === '') empty++; else whole++;
        } catch {}`;
    const watcher = spawn(process.execPath, ['-e', watch, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(watcher.stdout, 'data');
    for (let i = 0; i < 3000; i++) await (await lockFolder(file, 'results'))();
    const said = once(watcher.stdout, 'data');
    await writeFile(`${file}.end`, 'end');
    await rename(`${file}.end`, file);
    assert.equal(String((await said)[0]).trim(), '0 true');
  });

  it('is not held by a process that was killed and that its parent does not ask for', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'lock');
    // The shell becomes a program that has never heard of its child.
    const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = Number(String((await once(parent.stdout, 'data'))[0]));
    await until('the shell became the other program', async () =>
      readFileSync(`/proc/${parent.pid}/cmdline`, 'utf8').startsWith('sleep'),
    );
    await writeFile(file, JSON.stringify({ pid, began: statOf(pid)[19] }));
    await assert.rejects(lockFolder(file, 'results'), { code: 'RUN_FOLDER_BUSY' });
    process.kill(pid, 'SIGKILL');
    await until('it is a zombie', async () => statOf(pid)[0] === 'Z');
    await lockFolder(file, 'results');
    assert.equal(JSON.parse(await readFile(file, 'utf8')).pid, process.pid);
    parent.kill();
    await once(parent, 'exit');
  });
});
