import { Failure } from '../../core/failure.ts';
import type { CheckState, GitHubWriting } from '../../github/github.ts';
import type { GitHubApi } from '../github-client.ts';
import { gitHubFailure, statusOf } from './github-failure.ts';
import { ownerAndRepo } from './github-reading.ts';

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

export function gitHubWriting(api: GitHubApi): GitHubWriting {
  const { rest } = api;
  async function doing<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw gitHubFailure(error, what);
    }
  }
  return {
    createCheckRun: (repository, sha, name, state) =>
      doing(`making the check "${name}"`, async () => {
        const { data } = await rest.checks.create({
          ...ownerAndRepo(repository),
          head_sha: sha,
          name,
          ...checkBody(state),
        });
        return data.id;
      }),
    updateCheckRun: (repository, id, state) =>
      doing('bringing a check up to date', async () => {
        await rest.checks.update({ ...ownerAndRepo(repository), check_run_id: id, ...checkBody(state) });
      }),
    createComment: (repository, number, body) =>
      doing(`commenting on pull request ${number}`, async () => {
        const { data } = await rest.issues.createComment({
          ...ownerAndRepo(repository),
          issue_number: number,
          body,
        });
        return data.id;
      }),
    updateComment: (repository, id, body) =>
      doing('bringing a comment up to date', async () => {
        await rest.issues.updateComment({ ...ownerAndRepo(repository), comment_id: id, body });
      }),
    createReview: (repository, number, sha, body, comments) =>
      doing(`suggesting fixes on pull request ${number}`, async () => {
        await rest.pulls.createReview({
          ...ownerAndRepo(repository),
          pull_number: number,
          commit_id: sha,
          event: 'COMMENT',
          body,
          comments: comments.map(({ path, startLine, line, body: text }) => ({
            path,
            line,
            side: 'RIGHT',
            ...(startLine < line && { start_line: startLine, start_side: 'RIGHT' }),
            body: text,
          })),
        });
      }),
    async commitOnBranch(repository, branch, expected, message, files) {
      const additions: { path: string; contents: string }[] = [];
      const deletions: { path: string }[] = [];
      for (const [path, text] of files) {
        if (text === undefined) deletions.push({ path });
        else additions.push({ path, contents: Buffer.from(text).toString('base64') });
      }
      const what = `committing to ${branch} of ${repository}`;
      try {
        const answer = await api.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(COMMIT, {
          input: {
            branch: { repositoryNameWithOwner: repository, branchName: branch },
            expectedHeadOid: expected,
            message,
            fileChanges: { additions, deletions },
          },
        });
        return { sha: answer.createCommitOnBranch.commit.oid };
      } catch (error) {
        return movedOrThrow(error, what);
      }
    },
    createBranch: (repository, branch, sha) =>
      doing(`making the branch ${branch}`, async () => {
        try {
          await rest.git.createRef({ ...ownerAndRepo(repository), ref: `refs/heads/${branch}`, sha });
        } catch (error) {
          const said = error instanceof Error ? error.message : '';
          if (statusOf(error) !== 422 || !/already exists/i.test(said)) throw error;
        }
      }),
  };
}

/** GraphQL answers 200 and names its errors in the body. */
function movedOrThrow(error: unknown, what: string): 'moved' {
  const errors = (error as { errors?: readonly { type?: string; message?: string }[] } | null)?.errors;
  if (!errors) {
    if (statusOf(error) === 409) return 'moved';
    throw gitHubFailure(error, what);
  }
  const said = errors
    .map(({ message }) => message ?? '')
    .join('; ')
    .slice(0, 300);
  if (
    errors.some(
      ({ type, message }) => type === 'STALE_DATA' || /expected branch to point/i.test(message ?? ''),
    )
  )
    return 'moved';
  if (errors.some(({ type, message }) => type === 'FORBIDDEN' || /not accessible/i.test(message ?? ''))) {
    throw new Failure(
      'GITHUB_READ_ONLY',
      `GitHub refused ${what} (${said}). The token may not do this: see "permissions" in the workflow.`,
    );
  }
  if (/protected|rule violations|required status/i.test(said)) {
    throw new Failure(
      'BRANCH_PROTECTED',
      `GitHub refused ${what} (${said}). Let the token's app pass the branch's rules, or have extended specs committed to a branch of their own with "commit-branch".`,
    );
  }
  throw new Failure('GITHUB_REFUSED', `GitHub refused ${what}: ${said}.`);
}

function checkBody({ status, conclusion, externalId, detailsUrl, output }: CheckState) {
  const { annotations, ...rest } = output;
  return {
    status,
    ...(conclusion && { conclusion }),
    ...(externalId && { external_id: externalId }),
    ...(detailsUrl && { details_url: detailsUrl }),
    output: { ...rest, ...(annotations && { annotations: [...annotations] }) },
  };
}
