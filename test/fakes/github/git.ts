import { createHash } from 'node:crypto';

export type FileMode = '100644' | '100755' | '120000';

export interface Entry {
  readonly mode: FileMode;
  readonly sha: string;
}

/** Path → entry, for a whole tree. */
export type Tree = ReadonlyMap<string, Entry>;

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly files: Tree;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: string;
  readonly date: string;
}

/**
 * A change that a test makes to a file: its text or bytes, `{link}` for a symbolic link, or `null` to delete
 * it.
 */
export type Change = string | Uint8Array | { readonly link: string } | null;

/** A symbolic link's content. */
interface Link {
  readonly link: string;
}

/**
 * Git objects, named by the hashes that git gives them. A repository and its forks share one store, as on
 * GitHub, where a commit of a fork can be read through its parent.
 */
export class GitStore {
  readonly #blobs = new Map<string, Buffer>();
  readonly #commits = new Map<string, Commit>();
  /** Seconds; they advance with every commit, so that each has a different date, the same in every run. */
  #time = 0;

  blob(sha: string): Buffer | undefined {
    return this.#blobs.get(sha);
  }

  commit(sha: string): Commit | undefined {
    return this.#commits.get(sha);
  }

  /** The commit with a full or abbreviated hash. */
  find(name: string): Commit | undefined {
    if (!/^[0-9a-f]{7,40}$/.test(name)) return undefined;
    if (name.length === 40) return this.#commits.get(name);
    const found = [...this.#commits.values()].filter(({ sha }) => sha.startsWith(name));
    return found.length === 1 ? found[0] : undefined;
  }

  writeBlob(bytes: Uint8Array): string {
    const sha = hash('blob', Buffer.from(bytes));
    this.#blobs.set(sha, Buffer.from(bytes));
    return sha;
  }

  writeCommit(
    parents: readonly string[],
    files: Tree,
    { message, author }: { readonly message: string; readonly author: string },
  ): Commit {
    const seconds = Date.UTC(2026, 0, 5, 9) / 1000 + ++this.#time;
    const date = new Date(seconds * 1000).toISOString().replace('.000', '');
    const who = `${author} <${author}@users.noreply.github.com> ${seconds} +0000`;
    const tree = treeName(files);
    const lines = [`tree ${tree}`, ...parents.map((p) => `parent ${p}`), `author ${who}`, `committer ${who}`];
    const sha = hash('commit', Buffer.from(`${lines.join('\n')}\n\n${message}\n`));
    const commit = { sha, tree, files, parents, message, author, date };
    this.#commits.set(sha, commit);
    return commit;
  }

  /**
   * Adds a commit that git itself has made elsewhere, with its hash there, as a copy of the commit `like`.
   */
  adopt(sha: string, like: string): void {
    const commit = this.#commits.get(like);
    if (commit) this.#commits.set(sha, { ...commit, sha });
  }

  /** The tree after the changes. */
  change(before: Tree, changes: Readonly<Record<string, Change>>): Tree {
    const files = new Map(before);
    for (const [path, change] of Object.entries(changes)) {
      if (change === null) files.delete(path);
      else if (isLink(change))
        files.set(path, { mode: '120000', sha: this.writeBlob(Buffer.from(change.link)) });
      else
        files.set(path, {
          mode: before.get(path)?.mode ?? '100644',
          sha: this.writeBlob(Buffer.from(change)),
        });
    }
    return files;
  }

  /** A commit and all its ancestors, the commit itself first. */
  ancestors(sha: string): Commit[] {
    const seen = new Map<string, Commit>();
    const queue = [sha];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const commit = this.#commits.get(next);
      if (!commit || seen.has(next)) continue;
      seen.set(next, commit);
      queue.push(...commit.parents);
    }
    return [...seen.values()];
  }

  mergeBase(a: string, b: string): Commit | undefined {
    const ofA = new Set(this.ancestors(a).map(({ sha }) => sha));
    return this.ancestors(b).find(({ sha }) => ofA.has(sha));
  }
}

/** The hash that git gives to a folder's tree. */
export function treeName(files: Tree): string {
  const entries = foldersOf(files).map(({ name, mode, sha, folder }) => ({
    // Git sorts a folder as if its name ended with a slash.
    order: folder ? `${name}/` : name,
    bytes: Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`), Buffer.from(sha, 'hex')]),
  }));
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.order), Buffer.from(b.order)));
  return hash('tree', Buffer.concat(entries.map(({ bytes }) => bytes)));
}

export interface FolderEntry {
  readonly name: string;
  readonly mode: FileMode | '040000';
  readonly sha: string;
  readonly folder: boolean;
}

/** The files and folders directly in the top folder of a tree, sorted by name. */
export function foldersOf(files: Tree): FolderEntry[] {
  const below = new Map<string, Map<string, Entry>>();
  const found: FolderEntry[] = [];
  for (const [path, entry] of files) {
    const slash = path.indexOf('/');
    if (slash < 0) found.push({ name: path, ...entry, folder: false });
    else {
      const name = path.slice(0, slash);
      const inside = below.get(name) ?? new Map<string, Entry>();
      below.set(name, inside.set(path.slice(slash + 1), entry));
    }
  }
  for (const [name, inside] of below)
    found.push({ name, mode: '040000', sha: treeName(inside), folder: true });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The part of a tree below a folder; `''` is all of it. */
export function below(files: Tree, folder: string): Tree {
  if (folder === '') return files;
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(`${folder}/`))
      .map(([path, entry]) => [path.slice(folder.length + 1), entry]),
  );
}

function isLink(change: Change): change is Link {
  return typeof change === 'object' && change !== null && 'link' in change;
}

function hash(kind: string, bytes: Buffer): string {
  return createHash('sha1').update(`${kind} ${bytes.length}\0`).update(bytes).digest('hex');
}
