/** How the file systems of an operating system treat names. Paths are relative, with `/`. */
export interface FileNames {
  /** A path that can be created there: what is forbidden in names is percent-encoded. */
  possible(path: string): string;
  /** A text that is the same for all paths that name one file there. */
  same(path: string): string;
}

/** @param platform as `process.platform` has it */
export function fileNames(platform: string): FileNames {
  const asIs = (path: string): string => path;
  // APFS and NTFS ignore case by default; APFS also ignores how letters are composed (Unicode NFC or NFD).
  const folded = (path: string): string => path.normalize('NFC').toLowerCase();
  if (platform === 'darwin') return { possible: asIs, same: folded };
  if (platform !== 'win32') return { possible: asIs, same: asIs };
  return { possible: (path) => path.split('/').map(possibleOnWindows).join('/'), same: folded };
}

/* Microsoft, "Naming Files, Paths, and Namespaces". */
const FORBIDDEN = /[<>:"\\|?*\p{Cc}]/u;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;
const END = /[. ]$/;

/** Why Windows cannot have a file or folder with this name; undefined when it can. */
export function problemOnWindows(name: string): string | undefined {
  const character = FORBIDDEN.exec(name)?.[0];
  if (character !== undefined) return `${JSON.stringify(character)} is not allowed in a name`;
  if (DEVICE.test(name)) return `${JSON.stringify(name)} is the name of a device`;
  if (END.test(name) && name !== '.' && name !== '..') return 'a name must not end with "." or a space';
  return undefined;
}

function possibleOnWindows(name: string): string {
  const encoded = name.replace(new RegExp(FORBIDDEN, 'gu'), percent).replace(END, percent);
  return DEVICE.test(encoded) ? percent(encoded[0]!) + encoded.slice(1) : encoded;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
