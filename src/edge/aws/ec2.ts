import {
  DescribeAvailabilityZonesCommand,
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeKeyPairsCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import type { InstanceType } from '../../deploy/account-lookups.ts';
import type { Networks } from '../../deploy/cloud.ts';
import type { AwsSession } from './aws-session.ts';

// These calls use filters, which skip what does not exist; an id that does not exist would be an error.

/** The networks of an account. */
export function openNetworks(aws: AwsSession): Networks {
  const client = aws.client(EC2Client);
  return {
    async zones() {
      // Without local zones; AWS itself leaves out those that the account has not opted into.
      const describe = new DescribeAvailabilityZonesCommand({
        Filters: [
          { Name: 'zone-type', Values: ['availability-zone'] },
          { Name: 'state', Values: ['available'] },
        ],
      });
      const { AvailabilityZones = [] } = await aws.call(
        `Listing the availability zones of ${aws.region}`,
        'ec2:DescribeAvailabilityZones',
        () => client.send(describe, aws.timeout()),
      );
      return AvailabilityZones.map(({ ZoneName: name = '', ZoneId: id = '' }) => ({ name, id }));
    },
    async defaultVpc() {
      const describe = new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
      const { Vpcs = [] } = await aws.call(
        `Looking for the default VPC of ${aws.region}`,
        'ec2:DescribeVpcs',
        () => client.send(describe, aws.timeout()),
      );
      return Vpcs[0]?.VpcId;
    },
    subnets: (of) =>
      aws.call(
        'Reading subnets and their routes',
        'ec2:DescribeSubnets and ec2:DescribeRouteTables',
        async () => {
          const filter =
            'vpc' in of ? { Name: 'vpc-id', Values: [of.vpc] } : { Name: 'subnet-id', Values: [...of.ids] };
          const { Subnets = [] } = await client.send(
            new DescribeSubnetsCommand({ Filters: [filter] }),
            aws.timeout(),
          );
          const vpcs = [...new Set(Subnets.map(({ VpcId = '' }) => VpcId))];
          if (vpcs.length === 0) return [];
          const { RouteTables = [] } = await client.send(
            new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: vpcs }] }),
            aws.timeout(),
          );
          return Subnets.map((subnet) => {
            const { SubnetId: id = '', VpcId: vpc = '', AvailabilityZone: zone = '' } = subnet;
            const routes = routesOf(RouteTables, id, vpc).filter(
              (route) => route.DestinationCidrBlock === '0.0.0.0/0' && route.State !== 'blackhole',
            );
            const internet = routes.some(({ GatewayId }) => GatewayId?.startsWith('igw-'));
            return {
              id,
              vpc,
              zone,
              zoneId: subnet.AvailabilityZoneId,
              internet,
              nat: !internet && routes.length > 0,
              mapsPublicIp: subnet.MapPublicIpOnLaunch ?? false,
            };
          });
        },
      ),
  };
}

/** A subnet without a table of its own has its VPC's main one (Amazon VPC User Guide, "Route tables"). */
function routesOf(tables: readonly RouteTable[], subnet: string, vpc: string) {
  const own = tables.find(({ Associations }) => Associations?.some(({ SubnetId }) => SubnetId === subnet));
  const main = tables.find(
    ({ VpcId, Associations }) => VpcId === vpc && Associations?.some(({ Main }) => Main),
  );
  return (own ?? main)?.Routes ?? [];
}

/** What a region offers of an instance type; undefined if it does not offer it, or AWS has no such type. */
export async function readInstanceType(aws: AwsSession, name: string): Promise<InstanceType | undefined> {
  const client = aws.client(EC2Client);
  const Filters = [{ Name: 'instance-type', Values: [name] }];
  const doing = `Checking whether ${aws.region} offers ${name}`;
  const offerings = new DescribeInstanceTypeOfferingsCommand({ LocationType: 'availability-zone', Filters });
  const { InstanceTypeOfferings = [] } = await aws.call(doing, 'ec2:DescribeInstanceTypeOfferings', () =>
    client.send(offerings, aws.timeout()),
  );
  const zones = InstanceTypeOfferings.flatMap(({ Location }) => Location ?? []).sort();
  if (zones.length === 0) return undefined;
  const { InstanceTypes = [] } = await aws.call(doing, 'ec2:DescribeInstanceTypes', () =>
    client.send(new DescribeInstanceTypesCommand({ Filters }), aws.timeout()),
  );
  const type = InstanceTypes.find(({ InstanceType }) => InstanceType === name);
  return {
    zones,
    cpus: type?.VCpuInfo?.DefaultVCpus ?? 0,
    memory: type?.MemoryInfo?.SizeInMiB ?? 0,
    gpus: (type?.GpuInfo?.Gpus ?? []).reduce((sum, { Count = 0 }) => sum + Count, 0),
  };
}

export async function hasKeyPair(aws: AwsSession, name: string): Promise<boolean> {
  const describe = new DescribeKeyPairsCommand({ Filters: [{ Name: 'key-name', Values: [name] }] });
  const { KeyPairs = [] } = await aws.call(`Looking for the key pair ${name}`, 'ec2:DescribeKeyPairs', () =>
    aws.client(EC2Client).send(describe, aws.timeout()),
  );
  return KeyPairs.some(({ KeyName }) => KeyName === name);
}
