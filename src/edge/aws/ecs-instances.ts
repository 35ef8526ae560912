import {
  DescribeCapacityProvidersCommand,
  DescribeContainerInstancesCommand,
  ECSClient,
  ListContainerInstancesCommand,
  UpdateCapacityProviderCommand,
} from '@aws-sdk/client-ecs';
import type { Instances } from '../../deploy/cloud.ts';
import { type AwsSession, isNamed } from './aws-session.ts';
import { describeTasks, isGone, listTasks } from './ecs.ts';

/** Container instances that one call takes (API reference, DescribeContainerInstances). */
const BATCH = 100;

/** The instances that ECS manages in a cluster. A cluster that does not exist has none. */
export function openInstances(aws: AwsSession): Instances {
  const client = aws.client(ECSClient);
  return {
    agents: async (cluster, provider) =>
      (await aws.find(
        `Listing the agents on instances of ${provider}`,
        'ecs:ListTasks and ecs:DescribeTasks',
        isGone,
        async () => {
          const tasks = await describeTasks(aws, cluster, await listTasks(aws, { cluster }));
          return tasks
            .filter(({ capacityProviderName }) => capacityProviderName === provider)
            .map(({ taskArn = '' }) => taskArn);
        },
      )) ?? [],

    registered: async (cluster, provider) =>
      (await aws.find(
        `Listing the instances of ${provider}`,
        'ecs:ListContainerInstances and ecs:DescribeContainerInstances',
        isGone,
        async () => {
          const arns: string[] = [];
          let nextToken: string | undefined;
          do {
            const list = new ListContainerInstancesCommand({ cluster, maxResults: BATCH, nextToken });
            const page = await client.send(list, aws.timeout());
            arns.push(...(page.containerInstanceArns ?? []));
            nextToken = page.nextToken;
          } while (nextToken !== undefined);
          const registered: string[] = [];
          for (let at = 0; at < arns.length; at += BATCH) {
            const describe = new DescribeContainerInstancesCommand({
              cluster,
              containerInstances: arns.slice(at, at + BATCH),
            });
            const { containerInstances = [] } = await client.send(describe, aws.timeout());
            for (const { capacityProviderName, ec2InstanceId, containerInstanceArn } of containerInstances)
              if (capacityProviderName === provider)
                registered.push(ec2InstanceId ?? containerInstanceArn ?? '');
          }
          return registered;
        },
      )) ?? [],

    async scaleIn(cluster, provider, seconds) {
      await aws.find(
        `Changing for how long idle instances of ${provider} are kept`,
        'ecs:DescribeCapacityProviders, ecs:UpdateCapacityProvider and iam:PassRole',
        // While another change is in progress, instances keep the seconds of the template.
        (error) => isGone(error) || isNamed(error, /UpdateInProgress/),
        async () => {
          const describe = new DescribeCapacityProvidersCommand({ cluster, capacityProviders: [provider] });
          const { capacityProviders = [] } = await client.send(describe, aws.timeout());
          const { status, managedInstancesProvider: now } = capacityProviders[0] ?? {};
          // ECS still describes a deleted provider.
          if (!now || status === 'INACTIVE' || now.infrastructureOptimization?.scaleInAfter === seconds)
            return;
          const {
            capacityOptionType: _,
            fipsEnabled: __,
            ...instanceLaunchTemplate
          } = now.instanceLaunchTemplate ?? {};
          await client.send(
            new UpdateCapacityProviderCommand({
              name: provider,
              cluster,
              managedInstancesProvider: {
                infrastructureRoleArn: now.infrastructureRoleArn,
                instanceLaunchTemplate,
                infrastructureOptimization: { scaleInAfter: seconds },
              },
            }),
            aws.timeout(),
          );
        },
      );
    },
  };
}
