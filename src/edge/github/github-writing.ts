import { Failure } from '../../core/failure.ts';
import { COMMIT_REMEDY } from '../../github/commit-right.ts';
import type { CheckState, GitHubWriting } from '../../github/github.ts';
import type { GitHubApi } from '../github-client.ts';
import { explained, gitHubFailure, statusOf } from './github-failure.ts';
import { ownerAndRepo } from './github-reading.ts';

const COMMIT = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

export function gitHubWriting(api: GitHubApi): GitHubWriting {
  const { rest } = api;
  return {
    createCheckRun: (repository, sha, name, state) =>
      explained(`creating the check "${name}"`, async () => {
        const place = { ...ownerAndRepo(repository), head_sha: sha, name };
        return (await rest.checks.create({ ...place, ...checkBody(state) })).data.id;
      }),
    updateCheckRun: (repository, id, state) =>
      explained('updating a check', async () => {
        await rest.checks.update({ ...ownerAndRepo(repository), check_run_id: id, ...checkBody(state) });
      }),
    createComment: (repository, number, body) =>
      explained(`commenting on pull request ${number}`, async () => {
        const place = { ...ownerAndRepo(repository), issue_number: number };
        return (await rest.issues.createComment({ ...place, body })).data.id;
      }),
    updateComment: (repository, id, body) =>
      explained('updating a comment', async () => {
        await rest.issues.updateComment({ ...ownerAndRepo(repository), comment_id: id, body });
      }),
    createReview: (repository, number, sha, body, comments) =>
      explained(`suggesting fixes on pull request ${number}`, async () => {
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
      const input = {
        branch: { repositoryNameWithOwner: repository, branchName: branch },
        expectedHeadOid: expected,
        message,
        fileChanges: { additions, deletions },
      };
      try {
        const answer = await api.graphql<{ createCommitOnBranch: { commit: { oid: string } } }>(COMMIT, {
          input,
        });
        return { sha: answer.createCommitOnBranch.commit.oid };
      } catch (error) {
        return movedOrThrow(error, `committing to ${branch} of ${repository}`);
      }
    },
    createBranch: (repository, branch, sha) =>
      explained(`creating the branch ${branch}`, async () => {
        try {
          await rest.git.createRef({ ...ownerAndRepo(repository), ref: `refs/heads/${branch}`, sha });
        } catch (error) {
          const message = error instanceof Error ? error.message : '';
          if (statusOf(error) !== 422 || !/already exists/i.test(message)) throw error;
        }
      }),
  };
}

/** `moved` if another commit came first; else throws. GraphQL answers 200, with errors in the body. */
function movedOrThrow(error: unknown, doing: string): 'moved' {
  const errors = (error as { errors?: readonly { type?: string; message?: string }[] } | null)?.errors;
  if (!errors) {
    if (statusOf(error) === 409) return 'moved';
    throw gitHubFailure(error, doing);
  }
  const said = errors.map(({ message }) => message ?? '').join('; ');
  const has = (type: string, message: RegExp): boolean =>
    errors.some((each) => each.type === type || message.test(each.message ?? ''));
  if (has('STALE_DATA', /expected branch to point/i)) return 'moved';
  const fail = (code: string, remedy: string): Failure =>
    new Failure(code, `GitHub refused ${doing} (${said.slice(0, 300)}). ${remedy}`);
  if (has('FORBIDDEN', /not accessible/i))
    throw fail(
      'GITHUB_READ_ONLY',
      'The token does not have the permission for this: see "permissions" in the workflow.',
    );
  if (/protected|rule violations|required status/i.test(said)) throw fail('BRANCH_PROTECTED', COMMIT_REMEDY);
  throw new Failure('GITHUB_REFUSED', `GitHub refused ${doing}: ${said.slice(0, 300)}.`);
}

function checkBody({ status, conclusion, externalId, detailsUrl, output }: CheckState) {
  const { annotations, ...page } = output;
  return {
    status,
    conclusion,
    external_id: externalId,
    details_url: detailsUrl,
    output: { ...page, annotations: annotations && [...annotations] },
  };
}
