import { posix } from 'node:path';
import { pushTo } from '../core/grouped-lists.ts';
import { ONLY_OUTPUT } from '../spec/named-files.ts';
import type { StoredFile } from './item-content.ts';
import { compareEntries, type ItemEntry, type NamedEntries, type SourceFile } from './item-files.ts';
import type { StepEnd } from './item-nodes.ts';
import type { Marker } from './marker.ts';

/** A result of an item. */
export interface NamedResult {
  /** Under the step's folder of the run, with `/`. */
  readonly path: string;
  /** The outputs that it belongs to; missing if the spec names none. */
  readonly outputs?: readonly string[];
  /** The path of the file that it travels with. */
  readonly companion_of?: string;
}

/**
 * The results of an item by output, companions with their files.
 * @param base the item's folder, or the path of its only result
 * @param fileOf gives a result's file; `path` is relative to the item's folder
 */
export function resultEntries<R extends NamedResult, F extends SourceFile>(
  results: readonly R[],
  base: string,
  fileOf: (result: R, path: string) => F,
): NamedEntries<F> {
  const file = (result: R): F =>
    fileOf(result, result.path === base ? posix.basename(base) : result.path.slice(base.length + 1));
  const companionsOf = Map.groupBy(results, ({ companion_of }) => companion_of);
  const named = new Map<string, ItemEntry<F>[]>();
  for (const result of companionsOf.get(undefined) ?? []) {
    const companions = (companionsOf.get(result.path) ?? []).map(file);
    const main = file(result);
    for (const name of result.outputs ?? [ONLY_OUTPUT])
      pushTo(named, name, { kind: 'file', path: main.path, file: main, companions });
  }
  for (const entries of named.values()) entries.sort(compareEntries);
  return named;
}

/**
 * What a marker says about an item's end; undefined for an item that is one file, because its results become
 * items one by one.
 */
export function endOf({ step, state, content, outputs }: Marker): StepEnd<StoredFile> | undefined {
  if (content.kind === 'file') return undefined;
  const { segments, version, base } = content;
  const end = { step, segments, version };
  if (state !== 'COMPLETE') return { ...end, state: 'failed' };
  const fileOf = (
    { bucket, key, etag, size, sha256 }: Marker['outputs'][number],
    path: string,
  ): StoredFile => ({
    ...{ path, bucket, key, etag, size, version: sha256 ?? etag },
    ...(sha256 !== undefined && { sha256 }),
  });
  return { ...end, state: 'done', outputs: resultEntries(outputs, base, fileOf) };
}
