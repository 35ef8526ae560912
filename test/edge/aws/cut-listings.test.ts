import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { openSession } from '../../../src/edge/aws/aws-session.ts';
import { openLogs } from '../../../src/edge/aws/cloudwatch-logs.ts';
import { listObjects } from '../../../src/edge/aws/s3.ts';

/** AWS that answers each call with what this gives for its number, from 0. */
async function awsWith(t: TestContext, type: string, answer: (call: number) => string) {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': type }).end(answer(calls++)));
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
  return { session: openSession({ region: 'us-east-1', caller: 'person' }), calls: () => calls };
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}

describe('a listing of S3', () => {
  const page = (key: string, rest: string): string =>
    `<?xml version="1.0"?><ListBucketResult><Name>b</Name><Contents><Key>${key}</Key><Size>1</Size></Contents>${rest}</ListBucketResult>`;

  it('continues while there is more', async (t) => {
    const more = '<IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>';
    const { session } = await awsWith(t, 'application/xml', (call) =>
      page(`k${call}`, call < 2 ? more : '<IsTruncated>false</IsTruncated>'),
    );
    assert.deepEqual(
      (await all(listObjects(session, 'b', ''))).map(({ key }) => key),
      ['k0', 'k1', 'k2'],
    );
  });

  it('that is cut is not taken for a whole one', async (t) => {
    const { session } = await awsWith(t, 'application/xml', () =>
      page('k', '<IsTruncated>true</IsTruncated>'),
    );
    await assert.rejects(all(listObjects(session, 'b', 'p/')), {
      code: 'LISTING_CUT',
      message: /s3:\/\/b\/p\//,
    });
  });
});

describe('a log of CloudWatch', () => {
  const JSON_TYPE = 'application/x-amz-json-1.1';

  it('that is read only in part says so in its last line', async (t) => {
    const { session } = await awsWith(t, JSON_TYPE, (call) =>
      JSON.stringify({ events: [{ timestamp: 5, message: `m${call}` }], nextForwardToken: `t${call}` }),
    );
    const lines = await all(openLogs(session).read('g', 's', 0, 10));
    assert.deepEqual([lines.length, lines[0]?.message, lines.at(-2)?.message], [31, 'm0', 'm29']);
    assert.match(lines.at(-1)!.message, /the rest is left out here; CloudWatch has it: g s/);
  });

  it('that ends is whole', async (t) => {
    const { session } = await awsWith(t, JSON_TYPE, () =>
      JSON.stringify({ events: [{ timestamp: 5, message: 'm' }], nextForwardToken: 't' }),
    );
    assert.equal((await all(openLogs(session).read('g', 's', 0, 10))).at(-1)?.message, 'm');
  });

  it('that is longer than what is searched is refused, where no smaller part was asked for', async (t) => {
    const { session } = await awsWith(t, JSON_TYPE, (call) =>
      JSON.stringify({ events: [{ timestamp: call, message: 'm' }], nextToken: `t${call}` }),
    );
    assert.equal((await openLogs(session).filter('g', { from: 0, pages: 2 })).length, 2);
    await assert.rejects(openLogs(session).filter('g', { from: 0 }), { code: 'LOG_TOO_LONG' });
  });
});
