import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Digest } from '../oci/digest.ts';
import type { RawManifest } from '../oci/image-store.ts';
import type { Descriptor } from '../oci/manifest.ts';

/** What a served image consists of. */
export interface ServedImage {
  readonly manifests: readonly RawManifest[];
  readonly blobs: ReadonlyMap<
    Digest,
    { readonly blob: Descriptor; open(): Promise<AsyncIterable<Uint8Array>> }
  >;
}

export interface ImageServer extends AsyncDisposable {
  /** `127.0.0.1:41234` */
  readonly host: string;
  /** The error of a layer that could not be read, if any: the engine sees only a refused request. */
  failure(): unknown;
  /** Whether any request has come: an engine on another machine reaches another loopback. */
  wasAsked(): boolean;
}

/**
 * Serves one image to this machine's engine as a read-only registry on a free loopback port
 * (distribution-spec, the pull endpoints). The engine then fetches only layers that it lacks, and nothing is
 * written to disk.
 */
export async function serveImage(image: ServedImage): Promise<ImageServer> {
  let failure: unknown;
  let asked = false;
  const server = createServer((request, response) => {
    asked = true;
    void answer(image, request.method ?? 'GET', request.url ?? '/', response).catch((error: unknown) => {
      // An aborted request is not a failure of the source.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') failure ??= error;
      if (response.headersSent) response.destroy();
      else response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    failure: () => failure,
    wasAsked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  image: ServedImage,
  method: string,
  url: string,
  response: ServerResponse,
): Promise<void> {
  const [, kind, wanted] = /^\/v2\/.+\/(manifests|blobs)\/([^/?]+)$/.exec(url) ?? [];
  response.setHeader('Docker-Distribution-Api-Version', 'registry/2.0');
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405).end();
  if (url === '/v2/' || url === '/v2') return void response.writeHead(200).end();
  const manifest = kind === 'manifests' ? image.manifests.find((m) => m.digest === wanted) : undefined;
  const served = kind === 'blobs' ? image.blobs.get(wanted as Digest) : undefined;
  if (!manifest && !served) return void response.writeHead(404).end();
  const bytes = served && method !== 'HEAD' ? await served.open() : undefined;
  response.writeHead(200, {
    'Content-Type': manifest?.mediaType ?? 'application/octet-stream',
    'Content-Length': manifest?.bytes.byteLength ?? served?.blob.size,
    'Docker-Content-Digest': wanted,
  });
  if (method === 'HEAD') return void response.end();
  if (manifest) return void response.end(manifest.bytes);
  if (bytes) await pipeline(Readable.from(bytes, { objectMode: false }), response);
}
