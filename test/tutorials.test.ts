import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { localCatalog } from '../scripts/demo/catalog.ts';
import { accountEnv, ownName } from './fakes/account.ts';
import { putBusybox } from './fakes/busybox.ts';
import { temporaryFolder } from './fakes/folder.ts';
import { openLocalHub } from './fakes/local-hub.ts';
import { blocksOf } from './fakes/page-blocks.ts';
import { follow } from './fakes/tutorial.ts';
import { openWorkshop, ROOT, type Workshop } from './fakes/workshop.ts';

/** The images behind the pages' algorithms. */
const ALGORITHMS = ['csv-summary', 'table-merge'];

describe('the tutorials, followed from the first block to the last', { timeout: 300_000 }, () => {
  let workshop: Workshop;
  before(async () => {
    workshop = await openWorkshop(['small-tools', ...ALGORITHMS]);
  });
  after(() => workshop?.[Symbol.asyncDispose]());

  it('publish-an-image leads to a tested entry', async () => {
    await using folder = await temporaryFolder();
    await follow('publish-an-image.md', { folder: folder.path, env: workshop.env });
  });

  it('run-200-files leads to results on this machine and on AWS, with fewer files', async () => {
    await using folder = await temporaryFolder();
    localCatalog(join(folder.path, 'catalog'), ALGORITHMS, workshop.registry);
    for (const name of ALGORITHMS)
      assert.equal((await workshop.pipewright('wrap', join(folder.path, 'catalog', name))).code, 0);
    const aws = await workshop.services.ministack();
    const name = ownName();
    await follow('run-200-files.md', {
      folder: folder.path,
      env: { ...workshop.env, ...accountEnv(aws), PIPEWRIGHT_POLL_SECONDS: '1' },
      instead: {
        'seq 200': 'seq 2',
        '"name": "tides"': `"name": "${name}"`,
        'my-lab-tides': name,
        '183351756044': aws.account,
      },
    });
  });

  it('review-a-catalog leads to a catalog whose changes are checked', async () => {
    await using folder = await temporaryFolder();
    const name = ownName();
    // The example's image comes from Docker Hub.
    await using settings = await temporaryFolder();
    const hub = await openLocalHub(workshop, settings.path, `pipewright/${name}`);
    await hub.put((store, tag) => putBusybox(store, tag, {}, undefined, 'sh'));
    await follow('review-a-catalog.md', {
      folder: folder.path,
      env: { ...workshop.env, ...hub.env, ...author() },
      instead: { 'ghcr.io/my-lab/': `ghcr.io/pipewright/${name}/` },
    });
  });
});

describe('the pages of tutorials', () => {
  const pages = globSync('docs/tutorials/*.md', { cwd: ROOT });
  it('say of every block that the test does not run why', () => {
    assert.equal(pages.length, 3);
    for (const page of pages)
      for (const { notRun, line } of blocksOf(readFileSync(join(ROOT, page), 'utf8')))
        assert.ok(notRun === undefined || notRun.length > 10, `${page}:${line}`);
  });
});

/** Who git says has committed. */
function author(): Record<string, string> {
  const who = { NAME: 'Alice', EMAIL: 'alice@example.org' };
  return Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) =>
      Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
    ),
  );
}
