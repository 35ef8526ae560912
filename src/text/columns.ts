/** Fitting text into columns of a fixed width. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

function columnsOf(character: string): number {
  return /\p{Mn}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** Columns that a text takes on a terminal. */
export function textWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** Keeps both ends of a text that is too long for its place. */
export function shortenMiddle(text: string, columns: number): string {
  const characters = Array.from(text.slice(0, 4 * columns));
  if (text.length <= 4 * columns && fitting(characters, columns) === characters.length) return text;
  const half = (columns - 1) / 2;
  const ends = Array.from(text.slice(-4 * columns)).reverse();
  const head = characters.slice(0, fitting(characters, Math.ceil(half)));
  const tail = ends.slice(0, fitting(ends, Math.floor(half))).reverse();
  return `${head.join('')}…${tail.join('')}`;
}

/** How many of the first characters fit. */
function fitting(characters: readonly string[], columns: number): number {
  let used = 0;
  for (const [i, character] of characters.entries()) {
    used += columnsOf(character);
    if (used > columns) return i;
  }
  return characters.length;
}

/** Lines of whole words. A word that is wider than a line has one of its own. */
export function wrapWords(text: string, columns: number): string[] {
  const lines = [''];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1)!;
    if (last !== '' && textWidth(last) + 1 + textWidth(word) > columns) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** As much of a text as fits into one line, to the last whole word. */
export function cutWords(text: string, columns: number): string {
  const [first = '', ...rest] = wrapWords(text, columns);
  if (rest.length === 0) return textWidth(first) > columns ? shortenMiddle(first, columns) : first;
  const [fitting = ''] = wrapWords(text, columns - 1);
  return `${textWidth(fitting) > columns - 1 ? shortenMiddle(fitting, columns - 1) : fitting}…`;
}

/** Rows of a table in aligned columns. @param right numbers of the columns that are aligned to the right */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * A bar of characters: `██████x·············`. One failure among thousands still takes a cell.
 * @param signs for done, failed and the rest
 */
export function drawBar(
  { done, failed = 0, total }: { readonly done: number; readonly failed?: number; readonly total: number },
  cells: number,
  [full, bad, empty]: readonly [string, string, string],
): string {
  const share = (count: number): number => Math.floor(Math.min(1, count / Math.max(total, 1)) * cells);
  const first = share(done);
  const second = Math.min(cells - first, failed > 0 ? Math.max(1, share(failed)) : 0);
  return full.repeat(first) + bad.repeat(second) + empty.repeat(cells - first - second);
}
