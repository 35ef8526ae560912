import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pipewright } from '../../src/command/commands.ts';
import { commandIo } from '../fakes/command-io.ts';
import { ROOT } from '../fakes/workshop.ts';

const call = async (...args: string[]) => {
  const io = commandIo(ROOT);
  const code = await pipewright(args, io);
  return { code, ...io.said };
};

describe('list', () => {
  it('finds algorithms of the catalog that is near, in 80 columns', async () => {
    const { code, out, err } = await call('list', 'quality');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^algorithm +version +what it does\ncsv-summary +1\.0\.0 /);
    assert.match(out, /\n2 of 6 algorithms in catalog\. About one: npx pipewright show csv-summary\n$/);
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line);
    assert.equal((await call('list', 'quality', '--names')).out, 'csv-summary\nfasta-stats\n');
    const { algorithms } = JSON.parse((await call('list', 'quality', '--json')).out);
    assert.deepEqual(algorithms[1].tags, ['bioinformatics', 'assembly', 'quality-control']);
  });
  it('says what was probably meant where nothing is found', async () => {
    const { code, out } = await call('list', 'genomcs');
    assert.equal(code, 0);
    assert.equal(out, '0 of 6 algorithms in catalog with "genomcs"; did you mean "genomics"?\n');
  });
});

describe('show', () => {
  it('shows an algorithm, and what to write into a workflow file', async () => {
    const { code, out, err } = await call('show', 'samtools');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^samtools 1\.0\.0: How well aligned reads/);
    const step = { name: 'samtools@1.0.0' };
    assert.deepEqual(JSON.parse(out.slice(out.lastIndexOf('\n\n'))), step);
    const json = JSON.parse((await call('show', 'samtools@1.0.0', '--json')).out);
    assert.deepEqual(json.step, step);
    assert.equal(json.spec.doi, '10.1093/gigascience/giab008');
  });
  it('says what was meant', async () => {
    const { code, err } = await call('show', 'samtool@1.0.0');
    assert.equal(code, 1);
    assert.match(err, /^error UNKNOWN_ALGORITHM: .*did you mean "samtools"\?/);
    assert.match((await call('show', 'samtools@2')).err, /^error UNKNOWN_VERSION: .*it has 1\.0\.0\./);
  });
});
