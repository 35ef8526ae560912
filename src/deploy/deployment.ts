import { Failure } from '../core/failure.ts';
import type { DispatchPlan } from '../protocol/dispatch-plan.ts';
import type { ResourceNames } from '../protocol/resource-names.ts';
import { canonicalJson } from '../spec/complete-spec.ts';
import type { Plan } from '../workflow/plan.ts';
import type { Cloud } from './cloud.ts';
import { codeArchive, deployFolder } from './code-archive.ts';
import { compile, type Target } from './compile.ts';
import { checkAccount } from './deploy-target.ts';
import type { Template } from './template.ts';

/** Where a workflow is deployed, and what its parts are called there. */
export interface Deployment {
  readonly names: ResourceNames;
  readonly dispatch: DispatchPlan;
  readonly site: { readonly account: string; readonly region: string; readonly endpoint?: string };
}

const READY = /^(?:CREATE|UPDATE|UPDATE_ROLLBACK|ROLLBACK)_COMPLETE$/;

type Account = Pick<Cloud, 'account' | 'region' | 'endpoint'>;

/**
 * Where a workflow is, if it is deployed: nothing is asked but whose account it is.
 * @throws Failure `WRONG_ACCOUNT`, `MISSING_FIELD`
 */
export async function locateDeployment(plan: Plan, cloud: Account): Promise<Deployment> {
  const site = await siteOf(plan, cloud);
  const { names, dispatch } = compile(plan, targetOf(site), () => ({ bucket: '', key: '' }));
  return { names, dispatch, site };
}

async function siteOf(plan: Plan, { account, region, endpoint }: Account): Promise<Deployment['site']> {
  const id = await account();
  checkAccount(plan, id);
  return { account: id, region, ...(endpoint !== undefined && { endpoint }) };
}

function targetOf(site: Deployment['site']): Target {
  return { ...site, network: { kind: 'own' } };
}

/**
 * Sees that a workflow is deployed just as its file has it now: else inputs would be worked on by other images, with
 * other variables, or by nobody. The network is not asked for: no result depends on it.
 * @param code the dispatcher's bundle
 * @throws Failure `NOT_DEPLOYED`, `STACK_OUTDATED`, `STACK_BUSY`, `WRONG_ACCOUNT`
 */
export async function checkDeployed(
  plan: Plan,
  cloud: Account & Pick<Cloud, 'stacks'>,
  code: Uint8Array,
): Promise<Deployment> {
  const site = await siteOf(plan, cloud);
  const { names, dispatch, template } = compile(plan, targetOf(site), (dispatch) => ({
    bucket: plan.output.bucket!,
    key: deployFolder(plan.output.prefix) + codeArchive(code, dispatch).name,
  }));
  const state = await cloud.stacks.describe(names.base);
  const text = state && (await cloud.stacks.template(names.base));
  if (!text || !/^(?:CREATE|UPDATE)/.test(state.status))
    throw new Failure(
      'NOT_DEPLOYED',
      `The workflow ${plan.workflow} is not deployed to ${site.region} of account ${site.account}. Do that first: pipewright deploy FILE`,
    );
  if (!READY.test(state.status))
    throw new Failure(
      'STACK_BUSY',
      `The stack ${names.base} is being changed (${state.status}), or that went wrong. Wait for its end, or deploy again: pipewright deploy FILE`,
    );
  const differs = differences(JSON.parse(text) as Template, template, plan, names);
  if (differs.length > 0)
    throw new Failure(
      'STACK_OUTDATED',
      `What is deployed of the workflow ${plan.workflow} is not what its file says now: ${differs.join(', ')}. Bring it up to date first: pipewright deploy FILE`,
    );
  return { names, dispatch, site };
}

/** In what a deployed template is another one, as far as results depend on it. */
function differences(deployed: Template, wanted: Template, plan: Plan, names: ResourceNames): string[] {
  const differ = (pick: (template: Template) => unknown): boolean =>
    canonicalJson(pick(deployed) ?? null) !== canonicalJson(pick(wanted) ?? null);
  const places = ({ Metadata }: Template) => {
    const { input, output, steps } = Metadata?.Pipewright ?? {};
    return { input, output, steps: steps?.map(({ id, needs, gather }) => ({ id, needs, gather })) };
  };
  if (differ(places)) return ['its buckets, prefixes or steps'];
  const steps = plan.steps.filter(({ id }) =>
    differ(({ Resources }) => Resources[names.logical('Task', id)]?.Properties),
  );
  if (steps.length > 0) return steps.map(({ id }) => `image, variables or size of ${id}`);
  const code = ({ Resources }: Template) => Resources.Dispatcher?.Properties.Code;
  return differ(code) ? ['the dispatcher, or what steps take and how many agents they have'] : [];
}
