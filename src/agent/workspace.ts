/** The owner of a file. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** A file, folder or other thing on disk. */
export interface FileEntry {
  /** Relative to the folder that was walked, with `/`; empty for itself. */
  readonly relative: string;
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'pipe' | 'socket' | 'device' | 'unreadable';
  readonly bytes: number;
  /** Changes with the content. */
  readonly stamp: string;
  /** Of a link: what it leads to in the end, if that exists. */
  readonly target?: { readonly path: string; readonly isFile: boolean; readonly bytes: number };
}

/** The files that the agent works on. All calls throw the file system's errors. */
export interface Workspace {
  canWriteInto(folder: string, as?: Owner): Promise<boolean>;
  canRead(path: string): Promise<boolean>;
  /** What is at a path; undefined for nothing. Links are reported, not followed. */
  inspect(path: string): Promise<FileEntry | undefined>;
  walk(folder: string, options: { deep: boolean; limit: number }): Promise<FileEntry[]>;
  /** The path without links. */
  resolvePath(path: string): Promise<string>;
  copyInto(from: string, to: string): Promise<void>;
  moveInto(from: string, to: string, owner?: Owner): Promise<void>;
  transfer(from: string, to: string, options: { keepOriginal: boolean; owner: Owner }): Promise<void>;
  openTarget(folder: string): Promise<Owner | undefined>;
  moveToTarget(from: string, to: string, owner: Owner): Promise<void>;
  /** Creates a folder that only the agent and the algorithm use. */
  makePrivateFolder(parent: string): Promise<string>;
  makeFolder(path: string, owner?: Owner): Promise<void>;
  /** Lets all users open what they know the name of in a folder. */
  allowTraversal(path: string): Promise<void>;
  /** Free bytes of a folder's disk. */
  freeBytes(folder: string): Promise<number>;
  readLines(file: string): Promise<AsyncIterable<string>>;
  removeAll(path: string): Promise<void>;
  /** lower-case hex */
  sha256(path: string): Promise<string>;
  /** Writes a text file in one step. */
  writeText(path: string, text: string): Promise<void>;
}
