import type { ResourceNames, Site } from '../protocol/resource-names.ts';
import type { Plan } from '../workflow/plan.ts';
import { actions, allow, type Statement } from './template/role-resources.ts';

/**
 * The tag that CloudFormation gives whatever it makes in EC2. Users cannot set tags that begin with `aws:`.
 */
const STACK_TAG = 'aws:ResourceTag/aws:cloudformation:stack-name';

/** Actions of EC2, by what they do to which resource. */
interface Ec2Actions {
  readonly read: string;
  readonly create: string;
  readonly change: string;
  readonly remove: string;
}

/** What CloudFormation's handlers call for the security groups, which each workflow has. */
export function securityGroupRights(names: ResourceNames, site: Site): Statement[] {
  return ec2Rights(names, site, {
    read: 'DescribeSecurityGroups DescribeInstances',
    create: 'CreateSecurityGroup',
    change: [
      'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress',
      'UpdateSecurityGroupRuleDescriptionsIngress UpdateSecurityGroupRuleDescriptionsEgress',
      'CreateTags DeleteTags',
    ].join(' '),
    remove: 'DeleteSecurityGroup RevokeSecurityGroupIngress',
  });
}

/** Whether the stack makes a network: `maybe` where that depends on the region's default VPC. */
export function makesNetwork({ subnets, network }: Plan): 'yes' | 'no' | 'maybe' {
  if (subnets.length > 0) return 'no';
  return network === 'isolated' ? 'yes' : 'maybe';
}

/** What CloudFormation's handlers call for a network of the stack's own. */
export function networkRights(plan: Plan, names: ResourceNames, site: Site): Statement[] {
  const isolated = plan.network === 'isolated';
  const gateway = (text: string) => (isolated ? [] : [text]);
  return [
    ...ec2Rights(names, site, {
      read: [
        'DescribeAvailabilityZones DescribeVpcs DescribeVpcAttribute DescribeVpcEncryptionControls',
        'DescribeNetworkAcls DescribeSubnets DescribeRouteTables DescribeVpcEndpoints',
        ...gateway('DescribeInternetGateways DescribeVpnGateways DescribeNetworkInterfaces'),
      ].join(' '),
      create: [
        'CreateVpc CreateSubnet CreateRouteTable CreateVpcEndpoint',
        ...gateway('CreateInternetGateway'),
      ].join(' '),
      change: [
        'ModifyVpcAttribute ModifySubnetAttribute AssociateRouteTable ReplaceRouteTableAssociation',
        'ModifyVpcEndpoint',
        ...gateway('AttachInternetGateway CreateRoute ReplaceRoute'),
      ].join(' '),
      remove: [
        'DeleteVpc DeleteSubnet DeleteRouteTable DisassociateRouteTable DeleteVpcEndpoints',
        ...gateway('DetachInternetGateway DeleteInternetGateway DeleteRoute'),
      ].join(' '),
    }),
    // Endpoints have names in a private zone of Route 53 (Service Authorization Reference,
    // ec2:CreateVpcEndpoint).
    ...(isolated
      ? [allow(['route53:AssociateVPCWithHostedZone'], [`arn:${names.partition}:route53:::hostedzone/*`])]
      : []),
  ];
}

/**
 * Ids are not known in advance. What is removed must have the stack's tag. What is changed need not have a
 * tag yet, because handlers change some resources before they tag them, but must not have another stack's.
 */
function ec2Rights(
  names: ResourceNames,
  { region }: Site,
  { read, create, change, remove }: Ec2Actions,
): Statement[] {
  const StringEquals = { 'aws:RequestedRegion': region };
  const tag = { [STACK_TAG]: names.base };
  return [
    allow(actions('ec2', read), ['*']),
    allow(actions('ec2', create), ['*'], { StringEquals }),
    allow(actions('ec2', change), ['*'], { StringEquals, StringEqualsIfExists: tag }),
    allow(actions('ec2', remove), ['*'], { StringEquals: { ...StringEquals, ...tag } }),
  ];
}
