import { createHash } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  constants,
  createReadStream,
  createWriteStream,
  fstatSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import { utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { PackedFolder } from '../agent/checkpoint-folder.ts';
import type { Owner } from '../agent/workspace.ts';
import { explain, Failure } from '../core/failure.ts';
import { isKeyBelow } from '../core/path-below.ts';
import { startTar, type TarEntry, type TarPack, tarEntries } from './tar-entries.ts';

/*
 * Implements `FolderArchives`. A command runs meanwhile, perhaps as another user than this process, and may
 * put links where folders were. So each folder is opened through its open parent (`/proc/self/fd`), and its
 * entries are named through the open folder.
 */

const { O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
const MOST_ENTRIES = 100_000;
/** Each level holds a file descriptor open. */
const DEEPEST = 64;
/**
 * File systems record times in steps of up to ten milliseconds (the kernel's tick): a file that is written
 * after it was read, but within the same step, looks unchanged. A folder that has not changed for two steps
 * has no such file.
 */
const SETTLED_MS = 20;
/** Error codes of a race with the command. */
const CHANGED = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO'];

/** An entry of a folder that goes into the archive. */
interface Entry {
  /** Relative to the folder, with `/`. */
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'symlink';
  readonly info: BigIntStats;
  /** Valid until the next entry is requested. */
  readonly path: string;
}

/** The folder changed while it was read. */
class Changing extends Error {}

/** As `FolderArchives.stateOf`. */
export async function stateOf(folder: string): Promise<string> {
  const state = createHash('sha256');
  for await (const { name, kind, info } of entriesIn(folder)) {
    const { dev, ino, size, mode, mtimeNs, ctimeNs } = info;
    state.update(JSON.stringify([name, kind, ...[dev, ino, size, mode, mtimeNs, ctimeNs].map(String)]));
  }
  return state.digest('hex');
}

/** As `FolderArchives.pack`. */
export async function pack(
  folder: string,
  archive: string,
  known: string,
  user: Owner | undefined,
): Promise<PackedFolder | 'unchanged' | 'changing'> {
  try {
    const before = await stateOf(folder);
    if (before === known) return 'unchanged';
    await sleep(SETTLED_MS);
    if ((await stateOf(folder)) !== before) return 'changing';
    const bytes = await writeArchive(folder, archive, user);
    return (await stateOf(folder)) === before ? { bytes, state: before } : 'changing';
  } catch (error) {
    if (error instanceof Changing || CHANGED.includes((error as NodeJS.ErrnoException).code ?? ''))
      return 'changing';
    throw error;
  }
}

async function writeArchive(folder: string, archive: string, user: Owner | undefined): Promise<number> {
  const tar = startTar();
  const file = createWriteStream(archive, { mode: 0o600 });
  const written = pipeline(tar, file);
  try {
    for await (const entry of entriesIn(folder)) await add(tar, entry, user);
    tar.finalize();
    await written;
  } catch (error) {
    tar.destroy(error as Error);
    await written.catch(() => {});
    throw error;
  }
  return file.bytesWritten;
}

async function add(tar: TarPack, { name, kind, info, path }: Entry, user: Owner | undefined): Promise<void> {
  const header = { name, type: kind, mode: Number(info.mode & 0o777n), mtime: info.mtime };
  if (kind !== 'file') {
    const linkname = kind === 'symlink' ? readlinkSync(path) : undefined;
    await entryWithoutContent(tar, { ...header, ...(linkname !== undefined && { linkname }) });
    return;
  }
  const fd = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  const now = fstatSync(fd, { bigint: true });
  if (!now.isFile() || now.ino !== info.ino || now.size !== info.size) {
    closeSync(fd);
    throw new Changing();
  }
  if (user && !mayRead(now, user)) {
    closeSync(fd);
    throw unusable(`the command's user is not allowed to read ${name} in it`);
  }
  const size = Number(now.size);
  const sink = tar.entry({ ...header, size });
  // A file that has grown is read up to its former end; one that has shrunk does not fill its entry.
  await pipeline(createReadStream('', { fd, end: Math.max(0, size - 1) }), sink).catch((error: unknown) => {
    throw /size mismatch/i.test(explain(error)) ? new Changing() : error;
  });
}

function entryWithoutContent(tar: TarPack, header: Parameters<TarPack['entry']>[0]): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * By file mode; access control lists and further groups are ignored. The owner counts as allowed, since
 * owners can change the mode.
 */
function mayRead({ uid, gid, mode }: BigIntStats, user: Owner): boolean {
  if (Number(uid) === user.uid) return true;
  return (mode & (Number(gid) === user.gid ? 0o040n : 0o004n)) !== 0n;
}

/** All entries, each folder before its content. */
async function* entriesIn(folder: string): AsyncGenerator<Entry> {
  let count = 0;
  async function* enter(path: string, prefix: string, depth: number): AsyncGenerator<Entry> {
    if (depth > DEEPEST)
      throw unusable(`its folders are nested ${depth} deep, and at most ${DEEPEST} levels can be saved`);
    const fd = openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    try {
      const open = `/proc/self/fd/${fd}`;
      for (const own of readdirSync(open).sort()) {
        const name = prefix + own;
        if (own.includes('\uFFFD')) throw unusable(`the name ${JSON.stringify(name)} in it is not UTF-8`);
        const at = `${open}/${own}`;
        const info = lstatSync(at, { bigint: true });
        const kind = kindOf(info);
        if (kind === undefined) continue;
        if (++count > MOST_ENTRIES) throw unusable(`it contains more than ${MOST_ENTRIES} files and folders`);
        yield { name, kind, info, path: at };
        if (kind === 'directory') yield* enter(at, `${name}/`, depth + 1);
      }
    } finally {
      closeSync(fd);
    }
    // The command and uploads are running meanwhile: they must not wait for a large tree.
    await turn();
  }
  yield* enter(folder, '', 1);
}

function kindOf(info: BigIntStats): Entry['kind'] | undefined {
  if (info.isFile()) return 'file';
  if (info.isDirectory()) return 'directory';
  return info.isSymbolicLink() ? 'symlink' : undefined;
}

/** As `FolderArchives.unpack`. */
export async function unpack(archive: string, folder: string, owner: Owner | undefined): Promise<void> {
  const folders = new Set(['.']);
  const links: [name: string, target: string][] = [];
  const give = (path: string): void => {
    if (owner && process.getuid?.() === 0) lchownSync(path, owner.uid, owner.gid);
  };
  try {
    for await (const entry of tarEntries(archive)) {
      const { type, linkname, mode, mtime } = entry.header;
      const name = entry.header.name.replace(/\/$/, '');
      // Only real folders that this archive made: a link could lead anywhere.
      if (!isKeyBelow(name) || !folders.has(dirname(name)))
        throw new Error(`the name ${JSON.stringify(name)} points outside it`);
      const path = join(folder, name);
      if (type === 'directory') {
        mkdirSync(path, { mode: (mode ?? 0o755) | 0o700 });
        folders.add(name);
      } else if (type === 'file') await writeEntry(entry, path, mode, mtime);
      else if (type === 'symlink') links.push([name, linkname ?? '']);
      else throw new Error(`${name} is a ${type}`);
      if (type !== 'symlink') give(path);
      entry.resume();
    }
    // Last, so that nothing is written through one.
    for (const [name, target] of links) {
      symlinkSync(target, join(folder, name));
      give(join(folder, name));
    }
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw unusable(`the saved checkpoint cannot be read: ${explain(error)}`);
  }
}

async function writeEntry(
  entry: TarEntry,
  path: string,
  mode: number | undefined,
  mtime: Date | undefined,
): Promise<void> {
  await pipeline(entry, createWriteStream(path, { flags: 'wx', mode: mode ?? 0o644 }));
  if (mtime) await utimes(path, mtime, mtime);
}

function unusable(what: string): Failure {
  return new Failure('CHECKPOINT_UNUSABLE', `the folder "checkpoint" of the spec: ${what}`);
}
