import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { pipewright } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { ROOT } from '../fakes/workshop.ts';

/** Algorithms of this repository's catalog, of one version each. */
const COUNT = globSync('catalog/*/[0-9]*.json', { cwd: ROOT }).length;

const DATE = '2026-03-04T05:06:07Z';

function git(cwd: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], {
    cwd,
    stdio: 'pipe',
    env: { ...process.env, GIT_COMMITTER_DATE: DATE, GIT_AUTHOR_DATE: DATE },
  });
}

/** This repository's catalog, in a Git checkout of its own. */
async function checkout() {
  const folder = await temporaryFolder();
  cpSync(join(ROOT, 'catalog'), join(folder.path, 'catalog'), { recursive: true });
  git(folder.path, 'init', '--quiet');
  git(folder.path, 'add', '.');
  git(folder.path, 'commit', '--quiet', '-m', 'Begin');
  return folder;
}

async function site(cwd: string, ...args: string[]) {
  const io = commandIo(cwd);
  return { code: await pipewright(['site', ...args], io), ...io.said };
}

const json = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

describe('pipewright site', () => {
  it('writes the nearest catalog, with dates from its history, and says what is missing', async () => {
    await using folder = await checkout();
    const { code, out } = await site(folder.path, '--out', 'pages');
    assert.equal(code, 0);
    assert.match(
      out,
      new RegExp(`^Wrote ${COUNT} algorithms with ${COUNT} versions into pages: \\d+ files, `),
    );
    assert.match(out, /note: addresses in feeds .* give --url\n/);
    assert.match(out, /note: the workflow files on the pages do not name a catalog: give --repository\n/);
    const [version] = json(folder.path, 'pages/algorithms/samtools/index.json').versions;
    assert.equal(version.published, DATE);
    assert.match(
      readFileSync(join(folder.path, 'pages/feed.xml'), 'utf8'),
      new RegExp(`<updated>${DATE}</updated>`),
    );
    assert.match(
      readFileSync(join(folder.path, 'pages/index.html'), 'utf8'),
      /<h1>ghcr\.io\/<wbr>pipewright\/<wbr>catalog<\/h1>/,
    );
  });

  it('finds results by their digests, and shows no file that is another', async () => {
    await using folder = await checkout();
    const results = join(folder.path, 'catalog/samtools/tests/results');
    await site(folder.path, '--out', 'one');
    const page = (name: string) =>
      readFileSync(join(folder.path, name, 'algorithms/samtools/index.html'), 'utf8');
    assert.match(page('one'), /<td>96\.875<\/td>/);
    writeFileSync(join(results, 'reads.coverage.tsv'), '#rname\tstartpos\nmallory\t1\n');
    await site(folder.path, '--out', 'two');
    assert.doesNotMatch(page('two'), /mallory/);
    assert.match(page('two'), /It contains:/);
  });

  it('follows no link out of an algorithm’s folder', async () => {
    await using folder = await checkout();
    writeFileSync(join(folder.path, 'secret.csv'), 'time,secret\n1,2\n');
    const sample = join(folder.path, 'catalog/outliers/tests/tide-gauge.csv');
    rmSync(sample);
    symlinkSync(join(folder.path, 'secret.csv'), sample);
    assert.equal((await site(folder.path, '--out', 'pages')).code, 0);
    assert.doesNotMatch(
      readFileSync(join(folder.path, 'pages/algorithms/outliers/index.html'), 'utf8'),
      /secret/,
    );
  });

  it('has no dates and no Atom feed where the history is cut, and says what to do', async () => {
    await using folder = await checkout();
    await using clone = await temporaryFolder();
    git(clone.path, 'clone', '--quiet', '--depth', '1', pathToFileURL(folder.path).href, 'shallow');
    const { out } = await site(join(clone.path, 'shallow'), '--out', '../pages');
    assert.match(out, /note: no dates and no Atom feed: .*fetch-depth: 0/);
    assert.ok(!existsSync(join(clone.path, 'pages/feed.xml')));
    const feed = json(clone.path, 'pages/feed.json');
    assert.equal(feed.items.length, COUNT);
    assert.equal(feed.items[0].date_published, undefined);
  });

  it('replaces a site, keeps what belongs to its host, and touches no other folder', async () => {
    await using folder = await checkout();
    await site(folder.path, 'catalog', '--out', 'pages');
    const pages = join(folder.path, 'pages');
    writeFileSync(join(pages, 'CNAME'), 'algorithms.example.org\n');
    mkdirSync(join(pages, 'algorithms/gone'));
    const args = [
      'catalog',
      '--out',
      'pages',
      '--url',
      'https://example.org/x',
      '--repository',
      'lab/catalog@v2',
      '--title',
      'Ours',
    ];
    const { out } = await site(folder.path, ...args, '--json');
    const { notes, algorithms, files } = JSON.parse(out);
    assert.deepEqual([notes, algorithms], [[], COUNT]);
    assert.ok(files > 50);
    assert.ok(!existsSync(join(pages, 'algorithms/gone')));
    assert.ok(existsSync(join(pages, 'CNAME')));
    const { title, url, catalog } = json(pages, 'index.json');
    assert.deepEqual([title, url, catalog], ['Ours', 'https://example.org/x/', 'lab/catalog@v2']);

    const before = readdirSync(join(folder.path, 'catalog'));
    const other = await site(folder.path, 'catalog', '--out', 'catalog');
    assert.equal(other.code, 1);
    assert.match(other.err, /FILE_EXISTS.*catalog contains files that are not from a site/s);
    assert.deepEqual(readdirSync(join(folder.path, 'catalog')), before);
    const file = await site(folder.path, 'catalog', '--out', 'catalog/index.json');
    assert.match(file.err, /FILE_EXISTS.*is a file.*Name a folder/s);
  });

  for (const [what, args, says] of [
    ['no folder', [], /BAD_USAGE.*npx pipewright site --out DIR/s],
    [
      'an address of no web',
      ['--out', 'x', '--url', 'my-lab.github.io'],
      /BAD_USAGE.*--url must be a web address such as https/s,
    ],
    [
      'a repository without an owner',
      ['--out', 'x', '--repository', 'catalog'],
      /BAD_USAGE.*OWNER\/NAME@REF/s,
    ],
    ['a folder that is not a catalog', ['nowhere', '--out', 'x'], /NO_CATALOG.*"nowhere" is not a catalog/s],
  ] as const)
    it(`says what is wrong with ${what}`, async () => {
      await using folder = await temporaryFolder();
      const { code, err } = await site(folder.path, ...args);
      assert.equal(code, 1);
      assert.match(err, says);
      assert.deepEqual(readdirSync(folder.path), []);
    });
});
