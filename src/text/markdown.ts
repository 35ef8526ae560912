import { escapeUnseen } from './quote.ts';

/** Markdown for GitHub's pages: comments, check runs, job summaries. Texts of strangers come out as text. */

/**
 * Entities for what Markdown, its tables and GitHub's formulas read; a zero-width space where GitHub would make a
 * mention, an issue, a link or a picture of a word (`@team`, `#1`, `https://…`, `www.…`, `:tada:`).
 */
export function escapeMarkdown(text: string): string {
  return escapeUnseen(text.replace(/\s+/g, ' '))
    .replace(/[&<>"|`*_[\]\\~!]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@|#(?=\w)(?!\d+;)|:(?=\/\/)|\bwww(?=\.)|:(?=[\w+-]+:)/gi, '$&\u200b')
    .replaceAll('$', '<span>&#36;</span>');
}

/**
 * A text of strangers as code inside a line. GitHub makes no mentions or issues of code, so that nothing unseen has to be
 * put between: people copy image names from here.
 */
export function inlineCode(text: string): string {
  const escaped = escapeUnseen(text.replace(/\s+/g, ' ')).replace(
    /[&<>"|`*_[\]\\~!@#$]|:(?=\/\/)/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
  return `<code>${escaped.replace(/\bwww(?=\.)/gi, '$&\u200b')}</code>`;
}

/** Of long lines and long texts, this much is shown. */
const LONGEST_LINE = 400;

/**
 * A text of strangers as a block of code: line ends stay, the rest is text and nothing else. Not fenced, since a text
 * could hold any fence.
 * @param most lines; of more, the last ones are shown, since that is where programs say what went wrong
 */
export function codeBlock(text: string, most = 1000): string {
  const lines = text.replace(/\n+$/, '').split(/\r\n|\n|\r/);
  const shown = lines.slice(-most).map((line) => escapeCode(clip(line, LONGEST_LINE)));
  const before = lines.length > most ? [`… ${lines.length - most} lines before`] : [];
  return `<pre>${[...before, ...shown].join('\n')}</pre>`;
}

/** The first `length` characters, and a mark where something is missing. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  // Not in the middle of a character.
  return `${/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head}… (${text.length - length} more characters)`;
}

/**
 * Inside `<pre>` nothing is Markdown until `</pre>` (CommonMark, HTML blocks of the first kind); readers that know only
 * the other kinds end them at an empty line.
 */
function escapeCode(line: string): string {
  const escaped = escapeUnseen(line.replaceAll('\t', '    ')).replace(
    /[&<>@]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
  return escaped === '' ? '&#32;' : escaped;
}

/**
 * Blocks one after another, as many as fit. Each block is whole in itself, so that nothing stays open; what does not
 * fit is counted at the end.
 * @param bytes of UTF-8, the note about what is missing included
 */
export function fitBlocks(blocks: readonly string[], bytes: number, elsewhere: string): string {
  const note = (left: number): string =>
    `\n\n_${left} more ${left === 1 ? 'part is' : 'parts are'} in ${elsewhere}._\n`;
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
 * A part of an address that stays one within Markdown and HTML: nothing is left that ends it (RFC 3986, reserved
 * characters).
 */
export function encodeUrlPart(text: string): string {
  // encodeURIComponent throws at half a surrogate pair.
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
