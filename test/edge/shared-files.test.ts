import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findShared } from '../../src/edge/shared-files.ts';
import { filesOf } from '../../src/protocol/item-files.ts';
import type { ItemStep } from '../../src/protocol/item-plan.ts';
import { inputsOf } from '../../src/spec/named-files.ts';
import { temporaryFolder } from '../fakes/folder.ts';

function aTaker(name: string, companions: string[]): ItemStep {
  const inputs = inputsOf({ inputs: { ref: { patterns: ['*.fa'], companions, shared: true } } });
  return {
    ...{ id: 's', outputs: [], variables: [] },
    inputs: inputs.map((input) => ({ ...input, sources: [{ from: 'shared', name }] })),
  };
}

describe('shared inputs of this machine', () => {
  it('are files with their companions, and folders, relative to the workflow file', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'refs/index/deep'), { recursive: true });
    for (const path of ['refs/real.fa', 'refs/g.fa.fai', 'refs/index/deep/x', 'refs/index/deep/.part'])
      await writeFile(join(folder.path, path), path);
    await symlink('real.fa', join(folder.path, 'refs/g.fa'));
    const steps = [aTaker('genome', ['{name}.fai', '{stem}.dict?'])];
    const { entries, leftOut } = await findShared(
      { shared: { genome: 'refs/g.fa', index: 'refs/index' }, steps },
      folder.path,
    );
    const shown = [...entries].map(([name, entry]) => [
      name,
      entry.kind,
      ...filesOf(entry).map(({ path, file }) => `${path} < ${file.slice(folder.path.length)}`),
    ]);
    assert.deepEqual(shown, [
      ['genome', 'file', 'g.fa < /refs/real.fa', 'g.fa.fai < /refs/g.fa.fai'],
      ['index', 'folder', 'index/deep/x < /refs/index/deep/x'],
    ]);
    assert.deepEqual(leftOut, [{ path: 'refs/index/deep/.part', why: 'hidden' }]);
  });

  it('are refused before anything runs: missing, without a companion, on S3', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'g.fa'), 'x');
    const find = (path: string) =>
      findShared({ shared: { genome: path }, steps: [aTaker('genome', ['{name}.fai'])] }, folder.path);
    await assert.rejects(find('no.fa'), {
      code: 'SHARED_NOT_FOUND',
      message: /"genome" is not there: .*no\.fa\. Correct its path/,
    });
    await assert.rejects(find('g.fa'), {
      code: 'SHARED_NOT_FOUND',
      message: /lacks its companion g\.fa\.fai, which the input "ref" needs/,
    });
    await assert.rejects(find('s3://b/g.fa'), { code: 'SHARED_ON_S3', message: /Download it/ });
  });
});
