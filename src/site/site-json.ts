/**
 * JSON that is harmless even where a host serves it as HTML because of its name. `<`, `>` and `&` are
 * escaped, so that no text in it becomes markup, and so are U+2028 and U+2029, which JavaScript once read as
 * line ends (JSON, RFC 8259, allows all of these escapes).
 */
export function siteJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
