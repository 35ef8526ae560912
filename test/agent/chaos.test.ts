import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { type LocalAws, Services } from '../../scripts/services.ts';
import { type AgentProcess, startAgent } from '../fakes/agent-process.ts';
import { makeItems } from '../fakes/chaos-items.ts';
import { judge } from '../fakes/chaos-judge.ts';
import { type FaultPlan, openFaultProxy } from '../fakes/fault-proxy.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { entryOf, itemMessage, openStep, type Step } from '../fakes/step.ts';

/** As csv-summary says it, of the second column. */
const SUMMARY = String.raw`awk -F, "NR > 1 { n++; if (\$2 > m) m = \$2 } END { printf \"{\\\"rows\\\": %d, \\\"max\\\": %d, }\", n, m }" "$1" >"$2"`;
const AGENTS = 3;
const ITEMS = 40;
const KILLS = 9;

/** A small `npm run chaos`: agents are not killed by the clock but at their own steps, so that each run is alike. */
describe('agents that are killed', { concurrency: 2 }, () => {
  const services = new Services();
  let aws: LocalAws;
  before(async () => {
    aws = await services.ministack();
  });
  after(() => services[Symbol.asyncDispose]());

  /**
   * Works all items off with agents that live side by side. Of the first `kills`, each is ended when it has said a
   * number of lines of its own: between receiving and deleting, wherever that is. Gives how many were ended so.
   */
  async function work(t: TestContext, step: Step, plan: FaultPlan, kills: number, seed: number) {
    await using proxy = await openFaultProxy(aws.endpoint, plan);
    const random = seededRandom(seed);
    let begun = 0;
    let killed = 0;
    const live = async (): Promise<void> => {
      for (;;) {
        const mine = begun < kills ? begun++ : undefined;
        const agent = startAgent(t, { ...aws, endpoint: proxy.endpoint }, step.env(proxy.through), {
          script: SUMMARY,
          spec: { output_name: '{stem}.json' },
          env: {
            PIPEWRIGHT_VISIBILITY_SECONDS: '3',
            PIPEWRIGHT_IDLE_SECONDS: '2',
            PIPEWRIGHT_GRACE_SECONDS: '3',
          },
        });
        if (mine !== undefined) {
          const lines = 2 + Math.floor(random() * 16);
          const signal = mine % 4 === 3 ? 'SIGTERM' : 'SIGKILL';
          if (await said(agent, lines)) agent.child.kill(signal);
        }
        const code = await agent.ended;
        // An item that is handed back comes later each time, and agents may have left by then: others are started, as the
        // dispatcher does.
        if (code === 0 && (await step.backlog()) === 0) return;
        if (code === 0) continue;
        assert.ok(mine !== undefined && [143, 'SIGKILL', 'SIGTERM'].includes(code), agent.printed());
        killed += 1;
      }
    };
    await Promise.all(Array.from({ length: AGENTS }, live));
    return killed;
  }

  for (const [what, share] of [
    ['lose nothing and leave nothing wrong', 0],
    ['lose nothing when S3 and SQS fail at a tenth of all calls, too', 0.1],
  ] as const)
    it(what, async (t) => {
      const seed = 20;
      const files = makeItems(seed, ITEMS);
      const step = await openStep(aws);
      // Every other one as an item that could have several files.
      const messages = (await step.upload(files)).map((message, i) =>
        i % 2 === 0 ? message : itemMessage(step, message.item, { input: [entryOf(message)] }),
      );
      // Reordered, and some of them twice.
      await step.send([...messages.filter((_, i) => i % 5 === 0), ...messages.reverse()]);
      const killed = await work(t, step, { seed, share, mayList: share === 0 }, KILLS, seed);
      // On a busy machine an agent does more before its end, and leaves less for others to be killed at.
      assert.ok(killed >= AGENTS && killed <= KILLS, String(killed));
      assert.deepEqual(await judge(step, files, undefined), []);
    });
});

/** True when the agent has said that number of lines; false when it ended before. */
async function said(agent: AgentProcess, lines: number): Promise<boolean> {
  while (agent.log.length < lines) if (!(await agent.more())) return false;
  return true;
}
