import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { parseSettings } from '../../src/catalog/catalog-settings.ts';
import { runCommand } from '../../src/command/commands.ts';
import { openCatalogFolder } from '../../src/edge/catalog-folder.ts';
import { examineWorkflow } from '../../src/workflow/parse-workflow.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT } from '../fakes/workshop.ts';
import { type ActionFile, breaches } from '../workflow-rules.ts';

const REGISTRY = ['--registry', 'ghcr.io/alice/catalog'];

async function begin(...args: string[]) {
  const folder = await temporaryFolder();
  const io = commandIo(folder.path);
  assert.equal(await runCommand('new', ['catalog', 'mine', ...REGISTRY, ...args], io), 0);
  return { folder, io, home: join(folder.path, 'mine'), said: io.said.out };
}

describe('pipewright new catalog', () => {
  it('writes a catalog that is valid, with nothing to add', async () => {
    const { folder, home } = await begin();
    await using _ = folder;
    const io = commandIo(home);
    assert.equal(await runCommand('validate', [], io), 0);
    assert.match(io.said.out, /^no findings in 1 spec$/m);
    const settings = parseSettings(
      await readFile(join(home, 'catalog/catalog.json'), 'utf8'),
      'catalog.json',
    );
    assert.equal(settings.registry, 'ghcr.io/alice/catalog');
    assert.ok(openCatalogFolder(join(home, 'catalog/line-count/spec.json')));
  });

  it('writes the GitHub workflow of the examples, which keeps their rules', async () => {
    const { folder, home } = await begin();
    await using _ = folder;
    const text = await readFile(join(home, '.github/workflows/catalog.yml'), 'utf8');
    assert.equal(text, readFileSync(join(ROOT, 'workflows-examples/catalog-private.yml'), 'utf8'));
    const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as ActionFile;
    assert.deepEqual(breaches('catalog.yml', text, action, { forks: false }), []);
  });

  it('writes a README whose workflow file is valid, and says to publish before it can run', async () => {
    const { folder, home } = await begin();
    await using _ = folder;
    const readme = await readFile(join(home, 'catalog/README.md'), 'utf8');
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
    const findings = examineWorkflow(json, 'f').report.findings.filter(({ severity }) => severity !== 'hint');
    assert.deepEqual(findings, []);
    await writeFile(join(home, 'line-count.workflow.json'), json);
    const io = commandIo(home);
    assert.notEqual(await runCommand('plan', ['line-count.workflow.json'], io), 0);
    assert.match(
      io.said.err,
      /error NO_INDEX: The catalog "catalog" has no index\.json.*npx pipewright publish/,
    );
  });

  it('says to publish where the catalog is named, and where its index is empty', async () => {
    const { folder, home } = await begin();
    await using _ = folder;
    const file = { process: { type: 'single_run', algorithms: [{ name: 'line-count@1.0.0' }] } };
    await writeFile(join(home, 'a.workflow.json'), JSON.stringify({ catalog: 'catalog', ...file }));
    const io = commandIo(home);
    await runCommand('plan', ['a.workflow.json'], io);
    assert.match(io.said.err, /NO_INDEX: .*npx pipewright publish/);
    await writeFile(join(home, 'catalog/index.json'), '{"algorithms": {}}\n');
    const again = commandIo(home);
    await runCommand('plan', ['a.workflow.json'], again);
    assert.match(
      again.said.err,
      /UNKNOWN_ALGORITHM: Nothing is published in the catalog .* yet.*npx pipewright publish/,
    );
  });

  it('overwrites nothing, and then writes nothing', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'mine/catalog/line-count'), { recursive: true });
    await writeFile(join(folder.path, 'mine/catalog/line-count/spec.json'), 'mine');
    const io = commandIo(folder.path);
    await assert.rejects(runCommand('new', ['catalog', 'mine', ...REGISTRY], io), { code: 'FILE_EXISTS' });
    await assert.rejects(readFile(join(folder.path, 'mine/catalog/catalog.json')), { code: 'ENOENT' });
  });

  it('leaves what the folder has besides', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'README.md'), 'mine');
    assert.equal(await runCommand('new', ['catalog', '.', ...REGISTRY], commandIo(folder.path)), 0);
    assert.equal(await readFile(join(folder.path, 'README.md'), 'utf8'), 'mine');
  });

  for (const [args, code] of [
    [['catalog', 'x'], 'BAD_USAGE'],
    [['shop', 'x', ...REGISTRY], 'BAD_USAGE'],
    [['catalog', 'x', '--registry', 'Not A Name'], 'BAD_REFERENCE'],
    [['catalog', 'x', '--registry', 'docker.io'], 'BAD_REFERENCE'],
    [['catalog'], 'BAD_USAGE'],
  ] as const)
    it(`refuses ${args.join(' ')}: ${code}`, async () => {
      await using folder = await temporaryFolder();
      await assert.rejects(runCommand('new', [...args], commandIo(folder.path)), { code });
    });
});
