import { Failure } from '../failure.ts';

/** GitHub answers longer addresses with 414 (measured by others at 8 KB); a spec has one or two. */
const LONGEST = 8000;

/**
 * The page of GitHub that proposes a new file, filled in: it makes the fork, the branch and the pull request itself.
 * @param repository `owner/name`
 * @throws Failure `BAD_REPOSITORY`, `LINK_TOO_LONG`
 */
export function newFileLink(repository: string, path: string, text: string): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Failure('BAD_REPOSITORY', `"${repository}" is not the name of a repository: write owner/name.`);
  const link = `https://github.com/${repository}/new/main?filename=${encodeURIComponent(path)}&value=${encodeURIComponent(text)}`;
  if (link.length <= LONGEST) return link;
  throw new Failure(
    'LINK_TOO_LONG',
    `The spec makes a link of ${link.length} characters, and GitHub takes some ${LONGEST}. Leave --open out, and add the file that is written with git.`,
  );
}
