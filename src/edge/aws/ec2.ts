import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import type { Networks } from '../../deploy/cloud.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** The networks of an account, through the SDK. */
export function openNetworks(region: string, signal: AbortSignal): Networks {
  const client = new EC2Client({ ...CLIENT, region });
  return {
    async defaultVpc() {
      try {
        const { Vpcs = [] } = await client.send(
          new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
          callLimit(signal),
        );
        return Vpcs[0]?.VpcId;
      } catch (error) {
        throw accountFailure(error, `Looking for the default VPC of ${region}`, 'ec2:DescribeVpcs');
      }
    },
    async subnets(of) {
      try {
        // By a filter, which leaves out what is not there; by id, one missing subnet would be an error.
        const filter =
          'vpc' in of ? { Name: 'vpc-id', Values: [of.vpc] } : { Name: 'subnet-id', Values: [...of.ids] };
        const { Subnets = [] } = await client.send(
          new DescribeSubnetsCommand({ Filters: [filter] }),
          callLimit(signal),
        );
        const vpcs = [...new Set(Subnets.map(({ VpcId = '' }) => VpcId))];
        if (vpcs.length === 0) return [];
        const { RouteTables = [] } = await client.send(
          new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: vpcs }] }),
          callLimit(signal),
        );
        return Subnets.map(({ SubnetId = '', VpcId = '', AvailabilityZone = '' }) => {
          const routes = routesOf(RouteTables, SubnetId, VpcId).filter(
            (route) => route.DestinationCidrBlock === '0.0.0.0/0' && route.State !== 'blackhole',
          );
          const internet = routes.some(({ GatewayId }) => GatewayId?.startsWith('igw-'));
          return {
            id: SubnetId,
            vpc: VpcId,
            zone: AvailabilityZone,
            internet,
            nat: !internet && routes.length > 0,
          };
        });
      } catch (error) {
        throw accountFailure(
          error,
          'Looking at subnets and their routes',
          'ec2:DescribeSubnets and ec2:DescribeRouteTables',
        );
      }
    },
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
