import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RunSnapshot, StepSnapshot } from '../../src/progress/run-snapshot.ts';
import { itemsToResend } from '../../src/progress/run-status.ts';
import {
  aFailure,
  anAgent,
  aRun,
  aRunStep,
  aSnapshot,
  aStoppedAgent,
  DEPLOYED,
  NOW,
  statusOf,
} from '../fakes/run-snapshots.ts';

const OVER = aSnapshot({
  clean: { done: 47, failed: 3, resultsFor: { plot: 47 } },
  plot: { done: 47 },
});

describe('the status of a run on AWS', () => {
  it('is queued, initializing, then running', () => {
    assert.equal(statusOf(aSnapshot({})).progress.state, 'QUEUED');
    const starting = aSnapshot({ clean: { agents: [anAgent({ status: 'PENDING' })] } });
    assert.equal(statusOf(starting).progress.state, 'INITIALIZING');
    const running = aSnapshot({ clean: { queue: { waiting: 48, taken: 2 } } });
    const [clean] = statusOf(running).progress.steps;
    assert.deepEqual([statusOf(running).progress.state, clean?.known, clean?.running], ['RUNNING', 50, 2]);
  });

  it('is over only when two snapshots in a row agree', () => {
    assert.equal(statusOf(OVER).progress.state, 'RUNNING');
    assert.equal(statusOf(OVER, OVER).progress.state, 'EXECUTOR_ERROR');
    const open = aSnapshot({ clean: { done: 47, failed: 2, resultsFor: { plot: 47 } }, plot: { done: 47 } });
    assert.equal(statusOf(OVER, open, OVER).progress.state, 'RUNNING');
  });

  it('expects later steps to process earlier results, and is not over before', () => {
    const snapshot = aSnapshot({ clean: { done: 50, resultsFor: { plot: 40 } }, plot: { done: 39 } });
    const { progress } = statusOf(snapshot, snapshot);
    assert.deepEqual([progress.state, progress.steps[1]?.known], ['RUNNING', 40]);
    const all = aSnapshot({ clean: { done: 50, resultsFor: { plot: 40 } }, plot: { done: 40 } });
    assert.equal(statusOf(all, all).progress.state, 'COMPLETE');
  });

  it('ends with a system error when a failure that was read is one', () => {
    const failures = [{ marker: aFailure('a', { state: 'SYSTEM_ERROR' }) }];
    const snapshot = { ...OVER, failures };
    assert.equal(statusOf(snapshot, snapshot).progress.state, 'SYSTEM_ERROR');
  });

  it('has one item per gather step, which never starts after a failure before it', () => {
    const run = aRun({
      steps: [
        aRunStep('clean'),
        aRunStep('plot', { needs: ['clean'] }),
        aRunStep('all', { needs: ['plot'], gather: true }),
      ],
    });
    const snapshot = aSnapshot(
      {
        clean: { done: 49, failed: 1, resultsFor: { plot: 49 } },
        plot: { done: 49, resultsFor: { all: 49 } },
      },
      { run },
    );
    const { progress } = statusOf(snapshot, snapshot);
    assert.deepEqual([progress.state, progress.steps[2]?.canceled], ['EXECUTOR_ERROR', 1]);
    const well = aSnapshot(
      { clean: { done: 50, resultsFor: { plot: 50 } }, plot: { done: 50, resultsFor: { all: 50 } } },
      { run },
    );
    assert.equal(statusOf(well, well).progress.state, 'RUNNING');
  });

  it('waits for what is gathered on demand, unless there is nothing to gather', () => {
    const steps = [aRunStep('clean'), aRunStep('all', { needs: ['clean'], gather: true })];
    const run = aRun({ steps, gathered: ['all'] });
    const stateOf = (done: number) => {
      const snapshot = aSnapshot({ clean: { done, failed: 50 - done, resultsFor: { all: done } } }, { run });
      return statusOf(snapshot, snapshot).progress.state;
    };
    assert.deepEqual([stateOf(1), stateOf(0)], ['RUNNING', 'EXECUTOR_ERROR']);
  });

  it('cancels everything that has not ended', () => {
    const run = aRun({ canceled_at: '2026-11-26T10:10:00.000Z' });
    const snapshot = aSnapshot({ clean: { done: 20, queue: { waiting: 30, taken: 0 } } }, { run });
    const { progress } = statusOf(snapshot, snapshot);
    assert.deepEqual([progress.state, progress.steps[0]?.canceled, progress.troubles], ['CANCELED', 30, []]);
  });

  it('times out before GitHub expires its check run', () => {
    const open = aSnapshot({ clean: { done: 20, agents: [anAgent()] } }, { at: NOW + 13 * 24 * 3600_000 });
    const status = statusOf(open);
    assert.deepEqual([status.timedOut, status.progress.state], [true, 'SYSTEM_ERROR']);
    assert.equal(statusOf({ ...open, at: NOW + 12 * 24 * 3600_000 }).timedOut, false);
  });
});

describe('why a run does not move', () => {
  const stopped = (reason: string, more = {}): RunSnapshot =>
    aSnapshot({
      clean: {
        queue: { waiting: 50, taken: 0 },
        agents: [aStoppedAgent({ stopCode: 'TaskFailedToStart', reason, ...more })],
      },
    });
  const dispatched = (...lines: object[]): RunSnapshot =>
    aSnapshot(
      { clean: { queue: { waiting: 50, taken: 0 } } },
      {
        dispatcher: lines.map((line) => JSON.stringify({ event: 'dispatch', cause: 'messages', ...line })),
      },
    );
  const BACKOFF = {
    ...{ count: 5, since: NOW - 900_000, begun: NOW - 9_000_000, until: NOW + 600_000 },
    stopCode: 'TaskFailedToStart',
    reason: 'CannotPullContainerError: ghcr.io/lab/clean@sha256:0: not found',
  };

  // What ECS, Lambda and the dispatcher write (Amazon ECS Developer Guide, "Stopped task error messages").
  const CASES: readonly [what: string, code: string, stopped: RunSnapshot | string][] = [
    [
      'an image that is not there',
      'IMAGE_NOT_FOUND',
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ghcr.io/lab/clean@sha256:0: ghcr.io/lab/clean@sha256:0: not found',
    ],
    [
      'an image that may not be pulled',
      'IMAGE_REFUSED',
      'CannotPullContainerError: pull access denied for lab/clean, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ],
    [
      'a registry that is asked too often',
      'PULL_LIMIT',
      'CannotPullContainerError: inspect image has been retried 5 time(s): toomanyrequests: You have reached your pull rate limit.',
    ],
    [
      'an image for other processors',
      'WRONG_PLATFORM',
      "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
    ],
    [
      'no route',
      'NO_ROUTE',
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-east-1.amazonaws.com/": dial tcp 52.46.1.1:443: i/o timeout',
    ],
    [
      'a secret that is not there',
      'SECRET_MISSING',
      "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    ],
    [
      'a secret that may not be read',
      'SECRET_REFUSED',
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: AccessDeniedException: not authorized to perform: ssm:GetParameters',
    ],
    [
      'no capacity',
      'NO_CAPACITY',
      'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    ],
    [
      'an image that was not wrapped',
      'WRONG_IMAGE',
      'CannotStartContainerError: Error response from daemon: failed to create shim task: OCI runtime create failed',
    ],
    [
      'a variable that is missing at run time',
      'VARIABLE_MISSING',
      stopped('Essential container in task exited', {
        stopCode: 'EssentialContainerExited',
        exitCode: 70,
        lastWords: 'VARIABLE_MISSING: the variable STATION is required and not set',
      }),
    ],
    [
      'an agent without rights',
      'AGENT_RIGHTS',
      stopped('', { stopCode: 'EssentialContainerExited', exitCode: 77 }),
    ],
    [
      'a process of an agent that the kernel killed, though the agent ended well',
      'OUT_OF_MEMORY',
      stopped('Essential container in task exited; OutOfMemoryError: Container killed due to memory usage', {
        stopCode: 'EssentialContainerExited',
        exitCode: 0,
      }),
    ],
    [
      'Spot that was taken back',
      'SPOT_TAKEN',
      stopped('Your Spot Task was interrupted.', { stopCode: 'SpotInterruption', exitCode: 143 }),
    ],
    [
      'no quota',
      'QUOTA',
      dispatched({
        steps: [
          {
            step: 'clean',
            why: "ECS refused: You've reached the limit on the number of vCPUs you can run concurrently",
          },
        ],
      }),
    ],
    [
      'a start that ECS refuses',
      'NO_CAPACITY',
      dispatched({ steps: [{ step: 'clean', why: 'ECS refused: RESOURCE:FARGATE' }] }),
    ],
    [
      'agents that end without processing any item',
      'IMAGE_NOT_FOUND',
      dispatched(
        { steps: [{ step: 'clean', why: 'agents end without processing any item', backoff: BACKOFF }] },
        // A later call for another step.
        { steps: [{ step: 'merge', why: 'no items wait' }] },
      ),
    ],
    [
      'a dispatcher without rights',
      'DISPATCHER_RIGHTS',
      dispatched({
        steps: [
          {
            step: 'clean',
            why: "Starting tasks of x was refused by AWS: the task's role needs ecs:RunTask and iam:PassRole",
          },
        ],
      }),
    ],
    [
      'a dispatcher that fails',
      'DISPATCHER_FAILS',
      aSnapshot(
        { clean: { queue: { waiting: 50, taken: 0 } } },
        { dispatcher: ['2026-11-26T10:29:00Z 8a6f Task timed out after 60.00 seconds'] },
      ),
    ],
    [
      'a dispatcher that takes nothing',
      'DISPATCHER_SILENT',
      aSnapshot({}, { inbox: { waiting: 50, taken: 0 } }),
    ],
    ['messages that were put aside', 'UNREADABLE', aSnapshot({}, { inboxDead: 4 })],
    ['uploads without a notification', 'NOT_UPLOADED', aSnapshot({})],
    [
      'items that died without a word',
      'LOST_ITEMS',
      aSnapshot({ clean: { done: 45, deadLetters: 5, last: NOW - 300_000 } }),
    ],
    [
      'agents that work for other runs',
      'BUSY',
      aSnapshot({ clean: { queue: { waiting: 5000, taken: 10 }, agents: [anAgent(), anAgent()] } }),
    ],
    [
      'no stack',
      'NOT_DEPLOYED',
      {
        ...aSnapshot({}),
        steps: {
          clean: { ...aSnapshot({}).steps.clean!, queue: undefined as never },
          plot: aSnapshot({}).steps.plot!,
        },
      },
    ],
  ];
  for (const [what, code, snapshot] of CASES)
    it(`reports ${what}, in the first snapshot`, () => {
      const { troubles } = statusOf(typeof snapshot === 'string' ? stopped(snapshot) : snapshot).progress;
      assert.equal(troubles[0]?.code, code, JSON.stringify(troubles));
      for (const { what: words, remedy } of troubles) {
        assert.doesNotMatch(words, /\.$|undefined/);
        assert.match(remedy, /^\W?[A-Z"].*\.$/);
      }
    });

  it('ignores agents that end normally, or that others replace', () => {
    const fine = [
      aStoppedAgent({ stopCode: 'EssentialContainerExited', exitCode: 0 }),
      aStoppedAgent({ stopCode: 'UserInitiated', exitCode: 143, reason: 'The step was changed.' }),
    ];
    for (const agent of fine)
      assert.deepEqual(
        statusOf(
          aSnapshot({ clean: { done: 1, queue: { waiting: 40, taken: 0 }, agents: [agent] } }, { at: NOW }),
        ).progress.troubles,
        [],
      );
    const replaced = [aStoppedAgent({ stopCode: 'SpotInterruption', exitCode: 143 }), anAgent()];
    assert.deepEqual(
      statusOf(aSnapshot({ clean: { done: 1, queue: { waiting: 40, taken: 1 }, agents: replaced } })).progress
        .troubles,
      [],
    );
  });

  // The dispatcher's own words: test/dispatch/dispatch.test.ts.
  for (const why of [
    'no items wait',
    'enough agents are running',
    'max_agents are running',
    'other calls of the dispatcher are starting agents',
    '400 were started just now, and ECS provisions no more at once',
  ])
    it(`reports no problem where the dispatcher starts nothing because ${why}`, () => {
      const { troubles } = statusOf(dispatched({ steps: [{ step: 'clean', why }] })).progress;
      assert.doesNotMatch(JSON.stringify(troubles), /DISPATCHER_FAILS/);
    });

  it('reports why agents stop until a later one works', () => {
    const gone = aStoppedAgent({ stopCode: 'EssentialContainerExited', exitCode: 78 });
    const codes = (started: number, done: Partial<StepSnapshot> = {}) =>
      statusOf(
        aSnapshot({
          clean: { queue: { waiting: 49, taken: 1 }, agents: [gone, anAgent({ started })], ...done },
        }),
      ).progress.troubles.map(({ code }) => code);
    assert.deepEqual(codes(NOW - 2000), ['WRONG_SETTINGS']);
    assert.deepEqual(codes(NOW - 40_000), []);
    assert.deepEqual(codes(NOW - 2000, { done: 1, last: NOW - 1000 }), []);
    assert.deepEqual(codes(NOW - 2000, { done: 1, last: NOW - 60_000 }), ['WRONG_SETTINGS']);
  });

  it('finds the inputs to resend when all queues upstream are empty', () => {
    const lost = (steps: Parameters<typeof aSnapshot>[0], changes: Partial<RunSnapshot> = {}) =>
      itemsToResend(statusOf(aSnapshot(steps, changes)));
    assert.equal(lost({ clean: { done: 49, resultsFor: { plot: 49 } }, plot: { done: 49 } }), 'unended');
    assert.equal(lost({ clean: { done: 50, resultsFor: { plot: 50 } }, plot: { done: 49 } }), 'all');
    assert.equal(
      lost({ clean: { done: 50, resultsFor: { plot: 50 } }, plot: { done: 49, failed: 1 } }),
      undefined,
    );
    assert.equal(lost({ clean: { done: 49, queue: { waiting: 0, taken: 1 } } }), undefined);
    const others = { waiting: 3, taken: 1 };
    assert.equal(lost({ clean: { done: 49 }, plot: { queue: others } }), 'unended', 'of another run');
    const run = aRun({ steps: [aRunStep('clean'), aRunStep('plot', { needs: ['clean'], gather: true })] });
    const gathering = (done: number) => lost({ clean: { done, resultsFor: { plot: done } } }, { run });
    assert.deepEqual([gathering(49), gathering(50)], ['unended', 'all']);
    assert.equal(lost({ clean: { done: 49 } }, { inbox: { waiting: 1, taken: 0 } }), undefined);
  });

  it('blames agents that stopped minutes ago, not those that stopped 100 minutes ago', () => {
    const codes = (stopped: number) => {
      const agent = aStoppedAgent({
        stopCode: 'TaskFailedToStart',
        reason: 'CannotPullContainerError',
        stopped,
      });
      const waiting = { queue: { waiting: 50, taken: 0 }, agents: [agent] };
      return statusOf(aSnapshot({ clean: waiting })).progress.troubles.map(({ code }) => code);
    };
    assert.deepEqual(codes(NOW - 9 * 60_000), ['IMAGE_NOT_PULLED']);
    assert.deepEqual(codes(NOW - 100 * 60_000), ['NO_AGENTS']);
  });

  it('gives a run two minutes before it reports stillness', () => {
    const run = aRun({ created_at: new Date(NOW - 60_000).toISOString() });
    assert.deepEqual(statusOf(aSnapshot({}, { run })).progress.troubles, []);
    assert.equal(DEPLOYED.workflow, 'tides');
  });
});
