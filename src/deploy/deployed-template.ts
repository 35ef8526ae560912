import { resourceNames } from '../protocol/resource-names.ts';
import type { Cloud } from './cloud.ts';
import type { Template } from './template.ts';

/** Reads a stack's template as it was deployed; undefined if it is not Pipewright's. */
export function readTemplate(text: string | undefined): Template | undefined {
  if (text === undefined) return undefined;
  try {
    const template = JSON.parse(text) as Partial<Template>;
    return template.Metadata?.Pipewright?.version === 1 ? (template as Template) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The text of a stack's template; undefined if it has none: there is no stack, or only a change set that was
 * never executed, for which AWS does not document its answer.
 */
export async function templateText(stack: string, cloud: Pick<Cloud, 'stacks'>): Promise<string | undefined> {
  const state = await cloud.stacks.describe(stack);
  return state && state.status !== 'REVIEW_IN_PROGRESS' ? cloud.stacks.template(stack) : undefined;
}

/** A workflow's stack as it is deployed; undefined if it is not. */
export async function deployedTemplate(
  { workflow }: { readonly workflow: string },
  cloud: Pick<Cloud, 'account' | 'region' | 'stacks'>,
): Promise<Template | undefined> {
  const { base } = resourceNames(workflow, { account: await cloud.account(), region: cloud.region });
  return readTemplate(await templateText(base, cloud));
}
