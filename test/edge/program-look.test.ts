import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runsMachine, smallestProgram, tryProgram } from '../../src/edge/elf-machine.ts';
import { runCommand } from '../../src/edge/process.ts';
import { lookAtProgram } from '../../src/edge/program-look.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const OWN = process.arch === 'arm64' ? 183 : 62;
const FOREIGN = 21; // ppc64le
const EXIT = Buffer.from(
  process.arch === 'arm64' ? '400580d2a80b80d2010000d4' : 'bf2a000000b83c0000000f05',
  'hex',
);

/** A dynamic program of this machine whose loader has another name of the same length. */
async function withLoader(loader: string): Promise<Buffer> {
  const bytes = await readFile('/bin/ls');
  const at = bytes.indexOf('/lib');
  const end = bytes.indexOf(0, at);
  bytes.fill(0, at, end);
  bytes.write(loader.slice(0, end - at), at);
  return bytes;
}

describe('looking at a program before it is started', () => {
  const rows: readonly [
    what: string,
    content: string | Buffer | (() => Promise<Buffer>),
    exitCode: number | 'starts' | 'is text',
    says?: RegExp,
    mode?: number,
  ][] = [
    ['a program of this machine', () => readFile('/bin/ls'), 'starts'],
    ['the smallest program', smallestProgram(OWN, EXIT), 'starts'],
    ['a script', '#!/bin/sh\nexit 0\n', 'starts'],
    ['a script with blanks and an argument', '#! \t/usr/bin/env sh\n', 'starts'],
    ['a text without a #! line', 'exit 0\n', 'is text'],
    [
      'a program of another machine',
      smallestProgram(FOREIGN, EXIT),
      126,
      /tool cannot be executed: it was built for linux\/ppc64le, and this machine runs linux\/(amd|arm)64/,
    ],
    ['a machine without a name', smallestProgram(999, EXIT), 126, /ELF machine 999/],
    [
      'a program for musl where there is none',
      () => withLoader('/lib/ld-musl-none.so.1'),
      127,
      /loader \/lib\/ld-musl-none.so.1 of the program .*tool is not in the image: it was built for musl \(Alpine\)/,
    ],
    [
      'a program for glibc where there is none',
      () => withLoader('/no/ld-linux-no.so.2'),
      127,
      /loader .* is not in the image: it was built for glibc/,
    ],
    [
      'a script whose interpreter is missing',
      '#!/no/python\n',
      127,
      /interpreter \/no\/python of .*tool is not/,
    ],
    ['a script with line ends of Windows', '#!/bin/sh\r\nexit 0\r\n', 127, /carriage return/],
    ['a script whose interpreter is a folder', '#!/bin\n', 126, /is a folder/],
    [
      'a script whose interpreter is no program',
      '#!/etc/passwd\n',
      126,
      /interpreter of .*tool, cannot be executed/,
    ],
    ['a script that names no interpreter', '#!\n', 126, /does not name an interpreter/],
    ['a file without the right to execute', '#!/bin/sh\n', 126, /mode to 755/, 0o644],
    ['a program for Windows', Buffer.from('MZ\0\0'), 126, /it is a program for Windows/],
    ['a program for macOS', Buffer.from('cffaedfe07000001', 'hex'), 126, /program for macOS/],
    ['a jar', Buffer.from('504b030400', 'hex'), 126, /java -jar/],
    ['a script after a byte order mark', '\ufeff#!/bin/sh\n', 126, /byte order mark/],
    ['an empty file', '', 126, /it is empty/],
    ['other bytes', Buffer.from([1, 0, 2]), 126, /neither a program for Linux nor a script/],
    ['a program that is cut off', Buffer.from('7f454c4602010100', 'hex'), 126, /cut off/],
  ];
  for (const [what, content, expected, says, mode = 0o755] of rows)
    it(`${what}: ${expected}`, async () => {
      await using folder = await temporaryFolder();
      const path = join(folder.path, 'tool');
      await writeFile(path, typeof content === 'function' ? await content() : content, { mode });
      const found = lookAtProgram('tool', ['/nowhere/tool', path]);
      if (typeof expected === 'string') {
        assert.deepEqual(found, { path, isText: expected === 'is text' });
        return;
      }
      assert.ok('reason' in found, 'it can be started');
      assert.equal(found.exitCode, expected);
      assert.match(found.reason, says!);
    });

  it('finds what is missing, and a folder in its place', async () => {
    await using folder = await temporaryFolder();
    assert.deepEqual(lookAtProgram('no', ['/x/no', '/y/no']), {
      exitCode: 127,
      reason: 'the program no is not in the image',
    });
    await mkdir(join(folder.path, 'no'));
    const found = lookAtProgram('no', [join(folder.path, 'no')]);
    assert.ok('reason' in found && /is a folder/.test(found.reason));
  });

  it('takes the first that can be started', async () => {
    await using folder = await temporaryFolder();
    const [a, b] = [join(folder.path, 'a'), join(folder.path, 'b')];
    await writeFile(a, '#!/no/such\n', { mode: 0o755 });
    await copyFile('/bin/ls', b);
    assert.deepEqual(lookAtProgram('x', [a, b]), { path: b, isText: false });
  });

  it('asks for the rights of the user that starts it', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'tool');
    await writeFile(path, '#!/bin/sh\n', { mode: 0o744 });
    const other = { uid: 54321, gid: 54321 };
    const found = lookAtProgram(path, [path], other);
    assert.ok('reason' in found && found.exitCode === 126);
  });

  it('tries machines that may be emulated, since no container sees whether they are', () => {
    assert.equal(tryProgram(smallestProgram(OWN, EXIT)), true);
    assert.equal(tryProgram(smallestProgram(FOREIGN, EXIT)), false);
    assert.equal(runsMachine(OWN), true);
    assert.equal(runsMachine(FOREIGN), false);
  });

  it('keeps a shell from blaming the syntax of a program of another machine', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'tool');
    await writeFile(path, smallestProgram(FOREIGN, EXIT), { mode: 0o755 });
    let printed = '';
    const end = await runCommand({
      pipelines: [[{ argv: [path], variables: {}, redirections: [] }]],
      writable: [],
      readable: [],
      env: {},
      graceMs: 1000,
      onOutput: (_stream, chunk) => {
        printed += chunk;
        return undefined;
      },
    });
    assert.equal(printed, '');
    assert.equal(end.exitCode, null);
    assert.match(end.startReason ?? '', /built for linux\/ppc64le/);
  });
});
