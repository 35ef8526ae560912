import { Failure } from '../core/failure.ts';
import { resourceNames } from '../protocol/resource-names.ts';
import { plural } from '../text/plural.ts';
import { formatBytes } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud } from './cloud.ts';
import { deployFolder } from './code-archive.ts';
import { deployedOf } from './deploy.ts';
import { checkAccount } from './deploy-target.ts';
import { eventsSoFar, followEvents, type ProgressLog } from './stack.ts';
import { unsubscribe } from './subscribe.ts';

/** A bucket that is left with what the user put into it, and what came of that. */
export interface RemainingResources {
  readonly bucket: string;
  readonly prefix: string;
  readonly objects: number;
  readonly bytes: number;
  /** There is more than was counted. */
  readonly more: boolean;
}

const POLL_MS = 1000;
/** Longer than ECS lets a task end itself. */
const MOST_POLLS = 240;

/**
 * Takes a workflow back: no new uploads, no new agents, then the agents, then the stack. Data stays. Safe to repeat,
 * whatever is left of it.
 * @throws Failure `DESTROY_FAILED`, naming what could not be deleted
 */
export async function destroy(plan: Plan, cloud: Cloud, say: ProgressLog): Promise<RemainingResources[]> {
  const account = await cloud.account();
  checkAccount(plan, account);
  const { region, endpoint } = cloud;
  const names = resourceNames(plan.workflow, {
    account,
    region,
    ...(endpoint !== undefined && { endpoint }),
  });
  const { base } = names;
  // As it was deployed: the file may have been changed since.
  const deployed = deployedOf(await cloud.stacks.template(base)) ?? {
    input: { bucket: plan.input.bucket ?? '', prefix: plan.input.prefix },
    output: { bucket: plan.output.bucket ?? '', prefix: plan.output.prefix },
  };
  for (const bucket of new Set([deployed.input.bucket, plan.input.bucket ?? ''].filter(Boolean)))
    if (await unsubscribe(cloud, bucket, base))
      say(`Uploads to ${bucket} do not go to the workflow any more`);
  await cloud.agents.pause(names.dispatcher);
  await stopAgents(base, cloud, say);
  await deleteStack(base, cloud, say);
  if (deployed.output.bucket)
    await cloud.buckets.removeAll(deployed.output.bucket, deployFolder(deployed.output.prefix));
  const left: RemainingResources[] = [];
  for (const place of [deployed.input, deployed.output]) {
    const size = place.bucket ? await cloud.buckets.measure(place.bucket, place.prefix) : undefined;
    if (size) left.push({ ...place, ...size });
  }
  return left;
}

async function stopAgents(cluster: string, cloud: Cloud, say: ProgressLog): Promise<void> {
  const stopped = new Set<string>();
  for (let poll = 0; ; poll++) {
    const tasks = await cloud.agents.list(cluster);
    for (const task of tasks.filter((each) => !stopped.has(each))) {
      stopped.add(task);
      await cloud.agents.stop(cluster, task, 'The workflow is being destroyed.');
    }
    if (tasks.length === 0) break;
    if (poll === 0) say(`Ending ${plural(tasks.length, 'agent')}`);
    if (poll === MOST_POLLS)
      throw new Failure(
        'DESTROY_FAILED',
        `${plural(tasks.length, 'agent')} of ${cluster} still not ended: ${tasks.slice(0, 3).join(', ')}. Stop them in the ECS console, then repeat this.`,
      );
    await cloud.sleep(POLL_MS);
  }
}

async function deleteStack(base: string, cloud: Cloud, say: ProgressLog): Promise<void> {
  const state = await followEvents(base, cloud, () => {}, new Set());
  if (!state) {
    say(`There is no stack ${base} (any more)`);
    return;
  }
  say(`Deleting the stack ${base}`);
  const told = await eventsSoFar(base, cloud);
  await cloud.stacks.delete(base);
  const after = await followEvents(base, cloud, say, told);
  if (!after) return;
  const failed = (await cloud.stacks.events(base)).filter(({ status }) => status === 'DELETE_FAILED');
  throw new Failure(
    'DESTROY_FAILED',
    `The stack ${base} could not be deleted (${after.status}): ${failed.map(({ resource, reason }) => `${resource}: ${reason ?? 'no reason given'}`).join('; ') || (after.reason ?? 'no reason given')}. Mend that and repeat this.`,
  );
}

/** What stays, and how to be rid of it, for people. */
export function remainingText(left: readonly RemainingResources[]): string {
  return left
    .map(
      ({ bucket, prefix, objects, bytes, more }) =>
        `Stays: s3://${bucket}/${prefix} (${more ? 'more than ' : ''}${plural(objects, 'object')}, ${formatBytes(bytes)}). To delete it: aws s3 rm --recursive s3://${bucket}/${prefix}\n`,
    )
    .join('');
}
