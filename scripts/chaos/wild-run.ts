import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { findItems } from '../../src/command/run-aws-inputs.ts';
import { showTransfer } from '../../src/command/upload-progress.ts';
import { loadWorkflowFile, planOf, type ReadWorkflow } from '../../src/command/workflow-file.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import { locateDeployment } from '../../src/deploy/deployment.ts';
import { shareInputs } from '../../src/deploy/share-inputs.ts';
import { type Aws, openAws } from '../../src/edge/aws-account.ts';
import { readDispatcherCode } from '../../src/edge/dispatcher-code.ts';
import { hashShared } from '../../src/edge/shared-files.ts';
import { runId } from '../../src/protocol/run-id.ts';
import { deployedWorkflow } from '../../src/runs/deployed-workflow.ts';
import { startItems } from '../../src/runs/start-items.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { accountEnv, hurried, impatient } from '../../test/fakes/account.ts';
import { commandIo } from '../../test/fakes/command-io.ts';
import type { FaultProxy } from '../../test/fakes/fault-proxy.ts';
import { seededRandom } from '../../test/fakes/seeded-random.ts';
import { watchTasks } from '../../test/fakes/tasks.ts';
import { lookAt, type WorkflowView } from '../../test/fakes/workflow-view.ts';
import { run as runProgram } from '../../test/fakes/workshop.ts';
import { type LocalAws, seconds } from '../services.ts';
import { faulty } from './faulty-cloud.ts';
import { Meddler } from './meddler.ts';

/** How a workflow is disturbed. */
export interface Disturbance {
  readonly seed: number;
  /** Whether an agent is killed every `killSeconds`, and messages come twice and out of order. */
  readonly wild: boolean;
  /**
   * Whole seconds between kills, 1 by default. Raise it where items take long, as on a busy machine: else
   * none would end.
   */
  readonly killSeconds?: number;
  /** The share of the calls of agents, the dispatcher and `run` that are spoiled, 0 to 1. */
  readonly faults: number;
  readonly limitSeconds: number;
  readonly say: (line: string) => void;
}

/** A workflow of joined steps, with catalog and inputs, that is not deployed. */
export interface WildWorkflow {
  readonly folder: string;
  /** The workflow file, in `folder`. */
  readonly file: string;
  /** Arguments of `run` after the file: none if there is a sheet. */
  readonly inputs: readonly string[];
  /** The most at once in each step. */
  readonly agents: number;
  /** How many items of a step must have ended for the run to be over. */
  readonly due: Readonly<Record<string, number>>;
}

export interface WildRun {
  readonly run: string;
  readonly plan: Plan;
  readonly view: WorkflowView;
  /** What did not hold; the results are not judged yet. */
  readonly problems: string[];
}

/** Seconds until items of a dead agent come back, and until an agent without items ends. */
const VISIBILITY = 10;
const IDLE = 10;
/** How often the dispatcher is called; on AWS, a rule does it every five minutes. */
const SCHEDULE_SECONDS = 5;
const SAY_SECONDS = 10;
/** The only agent that runs is killed this rarely (times `killSeconds`), or it would never finish an item. */
const ALONE_SECONDS = 5;
/** Time that the queues get to become empty when the run is over. */
const DRAIN_SECONDS = 120;

/**
 * Does what `pipewright run FILE INPUTS` does; that would refuse, as the deployed agents have other settings
 * than the file.
 */
async function startRun(read: ReadWorkflow, cloud: Aws, { folder, inputs }: WildWorkflow): Promise<string> {
  const plan = planOf(read);
  const deployment = await locateDeployment(plan, cloud);
  const watched = deployedWorkflow(plan, deployment.site);
  const io = commandIo(folder);
  const { file, sheet } = read;
  const workflow = { ...deployment, ...{ plan, cloud, watched, world: cloud, file, sheet } };
  const planned = plan.items!;
  const items = { planned, ...(await findItems({ inputs }, workflow, planned, io)) };
  const run = runId(Date.now(), randomBytes(3).toString('hex'));
  const metadata = { run, created_at: new Date().toISOString() };
  const beginning = { plan, metadata, before: undefined, inbox: deployment.dispatch.inbox.url };
  const shown = showTransfer('Uploading', io, true);
  try {
    await startItems({ ...beginning, ...items }, cloud, shown);
  } finally {
    shown.end();
  }
  return run;
}

/**
 * Deploys a workflow to MiniStack, starts a run, and disturbs it until it is over.
 * @param proxy forwards calls to `emulator`, and spoils some
 */
export async function runWildly(
  workflow: WildWorkflow,
  { seed, wild, killSeconds = 1, faults, limitSeconds, say }: Disturbance,
  emulator: LocalAws,
  proxy: FaultProxy,
): Promise<WildRun> {
  const { folder, file, agents, due } = workflow;
  // Without faults, calls skip the proxy.
  const aws = faults > 0 ? { ...emulator, endpoint: proxy.endpoint } : emulator;
  const env = { ...accountEnv(aws), PIPEWRIGHT_POLL_SECONDS: '1' };
  const read = await loadWorkflowFile(file, commandIo(folder, { env }));
  const plan = planOf(read);
  const view = lookAt(emulator, plan);
  await using tasks = watchTasks(view.names.arn('ecs', `cluster/${view.names.base}`));
  const { signal } = new AbortController();
  const cloud = openAws(aws.region, env, signal);
  const soon = impatient(hurried(cloud), { visibility: VISIBILITY, idle: IDLE });
  const begin = performance.now();
  const since = (): string => seconds(performance.now() - begin);
  const target = faults > 0 ? faulty(soon, proxy.endpoint) : soon;
  await deploy(plan, target, await readDispatcherCode(), 'c0', () => {});
  await shareInputs(plan, (await hashShared(plan.items!, folder)).entries, cloud.storage, () => {});
  say(`${since()}: deployed`);

  proxy.plan({ seed, share: faults });
  const run = await startRun(read, cloud, workflow);
  const sent = performance.now();
  say(`${since()}: sent`);

  const steps = plan.steps.map(({ id }) => id);
  const random = seededRandom(seed);
  const meddler = new Meddler(view, steps, random);
  const lambda = new LambdaClient(emulator);
  let kills = 0;
  const kill = async (second: number): Promise<void> => {
    const running = steps.flatMap((step) => tasks.running(view.names.family(step)));
    if (running.length < 2 && second % (ALONE_SECONDS * killSeconds) !== 0) return;
    const victim = running[Math.floor(random() * running.length)];
    if (victim && (await runProgram('docker', ['kill', victim])).code === 0) kills += 1;
  };
  const busy = new Set<Promise<unknown>>();
  const begun = (work: Promise<unknown>): void => {
    const ended = work.catch((error) => say(`  ${error}`)).finally(() => busy.delete(ended));
    busy.add(ended);
  };
  const schedule = () =>
    lambda.send(
      new InvokeCommand({
        ...{ FunctionName: view.names.dispatcher, InvocationType: 'Event' },
        Payload: JSON.stringify({ 'detail-type': 'Scheduled Event' }),
      }),
    );
  let isOver = false;
  for (let second = 1; !isOver; second += 1) {
    if (performance.now() - sent > limitSeconds * 1000) break;
    await sleep(1000);
    if (wild && second % killSeconds === 0) begun(kill(second));
    if (wild) begun(meddler.meddle());
    if (second % SCHEDULE_SECONDS === 0) begun(schedule());
    if (second % SAY_SECONDS !== 0) continue;
    const ended = new Map<string, number>();
    for (const step of steps) ended.set(step, (await view.ended(step, run)).length);
    isOver = Object.entries(due).every(([step, count]) => ended.get(step)! >= count);
    say(
      `  ${since()}: ${[...ended].map((each) => each.join(' ')).join(', ')}` +
        (wild
          ? `; ${kills} agents killed, ${meddler.counts.twice} messages twice, ${meddler.counts.late} late`
          : ''),
    );
  }
  const took = performance.now() - sent;
  await Promise.all(busy);
  proxy.plan({ seed, share: 0 });
  say(`${since()}: ${isOver ? 'over' : 'not over'} after ${seconds(took)}, ${kills} agents killed`);
  if (faults > 0) {
    const { calls, faults: spoiled } = proxy.counts();
    say(`  ${Object.values(spoiled).reduce((sum, count) => sum + count, 0)} of ${calls} calls spoiled`);
  }
  const problems = isOver ? [] : [`it was not over after ${limitSeconds} s`];
  // Repeated messages, and those of agents that were killed last, are still in the queues: agents start for them.
  const full = async (): Promise<string[]> => {
    const counts = await Promise.all(steps.map(async (step) => [step, await view.backlog(step)] as const));
    return counts.flatMap(([step, count]) => (count > 0 ? [`${step} ${count}`] : []));
  };
  let left = await full();
  for (let second = 1; problems.length === 0 && left.length > 0; second++) {
    if (second > DRAIN_SECONDS) problems.push(`messages stay in the queues: ${left.join(', ')}`);
    if (second % SCHEDULE_SECONDS === 0) await schedule();
    await sleep(1000);
    left = await full();
  }
  for (const step of steps) {
    const most = tasks.most(view.names.family(step));
    say(`  ${step}: ${tasks.started(view.names.family(step))} agents started, at most ${most} at once`);
    if (most > agents) problems.push(`${step}: ${most} agents at once, ${agents} may be`);
  }
  return { run, plan, view, problems };
}
