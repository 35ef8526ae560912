import type { CatalogRecord, RecordView } from '../catalog/catalog-record.ts';
import { Failure } from '../core/failure.ts';
import type { GitHub } from '../github/github.ts';

/** How often a branch that moves while we write is read again. */
const TRIES = 8;

/**
 * A catalog's record on a branch.
 * @param options.path the catalog's folder in the repository
 * @param options.from where the branch starts when it has to be made; undefined: it must be there
 */
export function openBranchRecord(
  github: GitHub,
  options: { repository: string; branch: string; path: string; from?: string },
): CatalogRecord {
  const { repository, branch, path, from } = options;
  const name = `${branch} of ${repository}`;

  /** A commit never changes. */
  const views = new Map<string, RecordView>();

  async function viewOf(ref: string): Promise<RecordView> {
    const known = views.get(ref) ?? (await readView(ref));
    views.set(ref, known);
    return known;
  }

  async function readView(ref: string): Promise<RecordView> {
    const files = await github.tree(repository, ref);
    const below = files
      // Links and submodules are not files of ours.
      .filter((file) => file.type === 'blob' && file.mode !== '120000' && file.path.startsWith(`${path}/`))
      .map((file) => file.path.slice(path.length + 1));
    const known = new Map<string, Promise<string | undefined>>();
    return {
      paths: new Set(below),
      read(file) {
        const text = known.get(file) ?? github.readFile(repository, `${path}/${file}`, ref);
        known.set(file, text);
        return text;
      },
    };
  }

  async function tip(): Promise<string> {
    try {
      return await github.resolveCommit(repository, branch);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'REF_NOT_FOUND' || from === undefined) throw error;
      await github.createBranch(repository, branch, await github.resolveCommit(repository, from));
      return github.resolveCommit(repository, branch);
    }
  }

  return {
    name,
    async view() {
      try {
        return await viewOf(await github.resolveCommit(repository, branch));
      } catch (error) {
        // Before the first publishing there is no such branch, and nothing in it.
        if (error instanceof Failure && error.code === 'REF_NOT_FOUND' && from !== undefined)
          return { paths: new Set(), read: async () => undefined };
        throw error;
      }
    },
    async write(plan, message) {
      let broken: unknown;
      for (let tried = 0; tried < TRIES; tried++) {
        const head = await tip();
        const view = await viewOf(head);
        const files = new Map<string, string>();
        for (const [file, text] of await plan(view))
          if (!view.paths.has(file) || (await view.read(file)) !== text) files.set(`${path}/${file}`, text);
        if (files.size === 0) return 'nothing';
        try {
          const result = await github.commitOnBranch(repository, branch, head, message, files);
          if (result !== 'moved') return { ...result, files: [...files.keys()] };
        } catch (error) {
          // The answer may be lost and the commit made: reading the branch again shows it.
          if (!(error instanceof Failure) || error.code !== 'GITHUB_UNREACHABLE' || broken) throw error;
          broken = error;
        }
      }
      throw new Failure(
        'BRANCH_BUSY',
        `${name} moved every time something was to be committed to it. Start this job again when it is quieter.`,
      );
    },
  };
}
