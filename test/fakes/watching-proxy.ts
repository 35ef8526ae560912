import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WatchingProxy extends AsyncDisposable {
  readonly endpoint: string;
}

/**
 * Forwards calls to an emulator of AWS.
 * @param done gets the name of each call (`ExecuteChangeSet`, `PUT /bucket/key`) once it had its effect,
 * before the
 *   caller gets the answer
 */
export async function openWatchingProxy(
  target: string,
  done: (call: string) => void,
): Promise<WatchingProxy> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = 'GET', url = '/', headers } = request;
    const kept = Object.entries(headers).filter(
      ([name]) => !/^(host|connection|content-length|expect|transfer-encoding)$/.test(name),
    );
    try {
      const answer = await fetch(`${target}${url}`, {
        method,
        headers: kept as [string, string][],
        ...(body.length > 0 && { body }),
      });
      const text = Buffer.from(await answer.arrayBuffer());
      const action = /^(?:.*&)?Action=(\w+)/.exec(body.subarray(0, 2000).toString())?.[1];
      const json = String(headers['x-amz-target'] ?? '').split('.')[1];
      done(action ?? json ?? `${method} ${url.split('?')[0]}`);
      const type = answer.headers.get('content-type');
      const etag = answer.headers.get('etag');
      response.writeHead(answer.status, { ...(type && { 'content-type': type }), ...(etag && { etag }) });
      response.end(method === 'HEAD' ? undefined : text);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
