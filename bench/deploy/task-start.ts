import { deploy } from '../../src/deploy/deploy.ts';
import { destroy } from '../../src/deploy/destroy.ts';
import { openCloud } from '../../src/edge/cloud.ts';
import { readDispatcherCode } from '../../src/edge/dispatcher-code.ts';
import { accountEnv, hurried, impatient, ownPlan } from '../../test/fakes/account.ts';
import { wrapShell } from '../../test/fakes/fleet.ts';
import { watchTasks } from '../../test/fakes/tasks.ts';
import { lookAt } from '../../test/fakes/workflow-view.ts';
import { openWorkshop } from '../../test/fakes/workshop.ts';

/**
 * Milliseconds from the begin of an upload until the container of the agent that it needs has started, for so many
 * uploads one after another; each time all agents have ended before.
 */
export async function taskStarts(uploads: number): Promise<number[]> {
  await using workshop = await openWorkshop([]);
  const aws = await workshop.services.ministack();
  const env = accountEnv(aws);
  Object.assign(process.env, env);
  const signal = new AbortController().signal;
  const cloud = impatient(hurried(openCloud(aws.region, env, signal)), { visibility: 5, idle: 1 });
  const image = await wrapShell(workshop, 'bench-copy', 'cp "$1" "$2"');
  const own = ownPlan(['a']);
  const plan = { ...own, steps: own.steps.map((step) => ({ ...step, image })) };
  const flow = lookAt(aws, plan);
  const family = flow.names.family('a');
  await using tasks = watchTasks(flow.names.arn('ecs', `cluster/${flow.names.base}`));
  await deploy(plan, cloud, await readDispatcherCode(), 'bench', () => {});
  try {
    const times: number[] = [];
    for (let i = 1; i <= uploads; i++) {
      const begin = performance.now();
      await flow.upload(`${i}.txt`, `${i}`);
      await tasks.when(`agent ${i}`, () => tasks.started(family) === i);
      times.push(performance.now() - begin);
      await tasks.when(`the end of agent ${i}`, () => tasks.running(family).length === 0);
    }
    return times;
  } finally {
    await destroy(plan, cloud, () => {});
  }
}
