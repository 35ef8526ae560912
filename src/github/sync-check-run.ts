import type { Clock } from '../core/clock.ts';
import { Failure } from '../core/failure.ts';
import type { RunNotes } from '../protocol/run-storage.ts';
import { ANNOTATIONS_A_REQUEST } from './annotate.ts';
import type { DesiredCheck } from './desired-check.ts';
import type { CheckRun, CheckState } from './github.ts';

/** GitHub, as keeping a check run needs it. */
export interface CheckRuns {
  /** All of a name at a commit, not only the latest. */
  checkRunsNamed(repository: string, sha: string, name: string): Promise<CheckRun[]>;
  createCheckRun(repository: string, sha: string, name: string, state: CheckState): Promise<number>;
  updateCheckRun(repository: string, id: number, state: CheckState): Promise<void>;
}

/** Which check run is meant, and where it is written down. */
export interface CheckPlace {
  readonly run: string;
  readonly repository: string;
  readonly sha: string;
  /** Of check.json. */
  readonly bucket: string;
  readonly key: string;
}

export interface CheckParts {
  readonly github: CheckRuns;
  readonly notes: RunNotes;
  readonly clock: Pick<Clock, 'now'>;
  /** Unlike that of any other process. */
  readonly token: string;
}

/** check.json: what GitHub was told of a run, so that each job that comes by goes on where the last one stopped. */
interface CheckNote {
  readonly version: 1;
  /** A run that goes on after its end gets another check run: annotations cannot be taken back. From 1. */
  readonly round: number;
  readonly id?: number;
  /** The commit whose check run it is. */
  readonly sha?: string;
  readonly digest?: string;
  /** It was completed, by a look at that time (milliseconds since 1970), with that outcome. */
  readonly completed?: { readonly at: number; readonly outcome: string };
  /** Somebody is writing to GitHub; until then, in milliseconds since 1970, nobody else does. */
  readonly claim?: { readonly by: string; readonly until: number };
}

/** `same`: GitHub says it already. `busy`: another job is writing. */
export type SyncResult = 'same' | 'written' | 'busy';

/** Longer than GitHub is waited for. */
const CLAIM_MS = 6 * 60_000;

/**
 * Brings a run's check run to what it shall be: makes it, changes it only when its content changed, completes it once.
 * Several jobs may do this at once: one writes, and the others leave it to that one. What GitHub may have done though its
 * answer was lost is found out before anything is repeated.
 * @throws Failure `GITHUB_…`; the next call goes on from there
 */
export async function syncCheckRun(
  wish: DesiredCheck,
  place: CheckPlace,
  parts: CheckParts,
): Promise<SyncResult> {
  const { notes, clock, token } = parts;
  const found = await notes.read(place);
  const before = readNote(found?.text);
  const again = goesOn(before, wish, place.sha);
  if (!again && (before.completed || before.digest === wish.digest)) return 'same';
  if (before.claim && before.claim.by !== token && before.claim.until > clock.now()) return 'busy';
  const { claim: _, ...rest } = again ? { version: 1 as const, round: before.round + 1 } : before;
  const claimed = { ...rest, claim: { by: token, until: clock.now() + CLAIM_MS } };
  if (!(await notes.replace(place, writeNote(claimed), found?.etag))) return 'busy';
  let after: CheckNote = rest;
  try {
    after = await write(wish, rest, place, parts);
  } finally {
    // Whoever comes next finds what is true by now, also after a failure. Nobody else has written: the claim was ours.
    const now = await notes.read(place);
    if (readNote(now?.text).claim?.by === token) await notes.replace(place, writeNote(after), now?.etag);
  }
  return 'written';
}

/**
 * Completed, and seen later to go on, to have come to another end, or to be of another commit. A look from before says
 * nothing new.
 */
function goesOn(
  { completed, sha }: CheckNote,
  { at, conclusion, outcome }: DesiredCheck,
  commit: string,
): boolean {
  if (completed === undefined || at <= completed.at) return false;
  const moved = sha !== undefined && sha !== commit;
  return moved || conclusion === undefined || outcome !== completed.outcome;
}

async function write(
  wish: DesiredCheck,
  note: CheckNote,
  { run, repository, sha }: CheckPlace,
  { github }: CheckParts,
): Promise<CheckNote> {
  const mark = `pipewright:run:${run}:${note.round}:`;
  const externalId = mark + wish.digest;
  const last = wish.states.length - 1;
  // Ended by the last part only: whoever finds it ended may rely on its being whole.
  const states = wish.states.map((state, i): CheckState => {
    if (i === last) return { ...state, externalId };
    const { conclusion: _, ...rest } = state;
    return { ...rest, status: 'in_progress', externalId: mark };
  });
  const there = async (): Promise<CheckRun | undefined> =>
    (await github.checkRunsNamed(repository, sha, wish.name)).find((each) =>
      each.externalId.startsWith(mark),
    );
  const done = (id: number): CheckNote => ({
    version: 1,
    round: note.round,
    id,
    sha,
    digest: wish.digest,
    ...(wish.conclusion !== undefined && { completed: { at: wish.at, outcome: wish.outcome } }),
  });
  // Before one is made, and before what cannot be taken back: a job before this one may have died in between.
  const found = note.id === undefined || wish.conclusion !== undefined ? await there() : undefined;
  if (found && (found.status === 'completed' || found.externalId === externalId)) return done(found.id);
  let id = found?.id ?? note.id;
  // Annotations add up: parts that are there are not sent again.
  const begun = found?.externalId === mark ? partsIn(found) : 0;
  for (const [part, state] of [...states.entries()].slice(Math.min(begun, last))) {
    try {
      if (id === undefined) id = await github.createCheckRun(repository, sha, wish.name, state);
      else await github.updateCheckRun(repository, id, state);
    } catch (error) {
      // The answer was lost, or came too late: it may be done all the same.
      if (!(error instanceof Failure) || error.code !== 'GITHUB_UNREACHABLE') throw error;
      const now = await there();
      if (now === undefined || now.externalId !== state.externalId) throw error;
      if (part < last && partsIn(now) <= part) throw error;
      id = now.id;
    }
  }
  return done(id!);
}

/** How many full parts of annotations a check run has. */
function partsIn({ annotations }: CheckRun): number {
  return Math.floor(annotations / ANNOTATIONS_A_REQUEST);
}

function readNote(text: string | undefined): CheckNote {
  try {
    const value = JSON.parse(text ?? 'null') as CheckNote | null;
    if (value?.version === 1 && value.round > 0) return value;
  } catch {
    // What is none of ours is written anew; the check run is found by its mark.
  }
  return { version: 1, round: 1 };
}

function writeNote(note: CheckNote): string {
  return JSON.stringify(note);
}
