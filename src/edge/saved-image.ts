import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { Failure } from '../core/failure.ts';
import { type Digest, digestOf } from '../oci/digest.ts';
import type { ImageSource, RawManifest } from '../oci/image-store.ts';
import { type Descriptor, OCI_CONFIG, OCI_LAYER_TAR, OCI_MANIFEST } from '../oci/manifest.ts';
import { sha256 } from './file-digest.ts';
import { fileFailure } from './file-failure.ts';
import { removeTree } from './remove-tree.ts';
import { tarEntries } from './tar-entries.ts';

/** An image that an engine saved to disk, as a source; disposing removes its files. */
export interface SavedImage extends ImageSource, AsyncDisposable {}

/** bytes; of the archive's JSON files. */
const JSON_LIMIT = 8 * 1024 * 1024;

/**
 * Reads what `docker save` and `podman save` write (`manifest.json` and what it names: moby image/tarexport;
 * since Docker 25 those names lead into an OCI layout). Engines keep layers unpacked, or as some registry had
 * compressed them; they are served as plain tar, the only form whose digest is the same on every machine.
 * @param archive the tar file; it is removed once unpacked
 * @param directory where its files go; removed on disposal
 * @throws Failure `NOT_AN_IMAGE` for an archive that is damaged or holds something else
 */
export async function openSavedImage(archive: string, directory: string, name: string): Promise<SavedImage> {
  const broken = (what: string, cause?: unknown): Failure =>
    new Failure('NOT_AN_IMAGE', `${name} was saved ${what}.`, { cause });
  const files = await unpack(archive, directory).catch((error: unknown) => {
    const failure = fileFailure(`${name} cannot be read`, error);
    throw failure instanceof Failure ? failure : broken('as a damaged archive', error);
  });
  await rm(archive);
  const at = (path: string): string => {
    let found = files.get(path);
    // Docker before 25 stores a layer that occurs twice as a link to the first.
    for (let hops = 0; found?.linkTo !== undefined && hops < 5; hops += 1) found = files.get(found.linkTo);
    if (found?.file === undefined) throw broken(`without its file "${path}"`);
    return found.file;
  };
  const readJson = async (path: string): Promise<{ bytes: Uint8Array; json: unknown }> => {
    const file = at(path);
    if ((await stat(file)).size > JSON_LIMIT)
      throw broken(`with a "${path}" of more than ${JSON_LIMIT} bytes`);
    const bytes = await readFile(file);
    try {
      return { bytes, json: JSON.parse(bytes.toString('utf8')) };
    } catch (error) {
      throw broken(`with a "${path}" that is not JSON`, error);
    }
  };
  const { json: entries } = await readJson('manifest.json');
  const entry = (Array.isArray(entries) ? entries[0] : undefined) as Record<string, unknown> | undefined;
  const { Config: configPath } = entry ?? {};
  // Go writes the empty list of an image without layers as null.
  const paths = entry && (entry.Layers ?? []);
  if (typeof configPath !== 'string' || !Array.isArray(paths) || !paths.every((p) => typeof p === 'string')) {
    throw broken('without an image');
  }
  const { bytes: config, json } = await readJson(configPath);
  const diffIds = (json as { rootfs?: { diff_ids?: unknown } | null } | null)?.rootfs?.diff_ids ?? [];
  if (!Array.isArray(diffIds) || diffIds.length !== paths.length) {
    throw broken('with a config that lists other layers');
  }
  const blobs = new Map<Digest, string>();
  const layers: Descriptor[] = [];
  for (const [i, path] of paths.entries()) {
    const file = at(path);
    const digest = (await makePlain(file)) as Digest;
    if (digest !== diffIds[i]) throw broken(`with a damaged layer "${path}"`);
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
      await removeTree(directory);
    },
  };
}

type Unpacked = Map<string, { readonly file?: string; readonly linkTo?: string }>;

/** Names inside the archive never become names on disk. */
async function unpack(archive: string, directory: string): Promise<Unpacked> {
  const files: Unpacked = new Map();
  for await (const entry of tarEntries(archive)) {
    const { name, type, linkname } = entry.header;
    if (type === 'file') {
      const file = join(directory, `entry-${files.size}`);
      await pipeline(entry, createWriteStream(file));
      files.set(name, { file });
    } else {
      if ((type === 'symlink' || type === 'link') && linkname) {
        const linkTo = type === 'link' ? linkname : posix.join(posix.dirname(name), linkname);
        files.set(name, { linkTo });
      }
      entry.resume();
    }
  }
  return files;
}

/** Replaces a compressed layer by the plain tar; gives its digest, or `damaged`. */
async function makePlain(file: string): Promise<string> {
  const unpacking = { '1f8b': createGunzip, '28b5': createZstdDecompress }[await firstBytes(file)];
  if (unpacking) {
    const plain = `${file}-plain`;
    try {
      await pipeline(createReadStream(file), unpacking(), createWriteStream(plain));
    } catch (error) {
      // zlib's codes begin with a Z.
      if (!/^Z/.test((error as NodeJS.ErrnoException).code ?? ''))
        throw fileFailure('The layers cannot be unpacked', error);
      return 'damaged';
    }
    await rename(plain, file);
  }
  return `sha256:${await sha256(file)}`;
}

/** A tar begins with a name, and no name of a layer's first entry begins like compressed data does. */
async function firstBytes(file: string): Promise<string> {
  await using handle = await open(file);
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(2), position: 0 });
  return buffer.toString('hex', 0, bytesRead);
}
