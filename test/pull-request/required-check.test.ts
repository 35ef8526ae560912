import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EntryReport } from '../../src/pull-request/examine.ts';
import type { Trial } from '../../src/pull-request/smoke.ts';
import { TESTED_NOTICE, testedNotices } from '../../src/pull-request/tested-images.ts';
import { assertCode, type CatalogWorld, catalogWorld, EXTENDED, specFile } from '../fakes/catalog-world.ts';
import type { Pull } from '../fakes/github/repository.ts';
import { aSpec } from '../fakes/image.ts';

const TESTED = {
  ...specFile({ tests: [{ name: 'small', input: 'tests/a.png', expect: {} }] } as never),
  'catalog/blur/tests/a.png': 'a',
};
const trial = (...codes: string[]): Trial => ({
  ...{ test: 'small', seconds: 1 },
  findings: codes.map((code) => ({
    ...{ code, severity: 'error', message: code, path: '/tests/0' },
    file: 'catalog/blur/spec.json',
  })),
});
const PASSED = { tryTests: async () => [trial()] };
const FAILED = { tryTests: async () => [trial('TEST_FAILED')] };
const UNTRIED = { tryTests: async () => 'They were not run: there is no engine.' };
const READ = { permissions: { contents: 'read' } } as const;

const fromFork = (world: CatalogWorld, files: Parameters<CatalogWorld['propose']>[0] = TESTED) =>
  world.propose(files, { from: world.fork('alice') });
/** The newest required check of a commit: conclusion and title. */
function required({ repository }: CatalogWorld, { sha }: Pull, name = 'catalog') {
  const run = repository.checkRuns.findLast((one) => one.headSha === sha && one.name === name);
  return `${run?.conclusion}: ${run?.title}`;
}

describe('the required check is green only where tests that exist passed', () => {
  for (const [what, job, wanted, entry] of [
    ['passed', PASSED, 'success: blur 1.2.3: waits for a review', 'success: blur 1.2.3: waits for a review'],
    ['failed', FAILED, 'failure: blur 1.2.3: tests failed', 'failure: blur 1.2.3: tests failed'],
    [
      'did not run',
      UNTRIED,
      'action_required: blur 1.2.3: tests have not run',
      'action_required: blur 1.2.3: tests have not run',
    ],
  ] as const)
    it(`a fork’s tests ${what}: the review takes it from the job, which says so with a token that only reads`, async () => {
      const world = await catalogWorld();
      const pull = fromFork(world);
      const failure = await world.check(pull, { ...READ, ...job });
      if (job === PASSED) assert.equal(failure, undefined);
      else assertCode(failure, job === FAILED ? 'SPECS_INVALID' : 'TESTS_NOT_RUN');
      for (const _ of ['first', 'again']) {
        assert.equal(await world.review(), undefined);
        assert.equal(required(world, pull), wanted);
        assert.equal(required(world, pull, 'catalog / blur'), entry);
      }
      assert.equal(world.repository.checkRuns.length, 2);
    });

  it('before the job ran, and while it waits for approval; each pull request turns green when it has run', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    assert.equal(await world.review(), undefined);
    assert.equal(required(world, pull), 'action_required: blur 1.2.3: tests have not run');
    const run = { sha: pull.sha, name: 'intake', status: 'completed' };
    world.repository.workflowRuns.push({ ...run, conclusion: 'action_required' });
    assert.equal(await world.review(), undefined);
    assert.equal(
      required(world, pull),
      'action_required: blur 1.2.3: a maintainer approves the checks first',
    );
    world.repository.workflowRuns.pop();
    assert.equal(await world.check(pull, { ...READ, ...PASSED }), undefined);
    assert.equal(await world.review(), undefined);
    assert.equal(required(world, pull), 'success: blur 1.2.3: waits for a review');
  });

  it('a job that is started again counts: its newest run', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    for (const [job, conclusion] of [
      [FAILED, 'failure'],
      [PASSED, 'success'],
      [FAILED, 'failure'],
    ] as const) {
      await world.check(pull, { ...READ, ...job });
      assert.equal(await world.review(), undefined);
      assert.ok(required(world, pull).startsWith(conclusion), required(world, pull));
    }
  });

  for (const [files, conclusion] of [
    [TESTED, 'success'],
    [{ ...TESTED, '.github/workflows/catalog-intake.yml': 'on: pull_request' }, 'failure'],
    [{ ...TESTED, 'catalog/catalog.json': '{}' }, 'failure'],
  ] as const)
    it(`a fork that changes ${Object.keys(files).at(-1)}: what its jobs say is ${conclusion === 'success' ? '' : 'not '}believed`, async () => {
      const world = await catalogWorld();
      const pull = fromFork(world, files);
      await world.check(pull, { ...READ, ...PASSED });
      assert.equal(await world.review(), undefined);
      assert.ok(required(world, pull).startsWith(conclusion), required(world, pull));
      const entry = required(world, pull, 'catalog / blur');
      assert.ok(entry.startsWith(conclusion === 'success' ? 'success' : 'action_required'), entry);
    });

  it('is not green for tests of another version, or for a notice that is not one', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world);
    const digest = world.images.at('ghcr.io/alice/blur').tags.get('1.2');
    const job = world.repository.startJob(pull.sha, 'intake');
    const notice = (message: string, title = TESTED_NOTICE) => ({ title, message });
    world.repository.endJob(job, [
      notice(`blur 1.2.2 ${digest} passed`),
      notice(`blur 1.2.3 ${digest} passed`, 'Something else'),
      notice(`blur 1.2.3 ${digest} passed twice`),
      notice('blur 1.2.3 sha256:0 passed\nblur 1.2.3'),
      notice(`sharpen 1.2.3 ${digest} passed`),
    ]);
    assert.equal(await world.review(), undefined);
    assert.ok(required(world, pull).startsWith('action_required'));
  });

  it('is not green where another job claims that tests passed which failed or did not run', async () => {
    for (const [job, conclusion] of [
      [FAILED, 'failure'],
      [UNTRIED, 'action_required'],
    ] as const) {
      const world = await catalogWorld();
      const pull = fromFork(world);
      await world.check(pull, { ...READ, ...job });
      const digest = world.images.at('ghcr.io/alice/blur').tags.get('1.2');
      const message = `blur 1.2.3 ${digest} passed`;
      const printing = world.repository.startJob(pull.sha, 'lint');
      world.repository.endJob(printing, [{ title: TESTED_NOTICE, message }]);
      assert.equal(await world.review(), undefined);
      assert.ok(required(world, pull).startsWith(conclusion), required(world, pull));
    }
  });

  it('the pull request’s own job is as red as the check that it writes', async () => {
    for (const [job, code, wanted] of [
      [UNTRIED, 'TESTS_NOT_RUN', 'action_required: blur 1.2.3: tests have not run'],
      [FAILED, 'SPECS_INVALID', 'failure: blur 1.2.3: needs changes'],
    ] as const) {
      const world = await catalogWorld();
      const pull = world.propose(TESTED);
      assertCode(await world.check(pull, job), code);
      assert.equal(required(world, pull), wanted);
    }
  });

  it('a commit of extended specs has no job of its own: the review leaves green what passed before it', async () => {
    const world = await catalogWorld();
    const pull = world.propose(TESTED);
    assert.equal(await world.check(pull, PASSED), undefined);
    assert.ok(world.repository.files('change')[EXTENDED]);
    assert.equal(await world.review(), undefined);
    assert.equal(required(world, pull), 'success: blur 1.2.3: waits for a review');
  });

  it('specs without tests are reviewed without them', async () => {
    const world = await catalogWorld();
    const pull = fromFork(world, specFile());
    assert.equal(await world.review(), undefined);
    assert.equal(required(world, pull), 'success: blur 1.2.3: waits for a review');
    assert.match(world.repository.comments[0]?.body ?? '', /There are no tests: nothing shows that it works/);
  });
});

describe('a check of somebody else under the name of the required one', () => {
  it('does not stand for it: Pipewright’s is written again, once, and a finding names the job', async () => {
    const world = await catalogWorld();
    const { repository } = world;
    const pull = fromFork(world, specFile({ run_command: '' }));
    const forged = () => repository.endJob(repository.startJob(pull.sha, 'catalog'), []);
    const newestOf = (name: string) => repository.allCheckRuns().findLast((run) => run.name === name);
    forged();
    for (const count of [1, 1, 2]) {
      if (count === 2) forged();
      assert.equal(await world.review(), undefined);
      assert.equal(newestOf('catalog')?.conclusion, 'failure');
      assert.equal(repository.checkRuns.filter(({ name }) => name === 'catalog').length, count);
    }
    assert.match(
      repository.comments[0]?.body ?? '',
      /A job of a workflow made a check named .*catalog.*actions\/runs\/1\/job\/\d+.*CHECK_NAME_TAKEN/,
    );
  });

  it('is recognized by App and external id, for every entry’s check too', async () => {
    const world = await catalogWorld();
    const { repository } = world;
    const pull = fromFork(world, specFile());
    assert.equal(await world.review(), undefined);
    const copy = repository.checkRuns.find(({ name }) => name === 'catalog / blur')!;
    repository.checkRuns.push({ ...copy, id: repository.nextId(), app: 999, conclusion: 'failure' });
    assert.equal(await world.review(), undefined);
    assert.equal(required(world, pull, 'catalog / blur'), 'success: blur 1.2.3: waits for a review');
    assert.match(repository.comments[0]?.body ?? '', /The App .*some-app.* made a check/);
  });
});

it('notices fit into what the runner forwards, a line for each entry', () => {
  const spec = aSpec();
  const digest = `sha256:${'0'.repeat(64)}`;
  const reports = Array.from({ length: 100 }, (_, i) => ({
    ...{ name: `algorithm-${i}`, file: '', text: '', findings: [], spec, derived: {}, reviewed: digest },
  })) as unknown as EntryReport[];
  const messages = testedNotices(reports);
  assert.ok(messages.length < 10 && messages.every(({ length }) => length <= 4096), `${messages.length}`);
  assert.deepEqual(
    messages.join('\n').split('\n'),
    reports.map(({ name }) => `${name} 1.2.3 ${digest} untried`),
  );
});
