import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunRecord } from '../../src/protocol/run-record.ts';
import { publishAlgorithms } from '../fakes/algorithms.ts';
import { ContainerStarts } from '../fakes/container-starts.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { until } from '../fakes/until.ts';
import { openWorkshop, ROOT, type Workshop } from '../fakes/workshop.ts';

/** A container takes half a second: PIPEWRIGHT_TEST_ITEMS=500 for those who have the time. */
const ITEMS = Number(process.env.PIPEWRIGHT_TEST_ITEMS ?? 16);
const JOBS = 4;

describe('a local run that is killed', { timeout: 1_800_000 }, () => {
  let workshop: Workshop;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    workshop = await openWorkshop([]);
    root = await temporaryFolder();
    await publishAlgorithms(workshop, join(root.path, 'catalog'), {
      upper: { script: 'tr a-z A-Z <"$1" >"$2"' },
      twice: { script: 'cat "$1" "$1" >"$2"' },
      slow: { script: 'sleep 600' },
      counting: {
        script: 'cd /data/ck; if test -e i; then cat i >"$2"; else echo 7 >i; sleep 600; fi',
        spec: { checkpoint: '/data/ck' },
      },
    });
  });
  after(async () => {
    await root[Symbol.asyncDispose]();
    await workshop[Symbol.asyncDispose]();
  });

  it(`continues: ${ITEMS} items through two steps, all there, none processed twice`, async () => {
    const [inputs, out, file] = ['in', 'out', 'flow.json'].map((name) => join(root.path, name)) as [
      string,
      string,
      string,
    ];
    await mkdir(inputs);
    for (let i = 0; i < ITEMS; i++) await writeFile(join(inputs, `${i}.txt`), `item ${i}\n`);
    const algorithms = [{ name: 'upper' }, { name: 'twice' }];
    await writeFile(file, JSON.stringify({ process: { type: 'sequence_run', algorithms } }));
    const extended = JSON.parse(await readFile(join(root.path, 'catalog/upper/1.0.0.json'), 'utf8'));
    const image = workshop.registry.locate(extended.container_name);
    const args = ['run', file, '--local', inputs, '--out', out, '--jobs', String(JOBS)];
    await using starts = new ContainerStarts(out);
    await starts.settle(image);

    const first = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), ...args], {
      env: workshop.env,
      stdio: 'ignore',
    });
    const killed = once(first, 'close');
    await starts.until(() => starts.seen.length >= ITEMS);
    first.kill('SIGKILL');
    await killed;
    const before = await starts.settle(image);

    const said = await workshop.pipewright(...args);
    assert.equal(said.code, 0, said.stdout + said.stderr);
    const again = (await starts.settle(image)) - before;
    const { items } = JSON.parse(await readFile(join(out, 'run.json'), 'utf8')) as RunRecord;
    const reused = items.filter((item) => item.reused).length;
    assert.equal(items.length, 2 * ITEMS);
    assert.equal(again, 2 * ITEMS - reused, 'what was finished is not started again');
    // What was in a container when it was killed starts again, and what had just ended may.
    assert.ok(reused >= before - 2 * JOBS, `${reused} of ${before} were kept`);
    for (let i = 0; i < ITEMS; i++) {
      const text = await readFile(join(out, `twice/${i}.txt`), 'utf8');
      assert.equal(text, `ITEM ${i}\nITEM ${i}\n`);
    }
  });

  it('continues from the checkpoint of an item', async () => {
    const [inputs, out, file] = ['lone', 'counted', 'counting.json'].map((name) => join(root.path, name)) as [
      string,
      string,
      string,
    ];
    await mkdir(inputs);
    await writeFile(join(inputs, 'a.txt'), 'a');
    await writeFile(
      file,
      JSON.stringify({ process: { type: 'single_run', algorithms: [{ name: 'counting' }] } }),
    );
    const args = ['run', file, '--local', inputs, '--out', out];
    const first = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), ...args], {
      env: workshop.env,
      stdio: 'ignore',
    });
    const killed = once(first, 'close');
    const checkpoints = join(out, '.pipewright/checkpoints');
    await until('the algorithm saves its progress', async () =>
      (await readdir(checkpoints, { recursive: true }).catch(() => [])).some((name) => name.endsWith('/i')),
    );
    first.kill('SIGKILL');
    await killed;
    const said = await workshop.pipewright(...args);
    assert.equal(said.code, 0, said.stdout + said.stderr);
    assert.equal(await readFile(join(out, 'counting/a.txt'), 'utf8'), '7\n');
    assert.ok(!(await readdir(join(out, '.pipewright'))).includes('checkpoints'));
  });

  it('ends with one document and 130 when it is interrupted', async () => {
    const [inputs, out, file] = ['one', 'slow out', 'slow.json'].map((name) => join(root.path, name)) as [
      string,
      string,
      string,
    ];
    await mkdir(inputs);
    await writeFile(join(inputs, 'a.txt'), 'a');
    await writeFile(
      file,
      JSON.stringify({ process: { type: 'single_run', algorithms: [{ name: 'slow' }] } }),
    );
    await using starts = new ContainerStarts(out);
    const args = [join(ROOT, 'src/cli.ts'), 'run', file, '--local', inputs, '--out', out, '--json'];
    const child = spawn(process.execPath, args, { env: workshop.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].on('data', (chunk) => {
        said[stream] += chunk;
      });
    const closed = once(child, 'close');
    await Promise.race([starts.until(() => starts.seen.length > 0), closed]);
    child.kill('SIGINT');
    assert.deepEqual(await closed, [130, null], said.stderr);
    assert.equal(JSON.parse(said.stdout).state, 'CANCELED');
    assert.match(said.stderr, /^error INTERRUPTED: Stopped by SIGINT [^\n]+\n$/);
  });
});
