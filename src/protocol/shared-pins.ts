import { createHash } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import { isRecord } from '../core/record.ts';
import type { AdhocRule } from './dispatch-plan.ts';
import { entriesJson, readEntries, type StoredFile } from './item-content.ts';
import {
  filesOf,
  type ItemEntry,
  type NamedEntries,
  type SharedPins,
  type SourceFile,
} from './item-files.ts';
import type { ItemStep } from './item-plan.ts';

/*
 * What is the same for all items of a workflow, and where it is in S3: written by each deployment for `run`,
 * which puts it into the run's manifest. A later deployment with other contents does not change a run that
 * has begun.
 */

const PINS_VERSION = 1;

/** How files that are uploaded without a run become items, for commands that have no catalog. */
export interface UploadedItems {
  readonly rule: AdhocRule;
  readonly steps: readonly ItemStep[];
}

/**
 * @param shared files and folders by their names in `shared`, one each
 * @param uploads missing where a sheet defines the items
 */
export function writeSharedPins(shared: NamedEntries<StoredFile>, uploads?: UploadedItems): string {
  return `${JSON.stringify({ version: PINS_VERSION, shared: entriesJson(shared), uploads })}\n`;
}

/** Reads the `uploads` that {@link writeSharedPins} wrote. @throws Failure `BAD_SHARED_PINS` */
export function readUploadedItems(text: string): UploadedItems | undefined {
  readSharedPins(text);
  return (JSON.parse(text) as { readonly uploads?: UploadedItems }).uploads;
}

/** Reads what {@link writeSharedPins} wrote. @throws Failure `BAD_SHARED_PINS` */
export function readSharedPins(text: string): NamedEntries<StoredFile> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad('it is not JSON');
  }
  if (!isRecord(value) || value.version !== PINS_VERSION) throw bad(`its version is not ${PINS_VERSION}`);
  return readShared(value.shared);
}

/**
 * Reads what is shared as `entriesJson` wrote it, in a run's manifest, too.
 * @throws Failure `BAD_SHARED_PINS`
 */
export function readShared(value: unknown): NamedEntries<StoredFile> {
  const shared = readEntries(value, 'shared', (problem) => {
    throw bad(problem);
  });
  for (const [name, entries] of shared)
    if (entries.length !== 1) throw bad(`shared.${name} is not one file or folder`);
  return shared;
}

/** The versions of what is shared: they change with contents and names, and not with the place. */
export function pinsOf(shared: NamedEntries<StoredFile>): SharedPins {
  return Object.fromEntries(
    [...shared].map(([name, entries]) => [name, entries.map((entry) => contentVersion(entry)).join()]),
  );
}

/**
 * The version of a file with its companions, or of a folder. A checksum counts before an ETag, which depends
 * on how an object was uploaded.
 */
export function contentVersion<F extends SourceFile & { readonly sha256?: string; readonly etag?: string }>(
  entry: ItemEntry<F>,
): string {
  const files = filesOf(entry).map(({ path, sha256, etag }) => [path, sha256 ?? etag]);
  return createHash('sha256').update(JSON.stringify(files)).digest('hex');
}

function bad(what: string): Failure {
  return new Failure(
    'BAD_SHARED_PINS',
    `the list of the workflow's shared inputs cannot be read: ${what}. Deploy the workflow again.`,
  );
}
