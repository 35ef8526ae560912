import { entryFile, isOwnFile, SPEC_FILE } from '../catalog/catalog-layout.ts';
import { type CatalogRecord, type RecordView, refuseLink } from '../catalog/catalog-record.ts';
import { Failure } from '../core/failure.ts';
import { requireCommitRight } from '../github/commit-right.ts';
import type { GitHub } from '../github/github.ts';

/** Attempts to commit to a branch that others move at the same time. */
const ATTEMPTS = 8;

const NOTHING: RecordView = { paths: new Set(), read: async () => undefined };

/**
 * A catalog's record on a branch.
 * @param options.path the catalog's folder in the repository
 * @param options.from the branch that holds the specs, if the record has a branch of its own. Its specs
 *   decide which entries exist, and a missing branch of the record is created from it. Without `from`,
 *   `branch` must exist
 */
export function openBranchRecord(
  github: GitHub,
  options: { repository: string; branch: string; path: string; from?: string },
): CatalogRecord {
  const { repository, branch, path, from } = options;
  const name = `${branch} of ${repository}`;

  /** Views by commit; the content of a commit never changes. */
  const views = new Map<string, RecordView>();

  async function viewOf(sha: string): Promise<RecordView> {
    const view = views.get(sha) ?? (await readView(sha));
    views.set(sha, view);
    return view;
  }

  async function readView(sha: string): Promise<RecordView> {
    const files = (await github.tree(repository, sha)).flatMap(({ path: full, type, mode }) =>
      type === 'blob' && full.startsWith(`${path}/`)
        ? [{ file: full.slice(path.length + 1), isLink: mode === '120000' }]
        : [],
    );
    const paths = new Set(files.flatMap(({ file, isLink }) => (isLink ? [] : [file])));
    const links = new Set(files.flatMap(({ file, isLink }) => (isLink && isOwnFile(file) ? [file] : [])));
    const texts = new Map<string, Promise<string | undefined>>();
    return {
      commit: sha,
      paths,
      links,
      async read(file) {
        if (!paths.has(file)) return undefined;
        const text = texts.get(file) ?? github.readFile(repository, `${path}/${file}`, sha);
        texts.set(file, text);
        return text;
      },
    };
  }

  /** A view with the record's versions, and the current specs of the branch that holds them. */
  async function withSpecs(record: RecordView): Promise<RecordView> {
    if (from === undefined) return record;
    const specs = await viewOf(await github.resolveCommit(repository, from));
    const isSpec = (file: string): boolean => entryFile(file)?.file === SPEC_FILE;
    const joined = (of: (view: RecordView) => ReadonlySet<string> | undefined): Set<string> =>
      new Set([
        ...[...(of(record) ?? [])].filter((file) => !isSpec(file)),
        ...[...(of(specs) ?? [])].filter(isSpec),
      ]);
    return {
      commit: `${record.commit} ${specs.commit}`,
      paths: joined((view) => view.paths),
      links: joined((view) => view.links),
      read: (file) => (isSpec(file) ? specs : record).read(file),
    };
  }

  /** The branch's commit; undefined where the branch does not exist and may be created. */
  async function tip(): Promise<string | undefined> {
    try {
      return await github.resolveCommit(repository, branch);
    } catch (error) {
      if (error instanceof Failure && error.code === 'REF_NOT_FOUND' && from !== undefined) return undefined;
      throw error;
    }
  }

  async function createBranch(): Promise<string> {
    await github.createBranch(repository, branch, await github.resolveCommit(repository, from!));
    return github.resolveCommit(repository, branch);
  }

  return {
    name,
    async view() {
      const sha = await tip();
      return withSpecs(sha === undefined ? NOTHING : await viewOf(sha));
    },
    async requireWritable() {
      if ((await tip()) === undefined) await createBranch();
      await requireCommitRight(github, repository, branch);
    },
    async write(plan, message) {
      let unreachable = false;
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const head = (await tip()) ?? (await createBranch());
        const view = await withSpecs(await viewOf(head));
        const files = new Map<string, string>();
        for (const [file, text] of await plan(view)) {
          refuseLink(view, file);
          if ((await view.read(file)) !== text) files.set(`${path}/${file}`, text);
        }
        if (files.size === 0) return 'nothing';
        try {
          const result = await github.commitOnBranch(repository, branch, head, message, files);
          if (result !== 'moved') return { ...result, files: [...files.keys()] };
        } catch (error) {
          // The answer may be lost although the commit was made: reading the branch again shows it.
          if (!(error instanceof Failure) || error.code !== 'GITHUB_UNREACHABLE' || unreachable) throw error;
          unreachable = true;
        }
      }
      throw new Failure(
        'BRANCH_BUSY',
        `Each of ${ATTEMPTS} attempts to commit to ${name} failed because other commits came first. Start this job again later.`,
      );
    },
  };
}
