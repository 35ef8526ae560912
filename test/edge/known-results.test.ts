import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { openKnownResults } from '../../src/edge/known-results.ts';
import { openRunFolder } from '../../src/edge/local-run-folder.ts';
import type { FlowItem } from '../../src/local/flow.ts';
import { digestHex, digestOf } from '../../src/oci/digest.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { aStep } from '../fakes/plan.ts';

const item = (step = 'blur'): FlowItem => ({
  step: aStep(step),
  path: 'a',
  input: { kind: 'file', file: { path: 'a', file: '/in/a' } },
});
const FILES = { 'a/text': 'a text', 'a/deep/other': 'another' };
const FINISHED = {
  ...{ fingerprint: 'f'.repeat(64), started: '2026-01-01T00:00:00.000Z', seconds: 3, attempts: 1 },
  outputs: Object.entries(FILES).map(([key, text]) => ({
    ...{ key, bytes: text.length, sha256: digestHex(digestOf(text)) },
  })),
};

/** A run has computed an item in the folder `first`; @returns the folder of another run, and what it finds */
async function scene() {
  const temporary = await temporaryFolder();
  const notes = join(temporary.path, 'notes');
  const first = join(temporary.path, 'first');
  {
    await using folder = await openRunFolder(first);
    for (const [key, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(folder.path, 'blur', key)), { recursive: true });
      await writeFile(join(folder.path, 'blur', key), text);
    }
    await openKnownResults(notes, folder).note(item(), { ...FINISHED, log: '.pipewright/logs/blur/a.log' });
  }
  const folder = await openRunFolder(join(temporary.path, 'second'));
  const known = openKnownResults(notes, folder);
  return {
    ...{ notes, first: join(first, 'blur'), second: join(folder.path, 'smooth'), root: folder.path },
    recall: (fingerprint = FINISHED.fingerprint) => known.recall(item('smooth'), fingerprint),
    async [Symbol.asyncDispose]() {
      await folder[Symbol.asyncDispose]();
      await temporary[Symbol.asyncDispose]();
    },
  };
}

describe('what other runs of this machine have computed', () => {
  it('is copied, so that what is written in place later changes one folder alone', async () => {
    await using s = await scene();
    const { reused_from, ...taken } = (await s.recall())!;
    assert.deepEqual(taken, FINISHED);
    assert.equal(reused_from, await realpath(dirname(s.first)));
    for (const [key, text] of Object.entries(FILES)) {
      assert.equal(await readFile(join(s.second, key), 'utf8'), text);
      assert.equal((await stat(join(s.second, key))).nlink, 1);
    }
    await writeFile(join(s.second, 'a/text'), 'changed');
    assert.equal(await readFile(join(s.first, 'a/text'), 'utf8'), FILES['a/text']);
  });

  it('is known by the newest place', async () => {
    await using s = await scene();
    await s.recall();
    await rm(s.first, { recursive: true });
    await using third = await openRunFolder(join(s.root, '../third'));
    const found = await openKnownResults(s.notes, third).recall(item(), FINISHED.fingerprint);
    assert.equal(found?.reused_from, s.root);
  });

  const LOSSES: [why: string, lose: (s: Awaited<ReturnType<typeof scene>>) => Promise<unknown>][] = [
    ['has changed', (s) => writeFile(join(s.first, 'a/text'), 'b text')],
    ['is gone', (s) => rm(join(s.first, 'a/deep'), { recursive: true })],
    [
      'lies behind a link',
      async (s) => {
        await rm(join(s.first, 'a/text'));
        await writeFile(join(s.root, 'elsewhere'), FILES['a/text']);
        await symlink(join(s.root, 'elsewhere'), join(s.first, 'a/text'));
      },
    ],
    ['is noted in a note that is cut', (s) => writeFile(noteOf(s.notes), '{"folder":')],
    [
      'is noted to lie outside',
      async (s) =>
        writeFile(noteOf(s.notes), (await readFile(noteOf(s.notes), 'utf8')).replace('a/text', '../x')),
    ],
  ];
  for (const [why, lose] of LOSSES)
    it(`is computed again where a result ${why}`, async () => {
      await using s = await scene();
      await lose(s);
      assert.equal(await s.recall(), undefined);
      assert.deepEqual(await readdir(s.second).catch(() => 'none'), 'none');
    });

  it('is computed where nothing is known, and in the folder that it is noted of', async () => {
    await using s = await scene();
    assert.equal(await s.recall('0'.repeat(64)), undefined);
    await s.recall();
    assert.equal(await s.recall(), undefined);
  });
});

function noteOf(notes: string): string {
  return join(notes, 'ff', `${'f'.repeat(62)}.json`);
}
