import { quote, quoteList } from '../text/quote.ts';

/** Names that people take for equal are equal for the catalog: lower case, `-` and `_` the same. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[-_]+/g, '-');
}

const INHERITED_NAMES = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/**
 * Whether every JavaScript object has a property of this name, such as `constructor`: programs that read a
 * catalog, a workflow or an environment find a function there instead of nothing.
 */
export function isInheritedName(name: string): boolean {
  return INHERITED_NAMES.has(name);
}

// Folders and files of the catalog itself, and names that Windows cannot check out.
const RESERVED_NAMES = /^(?:schema|index|catalog|pipewright|con|prn|aux|nul|com\d|lpt\d)$/;

export function isReservedName(name: string): boolean {
  return RESERVED_NAMES.test(foldName(name)) || isInheritedName(name);
}

// The last five affect the agent's own runtime (nodejs.org/api/cli.html, ld.so(8)) before it can set them
// aside.
const RESERVED_VARIABLES =
  /^(?:PATH|LD_.*|AWS_.*|ECS_.*|GITHUB_.*|PIPEWRIGHT_.*|NODE_OPTIONS|NODE_PATH|NODE_EXTRA_CA_CERTS|NODE_TLS_REJECT_UNAUTHORIZED|GLIBC_TUNABLES)$/;

/**
 * Variables of the system, AWS, Pipewright or JavaScript's objects: a workflow must not be able to set them.
 */
export function isReservedVariable(name: string): boolean {
  return RESERVED_VARIABLES.test(name) || isInheritedName(name);
}

/** The program of a draft whose image does not name one: a spec is not valid before a person replaces it. */
export const PLACEHOLDER_PROGRAM = '/path/to/your/program';

/** Names that a sentence lists at most. */
const MOST_NAMES = 12;

/**
 * How a sentence about an unknown name ends: with the name that was probably meant, else with the names there
 * are.
 * @param names all that are allowed
 * @param lead introduces them
 */
export function unknownEnding(meant: string | undefined, names: readonly string[], lead = 'it has'): string {
  if (meant !== undefined) return `; did you mean ${quote(meant)}?`;
  return names.length > 0 && names.length <= MOST_NAMES ? `; ${lead} ${quoteList(names, 'and')}.` : '.';
}
