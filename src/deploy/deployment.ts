import { Failure } from '../core/failure.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import type { ResourceNames, Site } from '../protocol/resource-names.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud } from './cloud.ts';
import { codePlaceOf } from './code-archive.ts';
import { compile, type Target } from './compile.ts';
import { checkAccount } from './deploy-target.ts';
import { planFor } from './mirror.ts';
import { isCreated } from './stack.ts';
import type { Template } from './template.ts';

/** Where a workflow is deployed, and the names of its parts. */
export interface Deployment {
  readonly names: ResourceNames;
  readonly dispatch: DispatchPlan;
  readonly site: Site;
  /** The workflow's plan; after {@link checkDeployed}, with the copies of images that agents pull. */
  readonly plan: Plan;
}

type Account = Pick<Cloud, 'account' | 'region' | 'endpoint'>;

/**
 * Where a workflow is or would be deployed: asks AWS only for the account.
 * @throws Failure `WRONG_ACCOUNT`; as {@link compile}
 */
export async function locateDeployment(plan: Plan, cloud: Account): Promise<Deployment> {
  const site = await siteOf(plan, cloud);
  const { names, dispatch } = compile(plan, targetOf(site), () => ({ bucket: '', key: '' }));
  return { names, dispatch, site, plan };
}

async function siteOf(plan: Plan, { account, region, endpoint }: Account): Promise<Site> {
  const id = await account();
  checkAccount(plan, id);
  return { account: id, region, endpoint };
}

function targetOf(site: Site): Target {
  return { ...site, network: { kind: 'own' } };
}

/**
 * Checks that the deployed workflow matches its file: otherwise inputs would be processed by other images,
 * with other variables, or not at all. Neither the network nor whether images are copies is compared: no
 * result depends on them.
 * @param code the dispatcher's bundle
 * @throws Failure `NOT_DEPLOYED`, `STACK_OUTDATED`, `STACK_BUSY`, `WRONG_ACCOUNT`; as {@link compile}
 */
export async function checkDeployed(
  written: Plan,
  cloud: Account & Pick<Cloud, 'stacks'>,
  code: Uint8Array,
): Promise<Deployment> {
  const { names, site } = await locateDeployment(written, cloud);
  const state = await cloud.stacks.describe(names.base);
  const text = state && (await cloud.stacks.template(names.base));
  if (!text || !isCreated(state.status))
    throw new Failure(
      'NOT_DEPLOYED',
      `The workflow ${written.workflow} is not deployed to ${site.region} of account ${site.account}. Deploy it first: npx pipewright deploy FILE`,
    );
  if (!state.status.endsWith('_COMPLETE'))
    throw new Failure(
      'STACK_BUSY',
      `The stack ${names.base} is being changed, or its last change failed (${state.status}). Wait until the change is done, or deploy again: npx pipewright deploy FILE`,
    );
  const deployed = JSON.parse(text) as Template;
  const plan = planFor(written, undefined, deployed, site);
  const { dispatch, template } = compile(plan, targetOf(site), codePlaceOf(plan, code));
  const differs = differences(deployed, template, plan, names);
  if (differs.length > 0)
    throw new Failure(
      'STACK_OUTDATED',
      `The deployed workflow ${plan.workflow} differs from its file: ${differs.join(', ')}. Update it first: npx pipewright deploy FILE`,
    );
  return { names, dispatch, site, plan };
}

/** How a deployed template differs from the wanted one, as far as results depend on it. */
function differences(deployed: Template, wanted: Template, plan: Plan, names: ResourceNames): string[] {
  const differ = (pick: (template: Template) => unknown): boolean =>
    canonicalJson(pick(deployed) ?? null) !== canonicalJson(pick(wanted) ?? null);
  const metadata = ({ Metadata }: Template) => Metadata?.Pipewright;
  const parts: [part: string, pick: (template: Template) => unknown][] = [
    ['input bucket', (template) => metadata(template)?.input.bucket],
    ['input prefix', (template) => metadata(template)?.input.prefix],
    ['output bucket', (template) => metadata(template)?.output.bucket],
    ['output prefix', (template) => metadata(template)?.output.prefix],
    [
      'steps',
      (template) => metadata(template)?.steps.map(({ id, needs, gather }) => ({ id, needs, gather })),
    ],
  ];
  const moved = parts.filter(([, pick]) => differ(pick)).map(([part]) => part);
  if (moved.length > 0) return moved;
  const steps = plan.steps.filter(({ id }) =>
    differ(({ Resources }) => Resources[names.logical('Task', id)]?.Properties),
  );
  if (steps.length > 0) return steps.map(({ id }) => `image, variables or size of ${id}`);
  const code = ({ Resources }: Template) => Resources.Dispatcher?.Properties.Code;
  return differ(code) ? ['the dispatcher, or the input patterns or "max_agents" of steps'] : [];
}
