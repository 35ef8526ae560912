import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { inputsOfSheet } from '../../src/edge/item-inputs.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { planOf } from '../protocol/item-cases.ts';

describe('the files of a sheet', () => {
  it('are looked up some at a time, however many there are', async () => {
    await using folder = await temporaryFolder();
    const at = join(folder.path, 'd');
    await mkdir(at);
    const names = Array.from({ length: 1000 }, (_, i) => `d/${i}.fq`);
    for (const name of names) await writeFile(join(folder.path, name), '');
    const plan = planOf({ steps: { align: { inputs: { reads: { patterns: ['*.fq'] } } } } });
    const rows = names.map((path) => ({
      ...{ id: path.slice(2), files: [{ column: 'reads', path }], variables: {}, columns: {} },
    }));
    let ended = false;
    let most = 0;
    const reading = inputsOfSheet(plan as never, rows, folder.path).finally(() => {
      ended = true;
    });
    while (!ended) {
      const open = process.getActiveResourcesInfo().filter((kind) => kind.startsWith('FSReq'));
      most = Math.max(most, open.length);
      await setImmediate();
    }
    const { files } = await reading;
    assert.deepEqual(
      files.map(({ path }) => path),
      names,
    );
    assert.ok(most <= 64, `${most} at once`);
  });
});
