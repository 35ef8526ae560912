import { partitionOf, type Site } from '../protocol/resource-names.ts';

/** The issuer of the tokens of GitHub's jobs (GitHub docs, "OpenID Connect reference"). */
export const TOKEN_ISSUER = 'token.actions.githubusercontent.com';
/** The audience for which aws-actions/configure-aws-credentials requests them. */
export const AUDIENCE = 'sts.amazonaws.com';

/** The ARN of GitHub's identity provider in IAM: an account has at most one for each address. */
export function providerArn({ account, region }: Site): string {
  return `arn:${partitionOf(region)}:iam::${account}:oidc-provider/${TOKEN_ISSUER}`;
}

/**
 * The trust policy of a role for GitHub Actions: tokens of one repository, in one environment, on one branch
 * or for pull requests.
 * @param where the end of the tokens' subject: `environment:production`, `ref:refs/heads/main`,
 *   `pull_request`
 * @param ids numeric ids of owner and repository, which tokens of repositories created since July 2026
 *   carry
 */
export function trustPolicy(
  repository: string,
  where: string,
  ids: { readonly owner: number; readonly repository: number } | undefined,
  site: Site,
): object {
  const [owner = '', name = ''] = repository.split('/');
  const subjects = [
    `repo:${repository}:${where}`,
    ...(ids ? [`repo:${owner}@${ids.owner}/${name}@${ids.repository}:${where}`] : []),
  ];
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: providerArn(site) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${TOKEN_ISSUER}:aud`]: AUDIENCE, [`${TOKEN_ISSUER}:sub`]: subjects } },
      },
    ],
  };
}
