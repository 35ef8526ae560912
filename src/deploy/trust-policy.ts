import { partitionOf, type Site } from '../protocol/resource-names.ts';

/** Who signs the tokens of GitHub's jobs (GitHub docs, "OpenID Connect reference"). */
export const TOKEN_ISSUER = 'token.actions.githubusercontent.com';
/** Whom aws-actions/configure-aws-credentials has them made for. */
export const AUDIENCE = 'sts.amazonaws.com';

/** The ARN of GitHub's identity provider in IAM: an account has at most one of an address. */
export function providerArn({ account, region }: Site): string {
  return `arn:${partitionOf(region)}:iam::${account}:oidc-provider/${TOKEN_ISSUER}`;
}

/**
 * The trust policy of a role for GitHub Actions: tokens of one repository, in one environment or on one branch.
 * @param ids numeric ids of owner and repository, which tokens of repositories created since July 2026 carry
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
