import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { imageNames } from '../../images/build.ts';
import { runCommand } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { openWorkshop, ROOT, readSpec } from '../fakes/workshop.ts';

async function begin(folder: string, name = 'tides') {
  const io = commandIo(folder);
  assert.equal(await runCommand('new', ['workflow', name], io), 0);
  return io.said.out;
}

describe('pipewright new workflow', { timeout: 120_000 }, () => {
  it('writes a folder in which the command that it prints works at once', async () => {
    await using root = await temporaryFolder();
    await using workshop = await openWorkshop(imageNames([readSpec('csv-summary')]));
    // Instead of the public catalog, whose images are in no registry here: the one above the folder.
    const catalog = join(root.path, 'catalog');
    await cp(join(ROOT, 'catalog/catalog.json'), join(catalog, 'catalog.json'));
    await cp(join(ROOT, 'catalog/csv-summary'), join(catalog, 'csv-summary'), { recursive: true });
    await rm(join(catalog, 'csv-summary/1.0.0.json'));
    assert.equal((await workshop.pipewright('wrap', join(catalog, 'csv-summary'))).code, 0);
    const said = await begin(root.path);
    const [, argv = ''] = /npx pipewright (run .*)/.exec(said) ?? [];
    assert.equal(argv, 'run tides.workflow.json data --local --out results');
    const home = join(root.path, 'tides');
    const words = argv
      .split(' ')
      .map((word) => (/^(?:tides\.workflow\.json|data|results)$/.test(word) ? join(home, word) : word));
    const ran = await workshop.pipewright(...words, '--catalog', catalog);
    assert.equal(ran.code, 0, ran.stdout + ran.stderr);
    const bergen = JSON.parse(await readFile(join(home, 'results/csv-summary/bergen.json'), 'utf8'));
    assert.equal(bergen.rows, 4);
    assert.ok(existsSync(join(home, 'results/csv-summary/vardo.json')));
  });

  it('names the workflow after the folder, and its buckets like no other', async () => {
    await using folder = await temporaryFolder();
    const names = [];
    for (const name of ['My Tides', 'other/My Tides']) {
      await begin(folder.path, name);
      const text = await readFile(join(folder.path, name, 'my-tides.workflow.json'), 'utf8');
      names.push(JSON.parse(text).input_s3_name);
    }
    for (const name of names) assert.match(name, /^my-tides-[0-9a-f]{6}-input$/);
    assert.notEqual(names[0], names[1]);
  });

  it('overwrites nothing, and refuses what makes no name', async () => {
    await using folder = await temporaryFolder();
    await begin(folder.path);
    for (const [args, code] of [
      [['workflow', 'tides'], 'FILE_EXISTS'],
      [['workflow', '潮'], 'BAD_USAGE'],
      [['workflow', 'x', '--registry', 'ghcr.io/alice'], 'BAD_USAGE'],
    ] as const)
      await assert.rejects(runCommand('new', [...args], commandIo(folder.path)), { code });
  });
});
