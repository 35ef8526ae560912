import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { Output } from '../../scripts/test/output.ts';
import { ROOT, run } from '../fakes/workshop.ts';

describe('the report of a test run', () => {
  it('lists failures last, after what was skipped and why, and ends with one plain line', async () => {
    const to = new PassThrough();
    const output = new Output(to);
    output.addResult('types', 10, 'passed');
    output.addResult('c.test.ts', 0, 'skipped', 'no registry');
    output.addResult('d.test.ts', 0, 'failed', 'no chromium');
    assert.equal(await output.end(), false);
    const said = await text(to.end());
    assert.match(said, /c\.test\.ts .*no registry\n/);
    assert.match(said, /tests 3\n.*pass 1\n.*fail 1\n.*skipped 1\n/s);
    const [, failures = ''] = said.split('failing tests:');
    assert.match(failures, /d\.test\.ts.*no chromium/s);
    assert.doesNotMatch(failures, /types|no registry/);
    assert.equal(said.trimEnd().split('\n').at(-1), '1 passed, 1 failed, 1 skipped');
  });

  it('is bad when there was no test', async () => {
    const to = new PassThrough();
    assert.equal(await new Output(to).end(), false);
    assert.match(await text(to.end()), /\n0 passed, 0 failed\n$/);
  });

  it('is one for all files of a run, each in one piece, and decides over the exit code', async () => {
    await mkdir(join(ROOT, '.cache'), { recursive: true });
    const folder = await mkdtemp(join(ROOT, '.cache/report-'));
    const runTests = (...files: string[]) =>
      run(
        process.execPath,
        [join(ROOT, 'scripts/test.ts'), ...files.map((file) => relative(ROOT, join(folder, file)))],
        // Node runs no tests out of tests.
        { ...process.env, NODE_TEST_CONTEXT: undefined },
      );
    const write = (name: string, body: string) =>
      writeFile(join(folder, name), `import { it } from 'node:test';\n${body}\n`);
    try {
      await write(
        'a.test.ts',
        `import { createServer } from 'node:net';
        createServer().listen(0, '127.0.0.1'); // It stays open, and yet the run ends.
        it('holds', () => {});
        it('waits', { skip: 'no engine' }, () => {});`,
      );
      await write('b.test.ts', "it('breaks', () => { throw new Error('as planted'); });");
      await write('c.test.ts', "throw new Error('does not load');");
      const good = await runTests('a.test.ts');
      assert.deepEqual([good.code, good.stderr], [0, '']);
      assert.match(good.stdout, /holds.*waits.*# no engine.*\n1 passed, 0 failed, 1 skipped\n$/s);
      const bad = await runTests('.');
      assert.equal(bad.code, 1);
      assert.match(bad.stdout, /a\.test\.ts \(\d\.\d s\)\n.*holds.*\n.*waits/);
      assert.match(bad.stdout, /failing tests:.*breaks.*as planted.*\n1 passed, 2 failed, 1 skipped\n$/s);
      // More than a pipe holds while its reader is busy, which reads eight at once.
      const many = 'for (let i = 0; i < 400; i++) it(`holds ${i} ${"=".repeat(200)}`, () => {});';
      const names = Array.from({ length: 8 }, (_, index) => `many-${index}.test.ts`);
      for (const name of names) await write(name, many);
      assert.match((await runTests(...names)).stdout, /\n3200 passed, 0 failed\n$/);
      await write(
        'exit.test.ts',
        "it('holds', () => {}); it('leaves', () => process.exit(0)); it('is lost', () => {});",
      );
      const left = await runTests('exit.test.ts');
      assert.equal(left.code, 1);
      assert.match(
        left.stdout,
        /ended before all of its tests had been reported\..*\n\d passed, 1 failed\n$/s,
      );
      const none = await runTests('nothing.test.ts');
      assert.equal(none.code, 1);
      assert.match(none.stderr, /nothing\.test\.ts" is no test file/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
