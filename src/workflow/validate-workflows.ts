import type { OpenCatalog } from '../catalog/catalog.ts';
import type { Finding } from '../core/finding.ts';
import { loadWorkflow } from './load-workflow.ts';

/** A workflow file's text, and the file as the user named it. */
export interface WorkflowText {
  readonly file: string;
  readonly text: string;
}

/** Every finding about every workflow file. @param openFor gives what finds the catalog that a file means */
export async function validateWorkflows<T extends WorkflowText>(
  files: readonly T[],
  openFor: (file: T) => OpenCatalog,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  // One after the other: they mostly share a catalog, and what GitHub allows is soon used up.
  for (const file of files)
    findings.push(...(await loadWorkflow(file.text, file.file, openFor(file))).findings);
  return findings;
}
