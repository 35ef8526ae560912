/** What a page shows of a file that an algorithm wrote. All of it is untrusted. */
export interface OutputPreview {
  /** `PNG, 640 × 480`, `text`. */
  readonly kind: string;
  /** bytes */
  readonly size: number;
  /** The first lines of a text. */
  readonly lines?: readonly string[];
}

/** Bytes at the beginning of a file that a preview is made from. */
export const PREVIEW_BYTES = 4096;
/** Outputs of a test that get a preview. */
export const PREVIEWED_OUTPUTS = 10;
/** Lines of a text that are kept. */
const KEPT_LINES = 8;

/** How files begin, in hexadecimal (specifications of PNG, JPEG, GIF, TIFF, PDF, gzip, ZIP, HDF5, NumPy). */
const BEGINNINGS: readonly (readonly [kind: string, ...begins: string[]])[] = [
  ['PNG', '89504e470d0a1a0a'],
  ['JPEG', 'ffd8ff'],
  ['GIF', '474946383761', '474946383961'],
  ['TIFF', '49492a00', '4d4d002a', '49492b00', '4d4d002b'],
  ['PDF', '255044462d'],
  ['gzip', '1f8b'],
  ['ZIP', '504b0304'],
  ['HDF5', '894844460d0a1a0a'],
  ['NumPy array', '934e554d5059'],
];

/**
 * Tells what a file is, and reads its first lines where it is text.
 * @param head the beginning of the file, `PREVIEW_BYTES` at most; @param size of the whole file
 */
export function previewOf(head: Uint8Array, size: number): OutputPreview {
  if (size === 0) return { kind: 'empty', size };
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const start = bytes.toString('hex', 0, 8);
  const format = BEGINNINGS.find(([, ...begins]) => begins.some((one) => start.startsWith(one)))?.[0];
  if (format) {
    const [width, height] = extentOf(format, bytes) ?? [];
    return { kind: width === undefined ? format : `${format}, ${width} × ${height}`, size };
  }
  const lines = linesOf(bytes, size);
  return lines ? { kind: 'text', size, lines } : { kind: 'binary', size };
}

/** Width and height in pixels, where the beginning of the file has them. */
function extentOf(format: string, bytes: Buffer): [number, number] | undefined {
  if (format === 'PNG' && bytes.length >= 24) return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (format === 'GIF' && bytes.length >= 10) return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  if (format !== 'JPEG') return undefined;
  // Segments follow each other, each with its length; those of the frame's header have the extent (ITU-T
  // T.81, B.2.2).
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** @returns undefined for what is not UTF-8 text */
function linesOf(bytes: Buffer, size: number): string[] | undefined {
  let text: string;
  const isCut = size > bytes.byteLength;
  try {
    // A character may be cut at the end.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return undefined;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: texts have none of these, but for colors of a terminal.
  if (/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) return undefined;
  const lines = text.replace(/\r?\n$/, '').split(/\r\n|\n|\r/);
  if (isCut && lines.length > 1) lines.pop();
  return lines.slice(0, KEPT_LINES);
}

/** The cells of a `.csv` or `.tsv`; undefined where its first lines are not a plain table. */
export function cellsOf(name: string, lines: readonly string[]): string[][] | undefined {
  const [first = ''] = lines;
  const separators = /\.csv$/i.test(name) ? [',', ';'] : /\.(tsv|tab)$/i.test(name) ? ['\t'] : [];
  const separator = separators.find((one) => first.includes(one));
  if (separator === undefined || lines.length < 2) return undefined;
  const rows = lines.map((line) => line.split(separator));
  // A quoted cell may hold separators and line ends.
  const isPlain = lines.every((line) => !line.includes('"'));
  return isPlain && rows.every((row) => row.length === rows[0]!.length) ? rows : undefined;
}
