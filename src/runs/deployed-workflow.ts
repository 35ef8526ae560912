import { Failure } from '../core/failure.ts';
import type { ResourceNames } from '../protocol/resource-names.ts';
import { resourceNames, type Site } from '../protocol/resource-names.ts';
import type { Place } from '../workflow/plan.ts';

/**
 * Derives where everything of a deployed workflow is, from its file and the account.
 * @throws Failure `MISSING_FIELD` where the file names no bucket
 */
export function deployedWorkflow(
  { workflow, input, output }: { readonly workflow: string; readonly input: Place; readonly output: Place },
  site: Site,
): DeployedWorkflow {
  if (input.bucket === undefined || output.bucket === undefined)
    throw new Failure(
      'MISSING_FIELD',
      `The workflow ${workflow} has no runs on AWS: it does not set both "input_s3_name" and "output_s3_name".`,
    );
  return {
    workflow,
    region: site.region,
    account: site.account,
    input: { bucket: input.bucket, prefix: input.prefix },
    output: { bucket: output.bucket, prefix: output.prefix },
    names: resourceNames(workflow, site),
  };
}

/** A deployed workflow, as far as reading its runs needs it. */
export interface DeployedWorkflow {
  readonly workflow: string;
  readonly region: string;
  /** 12 digits */
  readonly account: string;
  /** Prefixes are `''`, or end in `/`. */
  readonly input: { readonly bucket: string; readonly prefix: string };
  readonly output: { readonly bucket: string; readonly prefix: string };
  readonly names: ResourceNames;
}
