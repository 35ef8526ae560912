import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { findSpecs, hasFileInside, readTextFile, readTextIfThere, writeText } from '../../src/edge/files.ts';

const root = mkdtempSync(join(tmpdir(), 'pipewright-files-'));
after(() => rmSync(root, { recursive: true }));
const at = (name: string) => join(root, name);
const fails = (code: string) => (error: unknown) => error instanceof Failure && error.code === code;

describe('readTextFile', () => {
  writeFileSync(at('text'), 'größe');
  writeFileSync(at('latin'), Buffer.from([0x67, 0xf6]));
  writeFileSync(at('utf16'), Buffer.from('\ufeff{}', 'utf16le'));
  writeFileSync(at('marked'), '\ufeff{}');
  execFileSync('mkfifo', [at('pipe')]);
  symlinkSync('cycle', at('cycle'));

  it('reads text, its byte order mark included', () => {
    assert.equal(readTextFile(at('text'), 100), 'größe');
    assert.equal(readTextFile(at('marked'), 100), '\ufeff{}');
    assert.equal(readTextFile(at('text'), 7), 'größe');
  });
  for (const [name, code] of [
    ['nothing', 'FILE_NOT_FOUND'],
    ['text/below', 'FILE_NOT_FOUND'],
    ['cycle', 'FILE_NOT_FOUND'],
    ['latin', 'NOT_UTF8'],
    ['utf16', 'NOT_UTF8'],
    ['pipe', 'NOT_A_FILE'],
    ['.', 'NOT_A_FILE'],
  ] as const) {
    it(`says ${code} of ${name}`, () => assert.throws(() => readTextFile(at(name), 100), fails(code)));
  }
  it('refuses devices and files over the limit', () => {
    assert.throws(() => readTextFile('/dev/zero', 100), fails('NOT_A_FILE'));
    assert.throws(() => readTextFile(at('text'), 6), fails('FILE_TOO_LARGE'));
  });
  it('calls the file what its user called it', () => {
    assert.throws(
      () => readTextFile(at('nothing'), 1, 'my file'),
      /^Failure: my file cannot be read: there is no such file/,
    );
  });
  it('gives nothing for a file that may be missing', async () => {
    assert.equal(await readTextIfThere(at('nothing')), undefined);
    assert.equal(await readTextIfThere(at('text')), 'größe');
    await assert.rejects(readTextIfThere(at('latin')), fails('NOT_UTF8'));
  });
});

describe('writeText', () => {
  const folder = at('written');
  mkdirSync(folder);

  it('replaces a file, keeps its mode and leaves nothing else behind', async () => {
    writeFileSync(join(folder, 'a'), 'old');
    chmodSync(join(folder, 'a'), 0o640);
    await writeText(join(folder, 'a'), 'new');
    assert.equal(readFileSync(join(folder, 'a'), 'utf8'), 'new');
    assert.equal(statSync(join(folder, 'a')).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder), ['a']);
  });
  it('creates parent folders', async () => {
    await writeText(at('x/y/z'), 'text');
    assert.equal(readFileSync(at('x/y/z'), 'utf8'), 'text');
  });
  it('writes through a link', async () => {
    symlinkSync(join(folder, 'a'), at('link'));
    await writeText(at('link'), 'through');
    assert.equal(readFileSync(join(folder, 'a'), 'utf8'), 'through');
  });
  it('reports what prevents writing', async () => {
    await assert.rejects(writeText(at('text/below'), 'x'), fails('CANNOT_WRITE'));
    await assert.rejects(writeText('/proc/version', 'x'), Failure);
    await assert.rejects(writeText(at('.'), 'x', 'it'), /it cannot be written/);
  });
});

describe('findSpecs', () => {
  const tree = at('tree');
  for (const spec of [
    'catalog/b/spec.json',
    'catalog/a/spec.json',
    'catalog/a/tests/spec.json',
    '.git/x/spec.json',
    'node_modules/x/spec.json',
    '1/2/3/4/spec.json',
    '1/2/3/4/5/spec.json',
  ]) {
    mkdirSync(join(tree, spec, '..'), { recursive: true });
    writeFileSync(join(tree, spec), '{}');
  }
  symlinkSync(join(tree, 'catalog'), join(tree, 'linked'));
  mkdirSync(join(tree, 'folder/spec.json'), { recursive: true });

  it('finds specs in order, none below a spec, none through links', () => {
    const found = findSpecs(tree).map((path) => relative(tree, path));
    assert.deepEqual(found, ['1/2/3/4/spec.json', 'catalog/a/spec.json', 'catalog/b/spec.json']);
  });
  it('says that there is no such folder', () => {
    assert.throws(() => findSpecs(at('nothing'), 'it'), /^Failure: it cannot be read: there is no such file/);
  });
});

describe('hasFileInside', () => {
  const folder = at('inside');
  mkdirSync(join(folder, 'tests'), { recursive: true });
  writeFileSync(join(folder, 'tests/a'), '');
  symlinkSync('a', join(folder, 'tests/b'));
  symlinkSync('/etc/passwd', join(folder, 'tests/c'));
  symlinkSync('..', join(folder, 'up'));

  for (const [path, there] of [
    ['tests/a', true],
    ['tests/b', true],
    ['tests/c', false],
    ['tests', false],
    ['tests/none', false],
    ['../text', false],
    ['up/text', false],
    ['a\0b', false],
  ] as const) {
    it(`${there ? 'has' : 'does not have'} ${JSON.stringify(path)}`, () =>
      assert.equal(hasFileInside(folder, path), there));
  }
});
