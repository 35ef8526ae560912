import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileNames } from '../../src/core/file-names.ts';
import { contentOf } from '../../src/edge/content.ts';
import { openResultsFolder } from '../../src/edge/results-folder.ts';
import type { RunStorage } from '../../src/protocol/object-store.ts';
import { fetchResults } from '../../src/runs/run-results.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { etagOf } from '../fakes/run-storage.ts';

const RUN = 'run-20261125T092236Z-3fa9c1';
const plan = deployablePlan({}, deployableStep('one'), deployableStep('two', { needs: ['one'] }));

/** A bucket of results of the last step, by their path. */
function bucketOf(
  results: Readonly<Record<string, string>>,
  downloaded: string[] = [],
): Pick<RunStorage, 'list' | 'read' | 'checksum' | 'download'> {
  return {
    read: async () => undefined,
    async *list(_bucket, prefix) {
      for (const [path, text] of Object.entries(results))
        if (prefix === `out/two/${RUN}/`)
          yield { key: prefix + path, size: Buffer.byteLength(text), etag: etagOf(text), modified: 0 };
    },
    checksum: async () => undefined,
    async download({ key }, file) {
      const text = results[key.slice(`out/two/${RUN}/`.length)]!;
      downloaded.push(key);
      if (text === 'breaks') throw new Error('the connection broke');
      await writeFile(file, text);
      return { etag: '', size: text.length };
    },
  };
}
const fetchInto = (folder: string, bucket: ReturnType<typeof bucketOf>) =>
  fetchResults(plan, RUN, bucket, openResultsFolder(folder, RUN));
const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe('results on this machine', () => {
  it('keep their paths, and never leave the folder, whatever they are called', async () => {
    await using root = await temporaryFolder();
    const folder = join(root.path, 'results');
    const long = 'n'.repeat(300);
    const results = { 'a b/ü.txt': '1', '../../up': '2', 'x//y': '3', './z': '4', [`d/${long}.csv`]: '5' };
    const { files, refused } = await fetchInto(folder, bucketOf(results));
    assert.deepEqual([files, refused], [5, []]);
    const found = await filesIn(folder);
    assert.deepEqual(
      found.filter((name) => !/[0-9a-f]{64}\.csv$/.test(name)),
      ['two/%2E%2E/%2E%2E/up', 'two/%2E/z', 'two/a b/ü.txt', 'two/x/%2F/y'],
    );
    assert.equal(found.length, 5);
    assert.deepEqual(await readdir(root.path), ['results']);
  });

  it('get names that Windows can have, and are not one file there by accident', async () => {
    await using root = await temporaryFolder();
    const folder = { ...openResultsFolder(root.path, RUN), names: fileNames('win32') };
    const results = { '09:30.csv': '1', 'aux.txt': '2', 'A.csv': '3', 'a.csv': '4' };
    const { files, refused, left_over } = await fetchResults(plan, RUN, bucketOf(results), folder);
    assert.deepEqual(await filesIn(root.path), ['two/%61ux.txt', 'two/09%3A30.csv', 'two/A.csv']);
    assert.deepEqual([files, refused.length, left_over], [3, 1, []]);
    assert.match(refused[0]!, /\/a\.csv: .*\/A\.csv has the same path here/);
  });

  it('are fetched once: what has the same content stays, what has not is replaced', async () => {
    await using root = await temporaryFolder();
    await fetchInto(root.path, bucketOf({ a: 'same', b: 'old', c: 'old' }));
    const downloaded: string[] = [];
    const again = await fetchInto(root.path, bucketOf({ a: 'same', b: 'new', c: 'longer' }, downloaded));
    assert.deepEqual([again.files, again.same, downloaded.length], [3, 1, 2]);
    assert.equal(await readFile(join(root.path, 'two/b'), 'utf8'), 'new');
  });

  it('are reported where they have no place: behind a link that leads out, or beside another', async () => {
    await using root = await temporaryFolder();
    const folder = join(root.path, 'results');
    await mkdir(join(root.path, 'elsewhere'));
    await mkdir(join(folder, 'two'), { recursive: true });
    await symlink(join(root.path, 'elsewhere'), join(folder, 'two/link'));
    const { files, refused } = await fetchInto(folder, bucketOf({ 'link/a': '1', c: '3', 'c/d': '4' }));
    assert.equal(files, 1);
    assert.match(
      [...refused].sort().join('\n'),
      /\/c(?:\/d)?: .*same path.*two\/c.*\n.*\/link\/a: .*to a place outside/,
    );
    assert.deepEqual(await readdir(join(root.path, 'elsewhere')), []);
  });

  it('take the place of what an earlier run left there, and tell what else it left', async () => {
    await using root = await temporaryFolder();
    await fetchInto(root.path, bucketOf({ 'a/x': '1', b: '2', gone: '3' }));
    const { files, refused, left_over } = await fetchInto(root.path, bucketOf({ a: '4', 'b/y': '5' }));
    assert.deepEqual([files, refused, left_over], [2, [], ['two/gone']]);
    const old = `.pipewright/old-results/${RUN}/two`;
    assert.deepEqual(await filesIn(root.path), [`${old}/a/x`, `${old}/b`, 'two/a', 'two/b/y', 'two/gone']);
  });

  it('are whole or not there when the connection breaks, and leave nothing half behind', async () => {
    await using root = await temporaryFolder();
    await fetchInto(root.path, bucketOf({ a: 'old' }));
    await assert.rejects(fetchInto(root.path, bucketOf({ a: 'breaks' })), /connection broke/);
    assert.deepEqual(await filesIn(root.path), ['two/a']);
    assert.equal(await readFile(join(root.path, 'two/a'), 'utf8'), 'old');
  });
});

describe('the content of a file', () => {
  it('is stated as S3 states that of an object, in one part or in several', async () => {
    await using root = await temporaryFolder();
    const file = join(root.path, 'f');
    await writeFile(file, 'abc');
    // CRC-32 of "abc" is 352441c2.
    assert.deepEqual(await contentOf(file, 3), {
      etag: '900150983cd24fb0d6963f7d28e17f72',
      crc32: 'NSRBwg==',
    });
    const part = Buffer.alloc(8 << 20);
    await writeFile(file, Buffer.concat([part, Buffer.from('end')]));
    const { etag, crc32 } = await contentOf(file, (8 << 20) + 3);
    assert.match(etag, /^[0-9a-f]{32}-2$/);
    assert.match(crc32, /^[\w+/]+=*-2$/);
  });
});
