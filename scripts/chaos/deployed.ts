import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openShellWorkflow } from '../../test/fakes/shell-workflow.ts';
import { openWorkshop, run } from '../../test/fakes/workshop.ts';
import { seconds } from '../services.ts';

export interface DeployedOptions {
  readonly items: number;
  /** The most at once in each step. */
  readonly agents: number;
  readonly say: (line: string) => void;
}

const STEPS = ['one', 'two'];
/** Uploads at once. */
const LANES = 64;
const KILL_MS = 5000;
const LIMIT_MS = 1_200_000;

/**
 * A deployed workflow of two steps: all files are uploaded at once, and every five seconds one agent is
 * killed.
 * @returns what does not hold; empty when every item has one right result and one marker in both steps, there
 * were never
 *   more than `agents` agents in a step, and none is left
 */
export async function chaosDeployed({ items, agents, say }: DeployedOptions): Promise<string[]> {
  await using workshop = await openWorkshop([]);
  const aws = await workshop.services.ministack();
  const script = 'cat "$1" >"$2"; echo done >>"$2"';
  await using own = await openShellWorkflow(aws, workshop, { script, agents, visibility: 10, idle: 5 });
  const { flow, tasks, family } = own;
  const begin = performance.now();
  const since = (): string => seconds(performance.now() - begin);
  await own.deploy(STEPS);
  say(`${since()}: deployed; uploading ${items} files`);
  const names = Array.from({ length: items }, (_, i) => `${i % 7}/file ${i}+${i}.txt`);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < items; i = next++) await flow.upload(names[i]!, `text ${i}\n`);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  say(`${since()}: uploaded`);
  let kills = 0;
  let done = 0;
  for (let round = 1; done < items; round++) {
    if (performance.now() - begin > LIMIT_MS) return [`it was not over after ${LIMIT_MS / 1000} s`];
    await sleep(KILL_MS);
    const running = STEPS.flatMap((step) => tasks.running(family(step)));
    const victim = running[round % Math.max(1, running.length)];
    if (victim && (await run('docker', ['kill', victim])).code === 0) kills += 1;
    done = (await flow.ended('two', 'adhoc')).length;
    if (round % 4 === 0) say(`${since()}: ${done} of ${items} through both steps, ${kills} agents killed`);
  }
  say(`${since()}: all ${items} through both steps, ${kills} agents killed`);
  await tasks.when('the end of all agents', () =>
    STEPS.every((step) => tasks.running(family(step)).length === 0),
  );
  say(`${since()}: all agents have ended`);
  const problems: string[] = [];
  for (const step of STEPS) {
    const results = await flow.results(step, 'adhoc');
    const ended = await flow.ended(step, 'adhoc');
    const most = tasks.most(family(step));
    say(
      `  ${step}: ${results.length} results, ${ended.length} markers, ${tasks.started(family(step))} agents started, at most ${most} at once`,
    );
    const missing = names.filter((name) => !results.includes(name));
    if (missing.length > 0) problems.push(`${step}: no result of ${missing.slice(0, 5).join(', ')}`);
    if (results.length !== items || ended.length !== items)
      problems.push(`${step}: ${results.length} results and ${ended.length} markers of ${items} items`);
    const failed = ended.filter((state) => state !== 'done').length;
    if (failed > 0) problems.push(`${step}: ${failed} items failed`);
    if (most > agents) problems.push(`${step}: ${most} agents at once, ${agents} may be`);
    if ((await flow.backlog(step)) > 0) problems.push(`${step}: its queue is not empty`);
  }
  const right = await flow.etags('two', 'adhoc');
  names.forEach((name, i) => {
    const md5 = createHash('md5').update(`text ${i}\ndone\ndone\n`).digest('hex');
    if (right.get(name) !== md5) problems.push(`two: ${name} has a wrong result`);
  });
  if ((await flow.tasks()).length > 0) problems.push('ECS has tasks left');
  return problems;
}
