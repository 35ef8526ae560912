import { Failure } from '../core/failure.ts';
import type { BlockingRule, GitHub } from './github.ts';

/** What to do where a branch's rules refuse a commit. */
export const COMMIT_REMEDY =
  'Give "commit-token" a token of a GitHub App that may bypass the rule, or commit extended specs to another branch with "commit-branch".';

/** No branch is at this commit. */
const NO_COMMIT = 'f'.repeat(40);
/** Answers that say nothing about the token's rights. */
const UNCLEAR = new Set(['GITHUB_REFUSED', 'GITHUB_UNREACHABLE']);

/**
 * Checks whether a token may commit to a branch, before anything is done that needs the commit. Two checks,
 * since neither covers the other: the rules of the branch that the token may not bypass (REST API, "Get rules
 * for a branch" and `current_user_can_bypass` of "Get a repository ruleset"), and an attempt to commit on top
 * of a commit that the branch is not at. GitHub checks the token's permissions before it compares the commits
 * (createCommitOnBranch, `expectedHeadOid`), so nothing is ever committed; it checks rules only afterwards.
 * @throws Failure `BRANCH_PROTECTED`, `GITHUB_READ_ONLY`, `GITHUB_TOKEN_REFUSED`
 */
export async function requireCommitRight(github: GitHub, repository: string, branch: string): Promise<void> {
  const rules = await github.blockingRules(repository, branch);
  if (rules.length > 0)
    throw new Failure(
      'BRANCH_PROTECTED',
      `This token cannot commit to ${branch} of ${repository}: ${rules.map(describe).join('; ')}. Nothing was pushed. ${COMMIT_REMEDY}`,
    );
  try {
    const message = { headline: 'Checking the permission to commit', body: '' };
    await github.commitOnBranch(repository, branch, NO_COMMIT, message, new Map());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (UNCLEAR.has(error.code)) return;
    if (error.code !== 'GITHUB_READ_ONLY') throw error;
    const permission = 'Committing needs "contents: write", for the job or for "commit-token".';
    throw new Failure(error.code, `${error.message} ${permission} Nothing was pushed.`, { cause: error });
  }
}

function describe({ type, ruleset, page }: BlockingRule): string {
  if (ruleset === undefined) return 'its branch protection does not let this token push';
  const what = type === 'pull_request' ? 'requires a pull request' : `has the rule "${type}"`;
  return `the ruleset "${ruleset}" ${what}${page ? ` (${page})` : ''}`;
}
