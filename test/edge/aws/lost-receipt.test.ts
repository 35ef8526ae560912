import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it, type TestContext } from 'node:test';
import { openSession } from '../../../src/edge/aws/aws-session.ts';
import { openQueues } from '../../../src/edge/aws/sqs.ts';

/** SQS that refuses each call. */
async function queuesOf(t: TestContext, code: string) {
  const server = createServer((request, response) => {
    const body = JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message: 'The receipt is invalid.' });
    request
      .resume()
      .on('end', () => response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const kept = { ...process.env };
  const env = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  Object.assign(process.env, { ...env, AWS_ENDPOINT_URL: url });
  t.after(() => {
    process.env = kept;
    server.closeAllConnections();
    server.close();
  });
  return { queues: openQueues(openSession({ caller: 'person' })), url: `${url}/000000000000/work` };
}

for (const code of ['ReceiptHandleIsInvalid', 'InvalidParameterValue'])
  it(`a message that another agent has got meanwhile need not be deleted: ${code}`, async (t) => {
    const { queues, url } = await queuesOf(t, code);
    await queues.remove(url, 'r');
    assert.equal(await queues.extend(url, 'r', 30), false);
  });
it('a message that may not be deleted is a failure', async (t) => {
  const { queues, url } = await queuesOf(t, 'AccessDeniedException');
  await assert.rejects(queues.remove(url, 'r'), { code: 'ACCESS_DENIED' });
});
