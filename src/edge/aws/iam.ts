import { CreateServiceLinkedRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { ServiceRoles } from '../../deploy/cloud.ts';
import { type AwsSession, isNamed } from './aws-session.ts';

/** The account's service-linked roles. IAM has one endpoint for all regions of a partition, which the SDK knows. */
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
