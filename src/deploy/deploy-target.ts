import { Failure } from '../core/failure.ts';
import { MESSAGE_VERSION } from '../protocol/message.ts';
import type { Plan, PlannedStep } from '../workflow/plan.ts';
import { isInEcr } from './aws-reference.ts';
import { pulledImage } from './mirror.ts';
import type { Template } from './template.ts';

/** @throws Failure `WRONG_ACCOUNT` */
export function checkAccount(plan: Pick<Plan, 'workflow' | 'account_id'>, account: string): void {
  if (plan.account_id !== undefined && plan.account_id !== account)
    throw new Failure(
      'WRONG_ACCOUNT',
      `The workflow ${plan.workflow} is for the AWS account ${plan.account_id}, but these credentials belong to ${account}. Nothing was done. Use credentials of the right account, or change "account_id".`,
    );
}

/** Without the internet, images can only come from ECR. @throws Failure `IMAGE_UNREACHABLE` */
export function checkImages(plan: Plan): void {
  const unreachable =
    plan.network === 'isolated' ? plan.steps.filter((step) => !isInEcr(pulledImage(step))) : [];
  if (unreachable.length > 0)
    throw new Failure(
      'IMAGE_UNREACHABLE',
      `"network" is "isolated", so agents can pull images only from ECR. These images are not in ECR: ${unreachable.map(({ id, image }) => `${id} (${image})`).join(', ')}. Copy them into the account's ECR by deploying with --mirror (in the action: "mirror: true"), publish them to a registry in ECR, or set "network": "open".`,
    );
}

/** The agent in a step's image must read the messages of this release. @throws Failure `AGENT_TOO_OLD` */
export function checkAgent({ id, algorithm, spec }: PlannedStep): void {
  const spoken = spec.agent.protocol ?? 1;
  if (spoken !== MESSAGE_VERSION)
    throw new Failure(
      'AGENT_TOO_OLD',
      `The agent (${spec.agent.version}) in the image of step ${id} (${algorithm}) uses messages of version ${spoken}, but this release sends version ${MESSAGE_VERSION}. Wrap the algorithm again with this release, and publish it as a new version.`,
    );
}

/**
 * The buckets of a stack show whose it is: two people may have given their workflows the same name in one
 * account.
 * @param deployed the stack as it is: undefined if there is none
 * @throws Failure `STACK_TAKEN`
 */
export function checkOwner(plan: Plan, deployed: Template | undefined): void {
  if (!deployed) return;
  const { input, output } = deployed.Metadata.Pipewright;
  const places = (of: Pick<Plan, 'input' | 'output'>) => `${of.input.bucket} and ${of.output.bucket}`;
  if (input.bucket === plan.input.bucket && output.bucket === plan.output.bucket) return;
  throw new Failure(
    'STACK_TAKEN',
    `A workflow named ${plan.workflow} is already deployed to this account, with the buckets ${places({ input, output })}, but this file has ${places(plan)}. Give the workflow in this file another "name". If the deployed one is yours, and its buckets have changed, repeat the command with --take-over (in the action: "take-over: true").`,
  );
}

/** The buckets that a workflow names, by the field that does. */
export function bucketFields({ input, output }: Plan): [field: string, bucket: string][] {
  const fields: [string, string | undefined][] = [
    ['input_s3_name', input.bucket],
    ['output_s3_name', output.bucket],
  ];
  return fields.flatMap(([field, bucket]) => (bucket === undefined ? [] : [[field, bucket]]));
}
