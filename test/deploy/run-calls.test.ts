import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { LOG_BYTES } from '../../src/deploy/cost-model.ts';
import { compareWithModel, countRun } from '../fakes/counted-run.ts';
import { openWorkshop, type Workshop } from '../fakes/workshop.ts';

describe('the requests of a run', { timeout: 600_000 }, () => {
  const services = new Services();
  let workshop: Workshop;
  let aws: LocalAws;
  before(async () => {
    workshop = await openWorkshop([]);
    aws = await services.ministack();
  });
  after(async () => {
    await services[Symbol.asyncDispose]();
    await workshop?.[Symbol.asyncDispose]();
  });

  it('are those of the cost model', async () => {
    const run = await countRun(aws, workshop, 10);
    const calls = compareWithModel(run);
    assert.deepEqual(
      calls.filter(({ met }) => !met),
      [],
    );
    assert.ok(calls.length >= 10, `${calls.length} kinds`);
    const known = new Set(calls.map(({ what }) => what));
    const billed = [...run.counts].filter(
      ([what, times]) => times > 0 && /^(?:agent|dispatcher) (?:s3|sqs):/.test(what),
    );
    assert.deepEqual(
      billed.filter(([what]) => !known.has(what)),
      [],
      'requests that the model does not have',
    );
    const logged = run.logBytes / (2 * run.items);
    assert.ok(logged > LOG_BYTES / 4 && logged <= LOG_BYTES, `${logged} bytes`);
  });
});
