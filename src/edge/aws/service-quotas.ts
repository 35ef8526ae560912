import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { accountFailure, CLIENT, callLimit } from './account-failure.ts';

/** A quota of the account in a region; undefined where there is none of that code. */
export async function readQuota(
  region: string,
  service: string,
  code: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const client = new ServiceQuotasClient({ ...CLIENT, region });
  try {
    const { Quota } = await client.send(
      new GetServiceQuotaCommand({ ServiceCode: service, QuotaCode: code }),
      callLimit(signal),
    );
    return Quota?.Value;
  } catch (error) {
    if ((error as Error).name === 'NoSuchResourceException') return undefined;
    signal.throwIfAborted();
    throw accountFailure(error, `Reading the quota ${code} of ${service}`, 'servicequotas:GetServiceQuota');
  }
}
