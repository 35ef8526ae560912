/*
 * What one item can gather. Before a group begins, the dispatcher holds all items of its run in memory; the
 * list of a group's files is held by the dispatcher and by the group's agent. `run` refuses what certainly
 * exceeds them.
 */

/** Items of a run with steps that gather. */
export const GATHERED_ITEMS = 100_000;

/** The list of the files that one item is made of; bytes. */
export const GATHERED_BYTES = 32 << 20;

/** The error for a longer list. @param item with its step, for people */
export function tooMuchToGather(item: string, bytes: number, isLeast = false): string {
  return `${item} would gather more files than one item can: their list has ${isLeast ? 'at least ' : ''}${bytes} bytes, but ${GATHERED_BYTES} are allowed. Gather in two steps, with "size" or "by" in the first one.`;
}
