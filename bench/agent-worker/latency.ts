import { openFaultProxy } from '../../test/fakes/fault-proxy.ts';
import { openStep } from '../../test/fakes/step.ts';
import { must } from '../../test/fakes/workshop.ts';
import type { Row } from '../wrap/measure.ts';
import { pace, type Rig, runAgent, smallFiles } from './rig.ts';

const ITEMS = 100;
const LATENCY = 50;
const COMMAND = 'sleep 0.1; cp "$1" "$2"';

/** An agent far from S3 and SQS. The peer is the same command alone, as often, in the same image. */
export async function latencyRow(rig: Rig): Promise<Row> {
  const image = await rig.image('slow-copy', COMMAND);
  const step = await openStep(rig.aws);
  await step.send(await step.upload(smallFiles(ITEMS)));
  await using proxy = await openFaultProxy(rig.aws.endpoint, { seed: 1, share: 0, latency: LATENCY });
  const agent = pace(await runAgent(rig, step, image, ITEMS, proxy.endpoint));
  const bound = await commandsOnly(image);
  const share = bound / agent;
  return {
    figure: `throughput with ${LATENCY} ms added to every call and 100 ms of compute, of compute-bound`,
    measured: `${share.toFixed(3)} (agent ${agent.toFixed(0)}, command alone ${bound.toFixed(0)} ms an item, ${ITEMS} items)`,
    goal: 'at least 0.9',
    met: share >= 0.9,
  };
}

/** Milliseconds of the command alone, measured inside the container. */
async function commandsOnly(image: string): Promise<number> {
  const script = `echo x >/a; set -- $(cat /proc/uptime); i=0
while [ $i -lt ${ITEMS} ]; do busybox sh -c '${COMMAND}' sh /a /b; i=$((i + 1)); done
echo $1; cat /proc/uptime`;
  const said = await must('docker', ['run', '--rm', '--entrypoint=/bin/busybox', image, 'sh', '-c', script]);
  const [begin = 0, end = 0] = said.trim().split(/\s+/).map(Number);
  return ((end - begin) * 1000) / ITEMS;
}
