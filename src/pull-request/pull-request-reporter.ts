import { Failure } from '../core/failure.ts';
import type { CheckRun, CheckState, GitHub, LineComment } from '../github/github.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import type { ChangeReport } from './change-page.ts';
import { BEGUN, checksOf, isOwnCheckRun, WHOLE_CHECK } from './entry-check.ts';

/** Begins our one comment on a pull request, so that it is found again. */
export const COMMENT_MARK = '<!-- pipewright:catalog -->';
/** The same for reviews that suggest fixes; what they suggested is in the mark, so that nothing is suggested twice. */
const SUGGESTION_MARK = 'pipewright:suggestion';

/** Tells GitHub's pages what became known. With a token that may only read, it tells nothing and says so. */
export interface PullRequestReporter {
  /** What could not be written, in words; empty when all was. */
  readonly refused: readonly string[];
  /** Shows, before slow work, that the change is being looked at. */
  begin(sha: string): Promise<void>;
  /**
   * Ends the checks, on every commit that is meant. A run that is started again makes no second check: those that say
   * the same already are left as they are, and those that were never ended are ended.
   */
  end(change: ChangeReport, shas: readonly string[]): Promise<void>;
  /** Says of the check that was begun that a newer push made it pointless. */
  supersede(newer: string): Promise<void>;
  /** Says of the check that was begun that the fault is ours. */
  broken(why: string): Promise<void>;
  /** Keeps the one comment. @param options.make false: only if it is there already */
  comment(number: number, body: string, options?: { readonly make: boolean }): Promise<void>;
  suggest(number: number, sha: string, comments: readonly LineComment[]): Promise<void>;
  /** Runs something that writes; undefined when the token may not, which is then noted. */
  attempt<T>(what: string, write: () => Promise<T>): Promise<T | undefined>;
}

/**
 * @param fork whether the run is for a fork's change: its token may write everything or nothing, so that one refusal
 *   says all
 */
export function openPullRequestReporter(
  github: GitHub,
  repository: string,
  fork = false,
): PullRequestReporter {
  const refused = new Set<string>();
  /** The check about all that is not ended yet. */
  let begun: number | undefined;
  const known = new Map<string, CheckRun[]>();
  /** Permissions are given per kind of thing: after one refusal there is no use in asking again. */
  const mayNot = new Set<string>();

  async function attempt<T>(what: string, write: () => Promise<T>): Promise<T | undefined> {
    if (mayNot.has(what) || (fork && mayNot.size > 0)) return undefined;
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'GITHUB_READ_ONLY') throw error;
      mayNot.add(what);
      refused.add(what);
      return undefined;
    }
  }

  async function endBegun(state: CheckState): Promise<void> {
    if (begun === undefined) return;
    const id = begun;
    begun = undefined;
    await attempt('check runs', () => github.updateCheckRun(repository, id, state));
  }

  /** The check runs that a commit has, as far as we know of them. */
  async function runsOf(sha: string): Promise<CheckRun[]> {
    const runs =
      known.get(sha) ?? (await attempt('check runs', () => github.checkRuns(repository, sha))) ?? [];
    known.set(sha, runs);
    return runs;
  }

  return {
    get refused() {
      return [...refused];
    },
    attempt,
    async begin(sha) {
      // A fork's token is most likely to be refused, and then there is nothing to look for.
      if (fork) known.set(sha, []);
      const runs = await runsOf(sha);
      const old = runs.find((run) => mayUpdate(run, WHOLE_CHECK));
      const state: CheckState = {
        status: 'in_progress',
        externalId: BEGUN,
        output: {
          title: 'Being checked',
          summary: 'The specs are being checked and their images looked at.',
        },
      };
      begun = await attempt('check runs', async () => {
        if (!old) return github.createCheckRun(repository, sha, WHOLE_CHECK, state);
        await github.updateCheckRun(repository, old.id, state);
        return old.id;
      });
      if (begun === undefined) return;
      const now = { id: begun, name: WHOLE_CHECK, externalId: BEGUN, annotations: 0 };
      const others = runs.filter(({ name }) => name !== WHOLE_CHECK);
      known.set(sha, [...others, { ...now, status: 'in_progress', conclusion: null, app: '' }]);
    },
    async end(change, shas) {
      for (const sha of shas) {
        const runs = await runsOf(sha);
        for (const { name, externalId, states } of checksOf(change)) {
          if (runs.some((run) => run.name === name && says(run, externalId))) continue;
          const old = runs.find((run) => mayUpdate(run, name));
          const [first, ...more] = states;
          await attempt('check runs', async () => {
            const id = old?.id ?? (await github.createCheckRun(repository, sha, name, first));
            if (old) await github.updateCheckRun(repository, id, first);
            for (const state of more) await github.updateCheckRun(repository, id, state);
            if (id === begun) begun = undefined;
          });
        }
      }
    },
    supersede: (newer) =>
      endBegun({
        status: 'completed',
        conclusion: 'cancelled',
        output: {
          title: 'Superseded by a newer push',
          summary: `The branch is at ${newer} by now, and that is what counts.`,
        },
      }),
    broken: (why) =>
      endBegun({
        status: 'completed',
        conclusion: 'failure',
        output: {
          title: 'Could not be checked',
          summary: `The fault is **on our side**: there is nothing for the author to do. A keeper of the catalog starts this job again.\n\n${escapeMarkdown(why)}`,
        },
      }),
    async comment(number, text, { make } = { make: true }) {
      const body = `${COMMENT_MARK}\n${text}`;
      await attempt('comments', async () => {
        const mine = (await github.comments(repository, number)).find(
          ({ byBot, body: old }) => byBot && old.startsWith(COMMENT_MARK),
        );
        if (!mine && make) await github.createComment(repository, number, body);
        else if (mine && mine.body !== body) await github.updateComment(repository, mine.id, body);
      });
    },
    async suggest(number, sha, comments) {
      if (comments.length === 0) return;
      await attempt('suggestions', async () => {
        const old = await github.reviewComments(repository, number);
        const said = new Set(old.filter(({ byBot }) => byBot).map(({ body }) => markIn(body)));
        const fresh = comments
          .map((comment) => ({ ...comment, body: `${comment.body}\n<!-- ${markOf(comment)} -->` }))
          .filter(({ body }) => !said.has(markIn(body)));
        if (fresh.length === 0) return;
        const body =
          'These fixes cannot change what was meant. Take them one by one, or all with "Add to batch".';
        await github.createReview(repository, number, sha, body, fresh);
      });
    },
  };
}

function says({ status, externalId }: CheckRun, wanted: string): boolean {
  return status === 'completed' && externalId === wanted;
}

/**
 * Annotations only ever join those that are there. So an ended check that has some stays as it is, and a new one of the
 * same name takes its place: GitHub shows and counts the newest (REST API, "List check runs", `filter`).
 */
function mayUpdate(run: CheckRun, name: string): boolean {
  return (
    run.name === name &&
    isOwnCheckRun(run.externalId) &&
    (run.status !== 'completed' || run.annotations === 0)
  );
}

/** The same fix of the same text has the same mark, wherever the line is by now. */
function markOf({ path, body }: LineComment): string {
  let hash = 5381;
  for (const character of `${path}\n${body}`) hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 2 ** 32;
  return `${SUGGESTION_MARK}:${hash.toString(16)}`;
}

function markIn(body: string): string {
  return new RegExp(`${SUGGESTION_MARK}:[0-9a-f]+`).exec(body.slice(body.lastIndexOf('<!--')))?.[0] ?? body;
}
