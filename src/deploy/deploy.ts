import { Failure } from '../core/failure.ts';
import { deployedKey } from '../protocol/object-keys.ts';
import { resourceNames } from '../protocol/resource-names.ts';
import { plural } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import { keepRules } from './bucket-lifecycle.ts';
import { inboxNotification, overlappingIds } from './bucket-notifications.ts';
import { findTarget } from './choose-network.ts';
import type { Cloud, ResourceChange, TemplateSource } from './cloud.ts';
import { codeArchive, codePlaceOf, deployFolder } from './code-archive.ts';
import { type CompiledWorkflow, compile } from './compile.ts';
import { checkAccount, checkOwner } from './deploy-target.ts';
import { readTemplate, templateText } from './deployed-template.ts';
import { drain, stepsToDrain } from './drain.ts';
import { expireResults } from './expire-results.ts';
import { makeWay } from './make-way.ts';
import { type ImageCopy, imageCopies, planFor } from './mirror.ts';
import { ensureServiceRoles } from './service-roles.ts';
import { applyChangeSet, type ProgressLog, stackTags, waitUntilSettled } from './stack.ts';
import { capacityProviders, keepInstances } from './stop-agents.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import { type DeployedMetadata, INLINE_BYTES, TEMPLATE_BYTES, type Template } from './template.ts';

export interface DeployResult {
  /** Undefined when the stack was up to date. */
  readonly changes?: readonly ResourceChange[];
  readonly stack: string;
  readonly network: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface DeployOptions {
  /** Also changes a stack of this name with other buckets, which may be somebody else's. */
  readonly takeOver?: boolean;
  /** Whether agents pull copies of the images in the account's ECR; by default as it is deployed. */
  readonly mirror?: boolean;
  /**
   * Copies images that are not there yet. Called only where agents pull copies, and before the stack is
   * changed.
   */
  readonly copyImages?: (copies: readonly ImageCopy[]) => Promise<void>;
}

/**
 * Deploys a plan: images, buckets, code, stack, agents of changed steps, and last the upload notification, so
 * that no upload reaches an inbox before its dispatcher runs. Idempotent: after any interruption, deploying
 * again finishes the job.
 * @param code the dispatcher's bundle
 * @param changeSet a name not yet used for this stack
 * @throws Failure for everything that the user can fix
 */
export async function deploy(
  written: Plan,
  cloud: Cloud,
  code: Uint8Array,
  changeSet: string,
  say: ProgressLog,
  { takeOver, mirror, copyImages = uncopied }: DeployOptions = {},
): Promise<DeployResult> {
  const account = await cloud.account();
  checkAccount(written, account);
  const site = { account, region: cloud.region };
  const { base } = resourceNames(written.workflow, site);
  const read = async () => {
    const text = await templateText(base, cloud);
    const deployed = readTemplate(text);
    if (!takeOver) checkOwner(written, deployed);
    return { text, deployed };
  };
  // `waitUntilSettled` deletes a stack whose creation failed, and continues rollbacks: it must not be
  // somebody else's.
  await read();
  await waitUntilSettled(base, cloud, say);
  const { text, deployed } = await read();
  const plan = planFor(written, mirror, deployed, site);
  const { target, network } = await findTarget(plan, cloud, deployed);
  say(`Deploying ${plan.workflow} to account ${target.account}, ${target.region}; agents run in ${network}`);
  const codePlace = codePlaceOf(plan, code);
  const compiled = compile(plan, target, codePlace);
  const { names, dispatch, template } = compiled;
  for (const bucket of new Set([dispatch.input.bucket, dispatch.output.bucket]))
    say(
      `Bucket ${bucket}: ${(await cloud.buckets.ensure(bucket)) ? 'created, encrypted and private' : 'exists'}`,
    );
  await ensureServiceRoles(plan, cloud, say);
  const entry = inboxNotification(names.base, dispatch.inbox.arn, dispatch.input.prefix);
  await checkNotifications(cloud, dispatch.input.bucket, entry);
  // Before agents of changed steps are stopped: copying may take long.
  const copies = imageCopies(plan);
  if (copies.length > 0) await copyImages(copies);
  const before = deployed?.Metadata.Pipewright;
  if (text !== undefined) {
    // An interrupted destroy or change may have left the dispatcher paused, and ECS ending idle instances at
    // once.
    await cloud.agents.resume(names.dispatcher);
    await keepInstances(capacityProviders(template), names.base, cloud);
  }
  const toSource = (template: Template, key: string) =>
    templateSource(template, cloud, dispatch.output.bucket, key);
  await stopExpiring(plan, compiled, before, cloud, say);
  const closed = before ? stepsToDrain(before, compiled) : [];
  if (text !== undefined && closed.length > 0)
    await drain(closed, text, compiled, { plan, cloud, code, changeSet, say, toSource });
  const { bucket, key } = codePlace(dispatch);
  if (!(await cloud.buckets.has(bucket, key))) {
    const { bytes } = codeArchive(code, dispatch);
    say(`Uploading the dispatcher (${bytes.length} bytes)`);
    await cloud.buckets.put(bucket, key, bytes);
  }
  const source = await toSource(template, `${deployFolder(plan.output.prefix)}${changeSet}.json`);
  const update = { name: names.base, source, changeSet, tags: stackTags(plan), role: plan.deploy_role };
  const changes = await makeWay(deployed, compiled, cloud, say, () => applyChangeSet(update, cloud, say));
  say(`The stack ${names.base} is ${changes ? 'deployed' : 'up to date'}`);
  if (changes) await replaceAgents(compiled, plan, changes, cloud, say);
  // What made agents fail may be fixed: the dispatcher starts them again.
  await cloud.buckets.put(dispatch.output.bucket, deployedKey(plan.output.prefix), Buffer.from('{}'));
  if (before && before.input.bucket !== dispatch.input.bucket)
    await unsubscribe(cloud, before.input.bucket, names.base, say);
  const subscribed = await subscribe(cloud, dispatch.input.bucket, entry, say);
  say(
    `Uploads to s3://${dispatch.input.bucket}/${dispatch.input.prefix} ${subscribed ? 'now go' : 'go'} to the workflow`,
  );
  const rules = keepRules(plan, names);
  if (rules.length > 0) await expireResults(cloud, dispatch.output.bucket, names.keep(''), rules, say);
  const outputs = (await cloud.stacks.describe(names.base))?.outputs ?? {};
  return { changes, stack: names.base, network, outputs };
}

async function uncopied(): Promise<never> {
  throw new Error('agents pull copies of the images, but the caller gives no function that copies them');
}

/**
 * Removes lifecycle rules if nothing expires now. Before the change, while the stack still says that there
 * are rules: after an interruption, nothing else would. If there are none, no permission is needed.
 */
async function stopExpiring(
  plan: Plan,
  { names, dispatch }: CompiledWorkflow,
  before: DeployedMetadata | undefined,
  cloud: Cloud,
  say: ProgressLog,
): Promise<void> {
  if (!before?.steps.some(({ expires }) => expires)) return;
  const { bucket } = before.output;
  if (bucket === dispatch.output.bucket && keepRules(plan, names).length > 0) return;
  await expireResults(cloud, bucket, names.keep(''), [], say);
}

/** @throws Failure `NOTIFICATIONS_CLASH` */
export async function checkNotifications(
  cloud: Cloud,
  bucket: string,
  entry: ReturnType<typeof inboxNotification>,
): Promise<void> {
  const others = overlappingIds((await cloud.buckets.notifications(bucket)) ?? {}, entry);
  if (others.length > 0)
    throw new Failure(
      'NOTIFICATIONS_CLASH',
      `The bucket ${bucket} already sends notifications of the same uploads to ${others.join(', ')}, and S3 allows only one for each upload. Give the workflow a "prefix" that no other notification covers, or remove those notifications.`,
    );
}

/**
 * Passes a template inline if it is small enough, else through the output bucket.
 * @throws Failure `TEMPLATE_TOO_LARGE`
 */
export async function templateSource(
  template: object,
  cloud: Pick<Cloud, 'buckets'>,
  bucket: string,
  key: string,
): Promise<TemplateSource> {
  const text = JSON.stringify(template);
  const bytes = Buffer.from(text);
  if (bytes.length <= INLINE_BYTES) return { text };
  if (bytes.length > TEMPLATE_BYTES)
    throw new Failure(
      'TEMPLATE_TOO_LARGE',
      `This workflow's template has ${bytes.length} bytes, but CloudFormation accepts only ${TEMPLATE_BYTES}. Split the workflow into two, of which the second reads the results of the first.`,
    );
  await cloud.buckets.put(bucket, key, bytes);
  return { url: cloud.buckets.url(bucket, key) };
}

/**
 * Stops agents of changed task definitions, so that the change applies to every item from now on: each
 * finishes its item or returns it to the queue, and the dispatcher starts new ones.
 */
async function replaceAgents(
  { names }: CompiledWorkflow,
  plan: Plan,
  changes: readonly ResourceChange[],
  cloud: Cloud,
  say: ProgressLog,
): Promise<void> {
  const changed = new Set(changes.filter(({ action }) => action === 'Modify').map(({ id }) => id));
  for (const { id } of plan.steps) {
    if (!changed.has(names.logical('Task', id))) continue;
    const tasks = await cloud.agents.list(names.base, names.family(id));
    for (const task of tasks) await cloud.agents.stop(names.base, task, 'The step was changed.');
    if (tasks.length > 0)
      say(
        `Step ${id}: stopping ${plural(tasks.length, 'agent')} with the old settings; their items go back to the queue`,
      );
  }
}
