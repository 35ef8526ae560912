import { escapeUnseen } from './quote.ts';
import { plural } from './units.ts';

/** Markdown for GitHub's pages: comments, check runs, job summaries. Untrusted text stays text. */

/**
 * Replaces by entities what Markdown, its tables and GitHub's formulas interpret, and puts a zero-width space
 * where GitHub would turn a word into a mention, an issue, a link or an emoji (`@team`, `#1`, `https://…`,
 * `www.…`, `:tada:`).
 */
export function escapeMarkdown(text: string): string {
  return escapeUnseen(text.replace(/\s+/g, ' '))
    .replace(/[&<>"|`*_[\]\\~!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@|#(?=\w)(?!\d+;)|:(?=\/\/)|\bwww(?=\.)|:(?=[\w+-]+:)/gi, '$&\u200b')
    .replaceAll('$', '<span>&#36;</span>');
}

/**
 * Untrusted text as code inside a line. GitHub does not link mentions or issues in code, so only `www.` gets
 * a zero-width space: people copy image names from here.
 */
export function inlineCode(text: string): string {
  const escaped = escapeUnseen(text.replace(/\s+/g, ' ')).replace(
    /[&<>"|`*_[\]\\~!@#$]|:(?=\/\/)/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
  return `<code>${escaped.replace(/\bwww(?=\.)/gi, '$&\u200b')}</code>`;
}

/** A link. @param address from GitHub, never from strangers @param label untrusted */
export function webLink(address: string, label: string): string {
  const href = address.replace(/[&<>"'|`\\]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<a href="${href}">${escapeMarkdown(label)}</a>`;
}

/** Characters after which a long word is broken. */
const PIECE = 30;
/** Characters of a digest, which stays whole where there is room. */
const DIGEST_LENGTH = 71;

/**
 * Lets a browser break long words of a cell, so that no table is wider than the page. Copied text stays as it
 * is, as `<wbr>` is not a character.
 * @param cell Markdown with HTML's tags and entities
 * @param longest most characters of a word that stays whole
 */
export function breakable(cell: string, longest = DIGEST_LENGTH): string {
  const text = cell
    .replace(/<br>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#?\w+;/g, 'x');
  if (text.split(/\s/).every((word) => word.length <= longest)) return cell;
  let run = 0;
  return cell.replace(/<[^>]*>|&#?\w+;|[\s\S]/gu, (part) => {
    if (part.startsWith('<') && part.length > 1) {
      if (/^<(br|wbr)\b/.test(part)) run = 0;
      return part;
    }
    if (/^\s/.test(part)) run = 0;
    else run += 1;
    if (run <= PIECE) return part;
    run = 1;
    return `<wbr>${part}`;
  });
}

/** Most characters of a line of code. */
const LONGEST_LINE = 400;

/**
 * Untrusted text as a block of code. Not fenced, since the text could contain any fence.
 * @param most lines; the last ones are shown, since that is where programs report what went wrong
 */
export function codeBlock(text: string, most = 1000): string {
  const lines = text.replace(/\n+$/, '').split(/\r\n|\n|\r/);
  const shown = lines.slice(-most).map((line) => escapeCode(clip(line, LONGEST_LINE)));
  const before = lines.length > most ? [`… ${lines.length - most} lines before`] : [];
  return `<pre>${[...before, ...shown].join('\n')}</pre>`;
}

/** The first `length` characters, and how many more there are. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  // Do not cut a surrogate pair.
  return `${/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head}… (${text.length - length} more characters)`;
}

/**
 * Inside `<pre>` nothing is Markdown until `</pre>` (CommonMark, HTML blocks of type 1); parsers that know
 * only the other types end the block at an empty line.
 */
function escapeCode(line: string): string {
  const escaped = escapeUnseen(line.replaceAll('\t', '    ')).replace(
    /[&<>@]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
  return escaped === '' ? '&#32;' : escaped;
}

/**
 * Joins as many blocks as fit. Each block is complete in itself, so that no element stays open; a note at the
 * end counts the blocks that do not fit.
 * @param bytes of UTF-8, including the note
 * @param elsewhere where the reader finds the rest
 */
export function fitBlocks(blocks: readonly string[], bytes: number, elsewhere: string): string {
  const note = (left: number): string =>
    `\n\n_${plural(left, 'more part is', 'more parts are')} in ${elsewhere}._\n`;
  const room = bytes - Buffer.byteLength(note(blocks.length));
  const shown: string[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = Buffer.byteLength(block) + 2;
    if (used + size > room) continue;
    used += size;
    shown.push(block);
  }
  const left = blocks.length - shown.length;
  return `${shown.join('\n\n')}${left > 0 ? note(left) : '\n'}`;
}

/**
 * A table. Cells are Markdown already.
 * @param align `l` or `r` for each column
 */
export function markdownTable(
  head: readonly string[],
  align: string,
  rows: readonly (readonly (string | number)[])[],
): string {
  const longest = head.length > 2 ? PIECE : DIGEST_LENGTH;
  const show = (cell: string | number): string => breakable(String(cell), longest);
  const rule = head.map((_, i) => (align[i] === 'r' ? '--:' : '---'));
  return [
    `| ${head.map(show).join(' | ')} |`,
    `|${rule.join('|')}|`,
    ...rows.map((row) => `| ${row.map(show).join(' | ')} |`),
  ].join('\n');
}

/** A part that the reader can fold away. @param summary HTML */
export function detailsBlock(summary: string, body: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/**
 * Encodes one part of a URL, including the reserved characters that would end a link in Markdown or HTML (RFC
 * 3986).
 */
export function encodeUrlPart(text: string): string {
  // encodeURIComponent throws on a lone surrogate.
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
