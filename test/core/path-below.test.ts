import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { describe, it } from 'node:test';
import { fileNames, problemOnWindows } from '../../src/core/file-names.ts';
import { isBelow, isKeyBelow, pathBelow, withSlashes } from '../../src/core/path-below.ts';
import { matchesPatterns } from '../../src/core/patterns.ts';
import { nameOf } from '../../src/workflow/parse-workflow.ts';

describe('a path that is put together', () => {
  for (const path of [
    'a',
    'a/b',
    '..a',
    'a/..b',
    '...',
    'a\\..\\..\\b',
    '..\\..\\victim.txt',
    '-n',
    ' ',
    'a\nb',
  ])
    it(`stays below its folder: ${JSON.stringify(path)}`, () => {
      assert.equal(pathBelow('/out', path, posix), `/out/${path}`);
    });
  for (const path of [
    '..',
    '../a',
    'a/../../b',
    'a/../b',
    '.',
    '',
    'a/..',
    '../out',
    '../outer/a',
    'a/',
    './',
    'a\0',
  ])
    it(`is refused where it does not: ${JSON.stringify(path)}`, () => {
      assert.throws(() => pathBelow('/out', path, posix), {
        code: 'PATH_OUTSIDE',
        message: /\/out\. Rename it/,
      });
    });

  it('is compared folder by folder', () => {
    assert.ok(isBelow('/out', '/out/a', posix));
    assert.ok(isBelow('/', '/a', posix));
    assert.ok(!isBelow('/out', '/out', posix));
    assert.ok(!isBelow('/out', '/outer/a', posix));
  });
});

describe('a path on Windows', () => {
  const below = (path: string): string => pathBelow('C:\\out', path, win32);

  it('is put together with its separators, and shown with slashes', () => {
    assert.equal(below('a/b.txt'), 'C:\\out\\a\\b.txt');
    assert.equal(withSlashes('C:\\out\\a b', win32), 'C:/out/a b');
    assert.ok(isBelow('C:\\', 'C:\\a', win32));
    assert.ok(!isBelow('C:\\out', 'C:\\outer\\a', win32));
  });
  for (const path of ['..\\a', 'a\\..\\..\\b', 'a/..'])
    it(`is refused outside of its folder: ${path}`, () => {
      assert.throws(() => below(path), { code: 'PATH_OUTSIDE' });
    });
  for (const [path, why] of [
    ['a:b', '":" is not allowed'],
    ['x/a?.txt', '"?" is not allowed'],
    ['a\\b', '"\\\\" is not allowed'],
    ['aux', '"aux" is the name of a device'],
    ['a/Com1.tar.gz/b', '"Com1.tar.gz" is the name of a device'],
    ['a.', 'must not end'],
    ['a /b', 'must not end'],
  ] as const)
    it(`is refused where no file can have the name: ${path}`, () => {
      assert.throws(
        () => below(path),
        (error: Error) => error.message.includes(why) && /cannot be a file on Windows/.test(error.message),
      );
    });
  it('may have what only looks like a device', () => {
    for (const path of ['console.txt', 'nullable', 'com10', 'aux_1.csv', '.nul-like', 'lpt.txt']) below(path);
  });
});

describe('names of files', () => {
  it('are made possible on Windows, and stay what they are where they are', () => {
    const { possible } = fileNames('win32');
    for (const [path, expected] of [
      ['plain/ä b.csv', 'plain/ä b.csv'],
      ['a:b?/c|d', 'a%3Ab%3F/c%7Cd'],
      ['nul', '%6Eul'],
      ['x/AUX.txt', 'x/%41UX.txt'],
      ['end./.', 'end%2E/%2E'],
      ['2026-03-01T00:00Z.csv', '2026-03-01T00%3A00Z.csv'],
    ] as const) {
      assert.equal(possible(path), expected);
      for (const name of possible(path).split('/')) assert.equal(problemOnWindows(name), undefined, name);
      for (const platform of ['linux', 'darwin']) assert.equal(fileNames(platform).possible(path), path);
    }
  });

  it('are one where the file system ignores case or composition', () => {
    for (const platform of ['win32', 'darwin']) {
      const { same } = fileNames(platform);
      assert.equal(same('A/B.txt'), same('a/b.TXT'));
      assert.equal(same('e\u0301'), same('\u00e9'));
    }
    assert.notEqual(fileNames('linux').same('A'), fileNames('linux').same('a'));
  });
});

describe('a key', () => {
  it('stays in its folder for programs that normalize it, too', () => {
    for (const key of ['a', 'a//b', '/a', './a', '..a', 'a..', '..\\a']) assert.ok(isKeyBelow(key), key);
    for (const key of ['..', '../a', 'a/..', 'a/../b', '.', './.']) assert.ok(!isKeyBelow(key), key);
  });
});

describe('patterns of inputs', () => {
  it('take what is hidden only where they say so, as in a shell', () => {
    for (const path of [
      '.git/HEAD',
      'a/.git/HEAD.txt',
      'a/.DS_Store',
      'Thumbs.db',
      'a/desktop.ini',
      '.a.txt',
    ])
      for (const pattern of ['*', '*.txt', '**/*.txt', '**', '*.db', 'a/*'])
        assert.ok(!matchesPatterns([pattern], path), `${pattern} ${path}`);
    assert.ok(matchesPatterns(['.htaccess'], 'site/.htaccess'));
    assert.ok(matchesPatterns(['Thumbs.db'], 'a/Thumbs.db'));
    assert.ok(matchesPatterns(['.github/**'], '.github/workflows/ci.yml'));
    assert.ok(!matchesPatterns(['.github/**'], '.git/HEAD'));
  });
});

describe('a path of this machine', () => {
  it('is shown with its own names: a backslash is a part of one', () => {
    assert.equal(withSlashes('a\\b/c', posix), 'a\\b/c');
    const expected = process.platform === 'win32' ? 'tides' : 'a-tides';
    assert.equal(nameOf('flows/a\\tides.workflow.json'), expected);
  });
});
