/**
 * JSON that stays JSON wherever a host serves it: some call a file HTML by its name. `<`, `>` and `&` are escaped, so that no
 * text in it becomes markup, and so are the two line ends that JavaScript once read as such (JSON, RFC 8259, allows all of
 * these escapes).
 */
export function siteJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
