import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { type Marker, readMarker } from '../../src/protocol/marker.ts';
import { openShellWorkflow, type ShellWorkflow } from '../fakes/shell-workflow.ts';
import { until } from '../fakes/until.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

/** Agents of Fargate's sizes of 512 MB and 1 GB, which the kernel holds them to; the first word of an item is how many MB it takes. */
describe('a deployed workflow with lanes', () => {
  const services = new Services();
  let workshop: Workshop;
  let own: ShellWorkflow;

  before(async () => {
    workshop = await openWorkshop([]);
    const aws: LocalAws = await services.ministack();
    const take = '/bin/busybox dd if=/dev/zero of=/dev/null bs="$mb"M count=1 2>/dev/null';
    const script = `read mb rest <"$1"; ${take} || exit 9; echo "$rest" >"$2"`;
    const memory = { minimal: 64, suggested: 64, maximal: 512 };
    const step = { memory_mb: 64, spec: { memory } };
    own = await openShellWorkflow(aws, workshop, { script, agents: 2, visibility: 20, idle: 2, step });
    await own.deploy(['one']);
  });
  after(async () => {
    await own?.[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  async function markers(): Promise<Marker[]> {
    const { s3, names } = own.flow;
    const Bucket = `${names.base.replace('pipewright-', '')}-out`;
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'out/.pipewright/markers/' }),
    );
    return Promise.all(
      Contents.map(async ({ Key }) => {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        return readMarker(await Body!.transformToString());
      }),
    );
  }

  it('ends each item in the lane that holds it, and tries none twice at one size', async () => {
    const { flow } = own;
    await flow.upload('small.txt', '10 fits');
    await flow.upload('middle.txt', '600 fits later');
    const ends = (count: number) =>
      until(`${count} ends`, async () => {
        const found = await markers();
        return found.length === count && found;
      });
    await ends(2);
    // Later, and smaller: one as large as another that ran out of memory may not be tried in that lane at all.
    await flow.upload('huge.txt', '1500 never');
    const ended = await ends(3);
    const facts = ended
      .map(({ item, state, attempt, lane, moves }) => [item, state, attempt, lane, moves])
      .sort();
    assert.deepEqual(facts, [
      ['huge.txt', 'EXECUTOR_ERROR', 1, 1, 1],
      ['middle.txt', 'COMPLETE', 1, 1, 1],
      ['small.txt', 'COMPLETE', 1, 0, undefined],
    ]);
    const huge = ended.find(({ item }) => item === 'huge.txt')!;
    assert.match(
      huge.meaning!,
      /ran out of memory with 896 MB, the most that an item of this step can get, after using \d+ MB/,
    );
    assert.equal((await flow.read('one', 'adhoc', 'middle.txt')).toString(), 'fits later\n');
    const runs = await until('the starts in the log', async () => {
      const started = (await flow.logs()).filter(({ state }) => state === 'RUNNING');
      return started.length >= 5 && started;
    });
    const counts = Object.groupBy(runs, ({ item }) => item!);
    assert.deepEqual(
      Object.entries(counts)
        .map(([item, all]) => [item, all!.length, new Set(all!.map(({ stream }) => stream)).size])
        .sort(),
      [
        ['huge.txt', 2, 2],
        ['middle.txt', 2, 2],
        ['small.txt', 1, 1],
      ],
    );
  });
});
