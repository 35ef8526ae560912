import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { CheckpointStore, removeCheckpoint } from '../../src/agent/checkpoint-store.ts';
import type { Work, Worker } from '../../src/agent/worker-context.ts';
import { sha256 } from '../../src/edge/file-digest.ts';
import { MemoryS3 } from '../fakes/memory-s3.ts';

const { signal } = new AbortController();
const held = (): boolean => true;

function scene(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'pipewright-store-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const s3 = new MemoryS3(() => 0);
  s3.createBucket('b');
  let now = 0;
  const worker = {
    spec: { checkpoint: '/ck' },
    settings: { bucket: 'b', prefix: '', checkpoint: 'aa' },
    objects: s3.objects,
    workspace: { sha256 },
    clock: { now: () => now++ },
  } as unknown as Worker;
  const message = { run: 'r', step: 's', item: 'i' };
  const work = { kind: 'file', message, input: { bucket: 'b', key: 'i', etag: '1' } } as unknown as Work;
  let files = 0;
  return {
    s3,
    agent: () => CheckpointStore.of(work, worker)!,
    save: (store: CheckpointStore, text: string, isHeld = held) => {
      const file = join(folder, String(files++));
      writeFileSync(file, text);
      return store.save(file, text.length, isHeld, signal);
    },
    fetch: async (store: CheckpointStore) => {
      const file = join(folder, String(files++));
      return (await store.fetch(file, signal)) === undefined ? undefined : readFileSync(file, 'utf8');
    },
    remove: () => removeCheckpoint(work, worker),
  };
}

describe('checkpoints in S3', () => {
  it('are found by the next agent; the archive before is removed, and so is all in the end', async (t) => {
    const { s3, agent, save, fetch, remove } = scene(t);
    const first = agent();
    assert.equal(await fetch(first), undefined);
    for (const text of ['one', 'two', 'one']) assert.equal(await save(first, text), true);
    assert.equal(s3.keys('b').length, 2);
    assert.equal(await fetch(agent()), 'one');
    await remove();
    assert.deepEqual(s3.keys('b'), []);
  });

  it('are not replaced by an agent that has lost its item since it looked', async (t) => {
    const { s3, agent, save, fetch } = scene(t);
    const [old, next] = [agent(), agent()];
    const other = JSON.stringify({ archive: 'c'.repeat(64), bytes: 1 });
    await save(old, 'one');
    assert.equal(await fetch(next), 'one');
    let isHeld = true;
    // It holds its item when it begins to write, and the next agent's write comes first.
    s3.beforeWrite = () => {
      s3.beforeWrite = () => {};
      isHeld = false;
      s3.put({ bucket: 'b', key: s3.keys('b').find((key) => key.endsWith('saved.json'))! }, other);
    };
    assert.equal(await save(old, 'of the old', () => isHeld), false);
    assert.deepEqual(
      s3.text({ bucket: 'b', key: s3.keys('b').find((key) => key.endsWith('saved.json'))! }),
      other,
    );
  });

  it('are replaced by the agent that holds the item, whatever one before wrote late', async (t) => {
    const { agent, save, fetch } = scene(t);
    const [old, next] = [agent(), agent()];
    await save(old, 'one');
    await fetch(next);
    await save(old, 'late');
    assert.equal(await save(next, 'two'), true);
    assert.equal(await fetch(agent()), 'two');
    assert.equal(await save(old, 'later', () => false), false);
    assert.equal(await fetch(agent()), 'two');
  });
});
