import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readReport, readResults } from '../../src/edge/result-files.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const names = async (folder: string, asked: readonly string[]): Promise<string[]> =>
  (await readResults(folder, asked, () => [])).map(({ name }) => name);

describe('results of a container', () => {
  it('are read with their digests and the texts that are looked for, also across pieces', async () => {
    await using folder = await temporaryFolder();
    const text = `${'x'.repeat(1024 * 1024 - 3)}needle${'y'.repeat(10)}`;
    await mkdir(join(folder.path, 'a'));
    await writeFile(join(folder.path, 'a/b.txt'), text);
    await writeFile(join(folder.path, 'c'), '');
    const found = await readResults(folder.path, ['c', 'a/b.txt', 'no', 'c'], () => [
      'needle',
      'nothing',
      'x',
    ]);
    assert.deepEqual(
      found.map(({ name }) => name),
      ['a/b.txt', 'c'],
    );
    assert.deepEqual([...found[0]!.found].sort(), ['needle', 'x']);
    assert.deepEqual(
      found.map(({ preview }) => [preview?.kind, preview?.size]),
      [
        ['text', text.length],
        ['empty', 0],
      ],
    );
    assert.equal(found[1]!.sha256, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('never lead to the files of this machine', async () => {
    await using folder = await temporaryFolder();
    const results = join(folder.path, 'results');
    await mkdir(results);
    await writeFile(join(folder.path, 'secret'), 'secret');
    await symlink('/etc/passwd', join(results, 'absolute'));
    await symlink('../secret', join(results, 'relative'));
    await symlink('/etc', join(results, 'folder'));
    spawnSync('mkfifo', [join(results, 'pipe')]);
    await writeFile(join(results, 'good'), 'good');
    const asked = [
      'absolute',
      'relative',
      'folder/passwd',
      'pipe',
      '../secret',
      '../../../../../etc/passwd',
      '',
      '.',
    ];
    assert.deepEqual(await names(results, [...asked, 'good']), ['good']);
    await rename(results, join(folder.path, 'moved'));
    await symlink('/etc', results);
    assert.deepEqual(await names(results, ['passwd']), []);
  });

  it('come with a report only when it is a plain file of JSON that is not too large', async () => {
    await using folder = await temporaryFolder();
    const report = join(folder.path, 'report.json');
    assert.equal(await readReport(report), undefined);
    await writeFile(report, '{"items":[]}');
    assert.deepEqual(await readReport(report), { items: [] });
    await symlink(report, join(folder.path, 'link'));
    assert.equal(await readReport(join(folder.path, 'link')), undefined);
    spawnSync('mkfifo', [join(folder.path, 'pipe')]);
    assert.equal(await readReport(join(folder.path, 'pipe')), undefined);
    await writeFile(report, '{');
    assert.equal(await readReport(report), undefined);
    assert.equal(await readReport(folder.path), undefined);
    await truncate(report, 1e12);
    await assert.rejects(readReport(report), { code: 'OUTPUT_TOO_LARGE', message: /1000000000000 bytes/ });
  });

  it('are refused, not cut, where they are more than one item may have', async () => {
    await using folder = await temporaryFolder();
    const many = Array.from({ length: 10_001 }, (_, i) => String(i));
    await assert.rejects(
      readResults(folder.path, many, () => []),
      { code: 'OUTPUT_TOO_LARGE', message: /10001 results; 10000 are allowed/ },
    );
  });
});
