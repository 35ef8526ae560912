import { Failure } from '../src/core/failure.ts';
import type { BuiltImage } from './image.ts';

/**
 * Pushes an image, byte for byte, to a registry on this machine that needs no credentials. Pipewright's own
 * registry code is not used, as these images are for testing it.
 * @param address `127.0.0.1:43251`
 * @param repository `pipewright/images/samtools`
 * @throws Failure `PUSH_FAILED` with the registry's answer
 */
export async function pushImage(
  image: BuiltImage,
  address: string,
  repository: string,
  tag: string,
): Promise<void> {
  const base = `http://${address}/v2/${repository}`;
  const last = image.manifests.length - 1;
  const head = await ask('HEAD', `${base}/manifests/${tag}`, [200, 404], {
    Accept: image.manifest.mediaType,
  });
  if (head.headers.get('docker-content-digest') === image.manifest.digest) return;
  for (const [digest, bytes] of image.blobs) {
    const found = await ask('HEAD', `${base}/blobs/${digest}`, [200, 404]);
    if (found.status === 200) continue;
    const upload = await ask('POST', `${base}/blobs/uploads/`, [202]);
    const location = new URL(upload.headers.get('location') ?? '', base);
    location.searchParams.set('digest', digest);
    await ask('PUT', location.href, [201], { 'Content-Type': 'application/octet-stream' }, bytes);
  }
  for (const [i, { descriptor, bytes }] of image.manifests.entries()) {
    const name = i === last ? tag : descriptor.digest;
    await ask('PUT', `${base}/manifests/${name}`, [201], { 'Content-Type': descriptor.mediaType }, bytes);
  }
}

async function ask(
  method: string,
  url: string,
  wanted: readonly number[],
  headers: Record<string, string> = {},
  body?: Uint8Array,
): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body && { body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) as Buffer<ArrayBuffer> }),
    signal: AbortSignal.timeout(120_000),
  });
  const text = await response.text();
  if (wanted.includes(response.status)) return response;
  throw new Failure(
    'PUSH_FAILED',
    `The local registry answered ${response.status} to ${method} ${new URL(url).pathname}: ${text.slice(0, 300)}`,
  );
}
