import { GetServiceQuotaCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { type AwsSession, isNamed } from './aws-session.ts';

/** A quota of the account in the region; undefined where there is none with that code. */
export async function readQuota(aws: AwsSession, service: string, code: string): Promise<number | undefined> {
  const quota = new GetServiceQuotaCommand({ ServiceCode: service, QuotaCode: code });
  const answer = await aws.find(
    `Reading the quota ${code} of ${service}`,
    'servicequotas:GetServiceQuota',
    (error) => isNamed(error, /^NoSuchResourceException$/),
    () => aws.client(ServiceQuotasClient).send(quota, aws.timeout()),
  );
  return answer?.Quota?.Value;
}
