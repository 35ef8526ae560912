import { unzipSync, zipSync } from 'fflate';
import { digestHex, digestOf } from '../oci/digest.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import type { Plan } from '../workflow/plan.ts';
import type { CodePlace } from './template/dispatcher-resources.ts';

/** The dispatcher's code for Lambda: the same files give the same bytes. */
export interface CodeArchive {
  readonly bytes: Uint8Array;
  /** Derived from the content, so that CloudFormation notices a change. */
  readonly name: string;
}

/** The earliest day that ZIP can express. */
const EARLIEST = new Date(1980, 0, 1, 12);

/** @param code the bundle's `index.js` */
export function codeArchive(code: Uint8Array, dispatch: DispatchPlan): CodeArchive {
  const files = { 'index.js': code, 'dispatch.json': new TextEncoder().encode(JSON.stringify(dispatch)) };
  // Stored, not deflated: it is small, and Lambda unpacks it faster.
  const bytes = zipSync(files, { level: 0, mtime: EARLIEST, os: 3, attrs: 0o100644 << 16 });
  return { bytes, name: `${digestHex(digestOf(bytes), 32)}.zip` };
}

/** Where the dispatcher's code of a plan is stored. @param code the bundle's `index.js` */
export function codePlaceOf({ output }: Plan, code: Uint8Array): (dispatch: DispatchPlan) => CodePlace {
  return (dispatch) => ({
    bucket: output.bucket!,
    key: deployFolder(output.prefix) + codeArchive(code, dispatch).name,
  });
}

/** The dispatch plan in a deployed archive. */
export function dispatchPlanIn(archive: Uint8Array): DispatchPlan {
  const { 'dispatch.json': plan } = unzipSync(archive, { filter: ({ name }) => name === 'dispatch.json' });
  return JSON.parse(new TextDecoder().decode(plan)) as DispatchPlan;
}

/** The folder of Pipewright's own files in the output bucket. @param prefix `''` or ending in `/` */
export function deployFolder(prefix: string): string {
  return `${prefix}.pipewright/deploy/`;
}

/** The beginning of the names of change sets that are never executed, and of their templates. */
export const PLAN_CHANGE_SET = 'pipewright-plan-';
