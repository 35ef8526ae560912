import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, it, type TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { pack as startPack } from 'tar-stream';
import { pack, stateOf, unpack } from '../../src/edge/checkpoint-archive.ts';

function folders(t: TestContext) {
  const around = mkdtempSync(join(tmpdir(), 'pipewright-archive-'));
  t.after(() => rmSync(around, { recursive: true, force: true }));
  const [from, to] = [join(around, 'from'), join(around, 'to')];
  mkdirSync(from);
  mkdirSync(to);
  return { around, from, to, archive: join(around, 'a.tar') };
}

describe('archives of a folder', () => {
  it('hold files, folders, links and modes, and give them back', async (t) => {
    const { from, to, archive, around } = folders(t);
    const long = 'l'.repeat(200);
    mkdirSync(join(from, 'deep', long), { recursive: true });
    mkdirSync(join(from, 'empty'));
    writeFileSync(join(from, 'deep', long, 'é'), Buffer.alloc(3 << 20, 'x'));
    writeFileSync(join(from, 'none'), '');
    writeFileSync(join(from, 'run'), 'y', { mode: 0o750 });
    utimesSync(join(from, 'run'), 1e9, 1e9);
    writeFileSync(join(around, 'secret'), 'not of the folder');
    symlinkSync('../secret', join(from, 'link'));
    symlinkSync('/nowhere', join(from, 'deep', 'lost'));
    execFileSync('mkfifo', [join(from, 'pipe')]);
    const packed = await pack(from, archive, '', undefined);
    assert.ok(typeof packed === 'object');
    assert.equal(packed.bytes, statSync(archive).size);
    assert.ok(!readFileSync(archive).includes('not of the folder'));
    await unpack(archive, to, undefined);
    assert.deepEqual(readdirSync(to).sort(), ['deep', 'empty', 'link', 'none', 'run']);
    assert.equal(readFileSync(join(to, 'deep', long, 'é')).length, 3 << 20);
    assert.equal(readFileSync(join(to, 'none')).length, 0);
    const run = statSync(join(to, 'run'));
    assert.deepEqual([run.mode & 0o777, run.mtimeMs], [0o750, 1e12]);
    assert.deepEqual(
      [readlinkSync(join(to, 'link')), readlinkSync(join(to, 'deep', 'lost'))],
      ['../secret', '/nowhere'],
    );
    assert.equal(await pack(from, archive, packed.state, undefined), 'unchanged');
    writeFileSync(join(from, 'run'), 'z');
    assert.notEqual(await stateOf(from), packed.state);
  });

  it('are made only of a folder that no other process changes meanwhile', async (t) => {
    const { from, to, archive } = folders(t);
    const write = (text: string): void => {
      for (const name of ['a', 'b']) {
        writeFileSync(join(from, `.${name}`), text);
        renameSync(join(from, `.${name}`), join(from, name));
      }
    };
    write('0');
    let isOver = false;
    const packing = pack(from, archive, '', undefined).finally(() => {
      isOver = true;
    });
    for (let round = 1; !isOver; round++) {
      write(String(round % 10));
      await turn();
    }
    assert.equal(await packing, 'changing');
    write('9');
    assert.equal(typeof (await pack(from, archive, '', undefined)), 'object');
    await unpack(archive, to, undefined);
    assert.deepEqual(
      readdirSync(to).map((name) => readFileSync(join(to, name), 'utf8')),
      ['9', '9'],
    );
  });

  it('refuse what the command could not read itself, and names that they cannot hold', async (t) => {
    const { from, archive } = folders(t);
    writeFileSync(join(from, 'f'), 'x');
    chmodSync(join(from, 'f'), 0o640);
    const info = lstatSync(join(from, 'f'));
    const [own, other] = [
      { uid: info.uid, gid: 1 },
      { uid: info.uid + 1, gid: info.gid + 1 },
    ];
    assert.equal(typeof (await pack(from, archive, '', own)), 'object');
    await assert.rejects(pack(from, archive, '', other), /not allowed to read f in it/);
    writeFileSync(Buffer.concat([Buffer.from(`${from}/`), Buffer.from([0xff])]), '');
    await assert.rejects(pack(from, archive, '', own), /is not UTF-8/);
  });

  it('are not entered through a link in the place of the folder', async (t) => {
    const { from, to, archive } = folders(t);
    symlinkSync(from, join(to, 'link'));
    writeFileSync(join(from, 'f'), 'x');
    assert.equal(await pack(join(to, 'link'), archive, '', undefined), 'changing');
  });

  for (const [what, ...entries] of [
    ['a name that climbs', { name: '../out', type: 'file' }],
    ['an absolute name', { name: '/tmp/pipewright-out', type: 'file' }],
    [
      'a file through a link',
      { name: 'l', type: 'symlink', linkname: '..' },
      { name: 'l/out', type: 'file' },
    ],
    [
      'a link through a link',
      { name: 'l', type: 'symlink', linkname: '..' },
      { name: 'l/out', type: 'symlink', linkname: 'x' },
    ],
    [
      'a link in the place of a folder',
      { name: 'l', type: 'directory' },
      { name: 'l', type: 'symlink', linkname: '..' },
    ],
    ['a device', { name: 'd', type: 'character-device' }],
    ['a hard link', { name: 'h', type: 'link', linkname: '../a.tar' }],
    ['a name twice', { name: 'a', type: 'file' }, { name: 'a', type: 'file' }],
  ] as const)
    it(`are refused with ${what}`, async (t) => {
      const { around, to, archive } = folders(t);
      const tar = startPack();
      for (const entry of entries) tar.entry({ ...entry }, entry.type === 'file' ? 'x' : '');
      tar.finalize();
      await pipeline(tar, createWriteStream(archive));
      await assert.rejects(unpack(archive, to, undefined), { code: 'CHECKPOINT_UNUSABLE' });
      assert.ok(!existsSync(join(around, 'out')) && !existsSync('/tmp/pipewright-out'));
    });

  it('are refused where they end too early', async (t) => {
    const { from, to, archive } = folders(t);
    writeFileSync(join(from, 'f'), 'x'.repeat(5000));
    await pack(from, archive, '', undefined);
    writeFileSync(archive, readFileSync(archive).subarray(0, 3000));
    await assert.rejects(unpack(archive, to, undefined), { code: 'CHECKPOINT_UNUSABLE' });
  });
});
