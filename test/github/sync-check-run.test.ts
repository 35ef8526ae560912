import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openGitHub } from '../../src/edge/github-client.ts';
import { checkRunReporter } from '../../src/github/check-run-reporter.ts';
import type { Annotation } from '../../src/github/github.ts';
import { desiredRunCheck } from '../../src/github/run-check.ts';
import { syncCheckRun } from '../../src/github/sync-check-run.ts';
import type { RunSnapshot } from '../../src/progress/run-snapshot.ts';
import type { RunStatus } from '../../src/progress/run-status.ts';
import {
  type FakeGitHub,
  type FakeRepository,
  type GitHubFault,
  secondaryLimit,
  startFakeGitHub,
} from '../fakes/github.ts';
import { MemoryS3 } from '../fakes/memory-s3.ts';
import { aFailure, aRun, aSnapshot, DEPLOYED, NOW, statusOf } from '../fakes/run-snapshots.ts';

const WORKFLOW = `{
  "name": "tides",
  "process": {
    "type": "sequence_run",
    "algorithms": [
      { "name": "clean" },
      { "name": "plot" }
    ]
  }
}
`;

const { bucket } = DEPLOYED.output;

describe('the check run of a run', () => {
  let github: FakeGitHub;
  let repository: FakeRepository;
  let sha: string;
  let token: string;
  let s3: MemoryS3;
  let now: number;
  let said: string[];
  let jobs: number;
  let looks: number;
  beforeEach(async () => {
    github = await startFakeGitHub();
    repository = github.repository('lab/tides', { 'tides.workflow.json': WORKFLOW });
    sha = repository.resolve('main')!.sha;
    token = github.token(repository, { checks: 'write', contents: 'read' });
    s3 = new MemoryS3(() => now);
    s3.createBucket(bucket);
    now = NOW;
    said = [];
    jobs = 0;
    looks = 0;
  });
  afterEach(() => github[Symbol.asyncDispose]());

  /** Another job, which knows only what is stored. */
  function parts(as = token) {
    const clock = {
      now: () => now,
      sleep: async (milliseconds: number) => {
        now += milliseconds;
      },
    };
    const api = openGitHub({
      env: { GITHUB_API_URL: github.url },
      token: as,
      signal: new AbortController().signal,
      clock,
      random: () => 0,
    });
    return { github: api, notes: s3.bucket, clock, token: `job-${jobs++}` };
  }
  function job(as = token): (status: RunStatus) => Promise<void> {
    return checkRunReporter({ deployed: DEPLOYED, ...parts(as), say: (text) => said.push(text) });
  }
  const run = () => aRun({ commit: sha });
  const snapshot = (
    steps: Parameters<typeof aSnapshot>[0],
    changes: Partial<RunSnapshot> = {},
  ): RunSnapshot => aSnapshot(steps, { run: run(), at: NOW + looks++, ...changes });
  const halfway = () =>
    statusOf(
      snapshot({
        clean: { done: 20, resultsFor: { plot: 20 }, queue: { waiting: 28, taken: 2 } },
        plot: { done: 10 },
      }),
    );
  const failures = ['a', 'b', 'c'].map((name) => ({ marker: aFailure(`${name}.csv`) }));
  const over = () => {
    const end = snapshot(
      { clean: { done: 47, failed: 3, resultsFor: { plot: 47 } }, plot: { done: 47 } },
      { failures },
    );
    return statusOf(end, end);
  };
  const all = () => {
    const end = snapshot({ clean: { done: 50, resultsFor: { plot: 50 } }, plot: { done: 50 } });
    return statusOf(end, end);
  };
  const writes = () => github.asked.filter(({ method }) => method !== 'GET');
  const faulty = (method: string, fault: GitHubFault, times = 1) => {
    let left = times;
    github.fault((request) => (request.method === method && left-- > 0 ? fault : undefined));
  };

  it('is created once, updated only for changes, and completed once, by independent jobs', async () => {
    await job()(statusOf(snapshot({})));
    await job()(statusOf(snapshot({})));
    await job()(halfway());
    await job()(halfway());
    for (let i = 0; i < 3; i++) await job()(over());
    assert.deepEqual(
      writes().map(({ method }) => method),
      ['POST', 'PATCH', 'PATCH'],
    );
    const [check, ...others] = repository.checkRuns;
    assert.equal(others.length, 0);
    assert.deepEqual(
      [check?.name, check?.status, check?.conclusion, check?.headSha],
      ['pipewright / tides', 'completed', 'failure', sha],
    );
    assert.match(check?.title ?? '', /^94 of 97 items done, 3 failed$/);
    assert.match(check?.text ?? '', /line 3 has 4 fields, not 5/);
    assert.deepEqual(said, []);
    assert.ok(s3.keys(bucket).some((key) => key.endsWith('/ended.json')));
  });

  it('shows what failed at the line of the step', async () => {
    await job()(over());
    const [note, ...others] = repository.checkRuns[0]!.annotations as {
      path: string;
      start_line: number;
      message: string;
    }[];
    assert.equal(others.length, 0);
    assert.deepEqual([note?.path, note?.start_line], ['tides.workflow.json', 6]);
    assert.match(
      note?.message ?? '',
      /^3 of 50 items of clean failed\.\na\.csv: exit code 2, the input is no table\n/,
    );
  });

  it('is written by one of several concurrent jobs', async () => {
    await Promise.all(Array.from({ length: 5 }, () => job()(over())));
    assert.deepEqual(
      writes().map(({ method }) => method),
      ['POST'],
    );
    assert.equal(repository.checkRuns[0]?.annotations.length, 1);
  });

  it('is taken over from a job that died while writing', async () => {
    const key = 'out/.pipewright/runs/run-20261126T100000Z-0a1b2c/check.json';
    const claim = { by: 'a job that is gone', until: NOW + 60_000 };
    await s3.bucket.replace(
      { bucket: 'lab-out', key },
      JSON.stringify({ version: 1, round: 1, claim }),
      undefined,
    );
    await job()(over());
    assert.equal(repository.checkRuns.length, 0);
    now += 61_000;
    await job()(over());
    assert.equal(repository.checkRuns[0]?.conclusion, 'failure');
  });

  it('is followed by another check run when the run resumes after its end', async () => {
    await job()(over());
    await job()(halfway());
    await job()(all());
    assert.deepEqual(
      repository.checkRuns.map(({ status, conclusion, annotations }) => [
        status,
        conclusion,
        annotations.length,
      ]),
      [
        ['completed', 'failure', 1],
        ['completed', 'success', 0],
      ],
    );
  });

  it('is created once at another commit that resumed the run', async () => {
    const early = all();
    await job()(early);
    const first = sha;
    sha = repository.commit('main', { 'more.csv': 'x' });
    for (const status of [all(), early, all()]) await job()(status);
    assert.deepEqual(
      repository.checkRuns.map(({ headSha, conclusion }) => [headSha, conclusion]),
      [
        [first, 'success'],
        [sha, 'success'],
      ],
    );
  });

  it('is not reopened by a first snapshot of a run that is over', async () => {
    await job()(all());
    const end = snapshot({ clean: { done: 50, resultsFor: { plot: 50 } }, plot: { done: 50 } });
    const before = writes().length;
    const later = job();
    await later(statusOf(end));
    await later(statusOf(end, end));
    assert.equal(writes().length, before);
  });

  it('reports another outcome that no job saw happen, but no snapshot from before the end', async () => {
    const early = halfway();
    await job()(over());
    await job()(early);
    assert.equal(repository.checkRuns.length, 1);
    await job()(all());
    assert.deepEqual(
      repository.checkRuns.map(({ conclusion }) => conclusion),
      ['failure', 'success'],
    );
  });

  for (const [what, reset] of [
    ['created', 'POST'],
    ['completed', 'PATCH'],
  ] as const)
    it(`is not ${what} twice when GitHub’s answer is lost`, async () => {
      if (reset === 'PATCH') await job()(halfway());
      faulty(reset, { reset: 'after' });
      await job()(over());
      await job()(over());
      assert.equal(repository.checkRuns.length, 1);
      const [check] = repository.checkRuns;
      assert.deepEqual([check?.conclusion, check?.annotations.length], ['failure', 1]);
    });

  it('is not created twice when a job dies before it can save its note', async () => {
    await job()(halfway());
    s3.createBucket(bucket);
    await job()(halfway());
    await job()(over());
    assert.equal(repository.checkRuns.length, 1);
  });

  const faults: readonly [string, GitHubFault][] = [
    ['422', { status: 422, body: { message: 'Validation Failed' } }],
    ['502', { status: 502, body: { message: 'Server Error' } }],
    ['the connection gone', { reset: 'before' }],
  ];
  for (const [what, fault] of faults)
    it(`recovers from ${what}: the next job reports the run`, async () => {
      await job()(halfway());
      faulty('PATCH', fault);
      await job()(over());
      assert.match(said.join(), /could not be updated/);
      assert.ok(!s3.keys(bucket).some((key) => key.endsWith('/ended.json')), 'it stays with the open ones');
      await job()(over());
      const [check, ...others] = repository.checkRuns;
      assert.deepEqual([check?.conclusion, check?.annotations.length, others.length], ['failure', 1, 0]);
      assert.ok(s3.keys(bucket).some((key) => key.endsWith('/ended.json')));
    });

  for (const [what, method, dies] of [
    ['first', 'POST', 0],
    ['second', 'PATCH', 0],
    ['third', 'PATCH', 1],
  ] as const)
    it(`has every annotation once when a job dies at the ${what} part of them`, async () => {
      const annotations = Array.from(
        { length: 130 },
        (_, i): Annotation => ({
          path: 'tides.workflow.json',
          start_line: i + 1,
          end_line: i + 1,
          annotation_level: 'failure',
          title: 'FAILED',
          message: `${i}`,
        }),
      );
      const page = { title: 'over', head: ['head'], more: [] };
      const desired = desiredRunCheck(over(), page, annotations);
      const place = { run: 'run-1', repository: 'lab/tides', sha, bucket: 'lab-out', key: 'check.json' };
      let left: number = dies;
      github.fault((request) =>
        request.method === method && left-- <= 0 ? { status: 422, body: { message: 'no' } } : undefined,
      );
      await assert.rejects(syncCheckRun(desired, place, parts()));
      github.fault(() => undefined);
      assert.ok(repository.checkRuns.every(({ status }) => status === 'in_progress'));
      assert.equal(await syncCheckRun(desired, place, parts()), 'written');
      const [check, ...others] = repository.checkRuns;
      assert.deepEqual([others.length, check?.conclusion], [0, 'failure']);
      assert.deepEqual(
        (check!.annotations as Annotation[]).map(({ message }) => Number(message)),
        annotations.map((_, i) => i),
      );
    });

  it('waits as long as a secondary limit asks for', async () => {
    await job()(halfway());
    faulty('PATCH', secondaryLimit(42));
    await job()(over());
    assert.equal(now, NOW + 42_000);
    assert.deepEqual([repository.checkRuns[0]?.conclusion, said], ['failure', []]);
  });

  it('is completed by a later job when the token loses its permissions', async () => {
    const following = job();
    await following(halfway());
    faulty(
      'PATCH',
      { status: 403, body: { message: 'Resource not accessible by integration' } },
      Number.POSITIVE_INFINITY,
    );
    now += 60_000;
    const later = snapshot({ clean: { done: 30, resultsFor: { plot: 30 } } });
    await following(statusOf(later));
    await following(over());
    assert.equal(said.length, 1, said.join('\n'));
    github.fault(() => undefined);
    await job()(over());
    assert.deepEqual([repository.checkRuns.length, repository.checkRuns[0]?.conclusion], [1, 'failure']);
  });

  it('does not ask GitHub about a run that no repository started', async () => {
    const { repository: _, commit: __, file: ___, ...own } = aRun();
    const end = aSnapshot(
      { clean: { done: 50, resultsFor: { plot: 50 } }, plot: { done: 50 } },
      { run: own },
    );
    await job()(statusOf(end, end));
    assert.equal(github.asked.length, 0);
    assert.ok(s3.keys(bucket).some((key) => key.endsWith('/ended.json')));
  });
});
