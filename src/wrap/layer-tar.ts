/** A file or folder of a layer. */
export interface LayerEntry {
  /** Relative to the image's root, `/` between segments, none at the ends; printable ASCII. */
  readonly path: string;
  /** Permission bits only: 0o755, 0o644; 0o1777 for a shared scratch folder. */
  readonly mode: number;
  /** A file's content; a folder has none. */
  readonly bytes?: Uint8Array;
}

const BLOCK = 512;

/**
 * Writes a layer as a USTAR archive (POSIX.1-1988) that is a function of its entries alone: sorted by path,
 * time 0, owner root:root, no extensions. Two zero blocks end it. Gives its pieces in order; file contents
 * are not copied.
 *
 * What it refuses keeps a layer from touching anything but its own folder (image-spec layer.md: an entry for
 * an existing folder replaces that folder's attributes): all entries are under one top folder, which is an
 * entry itself.
 * @throws RangeError for a path that is unclean, repeated, without its parent entry, or too long for USTAR
 */
export function* writeLayer(entries: readonly LayerEntry[]): Generator<Uint8Array> {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const folders = new Set<string>();
  const seen = new Set<string>();
  const top = sorted[0]?.path;
  for (const entry of sorted) {
    const parent = entry.path.slice(0, Math.max(0, entry.path.lastIndexOf('/')));
    if (
      !/^[\x21-\x7e]+$/.test(entry.path) ||
      entry.path.split('/').some((s) => s === '' || s === '.' || s === '..')
    )
      throw new RangeError(`unclean path in a layer: ${JSON.stringify(entry.path)}`);
    if (seen.has(entry.path)) throw new RangeError(`path twice in a layer: ${entry.path}`);
    if (entry.path === top ? parent !== '' || entry.bytes : !folders.has(parent))
      throw new RangeError(`path without its folder in a layer: ${entry.path}`);
    seen.add(entry.path);
    if (!entry.bytes) folders.add(entry.path);
    yield header(entry);
    if (!entry.bytes) continue;
    yield entry.bytes;
    const rest = entry.bytes.length % BLOCK;
    if (rest > 0) yield new Uint8Array(BLOCK - rest);
  }
  yield new Uint8Array(2 * BLOCK);
}

function header({ path, mode, bytes }: LayerEntry): Uint8Array {
  const [prefix, name] = splitPath(bytes ? path : `${path}/`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, 'latin1');
  octal(block, 100, 8, mode);
  octal(block, 108, 8, 0); // uid
  octal(block, 116, 8, 0); // gid
  octal(block, 124, 12, bytes?.length ?? 0);
  octal(block, 136, 12, 0); // mtime
  block.fill(' ', 148, 156); // the checksum counts itself as blanks
  block.write(bytes ? '0' : '5', 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write('root', 265, 'latin1');
  block.write('root', 297, 'latin1');
  octal(block, 329, 8, 0); // devmajor
  octal(block, 337, 8, 0); // devminor
  block.write(prefix, 345, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** USTAR keeps a path as a prefix of at most 155 bytes and a name of at most 100, parted at a `/`. */
function splitPath(path: string): [prefix: string, name: string] {
  if (path.length <= 100) return ['', path];
  const at = path.indexOf('/', path.length - 101);
  if (at <= 0 || at > 155 || at === path.length - 1)
    throw new RangeError(`path too long for a layer: ${path.slice(0, 60)}…`);
  return [path.slice(0, at), path.slice(at + 1)];
}

function octal(block: Buffer, offset: number, width: number, value: number): void {
  const digits = value.toString(8).padStart(width - 1, '0');
  if (digits.length >= width) throw new RangeError(`${value} does not fit into a tar header`);
  block.write(`${digits}\0`, offset, 'latin1');
}
