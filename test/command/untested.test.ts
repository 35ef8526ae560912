import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runCommand } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';

/** `pipewright test` on one spec, without any engine. */
async function testOne(change: object, ...options: string[]) {
  await using folder = await temporaryFolder();
  const spec = {
    name: 'blur',
    container_name: 'ghcr.io/alice/blur:1',
    run_command: '/blur $input $output',
    input_file_path: '/in',
    output_file_path: '/out',
    memory: { suggested: 64 },
  };
  await mkdir(join(folder.path, 'catalog/blur'), { recursive: true });
  await writeFile(join(folder.path, 'catalog/blur/spec.json'), JSON.stringify({ ...spec, ...change }));
  const io = commandIo(folder.path);
  const code = await runCommand('test', ['catalog/blur', ...options], io);
  return { code, out: io.said.out };
}

describe('pipewright test without a test', () => {
  for (const [what, change] of [
    ['no "tests"', {}],
    ['an empty list', { tests: [] }],
  ] as const) {
    it(`ends with exit code 1, and says how to write one: ${what}`, async () => {
      const { code, out } = await testOne(change);
      assert.equal(code, 1);
      assert.match(out, /^- blur 1\.0\.0: no tests\.\n0 passed, 0 failed, 1 spec skipped\n/);
      assert.match(
        out,
        /put a small sample into catalog\/blur\/tests\/, and name it in catalog\/blur\/spec\.json/,
      );
      const [line = ''] = /"tests": .*/.exec(out) ?? [];
      JSON.parse(`{${line}}`);
    });
  }
  it('is one JSON document with --json', async () => {
    const { code, out } = await testOne({}, '--json');
    assert.equal(code, 1);
    const { untested, passed, engine } = JSON.parse(out);
    assert.deepEqual([untested, passed, engine], [1, 0, null]);
  });
  it('is no mistake where a GPU is missing', async () => {
    const { code, out } = await testOne({ gpu: { count: 1 }, tests: [{ name: 'a', input: 'spec.json' }] });
    assert.equal(code, 0);
    assert.match(out, /not run, it needs a GPU/);
  });
});
