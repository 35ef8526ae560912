import { Failure } from '../core/failure.ts';
import { plural } from '../text/plural.ts';
import type { Plan } from '../workflow/plan.ts';
import { clashes, ourNotification } from './bucket-notifications.ts';
import type { Cloud, ResourceChange, TemplateSource } from './cloud.ts';
import { codeArchive, deployFolder } from './code-archive.ts';
import { type CompiledWorkflow, compile } from './compile.ts';
import { findTarget } from './deploy-target.ts';
import { closing, drain } from './drain.ts';
import { applyChangeSet, type ProgressLog, waitUntilSettled } from './stack.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import {
  type DeployedMetadata,
  INLINE_BYTES,
  TEMPLATE_BYTES,
  type Template,
  templateText,
} from './template.ts';

export interface DeployResult {
  /** Undefined when the stack was up to date. */
  readonly changes?: readonly ResourceChange[];
  readonly stack: string;
  readonly network: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * From a plan to a running workflow. Every step of it can be repeated, so that after whatever interruption, deploying
 * again comes to the same end: buckets, code, stack, agents of what changed, the upload notification last, so that no
 * upload comes to an inbox that nobody empties.
 * @param code the dispatcher's bundle
 * @param changeSet a name that was never used for this stack
 * @throws Failure for whatever the user can mend
 */
export async function deploy(
  plan: Plan,
  cloud: Cloud,
  code: Uint8Array,
  changeSet: string,
  say: ProgressLog,
): Promise<DeployResult> {
  const { target, network } = await findTarget(plan, cloud);
  say(`Deploying ${plan.workflow} to account ${target.account}, ${target.region}; agents run in ${network}`);
  const folder = deployFolder(plan.output.prefix);
  const compiled = compile(plan, target, (dispatch) => ({
    bucket: plan.output.bucket!,
    key: `${folder}${codeArchive(code, dispatch).name}`,
  }));
  const { names, dispatch, template } = compiled;
  for (const bucket of new Set([dispatch.input.bucket, dispatch.output.bucket]))
    say(
      `Bucket ${bucket}: ${(await cloud.buckets.ensure(bucket)) ? 'made, encrypted and private' : 'is there'}`,
    );
  const ours = ourNotification(names.base, dispatch.inbox.arn, dispatch.input.prefix);
  await checkClashes(cloud, dispatch.input.bucket, ours);
  await waitUntilSettled(names.base, cloud, say);
  const text = await cloud.stacks.template(names.base);
  const before = deployedOf(text);
  const toSource = (made: Template, key: string) => templateSource(made, cloud, dispatch.output.bucket, key);
  const closed = before ? closing(before, compiled) : [];
  if (text !== undefined && closed.length > 0)
    await drain(closed, text, compiled, { plan, cloud, code, changeSet, say, toSource });
  const archive = codeArchive(code, dispatch);
  if (!(await cloud.buckets.has(dispatch.output.bucket, `${folder}${archive.name}`))) {
    say(`Uploading the dispatcher (${archive.bytes.length} bytes)`);
    await cloud.buckets.put(dispatch.output.bucket, `${folder}${archive.name}`, archive.bytes);
  }
  const source = await toSource(template, `${folder}${changeSet}.json`);
  const tags = { 'pipewright:workflow': plan.workflow };
  const changes = await applyChangeSet(names.base, source, changeSet, tags, cloud, say);
  say(changes ? `The stack ${names.base} is done` : `The stack ${names.base} is up to date`);
  if (changes) await replaceAgents(compiled, plan, changes, cloud, say);
  if (before && before.input.bucket !== dispatch.input.bucket)
    await unsubscribe(cloud, before.input.bucket, names.base);
  const subscribed = await subscribe(cloud, dispatch.input.bucket, ours);
  say(
    `Uploads to s3://${dispatch.input.bucket}/${dispatch.input.prefix} ${subscribed ? 'now go' : 'go'} to the workflow`,
  );
  const outputs = (await cloud.stacks.describe(names.base))?.outputs ?? {};
  return { ...(changes && { changes }), stack: names.base, network, outputs };
}

/** @throws Failure `NOTIFICATIONS_CLASH` */
export async function checkClashes(
  cloud: Cloud,
  bucket: string,
  ours: ReturnType<typeof ourNotification>,
): Promise<void> {
  const others = clashes((await cloud.buckets.notifications(bucket)) ?? {}, ours);
  if (others.length > 0)
    throw new Failure(
      'NOTIFICATIONS_CLASH',
      `The bucket ${bucket} tells others of the same uploads already (${others.join(', ')}), and S3 takes only one for each. Give the workflow a "prefix" that nobody else listens to, or take those notifications out.`,
    );
}

/** As text while it is small enough, else through the output bucket. @throws Failure `TEMPLATE_TOO_LARGE` */
export async function templateSource(
  template: Template,
  cloud: Cloud,
  bucket: string,
  key: string,
): Promise<TemplateSource> {
  const text = templateText(template);
  const bytes = Buffer.from(text);
  if (bytes.length <= INLINE_BYTES) return { text };
  if (bytes.length > TEMPLATE_BYTES)
    throw new Failure(
      'TEMPLATE_TOO_LARGE',
      `This workflow's template has ${bytes.length} bytes, and CloudFormation takes ${TEMPLATE_BYTES}. Make two workflows of it, the second reading what the first writes.`,
    );
  await cloud.buckets.put(bucket, key, bytes);
  return { url: cloud.buckets.url(bucket, key) };
}

/**
 * Agents that work by an older definition are ended, so that what was changed holds for every item from now on: each
 * finishes its item or hands it back, and the dispatcher starts new ones.
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
      say(`Step ${id}: with the old settings, ${plural(tasks.length, 'agent')} to hand back what is begun`);
  }
}

/** What a stack's template says of the workflow in it; undefined for one that is not ours, or none. */
export function deployedOf(text: string | undefined): DeployedMetadata | undefined {
  if (text === undefined) return undefined;
  try {
    const deployed = (JSON.parse(text) as Partial<Template>).Metadata?.Pipewright;
    return deployed?.version === 1 ? deployed : undefined;
  } catch {
    return undefined;
  }
}
