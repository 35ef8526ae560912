import {
  DescribeInstanceTypeOfferingsCommand,
  DescribeInstanceTypesCommand,
  DescribeKeyPairsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import type { InstanceType } from '../../deploy/account-lookups.ts';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** What a region offers of an instance type; undefined where it offers none, or AWS has no such type. */
export async function readInstanceType(
  region: string,
  name: string,
  signal: AbortSignal,
): Promise<InstanceType | undefined> {
  const client = new EC2Client({ ...CLIENT, region });
  const doing = `Looking whether ${region} offers ${name}`;
  let zones: string[];
  try {
    const { InstanceTypeOfferings = [] } = await client.send(
      new DescribeInstanceTypeOfferingsCommand({
        LocationType: 'availability-zone',
        Filters: [{ Name: 'instance-type', Values: [name] }],
      }),
      callLimit(signal),
    );
    zones = InstanceTypeOfferings.flatMap(({ Location }) => Location ?? []).sort();
  } catch (error) {
    signal.throwIfAborted();
    throw accountFailure(error, doing, 'ec2:DescribeInstanceTypeOfferings');
  }
  if (zones.length === 0) return undefined;
  try {
    // By a filter, which leaves out what is not there.
    const { InstanceTypes = [] } = await client.send(
      new DescribeInstanceTypesCommand({ Filters: [{ Name: 'instance-type', Values: [name] }] }),
      callLimit(signal),
    );
    const found = InstanceTypes.find(({ InstanceType }) => InstanceType === name);
    return {
      zones,
      cpus: found?.VCpuInfo?.DefaultVCpus ?? 0,
      memory: found?.MemoryInfo?.SizeInMiB ?? 0,
      gpus: (found?.GpuInfo?.Gpus ?? []).reduce((sum, { Count = 0 }) => sum + Count, 0),
    };
  } catch (error) {
    signal.throwIfAborted();
    throw accountFailure(error, doing, 'ec2:DescribeInstanceTypes');
  }
}

export async function hasKeyPair(region: string, name: string, signal: AbortSignal): Promise<boolean> {
  const client = new EC2Client({ ...CLIENT, region });
  try {
    const { KeyPairs = [] } = await client.send(
      new DescribeKeyPairsCommand({ Filters: [{ Name: 'key-name', Values: [name] }] }),
      callLimit(signal),
    );
    return KeyPairs.some(({ KeyName }) => KeyName === name);
  } catch (error) {
    signal.throwIfAborted();
    throw accountFailure(error, `Looking for the key pair ${name}`, 'ec2:DescribeKeyPairs');
  }
}
