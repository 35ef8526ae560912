/** The owner of a file. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** A file, folder or other thing on disk. */
export interface FileEntry {
  /** Relative to the folder that was walked, with `/`; empty for the folder itself. */
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
  /**
   * Whether files can be created in a folder, which is created if it is missing. False for a read-only root,
   * another user's folder, a file in the way.
   * @param this user instead of the agent's; it owns a folder that is created
   */
  canWriteInto(folder: string, as?: Owner): Promise<boolean>;
  canRead(path: string): Promise<boolean>;
  /** What is at a path; undefined for nothing. Links are reported, not followed. */
  inspect(path: string): Promise<FileEntry | undefined>;
  /**
   * Everything in a folder, sorted by path, folders before what is in them. Links are not entered.
   * @param options.deep false lists only the folder's own entries
   * @param options.limit of entries that are not folders: nested folders are ordinary (Zarr, Hive partitions)
   * @throws Failure `TOO_MANY_FILES` where there is more: a listing is never cut
   */
  walk(folder: string, options: { deep: boolean; limit: number }): Promise<FileEntry[]>;
  /** Bytes of all files in a folder, however many there are. */
  measure(folder: string): Promise<number>;
  /** A folder's own entries, sorted by name. Links are reported, not followed. */
  list(folder: string): Promise<FileEntry[]>;
  /** The path without links. */
  resolvePath(path: string): Promise<string>;
  /** Copies a file to a name that must not exist yet, and leaves nothing behind when it fails. */
  copyInto(from: string, to: string): Promise<void>;
  /** Makes a link to a file or folder, of a name that must not exist yet. */
  linkInto(target: string, to: string): Promise<void>;
  /**
   * Moves a file or folder to a name that must not exist yet, on the same disk or another.
   * @param owner gets it, without what is in it
   */
  moveInto(from: string, to: string, owner?: Owner): Promise<void>;
  /**
   * Moves a file to a place on the output's disk: renamed where possible, else copied and synced. Its mode
   * and group are those that `cp` gives a copy there, and at least its owner may read it. It belongs to
   * `owner` where the agent may give it away; where it may not, all may read it.
   */
  transfer(from: string, to: string, options: { keepOriginal: boolean; owner: Owner }): Promise<void>;
  /**
   * Creates the folder for results if it is missing.
   * @returns the owner of the results: that of the deepest folder that existed. Undefined when it is not
   * writable
   */
  openTarget(folder: string): Promise<Owner | undefined>;
  /** Moves a file to its final place in one step; folders on the way are created and belong to `owner`. */
  moveToTarget(from: string, to: string, owner: Owner): Promise<void>;
  /** Creates a folder that only the agent and the algorithm use. */
  makePrivateFolder(parent: string): Promise<string>;
  makeFolder(path: string, owner?: Owner): Promise<void>;
  /** Lets all users open entries of a folder whose names they know. */
  allowTraversal(path: string): Promise<void>;
  /** Free bytes of a folder's disk. */
  freeBytes(folder: string): Promise<number>;
  readLines(file: string): Promise<AsyncIterable<string>>;
  /**
   * Removes a file or folder, whatever the modes in it.
   * @throws Failure `LEFT_BEHIND`, naming what remains
   */
  removeAll(path: string): Promise<void>;
  /** lower-case hex */
  sha256(path: string): Promise<string>;
  /** Writes a text file in one step. */
  writeText(path: string, text: string): Promise<void>;
}
