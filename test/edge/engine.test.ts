import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { attachEngine, callEngine } from '../../src/edge/engine-call.ts';
import { temporaryFolder } from '../fakes/folder.ts';

describe('a command of the engine', () => {
  it('gives its exit code and both streams', async () => {
    const finished = await callEngine('sh', ['-c', 'echo out; echo err >&2; exit 3'], 30);
    assert.deepEqual(finished, { exitCode: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  it('that does not end is ended, and is gone', async () => {
    const number = `6${process.pid}`;
    await assert.rejects(callEngine('sleep', [number], 0.2), {
      code: 'ENGINE_TIMEOUT',
      message: `sleep ${number} did not end within 0.2 seconds.`,
    });
    assert.equal(spawnSync('pgrep', ['-f', `^sleep ${number}$`]).status, 1, 'it still runs');
  });

  it('that is no longer wanted is ended', async () => {
    const stop = new AbortController();
    const running = callEngine('sh', ['-c', 'exec sleep 600'], 60, stop.signal);
    setTimeout(() => stop.abort(new Error('enough')), 100);
    await assert.rejects(running, /enough/);
    await assert.rejects(callEngine('sh', ['-c', 'exit 0'], 60, stop.signal), /enough/);
  });

  it('is distinguished from others that run at the same time', async () => {
    const [slow, quick] = await Promise.allSettled([
      callEngine('sleep', ['600'], 0.3),
      callEngine('sh', ['-c', 'sleep 0.6; echo done'], 30),
    ]);
    assert.equal(slow.status, 'rejected');
    assert.equal(quick.status === 'fulfilled' && quick.value.stdout, 'done\n');
  });

  it('keeps the end of an endless log, whatever is in it, in little memory', async () => {
    for (const script of [
      'head -c 200000000 /dev/zero; echo the end',
      'head -c 20000000 /dev/urandom; echo the end',
      'for i in $(seq 5000); do echo $i; done; echo the end',
    ]) {
      const before = process.memoryUsage().rss;
      const { stdout } = await attachEngine('sh', ['-c', script], { folder: '/' }).finished;
      assert.match(stdout, /the end\n$/);
      assert.ok(Buffer.byteLength(stdout) <= 3 * 64 * 1024);
      assert.ok(process.memoryUsage().rss - before < 100e6, script);
    }
  });

  it('begins the end of a log with a whole character', async () => {
    const { stdout } = await attachEngine(
      'sh',
      ['-c', 'for i in $(seq 30000); do printf €; done; printf xx'],
      { folder: '/' },
    ).finished;
    assert.doesNotMatch(stdout, /\ufffd/);
    assert.match(stdout, /^€+xx$/);
  });

  it('leaves what it leaves in the folder that it is given', async () => {
    await using folder = await temporaryFolder();
    await attachEngine('sh', ['-c', 'echo >left'], { folder: folder.path }).finished;
    assert.deepEqual(readdirSync(folder.path), ['left']);
  });
});
