import { Failure } from '../core/failure.ts';
import { resourceNames } from '../protocol/resource-names.ts';
import { formatBytes, plural } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud } from './cloud.ts';
import { deployFolder } from './code-archive.ts';
import { checkAccount, checkOwner } from './deploy-target.ts';
import { readTemplate, templateText } from './deployed-template.ts';
import { expireResults } from './expire-results.ts';
import { copyRepositories } from './mirror.ts';
import { eventIds, followEvents, type ProgressLog, type StackCloud } from './stack.ts';
import { failuresText } from './stack-failures.ts';
import { capacityProviders, endInstances, stopAgents } from './stop-agents.ts';
import { unsubscribe } from './subscribe.ts';

/** What remains of a workflow: the user's data, and copies of its images. */
export type RemainingResources = RemainingData | RemainingCopies;

/** A repository of the account's ECR with copies of images: it may also have copies of other workflows. */
export interface RemainingCopies {
  readonly repository: string;
  readonly region: string;
}

/** A bucket that remains with the user's inputs or results. */
export interface RemainingData {
  readonly bucket: string;
  readonly prefix: string;
  readonly objects: number;
  readonly bytes: number;
  /** More objects exist than were counted. */
  readonly more: boolean;
}

/**
 * Removes a workflow: the upload notification, the dispatcher's invocations, the agents, their instances, the
 * stack. Data stays, and so do copies of images. Idempotent, whatever is left of the workflow.
 * @param takeOver also removes a stack of this name with other buckets, which may be somebody else's
 * @throws Failure `WRONG_ACCOUNT`, `STACK_TAKEN`; `DESTROY_FAILED`, naming what could not be deleted;
 *   `AGENTS_RUNNING`, `INSTANCES_RUNNING`; `NOTIFICATIONS_BUSY`, `LIFECYCLE_BUSY`
 */
export async function destroy(
  plan: Plan,
  cloud: Cloud,
  say: ProgressLog,
  takeOver = false,
): Promise<RemainingResources[]> {
  const account = await cloud.account();
  checkAccount(plan, account);
  const { region, endpoint } = cloud;
  const names = resourceNames(plan.workflow, { account, region, endpoint });
  const { base, dispatcher } = names;
  // As it was deployed: the file may have changed since.
  const template = readTemplate(await templateText(base, cloud));
  if (!takeOver) checkOwner(plan, template);
  const deployed = template?.Metadata.Pipewright ?? {
    input: { bucket: plan.input.bucket ?? '', prefix: plan.input.prefix },
    output: { bucket: plan.output.bucket ?? '', prefix: plan.output.prefix },
  };
  for (const bucket of new Set([deployed.input.bucket, plan.input.bucket ?? ''].filter(Boolean)))
    if (await unsubscribe(cloud, bucket, base, say)) say(`Uploads to ${bucket} no longer go to the workflow`);
  // While the stack still says that there are rules.
  if (template?.Metadata.Pipewright.steps.some(({ expires }) => expires))
    await expireResults(cloud, template.Metadata.Pipewright.output.bucket, names.keep(''), [], say);
  await cloud.agents.pause(dispatcher);
  const running = () => cloud.agents.list(base);
  await stopAgents({ cluster: base, reason: 'The workflow is being destroyed.', running }, cloud, say);
  await endInstances(capacityProviders(template), base, cloud, say);
  await deleteStack(base, cloud, say);
  if (deployed.output.bucket)
    await cloud.buckets.removeAll(deployed.output.bucket, deployFolder(deployed.output.prefix));
  const left: RemainingResources[] = [];
  for (const place of [deployed.input, deployed.output]) {
    const size = place.bucket ? await cloud.buckets.measure(place.bucket, place.prefix) : undefined;
    if (size) left.push({ ...place, ...size });
  }
  return [...left, ...copyRepositories(template).map((repository) => ({ repository, region }))];
}

/** Deletes a stack, and follows it; does nothing where there is none. @throws Failure `DESTROY_FAILED` */
export async function deleteStack(base: string, cloud: StackCloud, say: ProgressLog): Promise<void> {
  const state = await followEvents(base, cloud, () => {}, await eventIds(base, cloud));
  if (!state) {
    say(`The stack ${base} does not exist`);
    return;
  }
  say(`Deleting the stack ${base}`);
  const since = await eventIds(base, cloud);
  await cloud.stacks.delete(base);
  const after = await followEvents(base, cloud, say, new Set(since));
  if (!after) return;
  const failed = failuresText(await cloud.stacks.events(base, since));
  throw new Failure(
    'DESTROY_FAILED',
    `The stack ${base} could not be deleted (${after.status}): ${failed || (after.reason ?? 'no reason given')}. Fix the cause and try again.`,
  );
}

/** What remains, in words. */
export function whatRemains(left: RemainingResources): string {
  if ('repository' in left)
    return `the repository ${left.repository} in ECR, with copies of images, which other workflows of the account may use`;
  const { bucket, prefix, objects, bytes, more } = left;
  return `s3://${bucket}/${prefix} (${more ? 'more than ' : ''}${plural(objects, 'object')}, ${formatBytes(bytes)})`;
}

/** The command that deletes what remains. */
export function removalCommand(left: RemainingResources): string {
  return 'repository' in left
    ? `aws ecr delete-repository --force --region ${left.region} --repository-name ${left.repository}`
    : `aws s3 rm --recursive s3://${left.bucket}/${left.prefix}`;
}
