/**
 * Stands for S3 and SQS after a run of many items through one step, as far as gathering needs them. It is a
 * process of its own, so that only the gathering process is measured. Prints its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PAGE = 1000;
const [items = 0, manifest = ''] = [Number(process.argv[2]), process.argv[3]];
const pad = (n: number, length: number, radix = 10): string => n.toString(radix).padStart(length, '0');

/** The keys with a prefix. Those of markers are spread evenly over the sixteen first hexadecimal digits. */
function keysBelow(prefix: string): { readonly count: number; readonly key: (i: number) => string } {
  const marker = /^(.*\/markers\/[^/]+\/[^/]+\/)([0-9a-f]?)$/.exec(prefix);
  if (!marker) return { count: items, key: (i) => `${prefix}sample-${pad(i, 7)}.csv` };
  const [, folder = '', digit = ''] = marker;
  const part = Math.ceil(items / 16);
  const key = (i: number): string => `${folder}${digit}${pad(i, 31, 16)}.${pad(i, 16, 16)}.done`;
  if (digit === '') return { count: items, key };
  return { count: Math.max(0, Math.min(part, items - Number.parseInt(digit, 16) * part)), key };
}

function listing(query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const { count, key } = keysBelow(prefix);
  const from = Number(query.get('continuation-token') ?? 0);
  const to = Math.min(count, from + PAGE);
  const contents = Array.from(
    { length: to - from },
    (_, i) =>
      `<Contents><Key>${encodeURIComponent(key(from + i)).replaceAll('%2F', '/')}</Key><LastModified>2026-11-28T10:00:00.000Z</LastModified><ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>1234</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  ).join('');
  const more = to < count ? `<NextContinuationToken>${to}</NextContinuationToken>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${to < count}</IsTruncated>${more}${contents}<Name>results</Name><Prefix>${prefix}</Prefix><KeyCount>${to - from}</KeyCount><EncodingType>url</EncodingType></ListBucketResult>`;
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://aws');
  request.resume();
  request.on('end', () => {
    if (request.headers['x-amz-target'] !== undefined)
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{"Failed":[]}');
    else if (url.searchParams.has('list-type'))
      response.writeHead(200, { 'content-type': 'application/xml' }).end(listing(url.searchParams));
    else if (request.method === 'PUT') response.writeHead(200, { etag: '"e"' }).end();
    else if (url.pathname.endsWith('/run.json')) response.writeHead(200, { etag: '"e"' }).end(manifest);
    else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
