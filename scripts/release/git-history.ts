import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Commit } from './notes.ts';

/** What git knows about the commit that is checked out. */
export interface Checkout {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** When it was made, in UTC: `2026-11-29T10:00:00Z`. */
  readonly time: string;
}

/** The commit that is checked out. @throws git's Error if there is no repository */
export async function readCheckout(root: string): Promise<Checkout> {
  const said = await git(root, 'log', '-1', '--format=%H %ct');
  const [commit = '', seconds = ''] = said.trim().split(' ');
  return { commit, time: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
}

/**
 * The tag of the newest release before the checked out commit: the highest `vX.Y.Z` in its history, except
 * `own`.
 */
export async function previousRelease(root: string, own: string): Promise<string | undefined> {
  const said = await git(root, 'tag', '--merged', 'HEAD', '--sort=-version:refname');
  return said.split('\n').find((tag) => /^v\d+\.\d+\.\d+$/.test(tag) && tag !== own);
}

/** Commits from a tag to the checked out one, the newest first; without a tag, the whole history. */
export async function commitsSince(root: string, tag: string | undefined): Promise<Commit[]> {
  const range = tag === undefined ? ['HEAD'] : [`refs/tags/${tag}..HEAD`];
  // NUL is in no message and no name, and only commits have an empty part before them. Merges are left out:
  // the merged commits say more.
  const said = await git(
    root,
    'log',
    '--no-merges',
    '-z',
    '--name-only',
    '--format=%x00%H %s',
    ...range,
    '--',
  );
  const commits: { id: string; subject: string; files: string[] }[] = [];
  let starts = false;
  for (const part of said.split('\0')) {
    if (part === '') {
      starts = true;
    } else if (starts) {
      commits.push({ id: part.slice(0, 40), subject: part.slice(41), files: [] });
      starts = false;
    } else {
      commits.at(-1)?.files.push(part.replace(/^\n/, ''));
    }
  }
  return commits;
}

/** Whether the checked out commit is on a branch of the remote repository. */
export async function isOnBranch(root: string, branch: string): Promise<boolean> {
  const said = await git(root, 'branch', '--remotes', '--contains', 'HEAD', '--format=%(refname)');
  return said.split('\n').includes(`refs/remotes/origin/${branch}`);
}

/** Paths below a folder that differ from the checked out commit, new files included. */
export async function changedBelow(root: string, folder: string): Promise<string[]> {
  const said = await git(root, 'status', '--porcelain', '-z', '--untracked-files=all', '--', folder);
  return said.split('\0').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
}

const execute = promisify(execFile);

async function git(root: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute('git', args, { cwd: root, maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}
