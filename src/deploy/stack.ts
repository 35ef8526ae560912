import { Failure } from '../core/failure.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud, ResourceChange, StackEvent, StackState, TemplateSource } from './cloud.ts';

/** Receives one line of progress at a time. */
export type ProgressLog = (line: string) => void;

const POLL_MS = 2000;
/** Two hours: longer than CloudFormation's own timeouts for these resources. */
const MOST_POLLS = 3600;

const BUSY = /_IN_PROGRESS$/;
const GONE = /^DELETE_COMPLETE$/;
/** A stack whose creation failed can only be deleted (AWS CloudFormation User Guide, "Stack status codes"). */
const NOT_CREATED = /^(?:ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/;
const FAILED = /_FAILED$/;
/** The reason of CloudFormation's second event for the start of one creation. */
const INITIATED = 'Resource creation Initiated';

/** The tags of a workflow's stack and everything in it. */
export function stackTags({
  workflow,
  tags,
}: Pick<Plan, 'workflow' | 'tags'>): Readonly<Record<string, string>> {
  return { ...tags, 'pipewright:workflow': workflow };
}

/**
 * Waits until no change of a stack is in progress, reporting its events.
 * @param since ids of events that were reported already
 */
export async function followEvents(
  name: string,
  cloud: Cloud,
  say: ProgressLog,
  since: Set<string>,
): Promise<StackState | undefined> {
  for (let poll = 0; poll < MOST_POLLS; poll++) {
    const state = await cloud.stacks.describe(name);
    if (!state || GONE.test(state.status)) return undefined;
    await reportEvents(name, cloud, say, since);
    if (!BUSY.test(state.status) || state.status === 'REVIEW_IN_PROGRESS') return state;
    await cloud.sleep(POLL_MS);
  }
  throw new Failure(
    'STACK_BUSY',
    `The stack ${name} has been changing for two hours. Check it in the CloudFormation console.`,
  );
}

/** Reports the start of an operation only if it has not ended by then. */
async function reportEvents(name: string, cloud: Cloud, say: ProgressLog, since: Set<string>): Promise<void> {
  const events = (await cloud.stacks.events(name)).filter(({ id }) => !since.has(id));
  const operation = ({ resource, status }: StackEvent): string =>
    `${resource} ${status.replace(/_(?:IN_PROGRESS|COMPLETE|FAILED)$/, '')}`;
  const ended = new Set(events.filter(({ status }) => !BUSY.test(status)).map(operation));
  for (const event of events.reverse()) {
    const { id, resource, type, status, reason } = event;
    since.add(id);
    if (BUSY.test(status) && (ended.has(operation(event)) || reason === INITIATED)) continue;
    say(
      `  ${status.toLowerCase().replaceAll('_', ' ')}: ${resource} (${type})${reason ? `: ${reason}` : ''}`,
    );
  }
}

/** Ids of all events so far, so that only later ones are reported. */
export async function eventIds(name: string, cloud: Cloud): Promise<Set<string>> {
  return new Set((await cloud.stacks.events(name)).map(({ id }) => id));
}

/**
 * Prepares a stack for a change: waits for a change in progress, and cleans up after a failed one.
 * @returns undefined if there is no stack
 */
export async function waitUntilSettled(
  name: string,
  cloud: Cloud,
  say: ProgressLog,
): Promise<StackState | undefined> {
  let state = await cloud.stacks.describe(name);
  const follow = async () => followEvents(name, cloud, say, await eventIds(name, cloud));
  if (state && BUSY.test(state.status) && state.status !== 'REVIEW_IN_PROGRESS') {
    say(`The stack ${name} is being changed (${state.status}): waiting until that is done`);
    state = await follow();
  }
  if (state?.status === 'UPDATE_ROLLBACK_FAILED') {
    say(`An earlier change of ${name} could not be rolled back: trying again`);
    await cloud.stacks.continueRollback(name);
    state = await follow();
  }
  if (state && NOT_CREATED.test(state.status)) {
    say(`An earlier deployment left ${name} unusable (${state.status}): deleting it first`);
    await cloud.stacks.delete(name);
    state = await follow();
    if (state)
      throw new Failure(
        'STACK_STUCK',
        `The stack ${name} cannot be deleted (${state.status}${state.reason ? `: ${state.reason}` : ''}). Delete it in the CloudFormation console, then try again.`,
      );
  }
  return state && GONE.test(state.status) ? undefined : state;
}

/** Attempts when another process starts a change first. */
const MOST_TRIES = 5;

/** A change of a stack. */
export interface StackUpdate {
  readonly name: string;
  readonly source: TemplateSource;
  /** A name not yet used for this stack. */
  readonly changeSet: string;
  readonly tags: Readonly<Record<string, string>>;
  /** ARN of the role that CloudFormation takes for it. */
  readonly role?: string;
}

/**
 * Creates a stack, or updates it to a template. Waits for a concurrent change, then compares again.
 * @returns the changes; undefined when it was up to date
 * @throws Failure `DEPLOY_FAILED`, with AWS's first error; `STACK_BUSY`
 */
export async function applyChangeSet(
  update: StackUpdate,
  cloud: Cloud,
  say: ProgressLog,
): Promise<readonly ResourceChange[] | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      const changeSet = attempt === 1 ? update.changeSet : `${update.changeSet}-${attempt}`;
      return await applyOnce({ ...update, changeSet }, cloud, say);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'STACK_BUSY' || attempt === MOST_TRIES) throw error;
      say(`Another process has started to change ${update.name}: waiting, then comparing again`);
      await cloud.sleep(POLL_MS);
    }
  }
}

async function applyOnce(
  { name, source, changeSet, tags, role }: StackUpdate,
  cloud: Cloud,
  say: ProgressLog,
): Promise<readonly ResourceChange[] | undefined> {
  const before = await waitUntilSettled(name, cloud, say);
  const kind = !before || before.status === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE';
  const since = before ? await eventIds(name, cloud) : new Set<string>();
  say(`Asking CloudFormation what changes in ${name}`);
  const changes = await cloud.stacks.prepare(name, changeSet, source, kind, tags, role);
  if (!changes) return undefined;
  say(`${kind === 'CREATE' ? 'Creating' : 'Updating'} ${name}: ${changes.length} resources`);
  await cloud.stacks.execute(name, changeSet);
  const after = await followEvents(name, cloud, say, since);
  if (after && /^(?:CREATE|UPDATE)_COMPLETE$/.test(after.status)) return changes;
  const first = [...(await cloud.stacks.events(name))]
    .reverse()
    .find(({ status, reason }) => FAILED.test(status) && reason && !/cancelled/i.test(reason));
  throw new Failure(
    'DEPLOY_FAILED',
    `The stack ${name} could not be ${kind === 'CREATE' ? 'created' : 'updated'} (${after?.status ?? 'it is gone'})${first ? `: ${first.resource}: ${first.reason}` : ''}. AWS rolled the change back; fix the cause and deploy again.`,
  );
}
