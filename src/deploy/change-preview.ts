import { Failure } from '../core/failure.ts';
import type { Plan } from '../workflow/plan.ts';
import { inboxNotification } from './bucket-notifications.ts';
import { findTarget } from './choose-network.ts';
import type { Cloud, ResourceChange } from './cloud.ts';
import { codePlaceOf, deployFolder } from './code-archive.ts';
import { compile } from './compile.ts';
import { type Estimate, estimate } from './cost-estimate.ts';
import { checkNotifications, templateSource } from './deploy.ts';
import { deployedTemplate } from './deployed-template.ts';
import { type ImageCopy, imageCopies, planFor } from './mirror.ts';
import { isChanging, isCreated, stackTags } from './stack.ts';
import { creationChanges } from './stack-changes.ts';

/** What deploying a plan would do. */
export interface Preview {
  readonly stack: string;
  /** Where agents would run, and why. */
  readonly network: string;
  /** There is no stack that could be updated, so that everything is new. */
  readonly first: boolean;
  readonly changes: readonly ResourceChange[];
  readonly costs: Estimate;
  /** The images that agents would pull from copies in the account's ECR; missing where there are none. */
  readonly copies?: readonly ImageCopy[];
}

/**
 * Asks AWS what deploying would change, and changes nothing. Without a stack that could be updated,
 * everything is new and CloudFormation is not asked.
 * @param mirror whether agents pull copies of the images; by default as it is deployed
 * @throws Failure for whatever would prevent the deployment
 */
export async function preview(
  written: Plan,
  cloud: Cloud,
  code: Uint8Array,
  changeSet: string,
  mirror?: boolean,
): Promise<Preview> {
  const deployed = await deployedTemplate(written, cloud);
  const plan = planFor(written, mirror, deployed, { account: await cloud.account(), region: cloud.region });
  const { target, network } = await findTarget(plan, cloud, deployed);
  const { names, dispatch, template } = compile(plan, target, codePlaceOf(plan, code));
  const entry = inboxNotification(names.base, dispatch.inbox.arn, dispatch.input.prefix);
  await checkNotifications(cloud, dispatch.input.bucket, entry);
  const copies = imageCopies(plan);
  const base = {
    ...{ stack: names.base, network, costs: estimate(plan, template) },
    ...(copies.length > 0 && { copies }),
  };
  const state = await cloud.stacks.describe(names.base);
  if (state && (isChanging(state.status) || state.status === 'UPDATE_ROLLBACK_FAILED'))
    throw new Failure(
      'STACK_BUSY',
      `The stack ${names.base} is being changed, or its last change could not be rolled back (${state.status}), so CloudFormation cannot say what would change. Wait until the change is done. After a failed rollback, deploy: that tries the rollback again first.`,
    );
  if (!state || !isCreated(state.status)) return { ...base, first: true, changes: creationChanges(template) };
  const key = `${deployFolder(plan.output.prefix)}${changeSet}.json`;
  const source = await templateSource(template, cloud, dispatch.output.bucket, key);
  const changes = await cloud.stacks.prepare(names.base, changeSet, source, 'UPDATE', stackTags(plan));
  if (changes) await cloud.stacks.forget(names.base, changeSet);
  if ('url' in source) await cloud.buckets.removeAll(dispatch.output.bucket, key);
  return { ...base, first: false, changes: changes ?? [] };
}
