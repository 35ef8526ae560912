import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { buildAgent } from '../../scripts/build-agent.ts';
import { gzipLayer } from '../../src/edge/agent-layer/gzip.ts';
import { AGENT_ENTRYPOINT, type AgentRelease } from '../../src/wrap/agent-release.ts';

const ROOT = join(import.meta.dirname, '../..');
const LOADERS: Readonly<Record<string, string>> = {
  'linux/amd64': 'ld-linux-x86-64.so.2',
  'linux/arm64': 'ld-linux-aarch64.so.1',
};

let layout: string;
let release: AgentRelease;
before(async () => {
  ({ layout, release } = await buildAgent());
});
const blob = (digest: string): Promise<Buffer> => readFile(join(layout, 'blobs', digest.replace(':', '/')));

describe('the agent image', () => {
  it('is what agent.json pins', async () => {
    assert.deepEqual(JSON.parse(await readFile(join(ROOT, 'agent/agent.json'), 'utf8')), release);
  });

  it('has one image for each platform, with one layer', async () => {
    const index = JSON.parse((await blob(release.digest)).toString());
    assert.deepEqual(
      index.manifests.map(({ platform }: { platform: object }) => platform),
      [
        { architecture: 'amd64', os: 'linux' },
        { architecture: 'arm64', os: 'linux' },
      ],
    );
    for (const child of index.manifests) {
      const manifest = JSON.parse((await blob(child.digest)).toString());
      const config = JSON.parse((await blob(manifest.config.digest)).toString());
      const pinned = release.platforms[`linux/${config.architecture}`]!;
      assert.deepEqual(
        manifest.layers.map(({ digest, size }: { digest: string; size: number }) => [digest, size]),
        [[pinned.digest, pinned.size]],
      );
      assert.deepEqual(config.rootfs.diff_ids, [pinned.diff_id]);
      assert.deepEqual(config.config.Entrypoint, AGENT_ENTRYPOINT);
    }
  });
});

for (const [platform, loader] of Object.entries(LOADERS))
  describe(`the agent layer for ${platform}`, () => {
    const files = new Map<string, { header: Header; bytes: Buffer }>();
    let folder: string;
    before(async () => {
      const { digest, diff_id } = release.platforms[platform]!;
      const tar = gunzipSync(await blob(digest));
      assert.equal(`sha256:${createHash('sha256').update(tar).digest('hex')}`, diff_id);
      for await (const entry of Readable.from([tar]).pipe(extract()))
        files.set(`/${entry.header.name}`, {
          header: entry.header,
          bytes: await buffer(entry),
        });
      folder = await mkdtemp(join(tmpdir(), 'agent-'));
      await writeFile(join(folder, 'node'), files.get('/.pipewright/node')!.bytes, { mode: 0o755 });
    });

    after(() => rm(folder, { recursive: true }));

    it('stays in its own folder, readable by everyone', () => {
      for (const [path, { header }] of files) {
        assert.ok(path.startsWith('/.pipewright/'), path);
        assert.ok((header.mode! & 0o444) === 0o444, path);
        assert.ok(
          header.type === 'directory' ? (header.mode! & 0o111) === 0o111 : header.type === 'file',
          path,
        );
      }
      assert.equal(files.get('/.pipewright/tmp/')?.header.mode, 0o1777);
      for (const path of [AGENT_ENTRYPOINT[0]!, AGENT_ENTRYPOINT.at(-1)!]) assert.ok(files.has(path), path);
      for (const path of [AGENT_ENTRYPOINT[0]!, `/.pipewright/lib/${loader}`])
        assert.equal(files.get(path)?.header.mode, 0o755, path);
    });

    it('carries the licence of everything in it', () => {
      const names = [...files.keys()].filter((path) => path.startsWith('/.pipewright/licenses/'));
      for (const name of ['GPL-3', 'LGPL-2.1', 'gcc-copyright', 'glibc-copyright', 'node', 'pipewright'])
        assert.ok(names.includes(`/.pipewright/licenses/${name}.txt`), name);
    });

    it('has a Node that uses our loader and libraries, whatever LD_LIBRARY_PATH says, and has them all', () => {
      const { stdout, stderr } = spawnSync(
        'readelf',
        ['--wide', '--program-headers', '--dynamic', join(folder, 'node')],
        {
          encoding: 'utf8',
        },
      );
      assert.equal(stderr, '');
      assert.match(
        stdout,
        new RegExp(`program interpreter: /\\.pipewright/lib/${loader.replaceAll('.', '\\.')}\\]`),
      );
      assert.match(stdout, /\(RPATH\) +Library rpath: \[\/\.pipewright\/lib\]/);
      assert.doesNotMatch(stdout, /RUNPATH/);
      const needed = [...stdout.matchAll(/\(NEEDED\).*\[(.+)\]/g)].map(([, name]) => name!);
      assert.ok(needed.includes('libc.so.6'));
      for (const name of needed) assert.ok(files.has(`/.pipewright/lib/${name}`), name);
    });

    it('has a Node whose segments fit pages of their alignment, in ascending order', () => {
      const { stdout } = spawnSync('readelf', ['--wide', '--program-headers', join(folder, 'node')], {
        encoding: 'utf8',
      });
      const loads = [
        ...stdout.matchAll(/^ +LOAD +(0x\w+) (0x\w+) 0x\w+ (0x\w+) (0x\w+) .{3} (0x\w+)$/gm),
      ].map((m) => m.slice(1).map(Number)) as [number, number, number, number, number][];
      assert.ok(loads.length >= 3);
      let end = 0;
      for (const [offset, address, , memory, align] of loads) {
        assert.equal(offset % align, address % align);
        assert.ok(address >= end);
        end = address + memory;
        // arm64 kernels have pages of 4, 16 or 64 KiB; a program must be laid out for the largest.
        if (platform === 'linux/arm64') assert.equal(align, 0x10000);
      }
    });
  });

describe('building the agent', () => {
  let root: string;
  before(async () => {
    root = await copyRepository();
  });
  after(() => rm(root, { recursive: true, force: true }));

  it('gives the same bytes in another place', async () => {
    assert.deepEqual((await buildAgent({ root })).release, release);
  });

  it('says which file of the layer differs from what is pinned', async () => {
    const version = join(root, 'src/agent/agent-version.ts');
    const text = await readFile(version, 'utf8');
    await writeFile(version, text.replace(/'(.+)'/, "'9.9.9'"));
    await assert.rejects(
      buildAgent({ root }),
      /these files in the agent layer differ: \.pipewright\/agent\/.*--update/,
    );
    await writeFile(version, `${text}// a remark\n`);
    assert.deepEqual((await buildAgent({ root })).release, release);
  });

  it('refuses a runtime file that is not the one pinned', async () => {
    await writeFile(join(root, 'agent/runtime/linux-arm64/lib/libdl.so.2'), 'other');
    await assert.rejects(
      buildAgent({ root, out: join(root, 'layout') }),
      /libdl\.so\.2 does not have the checksum in SHA256SUMS/,
    );
  });
});

describe('compressing a layer', () => {
  const noise = Buffer.alloc(3 << 20);
  let x = 1;
  for (let i = 0; i < noise.length; i++) {
    x = (x * 48271) % 0x7fffffff;
    noise[i] = x >> (i % 3 === 0 ? 8 : 28);
  }
  const cases: readonly [what: string, parts: Buffer[]][] = [
    ['nothing', []],
    ['less than a window', [Buffer.from('x')]],
    ['zeros from the beginning', [Buffer.alloc(2 << 20)]],
    ['many small parts', Array.from({ length: 500 }, (_, i) => noise.subarray(i * 400, i * 420))],
    [
      'large parts between small ones',
      [noise.subarray(0, 700), noise, Buffer.alloc(100), noise.subarray(5), Buffer.alloc(1 << 20)],
    ],
  ];
  for (const [what, parts] of cases)
    it(`keeps ${what}, in one gzip member that other programs read`, async (t) => {
      const cache = await mkdtemp(join(tmpdir(), 'deflated-'));
      t.after(() => rm(cache, { recursive: true }));
      const compressed = await gzipLayer(parts, cache);
      assert.ok(gunzipSync(compressed).equals(Buffer.concat(parts)));
      const { status, stdout } = spawnSync('gzip', ['-dc'], { input: compressed, maxBuffer: 64 << 20 });
      assert.equal(status, 0);
      assert.ok(stdout.equals(Buffer.concat(parts)));
      assert.ok((await gzipLayer(parts, cache)).equals(compressed), 'from the cache');
    });
});

/**
 * What building needs in a new folder, and the compressed pieces, so that only what differs is compressed again.
 * What is never written to are hard links: the bundler follows symbolic ones.
 */
async function copyRepository(): Promise<string> {
  const root = await mkdtemp(join(ROOT, '.cache', 'other place-'));
  const paths = [
    'src',
    'agent',
    'scripts',
    'catalog/schema',
    'LICENSE',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ];
  for (const path of paths) await cp(join(ROOT, path), join(root, path), { recursive: true });
  const links = ['node_modules', '.cache/agent/npm', '.cache/agent/deflated'];
  const { status } = spawnSync('cp', ['--archive', '--link', '--parents', ...links, root], { cwd: ROOT });
  assert.equal(status, 0);
  return root;
}
