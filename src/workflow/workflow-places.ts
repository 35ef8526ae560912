import { nameOf } from './load-workflow.ts';
import { examineWorkflow } from './parse-workflow.ts';
import type { Place } from './plan.ts';
import { prefixes } from './rules/bucket-places.ts';

/** What a workflow file says of where it is deployed; its algorithms, and so its catalog, do not matter for that. */
export interface WorkflowPlaces {
  readonly workflow: string;
  readonly input: Place;
  readonly output: Place;
  readonly region?: string;
  readonly account_id?: string;
}

/** @returns undefined where the text is no workflow file that could be understood so far */
export function workflowPlaces(text: string, file: string): WorkflowPlaces | undefined {
  const { report, document } = examineWorkflow(text, file);
  if (!document) return undefined;
  const { input, output } = prefixes(report);
  const place = (field: string, prefix: string): Place => {
    const bucket = report.text([field]);
    return { ...(bucket !== undefined && { bucket }), prefix };
  };
  const region = report.text(['region']);
  const account = report.text(['account_id']);
  return {
    workflow: report.text(['name']) ?? nameOf(file),
    input: place('input_s3_name', input),
    output: place('output_s3_name', output),
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account_id: account }),
  };
}
