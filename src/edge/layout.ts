import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../failure.ts';
import { type Digest, digestOf, isDigest } from '../image/digest.ts';
import { type Descriptor, OCI_INDEX } from '../image/manifest.ts';
import type { ImageTarget } from '../image/store.ts';

const REF_NAME = 'org.opencontainers.image.ref.name';
const MANIFEST_LIMIT = 8 * 1024 * 1024;

interface LayoutIndex {
  readonly schemaVersion: 2;
  readonly manifests: readonly Descriptor[];
}

/**
 * An OCI image layout directory (image-spec image-layout.md) as a source and a target. Files appear under their digest
 * only when they are whole, and `index.json` is replaced in one step, last.
 * @param directory made on the first write
 */
export function openLayout(directory: string): ImageTarget {
  const name = `oci:${directory}`;
  const pathOf = (digest: Digest): string =>
    join(directory, 'blobs', 'sha256', digest.slice('sha256:'.length));

  async function readIndex(): Promise<LayoutIndex> {
    let text: string;
    try {
      text = await readFile(join(directory, 'index.json'), 'utf8');
    } catch (error) {
      if (isAbsent(error)) return { schemaVersion: 2, manifests: [] };
      throw failed(`${name} cannot be read`, error);
    }
    try {
      const index = JSON.parse(text) as LayoutIndex;
      if (Array.isArray(index.manifests)) return index;
    } catch {
      // Said below.
    }
    throw new Failure('NOT_AN_IMAGE', `${join(directory, 'index.json')} is not an OCI index.`);
  }

  /** A tag may also be left out where the layout holds one image only, as skopeo allows. */
  async function find(tagOrDigest: string): Promise<Pick<Descriptor, 'digest' | 'mediaType'> | undefined> {
    const { manifests } = await readIndex();
    if (isDigest(tagOrDigest)) {
      const listed = manifests.find((m) => m.digest === tagOrDigest);
      if (listed) return listed;
      return (await exists(pathOf(tagOrDigest))) ? { digest: tagOrDigest, mediaType: '' } : undefined;
    }
    const tagged = manifests.find((m) => m.annotations?.[REF_NAME] === tagOrDigest);
    return tagged ?? (tagOrDigest === 'latest' && manifests.length === 1 ? manifests[0] : undefined);
  }

  /** Writes under the digest by way of a temporary name; a hash that does not fit leaves nothing behind. */
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
      throw failed(`${name} cannot be written`, error);
    }
  }

  async function prepare(): Promise<void> {
    try {
      await mkdir(join(directory, 'blobs', 'sha256'), { recursive: true });
      await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}', { flag: 'wx' }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
        },
      );
    } catch (error) {
      throw failed(`${name} cannot be written`, error);
    }
  }

  async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
    yield bytes;
  }

  return {
    name,
    async readManifest(tagOrDigest) {
      const found = await find(tagOrDigest);
      if (!found) {
        const tags = (await readIndex()).manifests.map((m) => m.annotations?.[REF_NAME]).filter(Boolean);
        throw new Failure(
          'IMAGE_NOT_FOUND',
          `${name} holds no image "${tagOrDigest}". ${tags.length > 0 ? `It holds: ${tags.join(', ')}.` : 'It is empty or no OCI layout.'}`,
        );
      }
      const bytes = await readWhole(pathOf(found.digest), MANIFEST_LIMIT);
      if (digestOf(bytes) !== found.digest) {
        throw new Failure('DIGEST_MISMATCH', `${pathOf(found.digest)} does not have the digest in its name.`);
      }
      return { mediaType: found.mediaType, digest: found.digest, bytes };
    },
    async readBlob(blob, limit) {
      if (blob.size > limit) throw tooLarge(blob, limit);
      const bytes = await readWhole(pathOf(blob.digest), limit);
      if (digestOf(bytes) !== blob.digest || bytes.byteLength !== blob.size) {
        throw new Failure('DIGEST_MISMATCH', `${pathOf(blob.digest)} does not have the digest in its name.`);
      }
      return bytes;
    },
    async streamBlob(blob) {
      if (!(await exists(pathOf(blob.digest)))) {
        throw new Failure('BLOB_NOT_FOUND', `${name} lacks the layer ${blob.digest}.`);
      }
      return createReadStream(pathOf(blob.digest), { highWaterMark: 1024 * 1024 });
    },
    async headManifest(tagOrDigest) {
      return (await find(tagOrDigest))?.digest;
    },
    async writeBlob(blob, bytes) {
      if (await exists(pathOf(blob.digest))) return 'present';
      await store(blob, once(bytes));
      return 'copied';
    },
    async copyBlob(blob, sources) {
      if (await exists(pathOf(blob.digest), blob.size)) return 'present';
      let last: unknown;
      for (const source of sources) {
        try {
          await store(blob, await source.streamBlob(blob));
          return 'copied';
        } catch (error) {
          last = error;
        }
      }
      throw last;
    },
    async writeManifest(tagOrDigest, manifest) {
      if (!(await exists(pathOf(manifest.digest)))) {
        await store({ digest: manifest.digest, size: manifest.bytes.byteLength }, once(manifest.bytes));
      }
      if (isDigest(tagOrDigest)) return;
      const { manifests } = await readIndex();
      const entry: Descriptor = {
        mediaType: manifest.mediaType,
        digest: manifest.digest,
        size: manifest.bytes.byteLength,
        annotations: { [REF_NAME]: tagOrDigest },
      };
      const others = manifests.filter((m) => m.annotations?.[REF_NAME] !== tagOrDigest);
      const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...others, entry] };
      const temporary = join(directory, `.index.${randomBytes(8).toString('hex')}.tmp`);
      try {
        await writeFile(temporary, JSON.stringify(index));
        await rename(temporary, join(directory, 'index.json'));
      } catch (error) {
        await rm(temporary, { force: true });
        throw failed(`${name} cannot be written`, error);
      }
    },
  };
}

async function readWhole(path: string, limit: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > limit) throw new Failure('NOT_AN_IMAGE', `${path} holds ${size} bytes; ${limit} are allowed.`);
    return await readFile(path);
  } catch (error) {
    throw failed(`${path} cannot be read`, error);
  }
}

async function exists(path: string, size?: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && (size === undefined || found.size === size);
}

function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function tooLarge(blob: Descriptor, limit: number): Failure {
  return new Failure('NOT_AN_IMAGE', `${blob.digest} holds ${blob.size} bytes; ${limit} are allowed.`);
}

function failed(what: string, error: unknown): unknown {
  if (error instanceof Failure) return error;
  const { code } = error as NodeJS.ErrnoException;
  const remedy: Record<string, string> = {
    ENOSPC: 'the disk is full: free some room, or name a folder on another disk',
    EDQUOT: 'the disk quota is used up: free some room, or name a folder on another disk',
    EACCES: 'you may not write there: name another folder, or change its permissions',
    EPERM: 'you may not write there: name another folder, or change its permissions',
    EROFS: 'the disk is read-only: name another folder',
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a part of the path is a file, not a folder',
  };
  const why = remedy[code ?? ''];
  return why ? new Failure('FILE_ERROR', `${what}: ${why}.`, { cause: error }) : error;
}
