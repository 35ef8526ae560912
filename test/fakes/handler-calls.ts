import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '../../src/deploy/template.ts';
import type { Site } from '../../src/protocol/resource-names.ts';
import { resourceNames } from '../../src/protocol/resource-names.ts';
import type { IamRequest } from './iam-policy.ts';
import { type PhysicalResource, physicalResources } from './physical-resources.ts';
import { ROOT } from './workshop.ts';

/**
 * The permissions that CloudFormation's resource handlers need, as registered by AWS: made by
 * scripts/handler-permissions.ts.
 */
export interface HandlerPermissions {
  readonly source: string;
  readonly taken: string;
  /** Type → handler → actions. */
  readonly types: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export const HANDLERS = JSON.parse(
  readFileSync(join(ROOT, 'test/fixtures/handler-permissions.json'), 'utf8'),
) as HandlerPermissions;

/** Permissions that handlers list, but that no resource of our templates can need. */
const UNREACHABLE: readonly { readonly type: string; readonly actions: string; readonly because: string }[] =
  [
    {
      type: 'AWS::Lambda::Function',
      actions:
        'ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs ec2:DescribeNetworkInterfaces',
      because: 'no VpcConfig',
    },
    {
      type: 'AWS::Lambda::Function',
      actions: 'elasticfilesystem:DescribeMountTargets s3files:ListMountTargets lambda:GetLayerVersion',
      because: 'no FileSystemConfigs, no Layers',
    },
    {
      type: 'AWS::Lambda::Function',
      actions: 'kms:CreateGrant kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey',
      because: 'no KmsKeyArn',
    },
    {
      type: 'AWS::Lambda::Function',
      actions: 's3:GetObjectVersion',
      because: 'no S3ObjectVersion: the key is made of the content',
    },
    {
      type: 'AWS::Lambda::Function',
      actions:
        'lambda:GetCodeSigningConfig lambda:PutFunctionCodeSigningConfig lambda:DeleteFunctionCodeSigningConfig',
      because: 'no CodeSigningConfigArn',
    },
    {
      type: 'AWS::Lambda::Function',
      actions:
        'lambda:PutRuntimeManagementConfig lambda:PutFunctionRecursionConfig lambda:PutFunctionScalingConfig lambda:PassCapacityProvider lambda:AssociateRuntimeAlias lambda:PublishVersion',
      because: 'none of these properties is set',
    },
    {
      type: 'AWS::Lambda::EventSourceMapping',
      actions: 'kms:Decrypt kms:DescribeKey kms:GenerateDataKey',
      because: 'no KmsKeyArn',
    },
    {
      type: 'AWS::Logs::LogGroup',
      actions:
        'logs:PutDataProtectionPolicy logs:CreateLogDelivery s3:REST.PUT.OBJECT firehose:TagDeliveryStream logs:PutResourcePolicy logs:DeleteResourcePolicy logs:PutIndexPolicy logs:DeleteIndexPolicy logs:PutBearerTokenAuthentication logs:PutLogGroupDeletionProtection logs:AssociateKmsKey logs:DisassociateKmsKey',
      because: 'none of these properties is set',
    },
    {
      type: 'AWS::Logs::LogGroup',
      actions: 'logs:DeleteRetentionPolicy',
      because: 'RetentionInDays is always set',
    },
    {
      type: 'AWS::ECS::Cluster',
      actions: 'kms:DescribeKey ecs:PutAccountSettingDefault ecs:PutAccountSetting',
      because: 'no ManagedStorageConfiguration; account settings are not a property',
    },
    {
      type: 'AWS::ECS::CapacityProvider',
      actions: 'autoscaling:CreateOrUpdateTags',
      because: 'no AutoScalingGroupProvider',
    },
    {
      type: 'AWS::Events::Rule',
      actions: 'iam:PassRole',
      because: 'no RoleArn: Lambda has a policy of its own',
    },
    {
      type: 'AWS::SNS::Topic',
      actions: 'iam:GetRole iam:PassRole sns:PutDataProtectionPolicy',
      because: 'no DeliveryStatusLogging, no DataProtectionPolicy',
    },
    {
      type: 'AWS::SNS::Subscription',
      actions: 'iam:GetRole iam:PassRole',
      because: 'no SubscriptionRoleArn',
    },
    {
      type: 'AWS::EC2::VPC',
      actions: 'ec2:CreateVpcEncryptionControl ec2:ModifyVpcTenancy',
      because: 'no VpcEncryptionControl, no InstanceTenancy',
    },
    {
      type: 'AWS::EC2::Subnet',
      actions: 'ec2:AssociateSubnetCidrBlock ec2:DisassociateSubnetCidrBlock',
      because: 'no IPv6 addresses',
    },
    {
      type: 'AWS::EC2::VPCGatewayAttachment',
      actions: 'ec2:AttachVpnGateway ec2:DetachVpnGateway',
      because: 'no VpnGatewayId',
    },
    {
      type: 'AWS::EC2::VPCEndpoint',
      actions:
        'vpc-lattice:CreateServiceNetworkVpcEndpointAssociation vpc-lattice:DescribeServiceNetworkVpcEndpointAssociation vpce:AllowMultiRegion',
      because: 'no service network, no other region',
    },
    {
      type: 'AWS::IAM::Role',
      actions: 'iam:AttachRolePolicy iam:DetachRolePolicy',
      because: 'no ManagedPolicyArns, but for the roles of instances',
    },
    {
      type: 'AWS::IAM::Role',
      actions: 'iam:PutRolePermissionsBoundary iam:DeleteRolePermissionsBoundary',
      because: 'no PermissionsBoundary',
    },
  ];

/** Permissions that creating a resource also needs, by other pages of AWS. */
const BESIDES: readonly {
  readonly type: string;
  readonly needs: (properties: PhysicalResource['properties']) => boolean;
  readonly request: (partition: string) => IamRequest;
}[] = [
  {
    // Service Authorization Reference: dependent action of ec2:CreateVpcEndpoint.
    type: 'AWS::EC2::VPCEndpoint',
    needs: ({ PrivateDnsEnabled }) => PrivateDnsEnabled === true,
    request: (partition) => ({
      action: 'route53:AssociateVPCWithHostedZone',
      resource: `arn:${partition}:route53:::hostedzone/Z01`,
    }),
  },
  {
    // AWS CloudFormation template reference, Fn::GetAZs.
    type: 'AWS::EC2::Subnet',
    needs: ({ AvailabilityZone }) => JSON.stringify(AvailabilityZone).includes('Fn::GetAZs'),
    request: () => ({ action: 'ec2:DescribeAvailabilityZones', resource: '*' }),
  },
];

/** A call that a handler makes. */
export interface HandlerCall extends IamRequest {
  /** `Work (AWS::SQS::Queue) create` */
  readonly by: string;
}

/** Every call that CloudFormation may make to create, read, update and delete a template's resources. */
export function handlerCalls(template: Template, site: Site): HandlerCall[] {
  const resources = physicalResources(template, site);
  const places = new Places(template, site, resources);
  const calls: HandlerCall[] = [];
  for (const resource of resources.values()) {
    const { id, type, properties } = resource;
    const handlers = HANDLERS.types[type];
    if (!handlers) throw new Error(`${type} is not in test/fixtures: run scripts/handler-permissions.ts`);
    // Not `list`, which is for Cloud Control's ListResources: no change of a stack calls it.
    for (const handler of ['create', 'read', 'update', 'delete'])
      for (const action of handlers[handler] ?? [])
        if (!isUnreachable(resource, action))
          for (const request of places.of(resource, handler, action))
            calls.push({ ...request, by: `${id} (${type}) ${handler}` });
    for (const besides of BESIDES)
      if (besides.type === type && besides.needs(properties))
        calls.push({ ...besides.request(places.names.partition), by: `${id} (${type}) besides` });
  }
  return calls;
}

function isUnreachable({ type, properties }: PhysicalResource, action: string): boolean {
  if (/^iam:(?:At|De)tachRolePolicy$/.test(action) && properties.ManagedPolicyArns) return false;
  if (action === 'iam:PutRolePermissionsBoundary' && properties.PermissionsBoundary) return false;
  return UNREACHABLE.some((each) => each.type === type && each.actions.split(' ').includes(action));
}

/** Entries of `UNREACHABLE` that are not needed, as no handler of their type lists the action. */
export function idleExcuses(): string[] {
  return UNREACHABLE.flatMap(({ type, actions }) =>
    actions
      .split(' ')
      .filter((action) => !Object.values(HANDLERS.types[type] ?? {}).some((all) => all.includes(action)))
      .map((action) => `${type} ${action}`),
  );
}

/** Actions without resources in the Service Authorization Reference. */
const ANYWHERE =
  /^(?:ec2:Describe|ecs:(?:RegisterTaskDefinition|DeregisterTaskDefinition|DescribeTaskDefinition)|logs:Describe(?:LogGroups|ResourcePolicies)|lambda:(?:CreateEventSourceMapping|ListTags$)|sns:(?:[GS]etSubscriptionAttributes|Unsubscribe))/;

/** The kinds of resources, as in ARNs, that an action of EC2 needs besides its own. */
const EC2_OTHERS: Readonly<Record<string, readonly string[]>> = {
  CreateSubnet: ['vpc'],
  CreateSecurityGroup: ['vpc'],
  CreateRouteTable: ['vpc'],
  CreateVpcEndpoint: ['vpc', 'subnet', 'route-table', 'security-group'],
  ModifyVpcEndpoint: ['subnet', 'route-table', 'security-group'],
};

/** The kinds of resources, as in ARNs, for each type; some types are only relations of other resources. */
const EC2_KINDS: Readonly<Record<string, readonly string[]>> = {
  VPC: ['vpc'],
  Subnet: ['subnet'],
  SecurityGroup: ['security-group'],
  RouteTable: ['route-table'],
  Route: ['route-table'],
  SubnetRouteTableAssociation: ['route-table', 'subnet'],
  InternetGateway: ['internet-gateway'],
  VPCGatewayAttachment: ['internet-gateway', 'vpc'],
  VPCEndpoint: ['vpc-endpoint'],
};

/** The resources that each action needs. */
class Places {
  readonly names: ReturnType<typeof resourceNames>;
  readonly #resources: ReadonlyMap<string, PhysicalResource>;
  readonly #site: Site;
  readonly #template: Template;

  constructor(template: Template, site: Site, resources: ReadonlyMap<string, PhysicalResource>) {
    this.names = resourceNames(template.Metadata.Pipewright.workflow, site);
    this.#resources = resources;
    this.#site = site;
    this.#template = template;
  }

  of(resource: PhysicalResource, handler: string, action: string): IamRequest[] {
    const { type, properties, arn } = resource;
    const [service, name = ''] = action.split(':');
    if (action === 'iam:PassRole') return this.#passed(resource);
    if (/^iam:(?:CreateRole|PutRolePermissionsBoundary)$/.test(action) && properties.PermissionsBoundary) {
      const context = { 'iam:PermissionsBoundary': properties.PermissionsBoundary as string };
      return [{ action, resource: arn, context }];
    }
    if (action === 'iam:CreateServiceLinkedRole') return this.#linked(type);
    if (action === 'iam:GetRole' && type === 'AWS::ECS::TaskDefinition')
      return [att(properties.TaskRoleArn), att(properties.ExecutionRoleArn)].map((id) => ({
        action,
        resource: this.#resources.get(id)!.arn,
      }));
    if (action === 's3:GetObject') {
      const { S3Bucket, S3Key } = properties.Code as { S3Bucket: string; S3Key: string };
      return [{ action, resource: `arn:${this.names.partition}:s3:::${S3Bucket}/${S3Key}` }];
    }
    if (service === 'ec2') return this.#ec2(resource, handler, action, name);
    if (type === 'AWS::Lambda::EventSourceMapping' && !/TagResource/.test(name)) {
      const context = { 'lambda:FunctionArn': this.#resources.get('Dispatcher')!.arn };
      return [{ action, resource: ANYWHERE.test(action) ? '*' : arn, context }];
    }
    if (ANYWHERE.test(action)) return [{ action, resource: '*' }];
    if (type === 'AWS::SNS::Subscription') return [{ action, resource: this.#at(properties.TopicArn) }];
    if (type === 'AWS::Lambda::Permission') return [{ action, resource: this.#at(properties.FunctionName) }];
    if (type === 'AWS::SQS::QueuePolicy')
      return (properties.Queues as unknown[]).map((queue) => ({ action, resource: this.#at(queue) }));
    if (type === 'AWS::ECS::CapacityProvider' && name === 'PutClusterCapacityProviders')
      return [{ action, resource: this.#at(properties.ClusterName) }];
    if (type === 'AWS::Logs::LogGroup' && name !== 'CreateLogGroup')
      // For tags, the resource is the group itself; for everything else, its streams.
      return [{ action, resource: /Tag/.test(name) ? arn.replace(/:\*$/, '') : arn }];
    return [{ action, resource: arn }];
  }

  #at(reference: unknown): string {
    return this.#resources.get(att(reference))!.arn;
  }

  #ec2(
    { id, type, properties }: PhysicalResource,
    handler: string,
    action: string,
    name: string,
  ): IamRequest[] {
    const region = { 'aws:RequestedRegion': this.#site.region };
    if (ANYWHERE.test(action)) return [{ action, resource: '*', context: region }];
    const tagged = { ...region, 'aws:ResourceTag/aws:cloudformation:stack-name': this.names.base };
    const own = EC2_KINDS[type.slice('AWS::EC2::'.length)]!;
    const untagged = (kind: string): boolean => {
      // A resource that is being created may have no tags yet; a VPC of the user has none of ours.
      if (kind === 'vpc' && typeof properties.VpcId === 'string') return true;
      return handler === 'create' && own.length === 1 && own[0] === kind && type !== 'AWS::EC2::Route';
    };
    return [...own, ...(EC2_OTHERS[name] ?? [])].map((kind) => ({
      action,
      resource: this.names.arn('ec2', `${kind}/${id}`),
      context: untagged(kind) ? region : tagged,
    }));
  }

  /**
   * Roles, and the services that they are passed to (IAM User Guide, "Granting a user permissions to pass a
   * role").
   */
  #passed({ type, properties }: PhysicalResource): IamRequest[] {
    const pass = (reference: unknown, service: string): IamRequest => ({
      action: 'iam:PassRole',
      resource: this.#at(reference),
      context: { 'iam:PassedToService': service },
    });
    if (type === 'AWS::Lambda::Function') return [pass(properties.Role, 'lambda.amazonaws.com')];
    if (type === 'AWS::ECS::TaskDefinition')
      return [properties.TaskRoleArn, properties.ExecutionRoleArn].map((role) =>
        pass(role, 'ecs-tasks.amazonaws.com'),
      );
    if (type === 'AWS::IAM::InstanceProfile')
      return (properties.Roles as unknown[]).map((role) => pass(role, 'ec2.amazonaws.com'));
    if (type === 'AWS::ECS::CapacityProvider') {
      const { InfrastructureRoleArn, InstanceLaunchTemplate } = properties.ManagedInstancesProvider as {
        InfrastructureRoleArn: unknown;
        InstanceLaunchTemplate: { Ec2InstanceProfileArn: unknown };
      };
      const profile = this.#resources.get(att(InstanceLaunchTemplate.Ec2InstanceProfileArn))!;
      return [
        pass(InfrastructureRoleArn, 'ecs.amazonaws.com'),
        ...(profile.properties.Roles as unknown[]).map((role) => pass(role, 'ec2.amazonaws.com')),
      ];
    }
    throw new Error(`${type} passes no role`);
  }

  /** The roles that ECS and EC2 make for themselves in an account that never used them. */
  #linked(type: string): IamRequest[] {
    const services = { 'ecs.amazonaws.com': 'AWSServiceRoleForECS' } as Record<string, string>;
    if (type === 'AWS::ECS::CapacityProvider') {
      services['ecs-compute.amazonaws.com'] = 'AWSServiceRoleForECSCompute';
      if (JSON.stringify(this.#template).includes('"SPOT"'))
        services['spot.amazonaws.com'] = 'AWSServiceRoleForEC2Spot';
    }
    return Object.entries(services).map(([service, role]) => ({
      action: 'iam:CreateServiceLinkedRole',
      resource: this.names.roleArn(`aws-service-role/${service}/${role}`),
      context: { 'iam:AWSServiceName': service },
    }));
  }
}

/** The logical id to which a value refers. */
function att(value: unknown): string {
  const { Ref, 'Fn::GetAtt': got } = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return Ref ?? got?.[0] ?? '';
}
