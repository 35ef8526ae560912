import { CreateServiceLinkedRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { Emulator } from './ministack.ts';

/**
 * Makes the emulator's account one that has used ECS before, with its service-linked role: in a new account, deploying
 * creates the role and waits a quarter of a minute until other services know it, which an emulator does at once.
 */
export async function useEcsBefore(aws: Emulator): Promise<void> {
  const iam = new IAMClient({ endpoint: aws.endpoint, region: aws.region, credentials: aws.credentials });
  const role = new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' });
  try {
    await iam.send(role);
  } catch (error) {
    // MiniStack's answer where the role is there already.
    if ((error as Error).name !== 'EntityAlreadyExistsException') throw error;
  } finally {
    iam.destroy();
  }
}
