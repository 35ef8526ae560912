import assert from 'node:assert/strict';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { runCommand } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { aSpec } from '../fakes/image.ts';

it('wrap writes no extended spec through a link, and says so before it asks a registry', async () => {
  await using folder = await temporaryFolder();
  await using outside = await temporaryFolder();
  const entry = join(folder.path, 'catalog/blur');
  await mkdir(entry, { recursive: true });
  await writeFile(join(folder.path, 'catalog/catalog.json'), '{"registry":"ghcr.io/a"}');
  await writeFile(join(entry, 'spec.json'), JSON.stringify(aSpec({ name: 'blur', version: '1.2.3' })));
  const target = join(outside.path, 'target.json');
  await writeFile(target, 'mine');
  await symlink(target, join(entry, '1.2.3.json'));
  await assert.rejects(runCommand('wrap', ['catalog/blur'], commandIo(folder.path)), {
    code: 'NOT_A_FILE',
    message: /catalog\/blur\/1\.2\.3\.json is a link/,
  });
  assert.equal(await readFile(target, 'utf8'), 'mine');
});
