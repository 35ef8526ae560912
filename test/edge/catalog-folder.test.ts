import assert from 'node:assert/strict';
import { mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { CatalogIndex } from '../../src/catalog/catalog-index.ts';
import { snapshotRecord } from '../../src/catalog/catalog-record.ts';
import { checkSourceAllowed } from '../../src/catalog/catalog-settings.ts';
import { linkFindings, openCatalogFolder, openFolderRecord } from '../../src/edge/catalog-folder.ts';
import { catalogOpener } from '../../src/edge/catalog-source.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { anExtendedSpec } from '../fakes/catalog.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const entry = (version: string, more: object = {}) =>
  JSON.stringify({ ...anExtendedSpec({ name: 'blur', version }), ...more });

async function catalog(
  folder: string,
  settings: string,
  files: Record<string, string> = {},
): Promise<string> {
  await mkdir(join(folder, 'blur'));
  await writeFile(join(folder, 'catalog.json'), settings);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'blur', name), text);
  return join(folder, 'blur/spec.json');
}

describe('a catalog on disk', () => {
  it('says before anything is pushed that it cannot be written', async () => {
    await using folder = await temporaryFolder();
    await openFolderRecord(folder.path, { name: 'catalog' }).requireWritable();
    await assert.rejects(openFolderRecord(join(folder.path, 'gone'), { name: 'catalog' }).requireWritable(), {
      code: 'NOT_WRITABLE',
      message: /catalog cannot be written.*Nothing was pushed/,
    });
  });

  it('lists its versions in order, and is left alone when nothing changed', async () => {
    await using folder = await temporaryFolder();
    const spec = await catalog(folder.path, '{"registry":"ghcr.io/a"}', {
      'spec.json': '{"name":"blur"}',
      '1.10.0.json': entry('1.10.0', { description: 'new' }),
      '1.9.0.json': entry('1.9.0', { description: 'old', deprecated: { reason: 'slow' } }),
    });
    await openCatalogFolder(spec)!.refreshIndex();
    const file = join(folder.path, 'index.json');
    const { algorithms } = JSON.parse(await readFile(file, 'utf8')) as CatalogIndex;
    assert.deepEqual(Object.keys(algorithms.blur!.versions), ['1.9.0', '1.10.0']);
    assert.equal(algorithms.blur!.description, 'new');
    assert.equal(algorithms.blur!.versions['1.9.0']!.deprecated, 'slow');
    const before = (await stat(file, { bigint: true })).mtimeNs;
    await openCatalogFolder(spec)!.refreshIndex();
    assert.equal((await stat(file, { bigint: true })).mtimeNs, before);
  });

  it('keeps a tombstone of what is gone', async () => {
    await using folder = await temporaryFolder();
    const spec = await catalog(folder.path, '{"registry":"ghcr.io/a"}', { '1.0.0.json': entry('1.0.0') });
    await openCatalogFolder(spec)!.refreshIndex();
    await rm(join(folder.path, 'blur'), { recursive: true });
    await openCatalogFolder(spec)!.refreshIndex();
    const text = await readFile(join(folder.path, 'index.json'), 'utf8');
    const { blur } = (JSON.parse(text) as CatalogIndex).algorithms;
    assert.deepEqual([blur?.removed, blur?.versions['1.0.0']?.removed], [true, true]);
  });

  it('follows no link in the place of one of its own files, and writes through none', async () => {
    await using folder = await temporaryFolder();
    await using outside = await temporaryFolder();
    const spec = await catalog(folder.path, '{"registry":"ghcr.io/a"}', { '1.0.0.json': entry('1.0.0') });
    const target = join(outside.path, 'target.json');
    await writeFile(target, '{"algorithms":{}}');
    await symlink(target, join(folder.path, 'index.json'));
    const refused = { code: 'NOT_A_FILE', message: /index\.json is a link/ };
    await assert.rejects(openCatalogFolder(spec)!.refreshIndex(), refused);
    await assert.rejects(snapshotRecord(openFolderRecord(folder.path, { name: 'c' })), refused);
    assert.equal(await readFile(target, 'utf8'), '{"algorithms":{}}');
    const open = catalogOpener({
      ...{ from: folder.path, cwd: folder.path, override: folder.path },
      ...{ env: {}, signal: new AbortController().signal },
    });
    await assert.rejects((await open(undefined)).index(), refused);
    await symlink(target, join(folder.path, 'blur/2.0.0.json'));
    assert.deepEqual(
      linkFindings(folder.path, 'catalog').map(({ file }) => file),
      ['catalog/blur/2.0.0.json', 'catalog/index.json'],
    );
    await rename(join(folder.path, 'catalog.json'), join(outside.path, 'catalog.json'));
    await symlink(join(outside.path, 'catalog.json'), join(folder.path, 'catalog.json'));
    assert.throws(() => openCatalogFolder(spec), { code: 'NOT_A_FILE', message: /catalog\.json is a link/ });
  });

  it('is none where there is no catalog.json', async () => {
    await using folder = await temporaryFolder();
    assert.equal(openCatalogFolder(join(folder.path, 'blur/spec.json')), undefined);
  });

  it('is refused with broken settings, with the place and the remedy', async () => {
    await using folder = await temporaryFolder();
    const spec = await catalog(folder.path, '{"registry":1}');
    assert.throws(() => openCatalogFolder(spec), {
      code: 'BAD_CATALOG',
      message: /catalog\.json:1:13: "registry" is 1; it must be text/,
    });
  });

  for (const [file, text] of [
    ['1.0.0.json', '{}'],
    ['1.0.0.json', entry('1.1.0')],
    ['../index.json', '{"algorithms":[]}'],
    ['../index.json', '{"algorithms":{"blur":{}}}'],
  ] as const)
    it(`is refused with ${file} ${text.slice(0, 40)}`, async () => {
      await using folder = await temporaryFolder();
      const spec = await catalog(folder.path, '{"registry":"ghcr.io/a"}', { [file]: text });
      await assert.rejects(openCatalogFolder(spec)!.refreshIndex(), { code: 'BAD_CATALOG' });
    });
});

describe('the registries that a catalog allows', () => {
  const settings = { registry: 'x', allowed_registries: ['ghcr.io', 'docker.io/alice/', 'quay.io/bob/blur'] };
  for (const [name, allowed] of [
    ['ghcr.io/a/b:1', true],
    ['alice/blur', true],
    ['quay.io/bob/blur:1', true],
    ['quay.io/bob/blur-evil', false],
    ['alice-evil/blur', false],
    ['ghcr.io.evil.example/a', false],
    ['oci:/etc', false],
    ['docker-daemon:x', false],
  ] as const)
    it(`${name} is ${allowed ? 'one' : 'none'} of them`, () => {
      const check = () => checkSourceAllowed(settings, parseReference(name));
      if (allowed) check();
      else assert.throws(check, { code: 'REGISTRY_NOT_ALLOWED' });
      checkSourceAllowed({ registry: 'x' }, parseReference(name));
    });
});
