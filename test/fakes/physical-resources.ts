import type { Resource, Template } from '../../src/deploy/template.ts';
import { type ResourceNames, resourceNames, type Site } from '../../src/protocol/resource-names.ts';

/** A template's resource as it is in AWS. */
export interface PhysicalResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Resource['Properties'];
  readonly arn: string;
}

/** The resources of a template by their logical ids, with the ARNs that AWS would give them. */
export function physicalResources(template: Template, site: Site): Map<string, PhysicalResource> {
  const names = resourceNames(template.Metadata.Pipewright.workflow, site);
  return new Map(
    Object.entries(template.Resources).map(([id, { Type, Properties }]) => [
      id,
      { id, type: Type, properties: Properties, arn: arnOf(id, Type, Properties, names, site) },
    ]),
  );
}

/** A template's value with ARNs instead of `Ref` and `Fn::GetAtt`. */
export function resolved<T>(value: T, resources: ReadonlyMap<string, PhysicalResource>): T {
  return JSON.parse(JSON.stringify(value), (_, each) => {
    const id = each?.Ref ?? each?.['Fn::GetAtt']?.[0];
    return typeof id === 'string' ? resources.get(id)!.arn : each;
  });
}

function arnOf(
  id: string,
  type: string,
  properties: Resource['Properties'],
  { arn, base, own, roleArn, partition }: ResourceNames,
  { account }: Site,
): string {
  const name = (key: string): string => {
    const value = properties[key];
    if (typeof value !== 'string') throw new Error(`${id} has no ${key}`);
    return value;
  };
  const by: Record<string, () => string> = {
    'AWS::SQS::Queue': () => arn('sqs', name('QueueName')),
    'AWS::SNS::Topic': () => arn('sns', name('TopicName')),
    'AWS::SNS::Subscription': () => arn('sns', `${own}Notices:5ea7-1d`),
    'AWS::CloudWatch::Alarm': () => arn('cloudwatch', `alarm:${name('AlarmName')}`),
    'AWS::ECS::Cluster': () => arn('ecs', `cluster/${name('ClusterName')}`),
    'AWS::ECS::CapacityProvider': () => arn('ecs', `capacity-provider/${name('Name')}`),
    'AWS::ECS::TaskDefinition': () => arn('ecs', `task-definition/${name('Family')}:7`),
    'AWS::Events::Rule': () => arn('events', `rule/${name('Name')}`),
    'AWS::IAM::Role': () => roleArn(name('RoleName')),
    'AWS::IAM::InstanceProfile': () =>
      `arn:${partition}:iam::${account}:instance-profile/${name('InstanceProfileName')}`,
    'AWS::Lambda::Function': () => arn('lambda', `function:${name('FunctionName')}`),
    'AWS::Lambda::EventSourceMapping': () => arn('lambda', 'event-source-mapping:5ea7-1d'),
    // The result of Fn::GetAtt has the streams' wildcard, and so has the resource that IAM checks.
    'AWS::Logs::LogGroup': () => arn('logs', `log-group:${name('LogGroupName')}:*`),
  };
  return by[type]?.() ?? arn('ec2', `${type.slice('AWS::EC2::'.length).toLowerCase()}/${base}-${id}`);
}
