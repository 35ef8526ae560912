import { checkRandomPlan } from '../../test/fakes/counted-plans.ts';
import type { FuzzTarget } from './fuzz.ts';

export const itemCounts: FuzzTarget = {
  about:
    'any plan of joins, scatters and gathers: markers are counted as the planner of items knows them, after each end',
  async open() {
    return { run: checkRandomPlan, async [Symbol.asyncDispose]() {} };
  },
};
