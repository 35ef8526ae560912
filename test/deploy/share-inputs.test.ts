import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type HashedFile, shareInputs } from '../../src/deploy/share-inputs.ts';
import { sharingRights } from '../../src/deploy/sharing-rights.ts';
import { readsOfStep } from '../../src/deploy/template/step-reads.ts';
import type { ItemEntry } from '../../src/protocol/item-files.ts';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import { pinsOf, readSharedPins } from '../../src/protocol/shared-pins.ts';
import { itemsPlan, TARGET } from '../fakes/deployable.ts';
import { etagOf, MemoryRunCloud } from '../fakes/run-storage.ts';

const hashed = (path: string, content: string): HashedFile => ({
  ...{ path, file: content, sha256: etagOf(content).padEnd(64, '0'), size: content.length, version: '' },
});
const genomeOf = (content: string): ReadonlyMap<string, ItemEntry<HashedFile>> =>
  new Map([
    [
      'genome',
      {
        kind: 'file',
        path: 'a.fa',
        file: hashed('a.fa', content),
        companions: [hashed('a.fa.fai', 'index')],
      } as const,
    ],
  ]);
const pinned = (world: MemoryRunCloud) =>
  readSharedPins(world.objects.get('some-output/out/.pipewright/deploy/shared.json')!.text);

describe('what the items of a workflow share', () => {
  it('is uploaded once, by content, with its companions', async () => {
    const world = new MemoryRunCloud();
    const said: string[] = [];
    const share = (content: string) =>
      shareInputs(itemsPlan('refs/a.fa'), genomeOf(content), world.storage, (line) => said.push(line));
    await share('ACGT');
    const first = pinned(world);
    const keys = world.keys('some-output', 'out/.pipewright/shared/genome/');
    assert.deepEqual(
      keys.map((key) => key.split('/').slice(-1)[0]),
      ['a.fa', 'a.fa.fai'],
    );
    await share('ACGT');
    assert.deepEqual(pinned(world), first);
    assert.equal(said.length, 1);
    assert.match(said[0]!, /shared input genome \(9 B\)/);
    // Other content is another version, in another place: a run that has begun keeps what it began with.
    await share('TTTT');
    assert.notDeepEqual(pinsOf(pinned(world)), pinsOf(first));
    assert.equal(world.keys('some-output', 'out/.pipewright/shared/genome/').length, 4);
  });

  it('stays where it is in S3, with the companions that are there', async () => {
    const world = new MemoryRunCloud();
    for (const name of ['a.fa', 'a.fa.fai', 'a.fa.fai.old', 'a.dict']) world.put(`paid/refs/${name}`, name);
    await shareInputs(itemsPlan('s3://paid/refs/a.fa'), new Map(), world.storage, () => {});
    const [entry] = pinned(world).get('genome')!;
    assert.ok(entry?.kind === 'file');
    assert.deepEqual(
      [entry.file, ...entry.companions].map(({ bucket, key, access }) => [bucket, key, access]),
      ['a.fa', 'a.fa.fai', 'a.dict'].map((name) => ['paid', `refs/${name}`, 'requester-pays']),
    );
  });

  it('is refused where it, or a companion that is needed, is missing', async () => {
    const world = new MemoryRunCloud();
    const share = () => shareInputs(itemsPlan('s3://paid/refs/a.fa'), new Map(), world.storage, () => {});
    world.put('paid/refs/a.fa.fai');
    await assert.rejects(share, { code: 'SHARED_NOT_FOUND', message: /s3:\/\/paid\/refs\/a\.fa was not/ });
    world.put('paid/refs/a.fa');
    world.objects.delete('paid/refs/a.fa.fai');
    await assert.rejects(share, { message: /its companion s3:\/\/paid\/refs\/a\.fa\.fai was not found/ });
    assert.deepEqual(world.keys('some-output'), []);
  });
});

describe("what a step's agents may read", () => {
  it('is what its items are made of, and exactly the shared files that it takes', () => {
    const reads = (genome: string) => readsOfStep(itemsPlan(genome), itemsPlan(genome).steps[1]!).keys;
    const own = ['out/.pipewright/runs/*/work/align/*', 'out/trim/*'];
    assert.deepEqual(reads('refs/a.fa'), [
      { bucket: 'some-input', keys: ['in/*'] },
      { bucket: 'some-output', keys: [...own, 'out/.pipewright/shared/genome/*'] },
    ]);
    assert.deepEqual(reads('s3://other/refs/a.fa')[1], {
      bucket: 'other',
      keys: ['refs/a.fa', 'refs/a.fa.fai', 'refs/a.dict'],
    });
    assert.deepEqual(reads('s3://other/refs/')[1], { bucket: 'other', keys: ['refs/*'] });
  });
});

it('who deploys may put it there, or look for it, and no more', () => {
  const names = resourceNames('some', TARGET);
  const rights = (genome: string) =>
    sharingRights(itemsPlan(genome), names).map(({ Action, Resource, Condition }) => [
      Action[0],
      Resource,
      Condition,
    ]);
  assert.deepEqual(rights('refs/a.fa'), [
    ['s3:PutObject', ['arn:aws:s3:::some-output/out/.pipewright/shared/*'], undefined],
  ]);
  assert.deepEqual(rights('s3://lab/refs/a.fa'), [
    ['s3:ListBucket', ['arn:aws:s3:::lab'], { StringLike: { 's3:prefix': ['refs/*'] } }],
  ]);
});
