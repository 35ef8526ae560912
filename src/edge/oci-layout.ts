import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { type Digest, digestHex, digestOf, isDigest } from '../oci/digest.ts';
import type { ImageTarget } from '../oci/image-store.ts';
import { type Descriptor, formatPlatform } from '../oci/manifest.ts';
import { quote } from '../text/quote.ts';
import { fileFailure } from './file-failure.ts';
import { makeFolder } from './files.ts';
import { REF_NAME, readLayoutIndex, readLimited, sizeOf, tagInLayoutIndex } from './layout-index.ts';
import { verified } from './registry/blob-reading.ts';

const MANIFEST_LIMIT = 8 * 1024 * 1024;

/**
 * An OCI image layout directory (image-spec image-layout.md) as a source and a target. Files appear under
 * their digest only when they are whole, and `index.json` is replaced in one step, last.
 * @param directory made on the first write
 */
export function openLayout(directory: string): ImageTarget {
  const name = `oci:${directory}`;
  const pathOf = (digest: Digest): string => join(directory, 'blobs', 'sha256', digestHex(digest));

  /** A tag may also be left out where the layout holds one image only, as skopeo allows. */
  async function find(tagOrDigest: string): Promise<Pick<Descriptor, 'digest' | 'mediaType'> | undefined> {
    const { entries } = await readLayoutIndex(directory);
    if (isDigest(tagOrDigest)) {
      const listed = entries.find((m) => m.digest === tagOrDigest);
      if (listed) return listed;
      return (await sizeOf(pathOf(tagOrDigest))) !== undefined
        ? { digest: tagOrDigest, mediaType: '' }
        : undefined;
    }
    const tagged = entries.find((m) => m.annotations?.[REF_NAME] === tagOrDigest);
    const isOne = new Set(entries.map((m) => m.digest)).size === 1;
    return tagged ?? (tagOrDigest === 'latest' && isOne ? entries[0] : undefined);
  }

  /** For messages about a missing tag: what the layout contains instead, and how to name it. */
  async function contents(): Promise<string> {
    const { entries, unreadable } = await readLayoutIndex(directory);
    const tags = entries.flatMap((m) => m.annotations?.[REF_NAME] ?? []).map(shown);
    const untagged = entries.filter((m) => m.annotations?.[REF_NAME] === undefined);
    const held = [
      tags.length > 0 && `It contains: ${tags.join(', ')}.`,
      untagged.length > 0 &&
        `It contains ${untagged.length === 1 ? 'an image' : `${untagged.length} images`} without a tag: ${untagged
          .slice(0, 5)
          .map((m) => `${m.digest}${m.platform ? ` (${shown(formatPlatform(m.platform))})` : ''}`)
          .join(', ')}. Name one by its digest: ${name}@${untagged[0]?.digest}.`,
      unreadable > 0 && `Entries without a sha256 digest, which cannot be read here: ${unreadable}.`,
    ].filter(Boolean);
    return held.length > 0 ? held.join(' ') : 'It is empty or not an OCI layout.';
  }

  /** Writes under the digest by way of a temporary name; a digest mismatch leaves nothing behind. */
  async function store(
    blob: Pick<Descriptor, 'digest' | 'size'>,
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<void> {
    await prepare();
    const temporary = join(directory, 'blobs', 'sha256', `.${randomBytes(8).toString('hex')}.tmp`);
    try {
      const hash = createHash('sha256');
      let size = 0;
      const file = await open(temporary, 'wx');
      try {
        for await (const chunk of chunks) {
          hash.update(chunk);
          size += chunk.byteLength;
          await file.writeFile(chunk);
        }
      } finally {
        await file.close();
      }
      const digest = `sha256:${hash.digest('hex')}`;
      if (digest !== blob.digest || size !== blob.size) {
        throw new Failure(
          'DIGEST_MISMATCH',
          `${blob.digest} arrived as ${digest} with ${size} of ${blob.size} bytes.`,
        );
      }
      await rename(temporary, pathOf(blob.digest));
    } catch (error) {
      await rm(temporary, { force: true });
      throw fileFailure(`${name} cannot be written`, error);
    }
  }

  /** Whether a complete manifest is there. */
  async function hasManifest(digest: Digest): Promise<boolean> {
    const size = await sizeOf(pathOf(digest));
    if (size === undefined || size > MANIFEST_LIMIT) return false;
    return digestOf(await readLimited(pathOf(digest), MANIFEST_LIMIT)) === digest;
  }

  /** @throws Failure `DIGEST_MISMATCH` when the bytes are not those that the file's name promises */
  async function readVerified(digest: Digest, limit: number, size?: number): Promise<Uint8Array> {
    const bytes = await readLimited(pathOf(digest), limit);
    if (digestOf(bytes) !== digest || (size !== undefined && bytes.byteLength !== size)) {
      throw new Failure('DIGEST_MISMATCH', `${pathOf(digest)} does not have the digest in its name.`);
    }
    return bytes;
  }

  async function prepare(): Promise<void> {
    try {
      makeFolder(join(directory, 'blobs', 'sha256'));
      await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}', { flag: 'wx' }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
        },
      );
    } catch (error) {
      throw fileFailure(`${name} cannot be written`, error);
    }
  }

  return {
    name,
    async readManifest(tagOrDigest) {
      const found = await find(tagOrDigest);
      if (!found)
        throw new Failure(
          'IMAGE_NOT_FOUND',
          `${name} contains no image "${tagOrDigest}". ${await contents()}`,
        );
      const bytes = await readVerified(found.digest, MANIFEST_LIMIT);
      return { mediaType: found.mediaType, digest: found.digest, bytes };
    },
    async readBlob(blob, limit) {
      if (blob.size > limit) throw tooLarge(blob, limit);
      return readVerified(blob.digest, limit, blob.size);
    },
    async streamBlob(blob) {
      const path = pathOf(blob.digest);
      const size = await sizeOf(path);
      if (size === undefined) {
        throw new Failure('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
      }
      return verified(readChunks(path), blob, name);
    },
    async headManifest(tagOrDigest) {
      const found = await find(tagOrDigest);
      // A file that a crash or a full disk cut short counts as absent, so that it is written again.
      return found && (await hasManifest(found.digest)) ? found.digest : undefined;
    },
    async writeBlob(blob, bytes) {
      if ((await sizeOf(pathOf(blob.digest))) === blob.size) return 'present';
      await store(blob, once(bytes));
      return 'copied';
    },
    async copyBlob(blob, sources) {
      if ((await sizeOf(pathOf(blob.digest))) === blob.size) return 'present';
      let first: unknown;
      for (const source of sources) {
        try {
          await store(blob, await source.streamBlob(blob));
          return 'copied';
        } catch (error) {
          first ??= error;
        }
      }
      throw first;
    },
    async writeManifest(tagOrDigest, manifest) {
      if (!(await hasManifest(manifest.digest))) {
        await store({ digest: manifest.digest, size: manifest.bytes.byteLength }, once(manifest.bytes));
      }
      if (isDigest(tagOrDigest)) return;
      const entry: Descriptor = {
        mediaType: manifest.mediaType,
        digest: manifest.digest,
        size: manifest.bytes.byteLength,
        annotations: { [REF_NAME]: tagOrDigest },
      };
      try {
        await tagInLayoutIndex(directory, entry, tagOrDigest);
      } catch (error) {
        throw fileFailure(`${name} cannot be written`, error);
      }
    },
  };
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1024 * 1024 });
  } catch (error) {
    throw fileFailure(`${path} cannot be read`, error);
  }
}

/** A text that others wrote, for a message. */
function shown(text: string): string {
  return /^[\w./@:+-]{1,128}$/.test(text) ? text : quote(text);
}

function tooLarge(blob: Descriptor, limit: number): Failure {
  return new Failure('NOT_AN_IMAGE', `${blob.digest} has ${blob.size} bytes; ${limit} are allowed.`);
}

/** Bytes in memory as a stream. */
export async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
