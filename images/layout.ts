import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Descriptor, OCI_INDEX } from '../src/oci/manifest.ts';
import type { BuiltImage } from './image.ts';

/**
 * Writes an image as an OCI image layout (image-spec image-layout.md) with one tag. It is written to another
 * folder and then renamed, so that the folder is never incomplete.
 */
export function writeLayout(folder: string, tag: string, image: BuiltImage): void {
  const work = `${folder}.${process.pid}.tmp`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'blobs/sha256'), { recursive: true });
  for (const [digest, bytes] of image.blobs) writeFileSync(blobFile(work, digest), bytes);
  for (const { descriptor, bytes } of image.manifests)
    writeFileSync(blobFile(work, descriptor.digest), bytes);
  writeFileSync(join(work, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  const index = {
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: [{ ...image.manifest, annotations: { 'org.opencontainers.image.ref.name': tag } }],
  };
  writeFileSync(join(work, 'index.json'), JSON.stringify(index));
  mkdirSync(dirname(folder), { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(work, folder);
}

/** Reads an image that `writeLayout` wrote; undefined if there is none. */
export function readLayout(folder: string): BuiltImage | undefined {
  if (!existsSync(join(folder, 'index.json'))) return undefined;
  const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as IndexDocument;
  const named = index.manifests?.[0];
  if (!named) return undefined;
  const { annotations: _, ...manifest } = named;
  const manifests: { descriptor: Descriptor; bytes: Uint8Array }[] = [];
  const blobs = new Map<string, Uint8Array>();
  const visit = (descriptor: Descriptor) => {
    const bytes = readFileSync(blobFile(folder, descriptor.digest));
    const document = JSON.parse(bytes.toString('utf8')) as IndexDocument;
    for (const child of document.manifests ?? []) visit(child);
    for (const blob of [document.config, ...(document.layers ?? [])]) {
      if (blob) blobs.set(blob.digest, readFileSync(blobFile(folder, blob.digest)));
    }
    manifests.push({ descriptor, bytes });
  };
  visit(manifest);
  return { manifest, manifests, blobs };
}

interface IndexDocument {
  readonly manifests?: readonly Descriptor[];
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
}

function blobFile(folder: string, digest: string): string {
  return join(folder, 'blobs', digest.replace(':', '/'));
}
