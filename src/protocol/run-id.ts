/**
 * The id of a run that `run` starts: `run-20261125T092236Z-3fa9c1`. By its form the dispatcher distinguishes
 * `<prefix><run>/<path>` from a folder that was uploaded by hand, which belongs to {@link ADHOC}.
 */
const RUN_ID = /^run-\d{8}T\d{6}Z-[0-9a-f]{6}$/;

/** The run of everything that was uploaded without `run`. */
export const ADHOC = 'adhoc';

/** Instead of an id: a new run, even if one of the same inputs could be resumed. */
export const NEW = 'new';

/**
 * @param now milliseconds since the epoch
 * @param random 6 lower-case hex digits, for runs that start in the same second
 */
export function runId(now: number, random: string): string {
  return `run-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}-${random}`;
}

export function isRunId(text: string): boolean {
  return RUN_ID.test(text);
}
