import { openDeployedWorkflow } from '../../test/fakes/deployed-workflow.ts';
import { openFaultProxy } from '../../test/fakes/fault-proxy.ts';
import { openWorkshop } from '../../test/fakes/workshop.ts';
import { judgeJoined } from './joined-judge.ts';
import { ADAPTERS, JOINED_ALGORITHMS, type JoinedWorkflow, makeSamples } from './joined-workflow.ts';
import { type Disturbance, runWildly } from './wild-run.ts';

export interface JoinedOptions extends Disturbance {
  readonly workflow: JoinedWorkflow;
  readonly samples: number;
  /** How many samples fail in the first step. */
  readonly broken: number;
  /** The most at once in each step. */
  readonly agents: number;
}

/**
 * Deploys a workflow of joined steps to MiniStack, starts a run of samples of two files each, and disturbs
 * it.
 * @returns what does not hold; empty when each sample has its right results, each once, and nothing is left
 * over
 */
export async function chaosJoined(options: JoinedOptions): Promise<string[]> {
  const { workflow, seed, samples, broken, agents, faults, say } = options;
  await using workshop = await openWorkshop([]);
  const emulator = await workshop.services.ministack();
  await using proxy = await openFaultProxy(emulator.endpoint, { seed, share: 0 });
  const aws = faults > 0 ? { ...emulator, endpoint: proxy.endpoint } : emulator;
  await using flow = await openDeployedWorkflow(aws, workshop, JOINED_ALGORITHMS, []);
  const { name, folder, file } = flow;
  await flow.write(
    file,
    JSON.stringify({
      ...{ name, catalog: 'catalog', region: aws.region, prefix: { input: 'in', output: 'out' } },
      ...{ input_s3_name: `${name}-in`, output_s3_name: `${name}-out` },
      ...{ max_agents: agents, max_attempts: 1, items: 'pairs', shared: { adapters: 'adapters.fa' } },
      process: { type: 'graph', algorithms: workflow.steps },
    }),
  );
  await flow.write('adapters.fa', ADAPTERS);
  const all = makeSamples(samples, broken);
  for (const { files: pair } of all) for (const { path, text } of pair) await flow.write(`raw/${path}`, text);
  say(`a run of ${samples} samples`);
  const steps = workflow.steps.map(({ id }) => id);
  const due = workflow.gather ? { [workflow.gather.step]: 1 } : { [steps.at(-1)!]: samples - broken };
  const wild = { folder, file, inputs: ['raw'], agents, due };
  const { run, view, problems } = await runWildly(wild, options, emulator, proxy);
  return [...problems, ...(await judgeJoined(workflow, all, { view, run, steps }))];
}
