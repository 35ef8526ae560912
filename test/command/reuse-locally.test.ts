import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { RunRecord } from '../../src/protocol/run-record.ts';
import { publishAlgorithms } from '../fakes/algorithms.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { openWorkshop, ROOT, run, type Workshop } from '../fakes/workshop.ts';

const ALGORITHMS = {
  upper: { script: 'tr a-z A-Z <"$1" >"$2"' },
  count: {
    script: '{ wc -c <"$1"; echo "$UNIT"; } >"$2"',
    spec: { user_specified_environment_variables: [{ name: 'UNIT', default: 'bytes' }] },
  },
};

describe('reuse across folders on this machine', { timeout: 600_000 }, () => {
  let workshop: Workshop;
  let root: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    workshop = await openWorkshop([]);
    root = await temporaryFolder();
    await publishAlgorithms(workshop, join(root.path, 'catalog'), ALGORITHMS);
    await mkdir(join(root.path, 'data'));
    for (const name of ['a', 'b']) await writeFile(join(root.path, 'data', `${name}.txt`), `text ${name}\n`);
  });
  after(async () => {
    await root[Symbol.asyncDispose]();
    await workshop[Symbol.asyncDispose]();
  });

  /** @returns what was computed, `step item`, and the run's record */
  async function compute(out: string, unit: string, reuse: boolean, ...argv: string[]) {
    const workflow = {
      ...{ name: 'flow', catalog: 'catalog', ...(reuse && { reuse }) },
      process: {
        type: 'sequence_run',
        algorithms: [{ name: 'upper' }, { name: 'count', variables: { UNIT: unit } }],
      },
    };
    await writeFile(join(root.path, 'flow.workflow.json'), JSON.stringify(workflow));
    const cli = [join(ROOT, 'src/cli.ts'), 'run', 'flow.workflow.json', 'data', '--local', '--out', out];
    const env = { ...workshop.env, XDG_CACHE_HOME: join(root.path, 'cache') };
    const said = await run(process.execPath, [...cli, ...argv], env, root.path);
    assert.equal(said.code, 0, said.stdout + said.stderr);
    const record = JSON.parse(await readFile(join(root.path, out, 'run.json'), 'utf8')) as RunRecord;
    const own = record.items.filter(({ reused }) => !reused).map(({ step, item }) => `${step} ${item}`);
    return { own, record, said: said.stdout };
  }
  const counts = ['a', 'b'].map((name) => `count ${name}.txt/${name}.txt`);
  const read = (out: string) => readFile(join(root.path, out, 'count/b.txt/b.txt'), 'utf8');

  it('copies what another run has computed, and computes what has changed', async () => {
    assert.equal((await compute('first', 'bytes', true)).own.length, 4);
    const second = await compute('second', 'bytes', true);
    assert.deepEqual(second.own, []);
    assert.match(second.said, /4 items done \(4 reused\)/);
    assert.equal(await read('second'), await read('first'));
    assert.deepEqual(
      new Set(second.record.items.map(({ reused_from }) => reused_from)),
      new Set([join(root.path, 'first')]),
    );
    await writeFile(join(root.path, 'second/count/b.txt/b.txt'), 'written in place');
    assert.match(await read('first'), /bytes/);
    assert.deepEqual((await compute('third', 'octets', true)).own, counts);
    assert.equal((await compute('fourth', 'octets', true, '--no-cache')).own.length, 4);
    assert.equal((await compute('fifth', 'octets', false)).own.length, 4);
  });
});
