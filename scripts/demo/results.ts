/** The most lines that are shown of a result. */
const SHOWN_LINES = 12;

/** The size of a result, and for a PNG picture its dimensions. */
export function describe(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  const size = `${bytes.length.toLocaleString('en')} bytes`;
  // The header chunk follows the signature: width and height (PNG specification, 11.2.1).
  const png = buffer.subarray(1, 4).toString('latin1') === 'PNG' && buffer.length >= 24;
  return png
    ? `a PNG picture of ${buffer.readUInt32BE(16)} × ${buffer.readUInt32BE(20)} pixels, ${size}`
    : size;
}

/** The first lines of a result, or none if it has a NUL byte: then it is not text. */
export function firstLines(bytes: Uint8Array): string[] {
  if (bytes.includes(0)) return [];
  const lines = Buffer.from(bytes).toString('utf8').trimEnd().split('\n');
  return lines.length > SHOWN_LINES ? [...lines.slice(0, SHOWN_LINES), '…'] : lines;
}
