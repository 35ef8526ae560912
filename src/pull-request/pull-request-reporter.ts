import { Failure } from '../core/failure.ts';
import { type CheckMarks, type CheckRuns, type DesiredCheck, writeCheckRun } from '../github/check-run.ts';
import type { CheckRun, CheckState, Comment, GitHub, LineComment } from '../github/github.ts';
import { digestHex, digestOf } from '../oci/digest.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import type { ChangeReport } from './change-page.ts';
import { BEGUN, checksOf, WHOLE_CHECK } from './entry-check.ts';
import { type CommitCheck, commitChecks } from './reviewed-images.ts';

/** Begins Pipewright's one comment on a pull request, so that it is found again. */
export const COMMENT_MARK = '<!-- pipewright:catalog -->';
/** The same for suggested fixes, with a digest of the fix, so that nothing is suggested twice. */
const SUGGESTION_MARK = 'pipewright:suggestion';

/** Writes results to GitHub. With a read-only token it writes nothing and says so. */
export interface PullRequestReporter {
  /** Kinds of things that could not be written; empty when everything was. */
  readonly refused: readonly string[];
  /**
   * All check runs of a commit, the oldest first, as they were when this run first asked; none if the token
   * cannot read them.
   */
  checks(sha: string): Promise<readonly CommitCheck[]>;
  /** The run is for a fork's change. */
  readonly fork: boolean;
  /** Shows, before slow work, that the change is being checked. */
  begin(sha: string): Promise<void>;
  /** Completes the checks on every commit. Idempotent: a check that shows the same already is left alone. */
  end(change: ChangeReport, shas: readonly string[]): Promise<void>;
  /** Ends the begun check because of a newer push. */
  supersede(newer: string): Promise<void>;
  /** Ends the begun check because of a fault that is not the author's. */
  broken(why: string): Promise<void>;
  /**
   * Ends the begun check of a job that was canceled.
   * @param last requests that were not canceled with the job
   */
  canceled(last: CheckRuns): Promise<void>;
  /** Creates or updates the one comment. @param options.create false: only update it */
  comment(number: number, body: string, options?: { readonly create: boolean }): Promise<void>;
  /** Suggests fixes on lines, each once. */
  suggest(number: number, sha: string, comments: readonly LineComment[]): Promise<void>;
  /** Runs something that writes; undefined where the token may not, which is then recorded in `refused`. */
  attempt<T>(what: string, write: () => Promise<T>): Promise<T | undefined>;
}

/**
 * @param fork whether the run is for a fork's change: its token may write everything or nothing, so that the
 * first refusal decides
 */
export function openPullRequestReporter(
  github: GitHub,
  repository: string,
  fork = false,
): PullRequestReporter {
  /** Permissions are given for each kind of thing: after one refusal there is no use in asking again. */
  const refused = new Set<string>();
  /** The id of the whole check, while it is not completed. */
  let begun: number | undefined;
  /** The commit whose whole check is begun. */
  let beginning: string | undefined;
  const runsBySha = new Map<string, CommitCheck[]>();

  async function attempt<T>(what: string, write: () => Promise<T>): Promise<T | undefined> {
    if (refused.has(what) || (fork && refused.size > 0)) return undefined;
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'GITHUB_READ_ONLY') throw error;
      refused.add(what);
      return undefined;
    }
  }

  async function endBegun(conclusion: 'cancelled' | 'failure', title: string, summary: string) {
    if (begun === undefined) return;
    const id = begun;
    begun = undefined;
    const state: CheckState = { status: 'completed', conclusion, output: { title, summary } };
    await attempt('check runs', () => github.updateCheckRun(repository, id, state));
  }

  async function runsOf(sha: string): Promise<CommitCheck[]> {
    const runs =
      runsBySha.get(sha) ?? (await attempt('check runs', () => commitChecks(github, repository, sha))) ?? [];
    runsBySha.set(sha, runs);
    return runs;
  }

  return {
    get refused() {
      return [...refused];
    },
    fork,
    attempt,
    checks: runsOf,
    async begin(sha) {
      beginning = sha;
      const runs = await runsOf(sha);
      const check = {
        name: WHOLE_CHECK,
        output: { title: 'In progress', summary: 'The specs and their images are being checked.' },
        annotations: [],
      };
      const target = { repository, sha, existing: existingIn(runs, WHOLE_CHECK) };
      begun = await attempt('check runs', () =>
        writeCheckRun(check, { partial: BEGUN, whole: BEGUN }, target, github),
      );
      if (begun === undefined) return;
      const state = { status: 'in_progress', conclusion: null, annotations: 0, app: '', own: true };
      runsBySha.set(sha, [...runs, { id: begun, name: WHOLE_CHECK, externalId: BEGUN, ...state }]);
    },
    async end(change, shas) {
      for (const sha of shas) {
        const runs = await runsOf(sha);
        for (const { check, marks } of checksOf(change)) {
          const newest = runs.findLast(({ name }) => name === check.name);
          if (newest?.own && isWritten(newest, check, marks)) continue;
          const target = { repository, sha, existing: existingIn(runs, check.name) };
          await attempt('check runs', async () => {
            if ((await writeCheckRun(check, marks, target, github)) === begun) begun = undefined;
          });
        }
      }
    },
    supersede: (newer) =>
      endBegun(
        'cancelled',
        'Superseded by a newer push',
        `The branch is now at ${newer}, which is checked instead.`,
      ),
    broken: (why) =>
      endBegun(
        'failure',
        'Could not be checked',
        `The fault is **on our side**: the author has nothing to do. A maintainer of the catalog starts this job again.\n\n${escapeMarkdown(why)}`,
      ),
    async canceled(last) {
      if (begun === undefined && beginning === undefined) return;
      const title = 'The job was canceled';
      const summary = 'This commit was not checked. A maintainer of the catalog starts the job again.';
      await attempt('check runs', async () => {
        // The answer with the id may have been canceled too.
        const runs =
          begun === undefined ? await last.checkRunsNamed(repository, beginning!, WHOLE_CHECK) : [];
        const id = begun ?? runs.find((run) => run.externalId === BEGUN && run.status !== 'completed')?.id;
        begun = undefined;
        if (id === undefined) return;
        const state: CheckState = {
          status: 'completed',
          conclusion: 'cancelled',
          output: { title, summary },
        };
        await last.updateCheckRun(repository, id, state);
      });
    },
    async comment(number, text, { create } = { create: true }) {
      const body = `${COMMENT_MARK}\n${text}`;
      await attempt('comments', async () => {
        const own = (await github.comments(repository, number)).find(
          (comment) => isTrusted(comment) && comment.body.startsWith(COMMENT_MARK),
        );
        if (!own && create) await github.createComment(repository, number, body);
        else if (own && own.body !== body) await github.updateComment(repository, own.id, body);
      });
    },
    async suggest(number, sha, comments) {
      if (comments.length === 0) return;
      await attempt('suggestions', async () => {
        const existing = await github.reviewComments(repository, number);
        const marks = new Set(existing.filter(isTrusted).map(({ body }) => markIn(body)));
        const fresh = comments.filter((comment) => !marks.has(markOf(comment)));
        if (fresh.length === 0) return;
        const marked = fresh.map((comment) => ({
          ...comment,
          body: `${comment.body}\n<!-- ${markOf(comment)} -->`,
        }));
        const body =
          'These fixes cannot change the meaning. Commit them one by one, or all with "Add to batch".';
        await github.createReview(repository, number, sha, body, marked);
      });
    },
  };
}

/** Whether a check run shows the same already, with what the review looked at. */
function isWritten(
  { status, externalId, text }: CheckRun,
  { name, output }: DesiredCheck,
  { whole }: CheckMarks,
) {
  const isSeen = name !== WHOLE_CHECK || output.text === undefined || output.text === text;
  return status === 'completed' && externalId === whole && isSeen;
}

/**
 * The check run to update. GitHub only ever adds annotations. So a completed check that has some stays as it
 * is, and a new one of the same name replaces it: GitHub shows and counts the newest (REST API, "List check
 * runs", `filter`). The same applies if the newest of that name is not Pipewright's.
 * @param runs the oldest first
 */
function existingIn(runs: readonly CommitCheck[], wanted: string): CommitCheck | undefined {
  const newest = runs.findLast(({ name }) => name === wanted);
  return newest?.own && (newest.status !== 'completed' || newest.annotations === 0) ? newest : undefined;
}

/** Written by an app, or by a person with write access to the repository, whose token a job may use. */
function isTrusted({ byBot, byWriter }: Comment): boolean {
  return byBot || byWriter;
}

/** The same fix of the same text has the same mark, whatever line it is on. */
function markOf({ path, body }: LineComment): string {
  return `${SUGGESTION_MARK}:${digestHex(digestOf(`${path}\n${body}`), 32)}`;
}

function markIn(body: string): string | undefined {
  return new RegExp(`${SUGGESTION_MARK}:[0-9a-f]+`).exec(body.slice(body.lastIndexOf('<!--')))?.[0];
}
