/**
 * How long compiling a workflow of thirty steps takes, beside JSON.stringify of its result, which is the
 * least that writing a template takes. Then, on MiniStack, how long it takes from an upload until the
 * container of its agent has started.
 *
 * node bench/deploy.ts [ROUNDS]
 */
import { compiled, thirtySteps } from '../test/fakes/deployable.ts';
import { taskStarts } from './deploy/task-start.ts';

const ROUNDS = Number(process.argv[2] ?? 200);
/** milliseconds for thirty steps */
const LIMIT = 50;
const UPLOADS = 5;
/** milliseconds from an upload to its agent's start */
const START_LIMIT = 3000;

function median(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

const plan = thirtySteps();
const begin = performance.now();
const { template } = compiled(plan);
const first = performance.now() - begin;
const whole = median(() => JSON.stringify(compiled(plan).template));
const peer = median(() => JSON.stringify(template));
const bytes = Buffer.byteLength(JSON.stringify(template));
console.log(
  `compile 30 steps: first ${first.toFixed(1)} ms, then ${whole.toFixed(2)} ms (${bytes} bytes, ${Object.keys(template.Resources).length} resources); JSON.stringify alone ${peer.toFixed(2)} ms, ratio ${(whole / peer).toFixed(1)}`,
);
if (first > LIMIT || whole > LIMIT) {
  console.error(`It must be under ${LIMIT} ms.`);
  process.exitCode = 1;
}

const starts = (await taskStarts(UPLOADS)).sort((a, b) => a - b);
const start = starts[Math.floor(UPLOADS / 2)]!;
console.log(
  `upload to task start on MiniStack: ${start.toFixed(0)} ms (median of ${UPLOADS}; ${starts.map((each) => each.toFixed(0)).join(', ')})`,
);
if (start > START_LIMIT) {
  console.error(`It must be under ${START_LIMIT} ms.`);
  process.exitCode = 1;
}
