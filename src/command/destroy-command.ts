import { destroy as destroyPlan, remainingText } from '../deploy/destroy.ts';
import { awsOf } from './aws-access.ts';
import { implement } from './command.ts';
import { warn } from './command-io.ts';
import { DESTROY } from './workflow-commands.ts';
import { readPlan } from './workflow-file.ts';

export const destroy = implement(DESTROY, {
  async run({ file, catalog, 'take-over': takeOver }, io) {
    const plan = await readPlan(file, io, catalog);
    const cloud = await awsOf(plan, io);
    const left = await destroyPlan(plan, cloud, (line) => warn(io, line), takeOver);
    return { workflow: plan.workflow, left };
  },
  text: ({ workflow, left }) =>
    `Nothing of ${workflow} is left but ${left.some((each) => 'repository' in each) ? 'its data, and copies of its images' : 'its data'}.\n${remainingText(left)}`,
  json: ({ left }) => ({ left }),
});
