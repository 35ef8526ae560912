import type { Edit, Fix } from '../../core/finding.ts';
import { codePointName, meantBy } from '../../text/code-points.ts';
import type { JsonNode } from './json-node.ts';
import type { JsonText } from './json-text.ts';
import { sourceOf } from './json-text.ts';

/**
 * What a field holds: text for people, in several lines (`prose`) or one (`label`); or text that is executed,
 * passed on or compared, where a reader must see every character, in one line (`executed`) or several
 * (`script`).
 */
export type FieldKind = 'prose' | 'label' | 'executed' | 'script';

// Joiners (U+200C, U+200D) and blanks of other widths are allowed for people: scripts, emoji and French need
// them. Lone surrogates have no UTF-8.
const HIDDEN =
  /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const HIDDEN_WHERE_EXECUTED = new RegExp(
  `${HIDDEN.source.slice(0, -1)}\\u00a0\\u00ad\\u034f\\u115f\\u1160\\u1680\\u2000-\\u200a\\u200c\\u200d\\u202f\\u205f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\uffa0]`,
  'gu',
);
/** Names of characters in a message. */
const MOST_NAMES = 3;

export interface HiddenCharacters {
  readonly names: string;
  readonly why: string;
  readonly remedy: string;
  readonly fix?: Fix | undefined;
}

/**
 * The hidden characters of a text; undefined where there are none. In prose and scripts, tabs and line ends
 * are allowed.
 */
export function hiddenCharacters(
  json: JsonText,
  node: JsonNode,
  kind: FieldKind,
): HiddenCharacters | undefined {
  const pattern = kind === 'prose' || kind === 'label' ? HIDDEN : HIDDEN_WHERE_EXECUTED;
  const source = sourceOf(json, node);
  const found = [...String(node.value).matchAll(pattern)]
    .map(([character]) => character)
    .filter((c) => !((kind === 'prose' || kind === 'script') && /[\t\r\n]/.test(c)))
    // Raw control characters are not JSON and are reported as such.
    .filter((c) => c >= ' ' || !source.includes(c));
  const [first] = found;
  if (first === undefined) return undefined;
  const different = [...new Set(found)];
  const names = different.slice(0, MOST_NAMES).map(codePointName).join(', ');
  const more = different.length > MOST_NAMES ? ` and ${different.length - MOST_NAMES} more` : '';
  const onlyBlanks = different.every((c) => meantBy(c) === ' ');
  return {
    names: `the character${different.length > 1 ? 's' : ''} ${names}${more}`,
    why: onlyBlanks
      ? 'looks like a blank but is a different character'
      : 'is invisible or changes how text is displayed',
    remedy: onlyBlanks ? 'Write an ordinary blank' : 'Remove it',
    fix: replacement(node, source, different),
  };
}

/** A fix that writes what was meant, if that is clear for all of the characters. */
function replacement(node: JsonNode, source: string, characters: readonly string[]): Fix | undefined {
  if (characters.some((c) => meantBy(c) === undefined)) return undefined;
  const edits: Edit[] = [];
  for (const m of source.matchAll(/\\u([\da-f]{4})|\\.|[\s\S]/gi)) {
    const character = m[1] === undefined ? m[0] : String.fromCharCode(Number.parseInt(m[1], 16));
    if (!characters.includes(character)) continue;
    edits.push({ offset: node.offset + m.index, length: m[0].length, text: meantBy(character)! });
  }
  const title = characters.every((c) => meantBy(c) === '') ? 'remove it' : 'write what can be seen';
  return edits.length > 0 ? { title, edits, safe: true } : undefined;
}
