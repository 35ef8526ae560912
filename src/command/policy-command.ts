import { join, resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { planFor } from '../deploy/mirror.ts';
import { type NamedPolicy, policiesOf } from '../deploy/policy.ts';
import { trustPolicy } from '../deploy/trust-policy.ts';
import { writeText } from '../edge/files.ts';
import { resourceNames } from '../protocol/resource-names.ts';
import { line, paragraph, print, styled } from '../text/printer.ts';
import { shellWord } from '../text/terminal.ts';
import { plural } from '../text/units.ts';
import { regionOf } from './aws-access.ts';
import { type Input, implement } from './command.ts';
import { screenOf } from './command-io.ts';
import { jsonText } from './output.ts';
import { POLICY } from './workflow-commands.ts';
import { readPlan } from './workflow-file.ts';

export const policy = implement(POLICY, {
  async run({ for: purpose = 'deploy', repository, out, ...input }, io) {
    const plan = await readPlan(input.file, io, input.catalog);
    const account = input.account ?? plan.account_id;
    if (account === undefined || !/^\d{12}$/.test(account))
      throw new Failure(
        'BAD_USAGE',
        'The AWS account is unknown. Give its 12 digits with --account, as in --account 183351756044, or as "account_id" in the workflow file.',
      );
    const site = { account, region: regionOf(plan, io.env) };
    if (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))
      throw new Failure('BAD_USAGE', `"${repository}" is not the name of a repository: write owner/name.`);
    const result: PrintedPolicies =
      repository === undefined
        ? {
            policies: policiesOf(
              purpose,
              planFor(plan, input.mirror, undefined, site),
              site,
              input['kms-key'],
            ),
          }
        : { trust: trustPolicy(repository, subjectOf(input), idsOf(input), site) };
    if (out === undefined) return result;
    const documents =
      'trust' in result
        ? [{ name: `${resourceNames(plan.workflow, site).base}-trust`, document: result.trust }]
        : result.policies;
    for (const { name, document } of documents) {
      const file = join(out, `${name}.json`);
      await writeText(resolve(io.cwd, file), jsonText(document), file);
    }
    return { ...result, files: documents.map(({ name }) => join(out, `${name}.json`)) };
  },
  text({ files, ...result }, _, io) {
    if (files === undefined) return jsonText(documentOf(result));
    const shown = files.map(shellWord);
    const call = (text: string) => line(['  ', styled('bold', text)]);
    const blocks =
      'trust' in result
        ? [
            paragraph(`Wrote ${shown[0]}. To create the role:`),
            call(`aws iam create-role --role-name NAME --assume-role-policy-document file://${shown[0]}`),
          ]
        : [
            paragraph(
              `Wrote ${plural(files.length, 'policy', 'policies')}. To create them in AWS, before you attach them to a role:`,
            ),
            ...result.policies.flatMap(({ name, only }, i) => [
              only !== undefined && line(['  ', styled('dim', `# ${only}`)]),
              call(`aws iam create-policy --policy-name ${name} --policy-document file://${shown[i]}`),
            ]),
          ];
    return print(blocks, screenOf(io));
  },
  json: documentOf,
});

/** What is printed: it is the same with and without `--json`. */
function documentOf(result: PrintedPolicies): object {
  return 'trust' in result ? result.trust : { policies: result.policies };
}

type PrintedPolicies = ({ readonly policies: readonly NamedPolicy[] } | { readonly trust: object }) & {
  readonly files?: readonly string[];
};

type PolicyInput = Omit<Input<typeof POLICY>, 'for' | 'repository' | 'out'>;

/** The end of the subject that tokens of the trusted jobs carry. */
function subjectOf({ branch, environment = 'production', ...input }: PolicyInput): string {
  if (input['pull-requests']) return 'pull_request';
  return branch === undefined ? `environment:${environment}` : `ref:refs/heads/${branch}`;
}

/** @throws Failure `BAD_USAGE` */
function idsOf({ 'owner-id': owner, 'repository-id': repository }: PolicyInput) {
  if (owner === undefined && repository === undefined) return undefined;
  if (owner !== undefined && repository !== undefined) return { owner, repository };
  throw new Failure('BAD_USAGE', '--owner-id and --repository-id need each other. Give both.');
}
