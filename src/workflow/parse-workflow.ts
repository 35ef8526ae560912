import workflowSchema from '../../catalog/schema/workflow.schema.json' with { type: 'json' };
import { withSlashes } from '../core/path-below.ts';
import { isRecord } from '../core/record.ts';
import { DocumentSchema } from '../spec/document-schema.ts';
import type { FieldKind } from '../spec/json/hidden-characters.ts';
import type { Path } from '../spec/json/json-text.ts';
import { readJson } from '../spec/json/read-json.ts';
import { type Report, readDocument } from '../spec/rules/rule-report.ts';
import { hyphened } from '../spec/value-fixes.ts';
import type { Plan } from './plan.ts';
import { checkPlaces, prefixes } from './rules/bucket-places.ts';
import { checkBudget } from './rules/budget-rules.ts';
import { checkInstitution } from './rules/institution.ts';
import { checkItems, type WrittenItems } from './rules/item-rules.ts';
import { checkRegion } from './rules/region.ts';
import { checkSources } from './rules/source-rules.ts';
import { checkSteps, type DraftStep } from './rules/workflow-steps.ts';
import { WORKFLOW_WORDS } from './workflow-field-names.ts';

const SCHEMA = new DocumentSchema(workflowSchema, WORKFLOW_WORDS);

/** Fields that only deploying needs. */
const NEEDED_TO_DEPLOY = {
  input_s3_name: 'deploying needs the bucket for inputs; running on this machine does not',
  output_s3_name: 'deploying needs the bucket for results; running on this machine does not',
  region: 'deploying needs an AWS region; running on this machine does not',
};

/** A workflow file as far as it could be understood without its catalog. */
export interface ExaminedWorkflow {
  /** With the findings so far; rules that know the catalog add others. */
  readonly report: Report;
  readonly steps: readonly DraftStep[];
  /** Undefined where `items` is wrong, which is reported. */
  readonly items?: WrittenItems;
}

/**
 * Reads a workflow file and finds all mistakes that show without its catalog. Pure; never throws.
 * @param file the file as the user named it, for the findings
 */
export function examineWorkflow(text: string, file: string): ExaminedWorkflow {
  const report = readDocument(text, file, SCHEMA, kindOf);
  if (!report.document) return { report, steps: [] };
  const steps = checkSteps(report);
  const items = checkItems(report);
  checkPlaces(report);
  checkRegion(report);
  checkInstitution(report);
  checkBudget(report, steps);
  checkSources(report);
  report.hintMissing(NEEDED_TO_DEPLOY);
  return { report, steps, ...(items && { items }) };
}

/** Whether a text, valid or not, is a workflow file: no other document of Pipewright has a `process`. */
export function hasProcess(text: string): boolean {
  const { value } = readJson(text, '').json;
  return isRecord(value) && Object.hasOwn(value, 'process');
}

/** Where a workflow file is deployed; its algorithms, and so its catalog, do not matter for that. */
export type WorkflowPlaces = Pick<Plan, 'workflow' | 'input' | 'output' | 'region' | 'account_id'>;

/** @returns undefined when the text is not a workflow file that could be read */
export function workflowPlaces(text: string, file: string): WorkflowPlaces | undefined {
  const { report } = examineWorkflow(text, file);
  if (!report.document) return undefined;
  const { input, output } = prefixes(report);
  return {
    workflow: report.text(['name']) ?? nameOf(file),
    input: { bucket: report.text(['input_s3_name']), prefix: input },
    output: { bucket: report.text(['output_s3_name']), prefix: output },
    region: report.text(['region']),
    account_id: report.text(['account_id']),
  };
}

/** The name of a workflow whose file does not give one: `tides` for `flows/tides.workflow.json`. */
export function nameOf(file: string): string {
  const base = withSlashes(file).split('/').at(-1)!;
  const name = hyphened(base.replace(/\.json$/i, '').replace(/\.workflow$/i, ''));
  return name.slice(0, 63).replace(/-$/, '') || 'workflow';
}

/** A variable's value may have several lines, and is passed on as it is. */
function kindOf(path: Path): FieldKind {
  return path[0] === 'process' && path[3] === 'variables' && path.length === 5 ? 'script' : 'executed';
}
