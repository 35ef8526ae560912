import { createServer, type Server } from 'node:http';
import { extname } from 'node:path';
import type { SiteFiles } from '../../src/site/site-model.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/** A host of static files on a free local port, like GitHub Pages: a folder answers with its index.html. */
export async function staticHost(files: () => SiteFiles): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname.slice(1).replace(/(^|\/)$/, '$1index.html');
    const content = files().get(decodeURIComponent(path));
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'text/plain',
      'cache-control': 'no-store',
    });
    response.end(content ?? 'There is no such file.');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
