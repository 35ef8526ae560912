import { createHash } from 'node:crypto';
import { filesOf, type NamedEntries } from '../protocol/item-files.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import type { FlowItem, InputFile, NamedFile } from './flow.ts';

/**
 * A digest of what an item's results depend on: the wrapped image, the input's path and content, and the
 * variables. Items with the same digest have the same results, so only the first need be processed. For named
 * inputs, it also includes the order of files and the ids of missing items.
 * @param digests sha256 of the input's files, lower-case hex
 * @param secrets values of the step's secret variables
 * @returns lower-case hex
 */
export function fingerprintOf(
  item: FlowItem,
  digests: ReadonlyMap<InputFile, string>,
  secrets: Readonly<Record<string, string>>,
): string {
  const { step, path, input } = item;
  const { image, variables } = step;
  const content =
    input.kind === 'named'
      ? {
          inputs: namedContent(input.files, digests),
          variables: { ...variables, ...input.variables },
          ...(input.missing && { missing: input.missing }),
        }
      : {
          inputs: [...digests]
            .map(([file, digest]) => [file.path, digest])
            .sort(([a], [b]) => (a! < b! ? -1 : 1)),
          variables,
        };
  return createHash('sha256')
    .update(canonicalJson({ image, item: path, kind: input.kind, secrets, ...content }))
    .digest('hex');
}

function namedContent(files: NamedEntries<NamedFile>, digests: ReadonlyMap<InputFile, string>): unknown {
  return Object.fromEntries(
    [...files].map(([name, entries]) => {
      const all = entries.flatMap(filesOf);
      const isOfOneStep = new Set(all.map(({ result }) => result?.step)).size <= 1;
      // A folder's layout depends on the keys of results, and on their steps where there are several.
      const content = (file: NamedFile): unknown => [
        ...[file.path, digests.get(file), file.result?.key ?? ''],
        ...(isOfOneStep ? [] : [file.result?.step ?? '']),
      ];
      return [name, entries.map((entry) => [entry.kind, entry.path, filesOf(entry).map(content)])];
    }),
  );
}
