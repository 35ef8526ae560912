/** Where a workflow keeps things in its output bucket. `prefix` is the workflow's, without `/` at its ends; may be empty. */

/** The folder of a step's outputs in a run, ending in `/`. */
export function outputFolder(prefix: string, step: string, run: string): string {
  return `${under(prefix)}${step}/${run}/`;
}

/** Where all markers of a run are, ending in `/`; with `step`, those of that step. */
export function markerFolder(prefix: string, run: string, step?: string): string {
  return `${under(prefix)}.pipewright/markers/${run}/${step === undefined ? '' : `${step}/`}`;
}

/** Where `run.json` and the gather steps' manifests of all runs are, ending in `/`. */
export function runsFolder(prefix: string): string {
  return `${under(prefix)}.pipewright/runs/`;
}

/** What `run` says of a run: src/run/run-manifest.ts. */
export function runManifestKey(prefix: string, run: string): string {
  return `${runsFolder(prefix)}${run}/run.json`;
}

/** The input of a step that gathers: src/run/gather.ts. It is made once per run, by whoever sees first that all is there. */
export function gatherManifestKey(prefix: string, run: string, step: string): string {
  return `${runsFolder(prefix)}${run}/gather/${step}.jsonl`;
}

/** Says that the step's work queue has the item. */
export function gatherSentKey(prefix: string, run: string, step: string): string {
  return `${runsFolder(prefix)}${run}/gather/${step}.sent`;
}

/** What the dispatcher remembers of a step's agents: src/dispatch/ledger.ts. */
export function ledgerKey(prefix: string, step: string): string {
  return `${under(prefix)}.pipewright/agents/${step}.json`;
}

function under(prefix: string): string {
  return prefix === '' ? '' : `${prefix}/`;
}
