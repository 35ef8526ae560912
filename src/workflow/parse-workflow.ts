import workflowSchema from '../../catalog/schema/workflow.schema.json' with { type: 'json' };
import { type Finding, hasErrors, limitFindings } from '../core/finding.ts';
import { DocumentSchema } from '../spec/document-schema.ts';
import type { Path } from '../spec/json/json-text.ts';
import { readJson } from '../spec/json/read-json.ts';
import { readDocument } from '../spec/read-document.ts';
import type { Report } from '../spec/rules/rule-report.ts';
import { checkPlaces, hintAtMissing } from './rules/bucket-places.ts';
import { checkSteps, type DraftStep } from './rules/workflow-steps.ts';
import type { Workflow } from './workflow.ts';
import { WORKFLOW_WORDS } from './workflow-field-names.ts';

const SCHEMA = new DocumentSchema(workflowSchema, WORKFLOW_WORDS);

/** A workflow file as far as it could be understood without its catalog. */
export interface ExaminedWorkflow {
  /** With what was found; rules that know the catalog add to it. */
  readonly report: Report;
  readonly steps: readonly DraftStep[];
  /** Missing where the file holds no JSON object. */
  readonly document?: Readonly<Record<string, unknown>>;
}

/**
 * Reads a workflow file with all the mistakes that show without its catalog. Pure; never throws, whatever the text.
 * @param file the file as the user named it, for the findings
 */
export function examineWorkflow(text: string, file: string): ExaminedWorkflow {
  const { report, document } = readDocument(text, file, SCHEMA, isProse);
  if (!document) return { report, steps: [] };
  const steps = checkSteps(report);
  checkPlaces(report);
  if (!report.json.broken) hintAtMissing(report);
  return { report, steps, document };
}

/**
 * As `examineWorkflow`.
 * @returns the findings in the order of the text, and the workflow when none of them is an error
 */
export function parseWorkflow(text: string, file: string): { workflow?: Workflow; findings: Finding[] } {
  const { report, document } = examineWorkflow(text, file);
  const findings = limitFindings(report.findings, file);
  return document && !hasErrors(findings)
    ? { workflow: document as unknown as Workflow, findings }
    : { findings };
}

/** Whether a text, sound or not, is a workflow file: no other document of ours has a `process`. */
export function hasProcess(text: string): boolean {
  const { value } = readJson(text, '').json;
  return value !== null && typeof value === 'object' && Object.hasOwn(value, 'process');
}

/** A variable's value may have several lines. */
function isProse(path: Path): boolean {
  return path[0] === 'process' && path[3] === 'variables' && path.length === 5;
}
