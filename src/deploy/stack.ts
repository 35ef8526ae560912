import { Failure } from '../core/failure.ts';
import type { Cloud, ResourceChange, StackEvent, StackState, TemplateSource } from './cloud.ts';

/** Told one line at a time: what is being done. */
export type ProgressLog = (line: string) => void;

const POLL_MS = 2000;
/** Two hours: what CloudFormation waits for does not take longer. */
const MOST_POLLS = 3600;

const BUSY = /_IN_PROGRESS$/;
const GONE = /^DELETE_COMPLETE$/;
/** A stack that never came to be: it can only be deleted (AWS CloudFormation User Guide, "Stack status codes"). */
const STILLBORN = /^(?:ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED)$/;
const FAILED = /_FAILED$/;
/** CloudFormation's second word for the same beginning. */
const BEGUN = 'Resource creation Initiated';

/**
 * Waits until nobody works on a stack, telling what happens to it.
 * @param since ids of events that are told already
 */
export async function followEvents(
  name: string,
  cloud: Cloud,
  say: ProgressLog,
  since: Set<string>,
): Promise<StackState | undefined> {
  for (let poll = 0; poll < MOST_POLLS; poll++) {
    const state = await cloud.stacks.describe(name);
    if (state && !GONE.test(state.status)) await tellEvents(name, cloud, say, since);
    if (!state || GONE.test(state.status)) return undefined;
    if (!BUSY.test(state.status) || state.status === 'REVIEW_IN_PROGRESS') return state;
    await cloud.sleep(POLL_MS);
  }
  throw new Failure(
    'STACK_BUSY',
    `The stack ${name} has been changing for hours. Look at it in the CloudFormation console.`,
  );
}

/** What takes a while is told when it begins and when it has ended, the rest only when it has ended. */
async function tellEvents(name: string, cloud: Cloud, say: ProgressLog, since: Set<string>): Promise<void> {
  const events = (await cloud.stacks.events(name)).filter(({ id }) => !since.has(id));
  const work = ({ resource, status }: StackEvent): string =>
    `${resource} ${status.replace(/_(?:IN_PROGRESS|COMPLETE|FAILED)$/, '')}`;
  const ended = new Set(events.filter(({ status }) => !BUSY.test(status)).map(work));
  for (const event of events.reverse()) {
    const { id, resource, type, status, reason } = event;
    since.add(id);
    if (BUSY.test(status) && (ended.has(work(event)) || reason === BEGUN)) continue;
    say(
      `  ${status.toLowerCase().replaceAll('_', ' ')}: ${resource} (${type})${reason ? `: ${reason}` : ''}`,
    );
  }
}

/** Ids of all events that there are, so that only later ones are told. */
export async function eventsSoFar(name: string, cloud: Cloud): Promise<Set<string>> {
  return new Set((await cloud.stacks.events(name)).map(({ id }) => id));
}

/**
 * Makes a stack ready for a change: waits for whoever changes it now, and clears what an earlier try left.
 * @returns undefined where there is no stack
 */
export async function waitUntilSettled(
  name: string,
  cloud: Cloud,
  say: ProgressLog,
): Promise<StackState | undefined> {
  let state = await cloud.stacks.describe(name);
  if (state && BUSY.test(state.status) && state.status !== 'REVIEW_IN_PROGRESS') {
    say(`The stack ${name} is being changed (${state.status}): waiting for the end of that`);
    state = await followEvents(name, cloud, say, await eventsSoFar(name, cloud));
  }
  if (state?.status === 'UPDATE_ROLLBACK_FAILED') {
    say(`An earlier change of ${name} could not be taken back: trying that again`);
    await cloud.stacks.continueRollback(name);
    state = await followEvents(name, cloud, say, await eventsSoFar(name, cloud));
  }
  if (state && STILLBORN.test(state.status)) {
    say(`An earlier try left ${name} unusable (${state.status}): deleting it first`);
    await cloud.stacks.delete(name);
    state = await followEvents(name, cloud, say, await eventsSoFar(name, cloud));
    if (state)
      throw new Failure(
        'STACK_STUCK',
        `The stack ${name} cannot be deleted (${state.status}${state.reason ? `: ${state.reason}` : ''}). Delete it in the CloudFormation console, then repeat this.`,
      );
  }
  return state && GONE.test(state.status) ? undefined : state;
}

/** Somebody else may come in between so often. */
const MOST_TRIES = 5;

/**
 * Brings a stack to a template. Whoever changes it meanwhile is waited for, and then it is compared anew.
 * @param changeSet its name; a new one every time
 * @returns the changes; undefined when it was up to date
 * @throws Failure `DEPLOY_FAILED`, with what AWS says first; `STACK_BUSY`
 */
export async function applyChangeSet(
  name: string,
  source: TemplateSource,
  changeSet: string,
  tags: Readonly<Record<string, string>>,
  cloud: Cloud,
  say: ProgressLog,
): Promise<readonly ResourceChange[] | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      const set = attempt === 1 ? changeSet : `${changeSet}-${attempt}`;
      return await applyOnce(name, source, set, tags, cloud, say);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'STACK_BUSY' || attempt === MOST_TRIES) throw error;
      say(`Somebody else has begun to change ${name}: waiting, then comparing anew`);
      await cloud.sleep(POLL_MS);
    }
  }
}

async function applyOnce(
  name: string,
  source: TemplateSource,
  changeSet: string,
  tags: Readonly<Record<string, string>>,
  cloud: Cloud,
  say: ProgressLog,
): Promise<readonly ResourceChange[] | undefined> {
  const before = await waitUntilSettled(name, cloud, say);
  const kind = !before || before.status === 'REVIEW_IN_PROGRESS' ? 'CREATE' : 'UPDATE';
  const told = before ? await eventsSoFar(name, cloud) : new Set<string>();
  say(`Asking CloudFormation what changes in ${name}`);
  const changes = await cloud.stacks.prepare(name, changeSet, source, kind, tags);
  if (!changes) return undefined;
  say(`${kind === 'CREATE' ? 'Creating' : 'Updating'} ${name}: ${changes.length} resources`);
  await cloud.stacks.execute(name, changeSet);
  const after = await followEvents(name, cloud, say, told);
  if (after && /^(?:CREATE|UPDATE)_COMPLETE$/.test(after.status)) return changes;
  const first = [...(await cloud.stacks.events(name))]
    .reverse()
    .find(({ status, reason }) => FAILED.test(status) && reason && !/cancelled/i.test(reason));
  throw new Failure(
    'DEPLOY_FAILED',
    `The stack ${name} could not be ${kind === 'CREATE' ? 'created' : 'updated'} (${after?.status ?? 'it is gone'})${first ? `: ${first.resource}: ${first.reason}` : ''}. AWS took back what it had done; mend the cause and deploy again.`,
  );
}
