import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bridgeAddress } from '../../scripts/services.ts';
import type { WireRequest } from './aws-call.ts';

export interface RecordingProxy extends AsyncDisposable {
  /** For AWS_ENDPOINT_URL, here and in containers. */
  readonly endpoint: string;
  /** All requests so far. */
  readonly requests: readonly WireRequest[];
}

/** About how many bytes of a body are kept: resources are named in them. */
const KEPT = 1 << 18;

/** Stands between AWS clients and an emulator, forwards every request unchanged, and records it. */
export async function openRecordingProxy(target: string): Promise<RecordingProxy> {
  const { host, hostname, port } = new URL(target);
  const requests: WireRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    let body = '';
    incoming.on('data', (chunk: Buffer) => {
      if (body.length < KEPT) body += chunk.toString('latin1');
    });
    incoming.once('end', () => {
      requests.push({ method, path, headers, body: Buffer.from(body, 'latin1').toString() });
    });
    const { expect: _, ...kept } = headers;
    const onward = httpRequest({ hostname, port, method, path, headers: { ...kept, host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.once('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, await bridgeAddress());
  await once(server, 'listening');
  const { address, port: own } = server.address() as AddressInfo;
  return {
    endpoint: `http://${address}:${own}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Requests that write objects without naming the account that must own the bucket.
 * @throws Error without any write
 */
export function unownedWrites(requests: readonly WireRequest[], account: string): string[] {
  const writes = requests.filter(
    ({ method, path, headers }) =>
      // Objects, not the bucket itself.
      /^\/[^/?]+\/[^?]/.test(path) &&
      ['PUT', 'POST'].includes(method) &&
      /\/s3\/aws4_request/.test(String(headers.authorization)),
  );
  const wrong = writes.filter(({ headers }) => headers['x-amz-expected-bucket-owner'] !== account);
  if (writes.length === 0) throw new Error('nothing was written');
  return wrong.map(({ method, path }) => `${method} ${path}`);
}
