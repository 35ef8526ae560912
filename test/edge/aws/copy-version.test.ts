import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { openSession } from '../../../src/edge/aws/aws-session.ts';
import { openRunStorage } from '../../../src/edge/aws/s3-storage.ts';

const from = (size: number) => ({ bucket: 'data', key: 'run 1/ä.bam', etag: 'e1', size });
const TO = { bucket: 'data', key: 'run 2/ä.bam' };

describe('copying one version of an object', () => {
  const asked: string[] = [];
  /** What S3 answers. */
  let answer: (request: IncomingMessage) => readonly [status: number, body: string];
  let server: Server;
  before(async () => {
    server = createServer((request, response) => {
      const { 'x-amz-copy-source': source, 'x-amz-copy-source-if-match': match } = request.headers;
      const part = /partNumber=\d+/.exec(request.url ?? '')?.[0] ?? '';
      asked.push([request.method, part, source, match].filter(Boolean).join(' '));
      const [status, body] = answer(request);
      request.resume().on('end', () => response.writeHead(status).end(body));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.env.AWS_ACCESS_KEY_ID = process.env.AWS_SECRET_ACCESS_KEY = 'test';
  });
  after(() => void server.close());

  async function copy(size: number) {
    asked.length = 0;
    const storage = openRunStorage(openSession({ caller: 'person', region: 'eu-central-1' }));
    return storage.copyVersion(from(size), TO);
  }
  const problem = (code: string) => `<Error><Code>${code}</Code><Message>why</Message></Error>`;

  it('is asked for by its ETag, and gives that of the copy', async () => {
    answer = () => [200, '<CopyObjectResult><ETag>"e2"</ETag></CopyObjectResult>'];
    assert.deepEqual(await copy(7), { etag: 'e2', size: 7 });
    assert.deepEqual(asked, ['PUT data/run%201/%C3%A4.bam "e1"']);
  });

  it('says what is gone and what may not be read, and throws all else', async () => {
    for (const [status, code, expected] of [
      [412, 'PreconditionFailed', 'gone'],
      [404, 'NoSuchKey', 'gone'],
      [403, 'AccessDenied', 'refused'],
    ] as const) {
      answer = () => [status, problem(code)];
      assert.equal(await copy(7), expected);
    }
    answer = () => [404, problem('NoSuchBucket')];
    await assert.rejects(copy(7), { code: 'BUCKET_GONE' });
  });

  it('is in parts above 5 GB, each of that version, and leaves no part behind where it changes meanwhile', async () => {
    const upload = '<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>';
    const whole = '<CompleteMultipartUploadResult><ETag>"e3"</ETag></CompleteMultipartUploadResult>';
    const part = '<CopyPartResult><ETag>"p"</ETag></CopyPartResult>';
    answer = ({ method, url }) => [200, method === 'PUT' ? part : url?.includes('uploads') ? upload : whole];
    assert.deepEqual(await copy(5.5e9), { etag: 'e3', size: 5.5e9 });
    assert.equal(asked.filter((each) => /^PUT partNumber=\d data\/run%201\S+ "e1"$/.test(each)).length, 6);
    answer = ({ method, url }) => {
      if (method === 'PUT') return [412, problem('PreconditionFailed')];
      return method === 'DELETE' ? [204, ''] : [200, url?.includes('uploads') ? upload : whole];
    };
    assert.equal(await copy(5.5e9), 'gone');
    assert.equal(asked.at(-1), 'DELETE');
  });
});
