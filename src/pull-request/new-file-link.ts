import { Failure } from '../core/failure.ts';
import { encodeUrlPart } from '../text/markdown.ts';

/** GitHub answers longer URLs with 414 (reported at 8 KB); a spec has one or two. Characters. */
const LONGEST = 8000;

/**
 * GitHub's page for a new file, filled in: it creates the fork, the branch and the pull request.
 * @param repository `owner/name`
 * @param at GitHub's address, and the branch that the file is for
 * @throws Failure `BAD_REPOSITORY`, `LINK_TOO_LONG`
 */
export function newFileLink(
  repository: string,
  path: string,
  text: string,
  at: { readonly server: string; readonly branch: string } = { server: 'https://github.com', branch: 'main' },
): string {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Failure('BAD_REPOSITORY', `"${repository}" is not the name of a repository: write owner/name.`);
  const branch = at.branch.split('/').map(encodeUrlPart).join('/');
  const link = `${at.server}/${repository}/new/${branch}?filename=${encodeUrlPart(path)}&value=${encodeUrlPart(text)}`;
  if (link.length <= LONGEST) return link;
  throw new Failure(
    'LINK_TOO_LONG',
    `The link with the spec has ${link.length} characters, and GitHub accepts about ${LONGEST}. Run the command without --open, and add the file with git.`,
  );
}
