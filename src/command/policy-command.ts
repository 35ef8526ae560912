import { Failure } from '../core/failure.ts';
import { PURPOSES, type Purpose, policyOf, trustPolicy } from '../deploy/policy.ts';
import { regionOf } from './aws-region.ts';
import type { CommandIo } from './command-io.ts';
import { readDeployed } from './deploy-command.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';

const USAGE = `pipewright policy FILE

Prints the least IAM policy that deploying a workflow needs, as JSON; nothing is asked of AWS. With --repository also the
trust policy that lets GitHub's jobs take on the role, without keys. The account's id comes from the file's
"account_id", or from --account.

  --for WHAT          plan, deploy (default), run or status
  --account ID        the 12 digits of the AWS account
  --repository O/R    print the trust policy instead, for this repository
  --owner-id N        with --repository-id N: the repository's numbers, as GitHub's API says them ("gh api repos/O/R");
  --repository-id N   tokens of repositories made since July 2026 carry them
  --environment NAME  only jobs of this environment (default: production); or
  --branch NAME       only jobs on this branch; or
  --pull-requests     only jobs of pull requests: for the role that may "--for plan", and no more
  --catalog WHERE     a folder, or owner/repo@ref on GitHub, instead of what the file names
  --json              the same: what it prints is JSON anyhow
`;

/** `pipewright policy`. @throws Failure for whatever the user can mend */
export async function policy(argv: string[], io: CommandIo): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = readOptions(argv, {
    for: text,
    account: text,
    repository: text,
    'owner-id': text,
    'repository-id': text,
    environment: text,
    branch: text,
    'pull-requests': { type: 'boolean' },
    catalog: text,
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  const purpose = (values.for ?? 'deploy') as Purpose;
  if (!PURPOSES.includes(purpose))
    throw new Failure('BAD_USAGE', `There is no policy for "${purpose}". There are ${PURPOSES.join(', ')}.`);
  const plan = await readDeployed(positionals, io, {
    json: true,
    catalog: values.catalog,
    command: 'policy',
  });
  if (!plan) return 1;
  const account = values.account ?? plan.account_id;
  if (account === undefined || !/^\d{12}$/.test(account))
    throw new Failure(
      'BAD_USAGE',
      'Whose account? Write its 12 digits: --account 183351756044, or "account_id" in the workflow file.',
    );
  const site = { account, region: regionOf(plan, io.env) };
  const { repository, branch } = values;
  if (repository === undefined) {
    io.out(jsonText(policyOf(purpose, plan, site)));
    return 0;
  }
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new Failure('BAD_USAGE', `"${repository}" is no repository: write owner/name.`);
  const where = values['pull-requests']
    ? 'pull_request'
    : branch === undefined
      ? `environment:${values.environment ?? 'production'}`
      : `ref:refs/heads/${branch}`;
  io.out(
    jsonText(trustPolicy(repository, where, readIds(values['owner-id'], values['repository-id']), site)),
  );
  return 0;
}

/** @throws Failure `BAD_USAGE` */
function readIds(owner: string | undefined, repository: string | undefined) {
  if (owner === undefined && repository === undefined) return undefined;
  if (/^\d+$/.test(owner ?? '') && /^\d+$/.test(repository ?? ''))
    return { owner: Number(owner), repository: Number(repository) };
  throw new Failure('BAD_USAGE', '--owner-id and --repository-id are two numbers that go together.');
}
