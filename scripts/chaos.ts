/**
 * Kills agents while they work, and checks that nothing is lost.
 *
 *     npm run chaos -- [--seed N] [--items N] [--agents N] [--faults PERCENT]
 *     npm run chaos -- --deployed [--items N] [--agents N]
 *     npm run chaos -- --joined [--seed N] [--items N] [--agents N] [--faults PERCENT]
 *     npm run chaos -- --cohort [--seed N] [--items N] [--agents N] [--faults PERCENT] [--every SECONDS]
 *     npm run chaos -- --budget [--seed N] [--items N] [--agents N] [--faults PERCENT]
 *
 * Agents of the wrapped catalog image csv-summary run in containers, in the environment that ECS gives. Every
 * second one of them gets SIGKILL, and every third second another one gets SIGTERM; ended agents are replaced
 * until the queue is empty. A share of their calls to S3 and SQS is spoiled. Then every item must have one
 * right result and one marker, equal to those of a calm run before. The same seed gives the same items,
 * choices and faults.
 *
 * With --deployed a workflow of two steps is deployed to MiniStack, all files are uploaded at once, and the
 * dispatcher itself replaces the agents that are killed. With --joined it is a workflow over pairs of files:
 * steps that join the results of each pair, and one that takes those of all pairs. An agent is killed every
 * second, messages come twice and in any order, and calls of agents, the dispatcher and "pipewright run" are
 * spoiled. With --cohort it is the example workflows-examples/cohort with its own tools, disturbed in the
 * same way; its results are compared with those of a run on this machine. --every kills agents less often: on
 * a busy machine, an item may take longer than an agent lives. With
 * --budget items only sleep, an agent costs a dollar a second, and the run has a budget that is raised each
 * time that it is reached; --faults is then the share of task-stopped events that get lost, and the share
 * that come twice.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { explain, Failure } from '../src/core/failure.ts';
import { chaosAgents, LIMIT_SECONDS, list } from './chaos/agents.ts';

function readNumber(
  name: string,
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new Failure('BAD_ARGUMENT', `--${name} is "${text}"; give a number from ${least} to ${most}.`);
}

if (import.meta.main) {
  try {
    const texts = ['seed', 'items', 'agents', 'faults', 'every'] as const;
    const modes = ['deployed', 'joined', 'cohort', 'budget'] as const;
    const { values } = parseArgs({
      options: {
        ...Object.fromEntries(texts.map((name) => [name, { type: 'string' as const }])),
        ...Object.fromEntries(modes.map((name) => [name, { type: 'boolean' as const }])),
      },
    }) as {
      values: Partial<Record<(typeof texts)[number], string> & Record<(typeof modes)[number], boolean>>;
    };
    const whole = (name: 'seed' | 'items' | 'agents' | 'every', otherwise: number, most: number): number =>
      Math.floor(readNumber(name, values[name], otherwise, 1, most));
    const say = (line: string): void => void process.stdout.write(`${line}\n`);
    const end = (problems: readonly string[], good: string): never => {
      say(problems.length === 0 ? good : list(problems.slice(0, 50)));
      process.exit(problems.length === 0 ? 0 : 1);
    };
    if (values.deployed) {
      if (values.seed !== undefined || values.faults !== undefined)
        throw new Failure('BAD_ARGUMENT', '--deployed takes neither --seed nor --faults.');
      const { chaosDeployed } = await import('./chaos/deployed.ts');
      const problems = await chaosDeployed({
        items: whole('items', 2000, 100_000),
        agents: whole('agents', 3, 64),
        say,
      });
      end(problems, 'every item has one right result and one marker in both steps');
    }
    const seed = whole('seed', randomInt(1, 1e6), 2 ** 31);
    const faults = readNumber('faults', values.faults, values.budget ? 25 : 5, 0, 90) / 100;
    if (values.budget) {
      const { chaosBudget } = await import('./chaos/budget.ts');
      say(`seed ${seed}`);
      const problems = await chaosBudget({
        ...{ seed, items: whole('items', 500, 10_000), agents: whole('agents', 8, 64) },
        ...{ limit: 1300, raise: 5200, nap: { mean: 1, longest: 10 }, kills: { within: 20, share: 0.5 } },
        ...{ events: { lost: faults, doubled: faults, late: 5 }, limitSeconds: LIMIT_SECONDS, say },
      });
      end(
        problems,
        'the agents never cost more than the limit and one item of each; every item has its right result',
      );
    }
    if (values.cohort) {
      const { chaosCohort } = await import('./chaos/cohort.ts');
      say(`seed ${seed}`);
      const agents = whole('agents', 3, 64);
      const killSeconds = whole('every', 1, 3600);
      const samples = whole('items', 12, 12);
      const own = { seed, samples, agents, killSeconds, wild: true, faults, say };
      const problems = await chaosCohort({ ...own, limitSeconds: LIMIT_SECONDS });
      end(problems, 'every sample has the results of the calm run, each once; none lost, none wrong');
    }
    if (values.joined) {
      const { chaosJoined } = await import('./chaos/joined.ts');
      const { cohort } = await import('./chaos/joined-workflow.ts');
      const samples = whole('items', 12, 10_000);
      const own = { workflow: cohort(1), seed, samples, broken: 1, agents: whole('agents', 3, 64) };
      say(`seed ${seed}`);
      const problems = await chaosJoined({ ...own, wild: true, faults, limitSeconds: LIMIT_SECONDS, say });
      end(problems, 'every sample has its right results, each once; none lost, none wrong');
    }
    const report = await chaosAgents({
      seed,
      items: whole('items', 1000, 100_000),
      agents: whole('agents', 4, 64),
      faults,
      say,
    });
    const { problems, kills } = report;
    process.stdout.write(
      `seed ${report.seed}: ${report.items} items, ${kills.SIGKILL} agents killed with SIGKILL, ${kills.SIGTERM} with SIGTERM ` +
        `(${report.agentsStarted} started), ${report.spoiled} of ${report.calls} calls spoiled, ` +
        `${report.repeats} commands repeated, ${report.seconds.toFixed(1)} s (calm: ${report.calmSeconds.toFixed(1)} s)\n` +
        (problems.length === 0
          ? 'every item has one right result and one marker; none lost, none wrong\n'
          : `${problems.length} wrong:\n${list(problems.slice(0, 50))}`),
    );
    process.exitCode = problems.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}
