import type { ResourceNames } from '../../protocol/resource-names.ts';
import type { Plan } from '../../workflow/plan.ts';
import { att, type NetworkChoice, type Resource, type Resources, ref, type Value } from '../template.ts';
import type { NetworkValues } from './dispatcher-resources.ts';
import { instanceRequirements } from './instance-resources.ts';
import { bucketArn, objects } from './role-resources.ts';
import { readsOfStep } from './step-reads.ts';

const CIDR = '10.0.0.0/16';
/** One for each availability zone. */
const SUBNET_CIDRS = ['10.0.0.0/20', '10.0.16.0/20'];
/** Addresses of a subnet, without the five that AWS keeps and some for endpoints. */
const MOST_AGENTS = 4000;

/**
 * How many availability zones a network of its own needs: two, for more capacity. Isolated agents have one if
 * that is enough, because each endpoint costs money in each zone; it is not enough for instances, as a zone
 * may lack their type.
 */
export function zonesNeeded(plan: Plan): number {
  const agents = plan.steps.reduce((sum, step) => sum + (step.gather ? 1 : step.max_agents), 0);
  const one = plan.network === 'isolated' && instanceRequirements(plan).size === 0 && agents <= MOST_AGENTS;
  return one ? 1 : SUBNET_CIDRS.length;
}

/**
 * A security group, closed except for the workflow's ports; and a network, unless an existing one is used.
 */
export function networkResources(
  plan: Plan,
  names: ResourceNames,
  { region, network: choice }: { readonly region: string; readonly network: NetworkChoice },
): { resources: Resources; values: NetworkValues } {
  const vpc = choice.kind === 'own' ? ref('Vpc') : choice.vpc;
  const resources: Record<string, Resource> = {
    SecurityGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: `Agents of the Pipewright workflow ${plan.workflow}`,
        VpcId: vpc,
        SecurityGroupIngress: ingress(plan),
        SecurityGroupEgress: [
          { IpProtocol: '-1', CidrIp: '0.0.0.0/0', Description: 'Anywhere that the subnet leads to' },
        ],
      },
    },
  };
  const securityGroups = [ref('SecurityGroup')];
  if (choice.kind === 'existing')
    return { resources, values: { subnets: choice.subnets, securityGroups, publicIp: choice.publicIp } };
  const isolated = plan.network === 'isolated';
  const zones = zonesOf(choice.zones ?? zonesNeeded(plan));
  const subnets = zones.map((_, i) => ref(`Subnet${i + 1}`));
  Object.assign(
    resources,
    ownNetwork(names, zones, isolated),
    s3Endpoint(plan, names, region, isolated),
    isolated ? interfaceEndpoints(plan, region, subnets) : internet(),
  );
  return { resources, values: { subnets, securityGroups, publicIp: !isolated } };
}

function ingress({ steps, port_sources }: Plan): Value {
  const ports = new Map(
    steps.flatMap((step) => step.ports.map((each) => [`${each.port}/${each.protocol}`, each] as const)),
  );
  return [...ports.values()].flatMap(({ port, protocol }) =>
    port_sources.map((source) => ({
      IpProtocol: protocol,
      FromPort: port,
      ToPort: port,
      [source.includes(':') ? 'CidrIpv6' : 'CidrIp']: source,
    })),
  );
}

/** Zones as template values. */
function zonesOf(zones: number | readonly string[]): readonly Value[] {
  if (typeof zones !== 'number') return zones;
  return Array.from({ length: zones }, (_, i) => ({ 'Fn::Select': [i, { 'Fn::GetAZs': '' }] }));
}

function ownNetwork(names: ResourceNames, zones: readonly Value[], isolated: boolean): Resources {
  const resources: Record<string, Resource> = {
    Vpc: {
      Type: 'AWS::EC2::VPC',
      Properties: {
        CidrBlock: CIDR,
        EnableDnsSupport: true,
        EnableDnsHostnames: true,
        Tags: [{ Key: 'Name', Value: names.base }],
      },
    },
    RouteTable: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
  };
  for (const [i, zone] of zones.entries()) {
    resources[`Subnet${i + 1}`] = {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: ref('Vpc'),
        CidrBlock: SUBNET_CIDRS[i],
        AvailabilityZone: zone,
        MapPublicIpOnLaunch: !isolated,
        Tags: [{ Key: 'Name', Value: names.base }],
      },
    };
    resources[`Subnet${i + 1}Routes`] = {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: ref(`Subnet${i + 1}`), RouteTableId: ref('RouteTable') },
    };
  }
  return resources;
}

/** Without a NAT gateway, which at rest costs more than everything else together. */
function internet(): Resources {
  return {
    InternetGateway: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
    InternetGatewayAttachment: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('InternetGateway') },
    },
    InternetRoute: {
      Type: 'AWS::EC2::Route',
      Properties: {
        RouteTableId: ref('RouteTable'),
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: ref('InternetGateway'),
      },
      DependsOn: ['InternetGatewayAttachment'],
    },
  };
}

/**
 * Free, and keeps S3 traffic inside AWS. Isolated agents can only reach the workflow's buckets and sources.
 */
function s3Endpoint(plan: Plan, names: ResourceNames, region: string, isolated: boolean): Resources {
  const { input, output, sources = [], steps } = plan;
  const buckets = [...new Set([input.bucket!, output.bucket!])];
  const removes = steps.some(({ spec }) => spec.checkpoint !== undefined);
  // Shared inputs in S3, which need not be in a source.
  const shared = steps
    .flatMap((step) => readsOfStep(plan, step).keys)
    .filter(({ bucket }) => !buckets.includes(bucket));
  // Where ECR stores layers (Amazon ECR User Guide, "Interface VPC endpoints").
  const layers = `prod-${region}-starport-layer-bucket`;
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: [
          ...['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListBucket'],
          ...(removes ? ['s3:DeleteObject'] : []),
        ],
        Resource: buckets.flatMap((bucket) => [bucketArn(names, bucket), objects(names, bucket, '*')]),
      },
      ...sources.map(({ bucket, prefix }) => readable(names, bucket, [`${prefix}*`])),
      ...[...Map.groupBy(shared, ({ bucket }) => bucket)].map(([bucket, all]) =>
        readable(names, bucket, [...new Set(all.flatMap(({ keys }) => keys))]),
      ),
      { Effect: 'Allow', Principal: '*', Action: ['s3:GetObject'], Resource: [objects(names, layers, '*')] },
    ],
  };
  const routes = { RouteTableIds: [ref('RouteTable')], ...(isolated && { PolicyDocument: policy }) };
  return { S3Endpoint: endpoint('Gateway', region, 's3', routes) };
}

/** Keys of a bucket that anyone behind the endpoint may read, as far as their own rights reach. */
function readable(names: ResourceNames, bucket: string, keys: readonly string[]): Value {
  return {
    Effect: 'Allow',
    Principal: '*',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: [bucketArn(names, bucket), ...keys.map((key) => objects(names, bucket, key))],
  };
}

function endpoint(
  type: 'Gateway' | 'Interface',
  region: string,
  service: string,
  properties: Resource['Properties'],
): Resource {
  return {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: {
      VpcEndpointType: type,
      VpcId: ref('Vpc'),
      ServiceName: `com.amazonaws.${region}.${service}`,
      ...properties,
    },
  };
}

/**
 * Services that agents and ECS call. Fargate needs none of ECS's own (Amazon ECS Developer Guide, "Interface
 * VPC endpoints").
 */
function interfaceEndpoints(plan: Plan, region: string, subnets: readonly Value[]): Resources {
  const secrets = plan.steps.flatMap((step) => Object.values(step.secrets)).map((arn) => arn.split(':')[2]);
  const services = [
    'sqs',
    'logs',
    'ecr.api',
    'ecr.dkr',
    ...(secrets.includes('ssm') ? ['ssm'] : []),
    ...(secrets.includes('secretsmanager') ? ['secretsmanager'] : []),
    ...(instanceRequirements(plan).size > 0 ? ['ecs', 'ecs-agent', 'ecs-telemetry'] : []),
  ];
  const resources: Record<string, Resource> = {
    EndpointSecurityGroup: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: `What agents of the Pipewright workflow ${plan.workflow} call`,
        VpcId: ref('Vpc'),
        SecurityGroupIngress: [
          {
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            SourceSecurityGroupId: att('SecurityGroup', 'GroupId'),
          },
        ],
      },
    },
  };
  for (const service of services) {
    const name = service.replace(/(?:^|[.-])(\w)/g, (_, c: string) => c.toUpperCase());
    resources[`${name}Endpoint`] = endpoint('Interface', region, service, {
      SubnetIds: subnets,
      SecurityGroupIds: [att('EndpointSecurityGroup', 'GroupId')],
      PrivateDnsEnabled: true,
    });
  }
  return resources;
}
