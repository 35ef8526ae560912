import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { buildImages, pushImages, type SourceImage } from '../../images/build.ts';
import { readTree } from '../../images/tree.ts';
import { Services, settingOf } from '../../scripts/services.ts';
import { temporaryFolder } from '../fakes/folder.ts';

// Tools that are missing are installed once, with the lock of this checkout.
await new Services(settingOf(undefined, () => {})).tools(['mmdebstrap', 'musl-gcc']);

describe('building source images', () => {
  /** One that is compiled and one that is made of packages, made twice. */
  const built: SourceImage[][] = [];
  before(async () => {
    for (let i = 0; i < 2; i++) {
      await using folder = await temporaryFolder();
      await using services = new Services(settingOf(folder.path, () => {}));
      built.push(await buildImages(services, ['fasta-stats', 'outliers']));
    }
  });

  it('gives the same digest in another folder, at another time', () => {
    const [first, second] = built.map((images) => images.map(({ image }) => image.manifest.digest));
    assert.deepEqual(first, second);
  });

  it('puts nothing of this machine into an image', async () => {
    await using folder = await temporaryFolder();
    const image = built[0]?.[1];
    const paths: string[] = [];
    for (const [i, blob] of [...(image?.image.blobs.values() ?? [])].entries()) {
      // gzip's magic number: the other blob is the config
      if (blob[0] !== 0x1f) continue;
      const tar = join(folder.path, `${i}.tar`);
      writeFileSync(tar, gunzipSync(blob));
      paths.push(...(await readTree(tar)).map(({ path }) => path));
    }
    assert.ok(paths.includes('bin/busybox') && paths.includes('usr/local/bin/outliers'));
    // mmdebstrap copies the first two from the machine that it runs on.
    const local = /^(etc\/(hostname|resolv\.conf|apt)|var\/(log|cache|lib\/apt)|dev|proc|sys|run)(\/|$)/;
    assert.deepEqual(
      paths.filter((path) => local.test(path)),
      [],
    );
  });

  it('takes from the cache what its recipe made before, and makes it again on request', async () => {
    await using folder = await temporaryFolder();
    const lines: string[] = [];
    await using services = new Services(settingOf(folder.path, (line) => lines.push(line)));
    const [first] = await buildImages(services, ['fasta-stats']);
    const [second] = await buildImages(services, ['fasta-stats']);
    assert.deepEqual(
      lines.map((line) => line.replace(/: .*/, '')),
      ['Image'],
    );
    assert.deepEqual(second?.image.manifest, first?.image.manifest);
    const old = join(folder.path, 'images/fasta-stats-0123456789ab');
    mkdirSync(old);
    await buildImages(services, ['fasta-stats'], true);
    assert.equal(lines.length, 2);
    assert.equal(existsSync(old), false, 'what an older recipe made is taken away');
  });

  it('pushes to the registry that the name leads to, under the digest that was built', async () => {
    await using folder = await temporaryFolder();
    await using services = new Services(settingOf(folder.path, () => {}));
    const images = await buildImages(services, ['fasta-stats']);
    const registry = await services.registry();
    // A second push finds everything there.
    for (let i = 0; i < 2; i++) await pushImages(services.setting, registry, images);
    const head = await fetch(`http://${registry.address}/v2/pipewright/images/fasta-stats/manifests/1.0.0`, {
      method: 'HEAD',
      headers: { Accept: 'application/vnd.docker.distribution.manifest.v2+json' },
    });
    assert.equal(head.headers.get('docker-content-digest'), images[0]?.image.manifest.digest);
  });

  it('names the images that there are when asked for another', async () => {
    await using folder = await temporaryFolder();
    await using services = new Services(settingOf(folder.path, () => {}));
    await assert.rejects(buildImages(services, ['samtool']), {
      code: 'UNKNOWN_IMAGE',
      message: /"samtool": there are csv-summary, fasta-stats, imagemagick, outliers, samtools/,
    });
  });
});
