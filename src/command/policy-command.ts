import { Failure } from '../core/failure.ts';
import { policyOf, trustPolicy } from '../deploy/policy.ts';
import { regionOf } from './aws-access.ts';
import { type Input, implement } from './command.ts';
import { jsonText } from './output.ts';
import { POLICY } from './workflow-commands.ts';
import { readPlan } from './workflow-file.ts';

export const policy = implement(POLICY, {
  async run({ for: purpose = 'deploy', repository, ...input }, io) {
    const plan = await readPlan(input.file, io, input.catalog);
    const account = input.account ?? plan.account_id;
    if (account === undefined || !/^\d{12}$/.test(account))
      throw new Failure(
        'BAD_USAGE',
        'Whose account? Write its 12 digits: --account 183351756044, or "account_id" in the workflow file.',
      );
    const site = { account, region: regionOf(plan, io.env) };
    if (repository === undefined) return policyOf(purpose, plan, site);
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
      throw new Failure('BAD_USAGE', `"${repository}" is not a repository: write owner/name.`);
    return trustPolicy(repository, subjectOf(input), idsOf(input), site);
  },
  text: jsonText,
});

type PolicyInput = Omit<Input<typeof POLICY>, 'for' | 'repository'>;

/** The end of the subject that tokens of the trusted jobs carry. */
function subjectOf({ branch, environment = 'production', ...input }: PolicyInput): string {
  if (input['pull-requests']) return 'pull_request';
  return branch === undefined ? `environment:${environment}` : `ref:refs/heads/${branch}`;
}

/** @throws Failure `BAD_USAGE` */
function idsOf({ 'owner-id': owner, 'repository-id': repository }: PolicyInput) {
  if (owner === undefined && repository === undefined) return undefined;
  if (owner !== undefined && repository !== undefined) return { owner, repository };
  throw new Failure('BAD_USAGE', '--owner-id and --repository-id go together.');
}
