import assert from 'node:assert/strict';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT, run } from '../fakes/workshop.ts';

/** A workflow of a catalog image that takes `*.csv`; nothing of it is started here. */
async function scene(...files: string[]) {
  const folder = await temporaryFolder();
  await mkdir(join(folder.path, 'data'));
  for (const file of files) await writeFile(join(folder.path, 'data', file), 'x');
  const flow = join(folder.path, 'flow.json');
  const algorithms = [{ name: 'csv-summary' }];
  const workflow = { catalog: join(ROOT, 'catalog'), process: { type: 'single_run', algorithms } };
  await writeFile(flow, JSON.stringify(workflow));
  const local = (input: string, out: string) =>
    run(process.execPath, [
      join(ROOT, 'src/cli.ts'),
      'run',
      flow,
      '--local',
      join(folder.path, input),
      '--out',
      out,
    ]);
  return { path: folder.path, local, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('a local run without inputs', () => {
  it('fails where no step takes any file, names the patterns, and leaves no folder', async () => {
    await using s = await scene('a.txt', 'b.txt', '.c.csv');
    const { code, stdout, stderr } = await s.local('data', join(s.path, 'out'));
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(
      stderr,
      /^error NO_INPUTS: None of the 2 inputs .*accept \*\.csv\. Left out: .*\.c\.csv \(hidden\)\.\n$/,
    );
    assert.deepEqual((await readdir(s.path)).sort(), ['data', 'flow.json']);
  });

  it('says what it left out where results go into the inputs themselves, through a link too', async () => {
    await using s = await scene('1.csv', '2.csv', '3.csv', '4.csv', '5.csv', '6.csv', '7.csv');
    await symlink('data', join(s.path, 'link'));
    for (const [input, out] of [
      ['data', 'data'],
      ['data', 'link'],
      ['link', 'data'],
    ] as const) {
      const { code, stderr } = await s.local(input, join(s.path, out));
      assert.equal(code, 1);
      assert.match(
        stderr,
        /^error NO_INPUTS: .*.*is the folder for results, so its files \(7\) were left out.*--out/,
      );
    }
  });

  it('replaces no input that is named among the results', async () => {
    await using s = await scene();
    await mkdir(join(s.path, 'csv-summary'));
    await writeFile(join(s.path, 'csv-summary/a.csv'), 'x');
    const { code, stderr } = await s.local('csv-summary/a.csv', s.path);
    assert.equal(code, 1);
    assert.match(stderr, /^error OUTPUT_COLLISION: .*a\.csv lies where the results of step csv-summary go/);
  });
});
