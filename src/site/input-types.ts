import { posix } from 'node:path';
import { inputsOf, type NamedInput } from '../spec/named-files.ts';
import { splitEnding } from '../spec/output-name.ts';
import type { Spec } from '../spec/spec.ts';

/** The type of an input that takes every name. */
export const ANY_FILE = 'any file';
export const FOLDER = 'folder';

/**
 * What kinds of files an algorithm takes, by the endings of its inputs' patterns: `bam`, `fastq.gz`;
 * `folder`; `any file`. Sorted; inputs that all items share count too.
 */
export function inputTypes(spec: Pick<Spec, 'inputs'>): string[] {
  return [...new Set(inputsOf(spec).flatMap(typesOf))].sort();
}

function typesOf({ folder, patterns }: NamedInput): string[] {
  if (folder) return [FOLDER];
  return patterns.map((pattern) => {
    // A name is needed before the ending: `*.fastq.gz` becomes `x.fastq.gz`.
    const name = posix.basename(pattern).replace(/^\*+/, 'x');
    const { ext } = splitEnding(name);
    return /^[\w.+-]+$/.test(ext) ? ext.toLowerCase() : ANY_FILE;
  });
}
