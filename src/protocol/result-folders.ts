/** Where a workflow keeps things in its output bucket. `prefix` is the workflow's: `''`, or ending in `/`. */

/** The folder of a step's outputs in a run, ending in `/`. */
export function outputFolder(prefix: string, step: string, run: string): string {
  return `${prefix}${step}/${run}/`;
}

/** Where all markers of a run are, ending in `/`; with `step`, those of that step. */
export function markerFolder(prefix: string, run: string, step?: string): string {
  return `${prefix}.pipewright/markers/${run}/${step === undefined ? '' : `${step}/`}`;
}
