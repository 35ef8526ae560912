import type { GitHub } from '../../edge/github.ts';
import { Failure } from '../../failure.ts';
import { checkName, checkStates } from './check-run.ts';
import type { EntryReport } from './examine.ts';
import type { LineComment } from './github-types.ts';
import { allFindings, type Stage } from './page.ts';

/** Begins our one comment on a pull request, so that it is found again. */
export const COMMENT_MARK = '<!-- pipewright:catalog -->';
/** The same for reviews that suggest fixes; what they suggested is in the mark, so that nothing is suggested twice. */
const SUGGESTION_MARK = 'pipewright:suggestion';
/** A check shows that it began before slow work; for more entries than this, that would only cost requests. */
const MOST_BEGUN = 20;

/** Tells GitHub's pages what became known. With a token that may only read, it tells nothing and says so. */
export interface Talk {
  /** What could not be written, in words; empty when all was. */
  readonly refused: readonly string[];
  /** Shows for each entry that it is being looked at. */
  begin(entries: readonly string[], sha: string): Promise<void>;
  /** Ends the check of each entry, on every commit that is meant. */
  end(reports: readonly EntryReport[], about: About, shas: readonly string[]): Promise<void>;
  /** Says of checks that were begun that a newer push made them pointless. */
  supersede(newer: string): Promise<void>;
  /** Keeps the one comment. */
  comment(number: number, body: string): Promise<void>;
  suggest(number: number, sha: string, comments: readonly LineComment[]): Promise<void>;
  /** Runs something that writes; undefined when the token may not, which is then noted. */
  attempt<T>(what: string, write: () => Promise<T>): Promise<T | undefined>;
}

export interface About {
  readonly stage: Stage;
  readonly number?: number;
  readonly notes?: readonly string[];
  readonly detailsUrl?: string;
}

/**
 * @param fork whether the run is for a fork's change: its token may write everything or nothing, so that one refusal
 *   says all
 */
export function openTalk(github: GitHub, repository: string, fork = false): Talk {
  const refused = new Set<string>();
  /** Entry → the check that was begun, and on which commit. */
  const begun = new Map<string, { id: number; sha: string }>();
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

  return {
    get refused() {
      return [...refused];
    },
    attempt,
    async begin(entries, sha) {
      if (entries.length > MOST_BEGUN) return;
      for (const entry of entries) {
        const id = await attempt('check runs', () =>
          github.createCheckRun(repository, sha, checkName(entry), {
            status: 'in_progress',
            output: { title: 'Being checked', summary: 'The spec is being checked and its image looked at.' },
          }),
        );
        if (id !== undefined) begun.set(entry, { id, sha });
      }
    },
    async end(reports, about, shas) {
      for (const report of reports) {
        const [first, ...more] = checkStates(report, about);
        for (const sha of shas) {
          await attempt('check runs', async () => {
            const old = begun.get(report.name);
            let id = old?.sha === sha ? old.id : undefined;
            if (id === undefined)
              id = await github.createCheckRun(repository, sha, checkName(report.name), first!);
            else await github.updateCheckRun(repository, id, first!);
            begun.delete(report.name);
            for (const state of more) await github.updateCheckRun(repository, id, state);
          });
        }
      }
    },
    async supersede(newer) {
      for (const { id } of begun.values()) {
        await attempt('check runs', () =>
          github.updateCheckRun(repository, id, {
            status: 'completed',
            conclusion: 'cancelled',
            output: {
              title: 'Superseded by a newer push',
              summary: `The branch is at ${newer} by now, and that is what counts.`,
            },
          }),
        );
      }
      begun.clear();
    },
    async comment(number, text) {
      const body = `${COMMENT_MARK}\n${text}`;
      await attempt('comments', async () => {
        const mine = (await github.comments(repository, number)).find(
          ({ byBot, body: old }) => byBot && old.startsWith(COMMENT_MARK),
        );
        if (!mine) await github.createComment(repository, number, body);
        else if (mine.body !== body) await github.updateComment(repository, mine.id, body);
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

/** The same fix of the same text has the same mark, wherever the line is by now. */
function markOf({ path, body }: LineComment): string {
  let hash = 5381;
  for (const character of `${path}\n${body}`) hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 2 ** 32;
  return `${SUGGESTION_MARK}:${hash.toString(16)}`;
}

function markIn(body: string): string {
  return new RegExp(`${SUGGESTION_MARK}:[0-9a-f]+`).exec(body.slice(body.lastIndexOf('<!--')))?.[0] ?? body;
}

/** How many of each severity, for outputs. */
export function countsOf(reports: readonly EntryReport[]): {
  errors: number;
  warnings: number;
  hints: number;
} {
  const all = reports.flatMap(allFindings);
  const count = (severity: string) => all.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), hints: count('hint') };
}
