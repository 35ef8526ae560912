import type { Edit } from '../../core/finding.ts';
import { type JsonText, nodeAt, type Path, propertiesOf, replace } from './json-text.ts';

/**
 * The edits that set fields of an object, in the file's own style: an existing field gets another value, a
 * new one follows the last, on a separate line if the others have one.
 * @param at the object, which has at least one field
 * @param values in the order in which new fields are added
 * @returns no edits where there is no such object
 */
export function setFields(json: JsonText, at: Path, values: Readonly<Record<string, unknown>>): Edit[] {
  const object = nodeAt(json, at)?.value;
  const last = object?.children?.at(-1);
  if (!object || !last) return [];
  const there = propertiesOf(object);
  const edits: Edit[] = [];
  let added = '';
  for (const [name, value] of Object.entries(values)) {
    const node = there.get(name)?.children?.[1];
    const text = JSON.stringify(value);
    if (node) edits.push(replace(node, text));
    else added += `,${styleOf(json, object.children!)}${JSON.stringify(name)}: ${text}`;
  }
  if (added !== '') edits.push({ offset: last.offset + last.length, length: 0, text: added });
  return edits;
}

/** The blanks before a field: those between the last two, else those before the only one. */
function styleOf({ text }: JsonText, fields: readonly { readonly offset: number }[]): string {
  const { offset } = fields.at(-1)!;
  const before = /[\s]*$/.exec(text.slice(0, offset))![0];
  return fields.length > 1 || before !== '' ? before : ' ';
}
