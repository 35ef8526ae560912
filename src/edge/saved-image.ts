import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { Failure } from '../failure.ts';
import { type Digest, digestOf } from '../image/digest.ts';
import { type Descriptor, OCI_CONFIG, OCI_LAYER_TAR, OCI_MANIFEST } from '../image/manifest.ts';
import type { ImageSource, RawManifest } from '../image/store.ts';

/** An image that an engine saved to disk, as a source; disposing removes its files. */
export interface SavedImage extends ImageSource, AsyncDisposable {}

/** One image of the archive's `manifest.json`: paths inside the archive (moby image/tarexport). */
interface ArchiveEntry {
  readonly Config: string;
  readonly Layers: readonly string[];
}

/**
 * Reads what `docker save` and `podman save` write. Engines keep layers unpacked and do not remember how they were
 * compressed, so they are served as plain tar: the only form whose digest is the same on every machine.
 * @param archive the tar file; it is removed once unpacked
 * @param directory where its files go; removed on disposal
 * @throws Failure `NOT_AN_IMAGE`
 */
export async function openSavedImage(archive: string, directory: string, name: string): Promise<SavedImage> {
  const files = await unpack(archive, directory);
  await rm(archive);
  const at = (path: string): string => {
    let found = files.get(path);
    // Docker before 25 stores a layer that occurs twice as a link to the first.
    for (let hops = 0; found?.linkTo !== undefined && hops < 5; hops += 1) found = files.get(found.linkTo);
    if (found?.file === undefined)
      throw new Failure('NOT_AN_IMAGE', `${name} was saved without its file "${path}".`);
    return found.file;
  };
  const entries = JSON.parse(await readFile(at('manifest.json'), 'utf8')) as ArchiveEntry[];
  const entry = entries[0];
  if (!entry) throw new Failure('NOT_AN_IMAGE', `${name} was saved without an image.`);
  const config = await readFile(at(entry.Config));
  const blobs = new Map<Digest, string>();
  const layers: Descriptor[] = [];
  for (const path of entry.Layers) {
    const file = at(path);
    const digest = await hashFile(file);
    blobs.set(digest, file);
    layers.push({ mediaType: OCI_LAYER_TAR, digest, size: (await stat(file)).size });
  }
  const configBlob: Descriptor = { mediaType: OCI_CONFIG, digest: digestOf(config), size: config.byteLength };
  const bytes = new TextEncoder().encode(
    JSON.stringify({ schemaVersion: 2, mediaType: OCI_MANIFEST, config: configBlob, layers }),
  );
  const manifest: RawManifest = { mediaType: OCI_MANIFEST, digest: digestOf(bytes), bytes };
  return {
    name,
    async readManifest() {
      return manifest;
    },
    async readBlob() {
      return config;
    },
    async streamBlob(blob) {
      const file = blobs.get(blob.digest);
      if (!file) throw new Failure('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
      return createReadStream(file, { highWaterMark: 1024 * 1024 });
    },
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true });
    },
  };
}

type Unpacked = Map<string, { readonly file?: string; readonly linkTo?: string }>;

/** Names inside the archive never become names on disk. */
async function unpack(archive: string, directory: string): Promise<Unpacked> {
  const files: Unpacked = new Map();
  const entries = extract();
  const reading = pipeline(createReadStream(archive), entries);
  reading.catch(() => undefined);
  for await (const entry of entries) {
    const { name, type, linkname } = entry.header;
    if (type === 'file') {
      const file = join(directory, `entry-${files.size}`);
      await pipeline(entry, createWriteStream(file));
      files.set(name, { file });
    } else {
      if ((type === 'symlink' || type === 'link') && linkname) {
        files.set(name, {
          linkTo: type === 'link' ? linkname : new URL(linkname, `tar:///${name}`).pathname.slice(1),
        });
      }
      entry.resume();
    }
  }
  await reading;
  return files;
}

async function hashFile(file: string): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return `sha256:${hash.digest('hex')}`;
}
