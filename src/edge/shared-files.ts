import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { readInputTree } from '../agent/input-tree.ts';
import { mapConcurrent } from '../core/concurrency.ts';
import { Failure } from '../core/failure.ts';
import { withSlashes } from '../core/path-below.ts';
import type { HashedFile } from '../deploy/share-inputs.ts';
import type { NamedFile } from '../local/flow.ts';
import type { ItemEntry, SourceFile } from '../protocol/item-files.ts';
import type { WiredInput } from '../protocol/item-plan.ts';
import type { LeftOut } from '../protocol/item-report.ts';
import { companionNames } from '../spec/companion-names.ts';
import { quote } from '../text/quote.ts';
import type { PlannedItems } from '../workflow/plan.ts';
import { isS3Url } from '../workflow/sources.ts';
import * as workspace from './agent-workspace.ts';
import { sha256 } from './file-digest.ts';
import { kindOf } from './files.ts';

/** Files that are read at the same time for their checksums. */
const HASHED_AT_ONCE = 4;

/** The inputs that all items share, by their names in `shared`. */
export interface SharedInputs<F extends SourceFile> {
  readonly entries: ReadonlyMap<string, ItemEntry<F>>;
  /** What else is in their folders; paths are relative to the workflow file. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Finds the files and folders that are the same for all items, with their companions.
 * @param folder of the workflow file, absolute
 * @throws Failure `SHARED_NOT_FOUND`, also for a companion that an input needs; `SHARED_ON_S3`
 */
export async function findShared(
  { shared, steps }: Pick<PlannedItems, 'shared' | 'steps'>,
  folder: string,
): Promise<SharedInputs<NamedFile>> {
  const entries = new Map<string, ItemEntry<NamedFile>>();
  const leftOut: LeftOut[] = [];
  for (const [name, written] of Object.entries(shared)) {
    if (isS3Url(written))
      throw new Failure(
        'SHARED_ON_S3',
        `The shared input ${quote(name)} is on S3 (${written}), but a local run reads files of this machine. Download it, and write its local path in "shared".`,
      );
    const path = resolve(folder, written);
    const takers = steps.flatMap(({ inputs }) =>
      inputs.filter(({ sources }) =>
        sources.some((source) => source.from === 'shared' && source.name === name),
      ),
    );
    const leave = (below: string, why: string): void =>
      void leftOut.push({ path: posix.join(withSlashes(written), below), why });
    entries.set(name, await entryOf(name, path, takers, leave));
  }
  return { entries, leftOut };
}

async function entryOf(
  name: string,
  path: string,
  takers: readonly WiredInput[],
  leave: (below: string, why: string) => void,
): Promise<ItemEntry<NamedFile>> {
  const kind = kindOf(path);
  if (kind !== 'file' && kind !== 'folder')
    throw new Failure(
      'SHARED_NOT_FOUND',
      `The shared input ${quote(name)} is ${kind === 'nothing' ? 'not there' : 'neither file nor folder'}: ${path}. Correct its path in "shared"; it is relative to the workflow file.`,
    );
  const own = basename(path);
  if (kind === 'folder') {
    const root = await realpath(path);
    const { files, leftOut } = await readInputTree(root, workspace, { takes: () => true });
    for (const each of leftOut) leave(each.path, each.why);
    return {
      kind,
      path: own,
      files: files.map((each) => ({
        path: `${own}/${each.path}`,
        file: each.file,
        version: '',
        size: each.size,
      })),
    };
  }
  const fileAt = async (at: string): Promise<NamedFile> => ({
    path: basename(at),
    file: await realpath(at),
    version: '',
  });
  const companions = new Map<string, NamedFile>();
  for (const input of takers)
    for (const companion of input.companions) {
      const names = companionNames(companion, own);
      const there = names.filter((each) => kindOf(join(dirname(path), each)) === 'file');
      for (const each of there) companions.set(each, await fileAt(join(dirname(path), each)));
      if (there.length === 0 && !companion.optional)
        throw new Failure(
          'SHARED_NOT_FOUND',
          `The shared input ${quote(name)} lacks its companion ${names.join(' or ')}, which the input ${quote(input.name)} needs beside ${path}. Put the companion there.`,
        );
    }
  return { kind, path: own, file: await fileAt(path), companions: [...companions.values()] };
}

/**
 * As {@link findShared}, with checksums, for deploying: inputs that are on S3 already are left out.
 * @throws Failure `SHARED_NOT_FOUND`, and the file system's errors
 */
export async function hashShared(
  { shared, steps }: Pick<PlannedItems, 'shared' | 'steps'>,
  folder: string,
): Promise<SharedInputs<HashedFile>> {
  const local = Object.entries(shared).filter(([, written]) => !isS3Url(written));
  const { entries, leftOut } = await findShared({ shared: Object.fromEntries(local), steps }, folder);
  const hashed = new Map<string, ItemEntry<HashedFile>>();
  for (const [name, entry] of entries)
    hashed.set(
      name,
      entry.kind === 'folder'
        ? { ...entry, files: await mapConcurrent(HASHED_AT_ONCE, entry.files, hash) }
        : {
            ...entry,
            file: await hash(entry.file),
            companions: await mapConcurrent(HASHED_AT_ONCE, entry.companions, hash),
          },
    );
  return { entries: hashed, leftOut };
}

async function hash({ path, file }: NamedFile): Promise<HashedFile> {
  const { size } = await stat(file);
  const digest = await sha256(file);
  return { path, file, size, sha256: digest, version: digest };
}
