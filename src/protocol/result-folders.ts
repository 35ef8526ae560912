import { outputName } from '../spec/output-name.ts';
import type { Spec } from '../spec/spec.ts';

/** Where a workflow keeps things in its output bucket. `prefix` is the workflow's: `''`, or ending in `/`. */

/** The folder of a step's outputs in a run, ending in `/`. */
export function outputFolder(prefix: string, step: string, run: string): string {
  return `${prefix}${step}/${run}/`;
}

/** Where all markers of a run are, ending in `/`; with `step`, those of that step. */
export function markerFolder(prefix: string, run: string, step?: string): string {
  return `${prefix}.pipewright/markers/${run}/${step === undefined ? '' : `${step}/`}`;
}

/**
 * Where an item's result goes: the item's path with its last segment named by `output_name`. The rest stays as it is, for
 * in S3 `a//b` and `a/b` are two.
 */
export function resultKey(spec: Spec, item: string): string {
  const name = item.lastIndexOf('/') + 1;
  return item.slice(0, name) + outputName(spec.output_name ?? '{name}', item.slice(name));
}
