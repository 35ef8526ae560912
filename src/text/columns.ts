/** Fitting text into columns of a fixed width. */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Combining marks, joiners and other characters that take no column of their own. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

function columnsOf(character: string): number {
  return NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** Columns that a text takes on a terminal. */
export function textWidth(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOf(character);
  return columns;
}

/** Pads a text with blanks to a width: behind it, or before it when `right`. */
export function padColumns(text: string, columns: number, right = false): string {
  const blanks = ' '.repeat(Math.max(0, columns - textWidth(text)));
  return right ? blanks + text : text + blanks;
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

/** How many characters from the start fit. */
function fitting(characters: readonly string[], columns: number): number {
  let used = 0;
  for (const [i, character] of characters.entries()) {
    used += columnsOf(character);
    if (used > columns) return i;
  }
  return characters.length;
}

/** Lines of whole words. A word that is wider than a line has a line of its own. */
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

/** How many cells of a bar show what is done, and what has failed. */
export interface BarCells {
  readonly done: number;
  readonly failed: number;
  readonly rest: number;
}

/**
 * Divides a bar into cells. It is full when everything has ended, and only then; one failure among thousands
 * takes a cell.
 * @param total undefined while it is unknown; the bar is then never full
 */
export function barCells(
  { done, failed = 0, total }: { readonly done: number; readonly failed?: number; readonly total?: number },
  cells: number,
): BarCells {
  const all = Math.max(total ?? done + failed + 1, 1);
  const ended = Math.min(done + failed, all);
  const filled = ended === all ? cells : Math.min(cells - 1, Math.floor((ended / all) * cells));
  const bad =
    failed === 0 ? 0 : Math.max(1, Math.min(filled - (done > 0 ? 1 : 0), Math.floor((failed / all) * cells)));
  const good = Math.max(0, filled - bad);
  return { done: good, failed: bad, rest: cells - good - bad };
}

/** A bar of characters: `██████x·············`. @param signs for done, failed and the rest */
export function drawBar(
  counts: Parameters<typeof barCells>[0],
  cells: number,
  [full, bad, empty]: readonly [string, string, string],
): string {
  const { done, failed, rest } = barCells(counts, cells);
  return full.repeat(done) + bad.repeat(failed) + empty.repeat(rest);
}
