import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ImageSource } from '../../src/oci/image-store.ts';
import { type ImageIndex, type ImageManifest, OCI_LAYER_GZIP } from '../../src/oci/manifest.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { decode, putImage, putIndex } from '../fakes/image.ts';
import { missing } from '../fakes/missing.ts';
import { ROOT } from '../fakes/workshop.ts';

const blobOf = (bytes: Uint8Array) => ({
  mediaType: OCI_LAYER_GZIP,
  digest: digestOf(bytes),
  size: bytes.byteLength,
});
const pathOf = (folder: string, digest: string): string => join(folder, 'blobs', digest.replace(':', '/'));

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

describe('an OCI layout', () => {
  const LARGE = Buffer.alloc(3_500_000, 'abc');

  it('gives blobs as they were written', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(join(folder.path, 'new/deep'));
    assert.equal(await store.writeBlob(blobOf(LARGE), LARGE), 'copied');
    assert.equal(await store.writeBlob(blobOf(LARGE), LARGE), 'present');
    assert.deepEqual(await readAll(await store.streamBlob(blobOf(LARGE))), LARGE);
    const copy = openLayout(join(folder.path, 'copy'));
    assert.equal(await copy.copyBlob(blobOf(LARGE), [store]), 'copied');
    assert.equal(await copy.copyBlob(blobOf(LARGE), [store]), 'present');
  });

  it('gives no last chunk of a blob that is damaged, and does not pass it on', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const blob = blobOf(LARGE);
    for (const damage of [
      (path: string) => writeFile(path, Buffer.concat([LARGE.subarray(1), Buffer.from('x')])),
      (path: string) => writeFile(path, Buffer.concat([LARGE, Buffer.from('x')])),
      (path: string) => truncate(path, LARGE.byteLength - 1),
      (path: string) => truncate(path, 0),
    ]) {
      await store.writeBlob(blob, LARGE);
      await damage(pathOf(folder.path, blob.digest));
      let given = 0;
      const reading = async (): Promise<void> => {
        for await (const chunk of await store.streamBlob(blob)) given += chunk.byteLength;
      };
      await assert.rejects(reading, { code: 'DIGEST_MISMATCH' });
      assert.ok(given < LARGE.byteLength);
      const target = openLayout(join(folder.path, 'target'));
      await assert.rejects(target.copyBlob(blob, [store]), { code: 'DIGEST_MISMATCH' });
      await assert.rejects(store.readBlob(blob, 1e9), { code: 'DIGEST_MISMATCH' });
      assert.deepEqual(await readdir(join(folder.path, 'target/blobs/sha256')), []);
    }
  });

  it('reads blobs through links, as Bazel leaves them, but nothing that is not a file', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const blob = blobOf(LARGE);
    await store.writeBlob(blob, LARGE);
    const path = pathOf(folder.path, blob.digest);
    await rename(path, join(folder.path, 'elsewhere'));
    await symlink(join(folder.path, 'elsewhere'), path);
    assert.equal((await readAll(await store.streamBlob(blob))).byteLength, LARGE.byteLength);
    await rename(path, `${path}.link`);
    await symlink('/dev/zero', path);
    await assert.rejects(store.streamBlob(blob), { code: 'NOT_AN_IMAGE', message: /is not a file/ });
    await assert.rejects(store.readBlob(blob, 1e9), { code: 'NOT_AN_IMAGE' });
    await assert.rejects(store.streamBlob(blobOf(Buffer.from('no'))), { code: 'BLOB_NOT_FOUND' });
  });

  it('tries the next source when one gives something else, and leaves no piece of it', async () => {
    await using folder = await temporaryFolder();
    const good = openLayout(join(folder.path, 'good'));
    const blob = blobOf(LARGE);
    await good.writeBlob(blob, LARGE);
    const liar = {
      name: 'liar',
      streamBlob: async () =>
        (async function* () {
          yield Buffer.from('something else');
        })(),
    } as unknown as ImageSource;
    const target = openLayout(join(folder.path, 'target'));
    await assert.rejects(target.copyBlob(blob, [liar]), { code: 'DIGEST_MISMATCH' });
    assert.deepEqual(await readdir(join(folder.path, 'target/blobs/sha256')), []);
    assert.equal(await target.copyBlob(blob, [liar, good]), 'copied');
  });

  it('writes again what an interrupted write or a crash left damaged', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const raw = await putImage(store, 'a');
    await truncate(pathOf(folder.path, raw.digest), 10);
    assert.equal(await store.headManifest(raw.digest), undefined);
    assert.equal(await store.headManifest('a'), undefined);
    await store.writeManifest('a', raw);
    assert.equal(await store.headManifest('a'), raw.digest);
    const config = decode<ImageManifest>(raw.bytes).config;
    const bytes = await store.readBlob(config, 1e6);
    await truncate(pathOf(folder.path, config.digest), 0);
    assert.equal(await store.writeBlob(config, bytes), 'copied');
    assert.deepEqual(await store.readBlob(config, 1e6), bytes);
  });

  it('keeps every tag when many write at once, in one process and in several', async () => {
    await using folder = await temporaryFolder();
    const tags = Array.from({ length: 20 }, (_, i) => `t${i}`);
    await Promise.all(tags.map((tag) => putImage(openLayout(folder.path), tag)));
    const script = `
      const { openLayout } = await import(${JSON.stringify(join(ROOT, 'src/edge/oci-layout.ts'))});
      const { putImage } = await import(${JSON.stringify(join(ROOT, 'test/fakes/image.ts'))});
      const store = openLayout(process.argv[1]);
      for (let i = 0; i < 15; i += 1) await putImage(store, process.argv[2] + i);`;
    const names = ['a', 'b', 'c'];
    await Promise.all(
      names.map((name) =>
        promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, folder.path, name]),
      ),
    );
    const index = JSON.parse(await readFile(join(folder.path, 'index.json'), 'utf8')) as ImageIndex;
    const found = index.manifests.map((m) => m.annotations?.['org.opencontainers.image.ref.name']).sort();
    const expected = [
      ...tags,
      ...names.flatMap((name) => Array.from({ length: 15 }, (_, i) => `${name}${i}`)),
    ];
    assert.deepEqual(found, expected.sort());
    assert.deepEqual((await readdir(folder.path)).sort(), ['blobs', 'index.json', 'oci-layout']);
  });

  it('does not wait for a writer that is gone', async () => {
    await using folder = await temporaryFolder();
    const lock = join(folder.path, '.index.lock');
    await writeFile(lock, '');
    await utimes(lock, new Date(0), new Date(0));
    await putImage(openLayout(folder.path), 'a');
    assert.deepEqual((await readdir(folder.path)).sort(), ['blobs', 'index.json', 'oci-layout']);
  });

  it('keeps what others wrote into its index', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const other = { mediaType: 'x/y', digest: `sha512:${'0'.repeat(128)}`, size: 3 };
    await putImage(store, 'a');
    const path = join(folder.path, 'index.json');
    const index = JSON.parse(await readFile(path, 'utf8')) as { manifests: unknown[] };
    index.manifests.push(other);
    await writeFile(path, JSON.stringify({ ...index, annotations: { k: 'v' } }));
    await putImage(store, 'b');
    const written = JSON.parse(await readFile(path, 'utf8')) as { manifests: unknown[]; annotations: object };
    assert.deepEqual(written.annotations, { k: 'v' });
    assert.deepEqual(written.manifests[1], other);
    await assert.rejects(store.readManifest('c'), { message: /It contains: a, b\./ });
  });

  for (const [what, text] of [
    ['is no JSON', '{"manifests": ['],
    ['is no index', '{"manifests": {}}'],
    ['is null', 'null'],
    ['is not UTF-8', Buffer.from([0xff, 0xfe])],
  ] as const)
    it(`says that its index ${what}, and does not write over it`, async () => {
      await using folder = await temporaryFolder();
      const store = openLayout(folder.path);
      await writeFile(join(folder.path, 'index.json'), text);
      await assert.rejects(store.readManifest('a'), {
        code: 'NOT_AN_IMAGE',
        message: /index\.json is damaged/,
      });
      await assert.rejects(putImage(store, 'a'), { code: 'NOT_AN_IMAGE' });
      assert.deepEqual(await readFile(join(folder.path, 'index.json')), Buffer.from(text));
    });

  it('leads nowhere but to its own blobs', async () => {
    await using folder = await temporaryFolder();
    const entry = (digest: unknown) => ({
      mediaType: 'x',
      digest,
      size: 1,
      annotations: { 'org.opencontainers.image.ref.name': 'a' },
    });
    for (const digest of ['sha256:../../../../../etc/passwd', 1, undefined]) {
      await writeFile(join(folder.path, 'index.json'), JSON.stringify({ manifests: [entry(digest), null] }));
      await assert.rejects(openLayout(folder.path).readManifest('a'), { code: 'IMAGE_NOT_FOUND' });
    }
  });

  it('needs no tag when it holds one image, and asks for one when it holds several', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    await assert.rejects(store.readManifest('latest'), {
      code: 'IMAGE_NOT_FOUND',
      message: /empty or not an OCI layout/,
    });
    const raw = await putImage(store, '1');
    assert.equal((await store.readManifest('latest')).digest, raw.digest);
    await putImage(store, '2');
    await assert.rejects(store.readManifest('latest'), {
      message: /no image "latest"\. It contains: 1, 2\./,
    });
  });

  it('that may not be written says so, and so does one that is a file', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'file'), '');
    await assert.rejects(putImage(openLayout(join(folder.path, 'file')), '1'), {
      code: 'FILE_ERROR',
      message: /^oci:.*file cannot be written: a part of the path is a file/,
    });
    const store = join(folder.path, 'store');
    await mkdir(store);
    await chmod(store, 0o555);
    if (process.getuid?.() === 0) return;
    await assert.rejects(putImage(openLayout(store), '1'), { code: 'FILE_ERROR', message: /permissions/ });
  });

  it('is read by skopeo, one image or an index', {
    skip: missing('skopeo'),
  }, async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const amd = await putImage(store, '1.0.0');
    const arm = await putImage(store, 'arm', { platform: { os: 'linux', architecture: 'arm64' } });
    const all = await putIndex(store, 'all-of_it', [
      { raw: amd, platform: { os: 'linux', architecture: 'amd64' } },
      { raw: arm, platform: { os: 'linux', architecture: 'arm64' } },
    ]);
    for (const [tag, wanted, architecture] of [
      ['1.0.0', amd, 'amd64'],
      ['arm', arm, 'arm64'],
      ['all-of_it', all, 'amd64'],
    ] as const) {
      const name = `oci:${folder.path}:${tag}`;
      const raw = spawnSync('skopeo', ['inspect', '--raw', name]);
      assert.equal(digestOf(raw.stdout), wanted.digest, String(raw.stderr));
      const inspected = spawnSync('skopeo', ['inspect', '--override-arch=amd64', name], { encoding: 'utf8' });
      assert.equal(JSON.parse(inspected.stdout).Architecture, architecture, inspected.stderr);
    }
  });
});
