import { filesOf, type NamedEntries, type SourceFile } from './item-files.ts';

/**
 * Bytes of an item's inputs, by which its memory is estimated: companions count, and what is the same for all items does not.
 * @param isShared whether an input is the same for all items
 * @returns undefined where the size of a file is unknown
 */
export function inputBytes<F extends SourceFile>(
  files: NamedEntries<F>,
  isShared: (input: string) => boolean,
): number | undefined {
  return sumOf([...files].flatMap(([input, entries]) => (isShared(input) ? [] : entries.flatMap(filesOf))));
}

/** Undefined where one has no size. */
export function sumOf(files: readonly { readonly size?: number }[]): number | undefined {
  return files.reduce<number | undefined>(
    (sum, { size }) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
}
