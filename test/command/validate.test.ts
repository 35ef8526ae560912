import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CommandIo } from '../../src/command/command-io.ts';
import { runCommand } from '../../src/command/commands.ts';
import { Failure } from '../../src/core/failure.ts';
import { commandIo } from '../fakes/command-io.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'pipewright-validate-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

function writeExample(path: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  cpSync(join(FIXTURES, 'first-example.json'), join(cwd, path));
}

async function run(argv: string[], more: Partial<CommandIo> = {}) {
  const io = commandIo(cwd, { err: () => assert.fail('only findings are printed'), ...more });
  return { code: await runCommand('validate', argv, io), out: io.said.out };
}
const fails = (code: string) => (error: unknown) => error instanceof Failure && error.code === code;

describe('pipewright validate', () => {
  it('takes the example that the format comes from', async () => {
    writeExample('catalog/change123-s3/spec.json');
    const { code, out } = await run([]);
    assert.equal(code, 0);
    assert.match(out, /^catalog\/change123-s3\/spec\.json:1:1 hint MISSING_FIELD: /);
    assert.match(out, /\n7 hints in 1 spec\n$/);
  });
  it('ends with exit code 1 when there are errors', async () => {
    write('catalog/x/spec.json', '{ "name": "y" }');
    const { code, out } = await run(['catalog']);
    assert.equal(code, 1);
    assert.match(
      out,
      /catalog\/x\/spec\.json:1:11 error NAME_IS_NOT_FOLDER: .*\n1 \| \{ "name": "y" \}\n {2}\| {11}\^\^\^\n/,
    );
  });
  it('takes files, folders, catalogs and folders above them, each spec once', async () => {
    writeExample('catalog/change123-s3/spec.json');
    for (const path of [
      '.',
      'catalog',
      'catalog/',
      './catalog/change123-s3',
      'catalog/change123-s3/spec.json',
    ]) {
      const { code, out } = await run([path, 'catalog']);
      assert.equal(code, 0, out);
      assert.match(out, /^catalog\/change123-s3\/spec\.json:.* in 1 spec\n$/s, path);
    }
    const { out } = await run([join(cwd, 'catalog')]);
    assert.ok(out.startsWith(`${join(cwd, 'catalog')}/change123-s3/spec.json:1:1`));
  });
  it("checks the catalog's settings with its specs, from any folder above", async () => {
    writeExample('catalog/change123-s3/spec.json');
    write('catalog/catalog.json', '{\n  "registry": "ghcr.io/a",\n  "allowed_registries": "ghcr.io"\n}');
    for (const path of ['.', 'catalog', '']) {
      const { code, out } = await run(path ? [path] : []);
      assert.equal(code, 1, path);
      assert.match(out, /catalog\/catalog\.json:3:25 error WRONG_TYPE: "allowed_registries" is "ghcr\.io"/);
      assert.match(out, /1 error, 7 hints in 1 spec; 1 can be fixed with --fix\n$/);
    }
    assert.equal((await run(['--fix'])).code, 0);
    assert.match(readFileSync(join(cwd, 'catalog/catalog.json'), 'utf8'), /\["ghcr\.io"\]/);
  });
  it('knows the folder of a spec named from inside it', async () => {
    writeExample('catalog/other/spec.json');
    const { out } = await run([], { cwd: join(cwd, 'catalog/other') });
    assert.match(out, /^spec\.json:8:13 error NAME_IS_NOT_FOLDER/m);
  });
  it('does not look at the folder of a spec outside of a catalog', async () => {
    writeExample('drafts/mine.json');
    assert.equal((await run(['drafts/mine.json'])).code, 0);
  });
  it('compares the names in a catalog', async () => {
    for (const name of ['a-b', 'a_b']) {
      const text = readFileSync(join(FIXTURES, 'first-example.json'), 'utf8').replace('change123-s3', name);
      write(`catalog/${name}/spec.json`, text);
    }
    const { code, out } = await run([]);
    assert.equal(code, 1);
    assert.match(out, /catalog\/a_b\/spec\.json:\d+:\d+ error NAME_TAKEN/);
  });
  it('looks for the samples of tests', async () => {
    const spec = JSON.parse(readFileSync(join(FIXTURES, 'first-example.json'), 'utf8'));
    const env = { TEST_ENV: 'x' };
    const tests = [{ name: 't', input: 'tests/a', env }];
    write('catalog/change123-s3/spec.json', JSON.stringify({ ...spec, tests }));
    assert.match((await run([])).out, /SAMPLE_NOT_FOUND/);
    write('catalog/change123-s3/tests/a', '');
    assert.equal((await run([])).code, 0);
  });

  it('fixes with --fix only what is unambiguous, and leaves the rest of the file as it is', async () => {
    const text = readFileSync(join(FIXTURES, 'first-example.json'), 'utf8');
    const broken = text
      .replace('executable_path', 'executable')
      .replace('"suggested": 128', '"suggested": "128",');
    write('catalog/change123-s3/spec.json', broken);
    const { code, out } = await run(['--fix']);
    assert.equal(code, 0, out);
    assert.match(out, /fixed 3 mistakes in catalog\/change123-s3\/spec\.json\n7 hints in 1 spec\n$/);
    assert.equal(readFileSync(join(cwd, 'catalog/change123-s3/spec.json'), 'utf8'), text);
  });
  it('writes nothing without --fix', async () => {
    write('catalog/x/spec.json', '{ "executable": "/x" }');
    assert.match((await run([])).out, /; 1 can be fixed with --fix\n$/);
    assert.equal(readFileSync(join(cwd, 'catalog/x/spec.json'), 'utf8'), '{ "executable": "/x" }');
  });
  it('prints one JSON object with --json', async () => {
    write('catalog/x/spec.json', '{ "executable": "/x" }');
    const { code, out } = await run(['--json']);
    const { findings, ...counts } = JSON.parse(out);
    assert.equal(code, 1);
    assert.deepEqual(counts, {
      specs: 1,
      workflows: 0,
      errors: 7,
      warnings: 0,
      hints: 5,
      fixable: 1,
      fixed: [],
    });
    const renamed = findings.find((f: { code: string }) => f.code === 'UNKNOWN_FIELD');
    assert.deepEqual(renamed, {
      code: 'UNKNOWN_FIELD',
      severity: 'error',
      file: 'catalog/x/spec.json',
      range: { start: { line: 1, column: 3 }, end: { line: 1, column: 15 } },
      path: '/executable',
      message: 'There is no field "executable"; did you mean "executable_path"?',
      got: '"executable"',
      expected: 'executable_path',
      fix: {
        title: 'rename to "executable_path"',
        edits: [{ offset: 2, length: 12, text: '"executable_path"' }],
        safe: true,
      },
    });
  });
  it('colours on a terminal, unless NO_COLOR asks it not to', async () => {
    write('catalog/x/spec.json', '{}');
    assert.ok((await run([], { tty: true })).out.includes('\u001b['));
    assert.ok(!(await run([], { tty: true, env: { NO_COLOR: '1' } })).out.includes('\u001b['));
  });

  it('reports files that cannot be read among the others', async () => {
    write('catalog/a/spec.json', 'x'.repeat(300_000));
    write('catalog/b/spec.json', '\ufffd');
    writeFileSync(join(cwd, 'catalog/b/spec.json'), Buffer.from([0xff, 0xfe, 0x7b, 0]));
    mkdirSync(join(cwd, 'catalog/c'));
    symlinkSync('/etc/hostname', join(cwd, 'catalog/c/spec.json'));
    writeExample('catalog/change123-s3/spec.json');
    const { code, out } = await run([]);
    assert.equal(code, 1);
    assert.match(out, /^catalog\/a\/spec\.json error FILE_TOO_LARGE:/m);
    assert.match(out, /^catalog\/b\/spec\.json error NOT_UTF8:/m);
    assert.match(out, /^catalog\/c\/spec\.json error LINK_OUTSIDE:/m);
    assert.match(out, /\n3 errors, 7 hints in 4 specs\n$/);
  });
  it('shows nothing of a file that a link leads to outside', async () => {
    mkdirSync(join(cwd, 'catalog/c'), { recursive: true });
    symlinkSync('/etc/passwd', join(cwd, 'catalog/c/spec.json'));
    for (const path of ['catalog', 'catalog/c', 'catalog/c/spec.json']) {
      const { out } = await run([path]);
      assert.match(out, /LINK_OUTSIDE/);
      assert.doesNotMatch(out, /root/);
    }
  });
  it('follows a link that stays inside', async () => {
    writeExample('catalog/shared.json');
    mkdirSync(join(cwd, 'catalog/change123-s3'));
    symlinkSync('../shared.json', join(cwd, 'catalog/change123-s3/spec.json'));
    assert.equal((await run([])).code, 0);
  });
  it('says in one sentence that there is nothing to check', async () => {
    await assert.rejects(run([]), fails('NO_SPECS'));
    await assert.rejects(run(['nothing']), fails('FILE_NOT_FOUND'));
    await assert.rejects(run(['--fixx']), fails('BAD_USAGE'));
    mkdirSync(join(cwd, 'empty'));
    await assert.rejects(run(['empty']), fails('NO_SPECS'));
    assert.match((await run(['/dev/null'])).out, /^\/dev\/null error NOT_A_FILE: /);
  });
  it('explains itself', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^npx pipewright validate \[PATH…\]/);
  });
});
