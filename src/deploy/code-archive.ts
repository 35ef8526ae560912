import { createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';

/** The dispatcher's code as Lambda takes it: the same files give the same bytes. */
export interface CodeArchive {
  readonly bytes: Uint8Array;
  /** Its name says what is in it, so that another one is another name. */
  readonly name: string;
}

/** ZIP knows no earlier day. */
const LONG_AGO = new Date(1980, 0, 1, 12);

/** @param code the bundle's `index.js` */
export function codeArchive(code: Uint8Array, dispatch: DispatchPlan): CodeArchive {
  const files = { 'index.js': code, 'dispatch.json': new TextEncoder().encode(JSON.stringify(dispatch)) };
  // Stored, not deflated: it is small, and Lambda unpacks it sooner.
  const bytes = zipSync(files, { level: 0, mtime: LONG_AGO, os: 3, attrs: 0o100644 << 16 });
  return { bytes, name: `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.zip` };
}

/** The plan in an archive that was deployed. */
export function dispatchOf(archive: Uint8Array): DispatchPlan {
  const { 'dispatch.json': plan } = unzipSync(archive, { filter: ({ name }) => name === 'dispatch.json' });
  return JSON.parse(new TextDecoder().decode(plan)) as DispatchPlan;
}

/** Where a workflow's own files lie in its output bucket. @param prefix `''` or ending in `/` */
export function deployFolder(prefix: string): string {
  return `${prefix}.pipewright/deploy/`;
}

/** How change sets that are only looked at are called, and templates that were made for them. */
export const PLAN_SET = 'pipewright-plan-';
