import { createReadStream } from 'node:fs';
import { gzipSync } from 'fflate';
import { extract, pack } from 'tar-stream';
import { type Digest, digestOf } from '../src/oci/digest.ts';

/** One thing in a layer's file tree. The path has no leading or trailing slash: `usr/bin/convert`. */
export interface Entry {
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink';
  /** Permission bits: 0o755. */
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
  /** A file's bytes. */
  readonly content?: Uint8Array;
  /** Where a symlink leads. */
  readonly target?: string;
}

/** A layer: the bytes of its blob and, for the config's `rootfs`, the digest of the tar inside. */
export interface Layer {
  readonly bytes: Uint8Array;
  readonly digest: Digest;
  readonly diffId: Digest;
}

/** A text or program file. */
export function file(path: string, content: string | Uint8Array, mode = 0o644): Entry {
  return {
    path,
    type: 'file',
    mode,
    content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  };
}

export function directory(path: string, mode = 0o755, uid = 0, gid = uid): Entry {
  return { path, type: 'directory', mode, uid, gid };
}

export function symlink(path: string, target: string): Entry {
  return { path, type: 'symlink', mode: 0o777, target };
}

/** What a tar file holds, without device nodes: a container's engine makes its own. */
export async function readTree(tarFile: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  const contents = new Map<string, Uint8Array>();
  const reader = createReadStream(tarFile).pipe(extract());
  for await (const part of reader) {
    const { name, type, mode = 0o644, uid = 0, gid = 0, linkname } = part.header;
    const path = name.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
    const chunks: Buffer[] = [];
    for await (const chunk of part) chunks.push(chunk as Buffer);
    if (path === '' || path === '.') continue;
    const common = { path, mode: mode & 0o7777, uid, gid };
    if (type === 'file') {
      const content = Buffer.concat(chunks);
      contents.set(path, content);
      entries.push({ ...common, type, content });
    } else if (type === 'directory') {
      entries.push({ ...common, type });
    } else if (type === 'symlink') {
      entries.push({ ...common, type, mode: 0o777, target: linkname ?? '' });
    } else if (type === 'link') {
      // A hard link becomes a copy: simpler for every reader, and packages have next to none.
      const content = contents.get((linkname ?? '').replace(/^(\.?\/)+/, ''));
      if (content) entries.push({ ...common, type: 'file', content });
    }
  }
  return entries;
}

/**
 * Packs a tree as a layer. The bytes depend on the entries alone: sorted, without times or owners' names, and
 * compressed by a compressor that gives the same bytes on every machine (zlib's differ between processors).
 * Missing parent directories are added, so that no engine has to guess their mode.
 */
export async function packLayer(entries: readonly Entry[]): Promise<Layer> {
  const tree = new Map(entries.map((entry) => [entry.path, entry]));
  for (const { path } of entries) {
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      const parent = path.slice(0, cut);
      if (!tree.has(parent)) tree.set(parent, directory(parent));
    }
  }
  const writer = pack();
  const chunks: Buffer[] = [];
  const read = (async () => {
    for await (const chunk of writer) chunks.push(chunk as Buffer);
  })();
  for (const entry of [...tree.values()].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const header = {
      name: entry.type === 'directory' ? `${entry.path}/` : entry.path,
      type: entry.type,
      mode: entry.mode,
      uid: entry.uid ?? 0,
      gid: entry.gid ?? 0,
      mtime: new Date(0),
      ...(entry.target !== undefined && { linkname: entry.target }),
    };
    if (entry.type === 'file') writer.entry(header, Buffer.from(entry.content ?? []));
    else writer.entry(header);
  }
  writer.finalize();
  await read;
  const tar = Buffer.concat(chunks);
  const bytes = gzipSync(tar, { level: 6, mtime: 0 });
  return { bytes, digest: digestOf(bytes), diffId: digestOf(tar) };
}
