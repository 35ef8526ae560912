/**
 * The id of a run that `run` begins: `run-20261125T092236Z-3fa9c1`. Its form is the mark by which the dispatcher tells
 * `<prefix>/<run>/<path>` from a folder that somebody uploaded by hand; such uploads belong to {@link ADHOC}.
 */
const RUN_ID = /^run-\d{8}T\d{6}Z-[0-9a-f]{6}$/;

/** The run of everything that was uploaded without `run`. */
export const ADHOC = 'adhoc';

/** In place of an id: a run of its own, though one of the same inputs could go on. */
export const NEW = 'new';

/**
 * @param now milliseconds since the epoch
 * @param random 6 lower-case hex digits, for two runs that begin in the same second
 */
export function runId(now: number, random: string): string {
  return `run-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}-${random}`;
}

export function isRunId(text: string): boolean {
  return RUN_ID.test(text);
}
