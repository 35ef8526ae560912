import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { findEngine } from '../../src/edge/engine.ts';
import { openSavedImage } from '../../src/edge/saved-image.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseConfig, parseManifest } from '../../src/oci/manifest.ts';
import { writeLayer } from '../../src/wrap/layer-tar.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { missing } from '../fakes/missing.ts';

const TAR = Buffer.concat([...writeLayer([{ path: 'a', mode: 0o755 }])]);
const OTHER = Buffer.concat([...writeLayer([{ path: 'b', mode: 0o700 }])]);
const configOf = (...tars: Buffer[]): string =>
  JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: tars.map((tar) => digestOf(tar)) },
  });
const manifestOf = (config: string, ...layers: string[]): string =>
  JSON.stringify([{ Config: config, RepoTags: ['a:1'], Layers: layers }]);

/** Names and contents; `{ to }` is a symbolic link. */
type Archive = readonly (readonly [name: string, content: string | Buffer | { to: string }])[];

async function open(archive: Archive, folder: string, cut = 0) {
  const home = join(folder, 'home');
  await mkdir(home);
  const file = join(home, 'image.tar');
  const tar = pack();
  for (const [name, content] of archive) {
    if (typeof content === 'object' && 'to' in content)
      tar.entry({ name, type: 'symlink', linkname: content.to });
    else tar.entry({ name }, content);
  }
  tar.finalize();
  await new Promise<void>((resolve) => tar.pipe(createWriteStream(file)).on('close', () => resolve()));
  if (cut > 0) await truncate(file, (await readFile(file)).byteLength - cut);
  return openSavedImage(file, home, 'docker-daemon:a:1');
}

const BLOB = 'blobs/sha256/';
const GOOD: readonly (readonly [what: string, archive: Archive, tars: Buffer[]])[] = [
  [
    "Docker's folders",
    [
      ['c.json', configOf(TAR, OTHER)],
      ['x/layer.tar', TAR],
      ['y/layer.tar', OTHER],
      ['manifest.json', manifestOf('c.json', 'x/layer.tar', 'y/layer.tar')],
    ],
    [TAR, OTHER],
  ],
  [
    'a layer that occurs twice, as a link',
    [
      ['c.json', configOf(TAR, TAR)],
      ['x/layer.tar', TAR],
      ['y/layer.tar', { to: '../x/layer.tar' }],
      ['manifest.json', manifestOf('c.json', 'x/layer.tar', 'y/layer.tar')],
    ],
    [TAR, TAR],
  ],
  [
    'the OCI layout that Docker 25 and later write',
    [
      [`${BLOB}1`, configOf(TAR)],
      [`${BLOB}2`, TAR],
      ['index.json', '{}'],
      ['oci-layout', '{}'],
      ['manifest.json', manifestOf(`${BLOB}1`, `${BLOB}2`)],
    ],
    [TAR],
  ],
  [
    'layers that were kept compressed, one of them twice',
    [
      [`${BLOB}1`, configOf(TAR, OTHER, TAR)],
      [`${BLOB}2`, gzipSync(TAR)],
      [`${BLOB}3`, zstdCompressSync(OTHER)],
      ['manifest.json', manifestOf(`${BLOB}1`, `${BLOB}2`, `${BLOB}3`, `${BLOB}2`)],
    ],
    [TAR, OTHER, TAR],
  ],
  [
    'an image without layers, whose lists Go writes as null',
    [
      ['c.json', '{"os":"linux","architecture":"amd64","rootfs":{"type":"layers","diff_ids":null}}'],
      ['manifest.json', '[{"Config":"c.json","RepoTags":null,"Layers":null}]'],
    ],
    [],
  ],
  [
    'names that lead upwards, which stay names',
    [
      ['../../c.json', configOf(TAR)],
      ['../../../evil', TAR],
      ['manifest.json', manifestOf('../../c.json', '../../../evil')],
    ],
    [TAR],
  ],
];

const ONE: Archive = [
  ['c.json', configOf(TAR)],
  ['l', TAR],
];
const BAD: readonly (readonly [what: string, archive: Archive, says: RegExp, cut?: number])[] = [
  ['is empty', [], /without its file "manifest.json"/],
  ['is cut off', [...ONE, ['manifest.json', manifestOf('c.json', 'l')]], /damaged archive/, 2000],
  ['names no image', [['manifest.json', '[]']], /without an image/],
  ['names something else', [['manifest.json', '[{"Config":1,"Layers":"x"}]']], /without an image/],
  [
    'has layers that its config does not name',
    [
      ['c.json', '{"rootfs":null}'],
      ['l', TAR],
      ['manifest.json', manifestOf('c.json', 'l')],
    ],
    /with a config that lists other layers/,
  ],
  ['has a manifest that is not JSON', [['manifest.json', '{']], /that is not JSON/],
  ['lacks a layer', [...ONE, ['manifest.json', manifestOf('c.json', 'no')]], /without its file "no"/],
  [
    'has another layer than its config says',
    [
      ['c.json', configOf(OTHER)],
      ['l', TAR],
      ['manifest.json', manifestOf('c.json', 'l')],
    ],
    /damaged layer "l"/,
  ],
  [
    'has a layer that is compressed and cut off',
    [
      ['c.json', configOf(TAR)],
      ['l', gzipSync(TAR).subarray(0, 30)],
      ['manifest.json', manifestOf('c.json', 'l')],
    ],
    /damaged layer "l"/,
  ],
  [
    'has fewer layers than its config says',
    [
      ['c.json', configOf(TAR, OTHER)],
      ['l', TAR],
      ['manifest.json', manifestOf('c.json', 'l')],
    ],
    /with a config that lists other layers/,
  ],
  ...['/etc/passwd', '../../../../../../etc/passwd', 'l', './m'].map(
    (to) =>
      [
        `links a layer to ${to}`,
        [
          ['c.json', configOf(TAR)],
          ['l', { to }],
          ['m', { to: 'l' }],
          ['manifest.json', manifestOf('c.json', 'l')],
        ],
        /without its file "l"/,
      ] as const,
  ),
];

describe('a saved image', () => {
  for (const [what, archive, tars] of GOOD)
    it(`is read from ${what}`, async () => {
      await using folder = await temporaryFolder();
      await using saved = await open(archive, folder.path);
      const manifest = parseManifest(await saved.readManifest('latest'), 'it');
      assert.equal(manifest.kind, 'image');
      if (manifest.kind !== 'image') return;
      parseConfig(await saved.readBlob(manifest.json.config, 1e6), manifest.json, 'it');
      for (const [i, layer] of manifest.json.layers.entries()) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of await saved.streamBlob(layer)) chunks.push(chunk);
        assert.deepEqual(Buffer.concat(chunks), tars[i]);
      }
      assert.deepEqual(await readdir(folder.path), ['home'], 'nothing is written beside its folder');
      await saved[Symbol.asyncDispose]();
      assert.deepEqual(await readdir(folder.path), []);
    });

  for (const [what, archive, says, cut] of BAD)
    it(`that ${what} is refused in one sentence`, async () => {
      await using folder = await temporaryFolder();
      await assert.rejects(open(archive, folder.path, cut), { code: 'NOT_AN_IMAGE', message: says });
    });

  for (const engine of ['docker', 'podman'] as const)
    it(`comes from ${engine}, and goes with its files`, {
      skip: missing(engine),
    }, async () => {
      const image = `pipewright-save-test:${process.pid}`;
      const { status } = spawnSync(engine, ['import', '-', image], { input: TAR });
      assert.equal(status, 0);
      const before = process.env.TMPDIR;
      await using folder = await temporaryFolder();
      process.env.TMPDIR = folder.path;
      try {
        const saved = await (await findEngine(engine)).save(image);
        const manifest = parseManifest(await saved.readManifest('latest'), image);
        assert.equal(manifest.kind === 'image' && manifest.json.layers.length, 1);
        await saved[Symbol.asyncDispose]();
        assert.deepEqual(await readdir(folder.path), []);
        await assert.rejects((await findEngine(engine)).save('pipewright-no-such:1'), {
          code: 'IMAGE_NOT_FOUND',
        });
        assert.deepEqual(await readdir(folder.path), []);
      } finally {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
        spawnSync(engine, ['rmi', image]);
      }
    });
});
