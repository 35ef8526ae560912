import { type Call, type Handler, invalid, notFound, paged, type Reply, userOf } from './call.ts';
import { changedFiles, fileDiff } from './contents.ts';
import type { Comment, FakeRepository, Pull, ReviewComment } from './repository.ts';

/** The most characters of a comment. */
const BODY = 65_536;

function checkBody(body: string, resource: string): void {
  if (body.trim() === '')
    throw invalid('Validation Failed', [{ resource, code: 'missing_field', field: 'body' }]);
  if (body.length > BODY) {
    const message = `body is too long (maximum is ${BODY} characters)`;
    throw invalid('Validation Failed', [{ resource, code: 'custom', field: 'body', message }]);
  }
}

/** The number of an existing issue or pull request. @throws Refusal 404 */
function issueOf(call: Call): number {
  const number = Number(call.parameters.issue_number);
  if (!call.repository.issues.has(number)) pullOf(call);
  return number;
}

/** The pull request with the number in the request's path. @throws Refusal 404 */
export function pullOf(call: Call): Pull {
  const number = Number(call.parameters.pull_number ?? call.parameters.issue_number);
  const pull = call.repository.pulls.get(number);
  if (!pull) throw notFound();
  return pull;
}

function answer(comment: Comment, call: Call): object {
  const base = `${call.origin}/${call.repository.fullName}/pull/${comment.issue}`;
  return {
    id: comment.id,
    html_url: `${base}#issuecomment-${comment.id}`,
    user: userOf(comment.author),
    body: comment.body,
    created_at: comment.created,
    updated_at: comment.updated,
    author_association: 'NONE',
  };
}

function list(call: Call): Reply {
  const number = issueOf(call);
  const since = call.query.get('since') ?? '';
  const found = call.repository.comments.filter((c) => c.issue === number && c.updated >= since);
  return paged(call, found, (page) => page.map((comment) => answer(comment, call)));
}

function create(call: Call): Reply {
  const number = issueOf(call);
  checkBody(call.body.body, 'IssueComment');
  const id = call.repository.nextId();
  // Ids grow with time, so they can replace a clock.
  const now = new Date(Date.UTC(2026, 0, 6) + id * 1000).toISOString();
  const comment: Comment = {
    id,
    issue: number,
    author: call.token?.login ?? '',
    body: call.body.body,
    created: now,
    updated: now,
  };
  call.repository.comments.push(comment);
  return { status: 201, body: answer(comment, call) };
}

function find(call: Call): Comment {
  const found = call.repository.comments.find(({ id }) => id === Number(call.parameters.comment_id));
  if (!found) throw notFound();
  return found;
}

function update(call: Call): Reply {
  const comment = find(call);
  checkBody(call.body.body, 'IssueComment');
  comment.body = call.body.body;
  comment.updated = new Date(Date.UTC(2026, 0, 6) + call.repository.nextId() * 1000).toISOString();
  return { status: 200, body: answer(comment, call) };
}

function remove(call: Call): Reply {
  const { comments } = call.repository;
  comments.splice(comments.indexOf(find(call)), 1);
  return { status: 204 };
}

/** Lines of the new file that a comment may refer to: changed lines and three around them. */
function linesOf(repository: FakeRepository, pull: Pull, path: string): ReadonlySet<number> {
  const { store } = repository;
  const base = store.mergeBase(repository.branches.get(pull.base) ?? '', pull.sha);
  const after = store.commit(pull.sha)?.files ?? new Map();
  const changed = changedFiles(store, base?.files ?? new Map(), after).find((f) => f.filename === path);
  if (!changed) return new Set();
  const old = base?.files.get(changed.previous_filename ?? path)?.sha;
  return fileDiff(store, old, after.get(path)?.sha)?.shown ?? new Set();
}

function reviewCommentAnswer(comment: ReviewComment): object {
  return {
    id: comment.id,
    pull_request_review_id: comment.review,
    path: comment.path,
    commit_id: comment.commit,
    line: comment.line,
    ...(comment.startLine !== undefined && { start_line: comment.startLine }),
    side: comment.side,
    body: comment.body,
    user: userOf(comment.author),
  };
}

function createReview(call: Call): Reply {
  const pull = pullOf(call);
  const { repository, body } = call;
  const event = body.event ?? 'PENDING';
  const commit = body.commit_id ?? pull.sha;
  const about = body.comments ?? [];
  if (body.body) checkBody(body.body, 'PullRequestReview');
  if (event === 'REQUEST_CHANGES' && !body.body)
    throw invalid('Unprocessable Entity', ['Body is required for this event type.']);
  if (event === 'COMMENT' && !body.body && about.length === 0)
    throw invalid('Unprocessable Entity', ['Review must have a body or comments.']);
  if (!repository.store.commit(commit))
    throw invalid('Unprocessable Entity', ['commit_id is not part of the pull request']);
  const id = repository.nextId();
  const comments = about.map((comment: Record<string, unknown>): ReviewComment => {
    checkBody(String(comment.body), 'PullRequestReviewComment');
    const path = String(comment.path);
    const line = Number(comment.line);
    const startLine = comment.start_line === undefined ? undefined : Number(comment.start_line);
    const shown = linesOf(repository, pull, path);
    if (comment.side !== 'LEFT' && ![line, startLine ?? line].every((n) => shown.has(n)))
      throw invalid('Unprocessable Entity', [
        shown.size === 0 ? 'Path could not be resolved' : 'Line could not be resolved',
      ]);
    if (startLine !== undefined && startLine >= line)
      throw invalid('Unprocessable Entity', ['start_line must precede the end line.']);
    return {
      id: repository.nextId(),
      review: id,
      path,
      commit,
      line,
      ...(startLine !== undefined && { startLine }),
      side: String(comment.side ?? 'RIGHT'),
      body: String(comment.body),
      author: call.token?.login ?? '',
    };
  });
  const state = event === 'COMMENT' ? 'COMMENTED' : event === 'APPROVE' ? 'APPROVED' : event;
  const review = {
    id,
    pull: pull.number,
    author: call.token?.login ?? '',
    commit,
    state,
    body: body.body ?? '',
    comments,
  };
  repository.reviews.push(review);
  return { status: 200, body: reviewAnswer(review) };
}

function reviewAnswer(review: FakeRepository['reviews'][number]): object {
  const { id, author, commit, state, body } = review;
  return { id, user: userOf(author), commit_id: commit, state, body };
}

const read = [['pull-requests', 'read']] as const;
const write = [['pull-requests', 'write']] as const;
const readAny = [...read, ['issues', 'read']] as const;
const writeAny = [...write, ['issues', 'write']] as const;

export const comments: Readonly<Record<string, Handler>> = {
  'GET /issues/{issue_number}/comments': { needs: readAny, run: list },
  'POST /issues/{issue_number}/comments': { needs: writeAny, run: create },
  'GET /issues/comments/{comment_id}': {
    needs: readAny,
    run: (call) => ({ status: 200, body: answer(find(call), call) }),
  },
  'PATCH /issues/comments/{comment_id}': { needs: writeAny, run: update },
  'DELETE /issues/comments/{comment_id}': { needs: writeAny, run: remove },
  'GET /pulls/{pull_number}/reviews': {
    needs: read,
    run: (call) => {
      const { number } = pullOf(call);
      return paged(
        call,
        call.repository.reviews.filter((review) => review.pull === number),
        (page) => page.map(reviewAnswer),
      );
    },
  },
  'POST /pulls/{pull_number}/reviews': { needs: write, run: createReview },
  'GET /pulls/{pull_number}/comments': {
    needs: read,
    run: (call) => {
      const { number } = pullOf(call);
      const found = call.repository.reviews.filter((review) => review.pull === number);
      return paged(
        call,
        found.flatMap((review) => review.comments),
        (page) => page.map(reviewCommentAnswer),
      );
    },
  },
};
