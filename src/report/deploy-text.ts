import type { Preview } from '../deploy/change-preview.ts';
import type { DeployResult } from '../deploy/deploy.ts';
import { type RemainingResources, removalCommand, whatRemains } from '../deploy/destroy.ts';
import { type Block, command, facts, paragraph, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import type { Plan } from '../workflow/plan.ts';
import { changeCounts, kindCounts } from './change-list.ts';

/** What a first deployment creates, its costs, and how to remove it: shown before the user is asked. */
export function firstDeployBlocks(
  { workflow, input, output }: Pick<Plan, 'workflow' | 'input' | 'output'>,
  { changes, network, costs }: Preview,
  { file, place }: { readonly file: string; readonly place: string },
): Block[] {
  const buckets = [...new Set([input.bucket, output.bucket])].map((bucket) => `s3://${bucket}`).join(' and ');
  return [
    paragraph([styled('bold', workflow), ` is not deployed yet. Deploying it to ${place} creates:`]),
    facts(
      [
        ['stack', `${plural(changes.length, 'resource')}: ${kindCounts(changes)}`],
        ['buckets', `${buckets}, if they do not exist; they keep your data when you destroy the workflow`],
        ['agents', `none until there are items; they run in ${network}`],
        [
          'costs',
          `about $${costs.month_at_rest.toFixed(2)} a month at rest; what items cost: npx pipewright plan`,
        ],
        ['undo', `npx pipewright destroy ${shellWord(file)}`],
      ],
      LABEL,
      2,
    ),
  ];
}

const LABEL = 7;

/** What was done, where uploads go, and what to do next. */
export function deployedBlocks(
  workflow: string,
  file: string,
  { changes, outputs: { UploadTo = '', ResultsIn = '' } }: Pick<DeployResult, 'changes' | 'outputs'>,
): Block[] {
  const verdict = changes
    ? [styled('good', 'deployed'), `: ${changeCounts(changes, true)}`]
    : [styled('good', 'up to date')];
  return [
    paragraph([styled('bold', workflow), ' is ', ...verdict]),
    facts(
      [
        ['Upload to', `${UploadTo}RUN/`],
        ['Results in', `${ResultsIn}STEP/RUN/`],
      ],
      11,
    ),
    command('To run it', `npx pipewright run ${shellWord(file)} INPUT…`),
  ];
}

/** What destroying leaves, with commands that delete it. */
export function destroyedBlocks(workflow: string, left: readonly RemainingResources[]): Block[] {
  const isMirrored = left.some((each) => 'repository' in each);
  const what = isMirrored ? 'its data, and copies of its images' : 'its data';
  return [
    paragraph(['Nothing of ', styled('bold', workflow), ` is left but ${what}.`]),
    ...left.flatMap((each) => [
      paragraph(`Remains: ${whatRemains(each)}`, 0, 2),
      command('To delete it', removalCommand(each)),
    ]),
  ];
}
