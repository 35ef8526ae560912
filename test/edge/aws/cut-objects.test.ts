import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { type AwsSession, openSession } from '../../../src/edge/aws/aws-session.ts';
import { readText } from '../../../src/edge/aws/s3.ts';
import { readLines } from '../../../src/edge/aws/s3-lines.ts';

const PLACE = { bucket: 'b', key: 'k' };

/** S3 whose first answers break off. */
async function cuttingS3(t: TestContext, cuts: number) {
  let calls = 0;
  const session = await servedS3(t, (response) => {
    calls += 1;
    response.writeHead(200, { 'content-length': '4', etag: '"e"' });
    if (calls > cuts) response.end('text');
    else response.write('te', () => response.socket?.resetAndDestroy());
  });
  return { session, calls: () => calls };
}

/** A session whose S3 answers so. */
async function servedS3(t: TestContext, answer: (response: ServerResponse) => void): Promise<AwsSession> {
  const server = createServer((_request, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const kept = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
  });
  t.after(() => {
    process.env = kept;
    server.closeAllConnections();
    server.close();
  });
  return openSession({ region: 'us-east-1', caller: 'task' });
}

describe('a small object of S3', () => {
  it('is read again when its answer breaks off, which the SDK does not do', async (t) => {
    const { session, calls } = await cuttingS3(t, 2);
    const { text, etag } = (await readText(session, PLACE))!;
    assert.deepEqual([text, etag, calls()], ['text', 'e', 3]);
  });

  it('whose answers all break off is given up, by its name', async (t) => {
    const { session, calls } = await cuttingS3(t, 100);
    await assert.rejects(readText(session, PLACE), /s3:\/\/b\/k/);
    assert.equal(calls(), 5);
  });
});

it('a large object of S3 continues where an answer broke off, line by line', async (t) => {
  // Each answer has a little more than the one before.
  const text = 'one\ntwö\nthree\n';
  const bytes = Buffer.from(text);
  let calls = 0;
  const session = await servedS3(t, (response) => {
    calls += 1;
    response.writeHead(200, { 'content-length': `${bytes.length}`, etag: '"e"' });
    if (calls * 6 >= bytes.length) response.end(bytes);
    else response.write(bytes.subarray(0, calls * 6), () => response.socket?.resetAndDestroy());
  });
  const lines: string[] = [];
  for await (const line of readLines(session, PLACE)) lines.push(line);
  assert.deepEqual([lines, calls], [['one', 'twö', 'three'], 3]);
});
