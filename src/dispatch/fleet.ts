import type { AgentPrice, DispatchStep } from '../protocol/dispatch-plan.ts';
import { type Decision, decide, type StepState } from './reconcile.ts';
import type { RunRequest, Tasks } from './start-agents.ts';

/** The agents that a call starts: all of a step, or those of one of its lanes. */
export interface Fleet {
  readonly lane?: number;
  /** What its agents cost, where there is a budget. */
  readonly price?: AgentPrice;
  readonly request: Pick<RunRequest, 'startedBy' | 'size' | 'environment'>;
  /**
   * @param all ARNs of the step's agents, which ECS lists by their family
   * @returns these, and others that it finds
   */
  list(all: readonly string[], tasks: Tasks): Promise<readonly string[]>;
  decide(state: StepState): Decision;
}

export function wholeStep({ id, agent_price }: DispatchStep): Fleet {
  return {
    ...(agent_price && { price: agent_price }),
    request: { startedBy: `pipewright/${id}`.slice(0, 128) },
    list: async (all) => all,
    decide: (state) => decide(state),
  };
}
