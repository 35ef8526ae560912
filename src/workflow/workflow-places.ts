import { nameOf } from './load-workflow.ts';
import { examineWorkflow } from './parse-workflow.ts';
import type { Plan } from './plan.ts';
import { prefixes } from './rules/bucket-places.ts';

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
