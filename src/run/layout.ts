/** Where a workflow keeps things in its output bucket. `prefix` is the workflow's, without `/` at its ends; may be empty. */

/** The folder of a step's outputs in a run, ending in `/`. */
export function outputFolder(prefix: string, step: string, run: string): string {
  return `${under(prefix)}${step}/${run}/`;
}

/** Where all markers of a run are, ending in `/`; with `step`, those of that step. */
export function markerFolder(prefix: string, run: string, step?: string): string {
  return `${under(prefix)}.pipewright/markers/${run}/${step === undefined ? '' : `${step}/`}`;
}

function under(prefix: string): string {
  return prefix === '' ? '' : `${prefix}/`;
}
