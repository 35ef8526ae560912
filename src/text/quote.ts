/** Untrusted text for one line of output: nothing in it may move a cursor, be invisible, or end the line. */

/** Longest quotation in a finding, in characters (UTF-16 units may be twice as many). */
const LONGEST = 60;

// Invisible characters, and those that control a terminal: C0, DEL, C1, lone surrogates, soft hyphen, text
// direction, zero width, line and paragraph separators, invisible operators, byte order mark, interlinear
// marks, tags.
const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text as one word of a POSIX shell's command line. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A value as JSON in one line, invisible characters escaped, shortened to 60 characters with `…`. */
export function quote(value: unknown): string {
  const json =
    JSON.stringify(value, (_key, v: unknown) => (typeof v === 'bigint' ? String(v) : v)) ?? 'nothing';
  return shorten(escapeUnseen(json));
}

/** Replaces invisible and control characters, line ends included, by `\u` escapes. */
export function escapeUnseen(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0)!;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

function shorten(json: string): string {
  if (json.length <= LONGEST) return json;
  const characters = Array.from(json.slice(0, LONGEST * 2));
  if (characters.length <= LONGEST && json.length <= LONGEST * 2) return json;
  const end = /["}\]]$/.exec(json)?.[0] ?? '';
  return `${characters.slice(0, LONGEST - 1 - end.length).join('')}…${end}`;
}

/** A list for a sentence: `"a", "b" or "c"`. */
export function quoteList(words: readonly string[], joint: 'and' | 'or'): string {
  const quoted = words.map((word) => quote(word));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${joint} ${quoted.at(-1)}`;
}

/** The first 12 digits of a commit's hash. */
export function shortCommit(sha: string): string {
  return sha.slice(0, 12);
}

/** An image's reference as people read it, its digest shortened; `--json` has it whole. */
export function shortReference(reference: string): string {
  return reference.replace(/sha256:[0-9a-f]{64}$/, shortDigest);
}

/** `sha256:` and the first 12 hexadecimal digits. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}
