import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { openSession } from '../../../src/edge/aws/aws-session.ts';
import { readText } from '../../../src/edge/aws/s3.ts';

const PLACE = { bucket: 'b', key: 'k' };

/** S3 whose first answers break off. */
async function cuttingS3(t: TestContext, cuts: number) {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    response.writeHead(200, { 'content-length': '4', etag: '"e"' });
    if (calls > cuts) response.end('text');
    else response.write('te', () => response.socket?.resetAndDestroy());
  });
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
  return { session: openSession({ region: 'us-east-1', caller: 'task' }), calls: () => calls };
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
