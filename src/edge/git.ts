import { execFile } from 'node:child_process';
import type { CommitMessage, RecordView } from '../catalog/catalog-record.ts';
import type { ChangedFile } from '../catalog/changes.ts';
import { Failure } from '../core/failure.ts';
import { escapeUnseen } from '../text/quote.ts';

/** Timeout in milliseconds; none of these commands uses a network. */
const CALL_LIMIT = 120_000;
/** bytes of git's output */
const LARGEST_ANSWER = 64 * 1024 * 1024;

/** A folder in a Git checkout. Paths are relative to the folder. */
export interface Git {
  /**
   * The last commit that the checkout shares with a branch, a tag or a commit.
   * @throws Failure `REF_NOT_FOUND`
   */
  base(ref: string): Promise<string>;
  /** The folder's changes since a commit, new files included. */
  changedSince(sha: string): Promise<ChangedFile[]>;
  /** The folder's files in a commit. */
  view(sha: string): Promise<RecordView>;
  /**
   * When each of the folder's files was first added, by the date of its commit: ISO 8601 in UTC. Empty in a
   * shallow clone, whose oldest commit seems to add everything.
   */
  added(): Promise<ReadonlyMap<string, string>>;
  /** Commits exactly these files. @returns the commit */
  commit(files: readonly string[], message: CommitMessage): Promise<string>;
}

/**
 * Opens the checkout around a folder.
 * @throws Failure `NO_GIT` where there is no checkout, or no git; every method, when git fails
 */
export async function openGit(folder: string, signal: AbortSignal): Promise<Git> {
  await git(folder, ['rev-parse', '--show-prefix'], signal);
  const ask = (...args: string[]): Promise<string> => git(folder, args, signal);
  return {
    async base(ref) {
      try {
        const commit = await ask('rev-parse', '--verify', '--end-of-options', `${ref}^{commit}`);
        return (await ask('merge-base', commit.trim(), 'HEAD')).trim();
      } catch (error) {
        signal.throwIfAborted();
        throw new Failure(
          'REF_NOT_FOUND',
          `This checkout has no commit "${escapeUnseen(ref)}" with a common history. Check the spelling, and fetch it if it is missing.`,
          { cause: error },
        );
      }
    },
    async changedSince(sha) {
      const fields = lines(
        await ask('diff', '--name-status', '--no-renames', '--relative', '-z', sha, '--', '.'),
      );
      const changed: ChangedFile[] = [];
      for (let at = 0; at + 1 < fields.length; at += 2) {
        const status = ({ A: 'added', D: 'removed' } as const)[fields[at] ?? ''] ?? 'modified';
        changed.push({ path: fields[at + 1] ?? '', status, shown: [] });
      }
      const others = lines(await ask('ls-files', '--others', '--exclude-standard', '-z', '--', '.'));
      return [...changed, ...others.map((path): ChangedFile => ({ path, status: 'added', shown: [] }))];
    },
    async view(sha) {
      const files = lines(await ask('ls-tree', '-r', '-z', sha, '--', '.'));
      const ofMode = (mode: string): Set<string> =>
        new Set(files.flatMap((file) => (file.startsWith(mode) ? [file.slice(file.indexOf('\t') + 1)] : [])));
      // Submodules do not belong to a catalog.
      const [paths, links] = [ofMode('100'), ofMode('120')];
      return {
        paths,
        links,
        read: async (path) => (paths.has(path) ? ask('cat-file', 'blob', `${sha}:./${path}`) : undefined),
      };
    },
    async added() {
      const dates = new Map<string, string>();
      if ((await ask('rev-parse', '--is-shallow-repository')).trim() === 'true') return dates;
      const log = await ask(
        ...['log', '--reverse', '--diff-filter=A', '--no-renames', '--relative', '--name-only', '-z'],
        ...['--format=%x01%ct', '--', '.'],
      );
      // Each commit begins with its time; its names follow, the first after a line end.
      for (const commit of log.split('\x01').slice(1)) {
        const [seconds = '', ...names] = commit.split('\0');
        const date = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
        for (const name of names.map((each) => each.replace(/^\n/, '')))
          if (name !== '' && !dates.has(name)) dates.set(name, date);
      }
      return dates;
    },
    async commit(files, { headline, body }) {
      await ask('add', '--', ...files);
      await ask('commit', '--quiet', '-m', headline, '-m', body, '--', ...files);
      return (await ask('rev-parse', 'HEAD')).trim();
    },
  };
}

/** Names in git's output: `-z` ends each with NUL. */
function lines(text: string): string[] {
  return text.split('\0').slice(0, -1);
}

function git(cwd: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const options = {
    cwd,
    signal,
    timeout: CALL_LIMIT,
    maxBuffer: LARGEST_ANSWER,
    env: { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_LITERAL_PATHSPECS: '1', LC_ALL: 'C' },
  };
  return new Promise((resolve, reject) => {
    execFile('git', args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      if (signal.aborted) return reject(signal.reason);
      const reason = escapeUnseen((stderr.trim() || error.message).replace(/\s+/g, ' ')).slice(0, 300);
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      const message = isMissing ? 'git is not installed.' : `git ${args[0]} failed: ${reason}.`;
      reject(new Failure('NO_GIT', message, { cause: error }));
    });
  });
}
