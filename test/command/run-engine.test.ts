import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunRecord } from '../../src/protocol/run-record.ts';
import { publishAlgorithms } from '../fakes/algorithms.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { openWorkshop, ROOT, run, type Workshop } from '../fakes/workshop.ts';

const OWN = `e${process.pid}`;
const [FIRST, SECOND] = [`first-${OWN}`, `second-${OWN}`];

describe('pipewright run --local on an engine with a mind of its own', { timeout: 300_000 }, () => {
  let workshop: Workshop;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    workshop = await openWorkshop([]);
    root = await temporaryFolder();
    const upper = { script: 'tr a-z A-Z <"$1" >"$2"' };
    await publishAlgorithms(workshop, join(root.path, 'catalog'), { [FIRST]: upper, [SECOND]: upper });
    const algorithms = [{ name: FIRST }, { name: SECOND }];
    const process = { type: 'sequence_run', algorithms };
    await writeFile(join(root.path, 'flow.json'), JSON.stringify({ process }));
  });
  after(async () => {
    for (const name of [FIRST, SECOND]) forget(name);
    await root[Symbol.asyncDispose]();
    await workshop[Symbol.asyncDispose]();
  });

  function forget(algorithm: string): void {
    const args = ['images', '--format', '{{.Repository}}:{{.Tag}}', `pipewright-run/${algorithm}`];
    const { stdout } = spawnSync('docker', args, { encoding: 'utf8' });
    const names = stdout.split('\n').filter(Boolean);
    if (names.length > 0) spawnSync('docker', ['rmi', '--force', ...names]);
  }

  async function scene(name: string, files: readonly string[]) {
    const [input, out] = [join(root.path, name, 'in'), join(root.path, name, 'out')];
    await mkdir(input, { recursive: true });
    await mkdir(join(out, SECOND), { recursive: true });
    await mkdir(join(out, FIRST));
    for (const file of files) await writeFile(join(input, file), file);
    const args = ['run', join(root.path, 'flow.json'), '--local', input, '--out', out];
    const record = async () => JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as RunRecord;
    return { input, out, args, record };
  }

  it('brings an image again that was removed in the middle', async () => {
    const { out, args, record } = await scene('removed', ['a', 'b']);
    let removed = false;
    const watcher = watch(join(out, FIRST), () => {
      if (removed || !existsSync(join(out, FIRST, 'a'))) return;
      removed = true;
      forget(SECOND);
    });
    const { code, stderr, stdout } = await workshop.pipewright(...args, '--jobs', '1');
    watcher.close();
    assert.equal(code, 0, stdout + stderr);
    assert.equal(removed, true);
    assert.equal(stderr.match(new RegExp(`Downloading .*${SECOND}`, 'g'))?.length, 2, stderr);
    assert.deepEqual(
      (await record()).items.map(({ state }) => state),
      ['COMPLETE', 'COMPLETE', 'COMPLETE', 'COMPLETE'],
    );
  });

  it('takes no more items at once than the machine holds, and says so once', async () => {
    const { args, record } = await scene('many', ['a']);
    const { code, stderr } = await workshop.pipewright(...args, '--jobs', '1024');
    assert.equal(code, 0, stderr);
    assert.equal(stderr.match(/items? at once instead of 1024: an item of /g)?.length, 1, stderr);
    assert.ok(((await record()).jobs ?? 1024) < 1024);
  });

  it('ends once, with a record, where the engine does not see the inputs', {
    skip: process.getuid?.() === 0 ? false : 'root only',
  }, async () => {
    const { input, args, record } = await scene('unseen', []);
    const script = 'mount -t tmpfs none "$1" && echo x >"$1/a" && echo y >"$1/b"; shift; exec "$@"';
    const command = [process.execPath, join(ROOT, 'src/cli.ts'), ...args, '--engine', 'docker'];
    const unshared = ['--mount', 'sh', '-c', script, 'sh', input, ...command];
    const { code, stderr } = await run('unshare', unshared, workshop.env);
    assert.equal(code, 1);
    assert.equal(stderr.match(/ENGINE_ELSEWHERE: .*it has no .*\/in\/[ab]\./g)?.length, 1, stderr);
    const { state, items } = await record();
    assert.equal(state, 'CANCELED');
    assert.ok(items.every((item) => item.attempts <= 1));
  });
});
