import { createHash } from 'node:crypto';
import { namesOutputs } from '../spec/named-files.ts';
import { outputName } from '../spec/output-name.ts';
import type { Spec } from '../spec/spec.ts';
import type { DispatchStep } from './dispatch-plan.ts';
import { ADHOC } from './run-id.ts';

/*
 * The keys of all objects that a workflow writes. `<prefix>` is the workflow's, in its output bucket: '' or
 * ending in '/'. `<own>` is `<prefix>.pipewright`.
 *
 *     <prefix><step>/<run>/<path>                               a result
 *     <own>/markers/<run>/<step>/<item>.<version>.done|failed   how an item ended (marker.ts)
 *     <own>/checkpoints/<run>/<step>/<item>.<content>.<settings>/…  how far an item is (agent/checkpoint.ts)
 *     <own>/runs/<run>/run.json                                 the run (run-manifest.ts)
 *     <own>/runs/<run>/inputs.jsonl                             its inputs that are elsewhere
 *     <own>/runs/<run>/items.jsonl                              its items, in a workflow with "items"
 *     <own>/runs/<run>/work/<step>/<item>.<content>.json        content that is too large for a message
 *     <own>/runs/<run>/check.json                               its check run (github/sync-check-run.ts)
 *     <own>/runs/<run>/ended.json                               that it has ended, and how
 *     <own>/runs/<run>/gather/<step>.jsonl                      a gather step's input (gather-manifest.ts)
 *     <own>/runs/<run>/gather/<step>[.<item>.<version>].sent    that its item, or a group, was sent
 *     <own>/runs/<run>/gather/<step>.blocked                    the failed item that keeps it from starting
 *     <own>/runs/<run>/gather/<step>.looked                     what had ended when it was last checked
 *     <own>/runs/adhoc/items/<item>.json                        an item of uploads without a run
 *     <own>/notified/<run or step>/<what>                       a notice that was sent (dispatch/notified.ts)
 *     <own>/shared/<name>/<sha256>/<path>                       a shared input, by its content
 *     <own>/agents/<step>.json                                  the dispatcher's ledger (dispatch/ledger.ts)
 *     <own>/budget.json                                         what was paid for agents (budget-ledger.ts)
 *     <own>/deploy/deployed                                     written by each deployment, at its end
 *     <own>/deploy/shared.json                                  what is shared now (shared-pins.ts)
 *     .pipewright/cache/<settings>/<content>                    a result to take over (cached-result.ts)
 *
 * Inputs are at <input prefix><run>/<path>; at <input prefix><path> if they were uploaded by hand
 * (run-id.ts). All folders end in '/'.
 */

/** The folder of a step's results in a run. */
export function outputFolder(prefix: string, step: string, run: string): string {
  return `${prefix}${step}/${run}/`;
}

/**
 * The key of an item's result: the item's path with its last segment named by `output_name`. Folders stay as
 * they are, as `a//b` and `a/b` are different keys. Where the spec names outputs, it is the folder of the
 * item's outputs: its id.
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

/** The key of an item's marker by its segments; for one segment, the same as {@link markerKey} gives. */
export function itemMarkerKey(
  prefix: string,
  { run, step, segments }: ItemOfStep,
  version: string,
  state: MarkerState,
): string {
  return `${markerFolder(prefix, run, step)}${versionedName(segments, version)}.${state}`;
}

/**
 * The key of an item's content that is too large for a message. It depends on the content, not the version:
 * an earlier item that is processed again may have other results in the same version.
 */
export function itemContentKey(prefix: string, { run, step, segments }: ItemOfStep, content: string): string {
  return `${runsFolder(prefix)}${run}/work/${step}/${versionedName(segments, content)}.json`;
}

/** The folder of all checkpoints. */
export function checkpointsFolder(prefix: string): string {
  return `${prefix}.pipewright/checkpoints/`;
}

/**
 * The folder of an item's checkpoint. It depends on the content and on the settings of the step, because a
 * checkpoint of others is of no use.
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
 * How the keys of markers name an item by its segments: as {@link itemDigest} does, with a second digest
 * where there are several. So one listing is in the order of samples, and a file that was uploaded as `X/f`
 * is another item than the part `f` of `X`.
 */
export function segmentsDigest([root = '', ...rest]: readonly string[]): string {
  return rest.length === 0 ? itemDigest(root) : `${itemDigest(root)}-${itemDigest(JSON.stringify(rest))}`;
}

export interface MarkerKey {
  readonly run: string;
  readonly step: string;
  /** The digest of the item's path, or of its segments. */
  readonly item: string;
  /** The digest of the input's ETag, or of the item's version. */
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

/** How keys of runs begin: uploads without a run are left out, because each of their items has an object. */
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

/** The key of an item of uploads without a run: its newest version, as in a list of items. */
export function adhocItemKey(prefix: string, id: string): string {
  return `${runsFolder(prefix)}${ADHOC}/items/${itemDigest(id)}.json`;
}

/** The folder of shared inputs, which are named by their content. */
export function sharedFolder(prefix: string): string {
  return `${prefix}${SHARED}`;
}

/** Whether a key is that of an uploaded shared input, of any workflow. */
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

/** The key that says that a group with this version was sent: with other members it has another one. */
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

/** @param of a run, or a step whose agents do not work */
export function notifiedKey(prefix: string, of: string, what: string): string {
  return `${notifiedFolder(prefix)}${of}/${what}`;
}

/** The key that says that people were notified of a run's end; removed when the run continues. */
export function endNotifiedKey(prefix: string, run: string): string {
  return notifiedKey(prefix, run, 'ended');
}

/** Only its age counts: a deployment may have fixed what made agents fail. */
export function deployedKey(prefix: string): string {
  return `${prefix}.pipewright/deploy/deployed`;
}

export function sharedPinsKey(prefix: string): string {
  return `${prefix}.pipewright/deploy/shared.json`;
}

/** The folder at the top of an output bucket where its workflows look for what was computed before. */
export const CACHE = '.pipewright/cache/';

/**
 * The folder for results of steps with the same settings, of all workflows of a bucket.
 * @param settings a digest
 */
export function cachedFolder(settings: string): string {
  return `${CACHE}${settings}/`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
