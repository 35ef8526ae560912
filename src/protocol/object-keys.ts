import { createHash } from 'node:crypto';
import { namesOutputs } from '../spec/named-files.ts';
import { outputName } from '../spec/output-name.ts';
import type { Spec } from '../spec/spec.ts';
import type { DispatchStep } from './dispatch-plan.ts';
import { ADHOC } from './run-id.ts';

/*
 * The keys of all objects that a workflow writes. `<prefix>` is the workflow's, in its output bucket: '' or ending in '/'.
 *
 *     <prefix><step>/<run>/<path>                                             a result
 *     <prefix>.pipewright/markers/<run>/<step>/<item>.<version>.done|failed   how an item ended (marker.ts)
 *     <prefix>.pipewright/checkpoints/<run>/<step>/<item>.<content>.<settings>/…   how far an item is (agent/checkpoint.ts)
 *     <prefix>.pipewright/runs/<run>/run.json                                 the run (run-manifest.ts)
 *     <prefix>.pipewright/runs/<run>/inputs.jsonl                             its inputs that lie elsewhere
 *     <prefix>.pipewright/runs/<run>/items.jsonl                              its items, where a workflow says what they are
 *     <prefix>.pipewright/runs/<run>/work/<step>/<item>.<content>.json        what an item is made of that no message holds
 *     <prefix>.pipewright/runs/<run>/check.json                               its check run (github/sync-check-run.ts)
 *     <prefix>.pipewright/runs/<run>/ended.json                               that it has ended, and how
 *     <prefix>.pipewright/runs/<run>/gather/<step>.jsonl                      a gather step's input (gather-manifest.ts)
 *     <prefix>.pipewright/runs/<run>/gather/<step>[.<item>.<version>].sent    that its item, or a group, is in the work queue
 *     <prefix>.pipewright/runs/<run>/gather/<step>.blocked                    the failed item that keeps it from starting
 *     <prefix>.pipewright/runs/<run>/gather/<step>.looked                     what had ended when groups were looked for
 *     <prefix>.pipewright/runs/adhoc/items/<item>.json                        an item of uploads without a run
 *     <prefix>.pipewright/notified/<run>/<what>                                   that people were notified of it (dispatch/notified.ts)
 *     <prefix>.pipewright/shared/<name>/<sha256>/<path>                       a shared input, by its content
 *     <prefix>.pipewright/agents/<step>.json                                  the dispatcher's ledger (dispatch/ledger.ts)
 *     <prefix>.pipewright/budget.json                                         what was paid for agents (dispatch/budget-ledger.ts)
 *     <prefix>.pipewright/deploy/deployed                                     written by each deployment, at its end
 *     <prefix>.pipewright/deploy/shared.json                                  what is shared now (shared-pins.ts)
 *     .pipewright/cache/<settings>/<content>                                  a result to take over (cached-result.ts)
 *
 * Inputs lie at <input prefix><run>/<path>; at <input prefix><path> when they were uploaded by hand (run-id.ts).
 * All folders end in '/'.
 */

/** The folder of a step's results in a run. */
export function outputFolder(prefix: string, step: string, run: string): string {
  return `${prefix}${step}/${run}/`;
}

/**
 * The key of an item's result: the item's path with its last segment named by `output_name`. Folders stay as they are,
 * as `a//b` and `a/b` are different keys. Where the spec names outputs, it is the folder of the item's outputs: its id.
 */
export function resultKey(spec: Spec, item: string): string {
  if (namesOutputs(spec)) return item;
  const name = item.lastIndexOf('/') + 1;
  return item.slice(0, name) + outputName(spec.output_name ?? '{name}', item.slice(name));
}

/** The path of a result within a step that needs it: a step with several needs has a folder for each. */
export function pathWithinStep(step: Pick<DispatchStep, 'needs'>, from: string, path: string): string {
  return step.needs.length > 1 ? `${from}/${path}` : path;
}

/** The folder of a run's markers; with `step`, of that step's. */
export function markerFolder(prefix: string, run: string, step?: string): string {
  return `${prefix}.pipewright/markers/${run}/${step === undefined ? '' : `${step}/`}`;
}

export type MarkerState = 'done' | 'failed';

/** The key of an item's marker; the same item and ETag of its input always have the same key. */
export function markerKey(
  prefix: string,
  { run, step, item }: { readonly run: string; readonly step: string; readonly item: string },
  etag: string,
  state: MarkerState,
): string {
  return `${markerFolder(prefix, run, step)}${itemDigest(item)}.${versionDigest(etag)}.${state}`;
}

/** An item of a step, by its segments. */
export interface ItemOfStep {
  readonly run: string;
  readonly step: string;
  readonly segments: readonly string[];
}

/** The key of the marker of an item by its segments, which {@link markerKey} is for items of one segment. */
export function itemMarkerKey(
  prefix: string,
  { run, step, segments }: ItemOfStep,
  version: string,
  state: MarkerState,
): string {
  return `${markerFolder(prefix, run, step)}${versionedName(segments, version)}.${state}`;
}

/**
 * The key of what an item is made of, where no message holds it: another one for other content. A version does not say which: an
 * item before it that was processed again has other results, in the same version.
 */
export function itemContentKey(prefix: string, { run, step, segments }: ItemOfStep, content: string): string {
  return `${runsFolder(prefix)}${run}/work/${step}/${versionedName(segments, content)}.json`;
}

/** The folder of all checkpoints. */
export function checkpointsFolder(prefix: string): string {
  return `${prefix}.pipewright/checkpoints/`;
}

/**
 * The folder of an item's checkpoint: another one for other content and for other settings of the step, as what was computed from
 * them is of no use.
 * @param settings a digest, as the step's task definition has it
 */
export function checkpointFolder(
  prefix: string,
  { run, step, segments }: ItemOfStep,
  content: string,
  settings: string,
): string {
  return `${checkpointsFolder(prefix)}${run}/${step}/${versionedName(segments, content)}.${settings}/`;
}

function versionedName(segments: readonly string[], version: string): string {
  return `${segmentsDigest(segments)}.${versionDigest(version)}`;
}

/** How the keys of markers name the version of what was processed. */
export function versionDigest(version: string): string {
  return digest(version).slice(0, 16);
}

/** How the keys of markers name an item's path. */
export function itemDigest(item: string): string {
  return digest(item).slice(0, 32);
}

/**
 * How the keys of markers name an item by its segments: as {@link itemDigest} does, with a second digest where there are
 * several. So one listing is in the order of samples, and a file that was uploaded as `X/f` is another item than the part `f`
 * of `X`.
 */
export function segmentsDigest([root = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? itemDigest(root) : `${itemDigest(root)}-${itemDigest(JSON.stringify(rest))}`;
}

export interface MarkerKey {
  readonly run: string;
  readonly step: string;
  /** The digest of the item's path, or of its segments. */
  readonly item: string;
  /** The digest of the input's ETag. */
  readonly version: string;
  readonly state: MarkerState;
}

const MARKER_KEY =
  /(?:^|\/)\.pipewright\/markers\/([^/]+)\/([^/]+)\/([0-9a-f]{32}(?:-[0-9a-f]{32})?)\.([0-9a-f]{16})\.(done|failed)$/;

/** Reads a key of a listing; undefined for what is not a marker. */
export function readMarkerKey(key: string): MarkerKey | undefined {
  const [, run, step, item, version, state] = MARKER_KEY.exec(key) ?? [];
  return run === undefined
    ? undefined
    : { run, step: step!, item: item!, version: version!, state: state as MarkerState };
}

const GROUP_SENT_KEY = /\/gather\/([^/.]+)\.([0-9a-f]{32}(?:-[0-9a-f]{32})?)\.([0-9a-f]{16})\.sent$/;

/** Reads a key that {@link groupSentKey} gives; undefined for what is not one. */
export function readGroupSentKey(key: string): Pick<MarkerKey, 'step' | 'item' | 'version'> | undefined {
  const [, step, item, version] = GROUP_SENT_KEY.exec(key) ?? [];
  return step === undefined ? undefined : { step, item: item!, version: version! };
}

/** The folder of all runs' own objects. */
export function runsFolder(prefix: string): string {
  return `${prefix}.pipewright/runs/`;
}

/** How the keys in it begin that are of runs: not those of uploads without one, of which each item has an object. */
export function runsBeginning(prefix: string): string {
  return `${runsFolder(prefix)}run-`;
}

export function runManifestKey(prefix: string, run: string): string {
  return `${runsFolder(prefix)}${run}/run.json`;
}

export function runInputsKey(prefix: string, run: string): string {
  return `${runsFolder(prefix)}${run}/inputs.jsonl`;
}

export function runItemsKey(prefix: string, run: string): string {
  return `${runsFolder(prefix)}${run}/items.jsonl`;
}

/** The newest version of an item of files that were uploaded without a run, as in a list of items. */
export function adhocItemKey(prefix: string, id: string): string {
  return `${runsFolder(prefix)}${ADHOC}/items/${itemDigest(id)}.json`;
}

/** The folder of shared inputs, which are named by their content. */
export function sharedFolder(prefix: string): string {
  return `${prefix}${SHARED}`;
}

/** Whether a key is that of a shared input, of whatever workflow. */
export function isSharedCopy(key: string): boolean {
  return key.startsWith(SHARED) || key.includes(`/${SHARED}`);
}

const SHARED = '.pipewright/shared/';

export function runCheckKey(prefix: string, run: string): string {
  return `${runsFolder(prefix)}${run}/check.json`;
}

export function runEndedKey(prefix: string, run: string): string {
  return `${runsFolder(prefix)}${run}/ended.json`;
}

export function gatherFolder(prefix: string, run: string): string {
  return `${runsFolder(prefix)}${run}/gather/`;
}

/** Created once per run, by the first call of the dispatcher that finds all inputs complete. */
export function gatherManifestKey(prefix: string, run: string, step: string): string {
  return `${gatherFolder(prefix, run)}${step}.jsonl`;
}

export function gatherSentKey(prefix: string, run: string, step: string): string {
  return `${gatherFolder(prefix, run)}${step}.sent`;
}

/** Of one group with these members: with others it has another version, and begins again. */
export function groupSentKey(prefix: string, { run, step, segments }: ItemOfStep, version: string): string {
  return `${gatherFolder(prefix, run)}${step}.${versionedName(segments, version)}.sent`;
}

export function gatherLookedKey(prefix: string, run: string, step: string): string {
  return `${gatherFolder(prefix, run)}${step}.looked`;
}

export function gatherBlockedKey(prefix: string, run: string, step: string): string {
  return `${gatherFolder(prefix, run)}${step}.blocked`;
}

export function ledgerKey(prefix: string, step: string): string {
  return `${prefix}.pipewright/agents/${step}.json`;
}

/** What was spent of a budget; only of workflows that have one. */
export function budgetKey(prefix: string): string {
  return `${prefix}.pipewright/budget.json`;
}

/** The folder of what people were notified of. */
export function notifiedFolder(prefix: string): string {
  return `${prefix}.pipewright/notified/`;
}

/** @param of a run, or a step of which agents do not work */
export function notifiedKey(prefix: string, of: string, what: string): string {
  return `${notifiedFolder(prefix)}${of}/${what}`;
}

/** That people were notified of a run's end: one that continues has another. */
export function endNotifiedKey(prefix: string, run: string): string {
  return notifiedKey(prefix, run, 'ended');
}

/** Its age is what counts: a deployment may have removed what agents failed for. */
export function deployedKey(prefix: string): string {
  return `${prefix}.pipewright/deploy/deployed`;
}

export function sharedPinsKey(prefix: string): string {
  return `${prefix}.pipewright/deploy/shared.json`;
}

/** The folder at the top of an output bucket where its workflows look for what was computed before. */
export const CACHE = '.pipewright/cache/';

/** The folder of what steps with the same settings have made, of all workflows of a bucket. @param settings a digest */
export function cachedFolder(settings: string): string {
  return `${CACHE}${settings}/`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
