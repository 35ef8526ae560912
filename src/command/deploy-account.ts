import { randomBytes } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { type Finding, hasErrors } from '../core/finding.ts';
import { type Preview, preview } from '../deploy/change-preview.ts';
import { PLAN_CHANGE_SET } from '../deploy/code-archive.ts';
import { compile } from '../deploy/compile.ts';
import { type Estimate, estimate } from '../deploy/cost-estimate.ts';
import { type DeployOptions, type DeployResult, deploy } from '../deploy/deploy.ts';
import type { EarlierRun } from '../deploy/earlier-run.ts';
import { type ImageCopy, imageCopies, planFor } from '../deploy/mirror.ts';
import { preflight } from '../deploy/preflight.ts';
import { shareInputs } from '../deploy/share-inputs.ts';
import { isCreated, type ProgressLog } from '../deploy/stack.ts';
import { readDispatcherCode } from '../edge/dispatcher-code.ts';
import { hashShared } from '../edge/shared-files.ts';
import { resourceNames } from '../protocol/resource-names.ts';
import { leftOutText } from '../report/run-text.ts';
import type { Plan } from '../workflow/plan.ts';
import { awsOf, lookupsOf } from './aws-access.ts';
import type { CommandIo } from './command-io.ts';
import { earlierOnAws } from './earlier-runs.ts';
import type { ShownFile } from './shown-findings.ts';

/** What the commands and the action's modes for deploying do with a plan. */

type From = Pick<CommandIo, 'env' | 'signal'>;

/** What is known about a plan before anything is deployed. */
export interface Examination {
  readonly costs?: Estimate;
  /** The copies of images that agents would pull, as far as that is known without asking AWS. */
  readonly copies?: readonly ImageCopy[];
  /** What would keep it from running in the account, on top of the file's own findings. */
  readonly findings: readonly Finding[];
  readonly preview?: Preview;
  /** What items took before, where AWS is asked. */
  readonly earlier?: EarlierRun;
  /** Why the credentials do not suffice for a preview. */
  readonly denied?: Failure;
}

/**
 * Checks a plan before it is deployed, and finds what it costs and changes.
 * @param ask `costs` asks AWS nothing; `account` also checks the account; `changes` also compares with what
 * is deployed, unless the account's findings already keep it from being deployed
 * @param mirror whether agents pull copies of the images; by default, as in the deployed stack
 * @throws Failure where AWS answers nothing at all, and for what would keep the plan from being deployed
 */
export async function examinePlan(
  plan: Plan,
  file: ShownFile,
  from: From,
  ask: 'costs' | 'account' | 'changes',
  mirror?: boolean,
): Promise<Examination> {
  const before = costsOf(plan, mirror);
  if (ask === 'costs') return { ...before, findings: [] };
  const aws = await awsOf(plan, from);
  const findings = await preflight(plan, aws, await lookupsOf(plan, from), file, mirror);
  if (ask === 'account' || hasErrors(findings)) return { ...before, findings };
  try {
    const code = await readDispatcherCode();
    const changes = await preview(plan, aws, code, changeSet(PLAN_CHANGE_SET), mirror);
    const earlier = await earlierOnAws(plan, aws.storage);
    const known = { findings, preview: changes, ...(earlier && { earlier }) };
    return { ...costsOf(plan, changes.copies !== undefined), ...known };
  } catch (denied) {
    if (denied instanceof Failure && denied.code === 'ACCESS_DENIED') return { ...before, findings, denied };
    throw denied;
  }
}

/**
 * What deploying a plan would create, if it is not deployed yet; undefined if it is.
 * @throws Failure for what would prevent the deployment
 */
export async function previewFirst(
  plan: Plan,
  from: From,
): Promise<{ readonly preview: Preview; readonly place: string } | undefined> {
  const aws = await awsOf(plan, from);
  const account = await aws.account();
  const { base } = resourceNames(plan.workflow, { account, region: aws.region });
  const state = await aws.stacks.describe(base);
  if (state && isCreated(state.status)) return undefined;
  const made = await preview(plan, aws, await readDispatcherCode(), changeSet(PLAN_CHANGE_SET));
  return { preview: made, place: `account ${account}, ${aws.region}` };
}

/** @throws Failure `BAD_USAGE` where both are asked for */
export function wantedMirror(input: {
  readonly mirror: boolean;
  readonly 'no-mirror': boolean;
}): boolean | undefined {
  if (input.mirror && input['no-mirror'])
    throw new Failure('BAD_USAGE', '--mirror and --no-mirror exclude each other. Leave one out.');
  return input.mirror ? true : input['no-mirror'] ? false : undefined;
}

/** The costs of a workflow that names its buckets; they do not depend on the account. */
function costsOf(written: Plan, mirror: boolean | undefined): Pick<Examination, 'costs' | 'copies'> {
  const target = {
    account: written.account_id ?? '000000000000',
    region: written.region ?? 'us-east-1',
    network: { kind: 'own' as const },
  };
  const plan = planFor(written, mirror, undefined, target);
  const copies = imageCopies(plan);
  const known = copies.length > 0 ? { copies } : {};
  if (plan.input.bucket === undefined || plan.output.bucket === undefined) return known;
  const { template } = compile(plan, target, () => ({ bucket: 'none', key: 'none' }));
  return { ...known, costs: estimate(plan, template) };
}

/**
 * Deploys a plan, copies its images where that is wanted, and puts the shared inputs where agents read them.
 * @param file the workflow file, as the user named it
 * @throws Failure for whatever the user can fix
 */
export async function deployTo(
  plan: Plan,
  file: string,
  io: CommandIo,
  log: ProgressLog,
  options: Pick<DeployOptions, 'takeOver' | 'mirror'>,
): Promise<DeployResult> {
  const none = { entries: new Map<string, never>(), leftOut: [] };
  const shared = plan.items ? await hashShared(plan.items, resolve(io.cwd, dirname(file))) : none;
  if (shared.leftOut.length > 0) log(leftOutText(shared.leftOut));
  const code = await readDispatcherCode();
  const aws = await awsOf(plan, io);
  const result = await deploy(plan, aws, code, changeSet('pipewright-'), log, {
    ...options,
    copyImages: async (copies) => (await import('./mirror-images.ts')).copyImages(copies, io, log),
  });
  await shareInputs(plan, shared.entries, aws.storage, log);
  return result;
}

function changeSet(prefix: string): string {
  return `${prefix}${randomBytes(8).toString('hex')}`;
}
