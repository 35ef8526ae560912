import { hasErrors } from '../core/finding.ts';
import { deployedBlocks, firstDeployBlocks } from '../report/deploy-text.ts';
import { print } from '../text/printer.ts';
import type { Plan } from '../workflow/plan.ts';
import { InvalidFile, implement } from './command.ts';
import { type CommandIo, confirm, note, screenOf } from './command-io.ts';
import { deployTo, examinePlan, previewFirst, wantedMirror } from './deploy-account.ts';
import { showDeploy } from './deploy-progress.ts';
import { whileWaiting } from './living-lines.ts';
import { noteFindings } from './shown-findings.ts';
import { DEPLOY } from './workflow-commands.ts';
import { loadWorkflowFile } from './workflow-file.ts';

/** Shown while the first checks run. */
export const CHECKING = 'Checking the account: quotas, subnets, instance types, secrets, images';

export const deploy = implement(DEPLOY, {
  async run({ file, catalog, anyway, yes, 'take-over': takeOver, ...input }, io) {
    const mirror = wantedMirror(input);
    const read = await loadWorkflowFile(file, io, catalog);
    const { plan } = read;
    const { findings: found } = plan
      ? await whileWaiting(CHECKING, io, () => examinePlan(plan, read, io, 'account', mirror))
      : { findings: [] };
    noteFindings(found, [read], io);
    const findings = [...read.findings, ...found];
    if (!plan || (hasErrors(found) && !anyway)) {
      if (plan)
        note(io, 'Nothing was deployed. Fix the errors above. To deploy despite them, use --anyway.\n');
      throw new InvalidFile('NOT_DEPLOYABLE', `${file} cannot be deployed as it is.`, findings);
    }
    if (isAsked({ yes }, io)) await askFirst(plan, file, io);
    const shown = showDeploy(io);
    const result = await deployTo(plan, file, io, shown.say, { takeOver, mirror }).finally(shown.end);
    return { workflow: plan.workflow, ...result, findings };
  },
  text: (result, { file }, io) => print(deployedBlocks(result.workflow, file, result), screenOf(io)),
  json: ({ workflow: _, ...result }) => result,
});

/** Programs, jobs and pipes are not asked before the first deployment. */
export function isAsked(
  { yes }: { readonly yes: boolean },
  { ask, quiet, env }: Pick<CommandIo, 'ask' | 'quiet' | 'env'>,
): boolean {
  return ask !== undefined && !yes && !quiet && !env.CI;
}

/**
 * Before the first deployment, shows what it creates, and asks whether to continue.
 * @throws Failure `DECLINED`, and as `previewFirst` does
 */
async function askFirst(plan: Plan, file: string, io: CommandIo): Promise<void> {
  const first = await whileWaiting('Looking at what is deployed', io, () => previewFirst(plan, io));
  if (!first) return;
  const blocks = firstDeployBlocks(plan, first.preview, { file, place: first.place });
  await confirm(io, print(blocks, screenOf(io, 'err')), false);
}
