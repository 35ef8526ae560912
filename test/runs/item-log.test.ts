import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logText } from '../../src/command/logs-command.ts';
import { itemPattern, type LogEvent } from '../../src/protocol/agent-log.ts';
import { type Marker, writeMarker } from '../../src/protocol/marker.ts';
import { itemMarkerKey, markerKey } from '../../src/protocol/object-keys.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { itemLogs } from '../../src/runs/item-log.ts';
import type { Logs } from '../../src/runs/run-cloud.ts';
import { deployablePlan, deployableStep } from '../fakes/deployable.ts';
import { aRunManifest } from '../fakes/run-manifest.ts';
import { MemoryRunCloud } from '../fakes/run-storage.ts';

const RUN = 'run-20261125T092236Z-3fa9c1';
const plan = deployablePlan({}, deployableStep('one'), deployableStep('two', { needs: ['one'] }));

/** CloudWatch with these lines of a stream, a second apart. */
function logsOf(streams: Readonly<Record<string, readonly string[]>>): Logs {
  const events = Object.entries(streams).flatMap(([stream, lines]) =>
    lines.map((message, i): LogEvent => ({ stream, at: i * 1000, message })),
  );
  return {
    // It finds more than was asked for, as a pattern with wildcards does.
    filter: async () => events,
    async *read(_group, stream, from, to) {
      for (const event of events)
        if (event.stream === stream && event.at >= from && event.at <= to) yield event;
    },
  };
}
const line = (state: string, item = 'a', attempt = 1, more: object = {}) =>
  JSON.stringify({ state, run: RUN, step: 'one', item, attempt, ...more });

function scene(streams: Readonly<Record<string, readonly string[]>>) {
  const world = new MemoryRunCloud();
  world.put(`some-output/out/.pipewright/runs/${RUN}/run.json`, writeRunManifest(aRunManifest({ run: RUN })));
  const ask = (item: string, step?: string) =>
    itemLogs(
      { plan, run: RUN, item, step, agentLogs: 'group' },
      { ...world, storage: world.storage, logs: logsOf(streams) },
    );
  return { world, ask };
}

describe('an item’s log', () => {
  it('is what stands between its two lines, for each attempt, without lines of the agent and of others', async () => {
    const { ask } = scene({
      'one/agent/1': [
        '{"event":"begin","agent":"1"}',
        line('RUNNING', 'b'),
        'of b',
        line('COMPLETE', 'b'),
        line('RUNNING'),
        'first try',
        '{"event":"done","run":"x","step":"one","item":"b","attempt":1}',
        '{"json":"of the algorithm"}',
        line('EXECUTOR_ERROR', 'a', 1, { exit_code: 3, meaning: 'no colour' }),
        'of no agent',
      ],
      'one/agent/2': [line('RUNNING', 'a', 2), 'second try'],
    });
    const logs = await ask('a');
    assert.deepEqual(
      logs.map(({ attempt, state, exit_code, lines }) => ({ attempt, state, exit_code, lines })),
      [
        { attempt: 2, state: 'RUNNING', exit_code: undefined, lines: ['second try'] },
        {
          attempt: 1,
          state: 'EXECUTOR_ERROR',
          exit_code: 3,
          lines: ['first try', '{"json":"of the algorithm"}'],
        },
      ].sort((x, y) => x.attempt - y.attempt),
    );
    assert.deepEqual(await ask('a', 'two'), []);
  });

  it('is the end that the marker keeps once the log has expired', async () => {
    const { world, ask } = scene({});
    const marker: Marker = {
      version: 2,
      state: 'EXECUTOR_ERROR',
      ...{ run: RUN, step: 'one', item: 'a', attempt: 3, seconds: 1, agent: '1', outputs: [] },
      content: { kind: 'file', input: { bucket: 'some-input', key: 'in/a', etag: 'e' }, trace: [] },
      started_at: '2026-11-25T10:00:00Z',
      exit_code: 7,
      log_tail: 'the end\nof it',
    };
    world.put(
      `some-output/${markerKey('out/', { run: RUN, step: 'one', item: 'a' }, 'e', 'failed')}`,
      writeMarker(marker),
    );
    const [log] = await ask('a');
    assert.equal(
      logText(log!),
      '── one: attempt 3, EXECUTOR_ERROR, exit code 7, 2026-11-25T10:00:00Z, only the end is kept\nthe end\nof it\n',
    );
  });

  it('cannot steer the terminal, and a path cannot break out of the pattern', () => {
    const log = { step: 'one', attempt: 1, state: 'COMPLETE', started_at: '', source: 'log' as const };
    assert.ok(!logText({ ...log, lines: ['\u001b[2Jgone'] }).includes('\u001b'));
    assert.equal(itemPattern(RUN, 'a "b*"\\ü/c.txt'), `{ ($.run = "${RUN}") && ($.item = "a *b*/c.txt") }`);
  });

  it('is found by the id of an item of several files, wherever its segments end', async () => {
    const { world, ask } = scene({});
    const mark = (step: string, segments: readonly string[], id: string, log_tail: string): void => {
      const marker: Marker = {
        ...{ version: 2, state: 'EXECUTOR_ERROR', run: RUN, step, item: id, attempt: 1, seconds: 1 },
        ...{ started_at: '2026', outputs: [], agent: '1', log_tail },
        content: { kind: 'item', segments, version: 'v', base: id },
      };
      const key = itemMarkerKey('out/', { run: RUN, step, segments }, 'v', 'failed');
      world.put(`some-output/${key}`, writeMarker(marker));
    };
    mark('one', ['d/x'], 'd/x', 'of a path');
    mark('one', ['d/x', 'parts/1'], 'd/x/parts/1', 'of a part');
    mark('two', ['d', 'x'], 'd/x', 'of a part with the same id');
    mark('two', [], 'two', 'of all');
    const tails = async (item: string) => (await ask(item)).map(({ lines }) => lines.join());
    assert.deepEqual(await tails('d/x'), ['of a path', 'of a part with the same id']);
    assert.deepEqual(await tails('d/x/parts/1'), ['of a part']);
    assert.deepEqual(await tails('two'), ['of all']);
  });
});
