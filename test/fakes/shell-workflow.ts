import type { LocalAws } from '../../scripts/services.ts';
import { deploy } from '../../src/deploy/deploy.ts';
import { destroy } from '../../src/deploy/destroy.ts';
import { openAws } from '../../src/edge/aws-account.ts';
import { readDispatcherCode } from '../../src/edge/dispatcher-code.ts';
import type { Plan, PlannedStep } from '../../src/workflow/plan.ts';
import { accountEnv, hurried, impatient, ownName, ownPlan } from './account.ts';
import type { deployableStep } from './deployable.ts';
import { wrapShell } from './fleet.ts';
import { type TaskWatch, watchTasks } from './tasks.ts';
import { lookAt, type WorkflowView } from './workflow-view.ts';
import type { Workshop } from './workshop.ts';

export interface ShellWorkflowOptions {
  /** Gets the input as $1 and the output as $2; the same in all steps. */
  readonly script: string;
  readonly agents: number;
  /** Seconds until items of a dead agent come back, and until an agent without items ends. */
  readonly visibility: number;
  readonly idle: number;
  /** Other fields of each step. */
  readonly step?: Parameters<typeof deployableStep>[1];
}

/** A workflow on MiniStack whose steps all run one shell script, with agents in Docker containers. */
export interface ShellWorkflow extends AsyncDisposable {
  readonly flow: WorkflowView;
  readonly tasks: TaskWatch;
  /** The family of a step's agents in ECS. */
  family(step: string): string;
  /** Deploys the workflow with these steps in order. @param other an image instead of the script's */
  deploy(steps: readonly string[], say?: (line: string) => void, other?: string): Promise<void>;
}

export async function openShellWorkflow(
  aws: LocalAws,
  workshop: Workshop,
  { script, agents, visibility, idle, step: fields = {} }: ShellWorkflowOptions,
): Promise<ShellWorkflow> {
  const env = accountEnv(aws);
  Object.assign(process.env, env);
  const { signal } = new AbortController();
  const cloud = impatient(hurried(openAws(aws.region, env, signal)), { visibility, idle });
  const name = ownName();
  const image = await wrapShell(workshop, name, script);
  let plan: Plan = ownPlan([], {}, name);
  let changes = 0;
  const flow = lookAt(aws, plan);
  const tasks = watchTasks(flow.names.arn('ecs', `cluster/${flow.names.base}`));
  return {
    flow,
    tasks,
    family: (step) => flow.names.family(step),
    async deploy(steps, say = () => {}, other = image) {
      const own = ownPlan(steps, {}, name);
      const next = {
        ...own,
        steps: own.steps.map((step) => ({
          ...step,
          ...fields,
          image: other,
          max_agents: agents,
          spec: { ...step.spec, ...fields.spec } as PlannedStep['spec'],
        })),
      };
      await deploy(next, cloud, await readDispatcherCode(), `c${changes++}`, say);
      plan = next;
    },
    async [Symbol.asyncDispose]() {
      await destroy(plan, cloud, () => {});
      await tasks[Symbol.asyncDispose]();
    },
  };
}
