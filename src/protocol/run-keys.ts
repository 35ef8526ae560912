/** What lies beside a run's results and markers (src/protocol/result-folders.ts). `prefix` is as there: `''`, or ending in `/`. */

/** Where `run.json` and the gather steps' manifests of all runs are, ending in `/`. */
export function runsFolder(prefix: string): string {
  return `${prefix}.pipewright/runs/`;
}

/** Everything that is said of one run as a whole, ending in `/`. */
function runFolder(prefix: string, run: string): string {
  return `${runsFolder(prefix)}${run}/`;
}

/** What `run` says of a run: src/protocol/run-manifest.ts. */
export function runManifestKey(prefix: string, run: string): string {
  return `${runFolder(prefix, run)}run.json`;
}

/** Where the run's check run is, and what it says: src/github/sync-check-run.ts. */
export function runCheckKey(prefix: string, run: string): string {
  return `${runFolder(prefix, run)}check.json`;
}

/** Says that a run is over, and how it ended. */
export function runEndedKey(prefix: string, run: string): string {
  return `${runFolder(prefix, run)}ended.json`;
}

/** Inputs of a run that lie elsewhere than below its own folder: lines as of src/protocol/gather-manifest.ts. */
export function runInputsKey(prefix: string, run: string): string {
  return `${runFolder(prefix, run)}inputs.jsonl`;
}

/** Everything about the run's steps that gather, ending in `/`. */
export function gatherFolder(prefix: string, run: string): string {
  return `${runFolder(prefix, run)}gather/`;
}

/** The input of a step that gathers: src/protocol/gather-manifest.ts. It is made once per run, by whoever sees first that all is there. */
export function gatherManifestKey(prefix: string, run: string, step: string): string {
  return `${gatherFolder(prefix, run)}${step}.jsonl`;
}

/** Says that the step's work queue has the item. */
export function gatherSentKey(prefix: string, run: string, step: string): string {
  return `${gatherFolder(prefix, run)}${step}.sent`;
}

/** What the dispatcher remembers of a step's agents: src/dispatch/ledger.ts. */
export function ledgerKey(prefix: string, step: string): string {
  return `${prefix}.pipewright/agents/${step}.json`;
}
