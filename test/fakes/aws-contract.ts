import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import type { Objects, Queues } from '../../src/agent/worker-edges.ts';
import type { Dispatcher } from '../../src/dispatch/dispatch.ts';
import type { Bucket } from '../../src/dispatch/gather-step.ts';
import type { ListedObject } from '../../src/protocol/object-store.ts';

/** S3 and SQS as the agent and the dispatcher use them. */
export interface ContractSubject {
  readonly objects: Objects;
  readonly bucket: Bucket;
  readonly queues: Queues;
  readonly workQueues: Dispatcher['queues'];
  createBucket(name: string): Promise<unknown>;
  deleteObject(place: { readonly bucket: string; readonly key: string }): Promise<unknown>;
  /** @returns its URL */
  createQueue(name: string, redrive?: { maxReceiveCount: number; deadLetterUrl: string }): Promise<string>;
  /** Waits for a job, and lets time pass meanwhile. @returns the job's result */
  drive<T>(job: Promise<T>): Promise<T>;
}

const signal = new AbortController().signal;

/** Tests of everything that agents and the dispatcher rely on: the fakes must behave as the services do. */
export function describeAwsContract(open: () => ContractSubject): void {
  const unique = (): string => `contract-${randomBytes(6).toString('hex')}`;

  describe('S3', () => {
    const it_ = (title: string, test: (s3: ContractSubject, bucket: string) => Promise<void>) =>
      it(title, async () => {
        const subject = open();
        const bucket = unique();
        await subject.createBucket(bucket);
        await subject.drive(test(subject, bucket));
      });

    it_('has no object until one is written, and then its size and ETag', async ({ objects }, bucket) => {
      const place = { bucket, key: 'a b+%2F/é' };
      assert.equal(await objects.head(place), undefined);
      assert.equal(await objects.read(place), undefined);
      assert.equal(await objects.download(place, '/nowhere', { signal }), undefined);
      assert.equal(await objects.create(place, 'text'), true);
      const etag = '1cb251ec0d568de6a929b520c4aed8d1'; // md5
      assert.deepEqual(await objects.head(place), { etag, size: 4 });
      assert.partialDeepStrictEqual(await objects.read(place), { text: 'text', etag });
    });

    it_('creates an object once', async ({ objects, bucket: port }, bucket) => {
      const place = { bucket, key: 'k' };
      const created = await Promise.all(['one', 'two'].map((text) => objects.create(place, text)));
      assert.deepEqual(created.sort(), [false, true]);
      assert.equal(await port.create(place, 'three'), false);
    });

    it_('replaces what has the ETag, and nothing else', async ({ bucket: port, deleteObject }, bucket) => {
      const place = { bucket, key: 'k' };
      assert.equal(await port.replace(place, 'x', 'e'.repeat(32)), undefined);
      const first = await port.replace(place, 'one', undefined);
      assert.equal(await port.replace(place, 'x', undefined), undefined);
      const second = await port.replace(place, 'two', first);
      assert.equal(await port.replace(place, 'x', first), undefined);
      const stored = await port.read(place);
      assert.partialDeepStrictEqual(stored, { text: 'two', etag: second });
      assert.equal(stored!.modified % 1000, 0);
      const lines: string[] = [];
      for await (const line of port.lines(place)) lines.push(line);
      assert.deepEqual(lines, ['two']);
      // The same bytes have the same ETag, so a version that is written again looks as if it had never
      // changed.
      assert.equal(await port.replace(place, 'one', second), first);
      await deleteObject(place);
      assert.equal(await port.replace(place, 'x', first), undefined);
      assert.equal(await port.read(place), undefined);
    });

    it_('downloads and uploads files, and leaves what is declined', async ({ objects }, bucket) => {
      const folder = mkdtempSync(join(tmpdir(), 'pipewright-contract-'));
      after(() => rmSync(folder, { recursive: true }));
      const [from, to] = [join(folder, 'from'), join(folder, 'to')];
      writeFileSync(from, 'bytes');
      const place = { bucket, key: 'k' };
      const facts = await objects.upload(from, 5, place, signal);
      const asked: unknown[] = [];
      const accept = async (what: unknown) => asked.push(what) > 1;
      assert.equal(await objects.download(place, to, { accept, signal }), 'declined');
      assert.deepEqual(await objects.download(place, to, { accept, signal, expectedSize: 5 }), facts);
      assert.deepEqual([readFileSync(to, 'utf8'), asked], ['bytes', [facts, facts]]);
      await assert.rejects(objects.download(place, to, { signal: AbortSignal.abort(new Error('over')) }));
    });

    it_('downloads one version of an object, and no other one', async ({ objects }, bucket) => {
      const folder = mkdtempSync(join(tmpdir(), 'pipewright-contract-'));
      after(() => rmSync(folder, { recursive: true }));
      const [from, to] = [join(folder, 'from'), join(folder, 'to')];
      writeFileSync(from, 'bytes');
      const place = { bucket, key: 'k' };
      const { etag } = await objects.upload(from, 5, place, signal);
      // In one request, or in ranges.
      for (const expectedSize of [5, 20e6]) {
        const other = { etag: 'e'.repeat(32), expectedSize, signal };
        assert.equal(await objects.download(place, to, other), 'changed');
        assert.equal(existsSync(to), false);
        assert.deepEqual(await objects.download(place, to, { ...other, etag }), { etag, size: 5 });
        rmSync(to);
      }
      assert.equal(await objects.download({ bucket, key: 'none' }, to, { etag, signal }), undefined);
    });

    it_('lists keys in the order of their bytes', async ({ objects, bucket: port }, bucket) => {
      const keys = ['p/Z', 'p/a', 'p/a.b', 'p/a/b', 'p/\uff5e', 'p/\u{1f600}'];
      for (const key of [...keys, 'q'].reverse()) await objects.create({ bucket, key }, 'text');
      const listed = await collect(port.list(bucket, 'p/'));
      assert.deepEqual(
        listed.map(({ key }) => key),
        keys,
      );
      assert.deepEqual([listed[0]!.size, listed[0]!.etag.length], [4, 32]);
      assert.deepEqual(await collect(port.list(bucket, 'none/')), []);
    });

    it_('says when the bucket is gone', async ({ objects, bucket: port }) => {
      const place = { bucket: unique(), key: 'k' };
      const gone = { code: 'BUCKET_GONE' };
      await assert.rejects(objects.read(place), gone);
      await assert.rejects(objects.download(place, '/nowhere', { signal }), gone);
      await assert.rejects(objects.create(place, ''), gone);
      await assert.rejects(port.read(place), gone);
      await assert.rejects(port.replace(place, '', undefined), gone);
    });
  });

  describe('SQS', { concurrency: true }, () => {
    const it_ = (title: string, test: (sqs: ContractSubject, url: string) => Promise<void>) =>
      it(title, async () => {
        const subject = open();
        const url = await subject.createQueue(unique());
        await subject.drive(test(subject, url));
      });
    const take = ({ queues }: ContractSubject, url: string, waitSeconds: number, visibilitySeconds = 60) =>
      queues.receive(url, { max: 10, waitSeconds, visibilitySeconds, signal });

    it_('hides a received message until its visibility timeout, and counts receives', async (sqs, url) => {
      await sqs.queues.send(url, [{ body: 'a', reason: 'why' }]);
      const [first] = await take(sqs, url, 5, 1);
      assert.deepEqual([first!.body, first!.receives], ['a', 1]);
      const [second] = await take(sqs, url, 10);
      assert.deepEqual([second!.body, second!.receives], ['a', 2]);
      assert.notEqual(second!.receipt, first!.receipt);
      assert.deepEqual(await take(sqs, url, 1), []);
      assert.equal(await sqs.workQueues.backlog(url), 1);
      await sqs.queues.remove(url, second!.receipt);
      assert.equal(await sqs.workQueues.backlog(url), 0);
    });

    it_('extends and hands back what was received, by the last receipt only', async (sqs, url) => {
      await sqs.queues.send(url, [{ body: 'a' }]);
      const [first] = await take(sqs, url, 5, 1);
      assert.equal(await sqs.queues.extend(url, first!.receipt, 60), true);
      assert.deepEqual(await take(sqs, url, 2), []);
      assert.equal(await sqs.queues.extend(url, first!.receipt, 0), true);
      const [second] = await take(sqs, url, 5);
      assert.equal(second!.receives, 2);
      assert.equal(await sqs.queues.extend(url, first!.receipt, 60), false);
      await sqs.queues.remove(url, second!.receipt);
      assert.equal(await sqs.queues.extend(url, second!.receipt, 60), false);
    });

    it_('gives several messages of one group at once: groups only make a queue fair', async (sqs, url) => {
      const messages = ['a', 'b', 'c'].map((body) => ({ body, group: 'run-1' }));
      await sqs.queues.send(url, messages);
      const taken: string[] = [];
      for (let round = 0; taken.length < 3 && round < 5; round++)
        taken.push(...(await take(sqs, url, 5)).map(({ body }) => body));
      assert.deepEqual(taken.sort(), ['a', 'b', 'c']);
    });

    it_('delivers a message later when it is sent with a delay', async (sqs, url) => {
      assert.equal(
        (await sqs.workQueues.send(url, [{ body: 'late', group: 'run-1' }, { body: 'later' }], 2)).size,
        0,
      );
      assert.equal(await sqs.workQueues.backlog(url), 2);
      assert.deepEqual(await take(sqs, url, 0), []);
      assert.equal((await take(sqs, url, 10)).length, 2);
    });

    it_(
      'wakes a waiting receive when a message arrives, and ends it when it is aborted',
      async (sqs, url) => {
        const waiting = take(sqs, url, 20);
        await sqs.queues.send(url, [{ body: 'a' }]);
        assert.equal((await waiting).length, 1);
        const stop = new AbortController();
        const options = { max: 1, waitSeconds: 20, visibilitySeconds: 60, signal: stop.signal };
        const stopped = sqs.queues.receive(url, options);
        stop.abort();
        assert.deepEqual(await stopped, []);
      },
    );

    it_('moves a message to the dead-letter queue after too many receives', async (sqs, dead) => {
      const url = await sqs.createQueue(unique(), { maxReceiveCount: 2, deadLetterUrl: dead });
      await sqs.queues.send(url, [{ body: 'a' }]);
      for (let receives = 1; receives <= 2; receives++)
        assert.equal((await take(sqs, url, 10, 1))[0]!.receives, receives);
      assert.deepEqual(await take(sqs, url, 3), []);
      assert.equal((await take(sqs, dead, 5))[0]!.body, 'a');
    });

    it_('says when the queue is gone', async (sqs, url) => {
      const gone = { code: 'QUEUE_GONE' };
      await assert.rejects(take(sqs, `${url}-none`, 0), gone);
      await assert.rejects(sqs.queues.send(`${url}-none`, [{ body: 'a' }]), gone);
      await assert.rejects(sqs.workQueues.backlog(`${url}-none`), gone);
    });
  });
}

async function collect(listing: AsyncIterable<ListedObject>): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  for await (const object of listing) objects.push(object);
  return objects;
}
