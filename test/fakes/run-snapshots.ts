import type { RunSnapshot, StepSnapshot } from '../../src/progress/run-snapshot.ts';
import { nextStatus, type RunStatus } from '../../src/progress/run-status.ts';
import type { Marker } from '../../src/protocol/marker.ts';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import type { RunManifest, RunStep } from '../../src/protocol/run-manifest.ts';
import type { DeployedWorkflow } from '../../src/runs/deployed-workflow.ts';
import type { Agent } from '../../src/runs/run-cloud.ts';

export const NOW = Date.parse('2026-11-26T10:30:00.000Z');
export const BEGUN = '2026-11-26T10:00:00.000Z';
const SITE = { account: '183351756044', region: 'eu-central-1' };

export const DEPLOYED: DeployedWorkflow = {
  workflow: 'tides',
  region: SITE.region,
  account: SITE.account,
  input: { bucket: 'lab-in', prefix: 'in/' },
  output: { bucket: 'lab-out', prefix: 'out/' },
  names: resourceNames('tides', SITE),
};

export function aRunStep(id: string, changes: Partial<RunStep> = {}): RunStep {
  return {
    id,
    algorithm: `${id}@1.0.0`,
    image: `ghcr.io/lab/${id}@sha256:${'0'.repeat(64)}`,
    needs: [],
    gather: false,
    patterns: ['*'],
    variables: {},
    cpu_units: 256,
    memory_mb: 512,
    fargate: 'spot',
    settings: '0'.repeat(64),
    ...changes,
  };
}

/** A chain of `clean` and `plot`, of 50 files, begun half an hour ago. */
export function aRun(changes: Partial<RunManifest> = {}): RunManifest {
  return {
    version: 1,
    run: 'run-20261126T100000Z-0a1b2c',
    workflow: 'tides',
    created_at: BEGUN,
    expected: { clean: 50 },
    steps: [aRunStep('clean'), aRunStep('plot', { needs: ['clean'] })],
    time_limit_minutes: 13 * 24 * 60,
    repository: 'lab/tides',
    commit: 'c'.repeat(40),
    file: 'tides.workflow.json',
    ...changes,
  };
}

export function aStepSnapshot(changes: Partial<StepSnapshot> = {}): StepSnapshot {
  const times =
    (changes.done ?? 0) + (changes.failed ?? 0) > 0 ? { first: NOW - 20 * 60_000, last: NOW - 60_000 } : {};
  return {
    done: 0,
    failed: 0,
    resultsFor: {},
    queue: { waiting: 0, taken: 0 },
    deadLetters: 0,
    agents: [],
    ...times,
    ...changes,
  };
}

export function aSnapshot(
  steps: Readonly<Record<string, Partial<StepSnapshot>>>,
  changes: Partial<RunSnapshot> = {},
): RunSnapshot {
  const run = changes.run ?? aRun();
  return {
    at: NOW,
    run,
    steps: Object.fromEntries(run.steps.map(({ id }) => [id, aStepSnapshot(steps[id])])),
    inbox: { waiting: 0, taken: 0 },
    inboxDead: 0,
    dispatcher: [],
    failures: [],
    samples: [],
    ...changes,
  };
}

/** The status of a run after these snapshots in order. */
export function statusOf(...snapshots: readonly RunSnapshot[]): RunStatus {
  let status: RunStatus | undefined;
  for (const snapshot of snapshots) status = nextStatus(status, snapshot, DEPLOYED);
  return status!;
}

export function anAgent(changes: Partial<Agent> = {}): Agent {
  return { id: '0123456789abcdef', status: 'RUNNING', ...changes };
}

/** An agent that stopped half a minute ago. */
export function aStoppedAgent(changes: Partial<Agent> = {}): Agent {
  return anAgent({ status: 'STOPPED', stopped: NOW - 30_000, ...changes });
}

export function aFailure(item: string, changes: Partial<Marker> = {}): Marker {
  return {
    version: 2,
    state: 'EXECUTOR_ERROR',
    run: 'run-20261126T100000Z-0a1b2c',
    step: 'clean',
    item,
    content: {
      kind: 'file',
      input: { bucket: 'lab-in', key: `in/run-20261126T100000Z-0a1b2c/${item}`, etag: 'e' },
      trace: [],
    },
    attempt: 3,
    started_at: '2026-11-26T10:20:00.000Z',
    seconds: 4.2,
    exit_code: 2,
    meaning: 'the input is no table',
    log_tail: `reading ${item}\nerror: line 3 has 4 fields, not 5\n`,
    outputs: [],
    agent: '0.1.0',
    ...changes,
  };
}
