import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import { isDigest } from '../oci/digest.ts';
import { type Descriptor, OCI_INDEX } from '../oci/manifest.ts';
import { fileFailure } from './file-failure.ts';

/** The annotation that holds a tag (image-spec annotations.md). */
export const REF_NAME = 'org.opencontainers.image.ref.name';

/** bytes */
const INDEX_LIMIT = 8 * 1024 * 1024;
/** Writing the index takes milliseconds: an older lock is stale. */
const STALE_MS = 10_000;
const LOCK_TIMEOUT_MS = 30_000;
const LOCK_RETRY_MS = 20;

/**
 * The entries of a layout's `index.json` that can be read here (by sha256), and how many cannot; none when
 * there is no such file. Fields of another type than the specification's are left out: `mediaType` is ''
 * then.
 * @throws Failure `NOT_AN_IMAGE`, `FILE_ERROR`
 */
export async function readLayoutIndex(
  directory: string,
): Promise<{ entries: readonly Descriptor[]; unreadable: number }> {
  const { manifests } = await readIndex(directory);
  const entries = manifests.flatMap((m) => readEntry(m) ?? []);
  return { entries, unreadable: manifests.length - entries.length };
}

function readEntry(entry: unknown): Descriptor | undefined {
  if (!isRecord(entry) || typeof entry.digest !== 'string' || !isDigest(entry.digest)) return undefined;
  const { digest, mediaType, annotations, platform } = entry;
  const tag = isRecord(annotations) ? annotations[REF_NAME] : undefined;
  const { os, architecture } = isRecord(platform) ? platform : {};
  return {
    digest,
    mediaType: typeof mediaType === 'string' ? mediaType : '',
    size: Number(entry.size),
    ...(typeof tag === 'string' && { annotations: { [REF_NAME]: tag } }),
    ...(typeof os === 'string' && typeof architecture === 'string' && { platform: { os, architecture } }),
  };
}

/**
 * Gives a tag to an entry, taking it from any other. The file is replaced in one step, and writers wait for
 * each other so that no update is lost.
 * @throws Failure `LAYOUT_BUSY`, `NOT_AN_IMAGE`; errors of the file system
 */
export async function tagInLayoutIndex(directory: string, entry: Descriptor, tag: string): Promise<void> {
  await locked(join(directory, '.index.lock'), async () => {
    const index = await readIndex(directory);
    const others = index.manifests.filter((m) => m?.annotations?.[REF_NAME] !== tag);
    const temporary = join(directory, `.index.${randomBytes(8).toString('hex')}.tmp`);
    try {
      await writeFile(temporary, JSON.stringify({ ...index, manifests: [...others, entry] }));
      await rename(temporary, join(directory, 'index.json'));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  });
}

async function readIndex(directory: string): Promise<{ manifests: readonly Descriptor[] }> {
  const path = join(directory, 'index.json');
  if ((await sizeOf(path)) === undefined) return emptyIndex();
  const bytes = await readLimited(path, INDEX_LIMIT);
  try {
    const index = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as {
      manifests?: unknown;
    } | null;
    if (Array.isArray(index?.manifests)) return index as { manifests: Descriptor[] };
  } catch {
    // Reported below.
  }
  throw new Failure(
    'NOT_AN_IMAGE',
    `${path} is damaged: it is not an OCI index. Remove the folder and write it again.`,
  );
}

function emptyIndex(): { manifests: readonly Descriptor[] } {
  return { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] } as { manifests: Descriptor[] };
}

/** Runs `job` while no other writer, in this process or another, does so under the same lock file. */
async function locked(path: string, job: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + LOCK_TIMEOUT_MS;
  while (!(await tryLock(path))) {
    if (Date.now() > deadline) {
      throw new Failure(
        'LAYOUT_BUSY',
        `Another program is writing there: its lock ${path} does not go away. Try again, or remove the lock.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
  }
  try {
    await job();
  } finally {
    await rm(path, { force: true });
  }
}

async function tryLock(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > STALE_MS) await rm(path, { force: true });
    return false;
  }
}

/** A file's size in bytes; undefined when there is no such file. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Failure('NOT_AN_IMAGE', `${path} is not a file.`);
    return found.size;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw fileFailure(`${path} cannot be read`, error);
  }
}

/** A small file, whole. @throws Failure `NOT_AN_IMAGE` when it is larger than `limit` bytes; `FILE_ERROR` */
export async function readLimited(path: string, limit: number): Promise<Uint8Array> {
  const size = await sizeOf(path);
  if (size !== undefined && size > limit) {
    throw new Failure('NOT_AN_IMAGE', `${path} has ${size} bytes; ${limit} are allowed.`);
  }
  try {
    return await readFile(path);
  } catch (error) {
    throw fileFailure(`${path} cannot be read`, error);
  }
}
