import { destroy as destroyPlan } from '../deploy/destroy.ts';
import { destroyedBlocks } from '../report/deploy-text.ts';
import { print } from '../text/printer.ts';
import { awsOf } from './aws-access.ts';
import { implement } from './command.ts';
import { screenOf, warn } from './command-io.ts';
import { DESTROY } from './workflow-commands.ts';
import { readPlan } from './workflow-file.ts';

export const destroy = implement(DESTROY, {
  async run({ file, catalog, 'take-over': takeOver }, io) {
    const plan = await readPlan(file, io, catalog);
    const cloud = await awsOf(plan, io);
    const left = await destroyPlan(plan, cloud, (line) => warn(io, line), takeOver);
    return { workflow: plan.workflow, left };
  },
  text: ({ workflow, left }, _, io) => print(destroyedBlocks(workflow, left), screenOf(io)),
  json: ({ left }) => ({ left }),
});
