import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { Emulator } from './ministack.ts';

/**
 * Makes the service-linked role of ECS, so that the emulator's account is one that has used ECS before. In a
 * new account, deploying creates the role and waits a quarter of a minute until other services know it, which
 * an emulator does at once. A plain role, since MiniStack gives service-linked roles other names than AWS
 * does.
 */
export async function useEcsBefore(aws: Emulator): Promise<void> {
  const iam = new IAMClient({ endpoint: aws.endpoint, region: aws.region, credentials: aws.credentials });
  const role = new CreateRoleCommand({
    RoleName: 'AWSServiceRoleForECS',
    Path: '/aws-service-role/ecs.amazonaws.com/',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  });
  try {
    await iam.send(role);
  } catch (error) {
    // MiniStack's answer if the role already exists.
    if ((error as Error).name !== 'EntityAlreadyExistsException') throw error;
  } finally {
    iam.destroy();
  }
}
