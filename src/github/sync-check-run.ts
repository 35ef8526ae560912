import type { Clock } from '../core/clock.ts';
import { optimisticUpdate, storedAs } from '../core/optimistic-update.ts';
import type { VersionedObjects } from '../protocol/object-store.ts';
import { type CheckRuns, checkDigest, writeCheckRun } from './check-run.ts';
import type { DesiredRunCheck } from './run-check.ts';

/** Identifies a run's check run and the place of its note, check.json. */
export interface RunCheckPlace {
  readonly run: string;
  readonly repository: string;
  readonly sha: string;
  /** Of check.json, as `key`. */
  readonly bucket: string;
  readonly key: string;
}

export interface SyncParts {
  readonly github: CheckRuns;
  readonly notes: VersionedObjects;
  readonly clock: Pick<Clock, 'now'>;
  /** Unique to this process. */
  readonly token: string;
}

/** check.json: what GitHub has of a run, so that every job continues where the last one stopped. */
interface CheckNote {
  readonly version: 1;
  /** From 1. A run that continues after its end gets another check run, as annotations cannot be removed. */
  readonly round: number;
  readonly id?: number;
  /** The commit of the check run. */
  readonly sha?: string;
  readonly digest?: string;
  /** Set once it is completed: when the snapshot was taken (milliseconds since 1970), and the outcome. */
  readonly completed?: { readonly at: number; readonly outcome: string };
  /** A lock: until then (milliseconds since 1970) only this process writes to GitHub. */
  readonly claim?: { readonly by: string; readonly until: number };
}

/** `same`: GitHub has this state already. `busy`: another job is writing. */
export type SyncResult = 'same' | 'written' | 'busy';

/** Longer than any wait for GitHub. */
const CLAIM_MS = 6 * 60_000;

/**
 * Creates a run's check run, updates it when its content has changed, and completes it once. Idempotent and
 * safe across concurrent jobs: one holds the lock and writes, the others return `busy`.
 * @throws Failure `GITHUB_…`; the next call continues from there
 */
export async function syncCheckRun(
  desired: DesiredRunCheck,
  place: RunCheckPlace,
  parts: SyncParts,
): Promise<SyncResult> {
  const { notes, clock, token } = parts;
  const store = storedAs(notes, place, readNote, (note) => JSON.stringify(note));
  const { value: before, etag } = await store.read();
  const reopened = isReopened(before, desired, place.sha);
  if (!reopened && (before.completed || before.digest === checkDigest(desired.check))) return 'same';
  if (before.claim && before.claim.by !== token && before.claim.until > clock.now()) return 'busy';
  const { claim: _, ...note } = reopened ? { version: 1 as const, round: before.round + 1 } : before;
  const claimed = { ...note, claim: { by: token, until: clock.now() + CLAIM_MS } };
  if ((await store.replace(claimed, etag)) === undefined) return 'busy';
  let after: CheckNote = note;
  try {
    after = await write(desired, note, place, parts);
  } finally {
    // Also after a failure: release the lock, unless it expired and another job holds it by now.
    await optimisticUpdate(store, (current) => (current.claim?.by === token ? after : undefined));
  }
  return 'written';
}

/**
 * Whether a completed check run is out of date: a newer snapshot shows the run in progress, with another
 * outcome, or belonging to another commit.
 */
function isReopened(
  { completed, sha }: CheckNote,
  { at, check, outcome }: DesiredRunCheck,
  commit: string,
): boolean {
  if (completed === undefined || at <= completed.at) return false;
  const moved = sha !== undefined && sha !== commit;
  return moved || check.conclusion === undefined || outcome !== completed.outcome;
}

async function write(
  { check, at, outcome }: DesiredRunCheck,
  { id, round }: CheckNote,
  { run, repository, sha }: RunCheckPlace,
  { github }: SyncParts,
): Promise<CheckNote> {
  const digest = checkDigest(check);
  const partial = `pipewright:run:${run}:${round}:`;
  const marks = { partial, whole: partial + digest };
  const isFinal = check.conclusion !== undefined;
  // An earlier job may have died before it could save its note; annotations cannot be removed, so look first.
  const runs = id === undefined || isFinal ? await github.checkRunsNamed(repository, sha, check.name) : [];
  const found = runs.find(({ externalId }) => externalId.startsWith(partial));
  const existing = found ?? (id === undefined ? undefined : { id, externalId: '', annotations: 0 });
  const isDone = found && (found.status === 'completed' || found.externalId === marks.whole);
  const written = isDone
    ? found.id
    : await writeCheckRun(check, marks, { repository, sha, existing }, github);
  const completed = isFinal ? { at, outcome } : undefined;
  return { version: 1, round, id: written, sha, digest, completed };
}

function readNote(text: string | undefined): CheckNote {
  try {
    const value = JSON.parse(text ?? 'null') as CheckNote | null;
    if (value?.version === 1 && value.round > 0) return value;
  } catch {
    // Not a Pipewright note: it is replaced, and the check run is found by its external id.
  }
  return { version: 1, round: 1 };
}
