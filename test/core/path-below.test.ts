import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
      assert.equal(pathBelow('/out', path), `/out/${path}`);
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
      assert.throws(() => pathBelow('/out', path), { code: 'PATH_OUTSIDE', message: /\/out\. Rename it/ });
    });

  it('is compared folder by folder', () => {
    assert.ok(isBelow('/out', '/out/a'));
    assert.ok(isBelow('/', '/a'));
    assert.ok(!isBelow('/out', '/out'));
    assert.ok(!isBelow('/out', '/outer/a'));
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
    assert.equal(withSlashes('a\\b/c'), 'a\\b/c');
    assert.equal(nameOf('flows/a\\tides.workflow.json'), 'a-tides');
  });
});
