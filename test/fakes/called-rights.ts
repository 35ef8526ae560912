import { type Purpose, policiesOf } from '../../src/deploy/policy.ts';
import type { Plan } from '../../src/workflow/plan.ts';
import { readAwsCall, type WireRequest } from './aws-call.ts';
import { allows } from './iam-policy.ts';

/** The policy that the caller of each command has. */
export const PURPOSE_OF: Readonly<Record<string, Purpose>> = {
  plan: 'plan',
  deploy: 'deploy',
  destroy: 'deploy',
  run: 'run',
  retry: 'run',
  gather: 'run',
  cancel: 'run',
  logs: 'status',
  results: 'status',
  status: 'status',
  tune: 'status',
};

/**
 * Compares calls of commands, whose access keys are the commands' names, with what the printed policies
 * allow.
 */
export function calledRights(
  requests: readonly WireRequest[],
  plan: Plan,
  site: { readonly account: string; readonly region: string },
) {
  const refused = new Set<string>();
  const callers = new Set<string>();
  const others = new Set<string>();
  for (const { principal, service, operation, requests: needed } of requests.map((each) =>
    readAwsCall(each, site),
  )) {
    const purpose = PURPOSE_OF[principal];
    if (purpose === undefined) {
      others.add(`${principal} ${service}`);
      continue;
    }
    callers.add(principal);
    const documents = policiesOf(purpose, plan, site).map(({ document }) => document);
    for (const request of needed)
      if (!allows(documents, request))
        refused.add(`${principal}: ${service}:${operation}: ${JSON.stringify(request)}`);
  }
  return { refused: [...refused], callers, others: [...others] };
}
