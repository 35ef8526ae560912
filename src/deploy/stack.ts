import { Failure } from '../core/failure.ts';
import { plural } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud, ResourceChange, StackEvent, StackState, TemplateSource } from './cloud.ts';
import { duringRollback, failuresText, rootFailure } from './stack-failures.ts';

/** The parts of AWS that following a stack needs. */
export type StackCloud = Pick<Cloud, 'stacks' | 'sleep'>;

/** How far a change of a stack is. */
export interface StackProgress {
  readonly changes: readonly ResourceChange[];
  /** How many of these are done. */
  readonly done: number;
}

/**
 * Receives one line of progress at a time; `about` is the change that it belongs to, until something fails.
 */
export type ProgressLog = (line: string, about?: StackProgress) => void;

const POLL_MS = 2000;
/** Two hours: longer than CloudFormation's own timeouts for these resources. */
const MOST_POLLS = 3600;

const BUSY = /_IN_PROGRESS$/;
const GONE = /^DELETE_COMPLETE$/;
/**
 * A stack whose creation failed can only be deleted (AWS CloudFormation User Guide, "Stack status codes").
 */
const NOT_CREATED = /^(?:ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/;
/** The reason of CloudFormation's second event for the start of one creation. */
const INITIATED = 'Resource creation Initiated';

/** The tags of a workflow's stack and everything in it. */
export function stackTags({
  workflow,
  tags,
}: Pick<Plan, 'workflow' | 'tags'>): Readonly<Record<string, string>> {
  return { ...tags, 'pipewright:workflow': workflow };
}

/** Whether a stack can be updated, now or after the change in progress: else a deployment creates it. */
export function isCreated(status: string): boolean {
  return status !== 'REVIEW_IN_PROGRESS' && !GONE.test(status) && !NOT_CREATED.test(status);
}

/** Whether a change of a stack is in progress. One that waits for its execution changes nothing yet. */
export function isChanging(status: string): boolean {
  return BUSY.test(status) && status !== 'REVIEW_IN_PROGRESS';
}

/**
 * Waits until no change of a stack is in progress, reporting its events.
 * @param since ids of events that were reported already
 * @param changes the changes whose progress is counted
 * @returns undefined if the stack does not exist or was deleted
 * @throws Failure `STACK_BUSY`
 */
export async function followEvents(
  name: string,
  cloud: StackCloud,
  say: ProgressLog,
  since: Set<string>,
  changes: readonly ResourceChange[] = [],
): Promise<StackState | undefined> {
  const count = countChanges(changes);
  for (let poll = 0; poll < MOST_POLLS; poll++) {
    const state = await cloud.stacks.describe(name);
    if (!state || GONE.test(state.status)) return undefined;
    await reportEvents(name, cloud, (line, event) => say(line, count(event)), since);
    if (!isChanging(state.status)) return state;
    await cloud.sleep(POLL_MS);
  }
  throw new Failure(
    'STACK_BUSY',
    `The stack ${name} has been changing for two hours. Check it in the CloudFormation console.`,
  );
}

/** Counts the changes that events complete, until one fails: a rollback is not progress. */
function countChanges(changes: readonly ResourceChange[]): (event: StackEvent) => StackProgress | undefined {
  const ids = new Set(changes.map(({ id }) => id));
  const done = new Set<string>();
  let failed = changes.length === 0;
  return ({ resource, status }) => {
    failed ||= /FAILED|ROLLBACK/.test(status);
    if (failed) return undefined;
    if (/_COMPLETE$/.test(status) && ids.has(resource)) done.add(resource);
    return { changes, done: done.size };
  };
}

/** Reports the start of an operation only if it has not ended by then. */
async function reportEvents(
  name: string,
  cloud: StackCloud,
  say: (line: string, event: StackEvent) => void,
  since: Set<string>,
): Promise<void> {
  const events = [...(await cloud.stacks.events(name, since))];
  const operation = ({ resource, status }: StackEvent): string =>
    `${resource} ${status.replace(/_(?:IN_PROGRESS|COMPLETE|FAILED)$/, '')}`;
  const ended = new Set(events.filter(({ status }) => !BUSY.test(status)).map(operation));
  for (const event of events.reverse()) {
    const { id, resource, type, status, reason } = event;
    since.add(id);
    if (BUSY.test(status) && (ended.has(operation(event)) || reason === INITIATED)) continue;
    say(
      `  ${status.toLowerCase().replaceAll('_', ' ')}: ${resource} (${type})${reason ? `: ${reason}` : ''}`,
      event,
    );
  }
}

/** Ids of the newest events, so that only later ones are reported. */
export async function eventIds(name: string, cloud: StackCloud): Promise<Set<string>> {
  return new Set((await cloud.stacks.events(name)).map(({ id }) => id));
}

/**
 * Prepares a stack for a change: waits for a change in progress, and cleans up after a failed one.
 * @returns undefined if there is no stack
 * @throws Failure `STACK_BUSY`, `STACK_STUCK`
 */
export async function waitUntilSettled(
  name: string,
  cloud: StackCloud,
  say: ProgressLog,
): Promise<StackState | undefined> {
  let state = await cloud.stacks.describe(name);
  let since: ReadonlySet<string> = new Set();
  const follow = async (change = async () => {}) => {
    since = await eventIds(name, cloud);
    await change();
    return followEvents(name, cloud, say, new Set(since));
  };
  const stuck = async (found: StackState, what: string, remedy: string) => {
    const failed = failuresText(await cloud.stacks.events(name, since)) || found.reason;
    return new Failure(
      'STACK_STUCK',
      `The stack ${name} ${what} (${found.status}${failed ? `: ${failed}` : ''}). ${remedy}`,
    );
  };
  if (state && isChanging(state.status)) {
    say(`The stack ${name} is being changed (${state.status}): waiting until that is done`);
    state = await follow();
  }
  if (state?.status === 'UPDATE_ROLLBACK_FAILED') {
    say(`An earlier change of ${name} could not be rolled back: trying again`);
    state = await follow(() => cloud.stacks.continueRollback(name));
    if (state?.status === 'UPDATE_ROLLBACK_FAILED')
      throw await stuck(
        state,
        'cannot be rolled back',
        `Restore what its resources need, then deploy again. If you cannot, let CloudFormation skip the resources named here, and deploy again: aws cloudformation continue-update-rollback --stack-name ${name} --resources-to-skip RESOURCE`,
      );
  }
  if (state && NOT_CREATED.test(state.status)) {
    say(`An earlier deployment left ${name} unusable (${state.status}): deleting it first`);
    state = await follow(() => cloud.stacks.delete(name));
    if (state)
      throw await stuck(
        state,
        'cannot be deleted',
        'Delete it in the CloudFormation console, then try again.',
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
  /** ARN of the role that CloudFormation assumes for it. */
  readonly role?: string;
}

/**
 * Creates a stack, or updates it to a template. Waits for a concurrent change, then compares again.
 * @returns the changes; undefined when it was up to date
 * @throws Failure `DEPLOY_FAILED`, with AWS's first error; `STACK_BUSY`; `STACK_STUCK`
 */
export async function applyChangeSet(
  update: StackUpdate,
  cloud: StackCloud,
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
  cloud: StackCloud,
  say: ProgressLog,
): Promise<readonly ResourceChange[] | undefined> {
  const before = await waitUntilSettled(name, cloud, say);
  const kind = !before || before.status === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE';
  const since = before ? await eventIds(name, cloud) : new Set<string>();
  say(`Asking CloudFormation what changes in ${name}`);
  const changes = await cloud.stacks.prepare(name, changeSet, source, kind, tags, role);
  if (!changes) return undefined;
  const doing = kind === 'CREATE' ? 'Creating' : 'Updating';
  say(`${doing} ${name}: ${plural(changes.length, 'resource')}`, { changes, done: 0 });
  await cloud.stacks.execute(name, changeSet);
  const after = await followEvents(name, cloud, say, new Set(since), changes);
  if (after && /^(?:CREATE|UPDATE)_COMPLETE$/.test(after.status)) return changes;
  const failed = await cloud.stacks.events(name, since);
  const first = rootFailure(failed);
  const again = failuresText(duringRollback(failed));
  throw new Failure(
    'DEPLOY_FAILED',
    `The stack ${name} could not be ${kind === 'CREATE' ? 'created' : 'updated'} (${after?.status ?? 'it is gone'})${first ? `: ${first.resource}: ${first.reason}` : ''}. ${
      again
        ? `AWS could not roll the change back: ${again}. Fix the causes and deploy again: that first continues the rollback.`
        : 'AWS rolled the change back; fix the cause and deploy again.'
    }`,
  );
}
