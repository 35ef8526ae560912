/**
 * How much of an item is computed twice when its agents are ended at random times, half of them without
 * notice, and the item keeps its progress in the folder `checkpoint`. Real agents of this checkout, with S3
 * and SQS of the emulator.
 *
 *     node bench/checkpoint.ts [seed]
 *
 * Time is scaled: a step of 50 ms stands for 15 s, a save every second for one every five minutes, the whole
 * item for six hours, and agents end every 40 minutes on average.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Services } from '../scripts/services.ts';
import { startAgent } from '../test/fakes/agent-process.ts';
import { seededRandom } from '../test/fakes/seeded-random.ts';
import { openStep } from '../test/fakes/step.ts';
import { printTable } from './wrap/measure.ts';

const STEPS = 1440;
/** On a busy machine, a step may take longer; only the number of steps counts. */
const STEP_SECONDS = 0.05;
const KILLS = 9;
/** Seconds from the start of the command to the agent's end, on average. */
const LIFE = 8;
const GOAL = 1.15;

const seed = Number(process.argv[2] ?? 1);
const random = seededRandom(seed);
const cleanUp: (() => void)[] = [];
const context = { after: (job: () => void) => void cleanUp.push(job) } as unknown as TestContext;
const folder = mkdtempSync(join(tmpdir(), 'pipewright-bench-'));
cleanUp.push(() => rmSync(folder, { recursive: true, force: true }));
await using services = new Services();
try {
  const aws = await services.ministack();
  const step = await openStep(aws);
  await step.send(await step.upload([{ item: 'a', body: Buffer.from('x') }]));
  const computed = join(folder, 'computed');
  const count = (): number => (existsSync(computed) ? readFileSync(computed).length : 0);
  const live = (name: string) => {
    const checkpoint = join(folder, name);
    mkdirSync(checkpoint);
    // Writes the new state beside the old one and then renames it, as a program should.
    const script = [
      `cd ${checkpoint}`,
      'i=$(cat i 2>/dev/null || echo 0)',
      `while test $i -lt ${STEPS}`,
      // Ends with its agent, as the processes of a container do.
      'do kill -0 $PPID || exit 1',
      `sleep ${STEP_SECONDS}`,
      `printf x >>${computed}`,
      'i=$((i+1))',
      'echo $i >.i',
      'mv .i i',
      'done',
      'cp i "$2"',
    ];
    return startAgent(context, aws, step.env(), {
      script: script.join('; '),
      spec: { checkpoint },
      env: {
        PIPEWRIGHT_CHECKPOINT: 'bench',
        PIPEWRIGHT_CHECKPOINT_SECONDS: '1',
        PIPEWRIGHT_VISIBILITY_SECONDS: '2',
        PIPEWRIGHT_IDLE_SECONDS: '5',
        PIPEWRIGHT_GRACE_SECONDS: '10',
      },
    });
  };
  const ends = { SIGKILL: 0, SIGTERM: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    const agent = live(`agent-${kill}`);
    await agent.line({ state: 'RUNNING' });
    const ended = await Promise.race([agent.ended, sleep(2000 * LIFE * random())]);
    if (ended !== undefined) break;
    const signal = random() < 0.5 ? 'SIGKILL' : 'SIGTERM';
    ends[signal] += 1;
    const before = count();
    agent.child.kill(signal);
    await agent.ended;
    process.stdout.write(
      `${signal} after ${before} steps; ${agent.log.filter(({ event }) => event === 'checkpoint saved').length} saves\n`,
    );
  }
  const last = live('last');
  if ((await last.ended) !== 0) throw new Error(last.printed());
  const result = (await step.outputs()).get('a')?.toString().trim();
  if (result !== String(STEPS)) throw new Error(`the result is ${result}, not ${STEPS}`);
  const ratio = count() / STEPS;
  printTable([
    {
      figure: `computed, of ${STEPS} steps, with ${ends.SIGKILL} SIGKILL and ${ends.SIGTERM} SIGTERM (seed ${seed})`,
      measured: `${ratio.toFixed(3)} ×`,
      goal: `≤ ${GOAL} ×`,
      met: ratio <= GOAL,
    },
  ]);
  process.exitCode = ratio <= GOAL ? 0 : 1;
} finally {
  for (const job of cleanUp.reverse()) job();
}
