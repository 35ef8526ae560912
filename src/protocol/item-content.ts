import { isRecord } from '../core/record.ts';
import type { ItemEntry, NamedEntries, SourceFile } from './item-files.ts';
import type { StepItem } from './item-nodes.ts';
import { type ObjectReference, readObject } from './object-reference.ts';

/*
 * What an item is made of, as JSON: the same in messages, markers, manifests and the list of a run's items.
 * Markers give outputs in the form in which messages give inputs, so that what one step made is what the next
 * one takes.
 */

/** A file of an item, in S3. */
export interface StoredFile extends SourceFile, ObjectReference {
  readonly etag: string;
  readonly size: number;
  /** lower-case hex; of results, and of files that `run` has read before uploading them */
  readonly sha256?: string;
}

/** An item of a step, without the step's id. */
export type ItemContent = Omit<StepItem<StoredFile>, 'step'>;

type Reject = (problem: string) => void;

export function contentJson({ segments, id, version, files, variables, missing }: ItemContent): unknown {
  return {
    ...{ segments, id, item_version: version, files: entriesJson(files), variables },
    ...(missing && { missing }),
  };
}

/** Reads what {@link contentJson} wrote; rejects each wrong field with its name. */
export function readContent(value: unknown, reject: Reject): ItemContent {
  const given = isRecord(value) ? value : {};
  if (!isRecord(value)) reject('it is not an object');
  const missing = given.missing === undefined ? undefined : texts(given.missing, 'missing', reject);
  const variables = isRecord(given.variables) ? given.variables : {};
  if (!isRecord(given.variables) || Object.values(variables).some((each) => typeof each !== 'string'))
    reject('variables is not an object of texts');
  return {
    segments: texts(given.segments, 'segments', reject),
    id: text(given.id, 'id', reject),
    version: text(given.item_version, 'item_version', reject),
    files: readEntries(given.files, 'files', reject),
    variables: variables as Record<string, string>,
    ...(missing && { missing }),
  };
}

/** Files by input or output. */
export function entriesJson(entries: NamedEntries<StoredFile>): unknown {
  return Object.fromEntries(
    [...entries].map(([name, all]) => [
      name,
      all.map((entry) =>
        entry.kind === 'folder'
          ? { path: entry.path, folder: entry.files.map(fileJson) }
          : {
              ...fileJson(entry.file),
              ...(entry.companions.length > 0 && { companions: entry.companions.map(fileJson) }),
            },
      ),
    ]),
  );
}

function fileJson({ path, bucket, key, etag, size, sha256, access }: StoredFile): object {
  return { path, bucket, key, etag, size, sha256, access };
}

/** Reads what {@link entriesJson} wrote. @param field its name, for the problems */
export function readEntries(value: unknown, field: string, reject: Reject): NamedEntries<StoredFile> {
  if (!isRecord(value)) {
    reject(`${field} is not an object`);
    return new Map();
  }
  return new Map(
    Object.entries(value).map(([name, all]) => [
      name,
      list(all, `${field}.${name}`, reject).map((each, i): ItemEntry<StoredFile> => {
        const place = `${field}.${name}[${i}]`;
        const entry = isRecord(each) ? each : {};
        if (entry.folder !== undefined) {
          const files = readFiles(entry.folder, `${place}.folder`, reject);
          return { kind: 'folder', path: text(entry.path, `${place}.path`, reject), files };
        }
        const file = readFile(each, place, reject);
        const companions =
          entry.companions === undefined ? [] : readFiles(entry.companions, `${place}.companions`, reject);
        return { kind: 'file', path: file.path, file, companions };
      }),
    ]),
  );
}

function readFiles(value: unknown, field: string, reject: Reject): StoredFile[] {
  return list(value, field, reject).map((each, i) => readFile(each, `${field}[${i}]`, reject));
}

function readFile(value: unknown, field: string, reject: Reject): StoredFile {
  const given = isRecord(value) ? value : {};
  const object = readObject(value, (problem) => reject(problem.replace(/\bvalue\b/g, field)));
  const { etag, size } = object;
  if (etag === undefined || size === undefined) reject(`${field} lacks its ETag or size`);
  const sha256 = given.sha256 === undefined ? undefined : String(given.sha256);
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256))
    reject(`${field}.sha256 is not 64 hexadecimal digits`);
  return {
    ...{ ...object, etag: etag ?? '', size: size ?? 0, version: sha256 ?? etag ?? '' },
    path: text(given.path, `${field}.path`, reject),
    ...(sha256 !== undefined && { sha256 }),
  };
}

function list(value: unknown, field: string, reject: Reject): readonly unknown[] {
  if (Array.isArray(value)) return value;
  reject(`${field} is not a list`);
  return [];
}

function texts(value: unknown, field: string, reject: Reject): string[] {
  return list(value, field, reject).map((each, i) => text(each, `${field}[${i}]`, reject));
}

function text(value: unknown, field: string, reject: Reject): string {
  if (typeof value === 'string' && value !== '') return value;
  reject(`${field} is not a text`);
  return '';
}
