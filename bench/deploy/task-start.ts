import { openShellWorkflow } from '../../test/fakes/shell-workflow.ts';
import { openWorkshop } from '../../test/fakes/workshop.ts';

/**
 * Milliseconds from the start of an upload until the container of its agent has started, for a number of
 * uploads one after another; before each, all agents have ended.
 */
export async function taskStarts(uploads: number): Promise<number[]> {
  await using workshop = await openWorkshop([]);
  const aws = await workshop.services.ministack();
  const script = 'cp "$1" "$2"';
  await using own = await openShellWorkflow(aws, workshop, { script, agents: 10, visibility: 5, idle: 1 });
  const { flow, tasks } = own;
  const family = own.family('a');
  await own.deploy(['a']);
  const times: number[] = [];
  for (let i = 1; i <= uploads; i++) {
    const begin = performance.now();
    await flow.upload(`${i}.txt`, `${i}`);
    await tasks.when(`agent ${i}`, () => tasks.started(family) === i);
    times.push(performance.now() - begin);
    await tasks.when(`the end of agent ${i}`, () => tasks.running(family).length === 0);
  }
  return times;
}
