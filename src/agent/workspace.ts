/** Whom files belong to. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** A file, folder or other thing on disk. */
export interface FileEntry {
  /** Relative to the folder that was looked through, with `/`; empty for itself. */
  readonly relative: string;
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'pipe' | 'socket' | 'device' | 'unreadable';
  readonly bytes: number;
  /** Differs when the content was written anew. */
  readonly stamp: string;
  /** Of a link: what it leads to in the end, when that is there. */
  readonly target?: { readonly path: string; readonly isFile: boolean; readonly bytes: number };
}

/** The files that the agent works on. All calls throw the file system's errors. */
export interface Workspace {
  canWriteInto(folder: string, as?: Owner): Promise<boolean>;
  canRead(path: string): Promise<boolean>;
  /** What is at a path; undefined for nothing. Links are not followed, only told of. */
  inspect(path: string, relative?: string): Promise<FileEntry | undefined>;
  walk(folder: string, options: { deep: boolean; limit: number }): Promise<FileEntry[]>;
  /** The path without links. */
  resolvePath(path: string): Promise<string>;
  copyInto(from: string, to: string): Promise<void>;
  moveInto(from: string, to: string, owner?: Owner): Promise<void>;
  transfer(from: string, to: string, options: { keepOriginal: boolean; owner: Owner }): Promise<void>;
  openTarget(folder: string): Promise<Owner | undefined>;
  /** Puts a file in its last place in one step; folders on the way are made and belong to `owner`. */
  moveToTarget(from: string, to: string, owner: Owner): Promise<void>;
  /** A new folder that only we and the algorithm use. */
  makePrivateFolder(parent: string): Promise<string>;
  makeFolder(path: string, owner?: Owner): Promise<void>;
  /** Lets everybody through a folder to what they know the name of. */
  allowTraversal(path: string): Promise<void>;
  /** Bytes that can still be written to a folder's disk. */
  freeBytes(folder: string): Promise<number>;
  readLines(file: string): Promise<AsyncIterable<string>>;
  removeAll(path: string): Promise<void>;
  /** lower-case hex */
  sha256(path: string): Promise<string>;
  /** Writes a text file in one step. */
  writeText(path: string, text: string): Promise<void>;
}
