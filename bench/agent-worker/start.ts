import { openStep } from '../../test/fakes/step.ts';
import { must } from '../../test/fakes/workshop.ts';
import type { Row } from '../wrap/measure.ts';
import { middle, type Rig, runAgent, smallFiles } from './rig.ts';

const RUNS = 11;

/**
 * The time from `docker run` to the first item's command, beside a whole `docker run` of a command that does
 * nothing.
 */
export async function startRow(rig: Rig): Promise<Row> {
  const image = await rig.image('copy', 'cp "$1" "$2"');
  const empty: number[] = [];
  const agent: number[] = [];
  // Alternating, so that both see the same load of the machine.
  for (let i = 0; i < RUNS; i += 1) {
    const step = await openStep(rig.aws);
    await step.send(await step.upload(smallFiles(1)));
    const begin = performance.now();
    const network = `--network=${rig.ecs.network}`;
    await must('docker', ['run', '--rm', network, '--entrypoint=/bin/busybox', image, 'true']);
    const middleTime = performance.now();
    const end = await runAgent(rig, step, image, 1);
    empty.push(middleTime - begin);
    agent.push((end.lines.find(({ state }) => state === 'RUNNING')?.at ?? Infinity) - middleTime);
  }
  const added = middle(agent) - middle(empty);
  return {
    figure: 'container start to the first item taken, over docker run of an empty command',
    measured: `${added.toFixed(0)} ms (${middle(agent).toFixed(0)} over ${middle(empty).toFixed(0)} ms, medians of ${RUNS})`,
    goal: 'at most 250 ms',
    met: added <= 250,
  };
}
