import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pipewright } from '../../src/command/commands.ts';
import { RELEASE, REPOSITORY, TAG } from '../../src/core/own-release.ts';
import { commandIo } from '../fakes/command-io.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { startFakeGitHub } from '../fakes/github.ts';
import { ROOT } from '../fakes/workshop.ts';

const call = async (...args: string[]) => {
  const io = commandIo(ROOT);
  const code = await pipewright(args, io);
  return { code, ...io.said };
};

describe('list', () => {
  it('finds algorithms of the catalog that is near, in 80 columns', async () => {
    const { code, out, err } = await call('list', 'Iglewicz');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^algorithm +version +what it does\noutliers +\d\S+ +Finds the rows /);
    assert.match(out, /\n1 of \d+ algorithms in catalog\.\nAbout one: npx pipewright show outliers\n$/);
    const terminal = commandIo(ROOT, { tty: true, env: { NO_COLOR: '1' } });
    assert.equal(await pipewright(['list'], terminal), 0);
    for (const line of terminal.said.out.split('\n')) assert.ok(line.length <= 80, line);
    assert.equal((await call('list', 'Iglewicz', '--names')).out, 'outliers\n');
    const { algorithms } = JSON.parse((await call('list', 'iglewicz', '--json')).out);
    assert.ok(algorithms[0].tags.includes('statistics'));
  });
  it('says what was probably meant where nothing is found', async () => {
    const { code, out } = await call('list', 'genomcs');
    assert.equal(code, 0);
    assert.match(out, /^0 of \d+ algorithms in catalog with "genomcs"; did you mean "genomics"\?\n$/);
  });

  it('takes the public catalog of this release where none is near', async () => {
    await using github = await startFakeGitHub();
    await using folder = await temporaryFolder();
    const repository = github.repository(REPOSITORY, {
      'catalog/index.json': readFileSync(join(ROOT, 'catalog/index.json'), 'utf8'),
    });
    repository.branches.set(TAG, repository.branches.get('main') ?? '');
    const env = { GITHUB_API_URL: github.url, XDG_CACHE_HOME: folder.path };
    const io = commandIo(folder.path, { env });
    assert.equal(await pipewright(['list', 'coverage'], io), 0, io.said.err);
    assert.match(
      io.said.out,
      new RegExp(`^samtools [\\s\\S]*\\n\\d+ of \\d+ algorithms in ${RELEASE}\\.\n`, 'm'),
    );
  });
});

describe('show', () => {
  it('shows an algorithm, and what to write into a workflow file', async () => {
    const { code, out, err } = await call('show', 'samtools');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^samtools \d\S+: How well aligned reads/);
    const step = JSON.parse(out.slice(out.lastIndexOf('\n\n')));
    assert.match(step.name, /^samtools@\d/);
    const json = JSON.parse((await call('show', 'samtools@1.0.0', '--json')).out);
    assert.deepEqual(json.step, step);
    assert.equal(json.spec.doi, '10.1093/gigascience/giab008');
  });
  it('says what was meant', async () => {
    const { code, err } = await call('show', 'samtool@1.0.0');
    assert.equal(code, 1);
    assert.match(err, /^error UNKNOWN_ALGORITHM: .*did you mean "samtools"\?/);
    assert.match((await call('show', 'samtools@2')).err, /^error UNKNOWN_VERSION: .*it has \d/);
  });
});
