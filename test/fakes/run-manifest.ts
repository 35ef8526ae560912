import { type RunManifest, TIME_LIMIT_MINUTES } from '../../src/protocol/run-manifest.ts';

/** A manifest as written by `run`, of a run without steps. */
export function aRunManifest(changes: Partial<RunManifest> = {}): RunManifest {
  return {
    version: 1,
    run: 'run-20261125T100000Z-00aa11',
    workflow: 'test',
    created_at: '2026-11-25T10:00:00.000Z',
    expected: {},
    steps: [],
    time_limit_minutes: TIME_LIMIT_MINUTES,
    ...changes,
  };
}
