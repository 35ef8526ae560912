import {
  CreateServiceLinkedRoleCommand,
  DeleteOpenIDConnectProviderCommand,
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  IAMClient,
  ListRolesCommand,
  type ListRolesCommandOutput,
} from '@aws-sdk/client-iam';
import type { ServiceRoles } from '../../deploy/cloud.ts';
import type { IdentityProviders } from '../../deploy/set-up-github.ts';
import { type AwsSession, isNamed } from './aws-session.ts';

/** The account's service-linked roles. IAM has one endpoint per partition, which the SDK knows. */
export function openServiceRoles(aws: AwsSession): ServiceRoles {
  return {
    async has(name) {
      const get = new GetRoleCommand({ RoleName: name });
      const found = await aws.find(
        `Looking for the role ${name}`,
        'iam:GetRole',
        (error) => isNamed(error, /^NoSuchEntity/),
        () => aws.client(IAMClient).send(get, aws.timeout()),
      );
      return found !== undefined;
    },

    async create(service) {
      const create = new CreateServiceLinkedRoleCommand({ AWSServiceName: service });
      const made = await aws.find(
        `Creating the service-linked role of ${service}`,
        'iam:CreateServiceLinkedRole',
        // Another process was faster.
        (error) =>
          isNamed(error, /^EntityAlreadyExists/) || /has been taken/.test((error as Error).message ?? ''),
        () => aws.client(IAMClient).send(create, aws.timeout()),
      );
      return made !== undefined;
    },
  };
}

/** The account's identity providers of OpenID Connect. */
export function openIdentityProviders(aws: AwsSession): IdentityProviders {
  const client = () => aws.client(IAMClient);
  const isMissing = (error: unknown): boolean => isNamed(error, /^NoSuchEntity/);
  return {
    async find(arn) {
      const get = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn });
      const found = await aws.find(
        "Looking for GitHub's identity provider",
        'iam:GetOpenIDConnectProvider',
        isMissing,
        () => client().send(get, aws.timeout()),
      );
      return (
        found && {
          audiences: found.ClientIDList ?? [],
          tags: Object.fromEntries((found.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
        }
      );
    },

    trusting: (arn) =>
      aws.call('Listing the roles that trust GitHub', 'iam:ListRoles', async () => {
        const names: string[] = [];
        let page: ListRolesCommandOutput | undefined;
        do {
          page = await client().send(new ListRolesCommand({ Marker: page?.Marker }), aws.timeout());
          for (const { RoleName = '', AssumeRolePolicyDocument = '' } of page.Roles ?? [])
            if (decodeURIComponent(AssumeRolePolicyDocument).includes(`"${arn}"`)) names.push(RoleName);
        } while (page.IsTruncated);
        return names;
      }),

    async delete(arn) {
      const remove = new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn });
      await aws.find(
        "Deleting GitHub's identity provider",
        'iam:DeleteOpenIDConnectProvider',
        isMissing,
        () => client().send(remove, aws.timeout()),
      );
    },
  };
}
