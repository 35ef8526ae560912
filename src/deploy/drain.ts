import { Failure } from '../core/failure.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { plural } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud, TemplateSource } from './cloud.ts';
import { codeArchive, deployFolder, dispatchPlanIn } from './code-archive.ts';
import type { CompiledWorkflow } from './compile.ts';
import { applyChangeSet, type ProgressLog, stackTags } from './stack.ts';
import type { DeployedMetadata, Template } from './template.ts';

const POLL_MS = 5000;
/**
 * SQS's counts can be a minute old (Amazon SQS Developer Guide, "approximate"), and results take seconds to
 * arrive.
 */
const QUIET_POLLS = 12;
/** Half an hour. */
const MOST_POLLS = 360;

/** The deployment that a drain is part of. */
export interface DrainContext {
  readonly plan: Pick<Plan, 'workflow' | 'tags' | 'deploy_role'>;
  readonly cloud: Cloud;
  readonly code: Uint8Array;
  readonly changeSet: string;
  readonly say: ProgressLog;
  readonly toSource: (template: Template, key: string) => Promise<TemplateSource>;
}

/**
 * Steps that a change removes, that lose a lane, or that get their items from elsewhere after it: the change
 * deletes their queues, or their permissions to read the items in them.
 */
export function stepsToDrain(
  before: DeployedMetadata,
  { dispatch }: Pick<CompiledWorkflow, 'dispatch'>,
): string[] {
  const moved = (a: DispatchPlan['input'], b: DispatchPlan['input']) =>
    a.bucket !== b.bucket || a.prefix !== b.prefix;
  return before.steps
    .filter((step) => {
      const after = dispatch.steps.find(({ id }) => id === step.id);
      const source = step.needs.length === 0 ? 'input' : 'output';
      return (
        !after ||
        after.gather !== step.gather ||
        (after.lanes?.length ?? 1) < (step.lanes ?? 1) ||
        [...after.needs].sort().join() !== [...step.needs].sort().join() ||
        moved(before[source], dispatch[source]) ||
        moved(before.output, dispatch.output)
      );
    })
    .map(({ id }) => id);
}

/**
 * Waits until these steps of the deployed workflow have finished their items, so that the change loses none.
 * Meanwhile the dispatcher keeps new items for them in the inbox, where the changed workflow finds them.
 * @param text the deployed template
 * @throws Failure `STEP_BUSY` if the steps are not done in half an hour: they continue, and another
 *   deployment can wait again; as {@link applyChangeSet}
 */
export async function drain(
  closed: readonly string[],
  text: string,
  { names }: Pick<CompiledWorkflow, 'names'>,
  { plan, cloud, code, changeSet, say, toSource }: DrainContext,
): Promise<void> {
  const template = JSON.parse(text) as Template;
  const place = template.Resources.Dispatcher?.Properties.Code as { S3Bucket: string; S3Key: string };
  const archive = await cloud.buckets.get(place.S3Bucket, place.S3Key);
  say(
    `Finishing the items of ${closed.join(', ')} before the change${archive ? '; new items wait in the inbox' : ''}`,
  );
  if (archive) {
    const holding = codeArchive(code, { ...dispatchPlanIn(archive), closed });
    const { output } = template.Metadata.Pipewright;
    const folder = deployFolder(output.prefix);
    const key = `${folder}${holding.name}`;
    await cloud.buckets.put(output.bucket, key, holding.bytes);
    const dispatcher = template.Resources.Dispatcher!;
    const Properties = { ...dispatcher.Properties, Code: { S3Bucket: output.bucket, S3Key: key } };
    const Resources = { ...template.Resources, Dispatcher: { ...dispatcher, Properties } };
    const set = `${changeSet}-hold`;
    const source = await toSource({ ...template, Resources }, `${folder}${set}.json`);
    const update = {
      name: names.base,
      source,
      changeSet: set,
      tags: stackTags(plan),
      role: plan.deploy_role,
    };
    await applyChangeSet(update, cloud, say);
  }
  const queuesOf = (id: string): string[] => {
    const { lanes = 1 } = template.Metadata.Pipewright.steps.find((step) => step.id === id) ?? {};
    return Array.from({ length: lanes }, (_, lane) => names.work(id, lane));
  };
  let reported: string | undefined;
  for (let poll = 0, quiet = 0; ; poll++) {
    const backlog: string[] = [];
    for (const id of closed) {
      let items = 0;
      for (const name of queuesOf(id)) {
        const count = await cloud.queues.count(names.queue(name).url);
        items += (count?.waiting ?? 0) + (count?.taken ?? 0);
      }
      if (items > 0) backlog.push(`${id} has ${plural(items, 'item')}`);
    }
    quiet = backlog.length === 0 ? quiet + 1 : 0;
    if (quiet > QUIET_POLLS) return;
    const report = backlog.join(', ');
    if (report !== reported)
      say(report === '' ? '  all done; watching for a minute that no items follow' : `  ${report}`);
    reported = report;
    if (poll >= MOST_POLLS && quiet === 0)
      throw new Failure(
        'STEP_BUSY',
        `The workflow was not changed. The change removes steps or gives them other inputs, and after half an hour these steps still have items: ${report}. Nothing is lost: the steps continue, and new items for them wait in the inbox for up to 14 days. Deploy again to keep waiting, or deploy the previous file to keep these steps. If you do not need these items, empty ${closed.flatMap(queuesOf).join(', ')}.`,
      );
    await cloud.sleep(POLL_MS);
  }
}
