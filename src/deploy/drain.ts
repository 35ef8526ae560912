import { Failure } from '../core/failure.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import { plural } from '../text/plural.ts';
import type { Cloud, TemplateSource } from './cloud.ts';
import { codeArchive, deployFolder, dispatchOf } from './code-archive.ts';
import type { CompiledWorkflow } from './compile.ts';
import { applyChangeSet, type ProgressLog } from './stack.ts';
import type { DeployedMetadata, Template } from './template.ts';

const LOOK_MS = 5000;
/** SQS's counts may be a minute old (Amazon SQS Developer Guide, "approximate"), and results are on their way for seconds. */
const QUIET_LOOKS = 12;
/** Half an hour */
const MOST_LOOKS = 360;

/** What a drain needs of the deploy that it is a part of. */
export interface DrainContext {
  readonly plan: { readonly workflow: string };
  readonly cloud: Cloud;
  readonly code: Uint8Array;
  readonly changeSet: string;
  readonly say: ProgressLog;
  readonly toSource: (template: Template, key: string) => Promise<TemplateSource>;
}

/**
 * Steps that a change takes out, or that get their items from elsewhere from then on. Their queues, or their rights to
 * read what is in them, go with the change.
 */
export function closing(
  before: DeployedMetadata,
  { dispatch }: Pick<CompiledWorkflow, 'dispatch'>,
): string[] {
  const moved = (a: DispatchPlan['input'], b: DispatchPlan['input']) =>
    a.bucket !== b.bucket || a.prefix !== b.prefix;
  return before.steps
    .filter((step) => {
      const now = dispatch.steps.find(({ id }) => id === step.id);
      const source = step.needs.length === 0 ? 'input' : 'output';
      return (
        !now ||
        now.gather !== step.gather ||
        [...now.needs].sort().join() !== [...step.needs].sort().join() ||
        moved(before[source], dispatch[source]) ||
        moved(before.output, dispatch.output)
      );
    })
    .map(({ id }) => id);
}

/**
 * Lets these steps of the workflow as it is work off what they have, so that the change loses no item: the dispatcher holds
 * what is new for them in the inbox, where the changed workflow finds it.
 * @param text the template as it is deployed
 * @throws Failure `STEP_BUSY` when they have not done so in half an hour: they go on, and so may the next deploy
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
  const one = closed.length === 1;
  say(
    `${one ? 'Step' : 'Steps'} ${closed.join(', ')}: ${one ? 'it works' : 'they work'} off what ${one ? 'it has' : 'they have'} before the change${archive ? `; what is new for ${one ? 'it' : 'them'} waits in the inbox` : ''}`,
  );
  if (archive) {
    const holding = codeArchive(code, { ...dispatchOf(archive), closed });
    const { output } = template.Metadata.Pipewright;
    const folder = deployFolder(output.prefix);
    const key = `${folder}${holding.name}`;
    await cloud.buckets.put(output.bucket, key, holding.bytes);
    const dispatcher = template.Resources.Dispatcher!;
    const held: Template = {
      ...template,
      Resources: {
        ...template.Resources,
        Dispatcher: {
          ...dispatcher,
          Properties: { ...dispatcher.Properties, Code: { S3Bucket: output.bucket, S3Key: key } },
        },
      },
    };
    const set = `${changeSet}-hold`;
    const source = await toSource(held, `${folder}${set}.json`);
    await applyChangeSet(names.base, source, set, { 'pipewright:workflow': plan.workflow }, cloud, say);
  }
  let told: string | undefined;
  for (let look = 0, quiet = 0; ; look++) {
    const left: string[] = [];
    for (const id of closed) {
      const items = await cloud.backlog(names.queue(names.work(id)).url);
      if (items > 0) left.push(`${id} has ${plural(items, 'item')}`);
    }
    quiet = left.length === 0 ? quiet + 1 : 0;
    if (quiet > QUIET_LOOKS) return;
    const now = left.join(', ');
    if (now !== told)
      say(now === '' ? '  all is done; making sure for a minute that nothing comes after' : `  ${now}`);
    told = now;
    if (look >= MOST_LOOKS && quiet === 0)
      throw new Failure(
        'STEP_BUSY',
        `The workflow was not changed, as steps that the change takes out or gives other inputs are not done after half an hour: ${now}. Nothing is lost: they go on, and what is new for them waits in the inbox for up to 14 days. Deploy again to go on waiting, or deploy the file as it was to keep them; if nobody needs these items, empty ${closed.map((id) => names.work(id)).join(', ')}.`,
      );
    await cloud.sleep(LOOK_MS);
  }
}
