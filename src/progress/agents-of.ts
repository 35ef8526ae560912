import type { Agent } from '../runs/run-cloud.ts';

/** ECS's states of a task that has not started yet. */
const STARTING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** How many of a step's agents run, and how many are about to. */
export function agentsOf({ agents }: { readonly agents: readonly Agent[] }): {
  readonly running: number;
  readonly starting: number;
} {
  return {
    running: agents.filter(({ status }) => status === 'RUNNING').length,
    starting: agents.filter(({ status }) => STARTING.includes(status)).length,
  };
}
