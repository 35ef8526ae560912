import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding } from '../../src/core/finding.ts';
import { digestOf } from '../../src/oci/digest.ts';
import type { ChangeReport } from '../../src/pull-request/change-page.ts';
import { checkName, checkOf, readMark } from '../../src/pull-request/entry-check.ts';
import { COMMENT_MARK, openPullRequestReporter } from '../../src/pull-request/pull-request-reporter.ts';
import { WRITE } from '../fakes/catalog-world.ts';
import { FakeRepository } from '../fakes/github/repository.ts';
import { CallLog, memoryGitHub } from '../fakes/memory-github.ts';

const mistake = (line: number): Finding => ({
  ...{ code: 'WRONG', severity: 'error', file: 'catalog/blur/spec.json', path: '', message: `Line ${line}.` },
  range: { start: { line, column: 1 }, end: { line, column: 2 } },
});
const change = (general: Finding[] = []): ChangeReport => ({
  reports: [],
  removed: [],
  general,
  about: { stage: 'check' },
});

function setUp(permissions = WRITE, fork = false) {
  const repository = new FakeRepository('lab', 'catalog');
  repository.commit('main', { 'README.md': 'first' });
  const sha = repository.commit('change', { 'catalog/blur/spec.json': '{\n\n\n}\n' });
  const { number } = repository.openPull('change');
  const log = new CallLog();
  const github = log.watch(memoryGitHub(repository, permissions));
  const open = () => openPullRequestReporter(github, 'lab/catalog', fork);
  const runs = () =>
    repository.checkRuns.map(({ conclusion, annotations }) => [conclusion, annotations.length]);
  return { repository, sha, number, log, open, runs, reporter: open() };
}

describe('the reporter of a pull request', () => {
  it('completes the check that it began, and leaves alone what is right', async () => {
    const { sha, log, open, runs, reporter } = setUp();
    await reporter.begin(sha);
    assert.deepEqual(runs(), [[null, 0]]);
    await reporter.end(change([mistake(1)]), [sha]);
    await open().end(change([mistake(1)]), [sha]);
    assert.deepEqual(runs(), [['failure', 1]]);
    await reporter.supersede('later');
    assert.equal(log.names.filter((name) => name === 'updateCheckRun').length, 1, 'it is complete already');
  });

  it('adds annotations in fifties, and a new check run where an old one has other annotations', async () => {
    const { sha, log, open, runs } = setUp();
    await open().end(change(Array.from({ length: 120 }, (_, i) => mistake(i + 1))), [sha]);
    assert.deepEqual(
      [runs(), log.names.filter((name) => /Check/.test(name)).length],
      [[['failure', 120]], 3],
    );
    await open().end(change(), [sha]);
    await open().end(change([{ ...mistake(1), severity: 'hint' }]), [sha]);
    assert.deepEqual(
      runs(),
      [
        ['failure', 120],
        ['success', 1],
      ],
      'without annotations it is updated',
    );
  });

  it('does not touch check runs and comments of others', async () => {
    const { repository, sha, number, reporter, runs } = setUp();
    const other = memoryGitHub(repository, WRITE);
    await other.createCheckRun('', sha, 'catalog', {
      status: 'in_progress',
      externalId: 'theirs',
      output: { title: '', summary: '' },
    });
    repository.comments.push({
      id: 1,
      issue: number,
      author: 'mallory',
      body: `${COMMENT_MARK}\nmine`,
      created: '',
      updated: '',
    });
    await reporter.end(change(), [sha]);
    await reporter.comment(number, 'Hello');
    assert.deepEqual(runs(), [
      [null, 0],
      ['success', 0],
    ]);
    assert.deepEqual(
      repository.comments.map(({ author, body }) => [author, body]),
      [
        ['mallory', `${COMMENT_MARK}\nmine`],
        ['github-actions[bot]', `${COMMENT_MARK}\nHello`],
      ],
    );
  });

  it('updates its one comment, only when it changed, and creates none on request', async () => {
    const { repository, number, log, reporter } = setUp();
    await reporter.comment(number, 'one', { create: false });
    assert.deepEqual(repository.comments, []);
    for (const text of ['one', 'one', 'two']) await reporter.comment(number, text);
    assert.deepEqual(
      [repository.comments.map(({ body }) => body), log.names.filter((name) => /eComment$/.test(name))],
      [[`${COMMENT_MARK}\ntwo`], ['createComment', 'updateComment']],
    );
  });

  it('suggests each fix once, also when a look-alike of a person has its mark', async () => {
    const { repository, sha, number, open } = setUp();
    const one = { path: 'catalog/blur/spec.json', startLine: 1, line: 1, body: 'Fix.\n' };
    for (const comments of [[one], [one], [one, { ...one, startLine: 2, line: 3, body: 'Other.\n' }], []])
      await open().suggest(number, sha, comments);
    assert.deepEqual(
      repository.reviews.map(({ comments }) => comments.map(({ body }) => body.split('\n')[0])),
      [['Fix.'], ['Other.']],
    );
  });

  it('asks once for each kind of thing that the token may not write, and after a fork’s first refusal for nothing', async () => {
    for (const fork of [false, true]) {
      const { sha, number, log, reporter, repository } = setUp({ contents: 'read' }, fork);
      await reporter.begin(sha);
      await reporter.end(change(), [sha]);
      await reporter.comment(number, 'Hello');
      assert.deepEqual(reporter.refused, fork ? ['check runs'] : ['check runs', 'comments']);
      assert.equal(log.names.filter((name) => /^create/.test(name)).length, fork ? 1 : 2);
      assert.deepEqual([repository.checkRuns, repository.comments], [[], []]);
    }
  });
});

describe('the check of an entry', () => {
  it('has an id that names what was reviewed, and is the same for the same content', () => {
    const digest = digestOf('image');
    const page = { title: 'Done', head: ['Page'] };
    const made = {
      name: 'catalog / blur',
      conclusion: 'success',
      page,
      findings: [],
      reviewed: digest,
    } as const;
    const { marks } = checkOf(made);
    for (const id of [marks.whole, marks.partial]) assert.deepEqual(readMark(id), { digest });
    const tested = checkOf({ ...made, tests: 'passed' });
    for (const id of Object.values(tested.marks)) assert.deepEqual(readMark(id), { digest, tests: 'passed' });
    assert.deepEqual(checkOf({ ...made, detailsUrl: 'https://github.example/run/2' }).marks, marks);
    for (const other of [
      { conclusion: 'failure' } as const,
      { page: { ...page, title: 'Other' } },
      { findings: [mistake(1)] },
    ])
      assert.notEqual(checkOf({ ...made, ...other }).marks.whole, marks.whole);
    for (const id of [
      '',
      'pipewright:begun',
      `${digest}:${'0'.repeat(32)}`,
      `pipewright:evil:${'0'.repeat(32)}`,
    ])
      assert.equal(readMark(id), undefined);
  });

  it('has a name that can be shown, whatever the entry is called', () => {
    assert.equal(checkName('blur\u202e'), 'catalog / blur\\u202e');
    assert.ok(checkName('x'.repeat(500)).length < 150);
  });
});
