import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { extract } from 'tar-stream';
import { type LayerEntry, writeLayer } from '../../src/wrap/layer-tar.ts';

const entries: readonly LayerEntry[] = [
  { path: '.top/b', mode: 0o755, bytes: Buffer.from('b'.repeat(512)) },
  { path: '.top/a/x', mode: 0o644, bytes: Buffer.from('hello') },
  { path: '.top', mode: 0o755 },
  { path: '.top/a-b', mode: 0o644, bytes: new Uint8Array() },
  { path: '.top/tmp', mode: 0o1777 },
  { path: '.top/a', mode: 0o755 },
];
const tar = (list: readonly LayerEntry[]): Buffer => Buffer.concat([...writeLayer(list)]);

describe('a layer', () => {
  it('holds its entries sorted, owned by root, at time 0', async () => {
    const seen: unknown[] = [];
    const reader = Readable.from([tar(entries)]).pipe(extract());
    for await (const entry of reader) {
      const { name, mode, uid, gid, uname, gname, mtime, type, size } = entry.header;
      assert.deepEqual([uid, gid, uname, gname, mtime?.getTime()], [0, 0, 'root', 'root', 0]);
      seen.push([name, type, mode, size]);
      entry.resume();
    }
    assert.deepEqual(seen, [
      ['.top/', 'directory', 0o755, 0],
      ['.top/a/', 'directory', 0o755, 0],
      ['.top/a-b', 'file', 0o644, 0],
      ['.top/a/x', 'file', 0o644, 5],
      ['.top/b', 'file', 0o755, 512],
      ['.top/tmp/', 'directory', 0o1777, 0],
    ]);
  });

  it('is the same bytes whatever the order of its entries, for good', () => {
    const digest = createHash('sha256').update(tar(entries)).digest('hex');
    assert.equal(createHash('sha256').update(tar(entries.toReversed())).digest('hex'), digest);
    assert.equal(digest, '544121a5155750729cc9c67a7e9e55154f2f05e09189f2547235c2dfb1530872');
  });

  it('is read by tar without a word', () => {
    const { stdout, stderr, status } = spawnSync('tar', ['--list', '--verbose', '--numeric-owner'], {
      input: tar(entries),
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
    });
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^drwxrwxrwt 0\/0 +0 1970-01-01 00:00 \.top\/tmp\/$/m);
  });

  it('parts a long path at a slash', async () => {
    const deep = ['.top', 'd'.repeat(60), 'e'.repeat(60), 'f'.repeat(100)];
    const list = deep.map((_, i) => {
      const path = deep.slice(0, i + 1).join('/');
      return i === 3 ? { path, mode: 0o644, bytes: Buffer.from('x') } : { path, mode: 0o755 };
    });
    const names: string[] = [];
    const reader = Readable.from([tar(list)]).pipe(extract());
    for await (const entry of reader) {
      names.push(entry.header.name);
      entry.resume();
    }
    assert.equal(names.at(-1), deep.join('/'));
  });

  const bytes = Buffer.from('x');
  const refused: readonly [why: string, list: readonly LayerEntry[]][] = [
    ['a path with ./', [{ path: './top', mode: 0o755 }]],
    [
      'a path upwards',
      [
        { path: 'top', mode: 0o755 },
        { path: 'top/..', mode: 0o755 },
      ],
    ],
    ['an absolute path', [{ path: '/top', mode: 0o755 }]],
    ['a folder with a slash at its end', [{ path: 'top/', mode: 0o755 }]],
    ['a path that is not ASCII', [{ path: 'töp', mode: 0o755 }]],
    ['a path with a line end', [{ path: 'top\n', mode: 0o755 }]],
    [
      'two top folders',
      [
        { path: 'a', mode: 0o755 },
        { path: 'b', mode: 0o755 },
      ],
    ],
    [
      'a file beside the top folder',
      [
        { path: 'a', mode: 0o755 },
        { path: 'b', mode: 0o644, bytes },
      ],
    ],
    ['a top that is a file', [{ path: 'a', mode: 0o644, bytes }]],
    ['a top inside a folder that others share', [{ path: 'usr/lib', mode: 0o755 }]],
    [
      'a file without its folder',
      [
        { path: 'a', mode: 0o755 },
        { path: 'a/b/c', mode: 0o644, bytes },
      ],
    ],
    [
      'a file inside a file',
      [
        { path: 'a', mode: 0o755 },
        { path: 'a/b', mode: 0o644, bytes },
        { path: 'a/b/c', mode: 0o644, bytes },
      ],
    ],
    [
      'a path twice',
      [
        { path: 'a', mode: 0o755 },
        { path: 'a/b', mode: 0o644, bytes },
        { path: 'a/b', mode: 0o755 },
      ],
    ],
    [
      'a name of 101 bytes',
      [
        { path: 'a', mode: 0o755 },
        { path: `a/${'b'.repeat(101)}`, mode: 0o644, bytes },
      ],
    ],
    [
      'a folder name of 100 bytes',
      [
        { path: 'a', mode: 0o755 },
        { path: `a/${'b'.repeat(100)}`, mode: 0o755 },
      ],
    ],
  ];
  for (const [why, list] of refused)
    it(`refuses ${why}`, () => {
      assert.throws(() => tar(list), RangeError);
    });
});
