import { createHash, randomFillSync } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { digestOf } from '../../src/oci/digest.ts';
import {
  type Descriptor,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_LAYER_GZIP,
  OCI_MANIFEST,
} from '../../src/oci/manifest.ts';

const MB = 1_000_000;

/**
 * Writes an OCI layout with an image of random bytes, which no registry or engine can compress.
 * @param megabytes of all layers together
 */
export async function writeImage(folder: string, megabytes: number, layers: number): Promise<void> {
  await mkdir(join(folder, 'blobs', 'sha256'), { recursive: true });
  const descriptors: Descriptor[] = [];
  const diffIds: string[] = [];
  for (let index = 0; index < layers; index += 1) {
    const size = Math.floor((megabytes * MB) / layers);
    const unpacked = createHash('sha256');
    const packed = createHash('sha256');
    let bytes = 0;
    const temporary = join(folder, 'blobs', `layer-${index}`);
    await pipeline(
      Readable.from(tarOf(`data-${index}`, size)),
      async function* (chunks) {
        for await (const chunk of chunks as AsyncIterable<Buffer>) {
          unpacked.update(chunk);
          yield chunk;
        }
      },
      createGzip({ level: 1 }),
      async function* (chunks) {
        for await (const chunk of chunks as AsyncIterable<Buffer>) {
          packed.update(chunk);
          bytes += chunk.byteLength;
          yield chunk;
        }
      },
      createWriteStream(temporary),
    );
    const hex = packed.digest('hex');
    await rename(temporary, join(folder, 'blobs', 'sha256', hex));
    descriptors.push({ mediaType: OCI_LAYER_GZIP, digest: `sha256:${hex}`, size: bytes });
    diffIds.push(`sha256:${unpacked.digest('hex')}`);
  }
  const config = await writeBlob(folder, OCI_CONFIG, {
    os: 'linux',
    architecture: 'amd64',
    config: { Entrypoint: ['/bin/true'], Env: ['PATH=/bin'] },
    rootfs: { type: 'layers', diff_ids: diffIds },
    history: diffIds.map((_, i) => ({ created_by: `layer ${i}` })),
  });
  const manifest = await writeBlob(folder, OCI_MANIFEST, {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config,
    layers: descriptors,
  });
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [manifest] }),
  );
}

/** One file of random bytes as a USTAR archive. */
function* tarOf(name: string, size: number): Generator<Buffer> {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  yield header;
  for (let left = size; left > 0; left -= MB) yield randomFillSync(Buffer.allocUnsafe(Math.min(MB, left)));
  yield Buffer.alloc(((512 - (size % 512)) % 512) + 1024);
}

async function writeBlob(folder: string, mediaType: string, json: unknown): Promise<Descriptor> {
  const bytes = Buffer.from(JSON.stringify(json));
  const digest = digestOf(bytes);
  await writeFile(join(folder, 'blobs', 'sha256', digest.slice(7)), bytes);
  return { mediaType, digest, size: bytes.byteLength };
}
