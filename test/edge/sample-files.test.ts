import assert from 'node:assert/strict';
import { mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { copySamples } from '../../src/edge/sample-files.ts';
import type { Spec } from '../../src/spec/spec.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { aSpec } from '../fakes/image.ts';

async function copied(
  files: readonly string[],
  changes: Partial<Spec>,
  prepare?: (folder: string) => Promise<void>,
) {
  await using folder = await temporaryFolder();
  const from = join(folder.path, 'spec');
  for (const file of files) {
    await mkdir(dirname(join(from, file)), { recursive: true });
    await writeFile(join(from, file), file, { mode: 0o600 });
  }
  await prepare?.(from);
  const spec = aSpec(changes);
  const target = join(folder.path, 'in');
  const umask = process.umask(0o077);
  const words = await copySamples(from, spec, spec.tests[0]!, target).finally(() => process.umask(umask));
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  const pathsOf = (all: typeof entries): string[] => all.map((entry) => join(entry.parentPath, entry.name));
  const paths = pathsOf(entries.filter((entry) => entry.isFile()));
  for (const path of paths) assert.equal((await stat(path)).mode & 0o777, 0o644);
  for (const path of [target, ...pathsOf(entries.filter((entry) => entry.isDirectory()))])
    assert.equal((await stat(path)).mode & 0o777, 0o755, path);
  return { words, files: paths.map((path) => path.slice(target.length + 1)).sort() };
}

describe('the samples of a test', () => {
  it('of one input are a file, with its companions beside it', async () => {
    const { words, files } = await copied(['tests/a.bam', 'tests/a.bam.bai', 'tests/b.bam'], {
      inputs: { patterns: ['*.bam'], companions: ['{name}.bai'] },
      tests: [{ name: 't', input: 'tests/a.bam' }],
    });
    assert.deepEqual(words, ['/.pipewright/in/a.bam']);
    assert.deepEqual(files, ['a.bam', 'a.bam.bai']);
  });
  it('of several inputs have places of their own, and are given by name', async () => {
    const { words, files } = await copied(['x/r.fq', 'y/r.fq', 'g.fa', 'g.dict', 'star/sub/SA'], {
      inputs: {
        reads: { patterns: ['*.fq'], count: 2 },
        genome: { patterns: ['*.fa'], companions: ['{stem}.dict?', '{name}.fai?'] },
        index: { folder: true },
      },
      tests: [
        { name: 't', item: 'NA1', inputs: { reads: ['x/r.fq', 'y/r.fq'], genome: 'g.fa', index: 'star' } },
      ],
    });
    const at = '/.pipewright/in';
    assert.deepEqual(words, [
      ...['--item', 'NA1', '--input', `genome=${at}/genome/1/g.fa`, '--input', `index=${at}/index/1/star`],
      ...['--input', `reads=${at}/reads/1/r.fq`, '--input', `reads=${at}/reads/2/r.fq`],
    ]);
    assert.deepEqual(files, [
      ...['genome/1/g.dict', 'genome/1/g.fa', 'index/1/star/sub/SA', 'reads/1/r.fq', 'reads/2/r.fq'],
    ]);
  });
  it('never bring a file from outside of the spec’s folder', async () => {
    const changes: Partial<Spec> = {
      inputs: { bam: { patterns: ['*.bam'], companions: ['{name}.bai?'] }, set: { folder: true } },
      tests: [{ name: 't', inputs: { bam: 'a.bam', set: 'set' } }],
    };
    const { files } = await copied(['a.bam', 'set/x'], changes, async (folder) => {
      await symlink('/etc/hostname', join(folder, 'a.bam.bai'));
      await symlink('/etc/hostname', join(folder, 'set/link'));
    });
    assert.deepEqual(files, ['bam/1/a.bam', 'set/1/set/x']);
    const outside = (folder: string) => symlink('/etc', join(folder, 'set'));
    await assert.rejects(copied(['a.bam'], changes, outside), { code: 'SAMPLE_MISSING' });
  });
  it('that are missing have a failure', async () => {
    await assert.rejects(copied(['b'], { tests: [{ name: 't', input: 'a' }] }), { code: 'SAMPLE_MISSING' });
  });
});
