import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pipewright } from '../../src/command/commands.ts';
import { fetchedText } from '../../src/command/fetch-run.ts';
import type { StatusTarget } from '../../src/command/followed-runs.ts';
import { runsOf } from '../../src/command/runs-of.ts';
import { Failure } from '../../src/core/failure.ts';
import { runManifestKey } from '../../src/protocol/object-keys.ts';
import { writeRunManifest } from '../../src/protocol/run-manifest.ts';
import { renderStatus } from '../../src/report/run-status-text.ts';
import { readRun } from '../../src/runs/stored-run.ts';
import { commandIo } from '../fakes/command-io.ts';
import { aRun, aSnapshot, DEPLOYED, statusOf } from '../fakes/run-snapshots.ts';
import { MemoryRunCloud } from '../fakes/run-storage.ts';

const RUN = 'run-20261126T100000Z-3fa9c1';

/** A workflow on AWS with one run, beside those of others, by their workflows; without its bucket, as before the first deployment. */
function target(workflow: string, isDeployed: boolean, others = {}): StatusTarget {
  const { storage, put } = bound(new MemoryRunCloud());
  const watched = { ...DEPLOYED, workflow };
  for (const [run, of] of Object.entries({ [RUN]: workflow, ...others }))
    put(
      `${watched.output.bucket}/${runManifestKey(watched.output.prefix, run)}`,
      writeRunManifest(aRun({ run, workflow: of, file: `${of} 1.workflow.json` })),
    );
  const gone = () => {
    throw new Failure('BUCKET_GONE', 'Reading failed: the bucket does not exist.');
  };
  const missing = { ...storage, list: gone, read: async () => gone() };
  const world = { storage: isDeployed ? storage : missing } as unknown as StatusTarget['world'];
  return { file: `${workflow}.workflow.json`, watched, world };
}
const bound = (cloud: MemoryRunCloud) => ({ storage: cloud.storage, put: cloud.put.bind(cloud) });

describe('runs of a workflow that is not deployed', () => {
  const refused = { code: 'NOT_DEPLOYED', message: /tides is not deployed, .* npx pipewright deploy FILE$/ };
  it('are refused with what to do', async () => {
    const { watched, world } = target('tides', false);
    await assert.rejects(runsOf([target('tides', false)], {}), refused);
    await assert.rejects(readRun(watched, RUN, world.storage), refused);
  });
  it('do not keep those of others from being shown', async () => {
    const runs = await runsOf([target('tides', false), target('moon', true)], {});
    assert.deepEqual(
      runs.map(({ run, file }) => [run, file]),
      [[RUN, 'moon.workflow.json']],
    );
  });
});

describe('a run that is not found', () => {
  it('is refused with the newest runs of all workflows, the newest first', async () => {
    const id = (day: number) => `run-202611${day}T100000Z-3fa9c1`;
    const tides = target('tides', true, { [id(20)]: 'tides', [id(28)]: 'tides', [id(21)]: 'tides' });
    const moon = target('moon', true, { [id(27)]: 'moon', [id(22)]: 'moon' });
    await assert.rejects(runsOf([tides, moon], { run: id(11) }), {
      code: 'RUN_NOT_FOUND',
      message: `No workflow here has a run ${id(11)}. The newest runs are ${[28, 27, 26, 22, 21].map(id).join(', ')}.`,
    });
  });
});

describe('a run of another workflow with the same output', () => {
  const OTHER = 'run-20261127T100000Z-aaaaaa';
  const tides = target('tides', true, { [OTHER]: 'moon' });
  const said: string[] = [];
  const say = (line: string): number => said.push(line);

  it('is not shown as one of its own, but named with what shows it', async () => {
    const runs = await runsOf([tides], { newest: true, say });
    assert.deepEqual(
      runs.map(({ run }) => run),
      [RUN],
    );
    assert.deepEqual(said, [
      `${OTHER} is a run of another workflow, moon, whose results go to the same place. To see it: npx pipewright status 'moon 1.workflow.json' --run ${OTHER}`,
    ]);
  });

  it('is refused by its id, with what shows it', async () => {
    await assert.rejects(runsOf([tides], { run: OTHER }), {
      code: 'RUN_NOT_FOUND',
      message:
        /is a run of another workflow, moon, .* npx pipewright status 'moon 1\.workflow\.json' --run \S+\.$/,
    });
  });

  it('is shown once where its own file is there, too', async () => {
    said.length = 0;
    const moon = { ...tides, file: 'moon.workflow.json', watched: { ...tides.watched, workflow: 'moon' } };
    const runs = await runsOf([tides, moon], { say });
    assert.deepEqual(
      runs.map(({ run, file }) => [run, file]),
      [
        [RUN, 'tides.workflow.json'],
        [OTHER, 'moon.workflow.json'],
      ],
    );
    assert.deepEqual(said, []);
  });
});

describe('the status of a run', () => {
  const next = { file: 'tides.workflow.json' };
  const over = aSnapshot({
    clean: { done: 47, failed: 3, resultsFor: { plot: 47 } },
    plot: { done: 47 },
  });
  const { run } = aRun();
  it('names what to do next: fetch results, and retry what failed', () => {
    const text = renderStatus(statusOf(over, over), DEPLOYED, next);
    assert.ok(
      text.includes(`\nTo fetch results: npx pipewright results ${run} tides.workflow.json --out results\n`),
    );
    assert.ok(
      text.endsWith(`\nTo retry what failed, after a fix: npx pipewright retry ${run} tides.workflow.json\n`),
    );
    assert.doesNotMatch(
      renderStatus(statusOf(over, over), DEPLOYED, { ...next, fetched: true }),
      /To fetch results/,
    );
  });
  it('quotes a name that a shell would take for several', () => {
    const text = renderStatus(statusOf(over, over), DEPLOYED, { file: 'my tides.workflow.json' });
    assert.ok(text.endsWith(` retry ${run} 'my tides.workflow.json'\n`), text);
  });
  it('names how to continue what was canceled', () => {
    const snapshot = aSnapshot({ clean: { done: 3, failed: 2 } });
    const canceled = { ...snapshot, run: { ...snapshot.run, canceled_at: snapshot.run.created_at } };
    const text = renderStatus(statusOf(canceled, canceled), DEPLOYED, next);
    assert.ok(text.endsWith(`\nTo continue it: npx pipewright run tides.workflow.json --run ${run}\n`), text);
  });
  it('names neither where there is nothing of it', () => {
    const text = renderStatus(statusOf(aSnapshot({ clean: { done: 3 } })), DEPLOYED, next);
    assert.doesNotMatch(text, /npx pipewright (?:results|retry)/);
  });
});

describe('results that were fetched', () => {
  it('say how many could not be', () => {
    const refused = Array.from({ length: 25 }, (_, i) => `s3://b/${i}: it no longer exists`);
    const text = fetchedText({ files: 1, bytes: 1, same: 0, refused, left_over: [] }, 'out', { cwd: '/' });
    assert.equal(text.split('✗ not fetched: s3://').length - 1, 20);
    assert.ok(text.endsWith('\n✗ not fetched: 5 other results\n'), text);
  });
});

describe('a command that was stopped', () => {
  it('says so, whatever its work made of it', async () => {
    const stop = new AbortController();
    const io = commandIo('/', { signal: stop.signal });
    const stopping = Object.defineProperty({ ...io }, 'cwd', {
      get: () => {
        stop.abort(new Failure('INTERRUPTED', 'Stopped by SIGINT.'));
        throw new DOMException('The operation was aborted', 'AbortError');
      },
    });
    assert.equal(await pipewright(['sheet', 'data'], stopping), 1);
    assert.equal(io.said.err, 'error INTERRUPTED: Stopped by SIGINT.\n');
  });
});
