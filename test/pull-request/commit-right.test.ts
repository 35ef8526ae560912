import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failure } from '../../src/core/failure.ts';
import { assertCode, catalogWorld, EXTENDED, specFile, WRITE } from '../fakes/catalog-world.ts';

const APP = 'catalog-publisher[bot]';
const PROTECTED = {
  ...{ id: 7, name: 'Protect main', branch: 'main' },
  ...{ rules: ['pull_request', 'required_status_checks'], bypass: [APP] },
};

async function protectedWorld(branch = 'main', files = specFile()) {
  const world = await catalogWorld(files);
  world.repository.rulesets.push({ ...PROTECTED, branch });
  return world;
}

describe('the right to commit', () => {
  it('is tried before anything is pushed, and the message says what to do', async () => {
    const world = await protectedWorld();
    const failure = await world.release();
    assertCode(failure, 'BRANCH_PROTECTED');
    assert.match(
      String(failure),
      /main of lab\/catalog: .*ruleset "Protect main" requires a pull request.*Nothing was pushed.*"commit-token".*"commit-branch"/,
    );
    assert.deepEqual(world.images.at('ghcr.io/lab/blur').writes, []);
    assert.equal(world.repository.log().length, 1);
  });

  it('is had by the token that commits, which need not be the one that does the rest', async () => {
    const world = await protectedWorld();
    assert.equal(await world.release({ committer: APP }), undefined);
    assert.ok(world.tag('blur', '1.2.3'));
    assert.equal(world.repository.log()[0]?.author, APP);
    assert.deepEqual(
      world.repository.log().map(({ message }) => message.split('\n')[0]),
      ['Publish blur 1.2.3', 'First commit'],
      'trying leaves no commit',
    );
  });

  it('is tried on the branch that takes the commits, which is made first', async () => {
    const inputs = { commitBranch: 'published' };
    const free = await protectedWorld();
    assert.equal(await free.release({ inputs }), undefined);
    assert.ok(free.repository.files('published')[EXTENDED]);
    const bound = await protectedWorld('published');
    assertCode(await bound.release({ inputs }), 'BRANCH_PROTECTED');
    assert.deepEqual(bound.images.at('ghcr.io/lab/blur').writes, []);
  });

  it('is missing for a job that may only read, and where branch protection names those who may push', async () => {
    const reading = await catalogWorld(specFile());
    const failure = await reading.release({ permissions: { ...WRITE, contents: 'read' } });
    assertCode(failure, 'GITHUB_READ_ONLY');
    assert.match(String(failure), /"contents: write".*Nothing was pushed/);
    const named = await catalogWorld(specFile());
    named.repository.pushers.set('main', [APP]);
    assertCode(await named.release(), 'BRANCH_PROTECTED');
    for (const world of [reading, named]) assert.deepEqual(world.images.at('ghcr.io/lab/blur').writes, []);
  });

  it('is tried for a pull request’s own branch, before its candidate is pushed', async () => {
    const world = await protectedWorld('change', {});
    const pull = world.propose(specFile());
    assertCode(await world.check(pull), 'BRANCH_PROTECTED');
    assert.deepEqual(world.images.at('ghcr.io/lab/blur').writes, []);
    assert.equal(await world.check(pull, { committer: APP }), undefined);
    assert.ok(world.tag('blur', 'pr-1'));
    assert.equal(world.repository.log('change')[0]?.author, APP);
  });

  it('does not matter where nothing is to be pushed', async () => {
    const world = await catalogWorld(specFile());
    assert.equal(await world.release(), undefined);
    world.repository.rulesets.push(PROTECTED);
    assert.equal(await world.release(), undefined);
    assert.equal(world.github.names.includes('commitOnBranch'), false);
  });

  it('says nothing when the answer is lost: the commit itself tells', async () => {
    const world = await catalogWorld(specFile());
    world.github.fault = (name, count) =>
      name === 'commitOnBranch' && count === 1
        ? { after: new Failure('GITHUB_UNREACHABLE', 'The answer is lost.') }
        : undefined;
    assert.equal(await world.release(), undefined);
    assert.ok(world.tag('blur', '1.2.3'));
  });
});
