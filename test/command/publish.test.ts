import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import type { CatalogIndex } from '../../src/catalog/catalog-index.ts';
import { runCommand } from '../../src/command/commands.ts';
import { openImages } from '../../src/edge/images.ts';
import { parseReference, tagOrDigest } from '../../src/oci/reference.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { entry, untested } from '../fakes/hosted-catalog.ts';
import { useWorkshop } from '../fakes/use-workshop.ts';
import { must } from '../fakes/workshop.ts';

interface Told {
  readonly entries: readonly {
    readonly name: string;
    readonly state: string;
    readonly image: string;
    readonly digest: string;
    readonly findings: readonly { readonly code: string }[];
    readonly tests: readonly { readonly passed: boolean }[];
  }[];
  readonly findings: readonly { readonly code: string }[];
  readonly removed: readonly string[];
  readonly written: readonly string[];
  readonly commit: string | null;
}

describe('pipewright publish', { timeout: 600_000 }, () => {
  const workshop = useWorkshop(['csv-summary']);

  /** A Git checkout with an empty catalog, committed. */
  async function checkout() {
    const folder = await temporaryFolder();
    const registry = `ghcr.io/pipewright/publish-command/${randomUUID().slice(0, 8)}`;
    const git = (...args: string[]) =>
      must('git', ['-C', folder.path, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args]);
    const write = async (files: Readonly<Record<string, string | null>>): Promise<void> => {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder.path, path);
        await mkdir(dirname(file), { recursive: true });
        await (text === null ? rm(file) : writeFile(file, text));
      }
    };
    await write({ 'catalog/catalog.json': JSON.stringify({ registry }) });
    await git('init', '-q', '-b', 'main');
    await git('add', '.');
    await git('commit', '-q', '-m', 'First');
    for (const [name, text] of [
      ['name', 'Ada'],
      ['email', 'ada@example.org'],
    ] as const)
      await git('config', `user.${name}`, text);
    const io = () => commandIo(folder.path, { env: workshop.env });
    return {
      registry,
      git,
      write,
      read: (path: string) => readFile(join(folder.path, path), 'utf8'),
      async say(...args: string[]) {
        const { said, ...rest } = io();
        const code = await runCommand('publish', args, rest);
        return { code, ...said };
      },
      async json(...args: string[]) {
        const { said, ...rest } = io();
        const code = await runCommand('publish', [...args, '--json'], rest);
        return { code, ...(JSON.parse(said.out) as Told) };
      },
      index: async () =>
        JSON.parse(await readFile(join(folder.path, 'catalog/index.json'), 'utf8')) as CatalogIndex,
      async digestOf(name: string) {
        await using images = await openImages({ env: workshop.env, signal: new AbortController().signal });
        const reference = parseReference(name);
        return (await images.target(reference)).headManifest(tagOrDigest(reference));
      },
      [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
    };
  }

  it('tries in a dry run, then publishes what is new, writes the files down, and does so once', async () => {
    await using here = await checkout();
    await here.write(entry('blur'));
    const tried = await here.json('--dry-run');
    assert.equal(tried.code, 0);
    assert.deepEqual(
      tried.entries.map(({ name, state, tests }) => [name, state, tests.map(({ passed }) => passed)]),
      [['blur', 'would be published', [true, true]]],
    );
    assert.deepEqual(tried.written, []);
    assert.equal(await here.digestOf(`${here.registry}/blur:1.0.0`), undefined, 'nothing is pushed');

    const { code, out } = await here.say('--no-tests');
    assert.equal(code, 0, out);
    const digest = tried.entries[0]?.digest;
    assert.equal(await here.digestOf(`${here.registry}/blur:1.0.0`), digest);
    assert.match(out, /^blur 1\.0\.0: published\n {2}image {4}\S+\/blur:1\.0\.0@sha256:/);
    assert.match(out, /Wrote catalog\/blur\/1\.0\.0\.json\nWrote catalog\/index\.json\nCommit these files/);
    assert.equal(
      (JSON.parse(await here.read('catalog/blur/1.0.0.json')) as { container_name: string }).container_name,
      `${here.registry}/blur@${digest}`,
    );
    const again = await here.say();
    assert.deepEqual([again.code, again.out], [0, 'Everything is already published.\n']);

    // As if the files had been lost before they were committed.
    await here.write({ 'catalog/blur/1.0.0.json': null, 'catalog/index.json': null });
    const lost = await here.say('--no-tests');
    assert.equal(lost.code, 0, lost.out);
    assert.match(lost.err, /Already there: /);
    assert.ok((await here.index()).algorithms.blur?.versions['1.0.0']);
  });

  it('pushes nothing at all while one entry has a mistake', async () => {
    await using here = await checkout();
    await here.write({ ...untested('blur'), 'catalog/broken/spec.json': '{"name": "broken",}' });
    const { code, out } = await here.say();
    assert.equal(code, 1);
    assert.match(out, /catalog\/broken\/spec\.json:1:\d+ error /);
    assert.match(out, /broken: needs changes\n[\s\S]*Nothing was pushed\.\n$/);
    assert.equal(await here.digestOf(`${here.registry}/blur:1.0.0`), undefined);
  });

  it('with --base looks only at what changed since, holds it against that commit, and commits with --commit', async () => {
    await using here = await checkout();
    await here.write({ ...untested('blur'), 'catalog/broken/spec.json': '{' });
    await here.git('add', '.');
    await here.git('commit', '-q', '-m', 'Second');
    await here.write({ ...untested('sharpen'), 'notes.txt': 'not ours' });
    const said = await here.json('--base', 'main', '--commit');
    assert.equal(said.code, 0, JSON.stringify(said));
    assert.deepEqual(
      said.entries.map(({ name }) => name),
      ['sharpen'],
    );
    assert.equal((await here.git('rev-parse', 'HEAD')).trim(), said.commit);
    assert.equal(
      (await here.git('show', '--name-only', '--format=%s', 'HEAD')).trim(),
      'Publish sharpen 1.0.0\n\ncatalog/index.json\ncatalog/sharpen/1.0.0.json',
    );
    // What a commit says is published stays so, whatever the working folder says.
    await here.write({ 'catalog/sharpen/1.0.0.json': '{}' });
    const forged = await here.json('./catalog/', '--base', 'HEAD');
    assert.equal(forged.code, 1);
    assert.ok(
      forged.findings.some(({ code }) => code === 'GENERATED_FILE'),
      JSON.stringify(forged.findings),
    );
    await assert.rejects(here.json('--base=--output=x'), { code: 'REF_NOT_FOUND' });
  });

  it('leaves a tombstone for what was taken out, and goes where --to says', async () => {
    await using here = await checkout();
    const files = untested('blur');
    await here.write(files);
    const elsewhere = `${here.registry}-elsewhere`;
    const said = await here.json('--to', `${elsewhere}/`);
    assert.equal(said.entries[0]?.image.split('@')[0], `${elsewhere}/blur:1.0.0`);
    await here.write(
      Object.fromEntries([...Object.keys(files), 'catalog/blur/1.0.0.json'].map((f) => [f, null])),
    );
    const gone = await here.json();
    assert.deepEqual([gone.code, gone.removed, gone.written], [0, ['blur'], ['catalog/index.json']]);
    assert.equal((await here.index()).algorithms.blur?.removed, true);
  });

  it('says what is missing: a catalog, a Git checkout', async () => {
    await using folder = await temporaryFolder();
    await assert.rejects(runCommand('publish', [], commandIo(folder.path)), { code: 'NO_CATALOG' });
    await mkdir(join(folder.path, 'catalog'));
    await writeFile(join(folder.path, 'catalog/catalog.json'), '{"registry":"alice"}');
    await assert.rejects(runCommand('publish', ['--base', 'main'], commandIo(folder.path)), {
      code: 'NO_GIT',
    });
  });
});
